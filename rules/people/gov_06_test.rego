package triage.gov_06_test

import data.triage.gov_06

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	gov_06.result == {"status": "pass", "summary": "A dated plan with names for each risk is said to be kept"} with input as answer({})
}

test_yes_without_evidence if {
	result := gov_06.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "A plan is said to exist; where it is kept is not written down"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := gov_06.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "The plan lacks names, dates or a part of the risks"
}

test_no if {
	result := gov_06.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "There is no written plan that says for each risk what is done about it, by whom and by when"
}

test_does_not_apply_with_a_reason if {
	result := gov_06.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := gov_06.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
