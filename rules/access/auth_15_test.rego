package triage.auth_15_test

import data.triage.auth_15

import_(switch, more) := {"basis": "import", "sources": object.union({"transportConfig": {"SmtpClientAuthenticationDisabled": switch}}, more)}

graph(entries) := {"basis": "graph", "sources": {"signIns": entries}}

outcome(value) := result if {
	result := auth_15.result with input as value
}

sent := {
	"userId": "u1", "userDisplayName": "Scanner", "clientAppUsed": "Authenticated SMTP", "status": {"errorCode": 0},
	"createdDateTime": "2026-11-16T08:00:00Z",
}

mailbox(switch) := {"ExternalDirectoryObjectId": "u2", "DisplayName": "Fax", "SmtpClientAuthenticationDisabled": switch}

test_switched_off if {
	result := outcome(import_(true, {}))
	result.status == "pass"
	"Mailboxes for which it was switched on one by one were not read." in result.evidence
	"The sign-in log was not read." in result.evidence
	outcome(import_("True", {})).status == "pass"
	without := outcome(import_(true, {"mailboxes": [{"DisplayName": "Fax"}]}))
	"Mailboxes for which it was switched on one by one were not read." in without.evidence
}

test_switched_off_everywhere_and_read_so if {
	result := outcome(import_(true, {"mailboxes": [mailbox(null), mailbox(true)], "legacySignIns": [], "signIns": []}))
	result.status == "pass"
	result.evidence == []
}

test_switched_on if {
	result := outcome(import_(false, {"signIns": [sent]}))
	result.status == "fail"
	result.affected[0].id == "transportConfig.SmtpClientAuthenticationDisabled"
	"In the sign-in log it was used by Scanner." in result.evidence
	outcome(import_("False", {})).status == "fail"
}

defaults(on) := {"securityDefaults": {"isEnabled": on}}

test_security_defaults_switch_it_off if {
	result := outcome(import_(false, defaults(true)))
	result.status == "pass"
	result.summary == "The security defaults switch SMTP AUTH off"
	"The switch in Exchange itself is on; switch it off before you leave the security defaults." in result.evidence
	outcome(import_(false, object.union(defaults(true), {"mailboxes": [mailbox(false)]}))).status == "pass"
	outcome(import_(false, object.union(defaults(true), {"legacySignIns": [sent]}))).status == "partial"
	off := outcome(import_(false, defaults(false)))
	off.status == "fail"
	count(off.evidence) == 1
	"Whether the security defaults are on was not read; they would stop it too." in outcome(import_(false, {})).evidence
	outcome(import_(null, defaults(true))).status == "pass"
}

test_security_defaults_are_enough_without_an_export if {
	value := {"basis": "graph", "sources": defaults(true)}
	outcome(value).status == "pass"
	outcome(object.union(value, {"sources": {"legacySignIns": [sent]}})).status == "partial"
	outcome({"basis": "graph", "sources": defaults(false)}).status == "notAssessed"
	outcome({"basis": "graph", "sources": defaults("later")}).status == "notAssessed"
}

policy(name, allow) := {"Name": name, "Identity": name, "AllowBasicAuthSmtp": allow}

with_policies(named, rows) := {"organizationConfig": {"DefaultAuthenticationPolicy": named}, "authenticationPolicies": rows}

test_an_authentication_policy_switches_it_off if {
	result := outcome(import_(false, with_policies("Block basic", [policy("Block Basic", false), policy("Also", "False")])))
	result.status == "pass"
	result.summary == "An authentication policy switches SMTP AUTH off for the whole organization"
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
	outcome(import_(false, with_policies("Open", [policy("Open", true)]))).status == "fail"
	outcome(import_(false, with_policies(null, [policy("Block", false)]))).status == "fail"
}

