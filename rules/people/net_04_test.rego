package triage.net_04_test

import data.triage.net_04

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	net_04.result == {"status": "pass", "summary": "The firewall is said to refuse by default, to be current and to be reviewed regularly"} with input as answer({})
}

test_yes_without_evidence if {
	result := net_04.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "The firewall is said to be in order; what shows it is not named"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := net_04.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "The firewall is only partly in order: its rules, its software or the review"
}

test_no if {
	result := net_04.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "The firewall lets in more than it must, runs old software, or nobody reviews its rules and log regularly"
}

test_does_not_apply_with_a_reason if {
	result := net_04.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := net_04.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
