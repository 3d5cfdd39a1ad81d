package triage.eml_18_test

import data.triage.eml_18
import data.triage.lib.verdicts

# As Get-OwaMailboxPolicy writes them.
standard := {"Name": "OwaMailboxPolicy-Default", "Guid": "g1", "IsDefault": true, "AdditionalStorageProvidersAvailable": false, "PersonalAccountsEnabled": false, "PersonalAccountCalendarsEnabled": false}

special := object.union(standard, {"Name": "Special", "Guid": "g2", "IsDefault": false})

both := {"AdditionalStorageProvidersAvailable": true, "PersonalAccountsEnabled": true}

import_(policies) := {"basis": "import", "sources": {"owaMailboxPolicies": policies}}

one(changes) := import_([object.union(standard, changes)])

two(changes) := import_([standard, object.union(special, changes)])

score(percentage) := {"basis": "secureScore", "secureScore": {"controls": [
	{"name": "exo_storageproviderrestricted", "title": "Storage", "percentage": percentage, "date": "2026-11-21"},
]}}

status(value) := result.status if result := eml_18.result with input as value

verdict(value) := result if result := eml_18.result with input as value

test_both_shut_passes if {
	verdicts.says(verdict(two({})), {"status": "pass", "evidence has": "“Special”: private storage, mailboxes and calendars are shut out."})
	status(one({"AdditionalStorageProvidersAvailable": "False", "PersonalAccountsEnabled": "False"})) == "pass"
	status(import_([object.remove(standard, ["IsDefault"])])) == "pass"
}

test_both_open_fails_and_is_named if {
	verdicts.says(verdict(one(both)), {
		"status": "fail",
		"affected": [{"type": "policy", "id": "g1", "name": "OwaMailboxPolicy-Default", "detail": "private storage can be opened in Outlook on the web; private mailboxes can be added to the new Outlook"}],
	})
	status(import_([object.union(standard, both), object.union(special, both)])) == "fail"
}

test_one_of_the_two_is_partial if {
	storage := eml_18.result with input as one({"AdditionalStorageProvidersAvailable": true})
	verdicts.says(storage, {"status": "partial", "summary": "Staff can open private storage such as Dropbox in Outlook on the web"})
	verdicts.says(verdict(one({"PersonalAccountsEnabled": "True"})), {"status": "partial", "summary": "Staff can add private mailboxes to the new Outlook"})
}

test_an_open_special_policy_is_partial_and_named if verdicts.says(verdict(two(both)), {
	"status": "partial", "summary": "One Outlook policy lets some staff tie in private storage or mailboxes", "ids": ["g2"],
})

test_a_shut_special_policy_over_an_open_default_cannot_be_told if {
	verdicts.says(verdict(import_([object.union(standard, both), special])), {"status": "notAssessed", "reason has": "“Special” shuts out"})
}

test_without_the_default_policy_nothing_is_told if {
	verdicts.says(verdict(import_([special])), {"status": "notAssessed", "reason has": "default Outlook on the web policy"})
}

test_odd_values_cannot_be_told if every key in ["AdditionalStorageProvidersAvailable", "PersonalAccountsEnabled"] {
	every value in [null, "", 1, []] {
		status(one({key: value})) == "notAssessed"
		verdicts.says(verdict(two({key: value})), {"status": "notAssessed", "reason has": "“Special”"})
	}
}

test_an_open_half_beside_an_unknown_one_is_partial if status(one({"AdditionalStorageProvidersAvailable": true, "PersonalAccountsEnabled": null})) == "partial"

test_secure_score_can_show_a_gap_and_no_more if {
	verdicts.says(verdict(score(0)), {"status": "partial", "first id": "exo_storageproviderrestricted"})
	every case in [[score(50), "partial"], [score(100), "notAssessed"]] { status(case[0]) == case[1] }
}

test_private_calendars_alone_are_partial if {
	result := eml_18.result with input as one({"PersonalAccountCalendarsEnabled": "True"})
	verdicts.says(result, {"status": "partial", "summary": "Staff can connect private calendars in Outlook on the web"})
	status(one({"PersonalAccountCalendarsEnabled": null})) == "notAssessed"
}
