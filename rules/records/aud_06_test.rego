package triage.aud_06_test

import data.triage.aud_06

given(word, evidence) := result if {
	result := aud_06.result with input as {"basis": "answer", "tenant": {"displayName": "P"}, "answer": {"answer": word, "by": "Ann", "on": "2026-11-01", "evidence": evidence}}
}

test_yes_with_notes if given("yes", "Weekly sheet, last entry 2026-11-16").status == "pass"

test_yes_without_notes if given("yes", "").status == "partial"

test_partly if given("partly", "").status == "partial"

test_no if {
	given("no", "").status == "fail"
	given("no", "").summary == "No named person reviews the logs on a schedule"
}

test_does_not_apply_needs_a_reason if {
	given("notApplicable", "").status == "notAssessed"
	given("notApplicable", "Closed practice").status == "notApplicable"
}
