package triage.sess_04_test

import data.triage.sess_04

policy := {
	"id": "a1", "displayName": "Apps", "isAssigned": true, "deployedAppCount": 3, "pinRequired": true,
	"organizationalCredentialsRequired": false, "periodOnlineBeforeAccessCheck": "PT30M",
	"assignments": [{"target": {"@odata.type": "#microsoft.graph.allLicensedUsersAssignmentTarget"}}],
}

group(id) := [{"target": {"@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": id}}]

tenant(ios, android) := with_facts({
	"basis": "graph", "parameters": {"appRecheckMinutes": 30},
	"sources": {"iosManagedAppProtections": ios, "androidManagedAppProtections": android,
		"groups": [{"id": "g1"}, {"id": "empty", "visibility": null}, {"id": "hidden", "visibility": "HiddenMembership"}], "groupMembers": {"g1": ["u1"], "empty": [], "hidden": []},
		"users": [{"id": "u1"}]},
}, ["intuneReach"])

verdict(changes) := result if {
	result := sess_04.result with input as tenant([policy], [object.union(object.union(policy, {"id": "b1"}), changes)])
}

test_short_on_both if {
	result := verdict({})
	result.status == "pass"
	result.summary == "Protected apps on phones ask for the PIN again within 30 minutes"
	result.evidence == ["Policies that count: “Apps”.", "Whether everybody is reached is looked at in DEV-12."]
}

test_durations if {
	verdict({"periodOnlineBeforeAccessCheck": "PT0S"}).status == "pass"
	verdict({"periodOnlineBeforeAccessCheck": "PT29M59S"}).status == "pass"
	verdict({"periodOnlineBeforeAccessCheck": "PT30M1S"}).status == "partial"
	verdict({"periodOnlineBeforeAccessCheck": "PT12H"}).status == "partial"
	verdict({"periodOnlineBeforeAccessCheck": "P1D"}).status == "partial"
	verdict({"periodOnlineBeforeAccessCheck": "P0DT5M"}).status == "pass"
	every text in [null, "", "P", "PT", "30", "-PT5M", "PT5", "PTxM", "PT1.5M", "P1W"] {
		verdict({"periodOnlineBeforeAccessCheck": text}).status == "notAssessed"
	}
}

test_too_late if {
	result := verdict({"periodOnlineBeforeAccessCheck": "PT2H"})
	result.summary == "One app protection policy leaves the apps open too long"
	result.affected == [{"type": "appProtectionPolicy", "id": "b1", "name": "Apps", "detail": "asks again only after 120 minutes"}]
}

test_no_pin if {
	result := verdict({"pinRequired": false})
	result.status == "partial"
	result.affected[0].detail == "does not ask for a PIN"
	verdict({"pinRequired": false, "organizationalCredentialsRequired": true}).status == "pass"
	verdict({"pinRequired": null}).status == "notAssessed"
	verdict({"pinRequired": "true", "periodOnlineBeforeAccessCheck": "PT2H"}).status == "partial"
}

test_no_pin_anywhere if {
	open := object.union(policy, {"pinRequired": false})
	result := sess_04.result with input as tenant([open], [open])
	result.status == "fail"
	result.summary == "No app on a phone asks for a PIN of its own"
	half := sess_04.result with input as tenant([open], [])
	half.status == "fail"
	half.summary == "No app on a phone asks for a PIN of its own"
	count(half.affected) == 2
	odd := sess_04.result with input as tenant([open], [object.union(policy, {"pinRequired": null})])
	odd.status == "partial"
}

test_one_system_left_out if {
	result := sess_04.result with input as tenant([policy], [])
	result.status == "partial"
	result.summary == "No app asks for a PIN of its own on Android devices"
	result.affected == [{"type": "setting", "id": "androidManagedAppProtections", "name": "Android devices", "detail": "no app protection policy"}]
}

test_nothing_at_all if {
	result := sess_04.result with input as tenant([], [])
	result.status == "fail"
	count(result.affected) == 2
}

test_policies_that_do_not_count if {
	every changes in [{"isAssigned": false, "assignments": null}, {"assignments": []}, {"deployedAppCount": 0}, {"assignments": group("empty")}, {"assignments": group("gone")}] {
		result := verdict(changes)
		result.status == "partial"
		result.affected[0].detail == "“Apps” reaches nobody or covers no app"
	}
	verdict({"deployedAppCount": 0, "appGroupType": "allCoreMicrosoftApps"}).status == "pass"
	filtered := [{"target": object.union(policy.assignments[0].target, {"deviceAndAppManagementAssignmentFilterId": "f", "deviceAndAppManagementAssignmentFilterType": "include"})}]
	every changes in [{"assignments": null}, {"deployedAppCount": null}, {"assignments": filtered}, {"assignments": group("hidden")}] {
		verdict(changes).status == "notAssessed"
	}
	verdict({"assignments": group("g1")}).status == "pass"
	verdict({"deployedAppCount": null, "apps": [{"id": "a"}]}).status == "pass"
}

test_what_is_found_stands_beside_what_is_not_known if {
	result := sess_04.result with input as tenant([], [object.union(policy, {"pinRequired": null})])
	result.status == "partial"
	"Not known: what “Apps” asks for." in result.evidence
}
