package triage.eml_12_test

import data.triage.eml_12
import data.triage.lib.verdicts

# As Get-SafeAttachmentPolicy and Get-AtpPolicyForO365 write them.
built_in := {"Name": "Built-In Protection Policy", "Guid": "g1", "IsBuiltInProtection": true, "Enable": true, "Action": "Block"}

special := {"Name": "Special", "Guid": "g2", "IsBuiltInProtection": false, "Enable": true, "Action": "DynamicDelivery"}

# Each policy reaches some people.
import_(policies, files) := reaching(policies, files, ["some" | some _ in policies], [recipient([place]) | some place, _ in policies])

reaching(policies, files, reach, recipients) := {
	"basis": "import",
	"sources": {"safeAttachmentPolicies": policies, "atpPolicyForO365": {"EnableATPForSPOTeamsODB": files}},
	"facts": {"safeAttachmentReach": {"reach": reach, "recipients": recipients, "unread": ["Get-ATPBuiltInProtectionRule"]}},
}

recipient(places) := {"who": [{"type": "user", "id": "u1", "name": "Ana"}], "certain": true, "policies": places, "unprotected": false, "unlisted": false}

beside(changes) := import_([built_in, object.union(special, changes)], true)

alone(changes) := import_([object.union(built_in, changes)], true)

score(numbers) := {"basis": "secureScore", "secureScore": {"controls": [{"name": "mdo", "title": "MDO", "percentage": number, "date": "2026-11-21"} |
	some number in numbers
]}}

status(value) := result.status if result := eml_12.result with input as value

verdict(value) := result if result := eml_12.result with input as value

test_mail_and_files_pass if {
	verdicts.says(verdict(beside({})), {"status": "pass", "evidence has": "“Special”: bad attachments are held back."})
	every given in [alone({}), import_([object.remove(built_in, ["IsBuiltInProtection"])], "True")] { status(given) == "pass" }
}

test_a_policy_that_is_assigned_to_nobody_does_not_count if {
	weak := object.union(special, {"Enable": false})
	status(reaching([built_in, weak], true, ["everybody", "nobody"], [recipient([0])])) == "pass"
	every given in [[built_in, weak], [weak, special]] { status(reaching(given, true, ["some", "some"], [recipient([0]), recipient([1])])) == "partial" }
}

test_people_whom_no_policy_reaches_are_named if {
	result := eml_12.result with input as reaching([built_in], true, ["some"], [recipient([0]), object.union(recipient([]), {"unprotected": true})])
	result.status == "partial"
	[object.id | some object in result.affected] == ["u1"]
	unread := eml_12.result with input as reaching([built_in], true, ["unknown"], [object.union(recipient([0]), {"unprotected": true})])
	verdicts.says(unread, {"status": "notAssessed", "reason has": "Get-ATPBuiltInProtectionRule"})
	files := eml_12.result with input as reaching([built_in], false, ["unknown"], [object.union(recipient([0]), {"unprotected": true})])
	verdicts.says(files, {"status": "partial", "affected count": 1})
	contains(concat(" ", files.evidence), "Get-ATPBuiltInProtectionRule")
}

test_files_unchecked_is_partial_and_names_the_setting if {
	verdicts.says(verdict(import_([built_in], false)), {
		"status": "partial", "summary": "Files in SharePoint, OneDrive and Teams are not tried out in a safe place first",
		"affected": [{"type": "setting", "id": "atpPolicyForO365.EnableATPForSPOTeamsODB", "name": "Safe Attachments for SharePoint, OneDrive and Teams", "detail": "switched off"}],
	})
	status(import_([special], "False")) == "partial"
}

test_a_special_policy_that_delivers_is_partial_and_named if every changes in [{"Action": "Allow"}, {"Enable": false}, {"Enable": "False"}] {
	result := eml_12.result with input as beside(changes)
	verdicts.says(result, {"status": "partial", "summary": "Attachments are not tried out in a safe place first for everybody", "ids": ["g2"]})
}

test_mail_unchecked_for_everybody if {
	status(alone({"Enable": false})) == "partial"
	verdicts.says(verdict(import_([object.union(built_in, {"Enable": false})], false)), {"status": "fail", "affected count": 2})
}

test_without_the_built_in_policy_nothing_is_told if {
	result := eml_12.result with input as reaching([special], true, ["some"], [recipient([0]), object.union(recipient([]), {"unlisted": true})])
	verdicts.says(result, {"status": "notAssessed", "reason has": "built-in Safe Attachments policy"})
}

test_odd_values_cannot_be_told if {
	every changes in [{"Action": null}, {"Action": "Later"}, {"Action": 2}, {"Enable": null}, {"Enable": 1}] {
		status(alone(changes)) == "notAssessed"
		verdicts.says(verdict(beside(changes)), {"status": "notAssessed", "reason has": "“Special”"})
	}
	every value in [null, "", 1, []] {
		verdicts.says(verdict(import_([built_in], value)), {"status": "notAssessed", "reason has": "EnableATPForSPOTeamsODB"})
	}
}

test_something_open_beats_something_unclear if {
	status(import_([object.union(built_in, {"Action": null})], false)) == "partial"
	status(import_([built_in, object.union(special, {"Action": "Allow"})], null)) == "partial"
}

test_secure_score if {
	every case in [[score([100, 100]), "pass"], [score([100, 0]), "partial"]] { status(case[0]) == case[1] }
	verdicts.says(verdict(score([0, 0])), {"status": "partial", "summary has": "by the built-in policy at most"})
}
