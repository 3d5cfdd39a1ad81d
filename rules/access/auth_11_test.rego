package triage.auth_11_test

import data.triage.auth_11
import data.triage.lib.verdicts

mfa := {"id": "p1", "name": "MFA", "state": "enabled", "protects": true, "requiresMfa": true, "blocks": false}

block := {"id": "p2", "name": "Block", "state": "enabled", "protects": true, "requiresMfa": false, "blocks": true}

conditions := {
	"users": {"includeUsers": ["All"], "includeGroups": [], "includeRoles": []},
	"applications": {"includeApplications": ["All"]},
	"signInRiskLevels": [], "userRiskLevels": [],
}

raw(id, changes) := {"id": id, "conditions": object.union(conditions, changes)}

case(on, states, policies) := {
	"basis": "graph",
	"sources": {"securityDefaults": {"isEnabled": on}, "conditionalAccessPolicies": policies},
	"facts": {"policyStates": states, "mfaCoverage": {"total": 3, "covered": 0, "open": [], "unknown": []}},
}

status(on, states, policies) := judged(case(on, states, policies)).status

# Security defaults are off, and the policy asks for a second step under these conditions.
under(changes) := status(false, [mfa], [raw("p1", changes)])

judged(value) := result if result := auth_11.result with input as value

test_security_defaults_are_on if {
	status(true, [], []) == "pass"
	status(true, [object.union(mfa, {"state": "reportOnly"})], [raw("p1", {})]) == "pass"
}

without(on) := {"basis": "graph", "sources": {"securityDefaults": {"isEnabled": on}}, "facts": {"policyStates": []}}

# The list of policies was refused: while defaults are on, none is enforced.
test_security_defaults_tell_without_the_policies if {
	every example in [[true, "pass"], [false, "fail"]] { judged(without(example[0])).status == example[1] }
	judged(object.union(without(false), {"facts": {"policyStates": [mfa]}})).status == "notAssessed"
}

# Microsoft lets only one of the two be switched on.
test_an_enforced_policy_tells_without_the_switch if {
	every example in [[[mfa], "pass"], [[], "notAssessed"]] { judged(unswitched(example[0], {"accountsRead": false})).status == example[1] }
	judged(unswitched([object.union(mfa, {"aboutPeople": false})], {})).status == "notAssessed"
	most := [{"id": "everybody"}]
	verdicts.says(judged(unswitched([mfa], {"accountsRead": false, "open": most, "total": 4})), {"status": "partial", "first detail has": "most people still need only a password"})
	judged(unswitched([mfa], {"accountsRead": false, "unknown": most, "total": 4})).status == "notAssessed"
	judged(unswitched([mfa], {"accountsRead": false, "open": [{"id": "u1"}, {"id": "u2"}]})).status == "pass"
}

unswitched(states, coverage) := {
	"basis": "graph", "sources": {"conditionalAccessPolicies": [raw("p1", {})]},
	"facts": {"policyStates": states, "mfaCoverage": object.union({"total": 3, "covered": 0, "open": [], "unknown": []}, coverage)},
}

test_a_policy_for_agents_takes_nothings_place if {
	status(false, [object.union(mfa, {"aboutPeople": false})], [raw("p1", {})]) == "fail"
	status(false, [object.union(mfa, {"aboutPeople": false, "state": "unknown"})], [raw("p1", {})]) == "fail"
}

test_conditional_access_is_on if {
	result := judged(case(false, [mfa], [raw("p1", {})]))
	result.status == "pass"
	contains(result.evidence[0], "“MFA”")
}

test_neither_is_on if {
	verdicts.says(judged(case(false, [object.union(mfa, {"state": "disabled"})], [raw("p1", {})])), {
		"status": "fail", "first id": "securityDefaults.isEnabled", "evidence": ["Not enforced: “MFA”."],
	})
	verdicts.says(judged(case(false, [], [])), {"status": "fail", "evidence": []})
	every change in [{"state": "reportOnly"}, {"protects": false}] { status(false, [object.union(mfa, change)], [raw("p1", {})]) == "fail" }
}

