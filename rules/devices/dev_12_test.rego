package triage.dev_12_test

import data.triage.dev_12
import data.triage.lib.verdicts

everyone := [{"id": "a", "target": {"@odata.type": "#microsoft.graph.allLicensedUsersAssignmentTarget"}}]

group(id) := [{"id": "g", "target": {"@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": id}}]

ios(changes) := object.union({
	"id": "i", "displayName": "iOS apps", "deployedAppCount": 3, "pinRequired": true, "organizationalCredentialsRequired": false, "dataBackupBlocked": true,
	"appDataEncryptionType": "whenDeviceLocked", "allowedOutboundDataTransferDestinations": "managedApps", "assignments": everyone,
}, changes)

android(changes) := object.union({
	"id": "a", "displayName": "Android apps", "deployedAppCount": 3, "pinRequired": true, "organizationalCredentialsRequired": false, "dataBackupBlocked": true,
	"encryptAppData": true, "allowedOutboundDataTransferDestinations": "none", "assignments": everyone,
}, changes)

person(changes) := object.union(
	object.remove(
		{"id": "u1", "name": "Ana", "enabled": true, "licensed": true, "guest": false, "emergency": false, "syncAccount": false, "capabilities": ["intune"], "possibleCapabilities": []},
		object.keys(changes),
	),
	changes,
)

verdict_of(people, phones, robots) := result if result := dev_12.result with input as with_facts({
	"basis": "graph", "facts": {"people": people},
	"sources": {
		"iosManagedAppProtections": phones, "androidManagedAppProtections": robots,
		"users": [{"id": "u1"}, {"id": "u2"}, {"id": "u3"}],
		"groups": [{"id": "g1"}, {"id": "g2"}, {"id": "g9"}, {"id": "empty", "visibility": null}, {"id": "machines"}, {"id": "unread"}], "groupMembers": {"g1": ["u1"], "g2": ["u1", "u2"], "empty": []},
	},
}, ["intuneReach"])

verdict(phones, robots) := verdict_of([person({})], phones, robots)

test_everybody_is_covered if verdicts.says(verdict([ios({})], [android({})]), {"status": "pass", "evidence has": "Assigned for Android devices: “Android apps”."})

test_no_policy_at_all if verdicts.says(verdict([], []), {"status": "fail", "ids": ["androidManagedAppProtections", "iosManagedAppProtections"]})

test_policies_that_do_not_count if {
	every changes in [{"assignments": []}, {"deployedAppCount": 0}] { verdict([ios(changes)], [android(changes)]).status == "fail" }
	verdict([ios({"assignments": []})], []).affected[1].detail == "“iOS apps” is assigned to nobody or covers no app"
}

test_one_system_is_bare if verdicts.says(verdict([ios({})], []), {"status": "partial", "summary": "Work data is not protected on Android devices"})

test_a_group_of_apps_is_enough if verdict([ios({"deployedAppCount": 0, "appGroupType": "allCoreMicrosoftApps"})], [android({})]).status == "pass"

test_a_policy_that_asks_for_too_little if {
	result := verdict([ios({"pinRequired": false, "appDataEncryptionType": "useDeviceSettings"})], [android({})])
	result.status == "partial"
	result.summary == "Your app protection asks for too little"
	result.affected == [{"type": "appProtectionPolicy", "id": "i", "name": "iOS apps", "detail": "does not ask for a PIN, encryption"}]
	verdict([ios({})], [android({"allowedOutboundDataTransferDestinations": "allApps"})]).status == "partial"
	verdict([ios({})], [android({"dataBackupBlocked": false})]).status == "partial"
	verdict([ios({})], [android({"encryptAppData": false})]).status == "partial"
}

test_a_work_password_stands_in_for_a_pin if {
	every value in [false, null] { verdict([ios({"pinRequired": value, "organizationalCredentialsRequired": true})], [android({})]).status == "pass" }
}

test_a_strict_policy_for_everybody_makes_up_for_a_lax_one if {
	verdict([ios({}), ios({"id": "lax", "pinRequired": false, "assignments": group("g1")})], [android({})]).status == "pass"
	verdict([ios({"assignments": group("g1")}), ios({"id": "lax", "pinRequired": false})], [android({})]).status == "pass"
}

two := [person({}), person({"id": "u2", "name": "Ben"})]

