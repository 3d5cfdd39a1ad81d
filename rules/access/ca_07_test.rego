package triage.ca_07_test

import data.triage.ca_07
import data.triage.lib.verdicts

judged(value) := result if result := ca_07.result with input as value

covered := {
	"total": 2, "covered": 2, "open": [], "weaker": [], "unknown": [], "separate": [], "everyone": null,
	"policies": [{"id": "p1", "name": "Block other countries"}], "reportOnly": [], "disabled": [], "securityDefaults": false, "perUserMfa": "read",
}

ana := {"id": "u1", "name": "Ana", "upn": "ana@x", "where": "everywhere", "why": "“Block other countries” leaves the account out by name"}

outcome(changes, profile) := judged({"basis": "graph", "profile": profile, "facts": {"countryBlockCoverage": object.union(covered, changes)}})

test_refused_for_everybody if {
	verdicts.says(outcome({}, {"countries": ["US", "MX"]}), {
		"status": "pass", "first evidence": "Countries where your staff work, by the profile: US, MX.", "evidence has": "2 of 2 accounts are covered.",
	})
}

test_no_country_named if {
	contains(outcome({}, {}).evidence[0], "the United States is assumed")
	contains(outcome({}, {"countries": []}).evidence[0], "the United States is assumed")
}

test_one_account_left_out if {
	verdicts.says(outcome({"covered": 1, "open": [ana]}, {}), {"status": "partial", "summary": "One account can be signed in to from countries where nobody works", "first id": "u1"})
}

test_refused_for_nobody if outcome({"total": 1, "covered": 0, "open": [ana]}, {}).status == "fail"

test_a_gap if outcome({"covered": 1, "weaker": [object.union(ana, {"where": "by device code sign-in"})]}, {}).status == "partial"

test_cannot_tell if outcome({"covered": 1, "unknown": [ana]}, {}).status == "notAssessed"

test_nobody_there if outcome({"total": 0, "covered": 0}, {}).status == "notApplicable"
