package triage.risk_01_test

import data.triage.lib.verdicts
import data.triage.risk_01

covered := {
	"total": 3, "covered": 3, "open": [], "weaker": [], "unknown": [], "separate": [], "everyone": null,
	"policies": [{"id": "p1", "name": "Risk"}], "reportOnly": [], "disabled": [], "securityDefaults": false, "perUserMfa": "read",
}

assess(changes, again) := result if {
	facts := {"signInRiskCoverage": object.union(covered, changes), "signInRiskAgainCoverage": object.union(covered, again)}
	result := risk_01.result with input as {"facts": facts}
}

verdict(changes) := assess(changes, {})

ana := {"id": "u1", "name": "Ana", "upn": "ana@x", "where": "everywhere", "why": "“Risk” leaves the account out by name"}

ben := {"id": "u2", "name": "Ben", "upn": "ben@x", "where": "from “Office”", "why": "“Risk” does not reach these sign-ins"}

test_everybody_is_covered if {
	verdicts.says(verdict({}), {"status": "pass", "evidence": ["3 of 3 accounts are covered.", "Enabled policies that count: “Risk”.", "Security defaults are off."]})
}

test_a_remembered_second_step_leaves_a_gap if {
	verdicts.says(assess({}, {"total": 2, "covered": 0, "open": [ana, ben]}), {
		"status": "partial", "affected": [{"type": "conditionalAccessPolicy", "id": "p1", "name": "Risk", "detail": "does not ask again in a session that passed the second step before"}],
		"evidence has": "3 of 3 accounts are covered.",
	})
	verdicts.says(assess({}, {"covered": 2, "open": [ana]}), {"status": "partial", "ids": ["u1"]})
	assess({}, {"covered": 2, "unknown": [object.union(ana, {"why": "it is not known"})]}).status == "notAssessed"
}

test_whoever_is_not_asked_at_all_comes_first if [one.id | some one in assess({"covered": 2, "open": [ben]}, {"covered": 0, "open": [ana, ben]}).affected] == ["u2"]

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

test_a_gap_for_one if verdicts.says(verdict({"covered": 2, "weaker": [ben]}), {"status": "partial", "summary": "Sign-ins with high risk are checked again, with a gap for one account"})

test_cannot_tell if verdict({"covered": 2, "unknown": [ana]}).status == "notAssessed"

test_nobody_there if verdict({"total": 0, "covered": 0}).status == "notApplicable"
