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
	result := outcome(import_(true, {"mailboxes": [mailbox(null), mailbox(true)], "signIns": []}))
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

test_an_answer if {
	given := {"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}
	outcome({"basis": "answer", "tenant": {"displayName": "P"}, "answer": given}).status == "pass"
	outcome({"basis": "answer", "tenant": {"displayName": "P"}, "answer": object.union(given, {"evidence": ""})}).status == "partial"
	outcome({"basis": "answer", "tenant": {"displayName": "P"}, "answer": object.union(given, {"answer": "no"})}).status == "fail"
}
