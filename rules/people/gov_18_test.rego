package triage.gov_18_test

import data.triage.gov_18

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	gov_18.result == {"status": "pass", "summary": "It is said that recognized security practices were followed for twelve months and can be shown"} with input as answer({})
}

test_yes_without_evidence if {
	result := gov_18.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "Recognized security practices are said to be followed; the documents are not named"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := gov_18.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "Only in part can it be shown that recognized security practices were followed for twelve months"
}

test_no if {
	result := gov_18.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "It cannot be shown that recognized security practices were followed for twelve months"
}

test_does_not_apply_with_a_reason if {
	result := gov_18.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := gov_18.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