test_mailboxes_that_are_all_off_are_off_until_the_next if {
	result := outcome(import_(false, {"mailboxes": [mailbox(true), mailbox("True")]}))
	result.status == "partial"
	result.summary == "SMTP AUTH is switched off mailbox by mailbox, and on for every new one"
	outcome(import_(false, {"mailboxes": [mailbox(true), mailbox(null)]})).status == "fail"
}

test_what_programs_send_shows_in_their_own_log if {
	outcome({"basis": "graph", "sources": {"legacySignIns": [sent]}}).status == "partial"
	quiet := outcome({"basis": "graph", "sources": {"legacySignIns": []}})
	quiet.status == "notAssessed"
	outcome(import_(true, {"mailboxes": [mailbox(true)], "legacySignIns": [sent]})).status == "partial"
	people := outcome(import_(true, {"mailboxes": [mailbox(true)], "signIns": []}))
	people.status == "pass"
	people.evidence == ["Of the sign-in log only what people did themselves was read; what programs send shows elsewhere."]
}

test_what_the_steps_set_passes if {
	outcome(import_(false, {"mailboxes": [mailbox(false), mailbox(null)]})).status == "fail"
	outcome(import_(true, {"mailboxes": [mailbox(true), mailbox(null)], "legacySignIns": []})).status == "pass"
}

test_switched_on_for_one_mailbox if {
	result := outcome(import_(true, {"mailboxes": [mailbox(false), mailbox(null)]}))
	result.status == "partial"
	result.summary == "One mailbox can still send with a password alone"
	result.affected == [{"type": "user", "id": "u2", "name": "Fax", "detail": "allowed for this mailbox by itself"}]
	outcome(import_(true, {"mailboxes": [mailbox("False")]})).status == "partial"
}

test_what_has_no_name_still_counts if {
	nameless := outcome(import_(true, {"mailboxes": [{"DisplayName": null, "SmtpClientAuthenticationDisabled": false}]}))
	nameless.status == "partial"
	nameless.affected[0].name == "a mailbox without a name"
	unsigned := object.union(sent, {"id": "s1", "userId": null, "userDisplayName": null})
	outcome(import_(true, {"mailboxes": [mailbox(true)], "signIns": [unsigned]})).affected[0].id == "s1"
}

test_switched_off_and_still_used if {
	same := object.union(sent, {"userId": "u2"})
	result := outcome(import_(true, {"mailboxes": [mailbox(false)], "signIns": [sent, sent, same]}))
	result.status == "partial"
	{object.id | some object in result.affected} == {"u1", "u2"}
	count(result.affected) == 2
}

test_a_use_before_the_switch_is_told_with_its_day if {
	result := outcome(import_(true, {"signIns": [sent, object.union(sent, {"createdDateTime": "2026-11-02T08:00:00Z"})]}))
	result.status == "partial"
	result.summary == "SMTP AUTH is switched off, and one account signed in by it in the last weeks"
	result.affected == [{"type": "user", "id": "u1", "name": "Scanner", "detail": "signed in by “Authenticated SMTP”, last on 2026-11-16"}]
}

test_odd_values_of_the_switch_cannot_be_told if {
	every value in [null, "", 1, "yes"] {
		outcome(import_(value, {})).status == "notAssessed"
	}
	outcome({"basis": "import", "sources": {"transportConfig": {}}}).status == "notAssessed"
}

test_the_log_shows_senders if {
	result := outcome(graph([sent, object.union(sent, {"userDisplayName": null, "userPrincipalName": "fax@x", "userId": "u3"})]))
	result.status == "partial"
	result.summary == "Two accounts send mail with a password alone"
	{object.name | some object in result.affected} == {"Scanner", "fax@x"}
}

test_the_log_alone_never_passes if {
	outcome(graph([])).status == "notAssessed"
	outcome(graph([object.union(sent, {"clientAppUsed": "Browser"})])).status == "notAssessed"
	outcome(graph([object.union(sent, {"status": {"errorCode": 50126}})])).status == "notAssessed"
	outcome(graph([object.union(sent, {"clientAppUsed": null})])).status == "notAssessed"
}
