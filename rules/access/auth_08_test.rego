package triage.auth_08_test

import data.triage.auth_08
import data.triage.lib.verdicts

covered := {
	"total": 2, "covered": 2, "open": [], "weaker": [], "unknown": [], "separate": [], "everyone": null,
	"policies": [{"id": "p1", "name": "MFA"}], "reportOnly": [], "disabled": [], "securityDefaults": false, "perUserMfa": "read",
}

ana := {"id": "u1", "name": "Ana", "upn": "ana@x", "where": "everywhere", "why": "“MFA” leaves the account out by name"}

outcome(changes) := result if result := auth_08.result with input as {"basis": "graph", "facts": {"adminPortalMfaCoverage": object.union(covered, changes)}}

test_everybody_is_asked if {
	result := outcome({})
	verdicts.says(result, {"status": "pass", "evidence has": "2 of 2 accounts are covered."})
	count([line | some line in result.evidence; startswith(line, "Beside your own settings, Microsoft in its public cloud asks")]) == 1
}

test_one_account_is_not if {
	verdicts.says(outcome({"covered": 1, "open": [ana]}), {
		"status": "partial", "summary": "One account is not asked for a second step at the administration pages by your own settings", "first id": "u1",
	})
}

test_nobody_is if outcome({"total": 1, "covered": 0, "open": [ana], "policies": []}).status == "fail"

test_a_gap if outcome({"covered": 1, "weaker": [object.union(ana, {"where": "from “Office”"})]}).status == "partial"

test_cannot_tell if verdicts.says(outcome({"covered": 1, "unknown": [ana]}), {"status": "notAssessed", "evidence count": 1})

test_nobody_there if outcome({"total": 0, "covered": 0}).status == "notApplicable"

test_a_policy_for_some_of_the_pages if {
	verdicts.says(outcome({"total": 1, "covered": 0, "open": [object.union(ana, {"where": "to the Azure portal", "why": "no policy"})]}), {
		"status": "partial", "summary": "Not every administration page asks for a second step by your own settings",
	})
}
