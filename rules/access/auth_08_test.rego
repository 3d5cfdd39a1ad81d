package triage.auth_08_test

import data.triage.auth_08

covered := {
	"total": 2, "covered": 2, "open": [], "weaker": [], "unknown": [], "separate": [], "everyone": null,
	"policies": [{"id": "p1", "name": "MFA"}], "reportOnly": [], "disabled": [], "securityDefaults": false, "perUserMfa": "read",
}

ana := {"id": "u1", "name": "Ana", "upn": "ana@x", "where": "everywhere", "why": "“MFA” leaves the account out by name"}

outcome(changes) := result if {
	result := auth_08.result with input as {"basis": "graph", "facts": {"adminPortalMfaCoverage": object.union(covered, changes)}}
}

test_everybody_is_asked if {
	result := outcome({})
	result.status == "pass"
	count([line | some line in result.evidence; startswith(line, "Beside your own settings, Microsoft in its public cloud asks")]) == 1
	"2 of 2 accounts are covered." in result.evidence
}

test_one_account_is_not if {
	result := outcome({"covered": 1, "open": [ana]})
	result.status == "partial"
	result.affected[0].id == "u1"
	result.summary == "One account is not asked for a second step at the administration pages by your own settings"
}

test_nobody_is if {
	outcome({"total": 1, "covered": 0, "open": [ana], "policies": []}).status == "fail"
}

test_a_gap if {
	outcome({"covered": 1, "weaker": [object.union(ana, {"where": "from “Office”"})]}).status == "partial"
}

test_cannot_tell if {
	result := outcome({"covered": 1, "unknown": [ana]})
	result.status == "notAssessed"
	count(result.evidence) == 1
}

test_nobody_there if {
	outcome({"total": 0, "covered": 0}).status == "notApplicable"
}

test_a_policy_for_some_of_the_pages if {
	result := outcome({"total": 1, "covered": 0, "open": [object.union(ana, {"where": "to the Azure portal", "why": "no policy"})]})
	result.status == "partial"
	result.summary == "Not every administration page asks for a second step by your own settings"
}
