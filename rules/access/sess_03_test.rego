package triage.sess_03_test

import data.triage.sess_03

pc(id, user) := {
	"id": id, "deviceName": upper(id), "operatingSystem": "Windows", "managementAgent": "mdm",
	"userId": user, "userDisplayName": user, "lastSyncDateTime": "2026-11-20T00:00:00Z",
}

all_devices := [{"target": {"@odata.type": "#microsoft.graph.allDevicesAssignmentTarget"}}]

group(id) := [{"target": {"@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": id}}]

simple(definition, value) := {"settingDefinitionId": definition, "simpleSettingValue": {"value": value}}

limit_seconds := "device_vendor_msft_policy_config_localpoliciessecurityoptions_interactivelogon_machineinactivitylimit_v2"

limit_minutes := "device_vendor_msft_policy_config_devicelock_maxinactivitytimedevicelock"

catalog(instance, assignments) := {"id": "c1", "name": "Lock", "platforms": "windows10", "settings": [{"settingInstance": instance}], "assignments": assignments}

nested(value) := {
	"settingDefinitionId": "device_vendor_msft_policy_config_devicelock_devicepasswordenabled",
	"choiceSettingValue": {"value": "0", "children": [simple(limit_minutes, value)]},
}

tenant(devices, sources) := {
	"basis": "graph", "parameters": {"windowsLockMinutes": 15},
	"sources": object.union({
		"managedDevices": devices, "configurationPolicies": [], "deviceConfigurations": [], "deviceCompliancePolicies": [],
		"users": [{"id": "ana"}, {"id": "ben"}], "groupMembers": {"g1": ["ana"]},
	}, sources),
}

two := [pc("pc1", "ana"), pc("pc2", "ben")]

verdict(sources) := result if {
	result := sess_03.result with input as tenant(two, sources)
}

of_catalog(instance) := verdict({"configurationPolicies": [catalog(instance, all_devices)]}).status

test_by_the_settings_catalog if {
	of_catalog(simple(limit_seconds, 900)) == "pass"
	of_catalog(simple(limit_seconds, "300")) == "pass"
	of_catalog(nested(5)) == "pass"
	of_catalog(nested(16)) == "partial"
	of_catalog(simple(limit_seconds, 901)) == "partial"
	of_catalog(simple(limit_seconds, 0)) == "fail"
	of_catalog(simple("device_vendor_msft_policy_config_defender_allowcloudprotection", 5)) == "fail"
}

test_what_is_said_of_a_pass if {
	result := verdict({"configurationPolicies": [catalog(simple(limit_seconds, 300), all_devices)]})
	result.summary == "Every Windows computer in Intune locks itself within 15 minutes"
	result.evidence == [
		"2 of 2 Windows computers lock themselves within 15 minutes.",
		"Policies that count: “Lock” (5 minutes).",
		"Group policy and the settings of other tools do not show here.",
	]
}

profile(changes) := object.union({
	"@odata.type": "#microsoft.graph.windows10GeneralConfiguration", "id": "d1", "displayName": "Restrictions", "passwordRequired": true,
	"passwordMinutesOfInactivityBeforeScreenTimeout": 10, "assignments": all_devices,
}, changes)

of_profile(changes) := verdict({"deviceConfigurations": [profile(changes)]}).status

test_by_a_profile if {
	of_profile({}) == "pass"
	of_profile({"passwordMinutesOfInactivityBeforeScreenTimeout": 20}) == "partial"
	of_profile({"passwordMinutesOfInactivityBeforeScreenTimeout": null}) == "fail"
	of_profile({"passwordRequired": false}) == "fail"
	of_profile({"assignments": []}) == "fail"
	of_profile({"assignments": null}) == "notAssessed"
	of_profile({"passwordMinutesOfInactivityBeforeScreenTimeout": "soon"}) == "notAssessed"
	of_profile({"@odata.type": "#microsoft.graph.macOSGeneralDeviceConfiguration"}) == "fail"
}

compliance := {
	"@odata.type": "#microsoft.graph.windows10CompliancePolicy", "id": "k1", "displayName": "Windows", "passwordRequired": true,
	"passwordMinutesOfInactivityBeforeLock": 15, "assignments": all_devices,
}

test_by_a_compliance_policy if {
	verdict({"deviceCompliancePolicies": [compliance]}).status == "pass"
	verdict({"deviceCompliancePolicies": [object.union(compliance, {"passwordRequired": false})]}).status == "fail"
	verdict({"deviceCompliancePolicies": [object.union(compliance, {"@odata.type": "#microsoft.graph.macOSCompliancePolicy"})]}).status == "fail"
}

test_a_profile_of_which_only_a_part_shows if {
	result := verdict({"deviceConfigurations": [profile({"@odata.type": "#microsoft.graph.windows10EndpointProtectionConfiguration"})]})
	result.status == "notAssessed"
	contains(result.reason, "“Restrictions” may carry a limit")
}

test_no_policy if {
	result := verdict({})
	result.status == "fail"
	result.summary == "Two Windows computers never lock themselves by a policy of Intune"
	result.affected[0] == {"type": "device", "id": "pc1", "name": "PC1", "detail": "no assigned policy locks it when it is not used; used by ana; last seen on 2026-11-20"}
}

