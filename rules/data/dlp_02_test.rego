package triage.dlp_02_test

import data.triage.dlp_02

# As Get-DlpCompliancePolicy and Get-DlpComplianceRule write them.
policy := {
	"Name": "Patient information", "Guid": "p1", "Mode": "Enable", "Enabled": true,
	"ExchangeLocation": ["All"], "SharePointLocation": ["All"], "OneDriveLocation": ["All"],
}

types := ["U.S. Social Security Number (SSN)", "Drug Enforcement Agency (DEA) Number", "International Classification of Diseases (ICD-10-CM)", "All Medical Terms And Conditions", "Credit Card Number"]

looks_for(names) := [{"name": name, "mincount": "1"} | some name in names]

rule := {
	"Name": "Block", "Policy": "P1", "Disabled": false, "Mode": "Enforce", "AdvancedRule": "{ 'x' }",
	"ContentContainsSensitiveInformation": looks_for(types),
}

import_(policies, rules) := {"basis": "import", "sources": {"dlpCompliancePolicies": policies, "dlpComplianceRules": rules}}

with_rule(changes) := import_([policy], [object.union(rule, changes)])

with_policy(changes) := import_([object.union(policy, changes)], [rule])

without(name) := with_rule({"ContentContainsSensitiveInformation": looks_for([other | some other in types; other != name])})

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

status(value) := result.status if {
	result := dlp_02.result with input as value
}

ids(value) := {row.id | some row in result.affected} if {
	result := dlp_02.result with input as value
}

test_everything_is_looked_for if {
	result := dlp_02.result with input as import_([policy], [rule])
	result.status == "pass"
	result.evidence[0] == "In force: “Patient information”."
}

test_types_in_groups_are_read if {
	grouped := [{"operator": "And", "groups": [{"name": "Default", "operator": "Or", "sensitivetypes": looks_for(types)}]}]
	status(with_rule({"ContentContainsSensitiveInformation": grouped})) == "pass"
	status(with_rule({"ContentContainsSensitiveInformation": grouped[0]})) == "pass"
}

test_an_advanced_rule_is_read_where_it_leaves_nothing_out if {
	condition := sprintf("{ 'Operator': 'And', 'Value': '%s' }", [concat(", ", types)])
	status(with_rule({"ContentContainsSensitiveInformation": null, "AdvancedRule": condition})) == "pass"
	status(with_rule({"ContentContainsSensitiveInformation": [], "AdvancedRule": replace(condition, "'And'", "'Not'")})) == "notAssessed"
	status(with_rule({"ContentContainsSensitiveInformation": "", "AdvancedRule": replace(condition, "'And'", "\"NOT\"")})) == "notAssessed"
}

test_two_policies_together_pass if {
	cards := object.union(policy, {"Name": "Cards", "Guid": "p2"})
	status(import_([policy, cards], [
		object.union(rule, {"ContentContainsSensitiveInformation": looks_for([name | some name in types; name != "Credit Card Number"])}),
		object.union(rule, {"Policy": null, "ParentPolicyName": "Cards", "ContentContainsSensitiveInformation": looks_for(["Credit Card Number"])}),
	])) == "pass"
}

test_each_kind_is_missed_and_named if {
	ids(without("U.S. Social Security Number (SSN)")) == {"dlpComplianceRules.socialSecurity"}
	ids(without("Drug Enforcement Agency (DEA) Number")) == {"dlpComplianceRules.dea"}
	ids(without("International Classification of Diseases (ICD-10-CM)")) == {"dlpComplianceRules.diagnoses"}
	ids(without("All Medical Terms And Conditions")) == {"dlpComplianceRules.medicalTerms"}
	ids(without("Credit Card Number")) == {"dlpComplianceRules.paymentCards"}
	result := dlp_02.result with input as without("Credit Card Number")
	result.status == "partial"
	result.summary == "The data loss policy does not look everywhere for payment card numbers"
}

test_only_payment_cards_fails if {
	result := dlp_02.result with input as with_rule({"ContentContainsSensitiveInformation": looks_for(["Credit Card Number"])})
	result.status == "fail"
	count(result.affected) == 4
}

test_no_policy_fails if {
	status(import_([], [])) == "fail"
	count(ids(import_([], []))) == 5
}

test_what_is_off_or_testing_does_not_count if {
	status(with_policy({"Mode": "TestWithNotifications"})) == "fail"
	status(with_policy({"Mode": "Disable"})) == "fail"
	status(with_policy({"Enabled": false})) == "fail"
	status(with_rule({"Disabled": true})) == "fail"
	status(with_rule({"Policy": "another"})) == "fail"
}

test_a_place_left_out_is_partial if {
	result := dlp_02.result with input as with_policy({"OneDriveLocation": []})
	result.status == "partial"
	count(result.affected) == 5
	result.affected[0].detail == "not looked for in OneDrive"
}

test_what_is_not_said_cannot_be_told if {
	status(with_policy({"Mode": null})) == "notAssessed"
	status(with_policy({"SharePointLocation": null})) == "notAssessed"
	status(with_rule({"Disabled": null})) == "notAssessed"
	status(import_([policy], [object.remove(rule, ["ContentContainsSensitiveInformation", "AdvancedRule"])])) == "notAssessed"
	result := dlp_02.result with input as import_([policy], [object.union(rule, {"ContentContainsSensitiveInformation": []}), object.union(rule, {"Disabled": ""})])
	result.status == "notAssessed"
	contains(result.reason, "“Patient information”")
}

test_a_doubt_beside_a_whole_policy_changes_nothing if {
	status(import_([policy, object.union(policy, {"Name": "Other", "Guid": "p3", "Mode": null})], [rule])) == "pass"
}

test_answers if {
	status(answer({})) == "pass"
	status(answer({"answer": "partly"})) == "partial"
	status(answer({"answer": "no"})) == "fail"
}
