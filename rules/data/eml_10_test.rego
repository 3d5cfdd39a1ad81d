package triage.eml_10_test

import data.triage.eml_10

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

import_(policies) := {"basis": "import", "sources": {"antiPhishPolicies": policies}}

one(changes) := import_([object.union(good, changes)])

score(numbers) := {"basis": "secureScore", "secureScore": {"controls": [{"name": "mdo", "title": "MDO", "percentage": number, "date": "2026-11-21"} |
	some number in numbers
]}}

status(value) := result.status if {
	result := eml_10.result with input as value
}

test_people_and_domains_pass if {
	result := eml_10.result with input as import_([good, special(good)])
	result.status == "pass"
	"“Special”: people and domains are protected." in result.evidence
	status(one({"EnableOrganizationDomainsProtection": "True"})) == "pass"
	status(one({"TargetedUsersToProtect": "Ana Berg;ana@practice.example"})) == "pass"
}

test_the_default_policy_is_known_by_its_name if {
	status(import_([object.remove(good, ["IsDefault"])])) == "pass"
}

test_nothing_set_up_fails_and_is_named if {
	result := eml_10.result with input as import_([bare])
	result.status == "fail"
	result.affected == [{
		"type": "policy", "id": "g1", "name": "Office365 AntiPhish Default",
		"detail": "no people to protect, or their look-alikes are delivered; your domains are not protected, or look-alikes are delivered",
	}]
	status(import_([bare, special(bare)])) == "fail"
	status(one({"ImpersonationProtectionState": "Off"})) == "fail"
}

test_only_one_half_is_partial if {
	every changes in [
		{"EnableTargetedUserProtection": false}, {"TargetedUsersToProtect": []}, {"TargetedUserProtectionAction": "NoAction"},
		{"TargetedUserProtectionAction": "BccMessage"}, {"EnableOrganizationDomainsProtection": false}, {"TargetedDomainProtectionAction": "NoAction"},
		{"EnableOrganizationDomainsProtection": false, "EnableTargetedDomainsProtection": true},
	] {
		result := eml_10.result with input as one(changes)
		result.status == "partial"
		result.summary == "Only a part of the mail that pretends to come from your own people is stopped"
	}
}

test_a_weak_special_policy_is_partial_and_named if {
	result := eml_10.result with input as import_([good, special(bare)])
	result.status == "partial"
	result.summary == "One anti-phishing policy leaves out your own people or domain"
	[row.id | some row in result.affected] == ["g2"]
}

test_a_policy_that_is_off_does_not_count if {
	status(import_([good, object.union(special(bare), {"Enabled": false})])) == "pass"
	status(import_([bare, object.union(special(good), {"Enabled": "False"})])) == "fail"
}

test_a_good_special_policy_over_a_bare_default_cannot_be_told if {
	result := eml_10.result with input as import_([bare, special(good)])
	result.status == "notAssessed"
	contains(result.reason, "“Special” stops impersonation")
}

test_without_the_default_policy_nothing_is_told if {
	status(import_([])) == "notAssessed"
	result := eml_10.result with input as import_([special(good)])
	result.status == "notAssessed"
	contains(result.reason, "default anti-phishing policy")
}

test_odd_values_cannot_be_told if {
	every changes in [
		{"Enabled": null}, {"EnableTargetedUserProtection": null}, {"TargetedUsersToProtect": null}, {"TargetedUsersToProtect": {}}, {"TargetedUserProtectionAction": "Later"},
		{"EnableOrganizationDomainsProtection": 1}, {"TargetedDomainProtectionAction": null},
		{"EnableOrganizationDomainsProtection": false, "EnableTargetedDomainsProtection": true, "TargetedDomainsToProtect": ["practice.example"]},
		{"EnableOrganizationDomainsProtection": false, "EnableTargetedDomainsProtection": null, "TargetedDomainsToProtect": null},
		{"EnableOrganizationDomainsProtection": false, "EnableTargetedDomainsProtection": true, "TargetedDomainsToProtect": null},
	] {
		status(one(changes)) == "notAssessed"
		result := eml_10.result with input as import_([good, object.union(special(good), changes)])
		result.status == "notAssessed"
		contains(result.reason, "“Special”")
	}
}

test_something_weak_beats_something_unclear if {
	status(import_([good, special(bare), object.union(special(good), {"TargetedDomainProtectionAction": null})])) == "partial"
	status(import_([bare, object.union(special(good), {"TargetedDomainProtectionAction": null})])) == "notAssessed"
}

test_secure_score if {
	status(score([100, 100, 100])) == "pass"
	status(score([100, 0, 50])) == "partial"
	status(score([0, 0, 0])) == "fail"
}
