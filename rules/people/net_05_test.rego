package triage.net_05_test

import data.triage.net_05

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	net_05.result == {"status": "pass", "summary": "Remote access is said to need a second step and to be logged"} with input as answer({})
}

test_yes_without_evidence if {
	result := net_05.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "Remote access is said to be in order; what shows it is not named"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := net_05.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "Only some ways into the network from outside ask for a second step and keep a log"
}

test_no if {
	result := net_05.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "A way into the network from outside asks for no second step, or keeps no log"
}

test_does_not_apply_with_a_reason if {
	result := net_05.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := net_05.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
