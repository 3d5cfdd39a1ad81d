package triage.dev_02_test

import data.triage.dev_02
import data.triage.lib.verdicts

device(changes) := object.union({"id": "d1", "deviceName": "PC-1", "operatingSystem": "Windows", "managementAgent": "mdm", "userId": "u1"}, changes)

everyone := [{"id": "a", "target": {"@odata.type": "#microsoft.graph.allDevicesAssignmentTarget"}}]

group(id) := {"id": id, "target": {"@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": id}}

policy(kind, assignments) := {
	"@odata.type": sprintf("#microsoft.graph.%s", [kind]), "id": sprintf("p-%s", [kind]), "displayName": kind, "assignments": assignments,
}

windows := policy("windows10CompliancePolicy", everyone)

verdict(policies, rows) := result if result := dev_02.result with input as with_facts({"basis": "graph", "sources": {
	"deviceCompliancePolicies": policies, "managedDevices": rows,
	"groups": [{"id": "g1"}, {"id": "g2"}, {"id": "g9"}, {"id": "empty", "visibility": null}, {"id": "machines"}, {"id": "unread"}], "groupMembers": {"g1": ["u1"], "g2": ["u2"], "empty": [], "machines": ["x1"]}, "users": [{"id": "u1"}, {"id": "u2"}],
}}, ["intuneReach"])

mac := device({"id": "d2", "deviceName": "MAC-1", "operatingSystem": "macOS"})

test_each_kind_has_a_policy if verdicts.says(verdict([windows, policy("macOSCompliancePolicy", everyone)], [device({}), mac]), {
	"status": "pass", "evidence": ["In use: Macs (1), Windows computers (1)."],
})

test_a_kind_without_a_policy if verdicts.says(verdict([windows], [device({}), mac]), {
	"status": "partial", "summary": "Macs have no compliance policy",
	"affected": [{"type": "setting", "id": "deviceCompliancePolicies.macos", "name": "Macs", "detail": "1 enrolled, no compliance policy is assigned"}],
})

test_an_unassigned_policy_does_not_count if {
	verdict([windows, policy("macOSCompliancePolicy", [])], [device({}), mac]).affected[0].detail == "1 enrolled; “macOSCompliancePolicy” exists and is assigned to nobody"
}

test_no_policy_at_all if every result in [verdict([], [device({}), mac]), verdict([], []), verdict([policy("windows10CompliancePolicy", [])], [])] {
	result.status == "fail"
}

test_without_devices_the_kinds_are_not_known if every result in [
	verdict([windows], []), verdict([windows], [device({"operatingSystem": "Linux"})]), verdict([policy("newCompliancePolicy", everyone)], []),
] { result.status == "notAssessed" }

test_a_group_that_holds_the_user if verdict([policy("windows10CompliancePolicy", [group("g1")])], [device({})]).status == "pass"

test_a_filter_or_an_unknown_exception_cannot_be_told if {
	narrowed := object.union(everyone[0], {"target": object.union(everyone[0].target, {"deviceAndAppManagementAssignmentFilterId": "f", "deviceAndAppManagementAssignmentFilterType": "exclude"})})
	result := verdict([policy("windows10CompliancePolicy", [narrowed])], [device({})])
	verdicts.says(result, {"status": "notAssessed", "reason has": "a filter narrows whom"})
	away := {"id": "x", "target": {"@odata.type": "#microsoft.graph.exclusionGroupAssignmentTarget", "groupId": "unread"}}
	verdict([policy("windows10CompliancePolicy", array.concat(everyone, [away]))], [device({})]).status == "notAssessed"
	gone := object.union(away, {"target": object.union(away.target, {"groupId": "gone"})})
	verdict([policy("windows10CompliancePolicy", array.concat(everyone, [gone]))], [device({})]).status == "pass"
}

test_a_group_that_leaves_a_user_out if {
	result := verdict([policy("windows10CompliancePolicy", [group("g1")])], [device({}), device({"id": "d3", "deviceName": "PC-3", "userId": "u2"})])
	verdicts.says(result, {"status": "partial", "summary": "One device is outside every compliance policy", "first id": "d3"})
}

test_policies_that_reach_nobody_are_none if {
	away := {"id": "x", "target": {"@odata.type": "#microsoft.graph.exclusionGroupAssignmentTarget", "groupId": "g1"}}
	every assignments in [[group("empty")], [group("g2")], array.concat(everyone, [away])] {
		verdicts.says(verdict([policy("windows10CompliancePolicy", assignments)], [device({})]), {
			"status": "fail", "summary": "No compliance policy reaches any of your devices", "first detail": "no compliance policy reaches it",
		})
	}
	verdict([policy("windows10CompliancePolicy", [group("empty")])], [device({}), mac]).status == "fail"
	verdict([policy("windows10CompliancePolicy", [group("empty")]), policy("macOSCompliancePolicy", everyone)], [device({}), mac]).status == "partial"
}

test_a_computer_that_another_tool_manages_cannot_be_told if {
	every agent in ["msSense", "jamf", "eas", "unknown", null] {
		result := verdict([windows], [device({}), device({"id": "d3", "deviceName": "PC-3", "managementAgent": agent})])
		verdicts.says(result, {"status": "notAssessed", "reason has": "PC-3"})
	}
	verdict([], [device({"managementAgent": "msSense"})]).status == "fail"
}

test_another_system_cannot_be_told if every system in ["Linux (ubuntu)", "ChromeOS", null] {
	result := verdict([windows], [device({}), device({"id": "d3", "deviceName": "PC-3", "operatingSystem": system})])
	verdicts.says(result, {"status": "notAssessed", "reason has": "PC-3"})
}

test_a_group_of_machines_or_an_unread_one_cannot_be_told if every id in ["machines", "unread"] {
	verdicts.says(verdict([policy("windows10CompliancePolicy", [group(id)])], [device({})]), {"status": "notAssessed", "reason has": "PC-1"})
}

test_only_old_or_unknown_policies if {
	verdict([policy("windows81CompliancePolicy", everyone)], [device({})]).status == "fail"
	verdict([policy("deviceCompliancePolicy", everyone)], [device({})]).status == "notAssessed"
	verdict([object.remove(windows, ["assignments"])], [device({})]).status == "notAssessed"
	verdict([object.union(windows, {"assignments": null})], [device({})]).status == "notAssessed"
}

test_android_that_graph_does_not_show if {
	phone := device({"id": "d4", "operatingSystem": "Android", "managementAgent": "googleCloudDevicePolicyController"})
	verdicts.says(verdict([windows], [device({}), phone]), {"status": "notAssessed", "reason has": "fully managed Android devices"})
}

test_android_device_administrator_is_not_sure if {
	phone := device({"id": "d4", "operatingSystem": "Android"})
	verdict([windows], [device({}), phone]).status == "partial"
	verdict([windows, policy("androidCompliancePolicy", everyone)], [device({}), phone]).status == "notAssessed"
	verdict([windows, policy("androidWorkProfileCompliancePolicy", everyone)], [device({}), phone]).status == "pass"
}

test_something_open_beats_something_unknown if {
	phone := device({"id": "d4", "operatingSystem": "Android", "managementAgent": "googleCloudDevicePolicyController"})
	verdicts.says(verdict([windows], [device({}), mac, phone]), {"status": "partial", "evidence has": "Not known: fully managed Android devices."})
}
