package triage.spo_11_test

import data.triage.spo_11

given(word, evidence) := result if {
	result := spo_11.result with input as {"basis": "answer", "tenant": {"displayName": "P"}, "answer": {"answer": word, "by": "Ann", "on": "2026-11-01", "evidence": evidence}}
}

test_yes_with_evidence if given("yes", "On file, 2026-09-08").status == "pass"

test_yes_without_evidence if given("yes", "").status == "partial"

test_partly if given("partly", "").status == "partial"

test_no if {
	given("no", "").status == "fail"
	given("no", "").summary == "The SharePoint sites were not looked through within the last year, or what was too wide was not put right"
}

test_does_not_apply_needs_a_reason if {
	given("notApplicable", "").status == "notAssessed"
	given("notApplicable", "Not in use").status == "notApplicable"
}
