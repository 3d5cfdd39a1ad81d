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
	result.affected[4] == {"type": "user", "id": "e1", "name": "E1", "detail": "Global Administrator, declared an emergency access account"}
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

test_a_group_whose_members_were_not_read if {
	rows := [{"principalId": "g", "roleDefinitionId": role, "principal": {"@odata.type": "#microsoft.graph.group", "displayName": "Admins"}}]
	result := adm_01.result with input as graph(people(2), {"roleAssignments": rows})
	result.status == "notAssessed"
	contains(result.reason, "who is behind Admins")
	status(graph(people(2), {"roleAssignments": rows, "groupMembers": {"g": ["u1"]}})) == "pass"
	status(graph(people(5), {"roleAssignments": rows})) == "partial"
}

test_a_member_of_a_group_who_is_in_no_list if {
	base := graph(people(2), {"roleAssignments": [{"principalId": "g", "roleDefinitionId": role}], "groupMembers": {"g": ["u1", "x"]}})
	hidden := {"id": "x", "name": "x", "roles": ["Global Administrator"]}
	result := adm_01.result with input as object.union(base, {"facts": {"admins": {"other": [{"id": "g", "name": "G", "roles": ["Global Administrator"]}, hidden]}}})
	result.status == "notAssessed"
	contains(result.reason, "who is behind x")
	status(object.union(base, {"facts": {"admins": {"other": [object.union(hidden, {"roles": ["Global Reader"]})]}}})) == "pass"
}

test_an_assignment_without_a_role if {
	every id in [null, "", 7] {
		status(graph(people(2), {"roleAssignments": [{"principalId": "u1", "roleDefinitionId": id}]})) == "notAssessed"
	}
}

test_an_app_is_not_a_person if {
	status(graph(people(2), {"roleAssignments": [{"principalId": "a", "roleDefinitionId": role, "principal": {"@odata.type": "#microsoft.graph.servicePrincipal"}}]})) == "pass"
	status(graph(people(2), {"roleAssignments": [{"principalId": "a", "roleDefinitionId": role}], "servicePrincipals": [{"id": "a"}]})) == "pass"
	status(graph(people(2), {"roleAssignments": [{"principalId": "a", "roleDefinitionId": role}]})) == "notAssessed"
	status(graph(people(2), {"roleEligibilities": [{"principalId": "a", "roleDefinitionId": role}]})) == "notAssessed"
}


test_nobody_at_all_cannot_be if {
	status(graph([], {})) == "notAssessed"
}

import_(members, sources) := {
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
}

test_groups_and_apps_in_the_older_list if {
	group := {"@odata.type": "#microsoft.graph.group", "id": "g", "displayName": "Admins"}
	app := {"@odata.type": "#microsoft.graph.servicePrincipal", "id": "s", "displayName": "App"}
	status(import_([member("a"), member("b"), group], {})) == "notAssessed"
	status(import_([member("a"), app], {})) == "fail"
}

score(percentage) := {"basis": "secureScore", "parameters": {}, "secureScore": {"date": "2026-11-21", "controls": [{"name": "OneAdmin", "title": "More than one", "percentage": percentage, "date": "2026-11-21"}]}}

test_secure_score_knows_the_lower_limit_only if {
	result := adm_01.result with input as score(0)
	result.status == "fail"
	result.affected[0].id == "OneAdmin"
	status(score(100)) == "notAssessed"
	status(score(50)) == "notAssessed"
}

unread(skus) := object.union(object.remove(whole, ["sources"]), {"sources": object.union(object.remove(whole.sources, ["roleEligibilities"]), skus)})

whole := graph(people(2), {})

plan(id) := {"subscribedSkus": [{"servicePlans": [{"servicePlanId": id}]}]}

test_eligible_administrators_that_were_not_read if {
	status(unread({})) == "notAssessed"
	status(unread(plan("EEC0EB4F-6444-4F95-ABA0-50C24D67F998"))) == "notAssessed"
	status(unread(plan("41781fb2-bc02-4b7c-bd55-b576c07bb09d"))) == "pass"
}
