package triage.eml_13_test

import data.triage.eml_13
import data.triage.lib.verdicts

# As Get-MalwareFilterPolicy writes them.
standard := {
	"Name": "Default", "Guid": "g1", "IsDefault": true, "EnableFileFilter": true, "ZapEnabled": true,
	"FileTypes": ["ace", "bat", "CMD", "com", ".exe", "hta", "jar", "lnk", "msi", "pif", "scr", "vb", "vbe", "vbs", "wsf", "wsh"],
}

special := object.union(standard, {"Name": "Special", "Guid": "g2", "IsDefault": false})

bare := {"EnableFileFilter": false, "ZapEnabled": false}

# Each policy reaches some people.
import_(policies) := reaching(policies, ["some" | some _ in policies], [recipient([place]) | some place, _ in policies])

reaching(policies, reach, recipients) := {
	"basis": "import", "sources": {"malwareFilterPolicies": policies},
	"facts": {"malwareFilterReach": {"reach": reach, "recipients": recipients, "unread": ["Get-MalwareFilterRule"]}},
}

recipient(places) := {"who": [{"type": "everybody", "id": "e", "name": "E"}], "certain": true, "policies": places, "unprotected": false, "unlisted": false}

one(changes) := import_([object.union(standard, changes)])

two(changes) := import_([standard, object.union(special, changes)])

score(numbers) := {"basis": "secureScore", "secureScore": {"controls": [{"name": "mdo", "title": "MDO", "percentage": number, "date": "2026-11-21"} |
	some number in numbers
]}}

status(value) := result.status if result := eml_13.result with input as value

verdict(value) := result if result := eml_13.result with input as value

test_filter_and_purge_pass if {
	verdicts.says(verdict(two({})), {"status": "pass", "evidence has": "“Special”: common attachments filter on, zero-hour auto purge on."})
	every given in [one({"EnableFileFilter": "True", "ZapEnabled": "True"}), import_([object.remove(standard, ["IsDefault"])])] { status(given) == "pass" }
}

test_neither_fails_and_is_named if {
	verdicts.says(verdict(one(bare)), {
		"status": "fail",
		"affected": [{"type": "policy", "id": "g1", "name": "Default", "detail": "dangerous file types are let through; malware is not removed after delivery"}],
	})
	status(import_([object.union(standard, bare), object.union(special, bare)])) == "fail"
}

test_one_of_the_two_is_partial if {
	result := eml_13.result with input as one({"EnableFileFilter": false})
	verdicts.says(result, {"status": "partial", "summary": "Dangerous attachment types are let through"})
	purge := eml_13.result with input as one({"ZapEnabled": "False"})
	verdicts.says(purge, {"status": "partial", "summary": "Malware stays in the mailbox when it is recognized after delivery"})
}

test_a_filter_without_programs_filters_nothing if every types in [[], ["pdf", "docm"]] {
	every case in [[one({"FileTypes": types}), "partial"], [one({"FileTypes": types, "ZapEnabled": false}), "fail"]] { status(case[0]) == case[1] }
}

test_a_filter_without_some_programs_is_partial if {
	verdicts.says(verdict(one({"FileTypes": array.slice(standard.FileTypes, 3, 20)})), {
		"status": "partial", "summary": "Dangerous attachment types are let through", "first detail": "programs and scripts are let through (bat, cmd)",
	})
	status(one({"FileTypes": ["exe"], "ZapEnabled": false})) == "partial"
}

test_a_weak_special_policy_is_partial_and_named if verdicts.says(verdict(two({"ZapEnabled": false})), {
	"status": "partial", "summary": "One malware policy is weaker than the rest",
	"affected": [{"type": "policy", "id": "g2", "name": "Special", "detail": "malware is not removed after delivery"}],
})

test_without_the_default_policy_nothing_is_told if {
	result := eml_13.result with input as reaching([special], ["nobody"], [object.union(recipient([]), {"unlisted": true})])
	verdicts.says(result, {"status": "notAssessed", "reason has": "default malware policy"})
}

test_odd_values_cannot_be_told if {
	every changes in [{"EnableFileFilter": null}, {"EnableFileFilter": 1}, {"ZapEnabled": null}, {"ZapEnabled": ""}, {"FileTypes": null}, {"FileTypes": "exe"}] {
		status(one(changes)) == "notAssessed"
		verdicts.says(verdict(two(changes)), {"status": "notAssessed", "reason has": "“Special”"})
	}
}

test_something_weak_beats_something_unclear if status(one({"EnableFileFilter": false, "ZapEnabled": null})) == "partial"

test_secure_score if every case in [[score([100, 100]), "pass"], [score([100, 0]), "partial"], [score([0, 0]), "fail"]] { status(case[0]) == case[1] }
