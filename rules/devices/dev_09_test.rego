package triage.dev_09_test

import data.triage.dev_09
import data.triage.lib.verdicts

good := {"malwareProtectionEnabled": true, "realTimeProtectionEnabled": true, "signatureUpdateOverdue": false}

pc(changes) := object.union({"id": "d1", "deviceName": "PC-1", "operatingSystem": "Windows", "managementAgent": "mdm", "userId": "u1", "lastSyncDateTime": "2026-11-21T19:40:12Z", "windowsProtectionState": good}, changes)

bad(state) := object.union(object.remove(pc({"id": "d2", "deviceName": "PC-2"}), ["windowsProtectionState"]), {"windowsProtectionState": state})

everyone := [{"id": "a", "target": {"@odata.type": "#microsoft.graph.allDevicesAssignmentTarget"}}]

silent := object.remove(pc({"id": "d3", "deviceName": "PC-3"}), ["windowsProtectionState"])

catalog(suffix) := {"id": "p1", "name": "Antivirus", "assignments": everyone, "settings": [{"settingInstance": {
	"settingDefinitionId": "device_vendor_msft_policy_config_defender_allowrealtimemonitoring",
	"choiceSettingValue": {"value": concat("", ["device_vendor_msft_policy_config_defender_allowrealtimemonitoring", suffix])},
}}]}

verdict_with(rows, more) := result if {
	result := dev_09.result with input as with_facts({"basis": "graph", "now": "2026-11-22T02:14:00Z", "parameters": {"inactiveDays": 90}, "sources": object.union({"managedDevices": rows, "groupMembers": {"g1": ["u9"]}, "users": [{"id": "u1"}, {"id": "u9"}]}, more)}, ["intuneReach"])
}

verdict(rows) := verdict_with(rows, {})

test_all_report_it_on if verdicts.says(verdict([pc({}), pc({"id": "phone", "operatingSystem": "iOS"})]), {
	"status": "pass", "evidence has": "Computers: 1. Antivirus reported as on and up to date: 1; not reported and required by policy: 0; not known: 0.",
})

test_one_is_off if {
	verdicts.says(verdict([pc({}), bad({"malwareProtectionEnabled": false, "realTimeProtectionEnabled": false, "signatureUpdateOverdue": false})]), {
		"status": "partial", "summary": "One computer reports that Microsoft Defender Antivirus is off or out of date",
		"affected": [{"type": "device", "id": "d2", "name": "PC-2", "detail": "Microsoft Defender Antivirus is off, unless another antivirus runs there; real-time protection is off; last seen on 2026-11-21"}],
	})
}

test_one_is_out_of_date if {
	verdict([pc({}), bad({"malwareProtectionEnabled": true, "realTimeProtectionEnabled": true, "signatureUpdateOverdue": true})]).affected[0].detail == "the virus definitions are out of date; last seen on 2026-11-21"
}

test_off_everywhere_may_be_another_antivirus if {
	verdicts.says(verdict([bad({"malwareProtectionEnabled": false})]), {"status": "notAssessed", "reason has": "another antivirus"})
}

test_a_policy_stands_in_for_a_silent_computer if {
	profile := {"@odata.type": "#microsoft.graph.windows10GeneralConfiguration", "id": "p2", "defenderRequireRealTimeMonitoring": true, "assignments": everyone}
	every changes in [{"configurationPolicies": [catalog("_1")]}, {"deviceConfigurations": [profile]}] { verdict_with([silent], changes).status == "pass" }
}

test_a_policy_that_does_not_count if {
	elsewhere := [{"id": "g", "target": {"@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": "g1"}}]
	every policy in [catalog("_0"), object.union(catalog("_1"), {"assignments": []}), object.union(catalog("_1"), {"assignments": elsewhere}), object.union(catalog("_1"), {"settings": null})] {
		verdict_with([silent], {"configurationPolicies": [policy]}).status == "notAssessed"
	}
}

test_a_list_of_settings_that_is_cut_may_switch_it_off if {
	other := {"id": "p3", "name": "Other", "assignments": everyone, "settings": []}
	verdict_with([silent], {"configurationPolicies": [catalog("_1"), object.union(other, {"settingCount": 30})]}).status == "notAssessed"
	every changes in [{"settingCount": 0}, {"settingCount": 30, "assignments": []}, {"settingCount": 30, "platforms": "iOS"}] {
		verdict_with([silent], {"configurationPolicies": [catalog("_1"), object.union(other, changes)]}).status == "pass"
	}
}

test_policies_that_contradict_each_other_prove_nothing if {
	elsewhere := [{"id": "g", "target": {"@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": "g1"}}]
	every assignments in [everyone, null, [{"id": "g", "target": {"@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": "unread"}}]] {
		verdict_with([silent], {"configurationPolicies": [catalog("_1"), object.union(catalog("_0"), {"id": "p2", "assignments": assignments})]}).status == "notAssessed"
	}
	every assignments in [elsewhere, []] {
		verdict_with([silent], {"configurationPolicies": [catalog("_1"), object.union(catalog("_0"), {"id": "p2", "assignments": assignments})]}).status == "pass"
	}
}

test_a_computer_not_heard_of_for_months_proves_nothing if every time in ["2026-08-01T00:00:00Z", "0001-01-01T00:00:00Z", "soon", null] {
	result := verdict([pc({}), pc({"id": "d4", "deviceName": "PC-4", "lastSyncDateTime": time})])
	verdicts.says(result, {"status": "notAssessed", "reason has": "not heard from them for 90 days: PC-4."})
	verdict_with([object.union(silent, {"lastSyncDateTime": time})], {"configurationPolicies": [catalog("_1")]}).status == "notAssessed"
}

test_a_policy_does_not_outweigh_a_report if {
	verdict_with([pc({}), bad({"realTimeProtectionEnabled": false})], {"configurationPolicies": [catalog("_1")]}).status == "partial"
}

test_macs_and_other_systems_cannot_be_told if every system in ["macOS", "Linux", null] {
	result := verdict_with([pc({}), object.union(silent, {"operatingSystem": system})], {"configurationPolicies": [catalog("_1")]})
	verdicts.says(result, {"status": "notAssessed", "reason has": "PC-3"})
}

test_odd_values_cannot_be_told if every given in [
	[pc({}), bad(null)], [pc({}), bad({})], [pc({}), bad("on")], [pc({}), bad({"malwareProtectionEnabled": "True"})],
	[pc({}), bad({"malwareProtectionEnabled": true, "realTimeProtectionEnabled": null})], [], [silent],
] { verdict(given).status == "notAssessed" }
