package triage.dlp_03_test

import data.triage.dlp_03
import data.triage.lib.verdicts

# As Get-DlpCompliancePolicy and Get-DlpComplianceRule write them.
policy := {
	"Name": "Patient information", "Guid": "p1", "Mode": "Enable", "Enabled": true,
	"ExchangeLocation": ["All"], "SharePointLocation": ["All"], "OneDriveLocation": ["All"],
}

rule := {
	"Name": "Block", "Policy": "P1", "Disabled": false, "Mode": "Enforce",
	"BlockAccess": true, "EncryptRMSTemplate": null, "NotifyUser": ["LastModifier", "Owner"],
	"ContentContainsSensitiveInformation": [{"name": "Credit Card Number", "mincount": "1"}], "AdvancedRule": null,
}

import_(policies, rules) := {"basis": "import", "sources": {"dlpCompliancePolicies": policies, "dlpComplianceRules": rules}}

with_rule(changes) := import_([policy], [object.union(rule, changes)])

with_policy(changes) := import_([object.union(policy, changes)], [rule])

second := object.union(policy, {"Name": "Cards", "Guid": "p2"})

beside(changes) := import_([policy, second], [rule, object.union(rule, object.union({"Policy": "p2"}, changes))])

status(value) := result.status if result := dlp_03.result with input as value

verdict(value) := result if result := dlp_03.result with input as value

test_blocking_and_telling_passes if verdicts.says(verdict(import_([policy], [rule])), {"status": "pass", "evidence": ["“Patient information”: in force."]})

holding(counts) := {"ContentContainsSensitiveInformation": [object.union({"name": "Credit Card Number"}, counts)]}

low := object.union(rule, object.union({"BlockAccess": false}, holding({"mincount": "1", "maxcount": "9"})))

high := object.union(rule, holding({"mincount": "10", "maxcount": "-1"}))

# Ends the checks for the owner's mail before the rule is asked.
ender := object.union(rule, {"Name": "Owner", "BlockAccess": false, "StopPolicyProcessing": true, "Priority": 0, "FromMemberOf": ["Owner"]})

second_to_be_asked := object.union(rule, {"Priority": 1})

test_what_passes if every _, inputs in {
	"values as PowerShell writes them": [with_rule({"BlockAccess": "True", "NotifyUser": "SiteAdmin, Owner"})],
	"two policies": [beside({})],
	"one rule that blocks is enough for a policy": [import_([policy], [rule, object.union(rule, {"BlockAccess": false, "NotifyUser": []})])],
	"encryption is enough for mail": [import_(
		[object.union(policy, {"SharePointLocation": [], "OneDriveLocation": []})],
		[object.union(rule, {"BlockAccess": false, "EncryptRMSTemplate": "Encrypt"})],
	)],
	"rules for few and for many complete each other": [import_([policy], [object.union(low, {"BlockAccess": true}), high])],
	"nothing that the sender may override": [with_rule({"NotifyAllowOverride": value}) | some value in [[], null, "", [null]]],
	"a rule before it that blocks as well": [import_([policy], [object.union(ender, {"BlockAccess": true}), second_to_be_asked])],
	"what goes to people outside is blocked": [
		with_rule({"BlockAccessScope": "PerUser"}), with_rule({"AccessScope": "NotInOrganization", "ExceptIfSentTo": []}),
	],
	"a policy that still tests beside a good one": [import_([policy, object.union(second, {"Mode": "TestWithoutNotifications"})], [rule])],
} { every given in inputs { status(given) == "pass" } }

