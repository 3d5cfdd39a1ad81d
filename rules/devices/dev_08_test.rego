package triage.dev_08_test

import data.triage.dev_08
import data.triage.lib.verdicts

pc(changes) := object.union({"id": "d1", "deviceName": "PC-1", "operatingSystem": "Windows", "osVersion": "10.0.26200.8246", "managementAgent": "mdm", "userId": "u1", "lastSyncDateTime": "2026-11-20T00:00:00Z"}, changes)

everyone := [{"id": "a", "target": {"@odata.type": "#microsoft.graph.allDevicesAssignmentTarget"}}]

ring(changes) := object.union({
	"@odata.type": "#microsoft.graph.windowsUpdateForBusinessConfiguration", "id": "r1", "displayName": "Ring", "qualityUpdatesPaused": false, "assignments": everyone,
}, changes)

systems := {
	"windows": [
		{"build": 19045, "name": "Windows 10, version 22H2", "until": "2025-10-14", "laterUntil": "2028-10-10", "laterBy": "paid", "laterFor": "with paid updates", "lastFree": 6456},
		{"build": 26100, "name": "Windows 11, version 24H2", "until": "2026-10-13", "laterUntil": "2027-10-12", "laterBy": "enterprise", "laterFor": "Enterprise"},
		{"build": 26200, "name": "Windows 11, version 25H2", "until": "2027-10-12"},
	],
	"macos": {"oldest": 15, "knownUntil": "2027-09-01"}, "ios": {"oldest": 18, "knownUntil": "2027-09-01"}, "android": {"oldest": 14, "knownUntil": "2027-03-01"},
}

plan(id) := [{"id": "t_s", "skuId": "s", "capabilityStatus": "Enabled", "servicePlans": [{"servicePlanId": id, "provisioningStatus": "Success"}]}]

business := plan("8e229017-d77b-43d5-9305-903395523b99")

enterprise := plan("21b439ba-a0ca-424f-a6cc-52f954a5b111")

verdict_at(now, sources) := result if result := dev_08.result with input as with_facts({
	"basis": "graph", "now": now, "parameters": {"supportedSystems": systems, "inactiveDays": 90},
	"sources": object.union(
		{
			"managedDevices": [pc({})], "deviceConfigurations": [ring({})], "configurationPolicies": [], "subscribedSkus": business,
			"groups": [{"id": "g1"}, {"id": "g2"}, {"id": "g9"}, {"id": "empty", "visibility": null}, {"id": "machines"}, {"id": "unread"}], "groupMembers": {"g1": ["u1"], "g2": ["u2"], "empty": [], "machines": ["x1"]}, "users": [{"id": "u1"}, {"id": "u2"}],
		},
		sources,
	),
}, ["intuneReach", "capabilities"])

verdict(sources) := verdict_at("2026-11-22T02:14:00Z", sources)

devices(rows) := verdict({"managedDevices": array.concat([pc({})], rows)})

test_every_version_is_current if {
	result := devices([
		pc({"id": "m", "operatingSystem": "macOS", "osVersion": "26.5 (25F71)"}), pc({"id": "i", "operatingSystem": "iOS", "osVersion": "18.7.2"}),
		pc({"id": "a", "operatingSystem": "Android", "osVersion": "16"}),
	])
	verdicts.says(result, {"status": "pass", "evidence": ["Devices that run a version with security updates: 4 of 4.", "Update rings: “Ring”."]})
}

test_one_old_device if verdicts.says(devices([pc({"id": "d2", "deviceName": "PC-2", "osVersion": "10.0.19045.5011", "userDisplayName": "Ben"})]), {
	"status": "partial", "summary": "One device gets no more security updates",
	"affected": [{"type": "device", "id": "d2", "name": "PC-2", "detail": "Windows 10, version 22H2: updates ended on 2025-10-14 (with paid updates: 2028-10-10); used by Ben; last seen on 2026-11-20"}],
})

