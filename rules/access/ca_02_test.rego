package triage.ca_02_test

import data.triage.ca_02

state := {"id": "p1", "name": "MFA", "state": "enabled", "protects": true, "requiresMfa": true, "blocks": false}

person(id) := {"id": id, "name": upper(id), "enabled": true, "emergency": false, "syncAccount": false}

gap(id) := {"id": id, "name": upper(id), "upn": "x", "where": "everywhere", "why": "“MFA” leaves the account out by name"}

exclusion(kind, ids) := {
	"type": kind, "id": "x", "name": "“Left out”", "policies": ["MFA"], "policyIds": ["p1"], "justified": false, "gone": false, "membersKnown": true,
	"members": [{"id": id, "name": id} | some id in ids],
}

case(exclusions, coverage) := {
	"basis": "graph",
	"sources": {"conditionalAccessPolicies": [], "groups": []},
	"facts": {
		"policyStates": [state], "exclusions": exclusions,
		"people": [person("ana"), person("ben"), person("eve"), object.union(person("key"), {"emergency": true}), object.union(person("old"), {"enabled": false}), object.union(person("sync"), {"syncAccount": true})],
		"legacyBlockCoverage": {"total": 3, "covered": 3, "open": [], "weaker": [], "unknown": []},
		"mfaCoverage": object.union({"total": 3, "covered": 3, "open": [], "weaker": [], "unknown": []}, coverage),
	},
}

outcome(exclusions, coverage) := result if {
	result := ca_02.result with input as case(exclusions, coverage)
}

two := [exclusion("group", ["ana", "ben"])]

test_nobody_left_out if {
	result := outcome([], {})
	result.status == "pass"
	result.summary == "Nobody who should be covered is left out of a policy"
}

test_emergency_accounts_do_not_count if {
	outcome([exclusion("user", ["key", "old", "sync"])], {}).summary == "Nobody who should be covered is left out of a policy"
}

test_left_out_and_covered_by_another if {
	result := outcome(two, {})
	result.status == "pass"
	result.evidence == ["Two accounts are left out of a policy; a second step is still required of 2 of them."]
}

test_one_of_two_is_covered_by_no_other if {
	result := outcome(two, {"open": [gap("ana")]})
	result.status == "partial"
	result.summary == "One account left out of a policy is not fully covered by another"
	result.affected == [{"type": "user", "id": "ana", "name": "ANA", "detail": "“MFA” leaves the account out by name"}]
}

test_none_is_covered_by_another if {
	result := outcome(two, {"open": [gap("ana"), gap("ben")]})
	result.status == "fail"
	count(result.affected) == 2
}

test_covered_in_part if {
	result := outcome(two, {"open": [gap("ana")], "weaker": [object.union(gap("ben"), {"where": "from “Office”"})]})
	result.status == "partial"
	result.summary == "Two accounts left out of a policy are not fully covered by another"
	result.affected[1].detail == "from “Office”: “MFA” leaves the account out by name"
}

test_every_way_of_leaving_people_out_counts if {
	every kind in ["user", "group", "role", "guests"] {
		outcome([exclusion(kind, ["ana"])], {"open": [gap("ana")]}).status == "fail"
	}
	outcome([exclusion("application", [])], {"open": [gap("ana")]}).status == "pass"
}

test_open_for_another_reason_belongs_to_another_control if {
	outcome(two, {"open": [gap("eve")]}).status == "pass"
}

test_cannot_tell if {
	result := outcome(two, {"unknown": [gap("ana")]})
	result.status == "notAssessed"
	contains(result.reason, "ANA")
}

test_a_group_that_cannot_be_resolved if {
	lost := object.union(exclusion("group", []), {"membersKnown": false})
	result := outcome([lost], {"unknown": [gap("eve")]})
	result.status == "notAssessed"
	contains(result.reason, "“Left out”")
	outcome([lost], {}).status == "pass"
	outcome(array.concat(two, [object.union(lost, {"type": "user"})]), {"unknown": [gap("eve")]}).status == "pass"
	both := outcome(array.concat(two, [lost]), {"unknown": [gap("ana"), gap("eve")]})
	contains(both.reason, "For ANA it is not known")
}

test_an_unread_group_may_hold_whoever_is_not_covered if {
	lost := object.union(exclusion("group", []), {"membersKnown": false})
	every coverage in [{"open": [gap("eve")]}, {"weaker": [gap("eve")]}] {
		result := outcome([lost], coverage)
		result.status == "notAssessed"
		result.reason == "Who is in “Left out” could not be read, and a second step is not required of everybody."
		outcome([object.union(lost, {"gone": true, "membersKnown": true})], coverage).status == "pass"
	}
	outcome([lost], {}).status == "pass"
	found := outcome(array.concat(two, [lost]), {"open": [gap("ana")], "unknown": [gap("ben")]})
	[object.name | some object in found.unknown] == ["BEN", "“Left out”"]
}

test_something_open_beats_something_unknown if {
	outcome(two, {"open": [gap("ana")], "unknown": [gap("ben")]}).status == "partial"
}

