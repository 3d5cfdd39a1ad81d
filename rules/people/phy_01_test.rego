package triage.phy_01_test

import data.triage.phy_01

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	phy_01.result == {"status": "pass", "summary": "Computers are said to be placed and used by a written rule, and checked"} with input as answer({})
}

test_yes_without_evidence if {
	result := phy_01.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "The places of computers are said to be checked; the notes are not named"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := phy_01.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "The written rule or the check of where screens stand is not complete, or visitors can read some screens"
}

test_no if {
	result := phy_01.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "It is not written down how computers are used and placed, or no walk within twelve months showed that visitors cannot read screens or use open computers"
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
