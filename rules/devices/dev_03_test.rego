package triage.dev_03_test

import data.triage.dev_03
import data.triage.lib.verdicts

everyone := [{"id": "a", "target": {"@odata.type": "#microsoft.graph.allDevicesAssignmentTarget"}}]

group := [{"id": "g", "target": {"@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": "g1"}}]

pc := {"id": "d1", "deviceName": "PC-1", "operatingSystem": "Windows", "managementAgent": "mdm", "userId": "u1"}

phone := {"id": "d2", "deviceName": "Phone", "operatingSystem": "iOS", "managementAgent": "mdm", "userId": "u1"}

mac := {"id": "d3", "deviceName": "Mac", "operatingSystem": "macOS", "managementAgent": "mdm", "userId": "u1"}

windows(changes) := object.union({
	"@odata.type": "#microsoft.graph.windows10CompliancePolicy", "id": "p1", "displayName": "Windows rules", "assignments": everyone,
	"bitLockerEnabled": true, "storageRequireEncryption": false, "passwordRequired": true, "passwordMinutesOfInactivityBeforeLock": 5, "osMinimumVersion": "10.0.26200.0",
}, changes)

ios(changes) := object.union({
	"@odata.type": "#microsoft.graph.iosCompliancePolicy", "id": "p2", "displayName": "iPhone rules", "assignments": everyone,
	"passcodeRequired": true, "passcodeMinutesOfInactivityBeforeLock": 0, "osMinimumVersion": "26.0",
}, changes)

macos(changes) := object.union({
	"@odata.type": "#microsoft.graph.macOSCompliancePolicy", "id": "p3", "displayName": "Mac rules", "assignments": everyone,
	"storageRequireEncryption": true, "passwordRequired": true, "passwordMinutesOfInactivityBeforeLock": 15, "osMinimumVersion": "15.0",
}, changes)

systems := {
	"windows": [
		{"build": 26100, "name": "Windows 11, version 24H2", "until": "2026-10-13", "laterUntil": "2027-10-12", "laterBy": "enterprise", "laterFor": "Enterprise"},
		{"build": 26200, "name": "Windows 11, version 25H2", "until": "2027-10-12"},
	],
	"macos": {"oldest": 15, "knownUntil": "2027-09-01"}, "ios": {"oldest": 18, "knownUntil": "2027-09-01"}, "android": {"oldest": 14, "knownUntil": "2027-03-01"},
}

verdict(policies, rows) := result if result := dev_03.result with input as with_facts({
	"basis": "graph", "facts": {"capabilities": {"windowsEnterprise": "no"}}, "now": "2026-11-22T02:14:00Z", "parameters": {"deviceLockMinutes": 15, "complianceNoticeDays": 30, "supportedSystems": systems},
	"sources": {"deviceCompliancePolicies": policies, "managedDevices": rows, "groupMembers": {"g1": ["u1"]}, "users": [{"id": "u1"}]},
}, ["intuneReach"])

one(changes) := verdict([windows(changes)], [pc])

test_everything_is_asked_for if verdicts.says(verdict([windows({}), ios({}), macos({})], [pc, phone, mac]), {
	"status": "pass", "evidence": ["Judged: “iPhone rules” for iPhones and iPads; “Mac rules” for Macs; “Windows rules” for Windows computers."],
})

test_one_thing_is_not_asked_for if verdicts.says(one({"passwordMinutesOfInactivityBeforeLock": null}), {
	"status": "partial", "summary": "Your rules for Windows computers do not ask for a lock after at most 15 minutes",
	"affected": [{"type": "compliancePolicy", "id": "p1", "name": "Windows rules", "detail": "does not ask for a lock after at most 15 minutes"}],
})

actions(hours, kind) := {"scheduledActionsForRule": [{"ruleName": "r", "scheduledActionConfigurations": [
	{"actionType": "notification", "gracePeriodHours": 0}, {"actionType": kind, "gracePeriodHours": hours},
]}]}

test_a_policy_that_marks_a_device_late_or_never if {
	one(actions(720, "block")).status == "pass"
	late := one(actions(8760, "block"))
	late.status == "partial"
	late.summary == "A device that breaks your rules is marked late or never"
	late.affected[0].detail == "marks a device that breaks it only after 365 days"
	one(actions(0, "retire")).affected[0].detail == "never marks a device that breaks it"
	count(one(object.union(actions(8760, "block"), {"passwordRequired": false})).affected) == 2
	every odd in [null, [], [{"ruleName": "r"}], [{"scheduledActionConfigurations": null}], [{"scheduledActionConfigurations": [{"actionType": "block"}]}]] {
		one({"scheduledActionsForRule": odd}).status == "pass"
	}
}

test_each_need if {
	one({"bitLockerEnabled": false}).summary == "Your rules for Windows computers do not ask for encryption"
	one({"passwordRequired": false}).summary == "Your rules for Windows computers do not ask for a password or PIN"
	one({"osMinimumVersion": null}).summary == "Your rules for Windows computers do not ask for a version that still gets updates"
	every changes in [{"passwordMinutesOfInactivityBeforeLock": 30}, {"osMinimumVersion": ""}] { one(changes).status == "partial" }
	one({"bitLockerEnabled": false, "storageRequireEncryption": true}).status == "pass"
}