test_somebody_is_outside if verdicts.says(verdict_of(two, [ios({"assignments": group("g1")})], [android({"assignments": group("g2")})]), {
	"status": "partial", "summary": "One person can use work data on a phone without protected apps",
	"affected": [{"type": "user", "id": "u2", "name": "Ben", "detail": "no app protection on iPhones and iPads: no assigned policy reaches the person"}],
})

test_policies_that_reach_nobody_are_none if {
	result := verdict([ios({"assignments": group("empty")})], [])
	verdicts.says(result, {"status": "fail", "summary": "Work data on phones is not protected: no app protection policy reaches anybody"})
	[row.type | some row in result.affected] == ["setting", "user"]
	verdict([ios({"assignments": group("empty")})], [android({"assignments": group("empty")})]).status == "fail"
	verdict([ios({"assignments": group("empty")})], [android({})]).status == "partial"
}

test_a_licence_that_is_not_understood_proves_nothing if {
	verdict_of([person({"capabilities": []})], [ios({})], [android({})]).status == "notAssessed"
	people := [person({}), person({"id": "u3", "name": "Cleo", "capabilities": [], "possibleCapabilities": ["intune"]})]
	verdicts.says(verdict_of(people, [ios({})], [android({})]), {"status": "notAssessed", "reason has": "whom the policies reach (one person)"})
	verdict_of(people, [], [android({})]).status == "partial"
}

test_somebody_lacks_the_licence if {
	result := verdict_of([person({}), person({"id": "u2", "name": "Ben", "capabilities": []})], [ios({})], [android({})])
	result.status == "partial"
	result.affected[0].detail == "no app protection on Android devices or iPhones and iPads: the license does not include Intune"
}

test_accounts_that_do_not_matter if {
	every changes in [{"enabled": false}, {"licensed": false}, {"guest": true}, {"emergency": true}, {"syncAccount": true}] {
		verdict_of([person({}), person(object.union({"id": "u9", "capabilities": []}, changes))], [ios({})], [android({})]).status == "pass"
		verdict_of([person(changes)], [ios({})], [android({})]).status == "notApplicable"
		verdict_of([person(changes)], [], [ios({"pinRequired": null, "assignments": null})]).status == "notApplicable"
	}
}

test_people_who_are_not_known if every changes in [{"enabled": null}, {"licensed": null}] {
	result := verdict_of([person({}), person(object.union({"id": "u2"}, changes))], [ios({})], [android({})])
	verdicts.says(result, {"status": "notAssessed", "reason has": "who has a license (one person)"})
	verdict_of([person(changes)], [], []).status == "notAssessed"
}

test_a_group_that_was_not_read_cannot_be_told if verdicts.says(verdict([ios({"assignments": group("unread")})], [android({})]), {
	"status": "notAssessed", "reason has": "whom the policies reach (one person)",
})

test_odd_values_cannot_be_told if every changes in [
	{"pinRequired": null}, {"pinRequired": "True"}, {"appDataEncryptionType": "unknownFutureValue"}, {"dataBackupBlocked": 1},
	{"allowedOutboundDataTransferDestinations": null}, {"deployedAppCount": "many"}, {"assignments": null},
] { verdict([ios(changes)], [android({})]).status == "notAssessed" }

test_a_policy_that_may_not_apply_proves_neither if {
	verdict([ios({"assignments": group("g2"), "deployedAppCount": null})], [android({})]).status == "notAssessed"
	verdict_of(two, [ios({"assignments": group("g1"), "deployedAppCount": null})], [android({})]).status == "partial"
}

test_something_open_beats_something_unknown if {
	verdicts.says(verdict([ios({"pinRequired": null})], []), {"status": "partial", "evidence has": "Not known: what “iOS apps” asks for (a PIN)."})
}

test_what_the_steps_set_passes if {
	open := {"pinRequired": false, "dataBackupBlocked": false, "allowedOutboundDataTransferDestinations": "allApps", "assignments": group("g2")}
	verdict_of(two, [ios(object.union(open, {"appDataEncryptionType": "useDeviceSettings"}))], [android(object.union(open, {"encryptAppData": false}))]).status == "partial"
	steps := {"deployedAppCount": 0, "appGroupType": "allCoreMicrosoftApps", "allowedOutboundDataTransferDestinations": "managedApps", "assignments": group("g2")}
	verdict_of(two, [ios(steps)], [android(steps)]).status == "pass"
}
