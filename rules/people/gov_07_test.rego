package triage.gov_07_test

import data.triage.gov_07

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	gov_07.result == {"status": "pass", "summary": "A security official is said to be named in writing"} with input as answer({})
}

test_yes_without_evidence if {
	result := gov_07.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "A security official is said to be named; where that is written is not noted"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := gov_07.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "It is only partly settled in writing who the security official is"
}

test_no if {
	result := gov_07.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "Nobody is named in writing as the practice's security official"
}

test_does_not_apply_with_a_reason if {
	result := gov_07.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := gov_07.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
