package triage.lib.dlp_test

import data.triage.lib.dlp

# As Get-DlpCompliancePolicy and Get-DlpComplianceRule write them.
policy := {
	"Name": "Patient information", "Guid": "B3AD036A", "Mode": "Enable", "Enabled": true,
	"ExchangeLocation": ["All"], "ExchangeSenderException": [], "SharePointLocation": ["All"], "OneDriveLocation": ["All"], "OneDriveSharedBy": "",
}

rule := {"Name": "Block", "Policy": "b3ad036a", "ParentPolicyName": "Patient information", "Disabled": false, "Mode": "Enforce"}

read(policy_changes, rules) := found if {
	found := dlp.policies[0] with input as {"sources": {"dlpCompliancePolicies": [object.union(policy, policy_changes)], "dlpComplianceRules": rules}}
}

standing(policy_changes, rule_changes) := read(policy_changes, [object.union(rule, rule_changes)]).standing

reach(place, changes) := read(changes, []).reach[place]

test_a_policy_in_force if {
	found := read({}, [rule, object.union(rule, {"Disabled": true})])
	found.standing == "on"
	found.rules == [rule]
	not found.unclear
	[found.id, found.name] == ["B3AD036A", "Patient information"]
}

test_policies_that_do_not_act if {
	every mode in ["TestWithNotifications", "TestWithoutNotifications"] { standing({"Mode": mode}, {}) == "test" }
	every changes in [{"Mode": "Disable"}, {"Mode": "PendingDeletion"}, {"Enabled": false}, {"Enabled": "False"}] { standing(changes, {}) == "off" }
	every changes in [{"Disabled": "True"}, {"Mode": "AuditAndNotify"}, {"Policy": "other", "ParentPolicyName": null}] { standing({}, changes) == "empty" }
}

test_rules_that_act if {
	every changes in [{"Policy": "Patient information", "ParentPolicyName": null}, {"Mode": null}, {"Disabled": "False"}] { standing({"Enabled": "True"}, changes) == "on" }
	read({}, [object.remove(rule, ["Mode"])]).standing == "on"
}

test_what_is_not_said if {
	standing({"Mode": 1}, {}) == "unknown"
	every changes in [{"Disabled": null}, {"Mode": "Sometimes"}] { standing({}, changes) == "unknown" }
	read({}, [rule, object.union(rule, {"Disabled": null})]).unclear
}

test_how_far_a_policy_reaches if {
	reach("ExchangeLocation", {}) == "all"
	every changes in [{"ExchangeSenderException": ["ana@x"]}, {"ExchangeLocation": ["ana@x"]}] { reach("ExchangeLocation", changes) == "some" }
	reach("ExchangeLocation", {"ExchangeLocation": []}) == "none"
	reach("SharePointLocation", {"SharePointLocation": "All"}) == "all"
	reach("SharePointLocation", {"SharePointLocation": "https://x/a, https://x/b"}) == "some"
	reach("OneDriveLocation", {"OneDriveLocation": [{"Name": "All"}]}) == "all"
	reach("OneDriveLocation", {"OneDriveLocation": [{"DisplayName": "Ana"}, 1]}) == "some"
	every value in [null, "", 1, {}] { reach("OneDriveLocation", {"OneDriveLocation": value}) == "unknown" }
}

test_lists_of_nothing_narrow_nothing if {
	every key in ["ExchangeSenderException", "ExchangeSenderMemberOfException", "PolicyRBACScopes"] {
		every value in [[null], [{}], [""], {}] { reach("ExchangeLocation", {key: value}) == "all" }
		reach("ExchangeLocation", {key: [null, "Front desk"]}) == "some"
	}
	reach("ExchangeLocation", {"ExchangeAdaptiveScopesException": ["Clinicians"]}) == "some"
}

test_a_location_that_was_not_unfolded_is_unknown if {
	every value in [["@{DisplayName=All; Name=All}"], "System.Object[]", ["Microsoft.Office.CompliancePolicy.Location"], [null], [{}], [""]] {
		reach("SharePointLocation", {"SharePointLocation": value}) == "unknown"
	}
}

ahead(changes, policies) := {how: [row.Name | some row in rows] | some how, rows in found} if {
	first := object.union({"Name": "First", "Policy": "b3ad036a", "Disabled": false, "StopPolicyProcessing": true, "Priority": 0}, changes)
	second := object.union(rule, {"Priority": 1})
	sources := {"dlpCompliancePolicies": policies, "dlpComplianceRules": [first, second]}
	this := dlp.policies[0] with input as {"sources": sources}
	found := dlp.ahead(this, second) with input as {"sources": sources}
}

test_rules_that_end_the_checks if {
	ahead({}, [policy]) == {"surely": ["First"], "perhaps": []}
	ahead({"Priority": null}, [policy]) == {"surely": [], "perhaps": ["First"]}
	every changes in [{"Priority": 2}, {"StopPolicyProcessing": false}, {"Disabled": true}, {"AccessScope": "InOrganization"}] {
		ahead(changes, [policy]) == {"surely": [], "perhaps": []}
	}
}

test_rules_of_policies_that_come_first if {
	first := object.union(policy, {"Name": "Other", "Guid": "p2", "Priority": 0})
	this := object.union(policy, {"Priority": 1})
	ahead({"Policy": "p2"}, [this, first]).surely == ["First"]
	ahead({"Policy": "p2"}, [this, object.union(first, {"Priority": 2})]).surely == []
	ahead({"Policy": "p2"}, [policy, first]).perhaps == ["First"]
	teams := {"ExchangeLocation": [], "SharePointLocation": [], "OneDriveLocation": []}
	ahead({"Policy": "p2"}, [this, object.union(first, teams)]) == {"surely": [], "perhaps": []}
}

test_an_adaptive_scope_reaches_some if {
	reach("ExchangeLocation", {"ExchangeLocation": [], "ExchangeAdaptiveScopes": ["Clinicians"]}) == "some"
	reach("ExchangeLocation", {"ExchangeLocation": [], "ExchangeAdaptiveScopes": []}) == "none"
}
