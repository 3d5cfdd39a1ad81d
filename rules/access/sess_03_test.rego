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

tenant(devices, sources) := with_facts(practice(devices, sources), ["intuneReach"])

practice(devices, sources) := {
	"basis": "graph", "now": "2026-11-22T02:14:00Z", "parameters": {"windowsLockMinutes": 15, "inactiveDays": 90},
	"sources": object.union({
		"managedDevices": devices, "configurationPolicies": [], "deviceConfigurations": [], "deviceCompliancePolicies": [],
		"intents": [], "groupPolicyConfigurations": [], "groups": [{"id": "g1"}, {"id": "g2", "visibility": null}, {"id": "g9"}],
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
	every kind in ["#microsoft.graph.windows10CustomConfiguration", ""] {
		verdict({"deviceConfigurations": [profile({"@odata.type": kind})]}).status == "notAssessed"
	}
}

of_protection(changes) := of_profile(object.union({
	"@odata.type": "#microsoft.graph.windows10EndpointProtectionConfiguration",
	"localSecurityOptionsMachineInactivityLimit": null, "localSecurityOptionsMachineInactivityLimitInMinutes": null,
}, changes))

test_a_profile_as_beta_shows_it if {
	of_protection({}) == "fail"
	of_protection({"localSecurityOptionsMachineInactivityLimitInMinutes": 15}) == "pass"
	of_protection({"localSecurityOptionsMachineInactivityLimitInMinutes": 20}) == "partial"
	of_protection({"localSecurityOptionsMachineInactivityLimit": 900}) == "notAssessed"
}

test_a_list_of_settings_that_is_cut_may_carry_a_limit if {
	other := catalog(simple("device_vendor_msft_policy_config_defender_allowcloudprotection", 5), all_devices)
	every changes in [{"settingCount": 26}, {"settings@odata.nextLink": "https://next"}, {"settings": null}, {"settings": [null]}] {
		result := verdict({"configurationPolicies": [object.union(other, changes)]})
		result.status == "notAssessed"
		contains(result.reason, "“Lock” may carry a limit")
	}
	verdict({"configurationPolicies": [object.union(other, {"settingCount": 26, "assignments": []})]}).status == "fail"
	verdict({"configurationPolicies": [object.union(other, {"settingCount": 26, "platforms": "macOS"})]}).status == "fail"
	verdict({"configurationPolicies": [object.union(catalog(simple(limit_seconds, 300), all_devices), {"settingCount": 26})]}).status == "pass"
}

intent(settings) := {"id": "i1", "displayName": "Baseline", "isAssigned": true, "assignments": all_devices, "settings": settings}

test_endpoint_security_policies_and_templates if {
	lock := "deviceConfiguration--windows10GeneralConfiguration_passwordMinutesOfInactivityBeforeScreenTimeout"
	inactivity := "deviceConfiguration--windows10EndpointProtectionConfiguration_localSecurityOptionsMachineInactivityLimitInMinutes"
	verdict({"intents": [intent([{"definitionId": lock, "valueJson": "10"}])]}).status == "pass"
	verdict({"intents": [intent([{"definitionId": inactivity, "valueJson": "15"}])]}).status == "pass"
	verdict({"intents": [intent([{"definitionId": lock, "valueJson": "null"}])]}).status == "fail"
	verdict({"intents": [intent(null)]}).status == "notAssessed"
	verdict({"intents": [object.union(intent(null), {"assignments": []})]}).status == "fail"
	verdict({"intents": [object.remove(object.union(intent(null), {"isAssigned": false}), ["assignments"])]}).status == "fail"
	template := {"id": "t1", "displayName": "Screen saver", "assignments": all_devices, "definitionValues": [{"definition": {"categoryPath": "\\Control Panel\\Personalization"}}]}
	result := verdict({"groupPolicyConfigurations": [template]})
	result.status == "notAssessed"
	contains(result.reason, "“Screen saver” may carry a limit")
	verdict({"groupPolicyConfigurations": [object.union(template, {"definitionValues": [{"definition": {"categoryPath": "\\OneDrive"}}]})]}).status == "fail"
}

test_group_policy_of_an_own_directory_may_lock_computers if {
	result := verdict({"users": [{"id": "ana", "onPremisesSyncEnabled": true}, {"id": "ben"}]})
	result.status == "notAssessed"
	contains(result.reason, "Group Policy of your own directory")
	late := verdict({"users": [{"id": "ana", "onPremisesSyncEnabled": true}], "configurationPolicies": [catalog(simple(limit_seconds, 1800), all_devices)]})
	late.status == "partial"
}

test_a_filter_or_an_exception_that_is_not_known if {
	narrowed := [{"target": object.union(all_devices[0].target, {"deviceAndAppManagementAssignmentFilterId": "f", "deviceAndAppManagementAssignmentFilterType": "exclude"})}]
	excluded := array.concat(all_devices, [{"target": {"@odata.type": "#microsoft.graph.exclusionGroupAssignmentTarget", "groupId": "g9"}}])
	every assignments in [narrowed, excluded] {
		verdict({"configurationPolicies": [catalog(simple(limit_seconds, 300), assignments)]}).status == "notAssessed"
	}
}

test_a_computer_that_was_not_heard_of_cannot_be_told if {
	silent := object.union(pc("pc3", "ana"), {"lastSyncDateTime": "2026-06-01T00:00:00Z"})
	result := sess_03.result with input as tenant([silent], {"configurationPolicies": [catalog(simple(limit_seconds, 300), all_devices)]})
	result.status == "notAssessed"
	result.reason == "For PC3 it cannot be told: no contact with Intune within 90 days."
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
		contains(result.reason, "cannot be told: policies set different times for the same computers, and Intune then may apply neither")
	}
	verdict({"configurationPolicies": [catalog(nested(5), all_devices)], "deviceConfigurations": [profile({})]}).status == "notAssessed"
}

test_policies_that_contradict_each_other_elsewhere_do_not_matter if {
	verdict({"configurationPolicies": [catalog(simple(limit_seconds, 300), all_devices), object.union(catalog(simple(limit_seconds, 1800), group("g2")), {"id": "c2"})], "groupMembers": {"g2": []}}).status == "pass"
}

test_a_group_that_was_not_read if {
	result := verdict({"configurationPolicies": [catalog(simple(limit_seconds, 900), group("g9"))]})
	result.status == "notAssessed"
	contains(result.reason, "PC1 and 1 more")
}

test_policies_that_were_not_read if {
	bare := object.union(object.remove(practice(two, {}), ["sources"]), {"sources": {"managedDevices": two}})
	result := sess_03.result with input as with_facts(bare, ["intuneReach"])
	result.status == "notAssessed"
	contains(result.reason, "the settings catalog policies")
	every source in ["intents", "groupPolicyConfigurations", "deviceConfigurations"] {
		less := sess_03.result with input as json.remove(tenant(two, {}), [sprintf("sources/%s", [source])])
		less.status == "notAssessed"
	}
	covered := sess_03.result with input as with_facts(object.union(bare, {"sources": {"configurationPolicies": [catalog(simple(limit_seconds, 900), all_devices)]}}), ["intuneReach"])
	covered.status == "pass"
}

test_computers_that_another_tool_manages if {
	other := object.union(pc("pc3", "ana"), {"managementAgent": "msSense"})
	result := sess_03.result with input as tenant([other], {"configurationPolicies": [catalog(simple(limit_seconds, 900), all_devices)]})
	result.status == "notAssessed"
	contains(result.reason, "another tool manages the computer")
}

test_no_windows_computer if {
	result := sess_03.result with input as tenant([object.union(pc("m", "ana"), {"operatingSystem": "macOS"})], {})
	result.status == "notAssessed"
}

test_what_is_found_stands_beside_what_is_not_known if {
	other := object.union(pc("pc3", "ana"), {"managementAgent": "msSense"})
	result := sess_03.result with input as tenant(array.concat(two, [other]), {})
	result.status == "partial"
	"Not known for 1 computers: another tool manages the computer." in result.evidence
}
