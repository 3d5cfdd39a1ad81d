package triage.ca_03_test

import data.triage.ca_03

policy(id, state) := {"id": id, "name": upper(id), "state": state, "protects": true, "requiresMfa": true, "blocks": false}

outcome(states, raw) := result if {
	result := ca_03.result with input as {
		"basis": "graph", "now": "2026-11-22T02:14:00Z",
		"facts": {"policyStates": states}, "sources": {"conditionalAccessPolicies": raw},
	}
}

test_all_are_on if {
	result := outcome([policy("a", "enabled"), policy("b", "enabled")], [])
	result.status == "pass"
	result.evidence == ["Switched on: 2 of two policies that protect something."]
}

test_one_only_reports if {
	raw := [{"id": "b", "createdDateTime": "2026-01-01T00:00:00Z", "modifiedDateTime": "2026-11-12T02:14:00Z"}, {"id": "a"}]
	result := outcome([policy("a", "enabled"), policy("b", "reportOnly")], raw)
	result.status == "partial"
	result.summary == "One sign-in policy is only reporting or switched off"
	result.affected == [{"type": "conditionalAccessPolicy", "id": "b", "name": "B", "detail": "only reports, last changed on 2026-11-12"}]
}

test_one_is_off if {
	result := outcome([policy("a", "enabled"), policy("b", "disabled")], [{"id": "b", "modifiedDateTime": null, "createdDateTime": "soon"}])
	result.affected[0].detail == "is switched off"
}

test_all_are_waiting if {
	result := outcome([policy("a", "reportOnly"), policy("b", "disabled")], [])
	result.status == "fail"
	count(result.affected) == 2
}

test_a_policy_that_asks_for_nothing_does_not_count if {
	idle := object.union(policy("b", "disabled"), {"protects": false})
	outcome([policy("a", "enabled"), idle], []).status == "pass"
	outcome([idle], []).status == "notApplicable"
}

test_a_state_of_tomorrow_cannot_be_told if {
	outcome([policy("a", "enabled"), policy("b", "unknown")], []).status == "notAssessed"
	result := outcome([policy("a", "disabled"), policy("b", "unknown")], [])
	result.status == "partial"
	[object.id | some object in result.unknown] == ["b"]
	result.evidence == ["Switched on: 0 of two policies that protect something."]
}

test_no_policies if {
	outcome([], []).status == "notApplicable"
}

agents(state) := object.union(policy("agents", state), {"aboutPeople": false})

test_policies_for_agents_protect_no_person if {
	outcome([agents("enabled")], []).status == "notApplicable"
	outcome([agents("enabled"), policy("a", "reportOnly")], []).status == "fail"
	outcome([agents("reportOnly"), policy("a", "enabled")], []).status == "partial"
	outcome([agents("reportOnly")], []).status == "partial"
	outcome([agents("unknown")], []).status == "notAssessed"
}
