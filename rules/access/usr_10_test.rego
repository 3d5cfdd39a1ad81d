package triage.usr_10_test

import data.triage.usr_10

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "List in the binder"}, changes),
}

result_of(changes) := result if {
	result := usr_10.result with input as answer(changes)
}

test_yes if {
	result_of({}) == {"status": "pass", "summary": "Shared mailboxes are said to have owners and to be opened through people's own accounts"}
}

test_yes_without_evidence if {
	result_of({"evidence": ""}).status == "partial"
}

test_partly if {
	result_of({"answer": "partly"}).status == "partial"
}

test_no if {
	result := result_of({"answer": "no"})
	result.status == "fail"
	result.summary == "A shared mailbox has no named owner, or is opened with a shared password"
	result.affected[0].id == "practice"
}

test_does_not_apply if {
	result_of({"answer": "notApplicable", "evidence": "We have none"}).status == "notApplicable"
	result_of({"answer": "notApplicable", "evidence": ""}).status == "notAssessed"
}