test_what_limits_a_policy_is_named if every text, inputs in {
	"stops or encrypts mail; files that are shared are not stopped": [
		with_rule({"BlockAccess": false, "EncryptRMSTemplate": "Encrypt"}), with_rule({"BlockAccess": false, "Quarantine": true}),
		with_rule({"BlockAccess": false, "Moderate": {"ModerateMessageByManager": true}}),
		with_rule({"BlockAccessScope": "PerAnonymousUser", "EncryptRMSTemplate": "Encrypt"}),
	],
	"stops only what holds several findings; the data of one patient can pass": [import_([policy], [low, high])],
	"stops only what holds few findings; a long list of patients can pass": [with_rule(holding({"maxcount": "9"}))],
	"stops, but the sender may go on all the same": [with_rule({"NotifyAllowOverride": value}) |
		some value in [["WithJustification"], "WithoutJustification", ["FalsePositive", "WithJustification"]]
	],
	"stops only what an earlier rule, which ends the search, has not let pass": [import_([policy], [ender, second_to_be_asked])],
	"stops only links that open for anyone, no mail and no named guests": [with_rule({"BlockAccessScope": "PerAnonymousUser"})],
	"stops only under further conditions or with exceptions, such as certain senders, or inside the practice": [with_rule(changes) |
		some changes in [{"FromMemberOf": ["Front desk"]}, {"AccessScope": "InOrganization"}, {"ExceptIfSentTo": ["lab@x"]}, {"SubjectContainsWords": ["[secure]"]}]
	],
	"the sender is not told": [with_rule({"NotifyUser": value}) | some value in [[], null, "", ["SiteAdmin", "privacy@practice.example"], "SiteAdmin"]],
} { every given in inputs { verdicts.says(verdict(given), {"status": "partial", "first detail": text}) } }

test_something_weak_is_named_beside_something_good_or_unclear if {
	verdicts.says(verdict(beside({"BlockAccess": false})), {
		"status": "partial", "summary": "One data loss policy does not stop messages everywhere or does not tell the sender", "ids": ["p2"],
	})
	status(import_([policy, second], [object.union(rule, {"NotifyUser": []}), object.union(rule, {"Policy": "p2", "BlockAccess": null})])) == "partial"
}

test_only_reporting_fails_and_is_named if {
	result := dlp_03.result with input as with_rule({"BlockAccess": false, "NotifyUser": []})
	result.status == "fail"
	result.summary == "The data loss policy only reports; nothing is stopped"
	result.affected == [{"type": "policy", "id": "p1", "name": "Patient information", "detail": "only reports; nothing is stopped or encrypted; the sender is not told"}]
	every given in [with_rule({"BlockAccess": "False"}), import_([policy], [object.union(high, {"BlockAccess": false})])] { status(given) == "fail" }
}

test_only_testing_fails_and_is_named if {
	result := dlp_03.result with input as with_policy({"Mode": "TestWithNotifications"})
	result.status == "fail"
	result.summary == "No data loss policy is in force"
	result.affected == [{"type": "policy", "id": "p1", "name": "Patient information", "detail": "it only tests"}]
	every given in [with_policy({"Enabled": false}), with_rule({"Disabled": true})] { status(given) == "fail" }
}

test_no_policy_fails if verdicts.says(verdict(import_([], [])), {"first detail": "there is no policy for mail or files", "status": "fail"})

test_a_policy_for_devices_alone_is_another_matter if {
	nowhere := {place: [] | some place in ["ExchangeLocation", "SharePointLocation", "OneDriveLocation", "TeamsLocation"]}
	devices := object.union(second, object.union(nowhere, {"EndpointDlpLocation": ["All"]}))
	silent := object.union(rule, {"Policy": "p2", "BlockAccess": false, "NotifyUser": []})
	status(import_([policy, devices], [rule, silent])) == "pass"
	verdicts.says(verdict(import_([devices], [silent])), {"first detail": "there is no policy for mail or files"})
}

test_what_is_not_said_cannot_be_told if {
	every given in [
		with_policy({"Mode": null}), with_rule({"Disabled": null}), with_rule({"ContentContainsSensitiveInformation": "@{groups=System.Object[]}"}),
		import_([policy], [object.remove(rule, ["NotifyUser"])]), import_([policy], [object.union(object.remove(rule, ["NotifyUser"]), {"BlockAccess": false})]),
		import_([policy], [object.union(object.remove(rule, ["EncryptRMSTemplate"]), {"BlockAccess": false})]), import_([policy], [ender, rule]),
	] { status(given) == "notAssessed" }
	every value in [null, "", 1] {
		verdicts.says(verdict(with_rule({"BlockAccess": value})), {"status": "notAssessed", "reason has": "“Patient information”"})
	}
}
