package triage.lib.devices_test

import data.triage.lib.devices

test_platforms if {
	{system: devices.platform({"operatingSystem": system}) | some system in ["Windows", "macOS", "iOS", "iPadOS", "Android", "AndroidForWork", "AndroidEnterprise", "Linux (ubuntu)"]} == {
		"Windows": "windows", "macOS": "macos", "iOS": "ios", "iPadOS": "ios", "Android": "android", "AndroidForWork": "android",
		"AndroidEnterprise": "androidOwner", "Linux (ubuntu)": "other",
	}
	devices.platform({"operatingSystem": "Android", "managementAgent": "googleCloudDevicePolicyController"}) == "androidOwner"
	devices.platform({"operatingSystem": "Windows", "managementAgent": "googleCloudDevicePolicyController"}) == "windows"
	every given in [{"operatingSystem": null}, {}] { devices.platform(given) == "other" }
}

test_a_device_is_named_with_what_is_known if {
	devices.named({"id": "d1"}, "open") == {"type": "device", "id": "d1", "name": "d1", "detail": "open"}
	devices.named(
		{"id": "d1", "deviceName": "PC", "userPrincipalName": "ana@x", "lastSyncDateTime": "2026-11-21T19:40:12Z"},
		"open",
	).detail == "open; used by ana@x; last seen on 2026-11-21"
	devices.named({"id": "d1", "deviceName": "PC", "userDisplayName": "Ana", "userPrincipalName": "ana@x", "lastSyncDateTime": "0001-01-01T00:00:00Z"}, "open").detail == "open; used by Ana"
	devices.who([{"id": "d1"}, {"id": "d2"}]) == "d1 and 1 more"
}

test_devices_by_user if {
	zeros := "00000000-0000-0000-0000-000000000000"
	rows := [{"id": "d1", "userId": "u1"}, {"id": "d2", "userId": zeros}, {"id": "d3", "userId": null}, {"id": "d4"}, {"id": "d5", "userId": "u2"}, {"id": "d6", "userId": 7}]
	[row.id | some row in devices.of_users(rows, {"u1"})] == ["d1"]
	[row.id | some row in devices.of_users(rows, {"", "u2"})] == ["d5", "d2", "d3", "d4", "d6"]
	devices.of_users(rows, {zeros}) == []
}

target(kind, group) := {"id": "a", "target": {"@odata.type": sprintf("#microsoft.graph.%sAssignmentTarget", [kind]), "groupId": group}}

policy(assignments) := {"id": "p", "assignments": assignments}

# Three policies: the first reaches u1, the second u2, and of the third it is not known.
fact := {"intuneReach": {
	"policies": {
		"p1": {"assigned": "yes", "anybody": "yes", "everybody": false, "doubts": []},
		"p2": {"assigned": "yes", "anybody": "yes", "everybody": false, "doubts": []},
		"p3": {"assigned": "unknown", "anybody": "unknown", "everybody": false, "doubts": ["a filter narrows it"]},
	},
	"people": [
		{"ids": ["u1"], "reached": ["p1"], "unknown": ["p3"]},
		{"ids": ["u2"], "reached": ["p2"], "unknown": ["p3"]},
		{"ids": ["", "u3"], "reached": [], "unknown": ["p3"]},
	],
}}

reached(ids) := found if found := devices.reached([{"id": id} | some id in ids]) with input as {"facts": fact}

test_the_best_of_several_policies_counts if {
	reached(["p1"]) == {"yes": {"u1"}, "unknown": set(), "no": {"u2", "u3", ""}}
	reached(["p1", "p2"]) == {"yes": {"u1", "u2"}, "unknown": set(), "no": {"u3", ""}}
	reached(["p1", "p3"]) == {"yes": {"u1"}, "unknown": {"u2", "u3", ""}, "no": set()}
	reached([]) == {"yes": set(), "unknown": set(), "no": {"u1", "u2", "u3", ""}}
	rows := [{"id": "d1", "userId": "u1"}, {"id": "d2"}]
	by_answer := devices.devices_reached([{"id": "p1"}], rows) with input as {"facts": fact}
	by_answer == {"yes": [rows[0]], "unknown": [], "no": [rows[1]]}
}

