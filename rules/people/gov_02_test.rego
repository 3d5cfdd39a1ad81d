package triage.gov_02_test

import data.triage.gov_02

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	gov_02.result == {"status": "pass", "summary": "Every vendor who handles patient data is said to have a written agreement"} with input as answer({})
}

test_yes_without_evidence if {
	result := gov_02.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "Agreements with all vendors are said to exist; where they are kept is not written down"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := gov_02.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "Only some of the vendors who handle patient data have a written agreement"
}

test_no if {
	result := gov_02.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "Not every vendor who handles patient data has a written agreement"
}

test_does_not_apply_with_a_reason if {
	result := gov_02.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := gov_02.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
