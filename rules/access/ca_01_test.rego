package triage.ca_01_test

import data.triage.ca_01
import data.triage.lib.verdicts

state := {"id": "p1", "name": "MFA", "state": "enabled", "protects": true, "requiresMfa": true, "blocks": false}

users(changes) := {"users": object.union({"includeUsers": ["All"], "excludeUsers": [], "excludeGroups": [], "excludeRoles": []}, changes)}

policy(conditions) := {"id": "p1", "displayName": "MFA", "conditions": object.union(users({}), conditions)}

row(changes) := object.union({
	"type": "user", "id": "u1", "name": "Ana", "policies": ["MFA"], "members": [{"id": "u1", "name": "Ana"}],
	"justified": false, "gone": false,
}, changes)

case(rows, policies, states) := {"basis": "graph", "sources": {"conditionalAccessPolicies": policies}, "facts": {"exclusions": rows, "policyStates": states}}

outcome(rows) := result if result := ca_01.result with input as case(rows, [policy({})], [state])

judged(value) := result if result := ca_01.result with input as value

test_nothing_left_out if verdicts.says(outcome([]), {"status": "pass", "evidence": ["One policy is enforced. People, groups, roles, applications and places left out by name: 0."]})

test_emergency_accounts_are_left_out_with_reason if {
	verdicts.says(outcome([row({"justified": true, "name": "Emergency 1"})]), {"status": "pass", "evidence has": "Left out with good reason (emergency, synchronization or switched-off accounts, or nobody): Emergency 1."})
}

test_a_person_left_out if {
	verdicts.says(outcome([row({}), row({"id": "e1", "justified": true})]), {
		"status": "partial", "summary": "One exclusion from your sign-in policies has no reason on record", "affected": [{"type": "user", "id": "u1", "name": "Ana", "detail": "left out of “MFA”"}],
	})
}

test_a_group_left_out_names_its_members if {
	members := [{"id": format_int(i, 10), "name": sprintf("N%d", [i])} | some i in numbers.range(1, 7)]
	result := outcome([
		row({"type": "group", "id": "g1", "policies": ["A", "B"], "members": array.slice(members, 0, 2)}),
		row({"type": "group", "id": "g2", "members": members}),
		row({"type": "guests", "id": "guests", "members": []}),
	])
	result.summary == "Three exclusions from your sign-in policies have no reason on record"
	result.affected[0].detail == "left out of “A”, “B”; 2 in it: N1, N2"
	result.affected[1].detail == "left out of “MFA”; 7 in it: N1, N2, N3, N4, N5 and 2 more"
	result.affected[2].detail == "left out of “MFA”; nobody is in it now"
}

test_applications_and_places_left_out if {
	result := outcome([row({"type": "application", "id": "a1", "members": []}), row({"type": "namedLocation", "id": "l1", "members": []})])
	verdicts.says(result, {"status": "partial", "first type": "application", "ids": ["a1", "l1"]})
}

test_something_gone_is_told_from_something_unread if {
	every kind in ["user", "group", "namedLocation"] {
		outcome([row({"type": kind, "gone": true, "members": []})]).affected[0].detail == "left out of “MFA”; it no longer exists"
	}
	outcome([row({"type": "group", "membersKnown": false, "members": []})]).affected[0].detail == "left out of “MFA”; who is in it was not read"
	hidden := outcome([row({"type": "group", "membersKnown": false, "doubt": "“G” hides its members"})])
	hidden.affected[0].detail == "left out of “MFA”; who is in it cannot be told, for “G” hides its members"
	outcome([row({"type": "group", "membersKnown": false})]).affected[0].detail == "left out of “MFA”; 1 in it: Ana, and others that were not read"
	every known in [true, false] {
		partners := outcome([row({"type": "guests", "id": "serviceProvider", "members": [], "beside": true, "membersKnown": known})])
		partners.affected[0].detail == "left out of “MFA”; people without an account here are among them"
	}
}

