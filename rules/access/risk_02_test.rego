package triage.risk_02_test

import data.triage.risk_02

covered := {
	"total": 3, "covered": 3, "open": [], "weaker": [], "unknown": [], "separate": [], "everyone": null,
	"policies": [{"id": "p1", "name": "Risk"}], "reportOnly": [], "disabled": [], "securityDefaults": false, "perUserMfa": "read",
}

verdict(changes) := result if {
	result := risk_02.result with input as {"facts": {"userRiskCoverage": object.union(covered, changes)}}
}

ana := {"id": "u1", "name": "Ana", "upn": "ana@x", "where": "everywhere", "why": "“Risk” leaves the account out by name"}

ben := {"id": "u2", "name": "Ben", "upn": "ben@x", "where": "from “Office”", "why": "“Risk” does not reach these sign-ins"}

test_everybody_is_covered if {
	result := verdict({})
	result.status == "pass"
	result.evidence == ["3 of 3 accounts are covered.", "Enabled policies that count: “Risk”.", "Security defaults are off."]
}

test_nobody_is_covered if {
	result := verdict({"total": 2, "covered": 0, "open": [ana, ben], "policies": [], "reportOnly": [{"id": "p2", "name": "Try"}]})
	result.status == "fail"
	count(result.affected) == 2
	"Only reporting, so not counted: “Try”." in result.evidence
}

test_one_account_left_out if {
	result := verdict({"covered": 2, "open": [ana]})
	result.status == "partial"
	startswith(result.summary, "One account can ")
	result.affected == [{"type": "user", "id": "u1", "name": "Ana", "detail": "“Risk” leaves the account out by name"}]
}

test_a_gap_for_one if {
	result := verdict({"covered": 2, "weaker": [ben]})
	result.status == "partial"
	endswith(result.summary, ", with a gap for one account")
}

test_cannot_tell if {
	verdict({"covered": 2, "unknown": [ana]}).status == "notAssessed"
}

test_nobody_there if {
	verdict({"total": 0, "covered": 0}).status == "notApplicable"
}
