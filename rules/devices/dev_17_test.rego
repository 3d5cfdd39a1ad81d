package triage.dev_17_test

import data.triage.dev_17
import data.triage.lib.verdicts

everyone := [{"id": "a", "target": {"@odata.type": "#microsoft.graph.allDevicesAssignmentTarget"}}]

pc := {"id": "d1", "operatingSystem": "Windows", "managementAgent": "mdm"}

sync(suffix) := {"settingInstance": {
	"settingDefinitionId": "user_vendor_msft_policy_config_onedrivengscv2~policy~onedrivengsc_disablepersonalsync",
	"choiceSettingValue": {"value": concat("", ["user_vendor_msft_policy_config_onedrivengscv2~policy~onedrivengsc_disablepersonalsync", suffix]), "children": []},
}}

pages(addresses) := list_of("urlblocklist", addresses)

list_of(name, addresses) := {"settingInstance": {
	"settingDefinitionId": sprintf("device_vendor_msft_policy_config_microsoft_edge~policy~microsoft_edge_%s", [name]),
	"choiceSettingValue": {
		"value": sprintf("device_vendor_msft_policy_config_microsoft_edge~policy~microsoft_edge_%s_1", [name]),
		"children": [{"simpleSettingCollectionValue": [{"value": address} | some address in addresses]}],
	},
}}

all_pages := ["dropbox.com", "https://drive.google.com/", "*://icloud.com/*", "OneDrive.live.com"]

policy(settings) := {"id": "p", "name": "Storage", "assignments": everyone, "settings": settings}

verdict_with(policies, rows) := result if {
	result := dev_17.result with input as with_facts({"basis": "graph", "sources": {"configurationPolicies": policies, "managedDevices": rows}}, ["intuneReach"])
}

verdict(settings) := verdict_with([policy(settings)], [pc])

all_shut(result) if startswith(result.reason, "Blocked in OneDrive and Microsoft Edge")

test_blocks_in_one_browser_are_no_proof if {
	result := verdict([sync("_1"), pages(all_pages)])
	result.status == "notAssessed"
	startswith(result.reason, "Blocked in OneDrive and Microsoft Edge: private OneDrive (sync), Dropbox, Google Drive, iCloud, private OneDrive (web). Other browsers")
	all_shut(verdict([sync("_1"), pages(["*"])]))
}

test_several_policies_add_up if {
	all_shut(verdict_with([policy([sync("_1"), pages(["dropbox.com", "drive.google.com"])]), policy([pages(["icloud.com", "live.com"])])], [pc]))
}

test_phones_do_not_matter if all_shut(verdict_with([policy([sync("_1"), pages(all_pages)])], [pc, {"id": "d2", "operatingSystem": "iOS"}]))

test_what_is_not_blocked_cannot_be_told if {
	result := verdict([sync("_1"), pages(["dropbox.com", "www.icloud.com", "drive.google.com/drive"])])
	verdicts.says(result, {"status": "notAssessed", "reason has": "Google Drive, iCloud, private OneDrive (web)"})
	contains(verdict([sync("_0"), pages(all_pages)]).reason, "private OneDrive (sync)")
	verdict([]).status == "notAssessed"
	verdict_with([], [pc]).status == "notAssessed"
}

test_an_exception_opens_what_is_blocked if {
	every address in ["dropbox.com", "https://www.dropbox.com/home", ".dropbox.com", "*"] {
		contains(verdict([sync("_1"), pages(["*"]), list_of("urlallowlist", [address])]).reason, "Dropbox")
	}
	elsewhere := object.union(policy([list_of("urlallowlist", ["icloud.com"])]), {"id": "p2", "assignments": [{"id": "g", "target": {"@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": "g1"}}]})
	contains(verdict_with([policy([sync("_1"), pages(all_pages)]), elsewhere], [pc]).reason, "these: iCloud.")
	all_shut(verdict_with([policy([sync("_1"), pages(all_pages)]), object.union(elsewhere, {"assignments": []})], [pc]))
	all_shut(verdict([sync("_1"), pages(["*"]), list_of("urlallowlist", ["https://p.sharepoint.com/*?web=*"])]))
}

test_a_policy_for_some_does_not_count if {
	settings := [sync("_1"), pages(all_pages)]
	every assignments in [[], null, [{"id": "g", "target": {"@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": "g1"}}]] {
		verdict_with([object.union(policy(settings), {"assignments": assignments})], [pc]).status == "notAssessed"
	}
}

test_other_computers_cannot_be_told if {
	settings := [sync("_1"), pages(all_pages)]
	every given in [[pc, {"id": "d2", "operatingSystem": "macOS"}], []] { verdict_with([policy(settings)], given).status == "notAssessed" }
}

test_odd_values_cannot_be_told if {
	every settings in [null, [{}], [{"settingInstance": null}], [{"settingInstance": {"choiceSettingValue": {"value": "x"}}}]] {
		verdict_with([object.union(object.remove(policy([]), ["settings"]), {"settings": settings})], [pc]).status == "notAssessed"
	}
	verdict([sync("_1"), pages([null, 1, "dropbox.com"])]).status == "notAssessed"
}
