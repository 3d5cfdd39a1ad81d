package triage.auth_11_test

import data.triage.auth_11

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

status(on, states, policies) := result.status if {
	result := auth_11.result with input as case(on, states, policies)
}

test_security_defaults_are_on if {
	status(true, [], []) == "pass"
	status(true, [object.union(mfa, {"state": "reportOnly"})], [raw("p1", {})]) == "pass"
}

without(on) := {"basis": "graph", "sources": {"securityDefaults": {"isEnabled": on}}, "facts": {"policyStates": []}}

# The list of policies was refused: while defaults are on, none is enforced.
test_security_defaults_tell_without_the_policies if {
	result := auth_11.result with input as without(true)
	result.status == "pass"
	off := auth_11.result with input as without(false)
	off.status == "fail"
	unshown := auth_11.result with input as object.union(without(false), {"facts": {"policyStates": [mfa]}})
	unshown.status == "notAssessed"
}

# Microsoft lets only one of the two be switched on.
test_an_enforced_policy_tells_without_the_switch if {
	result := auth_11.result with input as unswitched([mfa], {"accountsRead": false})
	result.status == "pass"
	none := auth_11.result with input as unswitched([], {"accountsRead": false})
	none.status == "notAssessed"
	agents := auth_11.result with input as unswitched([object.union(mfa, {"aboutPeople": false})], {})
	agents.status == "notAssessed"
	most := [{"id": "everybody"}]
	open := auth_11.result with input as unswitched([mfa], {"accountsRead": false, "open": most, "total": 4})
	open.status == "partial"
	contains(open.affected[0].detail, "most people still need only a password")
	unknown := auth_11.result with input as unswitched([mfa], {"accountsRead": false, "unknown": most, "total": 4})
	unknown.status == "notAssessed"
	named := auth_11.result with input as unswitched([mfa], {"accountsRead": false, "open": [{"id": "u1"}, {"id": "u2"}]})
	named.status == "pass"
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
	result := auth_11.result with input as case(false, [mfa], [raw("p1", {})])
	result.status == "pass"
	contains(result.evidence[0], "“MFA”")
}

test_neither_is_on if {
	result := auth_11.result with input as case(false, [object.union(mfa, {"state": "disabled"})], [raw("p1", {})])
	result.status == "fail"
	result.affected[0].id == "securityDefaults.isEnabled"
	result.evidence == ["Not enforced: “MFA”."]
	without := auth_11.result with input as case(false, [], [])
	without.status == "fail"
	without.evidence == []
	status(false, [object.union(mfa, {"state": "reportOnly"})], [raw("p1", {})]) == "fail"
	status(false, [object.union(mfa, {"protects": false})], [raw("p1", {})]) == "fail"
}

test_the_older_per_user_setting_is_told if {
	changed := object.union(case(false, [], []), {"facts": {"mfaCoverage": {"covered": 2}}})
	result := auth_11.result with input as changed
	result.status == "fail"
	result.evidence == ["The older per-user setting asks for a second step from 2 of three accounts."]
}

test_both_are_on if {
	result := auth_11.result with input as case(true, [mfa], [raw("p1", {})])
	result.status == "partial"
	contains(result.affected[0].detail, "“MFA”")
	status(true, [block], [raw("p2", {})]) == "partial"
}

left_open(number) := result if {
	changed := object.union(case(false, [mfa], [raw("p1", {})]), {"facts": {"mfaCoverage": {"open": array.slice(["a", "b", "c"], 0, number)}}})
	result := auth_11.result with input as changed
}

test_a_policy_that_leaves_most_accounts_open_takes_nothings_place if {
	left_open(1).status == "pass"
	left_open(2).status == "partial"
	left_open(3).status == "partial"
	left_open(2).affected[0].detail == "off; with “MFA” in their place, 2 of three accounts still need only a password"
}

test_policies_without_a_second_step if {
	result := auth_11.result with input as case(false, [block], [raw("p2", {})])
	result.status == "partial"
	contains(result.affected[0].detail, "“Block”")
}

