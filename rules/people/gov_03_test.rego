package triage.gov_03_test

import data.triage.gov_03

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	gov_03.result == {"status": "pass", "summary": "When asked, everybody is said to have used only covered services for patient data"} with input as answer({})
}

test_yes_without_evidence if {
	result := gov_03.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "Only covered services are said to be used; who was asked and when is not written down"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := gov_03.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "Only a part of the staff is known to keep patient data in covered services"
}

test_no if {
	result := gov_03.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "Patient data goes through services without an agreement, or not everybody was asked within twelve months"
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
