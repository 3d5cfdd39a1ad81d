package triage.gov_15_test

import data.triage.gov_15

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	gov_15.result == {"status": "pass", "summary": "Policies and settings are said to agree"} with input as answer({})
}

test_yes_without_evidence if {
	result := gov_15.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "Policies and settings are said to agree; the comparison is not named"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := gov_15.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "Policies and settings agree only in part, or were not all compared within twelve months"
}

test_no if {
	result := gov_15.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "No written policies were compared with the settings within twelve months and found to agree"
}

test_does_not_apply_with_a_reason if {
	result := gov_15.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := gov_15.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
