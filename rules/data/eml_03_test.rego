package triage.eml_03_test

import data.triage.eml_03
import data.triage.lib.verdicts

# As Get-TransportRule writes it, without the empty conditions.
rule := {
	"Name": "Copies", "Guid": "g1", "State": "Enabled", "Mode": "Enforce",
	"RedirectMessageTo": null, "BlindCopyTo": null, "CopyTo": null, "AddToRecipients": null,
}

domains := [{"id": "Practice.example", "isVerified": true}, {"id": "pending.example", "isVerified": false}]

organization := [{"verifiedDomains": [{"name": "practice.onmicrosoft.com"}, {"name": null}]}, {"verifiedDomains": null}]

import_(changes) := {"basis": "import", "sources": {"domains": domains, "organization": organization, "transportRules": [object.union(rule, changes)]}}

status(value) := result.status if result := eml_03.result with input as value

verdict(value) := result if result := eml_03.result with input as value

test_no_rule_at_all_passes if status({"basis": "import", "sources": {"transportRules": []}}) == "pass"

test_a_rule_that_sends_nothing_on_passes if {
	every changes in [{"PrependSubject": "[External]"}, {"CopyTo": [], "BlindCopyTo": [""]}] { status(import_(changes)) == "pass" }
}

test_mail_to_the_practice_itself_passes if {
	every given in [["archive@practice.example"], "archive@PRACTICE.onmicrosoft.com"] { status(import_({"BlindCopyTo": given})) == "pass" }
}

test_every_way_of_sending_on_counts if {
	every key in ["RedirectMessageTo", "BlindCopyTo", "CopyTo", "AddToRecipients", "GenerateIncidentReport", "ModerateMessageByUser"] {
		status(import_({key: ["someone@gmail.example"]})) == "fail"
	}
}

test_the_rule_and_the_address_are_named if verdicts.says(verdict(import_({"BlindCopyTo": ["Someone@gmail.example", "archive@practice.example"]})), {
	"summary": "One mail flow rule sends mail to an outside address",
	"affected": [{"type": "mailFlowRule", "id": "g1", "name": "Copies", "detail": "sends mail to someone@gmail.example"}],
})

test_an_unverified_domain_is_outside if status(import_({"CopyTo": ["x@pending.example"]})) == "fail"

test_rules_that_do_not_act_do_not_count if {
	verdicts.says(verdict(import_({"CopyTo": ["x@gmail.example"], "State": "Disabled"})), {"status": "pass", "evidence count": 2})
	status(import_({"CopyTo": ["x@gmail.example"], "Mode": "Audit"})) == "pass"
	status(import_({"CopyTo": ["x@gmail.example"], "State": null, "Enabled": false})) == "pass"
}

test_enabled_as_a_configuration_snapshot_says_it if {
	every value in [true, "True"] { status(import_({"CopyTo": ["x@gmail.example"], "State": null, "Enabled": value})) == "fail" }
}

test_a_rule_of_unknown_state_cannot_be_told if {
	every changes in [{"State": null}, {"State": "Later"}, {"Mode": null}, {"Mode": "Perhaps"}, {"State": 1}, {"ExpiryDate": "2026-01-01T00:00:00Z"}] {
		result := eml_03.result with input as import_(object.union({"CopyTo": ["x@gmail.example"]}, changes))
		verdicts.says(result, {"status": "notAssessed", "reason has": "whether it is at work"})
	}
}

test_a_recipient_without_an_address_cannot_be_told if every entry in ["Ana Berg", {"Name": "a@b"}, "a@b@c", "mail@archive.practice.example"] {
	verdicts.says(verdict(import_({"CopyTo": [entry]})), {"status": "notAssessed", "reason has": "look at the rule"})
}

test_an_export_without_the_actions_cannot_be_told if {
	result := eml_03.result with input as {"basis": "import", "sources": {"transportRules": [object.remove(rule, ["CopyTo"])]}}
	verdicts.says(result, {"status": "notAssessed", "reason has": "leaves out what it does"})
	status({"basis": "import", "sources": {"transportRules": [{"Name": "Off", "State": "Disabled", "Mode": "Enforce"}]}}) == "pass"
}

test_without_own_domains_an_address_cannot_be_told if {
	result := eml_03.result with input as {"basis": "import", "sources": {"transportRules": [object.union(rule, {"CopyTo": ["x@practice.example"]})]}}
	verdicts.says(result, {"status": "notAssessed", "reason has": "own domain names were not read"})
}

test_something_open_beats_something_unclear if status({"basis": "import", "sources": {"domains": domains, "transportRules": [
	object.union(rule, {"CopyTo": ["x@gmail.example"]}),
	object.union(rule, {"CopyTo": ["Ana"], "State": null}),
]}}) == "fail"
