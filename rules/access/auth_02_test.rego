package triage.auth_02_test

import data.triage.auth_02
import data.triage.lib.verdicts

covered := {
	"total": 2, "covered": 2, "open": [], "weaker": [], "unknown": [], "separate": [], "everyone": null,
	"policies": [{"id": "p1", "name": "MFA"}], "reportOnly": [], "disabled": [], "securityDefaults": false, "perUserMfa": "read",
}

admin := {"id": "a1", "name": "Ana", "roles": ["Exchange Administrator"], "eligible": []}

ana := {"id": "a1", "name": "Ana", "upn": "ana@x", "where": "everywhere", "why": "“MFA” leaves the account out by name"}

group := {"id": "g1", "name": "Helpers", "settled": false, "gone": false, "roles": ["Global Administrator"], "eligible": []}

case(coverage, admins, sources) := {
	"basis": "graph",
	"facts": {"adminMfaCoverage": object.union(covered, coverage), "admins": object.union({"people": [admin], "other": [], "unreadGroups": []}, admins)},
	"sources": object.union({"groupMembers": {}, "roleAssignments": [], "roleEligibilities": []}, sources),
}

status(coverage, admins, sources) := judged(case(coverage, admins, sources)).status

judged(value) := result if result := auth_02.result with input as value

test_every_administrator_is_covered if {
	verdicts.says(judged(case({}, {}, {})), {"status": "pass", "evidence": ["2 of 2 accounts are covered.", "Enabled policies that count: “MFA”.", "Security defaults are off."]})
}

test_one_administrator_left_out if {
	verdicts.says(judged(case({"covered": 1, "open": [ana]}, {}, {})), {
		"status": "partial", "summary": "One administrator can sign in with a password alone", "affected": [{"type": "user", "id": "a1", "name": "Ana", "detail": "“MFA” leaves the account out by name"}],
	})
}

# Without the accounts and roles.
told(accounts_read) := object.union(object.remove(whole, ["facts"]), {"facts": {"adminMfaCoverage": coverage}}) if {
	whole := case({}, {}, {})
	coverage := object.union(whole.facts.adminMfaCoverage, {"accountsRead": accounts_read})
}

test_the_policies_alone_cover_administrators if every example in [[false, "pass"], [true, "notAssessed"]] { judged(told(example[0])).status == example[1] }

test_no_administrator_is_covered if status({"total": 1, "covered": 0, "open": [ana]}, {}, {}) == "fail"

test_a_gap if {
	verdicts.says(judged(case({"covered": 1, "weaker": [object.union(ana, {"where": "from “Office”"})]}, {}, {})), {"status": "partial", "summary": "Administrators need a second step to sign in, with a gap for one account"})
}

test_cannot_tell if status({"covered": 1, "unknown": [ana]}, {}, {}) == "notAssessed"

test_only_emergency_accounts_hold_a_role if status({"total": 0, "covered": 0}, {}, {}) == "notApplicable"

test_a_group_whose_members_were_not_read_hides_administrators if {
	verdicts.says(judged(case({}, {"other": [group]}, {})), {"status": "notAssessed", "reason has": "held by Helpers, and who that is"})
	contains(judged(case({}, {"other": [object.union(group, {"id": name, "name": name}) | some name in ["a", "b", "c", "d"]]}, {})).reason, "a, b, c and 1 more")
}

test_a_hidden_group_does_not_hide_what_was_found if verdicts.says(judged(case({"covered": 1, "open": [ana]}, {"other": [group]}, {})), {"status": "partial", "unknown detail": "who is behind Helpers"})

test_a_hidden_group_and_nobody_known if status({"total": 0, "covered": 0}, {"other": [group]}, {}) == "notAssessed"

test_a_group_whose_members_were_read if status({}, {"other": [object.union(group, {"settled": true})]}, {}) == "pass"

test_a_group_that_is_only_eligible if status({}, {"other": [object.union(group, {"roles": []})]}, {}) == "pass"

test_who_may_take_a_role_later_is_said_not_to_be_known if {
	verdicts.says(judged(case({}, {"joinableGroups": [{"id": "g1", "name": "Helpers", "globalAdministrator": true}]}, {})), {
		"status": "pass", "evidence has": "Not known: who may join “Helpers” and take its role. They are judged with everybody else.",
	})
}

test_an_administrator_on_demand_is_named_in_the_evidence if {
	eve := {"id": "a2", "name": "Eve", "roles": [], "eligible": ["Global Administrator"]}
	result := judged(case({}, {"people": [admin, eve]}, {}))
	"Not counted here, because they hold their role only after activating it: Eve." in result.evidence
	count(judged(case({}, {"people": [object.union(admin, {"eligible": ["Global Administrator"]})]}, {})).evidence) == count(result.evidence) - 1
}
