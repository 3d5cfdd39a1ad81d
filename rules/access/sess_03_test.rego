package triage.sess_03_test

import data.triage.lib.verdicts
import data.triage.sess_03

pc(id, changes) := object.union({
	"id": id, "deviceName": upper(id), "operatingSystem": "Windows", "managementAgent": "mdm",
	"userId": "ana", "userDisplayName": "ana", "lastSyncDateTime": "2026-11-20T00:00:00Z",
}, changes)

two := [pc("pc1", {}), pc("pc2", {"userId": "ben", "userDisplayName": "ben"})]

everybody := [{"target": {"@odata.type": "#microsoft.graph.allDevicesAssignmentTarget"}}]

group(id) := [{"target": {"@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": id}}]

simple(definition, value) := {"settingDefinitionId": definition, "simpleSettingValue": {"value": value}}

limit_seconds := "device_vendor_msft_policy_config_localpoliciessecurityoptions_interactivelogon_machineinactivitylimit_v2"

nested(value) := {
	"settingDefinitionId": "device_vendor_msft_policy_config_devicelock_devicepasswordenabled",
	"choiceSettingValue": {"value": "0", "children": [simple("device_vendor_msft_policy_config_devicelock_maxinactivitytimedevicelock", value)]},
}

catalog(instance, assignments) := {"id": "c1", "name": "Lock", "platforms": "windows10", "settings": [{"settingInstance": instance}], "assignments": assignments}

locks_after(seconds, assignments) := catalog(simple(limit_seconds, seconds), assignments)

no_lock := catalog(simple("device_vendor_msft_policy_config_defender_allowcloudprotection", 5), everybody)

tenant(devices, sources) := {
	"basis": "graph", "now": "2026-11-22T02:14:00Z", "parameters": {"windowsLockMinutes": 15, "inactiveDays": 90},
	"sources": object.union({
		"managedDevices": devices, "configurationPolicies": [], "deviceConfigurations": [], "deviceCompliancePolicies": [],
		"intents": [], "groupPolicyConfigurations": [], "groups": [{"id": "g1"}, {"id": "g2", "visibility": null}, {"id": "g9"}],
		"users": [{"id": "ana"}, {"id": "ben"}], "groupMembers": {"g1": ["ana"]},
	}, sources),
}

judged(value) := result if result := sess_03.result with input as with_facts(value, ["intuneReach"])

verdict(sources) := judged(tenant(two, sources))

of_catalog(policies) := verdict({"configurationPolicies": policies})

status(instance) := of_catalog([catalog(instance, everybody)]).status

test_by_the_settings_catalog if {
	every value in [900, "300"] { status(simple(limit_seconds, value)) == "pass" }
	every case in [[901, "partial"], [0, "fail"]] { status(simple(limit_seconds, case[0])) == case[1] }
	every case in [[5, "pass"], [16, "partial"]] { status(nested(case[0])) == case[1] }
	of_catalog([no_lock]).status == "fail"
}

test_what_is_said_of_a_pass if verdicts.says(of_catalog([locks_after(300, everybody)]), {
	"status": "pass", "summary": "Every Windows computer in Intune locks itself within 15 minutes",
	"evidence": [
		"2 of 2 Windows computers lock themselves within 15 minutes.",
		"Policies that count: “Lock” (5 minutes).",
		"Group policy and the settings of other tools do not show here.",
	],
})

profile(changes) := object.union({
	"@odata.type": "#microsoft.graph.windows10GeneralConfiguration", "id": "d1", "displayName": "Restrictions", "passwordRequired": true,
	"passwordMinutesOfInactivityBeforeScreenTimeout": 10, "assignments": everybody,
}, changes)

of_profile(changes) := verdict({"deviceConfigurations": [profile(changes)]})

test_by_a_profile if {
	of_profile({}).status == "pass"
	of_profile({"passwordMinutesOfInactivityBeforeScreenTimeout": 20}).status == "partial"
	every changes in [
		{"passwordMinutesOfInactivityBeforeScreenTimeout": null}, {"passwordRequired": false}, {"assignments": []},
		{"@odata.type": "#microsoft.graph.macOSGeneralDeviceConfiguration"},
	] { of_profile(changes).status == "fail" }
	every changes in [
		{"passwordMinutesOfInactivityBeforeScreenTimeout": "soon"}, {"assignments": null},
		{"@odata.type": "#microsoft.graph.windows10CustomConfiguration"}, {"@odata.type": ""},
	] { of_profile(changes).status == "notAssessed" }
}