test_the_older_per_user_setting_is_told if {
	changed := object.union(case(false, [], []), {"facts": {"mfaCoverage": {"covered": 2}}})
	verdicts.says(judged(changed), {"status": "fail", "evidence": ["The older per-user setting asks for a second step from 2 of three accounts."]})
}

test_both_are_on if {
	verdicts.says(judged(case(true, [mfa], [raw("p1", {})])), {"status": "partial", "first detail has": "“MFA”"})
	status(true, [block], [raw("p2", {})]) == "partial"
}

left_open(number) := result if {
	changed := object.union(case(false, [mfa], [raw("p1", {})]), {"facts": {"mfaCoverage": {"open": array.slice(["a", "b", "c"], 0, number)}}})
	result := judged(changed)
}

test_a_policy_that_leaves_most_accounts_open_takes_nothings_place if {
	left_open(1).status == "pass"
	every value in [2, 3] { left_open(value).status == "partial" }
	left_open(2).affected[0].detail == "off; with “MFA” in their place, 2 of three accounts still need only a password"
}

test_policies_without_a_second_step if verdicts.says(judged(case(false, [block], [raw("p2", {})])), {"status": "partial", "first detail has": "“Block”"})

test_a_policy_for_part_of_the_people_counts if {
	none := {"includeUsers": ["None"], "includeGroups": [], "includeRoles": []}
	under({"users": {"includeUsers": [], "includeRoles": ["r1"]}}) == "pass"
	guests := {"includeGuestsOrExternalUsers": {"guestOrExternalUserTypes": "internalGuest"}}
	every example in [[{"includeGroups": ["g1"]}, "pass"], [guests, "pass"], [{"includeGuestsOrExternalUsers": null}, "partial"]] {
		under({"users": object.union(none, example[0])}) == example[1]
	}
}

test_a_policy_that_guards_something_else_does_not_count if {
	every change in [
		{"applications": {"includeApplications": [], "includeUserActions": ["urn:user:registersecurityinfo"]}}, {"applications": {"includeApplications": ["None"]}},
		{"signInRiskLevels": ["high"]}, {"userRiskLevels": ["high"]},
	] { under(change) == "partial" }
	every example in [[raw("p1", {"signInRiskLevels": null}), "pass"], [{"id": "p1"}, "partial"]] { status(false, [mfa], [example[0]]) == example[1] }
}

test_a_state_of_tomorrow_cannot_be_told if {
	unknown := object.union(mfa, {"state": "unknown"})
	every example in [
		[false, [unknown], "notAssessed"], [false, [unknown, block], "notAssessed"], [false, [unknown, object.union(mfa, {"id": "p3"})], "pass"],
		[false, [object.union(unknown, {"protects": false})], "fail"], [true, [unknown], "notAssessed"], [true, [unknown, block], "partial"],
	] { status(example[0], example[1], [raw(policy.id, {}) | some policy in example[1]]) == example[2] }
}

test_odd_values_of_the_switch_cannot_be_told if {
	every value in [null, "true", 1, "", {}] {
		status(value, [mfa], [raw("p1", {})]) == "notAssessed"
		status(value, [], []) == "notAssessed"
	}
	result := judged({"sources": {"securityDefaults": {}, "conditionalAccessPolicies": []}, "facts": {"policyStates": []}})
	result.status == "notAssessed"
}

test_malformed_lists_do_not_count if {
	every change in [
		{"users": {"includeUsers": null, "includeGroups": null, "includeRoles": null}}, {"users": null},
		{"applications": {"includeApplications": null}}, {"applications": "All"},
	] { under(change) == "partial" }
}

test_without_the_accounts_it_cannot_be_told if {
	told := object.union(object.remove(case(false, [mfa], [raw("p1", {})]), ["facts"]), {"facts": {"policyStates": [mfa]}})
	verdicts.says(judged(told), {"status": "notAssessed", "reason has": "“MFA”"})
	judged(object.union(object.remove(case(false, [], []), ["facts"]), {"facts": {"policyStates": []}})).status == "fail"
}

test_mostly_unknown_cannot_be_told if {
	changed := object.union(case(false, [mfa], [raw("p1", {})]), {"facts": {"mfaCoverage": {"unknown": [{"id": "a"}, {"id": "b"}]}}})
	judged(changed).status == "notAssessed"
}
