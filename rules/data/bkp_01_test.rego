package triage.bkp_01_test

import data.triage.bkp_01

given(word, evidence) := result if {
	result := bkp_01.result with input as {"basis": "answer", "tenant": {"displayName": "P"}, "answer": {"answer": word, "by": "Ann", "on": "2026-11-01", "evidence": evidence}}
}

test_yes_with_evidence if given("yes", "On file, 2026-09-08").status == "pass"

test_yes_without_evidence if given("yes", "").status == "partial"

test_partly if given("partly", "").status == "partial"

test_no if {
	given("no", "").status == "fail"
	given("no", "").summary == "There is no backup of mail and files, or no restore from it was tried within the last year"
}

test_does_not_apply_needs_a_reason if {
	given("notApplicable", "").status == "notAssessed"
	given("notApplicable", "Not in use").status == "notApplicable"
}