test_a_version_without_updates if verdicts.says(one({"osMinimumVersion": "10.0.26100.0"}), {
	"status": "partial",
	"first detail": "does not ask for a version that still gets updates; Windows 11, version 24H2: updates ended on 2026-10-13 (Enterprise: 2027-10-12)",
})

test_a_version_that_some_editions_get_updates_for if {
	result := dev_03.result with input as with_facts({
		"basis": "graph", "facts": {"capabilities": {"windowsEnterprise": "unknown"}}, "now": "2026-11-22T02:14:00Z", "parameters": {"deviceLockMinutes": 15, "complianceNoticeDays": 30, "supportedSystems": systems},
		"sources": {"deviceCompliancePolicies": [windows({"osMinimumVersion": "10.0.26100.0"})], "managedDevices": [pc]},
	}, ["intuneReach"])
	result.status == "notAssessed"
}

test_nothing_is_asked_for if {
	one({"bitLockerEnabled": false, "passwordRequired": false, "passwordMinutesOfInactivityBeforeLock": null, "osMinimumVersion": null}).status == "fail"
	every given in [[pc], []] { verdict([], given).status == "fail" }
}

test_a_kind_without_rules if verdicts.says(verdict([windows({})], [pc, mac]), {
	"status": "partial", "summary": "Macs have no rules at all", "first id": "deviceCompliancePolicies.macos",
})

test_a_least_version_that_is_none if every version in [null, "", "0.0.0.0"] { verdict([windows({"osMinimumVersion": version})], [pc]).status == "partial" }

test_two_kinds_that_ask_for_too_little if {
	result := verdict([windows({"bitLockerEnabled": false}), ios({"passcodeRequired": false}), macos({"storageRequireEncryption": false})], [pc, phone, mac])
	verdicts.says(result, {"status": "partial", "summary": "Your rules for iPhones and iPads, Macs and Windows computers ask for too little"})
}

test_a_policy_for_everybody_makes_up_for_one_that_asks_less if {
	lax := windows({"id": "p4", "displayName": "", "bitLockerEnabled": false, "assignments": group})
	verdict([windows({}), lax], [pc]).status == "pass"
	verdicts.says(verdict([windows({"assignments": group}), lax], [pc]), {"status": "partial", "first name": "p4"})
}

test_odd_values_cannot_be_told if {
	every changes in [
		{"bitLockerEnabled": null}, {"passwordRequired": "True"}, {"passwordMinutesOfInactivityBeforeLock": "5"},
		{"passwordMinutesOfInactivityBeforeLock": 0}, {"osMinimumVersion": 10}, {"osMinimumVersion": "Windows 11"}, {"osMinimumVersion": "10.0"},
	] { one(changes).status == "notAssessed" }
	every key in ["bitLockerEnabled", "passwordRequired", "passwordMinutesOfInactivityBeforeLock", "osMinimumVersion"] {
		verdict([object.remove(windows({}), [key])], [pc]).status == "notAssessed"
	}
}

test_something_open_beats_something_unknown if verdicts.says(one({"bitLockerEnabled": false, "passwordRequired": null}), {
	"status": "partial", "evidence has": "Not known: a password or PIN of Windows computers.",
})

test_another_system_cannot_be_told if {
	result := verdict([windows({})], [pc, {"id": "d5", "deviceName": "Box", "operatingSystem": "Linux (ubuntu)"}])
	verdicts.says(result, {"status": "notAssessed", "reason has": "Box"})
}

test_without_devices_the_kinds_are_not_known if verdict([windows({})], []).status == "notAssessed"

test_android_that_graph_does_not_show if {
	result := verdict([windows({})], [pc, {"id": "d4", "operatingSystem": "Android", "managementAgent": "googleCloudDevicePolicyController"}])
	verdicts.says(result, {"status": "notAssessed", "reason has": "fully managed Android devices"})
}

robot(changes) := object.union({
	"@odata.type": "#microsoft.graph.androidWorkProfileCompliancePolicy", "id": "p5", "displayName": "Android rules", "assignments": everyone,
	"storageRequireEncryption": true, "passwordRequired": true, "passwordMinutesOfInactivityBeforeLock": 15, "osMinimumVersion": "14.0",
}, changes)

test_what_the_steps_set_passes if {
	devices := [pc, phone, mac, {"id": "d4", "deviceName": "Robot", "operatingSystem": "Android", "managementAgent": "mdm", "userId": "u1"}]
	nothing := {"storageRequireEncryption": false, "passwordRequired": false, "passwordMinutesOfInactivityBeforeLock": null, "osMinimumVersion": null}
	bare := [
		windows(object.union(nothing, {"bitLockerEnabled": false})), macos(nothing), robot(nothing),
		ios({"passcodeRequired": false, "passcodeMinutesOfInactivityBeforeLock": null, "osMinimumVersion": null}),
	]
	steps := [
		windows({"passwordMinutesOfInactivityBeforeLock": 15}), macos({"osMinimumVersion": "15.0"}), robot({}),
		ios({"passcodeMinutesOfInactivityBeforeLock": 15, "osMinimumVersion": "18.0"}),
	]
	every case in [[verdict(bare, devices), "fail"], [verdict(steps, devices), "pass"]] { case[0].status == case[1] }
	one({"osMinimumVersion": "25H2"}).status == "notAssessed"
}
