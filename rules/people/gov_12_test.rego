package triage.gov_12_test

import data.triage.gov_12

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	gov_12.result == {"status": "pass", "summary": "Everybody's access is said to have been gone through within twelve months"} with input as answer({})
}

test_yes_without_evidence if {
	result := gov_12.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "Everybody's access is said to have been gone through; the dated list is not named"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := gov_12.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "Only a part of the access was gone through within twelve months"
}

test_no if {
	result := gov_12.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "Nobody who knows the work has gone through everybody's access within twelve months"
}

test_does_not_apply_with_a_reason if {
	result := gov_12.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := gov_12.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
