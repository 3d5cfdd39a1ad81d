package triage.lib.mail_test

import data.triage.lib.mail

rule := {"Name": "Copies", "State": "Enabled", "Mode": "Enforce", "ActivationDate": null, "ExpiryDate": null}

running(changes) := answer if {
	answer := mail.running(object.union(rule, changes)) with input as {"now": "2026-11-22T02:00:00Z"}
}

test_mail_flow_rules_that_act if {
	running({}) == "yes"
	running({"State": "disabled"}) == "no"
	running({"State": "Disabled", "Mode": null}) == "no"
	running({"Mode": "AuditAndNotify"}) == "no"
	running({"State": null, "Enabled": true}) == "yes"
	running({"State": null, "Enabled": "False"}) == "no"
	every changes in [{"State": null}, {"State": "Later"}, {"Mode": null}, {"Mode": 1}] { running(changes) == "unknown" }
}

test_a_rule_outside_its_dates_may_not_act if {
	running({"ActivationDate": "2026-01-01T08:30:00.5+01:00", "ExpiryDate": "2027-01-01T00:00:00Z"}) == "yes"
	every changes in [
		{"ExpiryDate": "2026-01-01T00:00:00Z"}, {"ActivationDate": "2027-01-01T00:00:00Z"}, {"ExpiryDate": "next year"},
		{"ActivationDate": "/Date(1669389338000)/"}, {"ExpiryDate": 1669389338000},
	] {
		running(changes) == "unknown"
	}
	running({"ExpiryDate": "2026-01-01T00:00:00Z", "State": "Disabled"}) == "no"
}

test_what_is_written_at_keys if {
	mail.entries({"a": ["x", null, ""], "b": "y", "c": {"z": 1}, "d": null}, ["a", "b", "c", "d", "e"]) == ["x", "y", "{\"z\":1}"]
}

own := {
	"domains": [{"id": "Practice.example", "isVerified": true}, {"id": "pending.example", "isVerified": false}],
	"organization": [{"verifiedDomains": [{"name": "practice.onmicrosoft.com"}, {"name": null}]}, {"verifiedDomains": null}],
}

place(address) := where if {
	where := mail.place(address) with input as {"sources": own}
}

test_where_an_address_lies if {
	place("ana@practice.EXAMPLE") == "inside"
	place("ana@practice.onmicrosoft.com") == "inside"
	place("ana@gmail.example") == "outside"
	place("ana@pending.example") == "outside"
	place("ana@notpractice.example") == "outside"
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
	mail.graded({"Name": "A", "IsBuiltInProtection": "True"}, "Default", "whole", "").standard
}

test_all_good if verdict([row("Default", "whole"), row("Special", "whole")]) == {"status": "pass", "summary": "Good", "evidence": ["evidence"]}

test_all_bad if {
	verdict([row("Default", "none"), row("Special", "none")]).status == "fail"
	verdict([row("Default", "none")]).affected == [{"type": "policy", "id": "default", "name": "Default", "detail": "something"}]
}

test_a_weak_special_policy if {
	result := verdict([row("Default", "whole"), row("Special", "none"), row("Other", "unknown")])
	result.status == "partial"
	result.summary == "One policy is weak"
	[one.id | some one in result.affected] == ["special"]
}

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

policies := [
	{"Name": "Built-In Protection Policy", "IsBuiltInProtection": true}, {"Name": "Doctors"}, {"Name": "All"}, {"Name": "Old"},
	{"Name": "Standard Preset Security Policy1", "RecommendedPolicyType": "Standard"},
]

everybody := {"Policy": "all", "State": "Enabled", "Priority": 1, "RecipientDomainIs": ["practice.example", "Practice.onmicrosoft.com"]}

doctors := {"Policy": "Doctors", "State": "Enabled", "Priority": "0", "SentToMemberOf": ["doctors@practice.example"]}

acting(rules) := {policy.Name: object.get(policy, "forEverybody", false) | some policy in acts} if {
	acts := mail.acting(policies, "Built-In Protection Policy", rules, "Policy") with input as {"sources": own}
}

preset := "Standard Preset Security Policy1"

test_a_policy_for_all_domains_takes_the_place_of_those_after_it if {
	acting([everybody, doctors]) == {"All": true, "Doctors": false, preset: false}
	acting([everybody, object.union(doctors, {"Priority": 2})]) == {"All": true, preset: false}
}

test_a_policy_without_an_enabled_rule_reaches_nobody if {
	acting([]) == {"Built-In Protection Policy": false, preset: false}
	acting([object.union(doctors, {"State": "Disabled"})]) == acting([])
}

test_a_condition_or_an_exception_is_not_everybody if {
	every change in [
		{"SentTo": ["a@practice.example"]}, {"ExceptIfRecipientDomainIs": "practice.example"}, {"RecipientDomainIs": ["practice.example"]},
		{"RecipientDomainIs": null}, {"State": null},
	] {
		acting([object.union(everybody, change)]) == {"Built-In Protection Policy": false, "All": false, preset: false}
	}
	acting([everybody, everybody])["All"] == false
}

test_without_the_rules_every_policy_may_act if {
	count(acting(null)) == 5
}

test_where_no_domain_is_known_nothing_is_for_everybody if {
	acts := mail.acting(policies, "Built-In Protection Policy", [everybody], "Policy") with input as {"sources": {}}
	{policy.Name | some policy in acts} == {"Built-In Protection Policy", "All", preset}
}
