package triage.adm_01_test

import data.triage.adm_01
import data.triage.lib.verdicts

role := "62e90394-69f5-4237-9190-012177145e10"

person(id, changes) := object.union({
	"id": id, "name": upper(id), "enabled": true, "emergency": false,
	"globalAdministrator": true, "eligibleGlobalAdministrator": false,
}, changes)

graph(people, sources) := {
	"basis": "graph", "parameters": limits, "facts": {"admins": {"people": people, "other": [], "unreadGroups": []}},
	"sources": object.union({
		"users": [], "roleDefinitions": [], "roleEligibilities": [],
		"roleAssignments": [{"principalId": one.id, "roleDefinitionId": role} | some one in people],
	}, sources),
}

limits := {"fewestGlobalAdministrators": 2, "mostGlobalAdministrators": 4}

people(n) := [person(sprintf("u%d", [i]), {}) | some i in numbers.range(1, n)]

status(value) := judged(value).status

judged(value) := result if result := adm_01.result with input as value

test_by_number if every case in [[1, "fail"], [2, "pass"], [4, "pass"], [5, "partial"], [8, "partial"], [9, "fail"]] { status(graph(people(case[0]), {})) == case[1] }

fifth(changes) := judged(graph(array.concat(people(4), [person("p", changes)]), {}))

test_too_many_are_named if {
	result := fifth({"emergency": true})
	verdicts.says(result, {"summary": "Five accounts are Global Administrators; four are enough", "affected count": 5})
	result.affected[4] == {"type": "user", "id": "p", "name": "P", "detail": "Global Administrator, declared an emergency account"}
}

test_the_only_one_is_named if {
	verdicts.says(judged(graph(people(1), {})), {"summary": "Only one account is a Global Administrator: nobody can help it back in", "first id": "u1"})
}

test_who_may_activate_the_role_counts if {
	result := fifth({"globalAdministrator": false, "eligibleGlobalAdministrator": true})
	result.status == "partial"
	result.affected[4].detail == "may become Global Administrator at any time (eligible)"
}

test_other_roles_do_not_count if fifth({"globalAdministrator": false}).status == "pass"

test_blocked_accounts_do_not_count if {
	verdicts.says(judged(graph(array.concat(people(1), [person("b", {"enabled": false})]), {})), {"status": "fail", "evidence has": "Not counted, because they cannot sign in: B."})
}

test_an_account_of_unknown_state if {
	unsure := person("b", {"enabled": null})
	verdicts.says(judged(graph(array.concat(people(2), [unsure]), {})), {"status": "notAssessed", "reason has": "whether B can sign in"})
	every case in [[1, "notAssessed"], [5, "partial"]] { status(graph(array.concat(people(case[0]), [unsure]), {})) == case[1] }
}

other(changes) := object.union({
	"id": "g", "name": "Admins", "type": "group", "gone": false, "settled": false, "why": null,
	"roles": ["Global Administrator"], "eligible": [], "globalAdministrator": true, "eligibleGlobalAdministrator": false,
}, changes)

beside(n, changes) := object.union(graph(people(n), {}), {"facts": {"admins": {"other": [other(changes)]}}})

test_a_group_whose_members_are_not_all_known if {
	verdicts.says(judged(beside(2, {"why": "it hides its members"})), {"status": "notAssessed", "reason has": "who is behind Admins (it hides its members)"})
	every change in [{"settled": true}, {"globalAdministrator": false}] { status(beside(2, change)) == "pass" }
	status(beside(2, {"globalAdministrator": false, "eligibleGlobalAdministrator": true})) == "notAssessed"
	verdicts.says(judged(beside(5, {})), {"status": "partial", "unknown detail": "who is behind Admins"})
}

test_what_is_gone_holds_nobody if {
	verdicts.says(judged(beside(2, {"id": "x", "type": "unknown", "gone": true, "settled": true})), {"status": "pass", "evidence has": "Still assigned to what no longer exists, and holding nobody: x."})
}

app := {"id": "a", "name": "Backup", "type": "servicePrincipal", "settled": true}

