package triage.lib.devices_test

import data.triage.lib.devices

test_platforms if {
	{system: devices.platform({"operatingSystem": system}) | some system in ["Windows", "macOS", "iOS", "iPadOS", "Android", "AndroidForWork", "AndroidEnterprise", "Linux (ubuntu)"]} == {
		"Windows": "windows", "macOS": "macos", "iOS": "ios", "iPadOS": "ios", "Android": "android", "AndroidForWork": "android",
		"AndroidEnterprise": "androidOwner", "Linux (ubuntu)": "other",
	}
	devices.platform({"operatingSystem": "Android", "managementAgent": "googleCloudDevicePolicyController"}) == "androidOwner"
	devices.platform({"operatingSystem": "Windows", "managementAgent": "googleCloudDevicePolicyController"}) == "windows"
	devices.platform({"operatingSystem": null}) == "other"
	devices.platform({}) == "other"
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
	devices.user_ids_of(rows) == {"u1", "u2", ""}
	devices.user_ids_of([{"userId": "u1"}]) == {"u1"}
	[row.id | some row in devices.of_users(rows, {"u1"})] == ["d1"]
	[row.id | some row in devices.of_users(rows, {"", "u2"})] == ["d5", "d2", "d3", "d4", "d6"]
	devices.of_users(rows, {zeros}) == []
}

target(kind, group) := {"id": "a", "target": {"@odata.type": sprintf("#microsoft.graph.%sAssignmentTarget", [kind]), "groupId": group}}

policy(assignments) := {"id": "p", "assignments": assignments}

test_assigned if {
	devices.assigned(policy([target("allDevices", null)])) == "yes"
	devices.assigned(policy([target("group", "g1"), target("exclusionGroup", "g2")])) == "yes"
	devices.assigned(policy([target("exclusionGroup", "g2")])) == "no"
	devices.assigned(policy([])) == "no"
	devices.assigned(policy(null)) == "unknown"
	devices.assigned({"id": "p"}) == "unknown"
	devices.assigned(policy([{"target": null}])) == "unknown"
	devices.assigned(policy(["x", target("allDevices", null)])) == "yes"
}

group_rows := array.concat(
	[{"id": id, "visibility": null, "membershipRule": null, "membershipRuleProcessingState": null} | some id in ["g1", "g2", "machines", "empty", "odd", "nested", "mixed", "holes", "unread"]],
	[
		{"id": "secret", "visibility": "HiddenMembership"},
		{"id": "frozen", "membershipRule": "user.memberOf -any (group.objectId -in ['g1'])", "membershipRuleProcessingState": "On"},
		{"id": "paused", "membershipRule": "(user.department -eq \"Care\")", "membershipRuleProcessingState": "Paused"},
		{"id": "dynamic", "groupTypes": ["DynamicMembership"], "membershipRule": "(user.department -eq \"Care\")", "membershipRuleProcessingState": "On"},
		{"id": "filled_by_hand", "groupTypes": [], "membershipRule": "user.memberOf -any (group.objectId -in ['g1'])", "membershipRuleProcessingState": "Paused"},
	],
)

sources := {"users": [{"id": "u1"}, {"id": "u2"}], "groups": group_rows, "groupMembers": {
	"secret": [], "frozen": ["u1"], "paused": ["u1"], "dynamic": ["u1"], "filled_by_hand": ["u1"], "holds_secret": ["u1", "secret"], "holds_unlisted": ["u1", "g2"],
	"g1": ["u1"], "g2": ["u2"], "machines": ["x1"], "empty": [], "odd": null, "nested": ["g1", "u1"], "mixed": ["u1", "x1"], "holes": ["u1", null]}}

reach(assignments, id) := answer if {
	found := devices.reached([devices.scope(policy(assignments))], {id}) with input as {"now": "2026-11-22T00:00:00Z", "sources": sources}
	some answer, ids in found
	id in ids
}

test_who_is_reached if {
	reach([target("allDevices", null)], "") == "yes"
	reach([target("allLicensedUsers", null)], "u1") == "yes"
	reach([target("allLicensedUsers", null)], "") == "unknown"
	reach([target("group", "g1")], "u1") == "yes"
	reach([target("group", "g1")], "u2") == "no"
	reach([target("group", "g1")], "") == "unknown"
	reach([target("group", "empty")], "u1") == "no"
	reach([target("group", "machines")], "u1") == "unknown"
	reach([target("group", "odd")], "u1") == "unknown"
	reach([target("group", "nested")], "u2") == "no"
	reach([target("group", "mixed")], "u1") == "yes"
	reach([target("group", "mixed")], "u2") == "unknown"
	reach([target("group", "holes")], "u2") == "unknown"
	reach([target("group", "g1"), target("group", "unread")], "u2") == "unknown"
	reach([target("configurationManagerCollection", null)], "u1") == "unknown"
	reach([], "u1") == "no"
	reach(null, "u1") == "unknown"
	reach(["x"], "u1") == "unknown"
	reach(["x", target("allDevices", null)], "u1") == "unknown"
	items_at("x", "key") == []
	text_at(["x"], "key") == ""
}

