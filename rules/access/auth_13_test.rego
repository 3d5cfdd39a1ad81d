package triage.auth_13_test

import data.triage.auth_13
import data.triage.lib.verdicts

covered := {
	"total": 3, "covered": 3, "open": [], "weaker": [], "unknown": [], "separate": [], "everyone": null,
	"policies": [{"id": "p1", "name": "Block old protocols"}], "reportOnly": [], "disabled": [], "securityDefaults": false, "perUserMfa": "read",
}

scanner := {"id": "u1", "name": "Scanner", "upn": "scan@x", "where": "with old mail programs", "why": "“Block old protocols” leaves the account out by name"}

outcome(changes) := result if result := auth_13.result with input as {"basis": "graph", "facts": {"legacyBlockCoverage": object.union(covered, changes)}}

test_blocked_for_everybody if outcome({}).status == "pass"

test_blocked_by_security_defaults if verdicts.says(outcome({"policies": [], "securityDefaults": true}), {"status": "pass", "evidence has": "Security defaults are on."})

test_one_account_left_out if {
	verdicts.says(outcome({"covered": 2, "open": [scanner]}), {
		"status": "partial", "summary": "One account still lets old mail programs in with a password alone",
		"affected": [{"type": "user", "id": "u1", "name": "Scanner", "detail": "with old mail programs: “Block old protocols” leaves the account out by name"}],
	})
}

test_two_accounts_left_out if {
	other := object.union(scanner, {"id": "u2"})
	outcome({"covered": 1, "open": [scanner, other]}).summary == "Two accounts still let old mail programs in with a password alone"
}

test_nobody_is_blocked if {
	verdicts.says(outcome({"total": 1, "covered": 0, "open": [scanner], "policies": [], "reportOnly": [{"id": "p2", "name": "Try"}]}), {
		"status": "fail", "evidence has": "Only reporting, so not counted: “Try”.",
	})
}

test_a_gap if {
	verdicts.says(outcome({"covered": 2, "weaker": [object.union(scanner, {"where": "from “Office”"})]}), {"status": "partial", "summary": "Old sign-in protocols are blocked, with a gap for one account"})
}

test_cannot_tell if outcome({"covered": 2, "unknown": [scanner]}).status == "notAssessed"

test_nobody_there if outcome({"total": 0, "covered": 0}).status == "notApplicable"
