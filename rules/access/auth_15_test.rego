package triage.auth_15_test

import data.triage.auth_15
import data.triage.lib.verdicts

import_(switch, more) := {"basis": "import", "sources": object.union({"transportConfig": {"SmtpClientAuthenticationDisabled": switch}}, more)}

graph(entries) := {"basis": "graph", "sources": {"signIns": entries}}

outcome(value) := result if result := auth_15.result with input as value

sent := {"userId": "u1", "userDisplayName": "Scanner", "clientAppUsed": "Authenticated SMTP", "status": {"errorCode": 0}, "createdDateTime": "2026-11-16T08:00:00Z"}

mailbox(switch) := {"ExternalDirectoryObjectId": "u2", "DisplayName": "Fax", "SmtpClientAuthenticationDisabled": switch}

test_switched_off if {
	unread := ["Mailboxes for which it was switched on one by one were not read.", "The sign-in log was not read."]
	every value in [import_(true, {}), import_("True", {}), import_(true, {"mailboxes": [{"DisplayName": "Fax"}]})] {
		verdicts.says(outcome(value), {"status": "pass", "evidence": unread})
	}
}

test_switched_off_everywhere_and_read_so if verdicts.says(outcome(import_(true, {"mailboxes": [mailbox(null), mailbox(true)], "legacySignIns": [], "signIns": []})), {"status": "pass", "evidence": []})

test_switched_on if {
	verdicts.says(outcome(import_(false, {"signIns": [sent]})), {
		"status": "fail", "first id": "transportConfig.SmtpClientAuthenticationDisabled", "evidence has": "In the sign-in log it was used by Scanner.",
	})
	outcome(import_("False", {})).status == "fail"
}

defaults(on) := {"securityDefaults": {"isEnabled": on}}

test_security_defaults_switch_it_off if {
	verdicts.says(outcome(import_(false, defaults(true))), {
		"status": "pass", "summary": "The security defaults switch SMTP AUTH off", "evidence has": "The switch in Exchange itself is on; switch it off before you leave the security defaults.",
	})
	every case in [[{"mailboxes": [mailbox(false)]}, "pass"], [{"legacySignIns": [sent]}, "partial"]] {
		outcome(import_(false, object.union(defaults(true), case[0]))).status == case[1]
	}
	verdicts.says(outcome(import_(false, defaults(false))), {"status": "fail", "evidence count": 1})
	"Whether the security defaults are on was not read; they would stop it too." in outcome(import_(false, {})).evidence
	outcome(import_(null, defaults(true))).status == "pass"
}

test_security_defaults_are_enough_without_an_export if {
	value := {"basis": "graph", "sources": defaults(true)}
	every case in [[value, "pass"], [object.union(value, {"sources": {"legacySignIns": [sent]}}), "partial"]] { outcome(case[0]).status == case[1] }
	every one in [false, "later"] { outcome({"basis": "graph", "sources": defaults(one)}).status == "notAssessed" }
}

policy(name, allow) := {"Name": name, "Identity": name, "AllowBasicAuthSmtp": allow}

with_policies(named, rows) := {"organizationConfig": {"DefaultAuthenticationPolicy": named}, "authenticationPolicies": rows}

test_an_authentication_policy_switches_it_off if {
	verdicts.says(outcome(import_(false, with_policies("Block basic", [policy("Block Basic", false), policy("Also", "False")]))), {
		"status": "pass", "summary": "An authentication policy switches SMTP AUTH off for the whole organization",
	})
	outcome(import_(true, object.union(with_policies("Block basic", [policy("Block Basic", false)]), {"mailboxes": [mailbox(false)]}))).status == "pass"
}

test_an_authentication_policy_that_stops_only_some_cannot_be_told if {
	every sources in [
		with_policies("Block", [policy("Block", false), policy("Scanners", true)]),
		with_policies("Block", [policy("Other", false)]),
		with_policies("Block", [policy("Block", null)]),
		with_policies({"Name": "Block"}, [policy("Block", false)]),
		{"organizationConfig": {"DefaultAuthenticationPolicy": "Block"}},
	] {
		outcome(import_(false, sources)).status == "notAssessed"
		outcome(import_(true, sources)).status == "pass"
	}
	every value in [with_policies("Open", [policy("Open", true)]), with_policies(null, [policy("Block", false)])] { outcome(import_(false, value)).status == "fail" }
}