test_groups_that_do_not_show_who_is_in_them if {
	every group in ["secret", "frozen", "paused", "holds_secret"] {
		reach([target("group", group)], "u2") == "unknown"
		reach([target("allDevices", null), target("exclusionGroup", group)], "u2") == "unknown"
	}
	reach([target("group", "frozen")], "u1") == "unknown"
	reach([target("group", "dynamic")], "u1") == "yes"
	reach([target("group", "dynamic")], "u2") == "no"
	reach([target("group", "filled_by_hand")], "u2") == "no"
	earlier := devices.reached([devices.scope(policy([target("group", "frozen")]))], {"u1"}) with input as {"now": "2026-11-02T00:00:00Z", "sources": sources}
	earlier.yes == {"u1"}
	reach([target("group", "holds_unlisted")], "u2") == "no"
}

test_a_group_that_is_gone_holds_nobody if {
	reach([target("group", "gone")], "u1") == "no"
	reach([target("allDevices", null), target("exclusionGroup", "gone")], "u1") == "yes"
	reach([target("group", null)], "u1") == "unknown"
	devices.assigned(policy([target("group", "gone")])) == "no" with input as {"sources": sources}
	devices.assigned(policy([target("group", "gone"), target("group", "g1")])) == "yes" with input as {"sources": sources}
	devices.assigned(policy([target("group", "gone"), target("allDevices", null)])) == "yes" with input as {"sources": sources}
	devices.assigned(policy([target("group", "gone"), "x"])) == "yes" with input as {"sources": sources}
	every rows in [[], null] {
		found := devices.reached([devices.scope(policy([target("group", "gone")]))], {"u1"}) with input as {"sources": object.union(sources, {"groups": rows})}
		found.unknown == {"u1"}
	}
}

test_an_empty_list_is_nobody_only_where_the_group_shows_its_members if {
	found := devices.reached([devices.scope(policy([target("group", "empty")]))], {"u1"}) with input as {"sources": object.remove(sources, ["groups"])}
	found.unknown == {"u1"}
}

test_an_account_that_is_gone_takes_nothing_for_all_users if {
	reach([target("allLicensedUsers", null)], "left") == "unknown"
	reach([target("allLicensedUsers", null), target("exclusionGroup", "g1")], "left") == "unknown"
	reach([target("allDevices", null)], "left") == "yes"
	found := devices.reached([devices.scope(policy([target("allLicensedUsers", null)]))], {"left"}) with input as {"sources": {}}
	found.yes == {"left"}
}

test_whether_anybody_is_reached if {
	answers := {name: answer |
		some name, assignments in {
			"all": [target("allLicensedUsers", null)], "some": [target("group", "g1")], "machines": [target("group", "machines")],
			"nobody": [], "gone": [target("group", "gone")], "empty": [target("group", "empty")], "hidden": [target("group", "secret")],
			"unread": [target("group", "unread")], "emptied": [target("group", "g1"), target("exclusionGroup", "g1")],
			"exception": [target("allDevices", null), target("exclusionGroup", "unread")], "odd": null,
		}
		answer := devices.reaches(policy(assignments)) with input as {"sources": sources}
	}
	answers == {
		"all": "yes", "some": "yes", "machines": "yes", "nobody": "no", "gone": "no", "empty": "no", "hidden": "unknown",
		"unread": "unknown", "emptied": "no", "exception": "unknown", "odd": "unknown",
	}
	devices.assigned({"id": "p", "isAssigned": false}) == "no"
	devices.assigned({"id": "p", "isAssigned": true}) == "unknown"
}

test_apps_that_are_covered if {
	devices.covers_apps({"deployedAppCount": 3}) == "yes"
	devices.covers_apps({"deployedAppCount": 0, "appGroupType": "allCoreMicrosoftApps"}) == "yes"
	devices.covers_apps({"deployedAppCount": null, "apps": [{"id": "a"}]}) == "yes"
	devices.covers_apps({"deployedAppCount": 0, "appGroupType": "selectedPublicApps"}) == "no"
	devices.covers_apps({"apps": []}) == "no"
	devices.covers_apps({"deployedAppCount": null, "apps": null}) == "unknown"
	devices.covers_apps({"deployedAppCount": "many"}) == "unknown"
}

