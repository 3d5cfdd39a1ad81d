package triage.adm_01_test

import data.triage.adm_01

role := "62e90394-69f5-4237-9190-012177145e10"

person(id, changes) := object.union({
	"id": id, "name": upper(id), "enabled": true, "emergency": false,
	"globalAdministrator": true, "eligibleGlobalAdministrator": false,
}, changes)

graph(people, sources) := {
	"basis": "graph",
	"parameters": {"fewestGlobalAdministrators": 2, "mostGlobalAdministrators": 4},
	"facts": {"admins": {"people": people, "other": [], "unreadGroups": []}},
	"sources": object.union({
		"users": [], "roleDefinitions": [], "roleEligibilities": [],
		"roleAssignments": [{"principalId": one.id, "roleDefinitionId": role} | some one in people],
	}, sources),
}

people(n) := [person(sprintf("u%d", [i]), {}) | some i in numbers.range(1, n)]

status(value) := result.status if {
	result := adm_01.result with input as value
}

test_by_number if {
	status(graph(people(1), {})) == "fail"
	status(graph(people(2), {})) == "pass"
	status(graph(people(4), {})) == "pass"
	status(graph(people(5), {})) == "partial"
	status(graph(people(8), {})) == "partial"
	status(graph(people(9), {})) == "fail"
}

test_too_many_are_named if {
	result := adm_01.result with input as graph(array.concat(people(4), [person("e1", {"emergency": true})]), {})
	result.summary == "Five accounts are Global Administrators; four are enough"
	count(result.affected) == 5
	result.affected[4] == {"type": "user", "id": "e1", "name": "E1", "detail": "Global Administrator, declared an emergency account"}
}

test_the_only_one_is_named if {
	result := adm_01.result with input as graph(people(1), {})
	result.summary == "Only one account is a Global Administrator: nobody can help it back in"
	result.affected[0].id == "u1"
}

test_who_may_activate_the_role_counts if {
	eligible := person("p", {"globalAdministrator": false, "eligibleGlobalAdministrator": true})
	result := adm_01.result with input as graph(array.concat(people(4), [eligible]), {})
	result.status == "partial"
	result.affected[4].detail == "may become Global Administrator at any time (eligible)"
}

test_other_roles_do_not_count if {
	other := person("p", {"globalAdministrator": false})
	status(graph(array.concat(people(4), [other]), {})) == "pass"
}

test_blocked_accounts_do_not_count if {
	result := adm_01.result with input as graph(array.concat(people(1), [person("b", {"enabled": false})]), {})
	result.status == "fail"
	"Not counted, because they cannot sign in: B." in result.evidence
}

test_an_account_of_unknown_state if {
	unsure := person("b", {"enabled": null})
	result := adm_01.result with input as graph(array.concat(people(2), [unsure]), {})
	result.status == "notAssessed"
	contains(result.reason, "whether B can sign in")
	status(graph(array.concat(people(1), [unsure]), {})) == "notAssessed"
	status(graph(array.concat(people(5), [unsure]), {})) == "partial"
}

other(changes) := object.union({
	"id": "g", "name": "Admins", "type": "group", "gone": false, "settled": false, "why": null,
	"roles": ["Global Administrator"], "eligible": [], "globalAdministrator": true, "eligibleGlobalAdministrator": false,
}, changes)

beside(n, changes) := object.union(graph(people(n), {}), {"facts": {"admins": {"other": [other(changes)]}}})

test_a_group_whose_members_are_not_all_known if {
	result := adm_01.result with input as beside(2, {"why": "it hides its members"})
	result.status == "notAssessed"
	contains(result.reason, "who is behind Admins (it hides its members)")
	status(beside(2, {"settled": true})) == "pass"
	status(beside(2, {"globalAdministrator": false})) == "pass"
	status(beside(2, {"globalAdministrator": false, "eligibleGlobalAdministrator": true})) == "notAssessed"
	found := adm_01.result with input as beside(5, {})
	found.status == "partial"
	found.unknown[0].detail == "who is behind Admins"
}

test_what_is_gone_holds_nobody if {
	result := adm_01.result with input as beside(2, {"id": "x", "type": "unknown", "gone": true, "settled": true})
	result.status == "pass"
	"Still assigned to what no longer exists, and holding nobody: x." in result.evidence
}

app := {"id": "a", "name": "Backup", "type": "servicePrincipal", "settled": true}

