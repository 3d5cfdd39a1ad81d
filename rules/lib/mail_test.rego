package triage.lib.mail_test

import data.triage.lib.mail
import data.triage.lib.verdicts

rule := {"Name": "Copies", "State": "Enabled", "Mode": "Enforce", "ActivationDate": null, "ExpiryDate": null}

running(changes) := answer if answer := mail.running(object.union(rule, changes)) with input as {"now": "2026-11-22T02:00:00Z"}

test_mail_flow_rules_that_act if {
	every given in [{}, {"State": null, "Enabled": true}] { running(given) == "yes" }
	every changes in [{"State": "disabled"}, {"State": "Disabled", "Mode": null}, {"Mode": "AuditAndNotify"}, {"State": null, "Enabled": "False"}] {
		running(changes) == "no"
	}
	every changes in [{"State": null}, {"State": "Later"}, {"Mode": null}, {"Mode": 1}] { running(changes) == "unknown" }
}

test_a_rule_outside_its_dates_may_not_act if {
	running({"ActivationDate": "2026-01-01T08:30:00.5+01:00", "ExpiryDate": "2027-01-01T00:00:00Z"}) == "yes"
	every changes in [
		{"ExpiryDate": "2026-01-01T00:00:00Z"}, {"ActivationDate": "2027-01-01T00:00:00Z"}, {"ExpiryDate": "next year"},
		{"ActivationDate": "/Date(1669389338000)/"}, {"ExpiryDate": 1669389338000},
	] { running(changes) == "unknown" }
	running({"ExpiryDate": "2026-01-01T00:00:00Z", "State": "Disabled"}) == "no"
}

test_what_is_written_at_keys if {
	mail.entries({"a": ["x", null, ""], "b": "y", "c": {"z": 1}, "d": null}, ["a", "b", "c", "d", "e"]) == ["x", "y", "{\"z\":1}"]
}

own := {
	"domains": [{"id": "Practice.example", "isVerified": true}, {"id": "pending.example", "isVerified": false}],
	"organization": [{"verifiedDomains": [{"name": "practice.onmicrosoft.com"}, {"name": null}]}, {"verifiedDomains": null}],
}

place(address) := where if where := mail.place(address) with input as {"sources": own}

test_where_an_address_lies if {
	every value in ["ana@practice.EXAMPLE", "ana@practice.onmicrosoft.com"] { place(value) == "inside" }
	every value in ["ana@gmail.example", "ana@pending.example", "ana@notpractice.example"] { place(value) == "outside" }
	place("ana@archive.practice.example") == "unknown"
	every text in ["Ana", "a@b@c", "{\"Name\":\"a@b\"}"] { place(text) == "unknown" }
	unread := mail.place("ana@gmail.example") with input as {"sources": {}}
	unread == "unknown"
}

texts := {
	"yes": "Good", "no": "Bad", "partly": "Half", "some_one": "policy is weak", "some_many": "policies are weak", "unclear": "Unclear",
	"standard": "The default policy", "policies": "policies", "weaker": "“%s” is good.",
}

row(name, grade) := mail.graded({"Name": name, "Guid": lower(name)}, "Default", grade, "something")

verdict(rows) := mail.verdict(rows, texts, ["evidence"])

test_the_standard_policy if {
	row("Default", "whole") == {"id": "default", "name": "Default", "standard": true, "grade": "whole", "lacks": "something"}
	not row("Special", "whole").standard
	mail.graded({"Name": "A", "IsDefault": true}, "Default", "whole", "").standard
}

test_all_good if verdict([row("Default", "whole"), row("Special", "whole")]) == {"status": "pass", "summary": "Good", "evidence": ["evidence"]}

test_all_bad if {
	verdict([row("Default", "none"), row("Special", "none")]).status == "fail"
	verdict([row("Default", "none")]).affected == [{"type": "policy", "id": "default", "name": "Default", "detail": "something"}]
}

test_a_weak_special_policy if verdicts.says(verdict([row("Default", "whole"), row("Special", "none"), row("Other", "unknown")]), {
	"status": "partial", "summary": "One policy is weak", "ids": ["special"],
})

test_a_part_for_everybody if {
	verdict([row("Default", "half")]).summary == "Half"
	verdict([row("Default", "none"), row("Special", "half")]).status == "partial"
}

test_what_cannot_be_told if {
	verdict([]).reason == "The default policy is not in the export or not clear. Export the policies again."
	verdict([row("Default", "unknown")]).status == "notAssessed"
	verdict([row("Default", "whole"), row("Special", "unknown")]).reason == "The export is not clear about the policy “Special”. Export the policies again."
	verdict([row("Default", "none"), row("Special", "unknown"), row("Other", "whole")]).status == "notAssessed"
	verdict([row("Default", "half"), row("Special", "whole")]).reason == "“Special” is good."
}
