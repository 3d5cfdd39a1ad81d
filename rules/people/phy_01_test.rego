package triage.phy_01_test

import data.triage.phy_01

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	phy_01.result == {"status": "pass", "summary": "Workstations are said to be placed and used by a written rule, and checked"} with input as answer({})
}

test_yes_without_evidence if {
	result := phy_01.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "Workstations are said to be checked; the notes are not named"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := phy_01.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "Some screens can be read by visitors, or the rule is not written down"
}

test_no if {
	result := phy_01.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "Nobody has checked where screens stand and how workstations are used"
}

test_does_not_apply_with_a_reason if {
	result := phy_01.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := phy_01.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
