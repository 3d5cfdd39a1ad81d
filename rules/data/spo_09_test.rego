package triage.spo_09_test

import data.triage.spo_09
import data.triage.lib.verdicts

every_device := [{"id": "x", "target": {"@odata.type": "#microsoft.graph.allDevicesAssignmentTarget"}}]

group(id) := [{"id": "x", "target": {"@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": id}}]

policy(changes) := object.union({
	"id": "c1", "name": "No private OneDrive", "assignments": every_device,
	"settings": [{"settingInstance": {
		"settingDefinitionId": "user_vendor_msft_policy_config_onedrivengscv2~policy~onedrivengsc_disablepersonalsync",
		"choiceSettingValue": {"value": "user_vendor_msft_policy_config_onedrivengscv2~policy~onedrivengsc_disablepersonalsync_1"},
	}}],
}, changes)

user(id) := {"id": id, "accountEnabled": true, "userType": "Member", "assignedLicenses": [{"skuId": "s"}]}

person(id) := {"id": id, "name": id, "upn": id, "where": "everywhere", "why": "no policy"}

nobody := {"total": 2, "covered": 0, "open": [person("u1"), person("u2")], "weaker": [], "unknown": []}

everybody := {"total": 2, "covered": 2, "open": [], "weaker": [], "unknown": []}

free := {"isUnmanagedSyncAppForTenantRestricted": false, "allowedDomainGuidsForSyncApp": []}

bound := {"isMacSyncAppEnabled": false, "isUnmanagedSyncAppForTenantRestricted": true, "allowedDomainGuidsForSyncApp": ["aac88387-49c8-462f-bfe3-fb97ce0e630c"]}

verdict(settings, fact, sources) := result if result := spo_09.result with input as with_facts({
	"basis": "graph", "facts": {"deviceCoverage": fact},
	"sources": object.union(
		{"sharepointSettings": settings, "conditionalAccessPolicies": [], "users": [user("u1"), user("u2")], "groupMembers": {}, "configurationPolicies": [policy({})], "groupPolicyConfigurations": []},
		sources,
	),
}, ["intuneReach"])

test_bound_to_a_domain if verdicts.says(verdict(bound, nobody, {}), {"status": "pass", "first evidence": "Windows server domains whose computers may sync: 1."})

test_a_list_of_domains_does_not_hold_for_macs if {
	result := verdict(object.union(bound, {"isMacSyncAppEnabled": true}), nobody, {})
	verdicts.says(result, {"status": "partial", "summary": "Work files can be synced to private Macs", "ids": ["sharepointSettings.isMacSyncAppEnabled"]})
	verdict(object.union(bound, {"isMacSyncAppEnabled": null}), nobody, {}).status == "notAssessed"
	verdict(object.union(bound, {"isMacSyncAppEnabled": true}), everybody, {}).status == "pass"
	maybe := object.union(nobody, {"open": [], "unknown": [person("u1")]})
	verdict(object.union(bound, {"isMacSyncAppEnabled": true}), maybe, {}).status == "notAssessed"
}

test_an_administrative_template_may_stop_private_accounts if {
	template := {"id": "t", "assignments": every_device, "definitionValues": [{"definition": {"categoryPath": "\\OneDrive"}}]}
	verdict(bound, nobody, {"configurationPolicies": [], "groupPolicyConfigurations": [template]}).status == "notAssessed"
	verdict(bound, nobody, {"configurationPolicies": [], "groupPolicyConfigurations": [object.union(template, {"assignments": []})]}).status == "partial"
}

test_bound_by_conditional_access if verdict(free, everybody, {}).status == "pass"

test_free_for_any_computer if verdicts.says(verdict(free, nobody, {"configurationPolicies": []}), {
	"status": "fail", "ids": ["sharepointSettings.isUnmanagedSyncAppForTenantRestricted", "configurationPolicies.disablePersonalSync"],
})

test_free_and_intune_not_read if {
	result := spo_09.result with input as {"basis": "graph", "facts": {"deviceCoverage": nobody}, "sources": {"sharepointSettings": free, "conditionalAccessPolicies": [], "users": []}}
	result.status == "fail"
	count(result.affected) == 1
}

test_free_but_no_private_onedrive if verdicts.says(verdict(free, nobody, {}), {"status": "partial", "summary": "Work files can be synced to private computers"})