test_an_empty_role_leaves_out_its_next_holder if {
	empty := row({"type": "role", "id": "62e90394-69f5-4237-9190-012177145e10", "members": [], "justified": true})
	outcome([empty]).status == "partial"
	every change in [{"id": "d29b2b05-8046-44ba-8758-1e26182fcf32"}, {"type": "group"}] { outcome([object.union(empty, change)]).status == "pass" }
	outcome([object.union(empty, {"members": [{"id": "e1", "name": "Emergency 1"}]})]).status == "pass"
}

test_a_filter_over_applications if {
	filtered := policy({"applications": {"applicationFilter": {"mode": "exclude", "rule": "x"}}})
	verdicts.says(judged(case([], [filtered], [state])), {"status": "partial", "first id": "p1", "first name": "MFA"})
	idle := object.union(filtered, {"id": "p2", "displayName": "Idle"})
	states := [state, object.union(state, {"id": "p2", "name": "Idle", "state": "disabled"})]
	judged(case([], [policy({}), idle], states)).status == "pass"
	[object.name | some object in judged(case([], [filtered, idle], [state, object.union(state, {"id": "p2", "name": "Second"})])).affected] == ["MFA", "Second"]
}

for_devices(mode, grant) := object.union(policy({"devices": {"deviceFilter": {"mode": mode, "rule": "device.deviceOwnership -eq \"Company\""}}}), {"grantControls": grant})

test_devices_left_out_by_a_filter if {
	every grant in [{"builtInControls": ["mfa"]}, {"builtInControls": [], "authenticationStrength": {"id": "s"}}] {
		verdicts.says(judged(case([], [for_devices("exclude", grant)], [state])), {"status": "partial", "first detail": "leaves out devices by a filter: device.deviceOwnership -eq \"Company\""})
		status(for_devices("include", grant)) == "pass"
	}
	every grant in [null, {"builtInControls": ["block"]}] { status(for_devices("exclude", grant)) == "pass" }
}

test_no_policy_in_force if {
	every change in [{"state": "disabled"}, {"state": "reportOnly"}, {"protects": false}] {
		result := judged(case([row({})], [policy(users({"excludeUsers": "x"}))], [object.union(state, change)]))
		result.status == "notApplicable"
	}
	result := judged(case([], [], []))
	result.status == "notApplicable"
}

test_a_state_of_tomorrow_counts_as_in_force if judged(case([row({})], [policy({})], [object.union(state, {"state": "unknown"})])).status == "partial"

status(changed) := judged(case([], [changed], [state])).status

test_something_found_beats_something_unread if {
	verdicts.says(judged(case([row({})], [policy(users({"excludeGroups": "x"}))], [state])), {"status": "partial", "unknown name": "MFA", "unknown count": 1})
}

test_what_cannot_be_read_is_not_nothing if {
	every change in [{"excludeUsers": "x"}, {"excludeUsers": ["WordOfTomorrow"]}, {"excludeGroups": {}}] { status(policy(users(change))) == "notAssessed" }
	status({"id": "p1", "displayName": null, "conditions": null}) == "notAssessed"
	every change in [{}, {"users": null}] { status({"id": "p1", "displayName": "P", "conditions": change}) == "notAssessed" }
	status({"id": "p1", "displayName": "P", "conditions": {"users": null, "clientApplications": {"includeServicePrincipals": ["All"]}}}) == "pass"
	every value in ["everywhere", {"excludeLocations": 3}] { status(policy({"locations": value})) == "notAssessed" }
	every value in [users({"excludeUsers": ["None"], "excludeGroups": null}), {"locations": null}] { status(policy(value)) == "pass" }
}

# The accounts were not read.
test_without_accounts_the_policies_name_whom_they_leave_out if verdicts.says(outcome([row({"name": "the account u1", "members": []})]), {"status": "partial", "first detail": "left out of “MFA”"})

test_a_policy_for_agents_is_not_looked_at if {
	agents := policy(users({"includeUsers": ["AllAgentIdUsers"], "excludeUsers": ["AllAgentIdUsers", "U1"]}))
	judged(case([], [agents], [object.union(state, {"aboutPeople": false})])).status == "notApplicable"
	verdicts.says(judged(case([row({})], [agents], [state])), {"status": "partial", "unknown count": 0})
}
