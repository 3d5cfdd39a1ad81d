package triage.eml_09_test

import data.triage.eml_09
import data.triage.lib.verdicts

# As Get-TransportRule writes it, without the empty conditions.
rule := {
	"Name": "Encrypt", "Guid": "g1", "State": "Enabled", "Mode": "Enforce", "FromScope": "InOrganization", "SentToScope": "NotInOrganization",
	"MessageContainsDataClassifications": [{"name": "International Classification of Diseases (ICD-10-CM)", "minCount": "1"}],
	"ApplyOME": false, "ApplyRightsProtectionTemplate": "Encrypt",
}

policy := {"Name": "Patients", "Guid": "p1", "Mode": "Enable", "Enabled": true, "ExchangeLocation": ["All"], "ExchangeSenderException": []}

loss := {
	"Name": "Block", "Guid": "r1", "Policy": "p1", "Disabled": false, "Mode": "Enforce", "AccessScope": "NotInOrganization",
	"EncryptRMSTemplate": "Encrypt", "AdvancedRule": "{'Condition': 'x'}",
	"ContentContainsSensitiveInformation": [{"name": "All Medical Terms And Conditions", "mincount": "1"}],
}

import_(mail_flow, policies, rules) := {"basis": "import", "sources": {"transportRules": mail_flow, "dlpCompliancePolicies": policies, "dlpComplianceRules": rules}}

flow(changes) := import_([object.union(rule, changes)], [], [])

with_loss(changes) := import_([], [policy], [object.union(loss, changes)])

with_policy(changes) := import_([], [object.union(policy, changes)], [loss])

status(value) := result.status if result := eml_09.result with input as value

verdict(value) := result if result := eml_09.result with input as value

detail(value) := result.affected[0].detail if result := eml_09.result with input as value

test_a_mail_flow_rule_that_looks_for_health_data_passes if {
	verdicts.says(verdict(flow({})), {"status": "pass", "first evidence": "“Encrypt” encrypts mail."})
	status(flow({"MessageContainsDataClassifications": ["Drug Enforcement Agency (DEA) Number"]})) == "pass"
}

test_a_data_loss_rule_that_looks_for_health_data_passes if status(with_loss({})) == "pass"

test_the_older_encryption_action_counts if {
	every value in [true, "True"] { status(flow({"ApplyRightsProtectionTemplate": null, "ApplyOME": value})) == "pass" }
}

test_all_mail_that_leaves_passes if {
	conditions := ["Microsoft.Exchange.MessagingPolicies.Rules.Tasks.FromScopePredicate", "Microsoft.Exchange.MessagingPolicies.Rules.Tasks.SentToScopePredicate"]
	status(flow({"MessageContainsDataClassifications": null, "Conditions": conditions})) == "pass"
}

test_a_condition_known_only_by_its_class_is_partial if {
	conditions := ["Microsoft.Exchange.MessagingPolicies.Rules.Tasks.ManagerIsPredicate"]
	detail(flow({"Conditions": conditions})) == "encrypts only under further conditions or with exceptions, such as certain senders or recipients"
}

test_no_rule_fails if {
	verdicts.says(verdict(import_([], [], [])), {"status": "fail", "first id": "transportRules.ApplyRightsProtectionTemplate"})
	every given in [flow({"ApplyRightsProtectionTemplate": null}), with_loss({"EncryptRMSTemplate": null})] { status(given) == "fail" }
}

test_rules_that_do_not_act_do_not_count if every given in [
	flow({"State": "Disabled"}), flow({"Mode": "Audit"}), flow({"State": null, "Enabled": false}), with_loss({"Disabled": true}),
	with_policy({"Mode": "TestWithNotifications"}), with_policy({"Enabled": false}), with_policy({"ExchangeLocation": []}),
] { status(given) == "fail" }

test_a_keyword_is_partial_and_named if {
	result := eml_09.result with input as flow({"MessageContainsDataClassifications": null, "SubjectOrBodyContainsWords": ["[secure]"]})
	result.status == "partial"
	result.affected == [{"type": "mailFlowRule", "id": "g1", "name": "Encrypt", "detail": "encrypts only where the sender writes a keyword"}]
}

