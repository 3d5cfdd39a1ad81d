package triage.net_03_test

import data.triage.net_03

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	net_03.result == {"status": "pass", "summary": "Printers, cameras, phones and medical devices are said to be in networks of their own"} with input as answer({})
}

test_yes_without_evidence if {
	result := net_03.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "Such devices are said to be apart; the drawing or list is not named"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := net_03.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "Only some printers, cameras, phones and medical devices are kept apart from the computers"
}

test_no if {
	result := net_03.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "Printers, cameras, phones and medical devices are not all kept apart, with only the connections they need"
}

test_does_not_apply_with_a_reason if {
	result := net_03.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := net_03.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
