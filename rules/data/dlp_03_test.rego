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

detail(value) := result.affected[0].detail if result := dlp_03.result with input as value

test_blocking_and_telling_passes if {
	verdicts.says(verdict(import_([policy], [rule])), {"status": "pass", "evidence": ["“Patient information”: in force."]})
	every given in [with_rule({"BlockAccess": "True", "NotifyUser": "SiteAdmin, Owner"}), beside({})] { status(given) == "pass" }
}

test_one_rule_that_blocks_is_enough_for_a_policy if {
	status(import_([policy], [rule, object.union(rule, {"BlockAccess": false, "NotifyUser": []})])) == "pass"
}

test_encryption_is_enough_for_mail if {
	mail := object.union(policy, {"SharePointLocation": [], "OneDriveLocation": []})
	status(import_([mail], [object.union(rule, {"BlockAccess": false, "EncryptRMSTemplate": "Encrypt"})])) == "pass"
	encrypting := with_rule({"BlockAccess": false, "EncryptRMSTemplate": "Encrypt"})
	verdicts.says(verdict(encrypting), {"status": "partial", "first detail": "stops or encrypts mail; files that are shared are not stopped"})
}

test_only_reporting_fails_and_is_named if {
	result := dlp_03.result with input as with_rule({"BlockAccess": false, "NotifyUser": []})
	result.status == "fail"
	result.summary == "The data loss policy only reports; nothing is stopped"
	result.affected == [{"type": "policy", "id": "p1", "name": "Patient information", "detail": "only reports; nothing is stopped or encrypted; the sender is not told"}]
	status(with_rule({"BlockAccess": "False"})) == "fail"
}

test_only_testing_fails_and_is_named if {
	result := dlp_03.result with input as with_policy({"Mode": "TestWithNotifications"})
	result.status == "fail"
	result.summary == "No data loss policy is in force"
	result.affected == [{"type": "policy", "id": "p1", "name": "Patient information", "detail": "it only tests"}]
	every given in [with_policy({"Enabled": false}), with_rule({"Disabled": true})] { status(given) == "fail" }
}

test_no_policy_fails if verdicts.says(verdict(import_([], [])), {"first detail": "there is no policy for mail or files", "status": "fail"})

test_a_rule_for_a_high_volume_alone_is_partial if {
	low := object.union(rule, {"BlockAccess": false, "ContentContainsSensitiveInformation": [{"name": "Credit Card Number", "mincount": "1", "maxcount": "9"}]})
	high := object.union(rule, {"ContentContainsSensitiveInformation": [{"name": "Credit Card Number", "mincount": "10", "maxcount": "-1"}]})
	status(import_([policy], [low, high])) == "partial"
	detail(import_([policy], [low, high])) == "stops only what holds several findings; the data of one patient can pass"
	status(import_([policy], [object.union(low, {"BlockAccess": true}), high])) == "pass"
	status(import_([policy], [object.union(high, {"BlockAccess": false})])) == "fail"
}

test_a_rule_for_a_low_volume_alone_is_partial if {
	given := with_rule({"ContentContainsSensitiveInformation": [{"name": "Credit Card Number", "maxcount": "9"}]})
	verdicts.says(verdict(given), {"status": "partial", "first detail": "stops only what holds few findings; a long list of patients can pass"})
}

test_what_the_sender_may_override_is_not_stopped if {
	every value in [["WithJustification"], "WithoutJustification", ["FalsePositive", "WithJustification"]] {
		given := with_rule({"NotifyAllowOverride": value})
		verdicts.says(verdict(given), {"status": "partial", "first detail": "stops, but the sender may go on all the same"})
	}
	every value in [[], null, "", [null]] { status(with_rule({"NotifyAllowOverride": value})) == "pass" }
}

test_a_rule_for_some_senders_or_mail_inside_is_partial if {
	every changes in [{"FromMemberOf": ["Front desk"]}, {"AccessScope": "InOrganization"}, {"ExceptIfSentTo": ["lab@x"]}, {"SubjectContainsWords": ["[secure]"]}] {
		given := with_rule(changes)
		status(given) == "partial"
		startswith(detail(given), "stops only under further conditions or with exceptions")
	}
	status(with_rule({"AccessScope": "NotInOrganization", "ExceptIfSentTo": []})) == "pass"
}

