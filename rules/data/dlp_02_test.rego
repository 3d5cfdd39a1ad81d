package triage.dlp_02_test

import data.triage.dlp_02
import data.triage.lib.verdicts

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

without(name) := containing(looks_for([other | some other in types; other != name]))

status(value) := result.status if result := dlp_02.result with input as value

verdict(value) := result if result := dlp_02.result with input as value

test_everything_is_looked_for if {
	verdicts.says(verdict(import_([policy], [rule])), {"status": "pass", "first evidence": "In force: “Patient information”."})
	status(import_([policy, object.union(policy, {"Name": "Other", "Guid": "p3", "Mode": null})], [rule])) == "pass"
}

# Types in groups, and types known by their ids whatever their names.
test_types_are_read if {
	grouped := [{"operator": "And", "groups": [{"name": "Default", "operator": "Or", "sensitivetypes": looks_for(types)}]}]
	every sought in [grouped, grouped[0], by_id("Or").sensitivetypes] { status(containing(sought)) == "pass" }
	status(advanced({"Operator": "And", "SubConditions": [content(by_id("Or"))]})) == "pass"
}

test_what_limits_a_rule_is_named if every text, given in {
	"looked for only where there are several in one message or file; the data of one patient can pass": containing(counted({"mincount": "5"})),
	"looked for only where there are few in one message or file; a long list can pass": containing(counted({"maxcount": "9"})),
	"looked for only with more certainty than Microsoft recommends": containing(counted({"minconfidence": "95"})),
	"looked for only together with other types": containing([by_id("And")]),
	"looked for only with some people or sites": with_policy({"ExchangeLocation": ["ana@x"]}),
	"an earlier rule ends the search before they are looked for": beside({}, 1),
} { verdicts.says(verdict(given), {"status": "partial", "first detail": text}) }

containing(sought) := with_rule({"ContentContainsSensitiveInformation": sought})

test_what_is_looked_for_nowhere_or_in_some_places if {
	verdicts.says(verdict(containing(looks_for(["Credit Card Number"]))), {"status": "fail", "affected count": 4})
	verdicts.says(verdict(import_([], [])), {"status": "fail", "affected count": 5})
	verdicts.says(verdict(with_policy({"OneDriveLocation": []})), {"status": "partial", "affected count": 5, "first detail": "not looked for in OneDrive"})
}

ids_of_types := [
	"a44669fe-0d48-453d-a9b1-2cc83f2cba77", "9a5445ad-406e-43eb-8bd7-cac17ab6d0e4", "fa3f9c74-ee07-4c52-b5f2-085d6b2c0ec4",
	"065bdd91-ef07-40d3-b8a4-0aea722eaa49", "50842eb7-edc8-4019-85dd-5a5c1f2bb085",
]

by_id(operator) := {"name": "Default", "operator": operator, "sensitivetypes": [{"id": id, "name": "Número", "mincount": "1"} | some id in ids_of_types]}

advanced(condition) := with_rule({"ContentContainsSensitiveInformation": [null], "AdvancedRule": json.marshal({"Version": "1.0", "Condition": condition})})

content(value) := {"ConditionName": "ContentContainsSensitiveInformation", "Value": [value]}

group(some_types) := {"operator": "Or", "sensitivetypes": looks_for(some_types)}

joined(operator, groups) := with_rule({"ContentContainsSensitiveInformation": [{"operator": operator, "groups": groups}]})

# Microsoft's template joins identifiers and diagnoses by AND; the steps put all types into
# one group, or join the groups by OR.
test_what_the_steps_set_passes if {
	groups := [group(array.slice(types, 0, 2)), group(array.slice(types, 2, 5))]
	status(joined("And", groups)) == "partial"
	every given in [joined("Or", groups), joined("And", [group(types)])] { status(given) == "pass" }
}

test_words_elsewhere_are_no_types if {
	all_names := concat(", ", types)
	status(with_rule({"ContentContainsSensitiveInformation": [{"name": all_names, "operator": "Or", "labels": [{"name": all_names}]}]})) == "fail"
	status(advanced({"ConditionName": "SubjectContainsWords", "Value": types})) == "fail"
	status(advanced({"Operator": "Not", "SubConditions": [content(by_id("Or"))]})) == "fail"
}

