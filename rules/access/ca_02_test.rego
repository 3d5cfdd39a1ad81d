package triage.ca_02_test

import data.triage.ca_02
import data.triage.lib.verdicts

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

outcome(exclusions, coverage) := result if result := ca_02.result with input as case(exclusions, coverage)

two := [exclusion("group", ["ana", "ben"])]

judged(value) := result if result := ca_02.result with input as value

test_nobody_left_out if verdicts.says(outcome([], {}), {"status": "pass", "summary": "Nobody who should be covered is left out of a policy"})

test_emergency_accounts_do_not_count if outcome([exclusion("user", ["key", "old", "sync"])], {}).summary == "Nobody who should be covered is left out of a policy"

test_left_out_and_covered_by_another if verdicts.says(outcome(two, {}), {"status": "pass", "evidence": ["Two accounts are left out of a policy; a second step is still required of 2 of them."]})

test_one_of_two_is_covered_by_no_other if {
	verdicts.says(outcome(two, {"open": [gap("ana")]}), {
		"status": "partial", "summary": "One account left out of a policy is not fully covered by another",
		"affected": [{"type": "user", "id": "ana", "name": "ANA", "detail": "“MFA” leaves the account out by name"}],
	})
}

test_none_is_covered_by_another if verdicts.says(outcome(two, {"open": [gap("ana"), gap("ben")]}), {"status": "fail", "affected count": 2})

test_covered_in_part if {
	result := outcome(two, {"open": [gap("ana")], "weaker": [object.union(gap("ben"), {"where": "from “Office”"})]})
	verdicts.says(result, {"status": "partial", "summary": "Two accounts left out of a policy are not fully covered by another"})
	result.affected[1].detail == "from “Office”: “MFA” leaves the account out by name"
}

test_every_way_of_leaving_people_out_counts if {
	every kind in ["user", "group", "role", "guests"] { outcome([exclusion(kind, ["ana"])], {"open": [gap("ana")]}).status == "fail" }
	outcome([exclusion("application", [])], {"open": [gap("ana")]}).status == "pass"
}

test_open_for_another_reason_belongs_to_another_control if outcome(two, {"open": [gap("eve")]}).status == "pass"

test_cannot_tell if verdicts.says(outcome(two, {"unknown": [gap("ana")]}), {"status": "notAssessed", "reason has": "ANA"})

test_a_group_that_cannot_be_resolved if {
	lost := object.union(exclusion("group", []), {"membersKnown": false})
	verdicts.says(outcome([lost], {"unknown": [gap("eve")]}), {"status": "notAssessed", "reason has": "“Left out”"})
	outcome([lost], {}).status == "pass"
	outcome(array.concat(two, [object.union(lost, {"type": "user"})]), {"unknown": [gap("eve")]}).status == "pass"
	contains(outcome(array.concat(two, [lost]), {"unknown": [gap("ana"), gap("eve")]}).reason, "For ANA it is not known")
}

test_an_unread_group_may_hold_whoever_is_not_covered if {
	lost := object.union(exclusion("group", []), {"membersKnown": false})
	every coverage in [{"open": [gap("eve")]}, {"weaker": [gap("eve")]}] {
		verdicts.says(outcome([lost], coverage), {"status": "notAssessed", "reason": "Who is in “Left out” could not be read, and a second step is not required of everybody."})
		outcome([object.union(lost, {"gone": true, "membersKnown": true})], coverage).status == "pass"
	}
	outcome([lost], {}).status == "pass"
	[object.name | some object in outcome(array.concat(two, [lost]), {"open": [gap("ana")], "unknown": [gap("ben")]}).unknown] == ["BEN", "“Left out”"]
}

test_something_open_beats_something_unknown if outcome(two, {"open": [gap("ana")], "unknown": [gap("ben")]}).status == "partial"

# With another state of the policy.
in_state(given, change) := judged(object.union(given, {"facts": {"policyStates": [object.union(state, change)]}}))

# A policy for agents leaves nobody out.
test_no_policy_in_force if every change in [{"state": "reportOnly"}, {"state": "disabled"}, {"protects": false}, {"aboutPeople": false}] {
	in_state(case(two, {"open": [gap("ana")]}), change).status == "notApplicable"
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
	alone([], {}, {}).status == "pass"
	both := [left("group", "g1"), left("user", "u1")]
	covered := alone(both, {}, {})
	verdicts.says(covered, {"status": "pass", "evidence": ["Two accounts, groups, roles or kinds of guests are left out of a policy; a second step is still required of 2 of them."]})
	verdicts.says(alone(both, {"open": [class("group", "g1")]}, {}), {"status": "partial", "summary": "Not fully covered by another policy: the group g1", "first type": "group"})
	alone(both, {"open": [class("group", "g1"), class("user", "u1")]}, {}).status == "partial"
	alone(both, {"unknown": [class("group", "g1")]}, {}).status == "notAssessed"
	alone([object.union(left("user", "u1"), {"policyIds": ["p9"]})], {}, {"open": [class("user", "u1")], "covered": 2}).status == "partial"
	alone([object.union(left("user", "e1"), {"justified": true}), object.union(left("user", "x"), {"gone": true})], {}, {}).summary == "Nobody who should be covered is left out of a policy"
}

test_kinds_of_guests if {
	guests := class("guests", "internalGuest,serviceProvider")
	kinds := [left("guests", "internalGuest"), left("guests", "serviceProvider")]
	alone(kinds, {"open": [guests]}, {}).evidence[0] == "One account, group, role or kind of guest is left out of a policy; a second step is still required of 0 of them."
	every example in [["guests", "partial"], ["b2bCollaborationGuest", "pass"]] { alone([left("guests", example[0])], {"open": [guests]}, {}).status == example[1] }
	outcome(kinds, {"open": [guests]}).status == "fail"
}

# Some accounts were read, and not all who are in a group or hold a role.
test_in_part_it_cannot_be_told if {
	given := case(two, {"accountsRead": true})
	judged(json.remove(given, ["facts/people"])).status == "notAssessed"
}

test_a_policy_that_cannot_be_understood_may_leave_out_anybody if {
	result := in_state(case([], {"open": [gap("eve")]}), {"exclusionsKnown": false})
	verdicts.says(result, {"status": "notAssessed", "reason has": "could not be understood"})
}

# Ana still needs a second step, but not for old mail programs.
test_left_out_of_a_block if {
	row := object.union(exclusion("user", ["ana"]), {"policies": ["Block"], "policyIds": ["p9"]})
	through := object.union(gap("ana"), {"where": "with old mail programs", "why": "“Block” leaves the account out by name"})
	legacy := {"total": 3, "covered": 2, "open": [through], "weaker": [], "unknown": []}
	verdicts.says(blocked(row, legacy), {
		"status": "partial", "first detail": "with old mail programs: “Block” leaves the account out by name",
		"first evidence": "One account is left out of a policy; a second step is still required of 1 of them.",
	})
	# Nobody is stopped: that is another check's finding.
	blocked(row, object.union(legacy, {"covered": 0})).status == "pass"
	# Left out of another policy, and open for another reason.
	blocked(object.union(row, {"policyIds": ["p1"]}), legacy).status == "pass"
	blocked(row, object.union(legacy, {"open": [], "unknown": [through]})).status == "notAssessed"
}

blocked(row, legacy) := judged(object.union(case([row], {}), {"facts": {"legacyBlockCoverage": legacy}, "sources": {"conditionalAccessPolicies": [block]}}))
