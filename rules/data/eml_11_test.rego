package triage.eml_11_test

import data.triage.eml_11

# As Get-SafeLinksPolicy writes them.
built_in := {
	"Name": "Built-In Protection Policy", "Guid": "g1", "IsBuiltInProtection": true, "EnableSafeLinksForEmail": true,
	"EnableSafeLinksForTeams": true, "EnableSafeLinksForOffice": true, "AllowClickThrough": true,
}

strict := {
	"Name": "Strict", "Guid": "g2", "IsBuiltInProtection": false, "EnableSafeLinksForEmail": true,
	"EnableSafeLinksForTeams": true, "EnableSafeLinksForOffice": true, "AllowClickThrough": false,
}

import_(policies) := {"basis": "import", "sources": {"safeLinksPolicies": policies}}

alone(changes) := import_([object.union(built_in, changes)])

beside(changes) := import_([built_in, object.union(strict, changes)])

off := {"EnableSafeLinksForEmail": false, "EnableSafeLinksForTeams": false, "EnableSafeLinksForOffice": false}

score(numbers) := {"basis": "secureScore", "secureScore": {"controls": [{"name": "mdo", "title": "MDO", "percentage": number, "date": "2026-11-21"} |
	some number in numbers
]}}

status(value) := result.status if {
	result := eml_11.result with input as value
}

test_a_strict_policy_over_the_built_in_one_passes if {
	result := eml_11.result with input as beside({})
	result.status == "pass"
	"“Strict”: links are checked in mail, Teams and Office." in result.evidence
	"Those whom only the built-in policy reaches can click on past the warning." in result.evidence
}

# The rules tell whom a policy reaches.
ruled(policies, rules) := result if {
	result := eml_11.result with input as {"basis": "import", "sources": {
		"safeLinksPolicies": policies, "safeLinksRules": rules,
		"domains": [{"id": "practice.example", "isVerified": true}],
	}}
}

test_a_strict_policy_for_all_domains_passes_and_one_for_nobody_does_not if {
	for_all := {"SafeLinksPolicy": "Strict", "State": "Enabled", "Priority": 0, "RecipientDomainIs": ["practice.example"]}
	ruled([object.union(built_in, off), strict], [for_all]).status == "pass"
	ruled([object.union(built_in, off), strict], [object.union(for_all, {"State": "Disabled"})]).status == "fail"
	ruled([built_in, strict], []).status == "partial"

	# Whoever comes first and is let through is let through.
	ruled([built_in, object.union(strict, {"AllowClickThrough": true})], [for_all]).status == "partial"
}

test_words_instead_of_booleans if {
	status(beside({"EnableSafeLinksForEmail": "True", "AllowClickThrough": "False"})) == "pass"
	status(beside({"EnableSafeLinksForEmail": "False"})) == "partial"
}

test_the_built_in_policy_alone_lets_people_click_on if {
	result := eml_11.result with input as alone({})
	result.status == "partial"
	result.summary == "Links are checked, and staff can click on past the warning"
	result.affected == [{"type": "policy", "id": "g1", "name": "Built-In Protection Policy", "detail": "people can click on past the warning"}]
	status(alone({"AllowClickThrough": false})) == "pass"
}

test_the_built_in_policy_is_known_by_its_name if {
	status(import_([object.remove(built_in, ["IsBuiltInProtection"]), strict])) == "pass"
}

test_nothing_checked_fails if {
	status(alone(off)) == "fail"
	status(import_([object.union(built_in, off), object.union(strict, off)])) == "fail"
}

test_a_place_left_out_everywhere_is_partial if {
	result := eml_11.result with input as alone({"EnableSafeLinksForTeams": false})
	result.status == "partial"
	result.summary == "Links are checked only in part"
	result.affected[0].detail == "links are not checked in Teams; people can click on past the warning"
}

test_a_weak_special_policy_is_partial_and_named if {
	result := eml_11.result with input as beside({"EnableSafeLinksForOffice": false})
	result.status == "partial"
	result.summary == "One policy checks links only in part"
	result.affected == [{"type": "policy", "id": "g2", "name": "Strict", "detail": "links are not checked in Office files"}]
	status(beside({"AllowClickThrough": true})) == "partial"
	status(beside(off)) == "partial"
}

test_a_good_special_policy_over_a_weak_built_in_one_cannot_be_told if {
	result := eml_11.result with input as import_([object.union(built_in, {"EnableSafeLinksForEmail": false}), strict])
	result.status == "notAssessed"
	contains(result.reason, "“Strict” checks links")
}

test_without_the_built_in_policy_nothing_is_told if {
	status(import_([])) == "notAssessed"
	result := eml_11.result with input as import_([strict])
	result.status == "notAssessed"
	contains(result.reason, "built-in Safe Links policy")
}

test_odd_values_cannot_be_told if {
	every key in ["EnableSafeLinksForEmail", "EnableSafeLinksForTeams", "EnableSafeLinksForOffice", "AllowClickThrough"] {
		every value in [null, "", 1, []] {
			result := eml_11.result with input as beside({key: value})
			result.status == "notAssessed"
			contains(result.reason, "“Strict”")
			status(alone({"AllowClickThrough": false, key: value})) == "notAssessed"
		}
	}
}

test_something_weak_beats_something_unclear if {
	status(import_([built_in, strict, object.union(strict, {"EnableSafeLinksForEmail": false}), object.union(strict, {"EnableSafeLinksForEmail": null})])) == "partial"
	status(import_([object.union(built_in, off), object.union(strict, {"EnableSafeLinksForEmail": null})])) == "notAssessed"
}

test_secure_score if {
	status(score([100, 100])) == "pass"
	status(score([100, 0])) == "partial"
	result := eml_11.result with input as score([0, 0])
	result.status == "partial"
	contains(result.summary, "by the built-in policy at most")
}
