package triage.usr_04_test

import data.triage.lib.verdicts
import data.triage.usr_04

mailbox := {
	"ExternalDirectoryObjectId": "U1", "DisplayName": "Front desk", "UserPrincipalName": "frontdesk@x.example",
	"PrimarySmtpAddress": "frontdesk@x.example", "AccountDisabled": true,
}

account := {"id": "u1", "userPrincipalName": "frontdesk@x.example", "mail": "frontdesk@x.example", "accountEnabled": false}

import_(mailboxes, accounts) := {"basis": "import", "sources": {"sharedMailboxes": mailboxes, "users": accounts}}

status(value) := judged(value).status

judged(value) := result if result := usr_04.result with input as value

test_blocked if verdicts.says(judged(import_([mailbox], [account])), {"status": "pass", "evidence": ["One shared mailbox is listed by Exchange."]})

test_open_by_the_account if {
	verdicts.says(judged(import_([mailbox], [object.union(account, {"accountEnabled": true})])), {
		"status": "fail", "summary": "One shared mailbox lets people sign in directly",
		"affected": [{"type": "user", "id": "U1", "name": "Front desk", "detail": "shared mailbox by the list of Exchange; its sign-in is not blocked"}],
	})
}

# What Exchange says of an account may be older than what is set in Entra ID.
test_exchange_alone_proves_nothing if {
	status(import_([object.union(mailbox, {"AccountDisabled": false})], [account])) == "pass"
	every value in [true, false, "False"] { status(import_([object.union(mailbox, {"AccountDisabled": value})], [])) == "notAssessed" }
	status({"basis": "import", "sources": {"sharedMailboxes": [mailbox]}}) == "notAssessed"
}

test_some_open if {
	other := object.union(mailbox, {"ExternalDirectoryObjectId": "u2", "DisplayName": "Billing", "UserPrincipalName": "b@x", "PrimarySmtpAddress": "b@x"})
	verdicts.says(judged(import_([mailbox, other], [account, {"id": "u2", "accountEnabled": true}])), {"status": "partial", "evidence": ["Shared mailboxes blocked for sign-in: 1 of 2."]})
}

test_the_id_counts_more_than_a_name if status(import_([mailbox], [account, object.union(account, {"id": "u2", "accountEnabled": true})])) == "pass"

test_found_by_its_address if {
	row := {"DisplayName": "Front desk", "PrimarySmtpAddress": "FrontDesk@x.example"}
	every case in [[account, "pass"], [object.union(account, {"accountEnabled": true}), "fail"]] { status(import_([row], [case[0]])) == case[1] }
}

test_no_word_on_the_state if {
	row := object.remove(mailbox, ["AccountDisabled"])
	verdicts.says(judged(import_([row, row], [])), {"status": "notAssessed", "reason has": "Front desk and 1 more"})
	status(import_([row], [object.union(account, {"accountEnabled": null})])) == "notAssessed"
	status(import_([{}], [account])) == "notAssessed"
}

test_two_accounts_with_one_address if {
	status(import_([object.remove(mailbox, ["ExternalDirectoryObjectId", "UserPrincipalName"])], [account, object.union(account, {"id": "u2", "accountEnabled": true})])) == "fail"
}

test_no_shared_mailbox if status(import_([], [account])) == "notApplicable"

graph(mailboxes) := {"basis": "graph", "facts": {"sharedMailboxes": {"known": false, "mailboxes": mailboxes}}}

look := {"id": "u1", "name": "Front desk", "upn": "f@x", "enabled": true, "how": "has a mail address and no license, as shared mailboxes do"}

test_a_likeness_is_called_one if {
	verdicts.says(judged(graph([look])), {
		"status": "partial", "summary": "One account that is likely a shared mailbox can sign in directly", "first detail": "has a mail address and no license, as shared mailboxes do, and can sign in",
	})
}

test_a_likeness_clears_nobody if every list in [[], [object.union(look, {"enabled": false})], [object.union(look, {"enabled": null})]] { status(graph(list)) == "notAssessed" }
