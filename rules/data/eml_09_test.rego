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

test_a_mail_flow_rule_that_looks_for_health_data_passes if verdicts.says(verdict(flow({})), {"status": "pass", "first evidence": "“Encrypt” encrypts mail."})

predicate(name) := sprintf("Microsoft.Exchange.MessagingPolicies.Rules.Tasks.%sPredicate", [name])

test_what_passes if every _, inputs in {
	"a data loss rule that looks for health data": [with_loss({})],
	"types by their ids in any language, or by their names": [
		flow({"MessageContainsDataClassifications": ["Drug Enforcement Agency (DEA) Number"]}),
		flow({"MessageContainsDataClassifications": [{"id": medical, "name": "Alle medizinischen Begriffe", "minCount": "1"}]}),
		with_loss({"ContentContainsSensitiveInformation": [{"id": medical, "name": "Alle medizinischen Begriffe", "minCount": "1"}]}),
	],
	"the older encryption action": [flow({"ApplyRightsProtectionTemplate": null, "ApplyOME": given}) | some given in [true, "True"]],
	"all mail that leaves": [
		flow({"MessageContainsDataClassifications": null, "Conditions": [predicate("FromScope"), predicate("SentToScope")]}),
		with_loss({"ContentContainsSensitiveInformation": [], "AdvancedRule": null}),
	],
	"conditions that are switched off": [flow({"AttachmentHasExecutableContent": false, "HasNoClassification": "False"})],
	"exceptions that are switched off, or for mail that is encrypted already": [flow(changes) |
		some changes in [{"ExceptIfFrom": null}, {"ExceptIfSubjectContainsWords": []}, {"ExceptIfHasSenderOverride": false}, {"ExceptIfMessageTypeMatches": "Encrypted"}]
	],
	"a good rule beside a weak one": [import_([object.union(rule, {"MessageContainsDataClassifications": null, "SubjectContainsWords": ["secure"]})], [policy], [loss])],
} { every given in inputs { status(given) == "pass" } }

both := [{"name": "Credit Card Number"}, {"name": "All Medical Terms And Conditions"}]

icd := "International Classification of Diseases (ICD-10-CM)"

medical_terms(changes) := [object.union({"name": "All Medical Terms And Conditions"}, changes)]

test_what_limits_a_rule_is_named if every text, inputs in {
	"encrypts only under further conditions or with exceptions, such as certain senders or recipients": [
		flow({"FromMemberOf": ["Billing"]}), flow({"RecipientDomainIs": ["lab.example"]}), flow({"SentToScope": "InOrganization"}),
		flow({"SentToScope": "ExternalPartner"}), flow({"FromScope": "NotInOrganization"}), flow({"SenderIpRanges": ["203.0.113.5"]}),
		flow({"Conditions": [predicate("ManagerIs")]}), flow({"ExceptIfRecipientDomainIs": ["lab.example"]}),
		with_loss({"ExceptIfSubjectContainsWords": ["[open]"]}), advanced({"ConditionName": "SubjectContainsWords", "Value": [icd]}),
		with_loss({"ContentContainsSensitiveInformation": [{"name": icd, "operator": "Or", "labels": [{"name": icd}]}]}),
	],
	"encrypts only what holds several findings; the data of one patient can pass": [
		flow({"MessageContainsDataClassifications": [{"name": icd, "minCount": "10"}]}),
		with_loss({"ContentContainsSensitiveInformation": medical_terms({"mincount": "10"})}),
	],
	"encrypts only what holds few findings; a long list can pass": [flow({"MessageContainsDataClassifications": medical_terms({"maxCount": "9"})})],
	"encrypts only where several kinds of data come together": [
		flow({"MessageContainsDataClassifications": null, "MessageContainsAllDataClassifications": both}),
		with_loss({"ContentContainsSensitiveInformation": [{"operator": "And", "sensitivetypes": both}]}),
	],
	"encrypts only with more certainty than Microsoft recommends": [with_loss({"ContentContainsSensitiveInformation": medical_terms({"minconfidence": "99"})})],
	"encrypts, and does not look for health data": [
		flow({"MessageContainsDataClassifications": ["Credit Card Number"]}), flow({"MessageContainsDataClassifications": null}),
		with_loss({"ContentContainsSensitiveInformation": [{"name": "Credit Card Number"}]}),
	],
} { every given in inputs { verdicts.says(verdict(given), {"status": "partial", "first detail": text}) } }

test_no_rule_fails if {
	verdicts.says(verdict(import_([], [], [])), {"status": "fail", "first id": "transportRules.ApplyRightsProtectionTemplate"})
	every given in [flow({"ApplyRightsProtectionTemplate": null}), with_loss({"EncryptRMSTemplate": null})] { status(given) == "fail" }
}

