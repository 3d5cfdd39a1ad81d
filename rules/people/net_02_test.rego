package triage.net_02_test

import data.triage.net_02

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	net_02.result == {"status": "pass", "summary": "Staff are said to sign in to the Wi-Fi with their own account or certificate"} with input as answer({})
}

test_yes_without_evidence if {
	result := net_02.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "Staff are said to sign in to the Wi-Fi as themselves; what shows it is not named"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := net_02.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "Only some people and devices sign in to the staff Wi-Fi with their own account or certificate"
}

test_no if {
	result := net_02.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "People and devices do not sign in to the staff Wi-Fi with their own account or certificate"
}

test_does_not_apply_with_a_reason if {
	result := net_02.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := net_02.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
