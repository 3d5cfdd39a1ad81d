package triage.gov_01_test

import data.triage.gov_01

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

test_yes_with_evidence if {
	gov_01.result == {"status": "pass", "summary": "A dated copy of Microsoft's business associate agreement is said to be on file and read"} with input as answer({})
}

test_yes_without_evidence if {
	result := gov_01.result with input as answer({"evidence": ""})
	result.status == "partial"
	result.summary == "Microsoft's business associate agreement is said to be on file; where is not written down"
	result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "Ana answered “yes” on 2026-05-01"}]
}

test_partly if {
	result := gov_01.result with input as answer({"answer": "partly"})
	result.status == "partial"
	result.summary == "Microsoft's business associate agreement is dealt with only in part: the dated copy, the reading or the comparison is not complete"
}

test_no if {
	result := gov_01.result with input as answer({"answer": "no"})
	result.status == "fail"
	result.summary == "Microsoft's business associate agreement is not on file, or nobody has read it and compared it with what you use"
}

test_does_not_apply_with_a_reason if {
	result := gov_01.result with input as answer({"answer": "notApplicable"})
	result.status == "notApplicable"
	result.reason == "Binder 3"
}

test_does_not_apply_without_a_reason if {
	result := gov_01.result with input as answer({"answer": "notApplicable", "evidence": ""})
	result.status == "notAssessed"
}
