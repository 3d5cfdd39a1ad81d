package triage.ca_03_test

import data.triage.ca_03
import data.triage.lib.verdicts

judged(value) := result if result := ca_03.result with input as value

policy(id, state) := {"id": id, "name": upper(id), "state": state, "protects": true, "requiresMfa": true, "blocks": false}

outcome(states, raw) := judged({"basis": "graph", "now": "2026-11-22T02:14:00Z", "facts": {"policyStates": states}, "sources": {"conditionalAccessPolicies": raw}})

test_all_are_on if {
	verdicts.says(outcome([policy("a", "enabled"), policy("b", "enabled")], []), {"status": "pass", "evidence": ["Switched on: 2 of two policies that protect something."]})
}

test_one_only_reports if {
	raw := [{"id": "b", "createdDateTime": "2026-01-01T00:00:00Z", "modifiedDateTime": "2026-11-12T02:14:00Z"}, {"id": "a"}]
	verdicts.says(outcome([policy("a", "enabled"), policy("b", "reportOnly")], raw), {
		"status": "partial", "summary": "One sign-in policy is only reporting or switched off",
		"affected": [{"type": "conditionalAccessPolicy", "id": "b", "name": "B", "detail": "only reports, last changed on 2026-11-12"}],
	})
}

test_one_is_off if {
	outcome([policy("a", "enabled"), policy("b", "disabled")], [{"id": "b", "modifiedDateTime": null, "createdDateTime": "soon"}]).affected[0].detail == "is switched off"
}

test_all_are_waiting if verdicts.says(outcome([policy("a", "reportOnly"), policy("b", "disabled")], []), {"status": "fail", "affected count": 2})

test_a_policy_that_asks_for_nothing_does_not_count if {
	idle := object.union(policy("b", "disabled"), {"protects": false})
	outcome([policy("a", "enabled"), idle], []).status == "pass"
	outcome([idle], []).status == "notApplicable"
}

test_a_state_of_tomorrow_cannot_be_told if {
	outcome([policy("a", "enabled"), policy("b", "unknown")], []).status == "notAssessed"
	result := outcome([policy("a", "disabled"), policy("b", "unknown")], [])
	verdicts.says(result, {"status": "partial", "evidence": ["Switched on: 0 of two policies that protect something."]})
	[object.id | some object in result.unknown] == ["b"]
}

test_no_policies if outcome([], []).status == "notApplicable"

agents(state) := object.union(policy("agents", state), {"aboutPeople": false})

test_policies_for_agents_protect_no_person if {
	outcome([agents("enabled")], []).status == "notApplicable"
	outcome([agents("enabled"), policy("a", "reportOnly")], []).status == "fail"
	outcome([agents("reportOnly"), policy("a", "enabled")], []).status == "partial"
	every case in [["reportOnly", "partial"], ["unknown", "notAssessed"]] { outcome([agents(case[0])], []).status == case[1] }
}
