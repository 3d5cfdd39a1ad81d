package triage.dlp_01_test

import data.triage.dlp_01
import data.triage.lib.verdicts

# As Get-DlpCompliancePolicy and Get-DlpComplianceRule write them.
policy := {
	"Name": "Patient information", "Guid": "B3AD036A", "Identity": "FFO/Configuration/Patient information",
	"Mode": "Enable", "Type": "Dlp", "Enabled": true,
	"ExchangeLocation": ["All"], "ExchangeSenderException": [], "ExchangeSenderMemberOf": null,
	"SharePointLocation": ["All"], "SharePointLocationException": [],
	"OneDriveLocation": ["All"], "OneDriveLocationException": [], "OneDriveSharedBy": "",
}

rule := {"Name": "Block", "Policy": "b3ad036a", "ParentPolicyName": "Patient information", "Disabled": false, "Mode": "Enforce"}

import_(policies, rules) := {"basis": "import", "sources": {"dlpCompliancePolicies": policies, "dlpComplianceRules": rules}}

with_policy(changes) := import_([object.union(policy, changes)], [rule])

with_rule(changes) := import_([policy], [object.union(rule, changes)])

score(percentage) := {
	"basis": "secureScore",
	"secureScore": {"controls": [{"name": "dlp_datalossprevention", "title": "DLP", "percentage": percentage, "date": "2026-11-21"}]},
}

status(value) := result.status if result := dlp_01.result with input as value

verdict(value) := result if result := dlp_01.result with input as value

test_one_policy_everywhere_passes if verdicts.says(verdict(import_([policy], [rule])), {"status": "pass", "evidence": ["“Patient information”: in force."]})

test_two_policies_together_pass if {
	mail := object.union(policy, {"SharePointLocation": [], "OneDriveLocation": []})
	files := object.union(policy, {"Name": "Files", "Guid": "c", "ExchangeLocation": []})
	status(import_([mail, files], [rule, object.union(rule, {"Policy": "C", "ParentPolicyName": null})])) == "pass"
}

test_testing_does_not_count if {
	result := verdict(with_policy({"Mode": "TestWithNotifications"}))
	result.status == "fail"
	result.affected[3] == {"type": "policy", "id": "B3AD036A", "name": "Patient information", "detail": "does not count: it only tests"}
}

test_a_policy_without_a_rule_that_is_on_does_not_count if {
	every changes in [{"Disabled": true}, {"Mode": "Audit"}, {"Policy": "another", "ParentPolicyName": "Another"}] { status(with_rule(changes)) == "fail" }
	verdicts.says(verdict(import_([policy], [])), {"status": "fail", "evidence": ["“Patient information”: none of its rules is switched on."]})
}

test_no_policy_at_all_fails_and_names_the_places if verdicts.says(verdict(import_([], [])), {
	"status": "fail", "ids": ["dlpCompliancePolicies.ExchangeLocation", "dlpCompliancePolicies.OneDriveLocation", "dlpCompliancePolicies.SharePointLocation"],
})

test_a_place_left_out_is_partial if verdicts.says(verdict(with_policy({"OneDriveLocation": []})), {
	"status": "partial", "summary": "No data loss policy fully watches OneDrive",
	"affected": [{"type": "setting", "id": "dlpCompliancePolicies.OneDriveLocation", "name": "Data loss prevention in OneDrive", "detail": "no policy in force covers it"}],
})

test_a_place_covered_in_part_is_partial if {
	result := dlp_01.result with input as with_policy({"SharePointLocationException": ["https://x/sites/lab"]})
	verdicts.says(result, {"status": "partial", "first detail": "covered only in part, by “Patient information”"})
	status(with_policy({"ExchangeSenderMemberOf": ["Front desk"]})) == "partial"
	status(with_policy({"OneDriveSharedBy": "ana@x"})) == "partial"
	status(with_policy({"ExchangeLocation": ["ana@x"]})) == "partial"
}

test_what_is_not_said_cannot_be_told if {
	every value in [null, "", "UnknownFutureValue", 4] { status(with_policy({"Mode": value})) == "notAssessed" }
	every value in [null, "", {}] { status(with_policy({"SharePointLocation": value})) == "notAssessed" }
	every value in [null, "", 3] { status(with_rule({"Disabled": value})) == "notAssessed" }
	status(with_rule({"Mode": "Sometimes"})) == "notAssessed"
	contains(verdict(with_policy({"SharePointLocation": null})).reason, "whether it covers SharePoint")
}

test_an_unclear_policy_beside_a_good_one_changes_nothing if {
	unclear := object.union(policy, {"Name": "Other", "Guid": "d", "Mode": "Later"})
	verdicts.says(verdict(import_([policy, unclear], [rule])), {"status": "pass", "evidence has": "“Other”: not clear whether it is in force."})
}

test_secure_score_tells_only_that_there_is_none if {
	verdicts.says(verdict(score(0)), {"status": "fail", "ids": ["dlp_datalossprevention"]})
	every value in [100, 50] { status(score(value)) == "notAssessed" }
}