test_further_conditions_are_partial_and_named if every changes in [{"FromMemberOf": ["Front desk"]}, {"AccessScope": "InOrganization"}, {"ExceptIfFrom": ["owner@x"]}] {
	result := verdict(with_rule(changes))
	result.status == "partial"
	startswith(result.affected[0].detail, "looked for only under further conditions")
}

counted(changes) := [object.union(entry, changes) | some entry in looks_for(types)]

pair(least) := import_([policy], [
	object.union(rule, {"ContentContainsSensitiveInformation": counted({"maxcount": "9"})}),
	object.union(rule, {"Name": "Many", "ContentContainsSensitiveInformation": counted({"mincount": least})}),
])

test_rules_for_few_and_for_many_complete_each_other if every case in [[pair("10"), "pass"], [pair("50"), "partial"]] { status(case[0]) == case[1] }

ender := {
	"Name": "Owner", "Policy": "p1", "Disabled": false, "StopPolicyProcessing": true, "Priority": 0,
	"FromMemberOf": ["Owner"], "ContentContainsSensitiveInformation": [], "AdvancedRule": null,
}

beside(changes, priority) := import_([policy], [object.union(ender, changes), object.union(rule, {"Priority": priority})])

test_a_rule_that_ends_the_checks_first if {
	status(beside({}, null)) == "notAssessed"
	every changes in [{"Priority": 2}, {"ContentContainsSensitiveInformation": looks_for(types)}] { status(beside(changes, 1)) == "pass" }
}

test_types_that_are_not_known_may_find_patients if {
	own := object.union(rule, {"ContentContainsSensitiveInformation": [{"id": "11111111-0000-4000-8000-000000000001", "name": "Our patients", "mincount": "1"}]})
	result := dlp_02.result with input as import_([policy], [own])
	verdicts.says(result, {"status": "notAssessed", "reason has": "Our patients"})
	verdicts.says(verdict(import_([policy], [own, rule])), {"evidence has": "What these types find is not known here: Our patients.", "status": "pass"})
}

test_two_policies_together_pass if {
	cards := object.union(policy, {"Name": "Cards", "Guid": "p2"})
	status(import_([policy, cards], [
		object.union(rule, {"ContentContainsSensitiveInformation": looks_for([name | some name in types; name != "Credit Card Number"])}),
		object.union(rule, {"Policy": null, "ParentPolicyName": "Cards", "ContentContainsSensitiveInformation": looks_for(["Credit Card Number"])}),
	])) == "pass"
}

test_each_kind_is_missed_and_named if {
	every place, kind in ["socialSecurity", "dea", "diagnoses", "medicalTerms", "paymentCards"] {
		verdicts.says(verdict(without(types[place])), {"ids": [sprintf("dlpComplianceRules.%s", [kind])]})
	}
	verdicts.says(verdict(without("Credit Card Number")), {"status": "partial", "summary": "The data loss policy does not look everywhere for payment card numbers"})
}

test_what_is_off_or_testing_does_not_count if every given in [
	with_policy({"Mode": "TestWithNotifications"}), with_policy({"Mode": "Disable"}), with_policy({"Enabled": false}), with_rule({"Disabled": true}),
	with_rule({"Policy": "another"}),
] { status(given) == "fail" }

test_what_is_not_said_cannot_be_told if {
	every changes in [{"Mode": null}, {"SharePointLocation": null}] { status(with_policy(changes)) == "notAssessed" }
	status(with_rule({"Disabled": null})) == "notAssessed"
	status(import_([policy], [object.remove(rule, ["ContentContainsSensitiveInformation", "AdvancedRule"])])) == "notAssessed"
	result := dlp_02.result with input as import_([policy], [object.union(rule, {"ContentContainsSensitiveInformation": []}), object.union(rule, {"Disabled": ""})])
	verdicts.says(result, {"status": "notAssessed", "reason has": "“Patient information”"})
}
