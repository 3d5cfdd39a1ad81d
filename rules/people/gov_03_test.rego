package triage.gov_03_test

import data.triage.gov_03

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	gov_03.result == {"status": "pass", "summary": "Only covered services are said to be used for patient data"} with input as answer({})
}

test_yes_without_evidence if {
	result := gov_03.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "Only covered services are said to be used; the rule that says so is not named"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := gov_03.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "Some patient data goes through private or uncovered services"
}

test_no if {
	result := gov_03.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "Private or uncovered services are used for patient data"
}

test_does_not_apply_with_a_reason if {
	result := gov_03.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := gov_03.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