test_an_app_in_full_control_is_named if {
	result := adm_01.result with input as beside(3, app)
	result.status == "partial"
	result.summary == "One app holds Global Administrator"
	[one.id | some one in result.affected] == ["a"]
	lonely := adm_01.result with input as beside(1, app)
	lonely.status == "fail"
	count(lonely.affected) == 2
	many := adm_01.result with input as beside(5, app)
	[one.type | some one in many.affected] == ["user", "user", "user", "user", "user", "servicePrincipal"]
	status(beside(0, app)) == "partial"
}

test_an_app_with_a_smaller_role_is_named_beside if {
	result := adm_01.result with input as beside(2, object.union(app, {"globalAdministrator": false, "roles": ["Exchange Administrator"]}))
	result.status == "pass"
	"Apps with other administrator roles: Backup (Exchange Administrator)." in result.evidence
}

joinable(global) := object.union(graph(people(2), {}), {"facts": {"admins": {"joinableGroups": [{"id": "g", "name": "Admins", "globalAdministrator": global}]}}})

test_who_may_join_a_group_in_full_control_was_not_read if {
	result := adm_01.result with input as joinable(true)
	result.status == "notAssessed"
	contains(result.reason, "who may join “Admins” and take its role")
	status(joinable(false)) == "pass"
}

test_an_assignment_without_a_role if {
	every id in [null, "", 7] {
		status(graph(people(2), {"roleAssignments": [{"principalId": "u1", "roleDefinitionId": id}]})) == "notAssessed"
	}
}

test_nobody_at_all_cannot_be if {
	status(graph([], {})) == "notAssessed"
}

import_(members, sources) := with_facts(exported(members, sources), ["globalAdministrators"])

exported(members, sources) := {
	"basis": "import",
	"parameters": {"fewestGlobalAdministrators": 2, "mostGlobalAdministrators": 4},
	"sources": object.union({"directoryRoles": [{"id": "r", "roleTemplateId": role, "members": members}]}, sources),
}

member(id) := {"id": id, "displayName": upper(id)}

test_the_older_list_of_roles if {
	result := adm_01.result with input as import_([member("a"), member("b")], {})
	result.status == "pass"
	"The list of roles does not say which of these accounts are blocked." in result.evidence
	status(import_([member("a")], {})) == "fail"
	status(import_([member("a"), member("b")], {"users": [{"id": "b", "accountEnabled": false}]})) == "fail"
	status(import_([member(id) | some id in ["a", "b", "c", "d", "e"]], {})) == "partial"
	status(import_([], {})) == "notAssessed"
	status(import_([], {"directoryRoles": [{"id": "r", "roleTemplateId": "x", "members": [member("a")]}]})) == "notAssessed"
	status(import_(null, {})) == "notAssessed"
	status(import_([member("a"), member("b")], {"roleAssignments": []})) == "notAssessed"
}

test_groups_and_apps_in_the_older_list if {
	group := {"@odata.type": "#microsoft.graph.group", "id": "g", "displayName": "Admins"}
	service := {"@odata.type": "#microsoft.graph.servicePrincipal", "id": "s", "displayName": "App"}
	status(import_([member("a"), member("b"), group], {})) == "notAssessed"
	status(import_([member("a"), service], {})) == "fail"
	status(import_([member("a"), member("b"), service], {})) == "partial"
}

score(percentage) := {"basis": "secureScore", "parameters": {}, "secureScore": {"date": "2026-11-21", "controls": [{"name": "OneAdmin", "title": "More than one", "percentage": percentage, "date": "2026-11-21"}]}}

test_secure_score_knows_the_lower_limit_only if {
	result := adm_01.result with input as score(0)
	result.status == "fail"
	result.affected[0].id == "OneAdmin"
	status(score(100)) == "notAssessed"
	status(score(50)) == "notAssessed"
}

unread(in_force) := object.union(object.remove(whole, ["sources"]), {
	"sources": object.remove(whole.sources, ["roleEligibilities"]),
	"facts": {"capabilities": {"accessReviews": in_force}},
})

whole := graph(people(2), {})

test_eligible_administrators_that_were_not_read if {
	status(unread("unknown")) == "notAssessed"
	status(unread("yes")) == "notAssessed"
	status(unread("no")) == "pass"
}

test_what_the_steps_set_passes if {
	before := object.union(graph(people(6), {}), {"facts": {"admins": {"other": [object.union(app, {"globalAdministrator": true})]}}})
	status(before) == "partial"
	emergency := [person(id, {"emergency": true}) | some id in ["e1", "e2"]]
	status(graph(array.concat(people(2), emergency), {})) == "pass"
}
