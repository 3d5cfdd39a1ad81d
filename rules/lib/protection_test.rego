package triage.lib.protection_test

import data.triage.lib.protection
import data.triage.lib.verdicts

recipient(places, changes) := object.union({"who": [{"type": "user", "id": "u1", "name": "Ana"}], "certain": true, "policies": places, "unprotected": false, "unlisted": false}, changes)

row(name, grade) := protection.graded({"Name": name, "Guid": lower(name)}, grade, "something")

rows := [row("A", "whole"), row("B", "half"), row("C", "none"), row("D", "unknown")]

fact(recipients) := {"reach": ["some", "some", "some", "some"], "recipients": recipients, "unread": []}

standing(recipients) := protection.standing(rows, fact(recipients))

test_standing if {
	standing([recipient([0], {})]) == "whole"
	standing([recipient([2], {}), recipient([], {"unprotected": true, "certain": false})]) == "none"
	every given in [[recipient([1], {}), recipient([0], {})], [recipient([1, 2], {}), recipient([3], {})]] { standing(given) == "half" }
	every given in [[0, 2], [3]] { standing([recipient(given, {})]) == "unknown" }
	every given in [recipient([2], {"certain": false}), recipient([], {"unlisted": true})] { standing([recipient([0], {}), given]) == "unknown" }
}

texts := {
	"yes": "Good", "no": "Bad", "partly": "Half", "some_one": "policy is weak", "some_many": "policies are weak",
	"bare_one": "recipient has nothing", "bare_many": "recipients have nothing", "unclear": "Unclear", "standard": "The default policy", "policies": "policies",
}

verdict(recipients) := protection.verdict(rows, fact(recipients), texts, [])

test_verdicts if {
	verdict([recipient([0], {})]).status == "pass"
	bad := verdict([recipient([2], {})])
	[bad.status, bad.summary] == ["fail", "Bad"]
	bad.affected == [{"type": "policy", "id": "c", "name": "C", "detail": "something"}]
	some_weak := verdict([recipient([0], {}), recipient([1], {})])
	[some_weak.status, some_weak.summary] == ["partial", "One policy is weak"]
	verdict([recipient([2], {}), recipient([1], {})]).summary == "Half"
	verdicts.says(verdict([recipient([0], {}), recipient([], {"unprotected": true})]), {"summary": "One recipient has nothing", "first id": "u1"})
}

test_what_cannot_be_told_stands_beside_what_was_found if verdicts.says(verdict([recipient([1], {}), recipient([0, 2], {})]), {
	"status": "partial",
	"evidence has": "Whom these reach cannot be told: “A” and “C”. Look in the Defender portal whom each reaches, or read the tenant's accounts and domains too.",
})

test_reasons if {
	verdict([recipient([3], {})]).reason == "The export is not clear about the policy “D”. Export the policies again."
	contains(protection.verdict([row("A", "whole")], {"reach": ["unknown"], "recipients": [recipient([0], {"unprotected": true})], "unread": ["Get-X"]}, texts, []).reason, "Export Get-X too.")
}
