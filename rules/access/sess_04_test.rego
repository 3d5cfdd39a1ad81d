package triage.sess_04_test

import data.triage.lib.verdicts
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

verdict(changes) := result if result := sess_04.result with input as tenant([policy], [object.union(object.union(policy, {"id": "b1"}), changes)])

judged(value) := result if result := sess_04.result with input as value

test_short_on_both if {
	verdicts.says(verdict({}), {
		"status": "pass", "summary": "Protected apps on phones ask for the PIN again within 30 minutes",
		"evidence": ["Policies that count: “Apps”.", "Whether everybody is reached is looked at in DEV-12."],
	})
}

test_durations if {
	every value in ["PT0S", "PT29M59S"] { verdict({"periodOnlineBeforeAccessCheck": value}).status == "pass" }
	every value in ["PT30M1S", "PT12H", "P1D"] { verdict({"periodOnlineBeforeAccessCheck": value}).status == "partial" }
	verdict({"periodOnlineBeforeAccessCheck": "P0DT5M"}).status == "pass"
	every text in [null, "", "P", "PT", "30", "-PT5M", "PT5", "PTxM", "PT1.5M", "P1W"] { verdict({"periodOnlineBeforeAccessCheck": text}).status == "notAssessed" }
}

test_too_late if {
	verdicts.says(verdict({"periodOnlineBeforeAccessCheck": "PT2H"}), {
		"summary": "One app protection policy leaves the apps open too long", "affected": [{"type": "appProtectionPolicy", "id": "b1", "name": "Apps", "detail": "asks again only after 120 minutes"}],
	})
}

test_no_pin if {
	verdicts.says(verdict({"pinRequired": false}), {"status": "partial", "first detail": "does not ask for a PIN"})
	verdict({"pinRequired": false, "organizationalCredentialsRequired": true}).status == "pass"
	verdict({"pinRequired": null}).status == "notAssessed"
	verdict({"pinRequired": "true", "periodOnlineBeforeAccessCheck": "PT2H"}).status == "partial"
}

test_no_pin_anywhere if {
	open := object.union(policy, {"pinRequired": false})
	verdicts.says(judged(tenant([open], [open])), {"status": "fail", "summary": "No app on a phone asks for a PIN of its own"})
	verdicts.says(judged(tenant([open], [])), {"status": "fail", "summary": "No app on a phone asks for a PIN of its own", "affected count": 2})
	judged(tenant([open], [object.union(policy, {"pinRequired": null})])).status == "partial"
}

test_one_system_left_out if {
	verdicts.says(judged(tenant([policy], [])), {
		"status": "partial", "summary": "No app asks for a PIN of its own on Android devices",
		"affected": [{"type": "setting", "id": "androidManagedAppProtections", "name": "Android devices", "detail": "no app protection policy"}],
	})
}

test_nothing_at_all if verdicts.says(judged(tenant([], [])), {"status": "fail", "affected count": 2})

test_policies_that_do_not_count if {
	every changes in [{"isAssigned": false, "assignments": null}, {"assignments": []}, {"deployedAppCount": 0}, {"assignments": group("empty")}, {"assignments": group("gone")}] {
		verdicts.says(verdict(changes), {"status": "partial", "first detail": "“Apps” reaches nobody or covers no app"})
	}
	verdict({"deployedAppCount": 0, "appGroupType": "allCoreMicrosoftApps"}).status == "pass"
	filtered := [{"target": object.union(policy.assignments[0].target, {"deviceAndAppManagementAssignmentFilterId": "f", "deviceAndAppManagementAssignmentFilterType": "include"})}]
	every changes in [{"assignments": null}, {"deployedAppCount": null}, {"assignments": filtered}, {"assignments": group("hidden")}] {
		verdict(changes).status == "notAssessed"
	}
	every change in [{"assignments": group("g1")}, {"deployedAppCount": null, "apps": [{"id": "a"}]}] { verdict(change).status == "pass" }
}

test_what_is_found_stands_beside_what_is_not_known if verdicts.says(judged(tenant([], [object.union(policy, {"pinRequired": null})])), {"status": "partial", "evidence has": "Not known: what “Apps” asks for."})
