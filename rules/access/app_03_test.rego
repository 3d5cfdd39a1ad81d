package triage.app_03_test

import data.triage.app_03
import data.triage.lib.verdicts

judged(value) := result if result := app_03.result with input as value

graph_api := {"id": "r1", "appId": "00000003-0000-0000-c000-000000000000", "displayName": "Microsoft Graph", "appOwnerOrganizationId": "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "accountEnabled": true}

fax := {"id": "s1", "appId": "a1", "displayName": "Fax", "appOwnerOrganizationId": "v1", "accountEnabled": true, "verifiedPublisher": {"displayName": "Fax, Inc."}}

send := {"id": "x1", "principalId": "s1", "principalType": "ServicePrincipal", "resourceId": "r1", "appRoleId": "b633e1c5-b582-4048-a93e-9f11b44c7e96"}

mail := {"id": "y1", "clientId": "s1", "consentType": "AllPrincipals", "resourceId": "r1", "scope": "openid offline_access User.Read Mail.Read"}

verdict(apps, roles, grants) := beside([], apps, roles, grants)

beside(holders, apps, roles, grants) := judged({
	"basis": "graph", "tenant": {"id": "T1"}, "facts": {"admins": {"people": [], "other": holders, "unreadGroups": []}},
	"sources": {"servicePrincipals": apps, "appRoleAssignments": roles, "oauth2PermissionGrants": grants},
})

holder := {"id": "s1", "name": "Fax", "roles": ["User Administrator"], "eligible": [], "type": "servicePrincipal", "settled": true}

test_an_app_with_an_administrator_role if {
	every other in [holder, object.remove(holder, ["type"]), object.union(holder, {"type": "unknown", "settled": false})] {
		verdicts.says(beside([other], [graph_api, fax], [], []), {
			"status": "partial", "summary": "One outside app holds an administrator role", "first detail": "holds the administrator role User Administrator; made by Fax, Inc. (verified)",
		})
	}
	beside([object.union(holder, {"id": "s9", "name": "Gone"})], [graph_api, fax], [], []).affected[0].id == "s9"
	both := beside([holder], [graph_api, fax], [send], [])
	both.affected[0].detail == "holds the administrator role User Administrator; at any time: Mail.Send; made by Fax, Inc. (verified)"
	beside([object.union(holder, {"id": "s2"})], [graph_api, fax, object.union(fax, {"id": "s2"})], [send], []).summary == "Two outside apps can reach everybody's mail, calendars or files"
	beside([holder], [graph_api, object.union(fax, {"accountEnabled": false})], [], []).status == "pass"
}

test_who_holds_a_role_is_not_known if {
	group := {"id": "g1", "name": "Helpers", "roles": ["User Administrator"], "eligible": [], "type": "group", "settled": false}
	verdicts.says(beside([group], [graph_api, fax], [], []), {"status": "notAssessed", "reason has": "what stands behind “Helpers”"})
	beside([object.union(group, {"settled": true})], [graph_api, fax], [], []).status == "pass"
	beside([group], [graph_api, fax], [send], []).status == "partial"
	bare := app_03.result with input as {
		"basis": "graph", "tenant": {"id": "T1"},
		"sources": {"servicePrincipals": [graph_api, fax], "appRoleAssignments": [], "oauth2PermissionGrants": []},
	}
	bare.status == "notAssessed"
	contains(bare.reason, "who holds a role was not read")
}

of_role(changes) := verdict([graph_api, fax], [object.union(send, changes)], [])

of_scope(scope) := verdict([graph_api, fax], [], [object.union(mail, {"scope": scope})])

test_no_app if verdicts.says(verdict([graph_api, fax], [], []), {"status": "pass", "evidence": ["Apps looked at: 2, of them of Microsoft or switched off: 1."]})

test_a_right_of_its_own if {
	verdicts.says(of_role({}), {
		"status": "partial", "summary": "One outside app can reach everybody's mail, calendars or files",
		"affected": [{"type": "servicePrincipal", "id": "s1", "name": "Fax", "detail": "at any time: Mail.Send; made by Fax, Inc. (verified)"}],
	})
	every value in ["01D4889C-1287-42C6-AC1F-5D1E02578EF6", "06b708a9-e830-4db3-a914-8e69da51d44f"] { of_role({"appRoleId": value}).status == "partial" }
	of_role({"appRoleId": "df021288-bdef-4463-88db-98f22de89214"}).status == "pass"
	every kind in ["User", "Group"] { of_role({"principalType": kind}).status == "pass" }
	of_role({"principalType": null}).status == "partial"
}

test_a_right_in_the_name_of_everybody if {
	result := verdict([graph_api, object.union(fax, {"verifiedPublisher": {"displayName": null}})], [], [mail])
	result.affected[0].detail == "for everybody who uses it: Mail.Read; maker not verified by Microsoft"
	every scope in ["Files.Read.All", "Sites.ReadWrite.All", "AllSites.Read", "MyFiles.Write", "IMAP.AccessAsUser.All", "Chat.ReadWrite", "Calendars.Read", "Group.ReadWrite.All", "mail.send"] { of_scope(scope).status == "partial" }
	every scope in ["", "User.Read", "Sites.Selected", "Files.ReadWrite.AppFolder", "Files.SelectedOperations.Selected", "Calendars.ReadBasic", "Chat.Create", "GroupMember.Read.All"] { of_scope(scope).status == "pass" }
	of_scope(null).status == "pass"
}

test_both_kinds_are_told_once if {
	result := verdict([graph_api, fax], [send], [mail])
	count(result.affected) == 1
	startswith(result.affected[0].detail, "at any time: Mail.Send; for everybody who uses it: Mail.Read")
}

test_one_person_alone_is_not_everybody if {
	verdicts.says(verdict([graph_api, fax], [], [object.union(mail, {"consentType": "Principal", "principalId": "u1"})]), {"status": "pass", "evidence has": "Let in by single people for themselves, and not counted here: 1."})
}

test_whom_an_approval_is_for_is_not_known if {
	every kind in [null, "unknownFutureValue"] {
		verdicts.says(verdict([graph_api, fax], [], [object.union(mail, {"consentType": kind})]), {"status": "notAssessed", "reason has": "Fax (approved for whom is not known)"})
	}
}

test_microsoft_and_switched_off if {
	verdict([graph_api, object.union(fax, {"appOwnerOrganizationId": "72F988BF-86f1-41af-91ab-2d7cd011db47"})], [send], [mail]).status == "pass"
	every case in [[false, "pass"], [null, "partial"]] { verdict([graph_api, object.union(fax, {"accountEnabled": case[0]})], [send], [mail]).status == case[1] }
}

test_where_an_app_comes_from if {
	own := verdict([graph_api, object.union(fax, {"appOwnerOrganizationId": "t1"})], [send], [])
	endswith(own.affected[0].detail, "registered in your own tenant, often for a vendor")
	gone := verdict([graph_api], [send], [])
	gone.affected[0].name == "s1"
	endswith(gone.affected[0].detail, "not in the list of apps")
	nobody := verdict([graph_api, object.union(fax, {"appOwnerOrganizationId": null, "verifiedPublisher": null})], [send], [])
	endswith(nobody.affected[0].detail, "maker not verified by Microsoft")
}

test_rights_by_the_roles_of_the_granting_app if {
	published := object.union(graph_api, {"appRoles": [{"id": "n1", "value": "Mail.NewRight.All"}, {"id": "n2", "value": "Weather.Read"}, {"id": "n3", "value": null}]})
	every case in [["n1", "partial"], ["n2", "pass"]] { verdict([published, fax], [object.union(send, {"appRoleId": case[0]})], []).status == case[1] }
	verdict([published, fax], [object.union(send, {"appRoleId": "n3"})], []).status == "notAssessed"
}

test_a_right_without_a_name if {
	verdicts.says(of_role({"appRoleId": "99999999-0000-0000-0000-000000000000"}), {"status": "notAssessed", "reason has": "Fax (99999999-0000-0000-0000-000000000000)"})
	elsewhere := {"id": "r2", "appId": "other", "displayName": "Payroll", "appOwnerOrganizationId": "v2", "accountEnabled": true}
	verdict([graph_api, fax, elsewhere], [object.union(send, {"resourceId": "r2", "appRoleId": "99999999-0000-0000-0000-000000000000"})], []).status == "pass"
	verdicts.says(verdict([graph_api, fax], [send, object.union(send, {"appRoleId": "9"})], []), {"status": "partial", "evidence has": "Permissions whose name is not known: Fax (9)."})
}

test_an_empty_list_was_not_read_whole if every case in [[[], "notAssessed"], [[send], "partial"]] { verdict([], case[0], []).status == case[1] }

# The government clouds have no verified publishers.
test_makers_where_nobody_verifies_them if {
	endswith(verdict([graph_api, object.remove(fax, ["verifiedPublisher"])], [send], []).affected[0].detail, "whether Microsoft verified the maker is not told")
}