test_a_policy_for_some if {
	result := verdict({"configurationPolicies": [catalog(simple(limit_seconds, 900), group("g1"))]})
	result.status == "partial"
	result.summary == "One Windows computer never locks itself by a policy of Intune"
	[one.id | some one in result.affected] == ["pc2"]
}

test_too_late_names_the_policy if {
	result := verdict({"configurationPolicies": [catalog(simple(limit_seconds, 1800), all_devices)]})
	result.status == "partial"
	result.summary == "Two Windows computers lock themselves only after more than 15 minutes"
	result.affected == [{"type": "devicePolicy", "id": "c1", "name": "Lock", "detail": "locks computers only after 30 minutes"}]
}

test_a_policy_is_named_once if {
	both := object.union(catalog(simple(limit_seconds, 2400), all_devices), {"settings": [{"settingInstance": simple(limit_seconds, 2400)}, {"settingInstance": nested(30)}]})
	result := verdict({"configurationPolicies": [both]})
	[one.detail | some one in result.affected] == ["locks computers only after 30 minutes"]
}

test_a_slow_policy_that_makes_nobody_late_is_not_named if {
	others := object.union(catalog(simple(limit_seconds, 1800), group("g2")), {"id": "c2"})
	kiosk := object.union(catalog(nested(20), group("g1")), {"id": "c3"})
	result := sess_03.result with input as tenant(two, {
		"configurationPolicies": [catalog(simple(limit_seconds, 300), group("g1")), others, kiosk],
		"groupMembers": {"g1": ["ana"], "g2": ["ben"]},
	})
	[one.id | some one in result.affected] == ["c2"]
}

test_the_quicker_of_two_settings_wins if {
	verdict({"configurationPolicies": [catalog(simple(limit_seconds, 1800), all_devices), catalog(nested(5), all_devices)]}).status == "pass"
	verdict({"configurationPolicies": [catalog(nested(20), all_devices)], "deviceCompliancePolicies": [compliance]}).status == "pass"
	verdict({"configurationPolicies": [catalog(simple(limit_seconds, 300), all_devices), catalog(simple(limit_seconds, 300), all_devices)]}).status == "pass"
}

test_policies_that_contradict_each_other_cannot_be_told if {
	every other in [catalog(simple(limit_seconds, 1800), all_devices), catalog(simple(limit_seconds, 0), all_devices), catalog(simple(limit_seconds, 600), group("g9"))] {
		result := verdict({"configurationPolicies": [catalog(simple(limit_seconds, 300), all_devices), other]})
		result.status == "notAssessed"
		endswith(result.reason, "cannot be told: policies set different times for the same computers, and Intune then may apply neither.")
	}
	verdict({"configurationPolicies": [catalog(nested(5), all_devices)], "deviceConfigurations": [profile({})]}).status == "notAssessed"
}

test_policies_that_contradict_each_other_elsewhere_do_not_matter if {
	verdict({"configurationPolicies": [catalog(simple(limit_seconds, 300), all_devices), catalog(simple(limit_seconds, 1800), group("g2"))], "groupMembers": {"g2": []}}).status == "pass"
}

test_a_group_that_was_not_read if {
	result := verdict({"configurationPolicies": [catalog(simple(limit_seconds, 900), group("g9"))]})
	result.status == "notAssessed"
	contains(result.reason, "PC1 and 1 more")
}

test_policies_that_were_not_read if {
	bare := object.union(object.remove(tenant(two, {}), ["sources"]), {"sources": {"managedDevices": two}})
	result := sess_03.result with input as bare
	result.status == "notAssessed"
	contains(result.reason, "the settings catalog policies were not read")
	covered := sess_03.result with input as object.union(bare, {"sources": {"configurationPolicies": [catalog(simple(limit_seconds, 900), all_devices)]}})
	covered.status == "pass"
}

test_computers_that_another_tool_manages if {
	other := object.union(pc("pc3", "ana"), {"managementAgent": "msSense"})
	result := sess_03.result with input as tenant([other], {"configurationPolicies": [catalog(simple(limit_seconds, 900), all_devices)]})
	result.status == "notAssessed"
	contains(result.reason, "which tool manages the computer")
}

test_no_windows_computer if {
	result := sess_03.result with input as tenant([object.union(pc("m", "ana"), {"operatingSystem": "macOS"})], {})
	result.status == "notAssessed"
}

test_what_is_found_stands_beside_what_is_not_known if {
	other := object.union(pc("pc3", "ana"), {"managementAgent": "msSense"})
	result := sess_03.result with input as tenant(array.concat(two, [other]), {})
	result.status == "partial"
	"Not known for 1 computers: whom the policies reach, or which tool manages the computer, was not read." in result.evidence
}

answer(word) := result.status if {
	result := sess_03.result with input as {
		"basis": "answer", "tenant": {"displayName": "Practice"},
		"answer": {"answer": word, "by": "Ana", "on": "2026-05-01", "evidence": "GPO report"},
	}
}

test_answers if {
	answer("yes") == "pass"
	answer("partly") == "partial"
	answer("no") == "fail"
}