test_a_managed_device_for_some if every fact in [
	object.union(nobody, {"covered": 1, "open": [person("u2")]}), object.union(nobody, {"open": [], "covered": 1, "weaker": [person("u2")]}),
	object.union(nobody, {"open": [person("u2")], "unknown": [person("u1")]}),
] { verdicts.says(verdict(free, fact, {}), {"status": "partial", "summary": "Some people can sync work files to private computers"}) }

test_a_private_onedrive_is_likely_possible if {
	every policies in [[], [policy({"assignments": []})], [policy({"settings": []})], [policy({"settings": [{"settingInstance": {"settingDefinitionId": "onedrivengsc_disablepersonalsync", "choiceSettingValue": {"value": "x_0"}}}]})]] {
		result := verdict(bound, nobody, {"configurationPolicies": policies})
		result.status == "partial"
		result.summary == "Staff can likely add a private OneDrive to the practice's computers"
		result.affected[0].id == "configurationPolicies.disablePersonalSync"
	}
}

test_a_policy_for_a_group if {
	to_group := {"configurationPolicies": [policy({"assignments": group("g1")})]}
	verdict(bound, nobody, object.union(to_group, {"groupMembers": {"g1": ["u1", "u2"]}})).status == "pass"
	result := verdict(bound, nobody, object.union(to_group, {"groupMembers": {"g1": ["u1"]}}))
	verdicts.says(result, {"status": "partial", "summary": "Some people can add a private OneDrive to the practice's computers"})
	verdict(bound, nobody, to_group).status == "notAssessed"
}

test_unknown_halves_cannot_be_told if {
	unknown := object.union(nobody, {"open": [], "unknown": [person("u1")]})
	every given in [unknown, {"total": 0, "covered": 0, "open": [], "weaker": [], "unknown": []}] { verdict(free, given, {}).status == "notAssessed" }
	every settings in [{}, {"isUnmanagedSyncAppForTenantRestricted": null}, {"isUnmanagedSyncAppForTenantRestricted": "true"}, {"isUnmanagedSyncAppForTenantRestricted": true, "allowedDomainGuidsForSyncApp": []}] {
		every case in [[verdict(settings, nobody, {}), "notAssessed"], [verdict(settings, everybody, {}), "pass"]] { case[0].status == case[1] }
	}
	result := verdict(bound, nobody, {"configurationPolicies": [policy({"assignments": null})]})
	verdicts.says(result, {"status": "notAssessed", "reason has": "private OneDrive accounts"})
	verdict({}, nobody, {"configurationPolicies": []}).status == "partial"
	every changes in [{"settings": null}, {"settings": [], "settingCount": 2}, {"settings": "none"}] {
		verdict(bound, nobody, {"configurationPolicies": [policy(changes)]}).status == "notAssessed"
	}
	verdict(bound, nobody, {"configurationPolicies": [policy({}), policy({"id": "c2", "settings": null})]}).status == "pass"
	every changes in [{"settings": [null]}, {"settings": [{"settingInstance": 1}]}, {"settings": [], "settings@odata.nextLink": "https://next"}] {
		verdict(bound, nobody, {"configurationPolicies": [policy(changes)]}).status == "notAssessed"
	}
}

exported(changes, states) := result if result := spo_09.result with input as {
	"basis": "import", "facts": {"policyStates": states},
	"sources": {"spoSyncRestriction": object.union({"TenantRestrictionEnabled": false, "AllowedDomainList": []}, changes), "conditionalAccessPolicies": []},
}

state_of(state) := {"id": "p", "name": "P", "state": state, "protects": true}

test_an_export_without_an_enforced_policy if verdicts.says(exported({}, [state_of("reportOnly"), state_of("disabled")]), {
	"status": "fail", "ids": ["sharepointSettings.isUnmanagedSyncAppForTenantRestricted"],
	"evidence": ["Not known: whether private OneDrive accounts are stopped."],
})

# Whom a policy covers, and what Intune does, an export does not say.
test_an_export_that_cannot_tell if {
	every value in ["enabled", "unknown"] { exported({}, [state_of(value)]).status == "notAssessed" }
	exported({"TenantRestrictionEnabled": true, "AllowedDomainList": ["aac88387-49c8-462f-bfe3-fb97ce0e630c"]}, []).status == "notAssessed"
	exported({"TenantRestrictionEnabled": null}, []).status == "notAssessed"
}
