package triage.net_01_test

import data.triage.net_01

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	net_01.result == {"status": "pass", "summary": "The guest Wi-Fi is said to be separate from the practice's network"} with input as answer({})
}

test_yes_without_evidence if {
	result := net_01.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "The guest Wi-Fi is said to be separate; what shows it is not named"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := net_01.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "The guest Wi-Fi is only partly separate from the practice's network"
}

test_no if {
	result := net_01.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "The Wi-Fi for patients and visitors is not on a network of its own that keeps them from the practice's devices"
}

test_does_not_apply_with_a_reason if {
	result := net_01.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := net_01.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
