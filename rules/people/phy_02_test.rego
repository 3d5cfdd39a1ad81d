package triage.phy_02_test

import data.triage.phy_02

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	phy_02.result == {"status": "pass", "summary": "Devices and drives are said to be wiped by a written procedure, with a record"} with input as answer({})
}

test_yes_without_evidence if {
	result := phy_02.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "Devices are said to be wiped; the record is not named"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := phy_02.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "Some devices leave without a recorded wipe"
}

test_no if {
	result := phy_02.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "There is no procedure for wiping devices before they leave"
}

test_does_not_apply_with_a_reason if {
	result := phy_02.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := phy_02.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
