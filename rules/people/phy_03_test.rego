package triage.phy_03_test

import data.triage.phy_03

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	phy_03.result == {"status": "pass", "summary": "Rooms with servers, network equipment and records are said to be locked, with a list of who may enter"} with input as answer({})
}

test_yes_without_evidence if {
	result := phy_03.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "Rooms are said to be locked; the list of who may enter is not named"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := phy_03.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "Only some of these rooms are locked, or the list of who may enter is not complete"
}

test_no if {
	result := phy_03.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "Some room or cabinet with servers, network equipment or records is not locked, or it is not written down who may enter"
}

test_does_not_apply_with_a_reason if {
	result := phy_03.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := phy_03.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