test_settings_that_do_not_all_show if {
	cut := object.union(policy([target("allDevices", null)]), {"settings": [], "settingCount": 26})
	none := object.union(cut, {"settings": null})
	idle := object.union(cut, {"assignments": []})
	whole := object.union(cut, {"settings": [{"settingInstance": {"settingDefinitionId": "A", "simpleSettingValue": {"value": 1}}}], "settingCount": 1})
	devices.in_part([cut, none, idle, whole]) == [cut, none]
	devices.settings(whole) == [{"id": "a", "value": 1}]
}

template(changes) := object.union({"id": "t", "assignments": [target("allDevices", null)], "definitionValues": [{"definition": {"categoryPath": "\\Windows Components\\Windows Update"}}]}, changes)

test_administrative_templates_that_may_concern_windows if {
	every changes in [{}, {"definitionValues": null}, {"definitionValues": [{"enabled": true}]}, {"assignments": null}] {
		found := devices.templates with input as {"sources": {"groupPolicyConfigurations": [template(changes)]}}
		count(found) == 1
	}
	every changes in [{"assignments": []}, {"definitionValues": []}, {"definitionValues": [{"definition": {"categoryPath": "\\Microsoft Edge"}}]}] {
		found := devices.templates with input as {"sources": {"groupPolicyConfigurations": [template(changes)]}}
		found == []
	}
}

test_administrative_templates_of_a_product if {
	every values in [null, [{"definition": null}], [{"definition": {"categoryPath": "\\OneDrive"}}]] {
		found := devices.templates_of("onedrive") with input as {"sources": {"groupPolicyConfigurations": [template({"definitionValues": values})]}}
		count(found) == 1
	}
	found := devices.templates_of("onedrive") with input as {"sources": {"groupPolicyConfigurations": [template({}), template({"assignments": [], "definitionValues": null})]}}
	found == []
}

test_who_is_left_out if {
	all := target("allDevices", null)
	reach([all, target("exclusionGroup", "g1")], "u1") == "no"
	reach([all, target("exclusionGroup", "g1")], "u2") == "yes"
	reach([all, target("exclusionGroup", "g1")], "") == "unknown"
	reach([all, target("exclusionGroup", "empty")], "") == "yes"
	reach([all, target("exclusionGroup", "machines")], "u1") == "unknown"
	reach([target("group", "unread"), target("exclusionGroup", "g1")], "u1") == "no"
	reach([target("group", "unread"), target("exclusionGroup", "g1")], "u2") == "unknown"
	reach([target("group", "g2"), target("exclusionGroup", "unread")], "u1") == "no"
}

test_a_filter_is_not_known if {
	filtered := {"id": "a", "target": {"@odata.type": "#microsoft.graph.allDevicesAssignmentTarget", "deviceAndAppManagementAssignmentFilterType": "include"}}
	reach([filtered], "u1") == "unknown"
	not devices.whole(devices.scope(policy([filtered]))) with input as {"sources": sources}
}

test_whole if {
	devices.whole(devices.scope(policy([target("allLicensedUsers", null)]))) with input as {"sources": sources}
	devices.whole(devices.scope(policy([target("allDevices", null), target("exclusionGroup", "empty")]))) with input as {"sources": sources}
	not devices.whole(devices.scope(policy([target("group", "g1")]))) with input as {"sources": sources}
	not devices.whole(devices.scope(policy([target("allDevices", null), target("exclusionGroup", "g1")]))) with input as {"sources": sources}
	not devices.whole(devices.scope(policy([target("allDevices", null), target("exclusionGroup", "unread")]))) with input as {"sources": sources}
}

test_without_groups_nobody_is_called_outside if {
	found := devices.reached([devices.scope(policy([target("group", "g1")]))], {"u1"}) with input as {"sources": {}}
	found == {"yes": set(), "unknown": {"u1"}, "no": set()}
}

test_the_best_of_several_policies_counts if {
	g1 := policy([target("group", "g1")])
	unread := policy([target("group", "unread")])
	g2 := policy([target("group", "g2"), target("exclusionGroup", "g1")])
	found := devices.reached([devices.scope(one) | some one in [g1, unread, g2]], {"u1", "u2", "u3"}) with input as {"sources": sources}
	found == {"yes": {"u1", "u2"}, "unknown": {"u3"}, "no": set()}
	devices.reached([], {"u1"}) == {"yes": set(), "unknown": set(), "no": {"u1"}}
	rows := [{"id": "d1", "userId": "u1"}, {"id": "d2"}]
	by_answer := devices.devices_reached([devices.scope(g1)], rows) with input as {"sources": sources}
	by_answer == {"yes": [rows[0]], "unknown": [rows[1]], "no": []}
}

