package triage.usr_04_test

import data.triage.usr_04

mailbox := {
	"ExternalDirectoryObjectId": "U1", "DisplayName": "Front desk", "UserPrincipalName": "frontdesk@x.example",
	"PrimarySmtpAddress": "frontdesk@x.example", "AccountDisabled": true,
}

account := {"id": "u1", "userPrincipalName": "frontdesk@x.example", "mail": "frontdesk@x.example", "accountEnabled": false}

import_(mailboxes, accounts) := {"basis": "import", "sources": {"sharedMailboxes": mailboxes, "users": accounts}}

status(value) := result.status if {
	result := usr_04.result with input as value
}

test_blocked if {
	result := usr_04.result with input as import_([mailbox], [account])
	result.status == "pass"
	result.evidence == ["One shared mailbox is listed by Exchange."]
}

test_open_by_the_account if {
	result := usr_04.result with input as import_([mailbox], [object.union(account, {"accountEnabled": true})])
	result.status == "fail"
	result.summary == "One shared mailbox lets people sign in directly"
	result.affected == [{"type": "user", "id": "U1", "name": "Front desk", "detail": "shared mailbox by the list of Exchange; its sign-in is not blocked"}]
}

# What Exchange says of an account may be older than what is set in Entra ID.
test_exchange_alone_proves_nothing if {
	status(import_([object.union(mailbox, {"AccountDisabled": false})], [account])) == "pass"
	every value in [true, false, "False"] { status(import_([object.union(mailbox, {"AccountDisabled": value})], [])) == "notAssessed" }
	status({"basis": "import", "sources": {"sharedMailboxes": [mailbox]}}) == "notAssessed"
}

test_some_open if {
	other := object.union(mailbox, {"ExternalDirectoryObjectId": "u2", "DisplayName": "Billing", "UserPrincipalName": "b@x", "PrimarySmtpAddress": "b@x"})
	result := usr_04.result with input as import_([mailbox, other], [account, {"id": "u2", "accountEnabled": true}])
	result.status == "partial"
	result.evidence == ["Shared mailboxes blocked for sign-in: 1 of 2."]
}

test_the_id_counts_more_than_a_name if {
	status(import_([mailbox], [account, object.union(account, {"id": "u2", "accountEnabled": true})])) == "pass"
}

test_found_by_its_address if {
	row := {"DisplayName": "Front desk", "PrimarySmtpAddress": "FrontDesk@x.example"}
	status(import_([row], [account])) == "pass"
	status(import_([row], [object.union(account, {"accountEnabled": true})])) == "fail"
}

test_no_word_on_the_state if {
	row := object.remove(mailbox, ["AccountDisabled"])
	result := usr_04.result with input as import_([row, row], [])
	result.status == "notAssessed"
	contains(result.reason, "Front desk and 1 more")
	status(import_([row], [object.union(account, {"accountEnabled": null})])) == "notAssessed"
	status(import_([{}], [account])) == "notAssessed"
}

test_two_accounts_with_one_address if {
	status(import_([object.remove(mailbox, ["ExternalDirectoryObjectId", "UserPrincipalName"])], [account, object.union(account, {"id": "u2", "accountEnabled": true})])) == "fail"
}

test_no_shared_mailbox if {
	status(import_([], [account])) == "notApplicable"
}

graph(mailboxes) := {"basis": "graph", "facts": {"sharedMailboxes": {"known": false, "mailboxes": mailboxes}}}

look := {"id": "u1", "name": "Front desk", "upn": "f@x", "enabled": true, "how": "has a mail address and no license, as shared mailboxes do"}

test_a_likeness_is_called_one if {
	result := usr_04.result with input as graph([look])
	result.status == "partial"
	result.summary == "One account that is likely a shared mailbox can sign in directly"
	result.affected[0].detail == "has a mail address and no license, as shared mailboxes do, and can sign in"
}

test_a_likeness_clears_nobody if {
	status(graph([])) == "notAssessed"
	status(graph([object.union(look, {"enabled": false})])) == "notAssessed"
	status(graph([object.union(look, {"enabled": null})])) == "notAssessed"
}