test_what_a_policy_of_which_nothing_is_told_does if {
	reach := devices.reach({"id": "p9"}) with input as {"facts": fact}
	{reach.assigned, reach.anybody} == {"unknown"}
	reach.everybody == false
	devices.reach_doubts([{"id": "p1"}, {"id": "p3"}, {"id": "p9"}]) == ["a filter narrows it"] with input as {"facts": fact}
}

test_apps_that_are_covered if {
	devices.covers_apps({"deployedAppCount": 3}) == "yes"
	devices.covers_apps({"deployedAppCount": 0, "appGroupType": "allCoreMicrosoftApps"}) == "yes"
	devices.covers_apps({"deployedAppCount": null, "apps": [{"id": "a"}]}) == "yes"
	every changes in [{"deployedAppCount": 0, "appGroupType": "selectedPublicApps"}, {"apps": []}] { devices.covers_apps(changes) == "no" }
	every changes in [{"deployedAppCount": null, "apps": null}, {"deployedAppCount": "many"}] { devices.covers_apps(changes) == "unknown" }
}

test_settings_that_do_not_all_show if {
	cut := object.union(policy([target("allDevices", null)]), {"settings": [], "settingCount": 26})
	whole := object.union(cut, {"settings": [{"settingInstance": {"settingDefinitionId": "A", "simpleSettingValue": {"value": 1}}}], "settingCount": 1})
	every policy in [cut, object.union(cut, {"settings": null})] { in_part(policy) == [policy] }
	every policy in [object.union(cut, {"assignments": []}), whole] { in_part(policy) == [] }
	devices.settings(whole) == [{"id": "a", "value": 1}]
}

in_part(policy) := found if {
	found := devices.in_part([policy]) with input as with_facts({"sources": {"configurationPolicies": [policy]}}, ["intuneReach"])
}

template(changes) := object.union({"id": "t", "assignments": [target("allDevices", null)], "definitionValues": [{"definition": {"categoryPath": "\\Windows Components\\Windows Update"}}]}, changes)

test_administrative_templates_that_may_concern_windows if {
	every changes in [{}, {"definitionValues": null}, {"definitionValues": [{"enabled": true}]}, {"assignments": null}] {
		found := devices.templates with input as with_facts({"sources": {"groupPolicyConfigurations": [template(changes)]}}, ["intuneReach"])
		count(found) == 1
	}
	every changes in [{"assignments": []}, {"definitionValues": []}, {"definitionValues": [{"definition": {"categoryPath": "\\Microsoft Edge"}}]}] {
		found := devices.templates with input as with_facts({"sources": {"groupPolicyConfigurations": [template(changes)]}}, ["intuneReach"])
		found == []
	}
}

test_administrative_templates_of_a_product if {
	every values in [null, [{"definition": null}], [{"definition": {"categoryPath": "\\OneDrive"}}]] {
		found := devices.templates_of("onedrive") with input as with_facts({"sources": {"groupPolicyConfigurations": [template({"definitionValues": values})]}}, ["intuneReach"])
		count(found) == 1
	}
	found := devices.templates_of("onedrive") with input as with_facts({"sources": {"groupPolicyConfigurations": [template({}), template({"id": "t2", "assignments": [], "definitionValues": null})]}}, ["intuneReach"])
	found == []
}

test_kinds_of_compliance_policy if {
	devices.compliance_platform({"@odata.type": "#microsoft.graph.iosCompliancePolicy"}) == "ios"
	devices.compliance_platform({"@odata.type": "microsoft.graph.windows10CompliancePolicy"}) == "windows"
	every given in [{"@odata.type": "#microsoft.graph.deviceCompliancePolicy"}, {}] { devices.compliance_platform(given) == "unknown" }
}

test_agents_that_report if {
	"mdm" in devices.reporting
	not "msSense" in devices.reporting
}
