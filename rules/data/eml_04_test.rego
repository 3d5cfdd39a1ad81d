package triage.eml_04_test

import data.triage.eml_04
import data.triage.lib.verdicts

# As Get-Mailbox and Get-InboxRule write them.
mailbox := {
	"ExternalDirectoryObjectId": "u1", "DisplayName": "Ana Berg", "UserPrincipalName": "ana@practice.example",
	"ForwardingSmtpAddress": null, "ForwardingAddress": null, "DeliverToMailboxAndForward": true,
}

rule := {
	"Identity": "ana\\17", "Name": ".", "Enabled": true, "MailboxOwnerId": "ana@practice.example",
	"ForwardTo": null, "ForwardAsAttachmentTo": null, "RedirectTo": null,
}

tenant := {
	"domains": [{"id": "practice.example", "isVerified": true}],
	"organization": [{"verifiedDomains": [{"name": "practice.onmicrosoft.com"}]}],
	"users": [
		{"id": "u1", "displayName": "Ana Berg", "userType": "Member", "userPrincipalName": "ana@practice.example"},
		{"id": "u2", "displayName": "Ben Cole", "userType": "Member", "mailNickname": null},
		{"id": "u5", "displayName": "Old Account", "userType": null},
		{"id": "u3", "displayName": "Gil Guest", "userType": "Guest", "mail": "gil@gmail.example", "userPrincipalName": "gil_gmail#EXT#@practice.onmicrosoft.com"},
		{"id": "u4", "displayName": "Mia Partner", "userType": "Member", "mail": "mia@gmail.example", "userPrincipalName": "mia_gmail#EXT#@practice.onmicrosoft.com"},
	],
	"groups": [{"id": "g1", "displayName": "Front desk"}],
}

import_(sources) := {"basis": "import", "sources": object.union(object.union(tenant, {"mailboxForwarding": [], "inboxRulesForwarding": []}), sources)}

forwarding(changes) := import_({"mailboxForwarding": [object.union(mailbox, changes)]})

with_rule(changes) := import_({"inboxRulesForwarding": [object.union(rule, changes)]})

alarm := {"id": "a1", "title": "Suspicious inbox forwarding rule", "status": "new", "createdDateTime": "2026-10-13T03:31:27Z"}

alerts(changes) := {"basis": "graph", "sources": {"alerts": [object.union(alarm, changes)]}}

status(value) := result.status if result := eml_04.result with input as value

verdict(value) := result if result := eml_04.result with input as value

test_nothing_forwards if verdicts.says(verdict(import_({})), {"status": "pass", "evidence": ["Mailboxes with forwarding: 0. Inbox rules that forward: 0."]})

test_a_mailbox_that_forwards_outside_fails_and_is_named if verdicts.says(verdict(forwarding({"ForwardingSmtpAddress": "smtp:Ana@gmail.example"})), {
	"status": "fail", "summary": "One mailbox forwards mail to an outside address",
	"affected": [{"type": "mailbox", "id": "u1", "name": "Ana Berg", "detail": "all mail is forwarded to ana@gmail.example"}],
})

test_an_inbox_rule_that_forwards_outside_fails_and_is_named if {
	result := eml_04.result with input as with_rule({"ForwardTo": ["\"Someone\" [SMTP:someone@gmail.example]"]})
	result.status == "fail"
	result.affected == [{"type": "inboxRule", "id": "ana\\17", "name": "ana@practice.example", "detail": "the inbox rule “.” sends mail to someone@gmail.example"}]
}

test_every_way_of_a_rule_counts if every key in ["ForwardTo", "ForwardAsAttachmentTo", "RedirectTo"] { status(with_rule({key: "x@gmail.example"})) == "fail" }

test_two_findings_in_one_mailbox_are_one_mailbox if {
	result := eml_04.result with input as import_({"inboxRulesForwarding": [
		object.union(rule, {"ForwardTo": ["x@gmail.example"]}),
		object.union(rule, {"Identity": "ana\\18", "RedirectTo": ["y@gmail.example"]}),
	]})
	verdicts.says(result, {"summary": "One mailbox forwards mail to an outside address", "affected count": 2})
}

test_forwarding_inside_passes if every changes in [
	{"ForwardingSmtpAddress": "smtp:ben@practice.example"}, {"ForwardingSmtpAddress": "smtp:ben@PRACTICE.onmicrosoft.com"}, {"ForwardingAddress": "U2"},
	{"ForwardingAddress": "u5"}, {"ForwardingAddress": ["G1"]},
] { status(forwarding(changes)) == "pass" }

