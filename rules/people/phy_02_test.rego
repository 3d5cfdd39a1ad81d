package triage.phy_02_test

import data.triage.phy_02

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	phy_02.result == {"status": "pass", "summary": "Devices and drives are said to be wiped or destroyed by a written procedure"} with input as answer({})
}

test_yes_without_evidence if {
	result := phy_02.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "Devices and drives are said to be wiped or destroyed; the procedure is not named"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := phy_02.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "The procedure for wiping is not complete, or was used for only some devices and drives"
}

test_no if {
	result := phy_02.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "There is no written procedure for wiping devices and drives, or something left or was reused without it"
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