test_a_policy_for_part_of_the_people_counts if {
	none := {"includeUsers": ["None"], "includeGroups": [], "includeRoles": []}
	status(false, [mfa], [raw("p1", {"users": {"includeUsers": [], "includeRoles": ["r1"]}})]) == "pass"
	status(false, [mfa], [raw("p1", {"users": object.union(none, {"includeGroups": ["g1"]})})]) == "pass"
	status(false, [mfa], [raw("p1", {"users": object.union(none, {"includeGuestsOrExternalUsers": {"guestOrExternalUserTypes": "internalGuest"}})})]) == "pass"
	status(false, [mfa], [raw("p1", {"users": object.union(none, {"includeGuestsOrExternalUsers": null})})]) == "partial"
}

test_a_policy_that_guards_something_else_does_not_count if {
	status(false, [mfa], [raw("p1", {"applications": {"includeApplications": [], "includeUserActions": ["urn:user:registersecurityinfo"]}})]) == "partial"
	status(false, [mfa], [raw("p1", {"applications": {"includeApplications": ["None"]}})]) == "partial"
	status(false, [mfa], [raw("p1", {"signInRiskLevels": ["high"]})]) == "partial"
	status(false, [mfa], [raw("p1", {"userRiskLevels": ["high"]})]) == "partial"
	status(false, [mfa], [raw("p1", {"signInRiskLevels": null})]) == "pass"
	status(false, [mfa], [{"id": "p1"}]) == "partial"
}

test_a_state_of_tomorrow_cannot_be_told if {
	unknown := object.union(mfa, {"state": "unknown"})
	status(false, [unknown], [raw("p1", {})]) == "notAssessed"
	status(false, [unknown, block], [raw("p1", {}), raw("p2", {})]) == "notAssessed"
	status(false, [object.union(unknown, {"protects": false})], [raw("p1", {})]) == "fail"
	status(true, [unknown], [raw("p1", {})]) == "notAssessed"
	status(true, [unknown, block], [raw("p1", {}), raw("p2", {})]) == "partial"
	status(false, [unknown, object.union(mfa, {"id": "p3"})], [raw("p1", {}), raw("p3", {})]) == "pass"
}

test_odd_values_of_the_switch_cannot_be_told if {
	every value in [null, "true", 1, "", {}] {
		status(value, [mfa], [raw("p1", {})]) == "notAssessed"
		status(value, [], []) == "notAssessed"
	}
	result := auth_11.result with input as {
		"sources": {"securityDefaults": {}, "conditionalAccessPolicies": []}, "facts": {"policyStates": []},
	}
	result.status == "notAssessed"
}

test_malformed_lists_do_not_count if {
	status(false, [mfa], [raw("p1", {"users": {"includeUsers": null, "includeGroups": null, "includeRoles": null}})]) == "partial"
	status(false, [mfa], [raw("p1", {"applications": {"includeApplications": null}})]) == "partial"
	status(false, [mfa], [raw("p1", {"users": null})]) == "partial"
	status(false, [mfa], [raw("p1", {"applications": "All"})]) == "partial"
}

test_without_the_accounts_it_cannot_be_told if {
	told := object.union(object.remove(case(false, [mfa], [raw("p1", {})]), ["facts"]), {"facts": {"policyStates": [mfa]}})
	result := auth_11.result with input as told
	result.status == "notAssessed"
	contains(result.reason, "“MFA”")
	neither := auth_11.result with input as object.union(object.remove(case(false, [], []), ["facts"]), {"facts": {"policyStates": []}})
	neither.status == "fail"
}

test_mostly_unknown_cannot_be_told if {
	changed := object.union(case(false, [mfa], [raw("p1", {})]), {"facts": {"mfaCoverage": {"unknown": [{"id": "a"}, {"id": "b"}]}}})
	result := auth_11.result with input as changed
	result.status == "notAssessed"
}