# A contact for an outside address may have the name of somebody in the practice.
test_a_display_name_cannot_be_told if {
	status(forwarding({"ForwardingAddress": "Ana Berg"})) == "notAssessed"
	status(with_rule({"RedirectTo": ["\"Front desk\" [EX:/o=ExchangeLabs/ou=Exchange/cn=Recipients/cn=17-front]"]})) == "notAssessed"
}

test_guests_are_outside if {
	every value in ["smtp:gil@gmail.example", "smtp:mia@gmail.example"] { status(forwarding({"ForwardingSmtpAddress": value})) == "fail" }
	every value in ["Gil Guest", "Mia Partner"] { status(forwarding({"ForwardingAddress": value})) == "notAssessed" }
}

test_a_rule_that_is_off_does_not_count if {
	every value in [false, "False"] { status(with_rule({"ForwardTo": ["x@gmail.example"], "Enabled": value})) == "pass" }
	status(with_rule({"ForwardTo": ["x@gmail.example"], "Enabled": "True"})) == "fail"
}

test_a_rule_of_unknown_state_cannot_be_told if every value in [null, "", 1] {
	verdicts.says(verdict(with_rule({"ForwardTo": ["x@gmail.example"], "Enabled": value})), {"status": "notAssessed", "reason has": "may be on or off"})
}

test_a_target_nobody_knows_cannot_be_told if {
	every entry in ["Night service", {"Name": "a@b"}, "a@b@c", "\"Night service\" [EX:/o=ExchangeLabs/cn=night]", "smtp:ana@mail.practice.example"] {
		status(forwarding({"ForwardingAddress": entry})) == "notAssessed"
	}
	result := eml_04.result with input as forwarding({"ForwardingAddress": "Night service"})
	contains(result.reason, "“Ana Berg”")
	contains(result.reason, "night service")
}

test_an_export_without_the_targets_cannot_be_told if {
	mailboxes := eml_04.result with input as import_({"mailboxForwarding": [object.remove(mailbox, ["ForwardingAddress"])]})
	verdicts.says(mailboxes, {"status": "notAssessed", "reason has": "leaves out where it forwards to"})
	rules := eml_04.result with input as import_({"inboxRulesForwarding": [object.remove(rule, ["RedirectTo"])]})
	verdicts.says(rules, {"status": "notAssessed", "reason has": "“ana@practice.example”"})
}

test_without_own_domains_an_address_cannot_be_told if {
	result := eml_04.result with input as {"basis": "import", "sources": {
		"mailboxForwarding": [object.union(mailbox, {"ForwardingSmtpAddress": "smtp:ben@practice.example"})],
		"inboxRulesForwarding": [],
	}}
	result.status == "notAssessed"
}

test_something_open_beats_something_unclear if status(import_({
	"mailboxForwarding": [object.union(mailbox, {"ForwardingAddress": "Night service"})],
	"inboxRulesForwarding": [object.union(rule, {"ForwardTo": ["x@gmail.example"]})],
})) == "fail"

test_an_open_alert_is_a_likely_finding if {
	verdicts.says(verdict(alerts({})), {
		"status": "partial", "summary": "One alert about mail forwarding is still open",
		"affected": [{"type": "alert", "id": "a1", "name": "Suspicious inbox forwarding rule", "detail": "raised on 2026-10-13 and not closed; a mailbox is likely forwarding mail"}],
	})
	status(alerts({"status": "inProgress"})) == "partial"
}

test_no_open_alert_tells_nothing if every given in [
	alerts({"status": "resolved"}), alerts({"status": null}), alerts({"status": "unknownFutureValue"}), alerts({"title": "Malware removed"}),
	alerts({"title": null}), alerts({"createdDateTime": null}), {"basis": "graph", "sources": {"alerts": []}},
] { status(given) == "notAssessed" }

# A list that was joined into one text.
test_several_receivers_in_one_text if {
	result := eml_04.result with input as with_rule({"ForwardTo": "\"X\" [SMTP:x@gmail.example] \"Ben\" [SMTP:ben@practice.example]"})
	result.status == "fail"
	contains(result.affected[0].detail, "x@gmail.example")
	status(with_rule({"ForwardTo": "\"Ana\" [SMTP:ana@practice.example] \"Ben\" [SMTP:ben@practice.example]"})) == "pass"
}
