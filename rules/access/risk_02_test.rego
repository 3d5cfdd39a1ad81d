package triage.risk_02_test

import data.triage.lib.verdicts
import data.triage.risk_02

covered := {
	"total": 3, "covered": 3, "open": [], "weaker": [], "unknown": [], "separate": [], "everyone": null,
	"policies": [{"id": "p1", "name": "Risk"}], "reportOnly": [], "disabled": [], "securityDefaults": false, "perUserMfa": "read",
}

verdict(changes) := result if result := risk_02.result with input as {"facts": {"userRiskCoverage": object.union(covered, changes)}}

ana := {"id": "u1", "name": "Ana", "upn": "ana@x", "where": "everywhere", "why": "“Risk” leaves the account out by name"}

ben := {"id": "u2", "name": "Ben", "upn": "ben@x", "where": "from “Office”", "why": "“Risk” does not reach these sign-ins"}

test_everybody_is_covered if {
	verdicts.says(verdict({}), {"status": "pass", "evidence": ["3 of 3 accounts are covered.", "Enabled policies that count: “Risk”.", "Security defaults are off."]})
}

test_nobody_is_covered if {
	verdicts.says(verdict({"total": 2, "covered": 0, "open": [ana, ben], "policies": [], "reportOnly": [{"id": "p2", "name": "Try"}]}), {
		"status": "fail", "affected count": 2, "evidence has": "Only reporting, so not counted: “Try”.",
	})
}

test_one_account_left_out if {
	result := verdict({"covered": 2, "open": [ana]})
	verdicts.says(result, {"status": "partial", "affected": [{"type": "user", "id": "u1", "name": "Ana", "detail": "“Risk” leaves the account out by name"}]})
	startswith(result.summary, "One account can ")
}

test_a_gap_for_one if verdicts.says(verdict({"covered": 2, "weaker": [ben]}), {"status": "partial", "summary": "Accounts at high risk need a new password, with a gap for one account"})

test_cannot_tell if verdict({"covered": 2, "unknown": [ana]}).status == "notAssessed"

test_nobody_there if verdict({"total": 0, "covered": 0}).status == "notApplicable"
