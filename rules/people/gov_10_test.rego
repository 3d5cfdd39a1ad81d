package triage.gov_10_test

import data.triage.gov_10

simulation(changes) := object.union({"id": "s1", "displayName": "Parcel", "status": "succeeded", "launchDateTime": "2026-09-15T14:00:00Z"}, changes)

verdict(rows) := result if {
	result := gov_10.result with input as {
		"basis": "graph", "now": "2026-11-22T02:14:00Z", "parameters": {"phishingSimulationDays": 365},
		"sources": {"attackSimulations": rows},
	}
}

test_a_recent_simulation if {
	result := verdict([simulation({}), simulation({"status": "draft"})])
	result.status == "pass"
	result.evidence == ["“Parcel”, launched on 2026-09-15."]
	verdict([simulation({"status": "running"})]).status == "pass"
}

test_what_does_not_count_leads_to_the_question if {
	every status in ["draft", "scheduled", "failed", "cancelled", "excluded", "unknown", "unknownFutureValue", null] {
		verdict([simulation({"status": status})]).status == "notAssessed"
	}
	every date in ["2025-11-21T00:00:00Z", "2027-01-01T00:00:00Z", null, "soon"] {
		verdict([simulation({"launchDateTime": date})]).status == "notAssessed"
	}
	verdict([simulation({"launchDateTime": "2025-11-22T03:00:00Z"})]).status == "pass"
	verdict([]).status == "notAssessed"
	contains(verdict([]).reason, "Another vendor's")
}

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

status(changes) := result.status if {
	result := gov_10.result with input as answer(changes)
}

test_answers if {
	status({}) == "pass"
	status({"evidence": ""}) == "partial"
	status({"answer": "partly"}) == "partial"
	status({"answer": "no"}) == "fail"
	status({"answer": "notApplicable"}) == "notApplicable"
}

# "No" says nothing of those who clicked, "partly" nothing of a second round.
test_an_answer_says_only_what_was_asked if {
	no := gov_10.result with input as answer({"answer": "no"})
	no.summary == "Staff have received no simulated phishing mails within twelve months"
	partly := gov_10.result with input as answer({"answer": "partly"})
	partly.summary == "Only some of the staff have received simulated phishing mails within twelve months"
}
