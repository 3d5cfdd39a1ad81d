package triage.gov_16_test

import data.triage.gov_16

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	gov_16.result == {"status": "pass", "summary": "Every security document is said to be kept for six years"} with input as answer({})
}

test_yes_without_evidence if {
	result := gov_16.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "Security documents are said to be kept for six years; where is not written down"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := gov_16.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "Only a part of the security documents is kept for six years"
}

test_no if {
	result := gov_16.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "Not every security document is kept for six years"
}

test_does_not_apply_with_a_reason if {
	result := gov_16.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := gov_16.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