systems := {
	"windows": [
		{"build": 19044, "name": "Old", "until": "2023-06-13", "laterUntil": "2027-01-12", "laterBy": "longTerm", "laterFor": "LTSC"},
		{"build": 19045, "name": "Ten", "until": "2025-10-14", "laterUntil": "2028-10-10", "laterBy": "paid", "laterFor": "paid", "lastFree": 6456},
		{"build": 26100, "name": "Eleven", "until": "2026-10-13", "laterUntil": "2027-10-12", "laterBy": "enterprise", "laterFor": "Enterprise"},
		{"build": 26200, "name": "New", "until": "2027-10-12"},
	],
	"macos": {"oldest": 15, "knownUntil": "2027-09-01"}, "ios": {"oldest": 18, "knownUntil": "2027-09-01"}, "android": {"oldest": 14, "knownUntil": "2027-03-01"},
}

release_at(now, kind, version) := found if {
	found := devices.release(kind, version) with input as {
		"now": now, "parameters": {"supportedSystems": systems}, "sources": {"subscribedSkus": [{"servicePlans": [{"servicePlanName": "WINBIZ"}]}, {"servicePlans": null}]},
	}
}

release(kind, version) := release_at("2026-11-22T02:14:00Z", kind, version)

test_windows_releases if {
	release("windows", "10.0.26200.8246") == {"state": "supported", "text": "New: updates end on 2027-10-12"}
	release("windows", "10.0.26100") == {"state": "ended", "text": "Eleven: updates ended on 2026-10-13 (Enterprise: 2027-10-12)"}
	release("windows", "10.0.19044.1").state == "edition"
	release("windows", "10.0.19045.6456").state == "ended"
	release("windows", "10.0.19045.6457").state == "edition"
	release("windows", "10.0.19045").state == "ended"
	release("windows", "10.0.10240.1").state == "ended"
	release("windows", "10.0.99999.1").state == "unknown"
	release_at("2027-10-12T23:00:00Z", "windows", "10.0.26200.1").state == "supported"
	release_at("2027-10-13T00:00:00Z", "windows", "10.0.26200.1") == {"state": "ended", "text": "New: updates ended on 2027-10-12"}
}

test_enterprise_lives_longer if {
	every sources in [{}, {"subscribedSkus": [{"servicePlans": [{"servicePlanName": "WIN10_PRO_ENT_SUB"}]}]}] {
		found := devices.release("windows", "10.0.26100.1") with input as {"now": "2026-11-22T00:00:00Z", "parameters": {"supportedSystems": systems}, "sources": sources}
		found.state == "edition"
	}
}

test_other_releases if {
	release("macos", "26.5 (25F71)").state == "supported"
	release("macos", "14.8").state == "ended"
	release("ios", "18").state == "supported"
	release("android", "13") == {"state": "ended", "text": "version 13 gets no more updates"}
	release("androidOwner", "16").state == "supported"
	release_at("2027-09-02T00:00:00Z", "ios", "26").state == "unknown"
	release_at("2027-09-02T00:00:00Z", "ios", "17").state == "ended"
	release("other", "22.04").state == "unknown"
}

test_a_table_without_dates_proves_nothing if {
	windows := devices.release("windows", "10.0.26200.1") with input as {"now": "2026-11-22T00:00:00Z", "parameters": {"supportedSystems": {"windows": [{"build": 26200, "name": "New"}], "android": {}}}, "sources": {}}
	windows.state == "unknown"
	ios := devices.release("ios", "26") with input as {"now": "2026-11-22T00:00:00Z", "parameters": {"supportedSystems": {"ios": {"oldest": 18}, "android": {}}}, "sources": {}}
	ios.state == "unknown"
}

test_versions_that_cannot_be_read if {
	every version in [null, 10, "", "abc", "10.0", "10.0.x", "10..26200", {}] {
		release("windows", version).state == "unknown"
	}
	release("ios", "iOS 18").state == "unknown"
	release("windows", "0.0.0.0") == {"state": "unknown", "text": "Intune knows no version of it"}
	release("ios", "0.0").state == "unknown"
	release("macos", null).text == "Intune knows no version of it"
}

test_kinds_of_compliance_policy if {
	devices.compliance_platform({"@odata.type": "#microsoft.graph.iosCompliancePolicy"}) == "ios"
	devices.compliance_platform({"@odata.type": "microsoft.graph.windows10CompliancePolicy"}) == "windows"
	devices.compliance_platform({"@odata.type": "#microsoft.graph.deviceCompliancePolicy"}) == "unknown"
	devices.compliance_platform({}) == "unknown"
}

test_agents_that_report if {
	"mdm" in devices.reporting
	not "msSense" in devices.reporting
}
