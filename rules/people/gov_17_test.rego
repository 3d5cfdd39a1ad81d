package triage.gov_17_test

import data.triage.gov_17

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	gov_17.result == {"status": "pass", "summary": "A dated evaluation from the last twelve months is said to be on file"} with input as answer({})
}

test_yes_without_evidence if {
	result := gov_17.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "An evaluation is said to have been made; where it is kept is not written down"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := gov_17.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "The last evaluation is not complete, not written down, or older than twelve months"
}

test_no if {
	result := gov_17.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "No evaluation of your security with a dated result was made within twelve months"
}

test_does_not_apply_with_a_reason if {
	result := gov_17.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := gov_17.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
