package triage.eml_10_test

import data.triage.eml_10
import data.triage.lib.verdicts

# As Get-AntiPhishPolicy writes them.
good := {
	"Name": "Office365 AntiPhish Default", "Guid": "g1", "Enabled": true, "IsDefault": true, "ImpersonationProtectionState": "Manual",
	"EnableTargetedUserProtection": true, "TargetedUsersToProtect": ["Ana Berg;ana@practice.example"], "TargetedUserProtectionAction": "Quarantine",
	"EnableOrganizationDomainsProtection": true, "EnableTargetedDomainsProtection": false, "TargetedDomainsToProtect": [],
	"TargetedDomainProtectionAction": "MoveToJmf",
}

bare := object.union(good, {
	"ImpersonationProtectionState": "Automatic", "EnableTargetedUserProtection": false, "TargetedUsersToProtect": [],
	"TargetedUserProtectionAction": "NoAction", "EnableOrganizationDomainsProtection": false, "TargetedDomainProtectionAction": "NoAction",
})

special(base) := object.union(base, {"Name": "Special", "Guid": "g2", "IsDefault": false})

# Each policy reaches some people.
each(policies) := {"reach": ["some" | some _ in policies], "unread": [], "recipients": [recipient([place]) | some place, _ in policies]}

recipient(places) := {"who": [{"type": "everybody", "id": "e", "name": "E"}], "certain": true, "policies": places, "unprotected": false, "unlisted": false}

reaching(policies, fact) := {"basis": "import", "facts": {"antiPhishReach": fact}, "sources": {
	"antiPhishPolicies": policies,
	"domains": [{"id": "practice.example", "isVerified": true}, {"id": "practice.onmicrosoft.com", "isVerified": true}],
}}

import_(policies) := reaching(policies, each(policies))

one(changes) := import_([object.union(good, changes)])

score(numbers) := {"basis": "secureScore", "secureScore": {"controls": [{"name": "mdo", "title": "MDO", "percentage": number, "date": "2026-11-21"} |
	some number in numbers
]}}

status(value) := result.status if result := eml_10.result with input as value

verdict(value) := result if result := eml_10.result with input as value

test_people_and_domains_pass if {
	verdicts.says(verdict(import_([good, special(good)])), {"status": "pass", "evidence has": "“Special”: people and domains are protected."})
	status(one({"EnableOrganizationDomainsProtection": "True"})) == "pass"
	status(one({"TargetedUsersToProtect": "Ana Berg;ana@practice.example"})) == "pass"
}

# The standard preset protects the practice's own domains, and people once they are entered.
test_what_the_steps_set_passes if {
	preset := object.union(special(good), {"Name": "Standard Preset Security Policy1622650008019", "IsDefault": false, "RecommendedPolicyType": "Standard"})
	everybody := {"reach": ["nobody", "everybody"], "unread": [], "recipients": [recipient([1])]}
	status(reaching([bare, preset], everybody)) == "pass"
	status(reaching([bare, object.union(preset, {"EnableTargetedUserProtection": false, "TargetedUsersToProtect": []})], everybody)) == "partial"
}

test_the_default_policy_is_known_by_its_name if status(import_([object.remove(good, ["IsDefault"])])) == "pass"

test_nothing_set_up_fails_and_is_named if {
	verdicts.says(verdict(import_([bare])), {
		"status": "fail",
		"affected": [{"type": "policy", "id": "g1", "name": "Office365 AntiPhish Default", "detail": "no people to protect, or their look-alikes are delivered; your domains are not protected, or look-alikes are delivered"}],
	})
	every given in [import_([bare, special(bare)]), one({"ImpersonationProtectionState": "Off"})] { status(given) == "fail" }
}

test_only_one_half_is_partial if every changes in [
	{"EnableTargetedUserProtection": false}, {"TargetedUsersToProtect": []}, {"TargetedUserProtectionAction": "NoAction"},
	{"TargetedUserProtectionAction": "BccMessage"}, {"EnableOrganizationDomainsProtection": false}, {"TargetedDomainProtectionAction": "NoAction"},
	{"EnableOrganizationDomainsProtection": false, "EnableTargetedDomainsProtection": true},
] {
	result := eml_10.result with input as one(changes)
	verdicts.says(result, {"status": "partial", "summary": "Only a part of the mail that pretends to come from your own people is stopped"})
}

test_a_weak_special_policy_is_partial_and_named if verdicts.says(verdict(import_([good, special(bare)])), {
	"status": "partial", "summary": "One anti-phishing policy leaves out your own people or domain", "ids": ["g2"],
})

test_a_policy_that_microsoft_switched_off_cannot_be_told if status(one({"Enabled": "False"})) == "notAssessed"

test_without_the_default_policy_nothing_is_told if {
	result := eml_10.result with input as reaching([special(good)], {"reach": ["nobody"], "recipients": [object.union(recipient([]), {"unlisted": true})], "unread": []})
	verdicts.says(result, {"status": "notAssessed", "reason has": "default anti-phishing policy"})
}

listing(names) := {"EnableOrganizationDomainsProtection": false, "EnableTargetedDomainsProtection": true, "TargetedDomainsToProtect": names}

test_a_list_of_domains_is_held_against_the_practices_own if {
	status(one(listing(["Practice.example", "lab.example"]))) == "pass"
	result := eml_10.result with input as one(listing(["lab.example"]))
	verdicts.says(result, {"status": "partial", "evidence has": "“Office365 AntiPhish Default” does not list practice.example."})
	status(one(object.union(listing(["practice.example"]), {"EnableTargetedDomainsProtection": false}))) == "partial"
	status(one(listing([]))) == "partial"
	unread := object.union(one(listing(["practice.example"])), {"sources": {"domains": []}})
	status(unread) == "notAssessed"
	status(object.union(unread, {"sources": {"domains": [{"id": "practice.onmicrosoft.com", "isVerified": true}]}})) == "partial"
}

test_odd_values_cannot_be_told if every changes in [
	{"Enabled": null}, {"EnableTargetedUserProtection": null}, {"TargetedUsersToProtect": null}, {"TargetedUsersToProtect": {}},
	{"TargetedUserProtectionAction": "Later"}, {"EnableOrganizationDomainsProtection": 1}, {"TargetedDomainProtectionAction": null},
	{"EnableOrganizationDomainsProtection": false, "EnableTargetedDomainsProtection": null, "TargetedDomainsToProtect": null},
	{"EnableOrganizationDomainsProtection": false, "EnableTargetedDomainsProtection": true, "TargetedDomainsToProtect": null},
] {
	status(one(changes)) == "notAssessed"
	verdicts.says(verdict(import_([good, object.union(special(good), changes)])), {"status": "notAssessed", "reason has": "“Special”"})
}

test_secure_score if every case in [[score([100, 100, 100]), "pass"], [score([100, 0, 50]), "partial"], [score([0, 0, 0]), "fail"]] { status(case[0]) == case[1] }