test_a_rule_for_some_is_partial if {
	every changes in [{"FromMemberOf": ["Billing"]}, {"RecipientDomainIs": ["lab.example"]}, {"SentToScope": "InOrganization"}, {"SentToScope": "ExternalPartner"}, {"FromScope": "NotInOrganization"}] {
		detail(flow(changes)) == "encrypts only under further conditions or with exceptions, such as certain senders or recipients"
	}
	status(with_loss({"SubjectContainsWords": ["secure"]})) == "partial"
	status(with_loss({"AccessScope": "InOrganization"})) == "partial"
	every changes in [{"ExchangeSenderMemberOf": ["Billing"]}, {"ExchangeLocation": ["ana@practice.example"]}] { status(with_policy(changes)) == "partial" }
	status(with_loss({"AdvancedRule": `{"Condition":{"Operator":"And","SubConditions":[{"ConditionName":"AccessScope"},{"ConditionName":"FromMemberOf","Value":["billing"]}]}}`})) == "partial"
}

test_exceptions_are_partial if {
	narrow := "encrypts only under further conditions or with exceptions, such as certain senders or recipients"
	detail(flow({"ExceptIfRecipientDomainIs": ["lab.example"]})) == narrow
	detail(with_loss({"ExceptIfSubjectContainsWords": ["[open]"]})) == narrow
	every changes in [{"ExceptIfFrom": null}, {"ExceptIfSubjectContainsWords": []}, {"ExceptIfHasSenderOverride": false}, {"ExceptIfMessageTypeMatches": "Encrypted"}] {
		status(flow(changes)) == "pass"
	}
}

test_a_rule_for_a_high_volume_is_partial if {
	bulk := "encrypts only what holds several findings; the data of one patient can pass"
	detail(flow({"MessageContainsDataClassifications": [{"name": "International Classification of Diseases (ICD-10-CM)", "minCount": "10"}]})) == bulk
	detail(with_loss({"ContentContainsSensitiveInformation": [{"name": "All Medical Terms And Conditions", "mincount": "10"}]})) == bulk
}

test_a_rule_that_has_run_out_cannot_be_told if status(flow({"ExpiryDate": "2026-01-01T00:00:00Z"})) == "notAssessed"

test_other_content_is_partial if {
	detail(flow({"MessageContainsDataClassifications": ["Credit Card Number"]})) == "encrypts, and does not look for health data"
	detail(with_loss({"ContentContainsSensitiveInformation": [{"name": "Credit Card Number"}]})) == "encrypts, and does not look for health data"
	detail(flow({"MessageContainsDataClassifications": null})) == "encrypts, and does not look for health data"
}

medical := "065bdd91-ef07-40d3-b8a4-0aea722eaa49"

advanced(condition) := with_loss({"ContentContainsSensitiveInformation": null, "AdvancedRule": json.marshal({"Version": "1.0", "Condition": condition})})

test_types_count_by_their_ids_in_any_language if {
	typed := [{"id": medical, "name": "Alle medizinischen Begriffe", "minCount": "1"}]
	status(flow({"MessageContainsDataClassifications": typed})) == "pass"
	status(with_loss({"ContentContainsSensitiveInformation": typed})) == "pass"
}

test_words_elsewhere_are_no_types if {
	health := "International Classification of Diseases (ICD-10-CM)"
	status(with_loss({"ContentContainsSensitiveInformation": [{"name": health, "operator": "Or", "sensitivetypes": [{"name": "Credit Card Number"}]}]})) == "partial"
	detail(with_loss({"ContentContainsSensitiveInformation": [{"name": health, "operator": "Or", "labels": [{"name": health}]}]})) == limits.narrow
	detail(advanced({"ConditionName": "SubjectContainsWords", "Value": [health]})) == limits.narrow
}

limits := eml_09.limits

test_types_that_must_all_occur_are_partial if {
	both := [{"name": "Credit Card Number"}, {"name": "All Medical Terms And Conditions"}]
	detail(flow({"MessageContainsDataClassifications": null, "MessageContainsAllDataClassifications": both})) == limits.together
	detail(with_loss({"ContentContainsSensitiveInformation": [{"operator": "And", "sensitivetypes": both}]})) == limits.together
}