test_no_policy_in_force if {
	every change in [{"state": "reportOnly"}, {"state": "disabled"}, {"protects": false}] {
		value := case(two, {"open": [gap("ana")]})
		result := ca_02.result with input as object.union(value, {"facts": object.union(value.facts, {"policyStates": [object.union(state, change)]})})
		result.status == "notApplicable"
	}
}

# The accounts were not read: whom a policy leaves out stands for them.
alone(exclusions, coverage, legacy) := result if {
	whole := case(exclusions, object.union({"accountsRead": false}, coverage))
	old := object.union(whole.facts.legacyBlockCoverage, legacy)
	result := ca_02.result with input as {
		"basis": "graph", "sources": {"conditionalAccessPolicies": [block]},
		"facts": object.union(object.remove(whole.facts, ["people"]), {"legacyBlockCoverage": old}),
	}
}

block := {"id": "p9", "displayName": "Block", "conditions": {"clientAppTypes": ["exchangeActiveSync", "other"]}, "grantControls": {"builtInControls": ["block"]}}

class(kind, id) := object.union(gap(id), {"type": kind, "name": sprintf("the %s %s", [kind, id])})

left(kind, id) := object.union(exclusion(kind, []), {"id": id, "membersKnown": false})

test_policies_without_accounts if {
	none := alone([], {}, {})
	none.status == "pass"
	both := [left("group", "g1"), left("user", "u1")]
	covered := alone(both, {}, {})
	covered.status == "pass"
	covered.evidence == ["Two accounts, groups, roles or kinds of guests are left out of a policy; a second step is still required of 2 of them."]
	some_open := alone(both, {"open": [class("group", "g1")]}, {})
	some_open.status == "partial"
	some_open.summary == "Not fully covered by another policy: the group g1"
	some_open.affected[0].type == "group"
	all_open := alone(both, {"open": [class("group", "g1"), class("user", "u1")]}, {})
	all_open.status == "partial"
	unknown := alone(both, {"unknown": [class("group", "g1")]}, {})
	unknown.status == "notAssessed"
	through := alone([object.union(left("user", "u1"), {"policyIds": ["p9"]})], {}, {"open": [class("user", "u1")], "covered": 2})
	through.status == "partial"
	fine := alone([object.union(left("user", "e1"), {"justified": true}), object.union(left("user", "x"), {"gone": true})], {}, {})
	fine.summary == "Nobody who should be covered is left out of a policy"
}

test_kinds_of_guests if {
	guests := class("guests", "internalGuest,serviceProvider")
	kinds := [left("guests", "internalGuest"), left("guests", "serviceProvider")]
	alone(kinds, {"open": [guests]}, {}).evidence[0] == "One account, group, role or kind of guest is left out of a policy; a second step is still required of 0 of them."
	alone([left("guests", "guests")], {"open": [guests]}, {}).status == "partial"
	alone([left("guests", "b2bCollaborationGuest")], {"open": [guests]}, {}).status == "pass"
	outcome(kinds, {"open": [guests]}).status == "fail"
}

# Some accounts were read, and not all who are in a group or hold a role.
test_in_part_it_cannot_be_told if {
	given := case(two, {"accountsRead": true})
	result := ca_02.result with input as object.union(object.remove(given, ["facts"]), {"facts": object.remove(given.facts, ["people"])})
	result.status == "notAssessed"
}

test_policies_for_agents_leave_nobody_out if {
	given := case(two, {"open": [gap("ana")]})
	states := [object.union(one, {"aboutPeople": false}) | some one in given.facts.policyStates]
	result := ca_02.result with input as object.union(given, {"facts": object.union(given.facts, {"policyStates": states})})
	result.status == "notApplicable"
}

test_a_policy_that_cannot_be_understood_may_leave_out_anybody if {
	given := case([], {"open": [gap("eve")]})
	states := [object.union(one, {"exclusionsKnown": false}) | some one in given.facts.policyStates]
	result := ca_02.result with input as object.union(given, {"facts": object.union(given.facts, {"policyStates": states})})
	result.status == "notAssessed"
	contains(result.reason, "could not be understood")
}

# Ana still needs a second step, but not for old mail programs.
test_left_out_of_a_block if {
	row := object.union(exclusion("user", ["ana"]), {"policies": ["Block"], "policyIds": ["p9"]})
	through := object.union(gap("ana"), {"where": "with old mail programs", "why": "“Block” leaves the account out by name"})
	legacy := {"total": 3, "covered": 2, "open": [through], "weaker": [], "unknown": []}
	result := blocked(row, legacy)
	result.status == "partial"
	result.affected[0].detail == "with old mail programs: “Block” leaves the account out by name"
	result.evidence[0] == "One account is left out of a policy; a second step is still required of 1 of them."
	# Nobody is stopped: that is another check's finding.
	blocked(row, object.union(legacy, {"covered": 0})).status == "pass"
	# Left out of another policy, and open for another reason.
	blocked(object.union(row, {"policyIds": ["p1"]}), legacy).status == "pass"
	blocked(row, object.union(legacy, {"open": [], "unknown": [through]})).status == "notAssessed"
}

blocked(row, legacy) := result if {
	whole := case([row], {})
	result := ca_02.result with input as object.union(whole, {
		"facts": {"legacyBlockCoverage": legacy}, "sources": {"conditionalAccessPolicies": [block]},
	})
}
