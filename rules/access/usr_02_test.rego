package triage.usr_02_test

import data.triage.usr_02

ana := {
	"id": "ana", "name": "Ana", "enabled": true, "guest": false, "emergency": false, "syncAccount": false,
	"signInKnown": true, "daysSinceUse": 1, "daysSinceAttempt": 1, "daysSinceCreated": 900,
}

ben := object.union(ana, {"id": "ben", "name": "Ben", "daysSinceUse": 90})

tenant(people, mailboxes) := {
	"basis": "graph", "parameters": {"inactiveDays": 90}, "sources": {"users": []},
	"facts": {"people": people, "sharedMailboxes": mailboxes},
}

none := {"known": false, "mailboxes": []}

status(people) := result.status if {
	result := usr_02.result with input as tenant(people, none)
}

ben_is(changes) := [ana, object.union(ben, changes)]

test_all_in_use if {
	result := usr_02.result with input as tenant([ana], none)
	result.status == "pass"
	result.summary == "No account has lain unused for 90 days"
	result.evidence == ["Accounts used within 90 days, or younger: 1 of 1."]
}

test_one_unused if {
	result := usr_02.result with input as tenant([ana, ben], none)
	result.status == "partial"
	result.summary == "One account that can sign in has not been used for 90 days"
	result.affected == [{"type": "user", "id": "ben", "name": "Ben", "detail": "last sign-in 90 days ago"}]
	status(ben_is({"daysSinceUse": 89})) == "pass"
}

test_all_unused if {
	status([ben]) == "fail"
}

test_never_used if {
	result := usr_02.result with input as tenant(ben_is({"signInKnown": false, "daysSinceUse": null, "daysSinceAttempt": null}), none)
	result.status == "partial"
	result.affected[0].detail == "no sign-in on record since the account was made 900 days ago"
}

test_a_new_account_is_not_unused if {
	status(ben_is({"signInKnown": false, "daysSinceUse": null, "daysSinceAttempt": null, "daysSinceCreated": 6})) == "pass"
}

# Somebody tries the password of an account that nobody uses.
test_attempts_are_not_use if {
	status(ben_is({"daysSinceUse": null, "daysSinceAttempt": 1})) == "notAssessed"
	status(ben_is({"daysSinceUse": 200, "daysSinceAttempt": 1})) == "partial"
	result := usr_02.result with input as tenant(ben_is({"daysSinceUse": null, "daysSinceAttempt": 100}), none)
	result.affected[0].detail == "nobody has even tried to sign in for 100 days"
}

test_left_out if {
	every changes in [{"enabled": false}, {"guest": true}, {"emergency": true}, {"syncAccount": true}] {
		status(ben_is(changes)) == "pass"
	}
	status([object.union(ana, {"guest": true})]) == "notApplicable"
}

test_shared_mailboxes if {
	listed := usr_02.result with input as tenant([ana, ben], {"known": true, "mailboxes": [{"id": "ben"}]})
	listed.status == "pass"
	likely := usr_02.result with input as tenant([ana, ben], {"known": false, "mailboxes": [{"id": "ben"}]})
	likely.status == "partial"
	likely.affected[0].detail == "last sign-in 90 days ago; looks like a shared mailbox, whose sign-in can be blocked"
}

test_cannot_tell if {
	result := usr_02.result with input as tenant(ben_is({"daysSinceUse": null, "daysSinceCreated": null}), none)
	result.status == "notAssessed"
	contains(result.reason, "one account (Ben)")
	status(ben_is({"enabled": null})) == "notAssessed"
	found := usr_02.result with input as tenant([ben, object.union(ana, {"id": "cy", "enabled": null, "daysSinceUse": 400})], none)
	found.status == "partial"
	[one.id | some one in found.unknown] == ["cy"]
}

test_no_times_at_all if {
	unread := [object.union(ana, {"signInKnown": false, "daysSinceUse": null, "daysSinceAttempt": null})]
	status(unread) == "notAssessed"
	result := usr_02.result with input as object.union(tenant(unread, none), {"facts": {"capabilities": {"entraP1": "no"}}})
	result.status == "notLicensed"
}