test_old_phones_and_macs if {
	result := devices([
		pc({"id": "m", "operatingSystem": "macOS", "osVersion": "13.6.1"}), pc({"id": "i", "operatingSystem": "iPadOS", "osVersion": "17.7.2"}),
		pc({"id": "a", "operatingSystem": "AndroidForWork", "osVersion": "13"}),
	])
	[row.detail | some row in result.affected] == [
		sprintf("%s gets no more updates; last seen on 2026-11-20", [which]) | some which in ["macOS version 13", "iPadOS version 17", "AndroidForWork version 13"]
	]
}

test_all_old if verdict({"managedDevices": [pc({"osVersion": "10.0.19045.5011"})]}).status == "fail"

test_a_version_that_only_some_get_updates_for_cannot_be_told if {
	verdicts.says(devices([pc({"id": "d2", "deviceName": "Paid", "osVersion": "10.0.19045.6900"})]), {"status": "notAssessed", "reason has": "Paid (Windows 10"})
	verdict({"managedDevices": [pc({"osVersion": "10.0.26100.1"})]}).status == "fail"
	verdict({"managedDevices": [pc({"osVersion": "10.0.26100.1"})], "subscribedSkus": enterprise}).status == "notAssessed"
}

test_odd_values_cannot_be_told if {
	every value in [null, 10, "Windows 11", "10.0.30000.1"] { devices([pc({"id": "d2", "osVersion": value})]).status == "notAssessed" }
	devices([pc({"id": "d2", "operatingSystem": "Linux"})]).status == "notAssessed"
	verdict({"managedDevices": []}).status == "notAssessed"
}

test_something_open_beats_something_unknown if {
	result := devices([pc({"id": "d2", "osVersion": "10.0.19045.1"}), pc({"id": "d3", "deviceName": "Odd", "osVersion": null})])
	result.status == "partial"
	some line in result.evidence
	startswith(line, "Not known: Odd")
}

test_no_update_ring if {
	every list in [[], [ring({"assignments": []})], [{"@odata.type": "#microsoft.graph.windows10GeneralConfiguration", "id": "x", "assignments": everyone}]] {
		result := verdict({"deviceConfigurations": list})
		verdicts.says(result, {"status": "partial", "summary": "Windows computers have no update ring", "first id": "deviceConfigurations.updateRing"})
	}
}

test_updates_by_settings_catalog if {
	policy := {"id": "c", "assignments": everyone, "settings": [{"settingInstance": {"settingDefinitionId": "device_vendor_msft_policy_config_update_deferqualityupdatesperiodindays"}}]}
	verdict({"deviceConfigurations": [], "configurationPolicies": [policy]}).status == "pass"
	verdict({"deviceConfigurations": [], "configurationPolicies": [object.union(policy, {"assignments": []})]}).status == "partial"
	every changes in [{"settings": null}, {"assignments": null}, {"settings": [], "settingCount": 26}, {"settings": [], "settings@odata.nextLink": "https://next"}] {
		verdict({"deviceConfigurations": [], "configurationPolicies": [object.union(policy, changes)]}).status == "notAssessed"
	}
	verdict({"deviceConfigurations": [], "configurationPolicies": [object.union(policy, {"settings": null, "assignments": []})]}).status == "partial"
}

group(id) := [{"id": "g", "target": {"@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": id}}]

test_a_ring_that_leaves_computers_out if {
	second := pc({"id": "d2", "deviceName": "PC-2", "userId": "u2"})
	result := verdict({"managedDevices": [pc({}), second], "deviceConfigurations": [ring({"assignments": group("g1")})]})
	result.status == "partial"
	result.summary == "One Windows computer has no update ring"
	result.affected == [{"type": "device", "id": "d2", "name": "PC-2", "detail": "no update ring reaches it, as far as it shows here; last seen on 2026-11-20"}]
	verdict({"deviceConfigurations": [ring({"assignments": group("empty")})]}).status == "partial"
	verdict({"managedDevices": [pc({}), second], "deviceConfigurations": [ring({"assignments": group("g1")}), ring({"assignments": null})]}).status == "notAssessed"
}

