package triage.gov_11_test

import data.triage.gov_11

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	gov_11.result == {"status": "pass", "summary": "A written checklist is said to be worked through when somebody leaves"} with input as answer({})
}

test_yes_without_evidence if {
	result := gov_11.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "A checklist is said to be used when somebody leaves; the filled-in ones are not named"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := gov_11.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "When somebody leaves, the checklist is not always used, not complete, or finished late"
}

test_no if {
	result := gov_11.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "When somebody leaves, no written checklist is worked through, or some access goes on after the last day"
}

test_does_not_apply_with_a_reason if {
	result := gov_11.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := gov_11.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