protection := {"@odata.type": "#microsoft.graph.windows10EndpointProtectionConfiguration"}

test_a_profile_of_which_only_a_part_shows if verdicts.says(of_profile(protection), {"status": "notAssessed", "reason has": "“Restrictions” may carry a limit"})

test_a_profile_as_beta_shows_it if {
	shown := object.union(protection, {"localSecurityOptionsMachineInactivityLimit": null, "localSecurityOptionsMachineInactivityLimitInMinutes": null})
	every case in [
		[{}, "fail"], [{"localSecurityOptionsMachineInactivityLimit": 900}, "notAssessed"],
		[{"localSecurityOptionsMachineInactivityLimitInMinutes": 15}, "pass"], [{"localSecurityOptionsMachineInactivityLimitInMinutes": 20}, "partial"],
	] { of_profile(object.union(shown, case[0])).status == case[1] }
}

compliance := {
	"@odata.type": "#microsoft.graph.windows10CompliancePolicy", "id": "k1", "displayName": "Windows", "passwordRequired": true,
	"passwordMinutesOfInactivityBeforeLock": 15, "assignments": everybody,
}

test_by_a_compliance_policy if every case in [[{}, "pass"], [{"passwordRequired": false}, "fail"], [{"@odata.type": "#microsoft.graph.macOSCompliancePolicy"}, "fail"]] {
	verdict({"deviceCompliancePolicies": [object.union(compliance, case[0])]}).status == case[1]
}

test_a_list_of_settings_that_is_cut_may_carry_a_limit if {
	every changes in [{"settingCount": 26}, {"settings@odata.nextLink": "https://next"}, {"settings": null}, {"settings": [null]}] {
		verdicts.says(of_catalog([object.union(no_lock, changes)]), {"status": "notAssessed", "reason has": "“Lock” may carry a limit"})
	}
	every changes in [{"assignments": []}, {"platforms": "macOS"}] { of_catalog([object.union(no_lock, object.union({"settingCount": 26}, changes))]).status == "fail" }
	of_catalog([object.union(locks_after(300, everybody), {"settingCount": 26})]).status == "pass"
}

intent(changes) := {"intents": [object.union({"id": "i1", "displayName": "Baseline", "isAssigned": true, "assignments": everybody, "settings": null}, changes)]}

test_endpoint_security_policies if {
	lock := "deviceConfiguration--windows10GeneralConfiguration_passwordMinutesOfInactivityBeforeScreenTimeout"
	inactivity := "deviceConfiguration--windows10EndpointProtectionConfiguration_localSecurityOptionsMachineInactivityLimitInMinutes"
	every case in [[lock, "10", "pass"], [inactivity, "15", "pass"], [lock, "null", "fail"]] {
		verdict(intent({"settings": [{"definitionId": case[0], "valueJson": case[1]}]})).status == case[2]
	}
	every case in [[{}, "notAssessed"], [{"assignments": []}, "fail"]] { verdict(intent(case[0])).status == case[1] }
	verdict(json.remove(intent({"isAssigned": false}), ["intents/0/assignments"])).status == "fail"
}

template(path) := verdict({"groupPolicyConfigurations": [
	{"id": "t1", "displayName": "Screen saver", "assignments": everybody, "definitionValues": [{"definition": {"categoryPath": path}}]},
]})

test_administrative_templates if {
	verdicts.says(template("\\Control Panel\\Personalization"), {"status": "notAssessed", "reason has": "“Screen saver” may carry a limit"})
	template("\\OneDrive").status == "fail"
}

test_group_policy_of_an_own_directory_may_lock_computers if {
	synced := {"users": [{"id": "ana", "onPremisesSyncEnabled": true}, {"id": "ben"}]}
	verdicts.says(verdict(synced), {"status": "notAssessed", "reason has": "Group Policy of your own directory"})
	verdict(object.union(synced, {"configurationPolicies": [locks_after(1800, everybody)]})).status == "partial"
}

test_a_filter_or_an_exception_that_is_not_known if {
	filter := {"deviceAndAppManagementAssignmentFilterId": "f", "deviceAndAppManagementAssignmentFilterType": "exclude"}
	excluded := {"target": {"@odata.type": "#microsoft.graph.exclusionGroupAssignmentTarget", "groupId": "g9"}}
	every assignments in [[{"target": object.union(everybody[0].target, filter)}], array.concat(everybody, [excluded])] {
		of_catalog([locks_after(300, assignments)]).status == "notAssessed"
	}
}