test_mailboxes_that_are_all_off_are_off_until_the_next if {
	verdicts.says(outcome(import_(false, {"mailboxes": [mailbox(true), mailbox("True")]})), {"status": "partial", "summary": "SMTP AUTH is switched off mailbox by mailbox, and on for every new one"})
	every case in [[[mailbox(true)], "partial"], [[mailbox(true), mailbox(null)], "fail"]] { outcome(import_(false, {"mailboxes": case[0]})).status == case[1] }
}

test_what_programs_send_shows_in_their_own_log if {
	every case in [[[sent], "partial"], [[], "notAssessed"]] { outcome({"basis": "graph", "sources": {"legacySignIns": case[0]}}).status == case[1] }
	outcome(import_(true, {"mailboxes": [mailbox(true)], "legacySignIns": [sent]})).status == "partial"
	verdicts.says(outcome(import_(true, {"mailboxes": [mailbox(true)], "signIns": []})), {
		"status": "pass", "evidence": ["Of the sign-in log only what people did themselves was read; what programs send shows elsewhere."],
	})
}

test_what_the_steps_set_passes if {
	outcome(import_(false, {"mailboxes": [mailbox(false), mailbox(null)]})).status == "fail"
	outcome(import_(true, {"mailboxes": [mailbox(true), mailbox(null)], "legacySignIns": []})).status == "pass"
}

test_switched_on_for_one_mailbox if {
	verdicts.says(outcome(import_(true, {"mailboxes": [mailbox(false), mailbox(null)]})), {
		"status": "partial", "summary": "One mailbox can still send with a password alone", "affected": [{"type": "user", "id": "u2", "name": "Fax", "detail": "allowed for this mailbox by itself"}],
	})
	outcome(import_(true, {"mailboxes": [mailbox("False")]})).status == "partial"
}

test_what_has_no_name_still_counts if {
	verdicts.says(outcome(import_(true, {"mailboxes": [{"DisplayName": null, "SmtpClientAuthenticationDisabled": false}]})), {"status": "partial", "first name": "a mailbox without a name"})
	unsigned := object.union(sent, {"id": "s1", "userId": null, "userDisplayName": null})
	outcome(import_(true, {"mailboxes": [mailbox(true)], "signIns": [unsigned]})).affected[0].id == "s1"
}

test_switched_off_and_still_used if {
	same := object.union(sent, {"userId": "u2"})
	verdicts.says(outcome(import_(true, {"mailboxes": [mailbox(false)], "signIns": [sent, sent, same]})), {"status": "partial", "ids": ["u2", "u1"]})
}

test_a_use_before_the_switch_is_told_with_its_day if {
	verdicts.says(outcome(import_(true, {"signIns": [sent, object.union(sent, {"createdDateTime": "2026-11-02T08:00:00Z"})]})), {
		"status": "partial", "summary": "SMTP AUTH is switched off, and one account signed in by it in the last weeks",
		"affected": [{"type": "user", "id": "u1", "name": "Scanner", "detail": "signed in by “Authenticated SMTP”, last on 2026-11-16"}],
	})
}

test_odd_values_of_the_switch_cannot_be_told if {
	every value in [null, "", 1, "yes"] { outcome(import_(value, {})).status == "notAssessed" }
	outcome({"basis": "import", "sources": {"transportConfig": {}}}).status == "notAssessed"
}

test_the_log_shows_senders if {
	fax := object.union(sent, {"userDisplayName": null, "userPrincipalName": "fax@x", "userId": "u3"})
	verdicts.says(outcome(graph([fax, sent])), {"status": "partial", "summary": "Two accounts send mail with a password alone", "ids": ["u1", "u3"]})
	outcome(graph([fax])).affected[0].name == "fax@x"
}

test_the_log_alone_never_passes if {
	every list in [[], [object.union(sent, {"clientAppUsed": "Browser"})]] { outcome(graph(list)).status == "notAssessed" }
	every change in [{"status": {"errorCode": 50126}}, {"clientAppUsed": null}] { outcome(graph([object.union(sent, change)])).status == "notAssessed" }
}