test_whom_a_ring_reaches_must_be_known if {
	narrowed := [object.union(everyone[0], {"target": object.union(everyone[0].target, {"deviceAndAppManagementAssignmentFilterId": "f", "deviceAndAppManagementAssignmentFilterType": "include"})})]
	every assignments in [group("machines"), group("unread"), narrowed, array.concat(everyone, excluding("machines"))] {
		result := verdict({"deviceConfigurations": [ring({"assignments": assignments})], "groups": [{"id": "machines"}, {"id": "unread"}]})
		verdicts.says(result, {"status": "notAssessed", "reason has": "whether an update policy reaches PC-1"})
	}
	verdict({"deviceConfigurations": [ring({"assignments": group("machines")}), ring({})]}).status == "pass"
	old := verdict({"managedDevices": [pc({}), pc({"id": "d2", "osVersion": "10.0.19045.1"})], "deviceConfigurations": [ring({"assignments": group("machines")})]})
	old.status == "partial"
	"Not known: whether an update policy reaches PC-1 and 1 more; who is in the groups of “Ring” does not show." in old.evidence
}

excluding(id) := [{"id": "x", "target": {"@odata.type": "#microsoft.graph.exclusionGroupAssignmentTarget", "groupId": id}}]

test_a_ring_for_a_group_that_is_gone_is_none if {
	result := verdict({"deviceConfigurations": [ring({"assignments": group("gone")})]})
	verdicts.says(result, {"status": "partial", "summary": "Windows computers have no update ring"})
	startswith(result.affected[0].detail, "“Ring” is assigned to nobody")
}

test_a_device_that_was_not_heard_of_cannot_be_told if every time in ["2026-06-01T00:00:00Z", "0001-01-01T00:00:00Z", null] {
	result := devices([pc({"id": "d2", "deviceName": "PC-2", "lastSyncDateTime": time})])
	verdicts.says(result, {"status": "notAssessed", "reason has": "PC-2 (no contact with Intune within 90 days)"})
}

test_paused_updates if verdicts.says(verdict({"deviceConfigurations": [ring({"qualityUpdatesPaused": true})]}), {
	"status": "partial", "summary": "Security updates are paused on Windows computers",
	"affected": [{"type": "deviceConfiguration", "id": "r1", "name": "Ring", "detail": "security updates are paused in this ring"}],
})

test_a_pause_that_is_over if {
	verdict({"deviceConfigurations": [ring({"qualityUpdatesPaused": true, "qualityUpdatesPauseExpiryDateTime": "2026-11-01T00:00:00Z"})]}).status == "pass"
	every time in ["2026-12-01T00:00:00Z", "0001-01-01T00:00:00Z", "soon", null] {
		verdict({"deviceConfigurations": [ring({"qualityUpdatesPaused": true, "qualityUpdatesPauseExpiryDateTime": time})]}).status == "partial"
	}
}

test_a_pause_without_windows_computers_does_not_matter if {
	verdict({"managedDevices": [pc({"operatingSystem": "iOS", "osVersion": "26.5"})], "deviceConfigurations": [ring({"qualityUpdatesPaused": true})]}).status == "pass"
}

test_rings_that_cannot_be_told if {
	every value in ["assignments", "@odata.type"] { verdict({"deviceConfigurations": [object.remove(ring({}), [value])]}).status == "notAssessed" }
	result := dev_08.result with input as with_facts({
		"basis": "graph", "now": "2026-11-22T02:14:00Z", "parameters": {"supportedSystems": systems, "inactiveDays": 90},
		"sources": {"managedDevices": [pc({})], "deviceConfigurations": []},
	}, ["intuneReach", "capabilities"])
	result.status == "notAssessed"
}

test_an_administrative_template_may_hold_the_update_policy if {
	template := {"id": "t", "assignments": everyone, "definitionValues": [{"definition": {"categoryPath": "\\Windows Components\\Windows Update"}}]}
	verdict({"deviceConfigurations": [], "groupPolicyConfigurations": [template]}).status == "notAssessed"
	verdict({"deviceConfigurations": [], "groupPolicyConfigurations": [object.union(template, {"definitionValues": []})]}).status == "partial"
}

test_a_pause_that_cannot_be_told if {
	every value in [null, "no"] { verdict({"deviceConfigurations": [ring({"qualityUpdatesPaused": value})]}).status == "notAssessed" }
}

test_phones_need_no_ring if verdict({"managedDevices": [pc({"operatingSystem": "iOS", "osVersion": "26.5"})], "deviceConfigurations": []}).status == "pass"