test_rules_that_do_not_act_do_not_count if every given in [
	flow({"State": "Disabled"}), flow({"Mode": "Audit"}), flow({"State": null, "Enabled": false}), with_loss({"Disabled": true}),
	with_policy({"Mode": "TestWithNotifications"}), with_policy({"Enabled": false}), with_policy({"ExchangeLocation": []}),
	with_loss({"Policy": "another"}),
] { status(given) == "fail" }

test_a_keyword_is_partial_and_named if {
	result := eml_09.result with input as flow({"MessageContainsDataClassifications": null, "SubjectOrBodyContainsWords": ["[secure]"]})
	result.status == "partial"
	result.affected == [{"type": "mailFlowRule", "id": "g1", "name": "Encrypt", "detail": "encrypts only where the sender writes a keyword"}]
}

test_a_rule_for_some_is_partial if every given in [
	with_loss({"SubjectContainsWords": ["secure"]}), with_loss({"AccessScope": "InOrganization"}), with_policy({"ExchangeSenderMemberOf": ["Billing"]}),
	with_policy({"ExchangeLocation": ["ana@practice.example"]}),
	with_loss({"AdvancedRule": `{"Condition":{"Operator":"And","SubConditions":[{"ConditionName":"AccessScope"},{"ConditionName":"FromMemberOf","Value":["billing"]}]}}`}),
	with_loss({"ContentContainsSensitiveInformation": [{"name": icd, "operator": "Or", "sensitivetypes": [{"name": "Credit Card Number"}]}]}),
] { status(given) == "partial" }

medical := "065bdd91-ef07-40d3-b8a4-0aea722eaa49"

advanced(condition) := with_loss({"ContentContainsSensitiveInformation": null, "AdvancedRule": json.marshal({"Version": "1.0", "Condition": condition})})

test_types_of_the_practices_own_cannot_be_told if {
	own := [{"id": "11111111-0000-4000-8000-000000000001", "name": "Medical record numbers"}]
	status(with_loss({"ContentContainsSensitiveInformation": own})) == "notAssessed"
	every given in [own, ["@{id=1; name=x}", {}]] { status(flow({"MessageContainsDataClassifications": given})) == "notAssessed" }
}

test_a_rule_that_ends_the_checks_before_takes_mail_from_it if {
	first := {
		"Name": "First", "Guid": "r0", "Policy": "p1", "Disabled": false, "Mode": "Enforce", "StopPolicyProcessing": true, "Priority": 0,
		"EncryptRMSTemplate": null, "ContentContainsSensitiveInformation": [], "AdvancedRule": null, "SenderDomainIs": ["practice.example"],
	}
	status(import_([], [policy], [first, object.union(loss, {"Priority": 1})])) == "partial"
	status(import_([], [policy], [object.union(first, {"Priority": 2}), object.union(loss, {"Priority": 1})])) == "pass"
	status(import_([], [policy], [first, loss])) == "notAssessed"
}

test_an_advanced_rule_is_read_where_it_leaves_nothing_out if {
	content := {"ConditionName": "ContentContainsSensitiveInformation", "Value": [{"id": medical, "name": "Termes médicaux"}]}
	status(advanced({"Operator": "And", "SubConditions": [content]})) == "pass"
	status(advanced({"Operator": "Not", "SubConditions": [content]})) == "partial"
	status(with_loss({"ContentContainsSensitiveInformation": null, "AdvancedRule": "{ 'Operator': "})) == "notAssessed"
}

test_what_is_not_said_cannot_be_told if {
	every changes in [{"State": null}, {"State": "Later"}, {"Mode": null}, {"Mode": 1}] { status(flow(changes)) == "notAssessed" }
	every given in [
		flow({"ExpiryDate": "2026-01-01T00:00:00Z"}),
		import_([object.union(rule, {"SubjectContainsWords": ["secure"]})], [object.union(policy, {"Mode": null})], [loss]),
		import_([object.remove(rule, ["ApplyOME", "ApplyRightsProtectionTemplate"])], [], []), with_policy({"Mode": null}),
		with_policy({"ExchangeLocation": null}), with_loss({"Disabled": null}), import_([], [policy], [object.remove(loss, ["EncryptRMSTemplate"])]),
		import_([], [policy], [object.remove(loss, ["ContentContainsSensitiveInformation", "AdvancedRule"])]),
	] { status(given) == "notAssessed" }
	contains(verdict(with_policy({"Mode": "Later"})).reason, "“Patients”")
}