test_a_rule_that_ends_the_checks_before_is_partial if {
	ender := object.union(rule, {"Name": "Owner", "BlockAccess": false, "StopPolicyProcessing": true, "Priority": 0, "FromMemberOf": ["Owner"]})
	given := import_([policy], [ender, object.union(rule, {"Priority": 1})])
	verdicts.says(verdict(given), {"status": "partial", "first detail": "stops only what an earlier rule, which ends the search, has not let pass"})
	status(import_([policy], [ender, rule])) == "notAssessed"
	status(import_([policy], [object.union(ender, {"BlockAccess": true}), object.union(rule, {"Priority": 1})])) == "pass"
}

test_quarantine_and_approval_stop_mail if every changes in [{"Quarantine": true}, {"Moderate": {"ModerateMessageByManager": true}}] {
	detail(with_rule(object.union({"BlockAccess": false}, changes))) == "stops or encrypts mail; files that are shared are not stopped"
}

test_stopping_links_for_anyone_alone_is_partial if {
	given := with_rule({"BlockAccessScope": "PerAnonymousUser"})
	detail(given) == "stops only links that open for anyone, no mail and no named guests"
	every case in [[given, "partial"], [with_rule({"BlockAccessScope": "PerUser"}), "pass"]] { status(case[0]) == case[1] }
	detail(with_rule({"BlockAccessScope": "PerAnonymousUser", "EncryptRMSTemplate": "Encrypt"})) == "stops or encrypts mail; files that are shared are not stopped"
}

test_a_policy_for_devices_alone_is_another_matter if {
	nowhere := {place: [] | some place in ["ExchangeLocation", "SharePointLocation", "OneDriveLocation", "TeamsLocation"]}
	devices := object.union(second, object.union(nowhere, {"EndpointDlpLocation": ["All"]}))
	silent := object.union(rule, {"Policy": "p2", "BlockAccess": false, "NotifyUser": []})
	status(import_([policy, devices], [rule, silent])) == "pass"
	detail(import_([devices], [silent])) == "there is no policy for mail or files"
}

test_not_telling_the_sender_is_partial if every value in [[], null, "", ["SiteAdmin", "privacy@practice.example"], "SiteAdmin"] {
	given := with_rule({"NotifyUser": value})
	status(given) == "partial"
	detail(given) == "the sender is not told"
}

test_a_weak_policy_beside_a_good_one_is_partial_and_named if verdicts.says(verdict(beside({"BlockAccess": false})), {
	"status": "partial", "summary": "One data loss policy does not stop messages everywhere or does not tell the sender", "ids": ["p2"],
})

test_a_policy_that_still_tests_beside_a_good_one_changes_nothing if {
	status(import_([policy, object.union(second, {"Mode": "TestWithoutNotifications"})], [rule])) == "pass"
}

test_what_is_not_said_cannot_be_told if {
	status(with_policy({"Mode": null})) == "notAssessed"
	status(with_rule({"Disabled": null})) == "notAssessed"
	status(with_rule({"ContentContainsSensitiveInformation": "@{groups=System.Object[]}"})) == "notAssessed"
	every value in [null, "", 1] {
		verdicts.says(verdict(with_rule({"BlockAccess": value})), {"status": "notAssessed", "reason has": "“Patient information”"})
	}
	status(import_([policy], [object.remove(rule, ["NotifyUser"])])) == "notAssessed"
	status(import_([policy], [object.union(object.remove(rule, ["EncryptRMSTemplate"]), {"BlockAccess": false})])) == "notAssessed"
	status(import_([policy], [object.union(object.remove(rule, ["NotifyUser"]), {"BlockAccess": false})])) == "notAssessed"
}

test_something_weak_beats_something_unclear if {
	status(import_([policy, second], [object.union(rule, {"NotifyUser": []}), object.union(rule, {"Policy": "p2", "BlockAccess": null})])) == "partial"
}