test_an_app_in_full_control_is_named if {
	verdicts.says(judged(beside(3, app)), {"status": "partial", "summary": "One app holds Global Administrator", "ids": ["a"]})
	verdicts.says(judged(beside(1, app)), {"status": "fail", "affected count": 2})
	[one.type | some one in judged(beside(5, app)).affected] == ["user", "user", "user", "user", "user", "servicePrincipal"]
	status(beside(0, app)) == "partial"
}

test_an_app_with_a_smaller_role_is_named_beside if {
	verdicts.says(judged(beside(2, object.union(app, {"globalAdministrator": false, "roles": ["Exchange Administrator"]}))), {
		"status": "pass", "evidence has": "Apps with other administrator roles: Backup (Exchange Administrator).",
	})
}

joinable(global) := object.union(graph(people(2), {}), {"facts": {"admins": {"joinableGroups": [{"id": "g", "name": "Admins", "globalAdministrator": global}]}}})

test_who_may_join_a_group_in_full_control_was_not_read if {
	verdicts.says(judged(joinable(true)), {"status": "notAssessed", "reason has": "who may join “Admins” and take its role"})
	status(joinable(false)) == "pass"
}

test_an_assignment_without_a_role if {
	every id in [null, "", 7] { status(graph(people(2), {"roleAssignments": [{"principalId": "u1", "roleDefinitionId": id}]})) == "notAssessed" }
}

test_nobody_at_all_cannot_be if status(graph([], {})) == "notAssessed"

import_(members, sources) := with_facts({
	"basis": "import", "parameters": limits,
	"sources": object.union({"directoryRoles": [{"id": "r", "roleTemplateId": role, "members": members}]}, sources),
}, ["globalAdministrators"])

member(id) := {"id": id, "displayName": upper(id)}

test_the_older_list_of_roles if {
	verdicts.says(judged(import_([member("a"), member("b")], {})), {"status": "pass", "evidence has": "The list of roles does not say which of these accounts are blocked."})
	every value in [import_([member("a")], {}), import_([member("a"), member("b")], {"users": [{"id": "b", "accountEnabled": false}]})] { status(value) == "fail" }
	status(import_([member(id) | some id in ["a", "b", "c", "d", "e"]], {})) == "partial"
	every change in [{}, {"directoryRoles": [{"id": "r", "roleTemplateId": "x", "members": [member("a")]}]}] { status(import_([], change)) == "notAssessed" }
	every value in [import_(null, {}), import_([member("a"), member("b")], {"roleAssignments": []})] { status(value) == "notAssessed" }
}

test_groups_and_apps_in_the_older_list if {
	group := {"@odata.type": "#microsoft.graph.group", "id": "g", "displayName": "Admins"}
	service := {"@odata.type": "#microsoft.graph.servicePrincipal", "id": "s", "displayName": "App"}
	every case in [[[member("b"), group], "notAssessed"], [[service], "fail"], [[member("b"), service], "partial"]] {
		status(import_(array.concat([member("a")], case[0]), {})) == case[1]
	}
}

score(percentage) := {"basis": "secureScore", "parameters": {}, "secureScore": {"date": "2026-11-21", "controls": [{"name": "OneAdmin", "title": "More than one", "percentage": percentage, "date": "2026-11-21"}]}}

test_secure_score_knows_the_lower_limit_only if {
	verdicts.says(judged(score(0)), {"status": "fail", "first id": "OneAdmin"})
	every value in [100, 50] { status(score(value)) == "notAssessed" }
}

unread(in_force) := object.union(json.remove(graph(people(2), {}), ["sources/roleEligibilities"]), {"facts": {"capabilities": {"accessReviews": in_force}}})

test_eligible_administrators_that_were_not_read if {
	every value in ["unknown", "yes"] { status(unread(value)) == "notAssessed" }
	status(unread("no")) == "pass"
}

test_what_the_steps_set_passes if {
	before := object.union(graph(people(6), {}), {"facts": {"admins": {"other": [object.union(app, {"globalAdministrator": true})]}}})
	status(before) == "partial"
	emergency := [person(id, {"emergency": true}) | some id in ["e1", "e2"]]
	status(graph(array.concat(people(2), emergency), {})) == "pass"
}