test_computers_of_which_nothing_shows if {
	policies := {"configurationPolicies": [locks_after(300, everybody)]}
	silent := judged(tenant([pc("pc3", {"lastSyncDateTime": "2026-06-01T00:00:00Z"})], policies))
	verdicts.says(silent, {"status": "notAssessed", "reason": "For PC3 it cannot be told: no contact with Intune within 90 days."})
	elsewhere := pc("pc3", {"managementAgent": "msSense"})
	verdicts.says(judged(tenant([elsewhere], policies)), {"status": "notAssessed", "reason has": "another tool manages the computer"})
	verdicts.says(judged(tenant(array.concat(two, [elsewhere]), {})), {
		"status": "partial", "evidence has": "Not known for 1 computers: another tool manages the computer.",
	})
}

test_no_policy if verdicts.says(verdict({}), {
	"status": "fail", "summary": "Two Windows computers never lock themselves by a policy of Intune", "ids": ["pc1", "pc2"],
	"first type": "device", "first name": "PC1", "first detail": "no assigned policy locks it when it is not used; used by ana; last seen on 2026-11-20",
})

test_a_policy_for_some if verdicts.says(of_catalog([locks_after(900, group("g1"))]), {
	"status": "partial", "summary": "One Windows computer never locks itself by a policy of Intune", "ids": ["pc2"],
})

test_too_late_names_the_policy if {
	verdicts.says(of_catalog([locks_after(1800, everybody)]), {
		"status": "partial", "summary": "Two Windows computers lock themselves only after more than 15 minutes",
		"affected": [{"type": "devicePolicy", "id": "c1", "name": "Lock", "detail": "locks computers only after 30 minutes"}],
	})
	both := object.union(no_lock, {"settings": [{"settingInstance": simple(limit_seconds, 2400)}, {"settingInstance": nested(30)}]})
	verdicts.says(of_catalog([both]), {"affected count": 1, "first detail": "locks computers only after 30 minutes"})
}

named(id, policy) := object.union(policy, {"id": id})

test_a_slow_policy_that_makes_nobody_late_is_not_named if verdicts.says(verdict({
	"configurationPolicies": [locks_after(300, group("g1")), named("c2", locks_after(1800, group("g2"))), named("c3", catalog(nested(20), group("g1")))],
	"groupMembers": {"g1": ["ana"], "g2": ["ben"]},
}), {"ids": ["c2"]})

test_the_quicker_of_two_settings_wins if {
	every policies in [[locks_after(1800, everybody), catalog(nested(5), everybody)], [locks_after(300, everybody), locks_after(300, everybody)]] {
		of_catalog(policies).status == "pass"
	}
	verdict({"configurationPolicies": [catalog(nested(20), everybody)], "deviceCompliancePolicies": [compliance]}).status == "pass"
}

test_policies_that_contradict_each_other_cannot_be_told if {
	every other in [locks_after(1800, everybody), locks_after(0, everybody), locks_after(600, group("g9"))] {
		verdicts.says(of_catalog([locks_after(300, everybody), other]), {
			"status": "notAssessed", "reason has": "cannot be told: policies set different times for the same computers, and Intune then may apply neither",
		})
	}
	verdict({"configurationPolicies": [catalog(nested(5), everybody)], "deviceConfigurations": [profile({})]}).status == "notAssessed"
	elsewhere := [locks_after(300, everybody), named("c2", locks_after(1800, group("g2")))]
	verdict({"configurationPolicies": elsewhere, "groupMembers": {"g2": []}}).status == "pass"
}

test_a_group_that_was_not_read if verdicts.says(of_catalog([locks_after(900, group("g9"))]), {"status": "notAssessed", "reason has": "PC1 and 1 more"})

bare(sources) := judged(object.union(json.remove(tenant([], {}), ["sources"]), {"sources": object.union({"managedDevices": two}, sources)}))

test_policies_that_were_not_read if {
	verdicts.says(bare({}), {"status": "notAssessed", "reason has": "the settings catalog policies"})
	every source in ["intents", "groupPolicyConfigurations", "deviceConfigurations"] {
		judged(json.remove(tenant(two, {}), [sprintf("sources/%s", [source])])).status == "notAssessed"
	}
	bare({"configurationPolicies": [locks_after(900, everybody)]}).status == "pass"
}

test_no_windows_computer if judged(tenant([pc("m", {"operatingSystem": "macOS"})], {})).status == "notAssessed"