test_numbers_and_certainty_are_told if {
	detail(flow({"MessageContainsDataClassifications": [{"name": "All Medical Terms And Conditions", "maxCount": "9"}]})) == limits.few
	detail(with_loss({"ContentContainsSensitiveInformation": [{"name": "All Medical Terms And Conditions", "minconfidence": "99"}]})) == limits.strict
}

test_types_of_the_practices_own_cannot_be_told if {
	own := [{"id": "11111111-0000-4000-8000-000000000001", "name": "Medical record numbers"}]
	status(with_loss({"ContentContainsSensitiveInformation": own})) == "notAssessed"
	every given in [own, ["@{id=1; name=x}", {}]] { status(flow({"MessageContainsDataClassifications": given})) == "notAssessed" }
}

test_all_mail_that_leaves_through_a_data_loss_rule_passes if status(with_loss({"ContentContainsSensitiveInformation": [], "AdvancedRule": null})) == "pass"

test_a_rule_that_ends_the_checks_before_takes_mail_from_it if {
	first := {
		"Name": "First", "Guid": "r0", "Policy": "p1", "Disabled": false, "Mode": "Enforce", "StopPolicyProcessing": true, "Priority": 0,
		"EncryptRMSTemplate": null, "ContentContainsSensitiveInformation": [], "AdvancedRule": null, "SenderDomainIs": ["practice.example"],
	}
	status(import_([], [policy], [first, object.union(loss, {"Priority": 1})])) == "partial"
	status(import_([], [policy], [object.union(first, {"Priority": 2}), object.union(loss, {"Priority": 1})])) == "pass"
	status(import_([], [policy], [first, loss])) == "notAssessed"
}

test_conditions_that_are_switched_off_do_not_narrow if every case in [
	[flow({"AttachmentHasExecutableContent": false, "HasNoClassification": "False"}), "pass"], [flow({"SenderIpRanges": ["203.0.113.5"]}), "partial"],
] { status(case[0]) == case[1] }

test_an_advanced_rule_is_read_where_it_leaves_nothing_out if {
	content := {"ConditionName": "ContentContainsSensitiveInformation", "Value": [{"id": medical, "name": "Termes médicaux"}]}
	status(advanced({"Operator": "And", "SubConditions": [content]})) == "pass"
	status(advanced({"Operator": "Not", "SubConditions": [content]})) == "partial"
	status(with_loss({"ContentContainsSensitiveInformation": null, "AdvancedRule": "{ 'Operator': "})) == "notAssessed"
}

test_a_good_rule_beside_a_weak_one_passes if {
	status(import_([object.union(rule, {"MessageContainsDataClassifications": null, "SubjectContainsWords": ["secure"]})], [policy], [loss])) == "pass"
}

test_what_is_not_said_cannot_be_told if {
	every changes in [{"State": null}, {"State": "Later"}, {"Mode": null}, {"Mode": 1}] { status(flow(changes)) == "notAssessed" }
	every given in [
		import_([object.remove(rule, ["ApplyOME", "ApplyRightsProtectionTemplate"])], [], []), with_policy({"Mode": null}),
		with_policy({"ExchangeLocation": null}), with_loss({"Disabled": null}), import_([], [policy], [object.remove(loss, ["EncryptRMSTemplate"])]),
		import_([], [policy], [object.remove(loss, ["ContentContainsSensitiveInformation", "AdvancedRule"])]),
	] { status(given) == "notAssessed" }
	contains(verdict(with_policy({"Mode": "Later"})).reason, "“Patients”")
}

test_a_policy_without_a_rule_of_its_own_does_not_count if status(import_([], [policy], [object.union(loss, {"Policy": "another"})])) == "fail"

test_a_doubt_beside_a_weak_rule_cannot_be_told if {
	status(import_([object.union(rule, {"SubjectContainsWords": ["secure"]})], [object.union(policy, {"Mode": null})], [loss])) == "notAssessed"
}
