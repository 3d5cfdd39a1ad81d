package triage.usr_02_test

import data.triage.lib.verdicts
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

status(people) := judged(tenant(people, none)).status

ben_is(changes) := [ana, object.union(ben, changes)]

judged(value) := result if result := usr_02.result with input as value

test_all_in_use if {
	verdicts.says(judged(tenant([ana], none)), {"status": "pass", "summary": "No account has lain unused for 90 days", "evidence": ["Accounts used within 90 days, or younger: 1 of 1."]})
}

test_one_unused if {
	verdicts.says(judged(tenant([ana, ben], none)), {
		"status": "partial", "summary": "One account that can sign in has not been used for 90 days", "affected": [{"type": "user", "id": "ben", "name": "Ben", "detail": "last sign-in 90 days ago"}],
	})
	status(ben_is({"daysSinceUse": 89})) == "pass"
}

test_all_unused if status([ben]) == "fail"

test_never_used if {
	verdicts.says(judged(tenant(ben_is({"signInKnown": false, "daysSinceUse": null, "daysSinceAttempt": null}), none)), {"status": "partial", "first detail": "no sign-in on record since the account was made 900 days ago"})
}

test_a_new_account_is_not_unused if status(ben_is({"signInKnown": false, "daysSinceUse": null, "daysSinceAttempt": null, "daysSinceCreated": 6})) == "pass"

# Somebody tries the password of an account that nobody uses.
test_attempts_are_not_use if {
	every case in [[null, "notAssessed"], [200, "partial"]] { status(ben_is({"daysSinceUse": case[0], "daysSinceAttempt": 1})) == case[1] }
	judged(tenant(ben_is({"daysSinceUse": null, "daysSinceAttempt": 100}), none)).affected[0].detail == "nobody has even tried to sign in for 100 days"
}

test_left_out if {
	every changes in [{"enabled": false}, {"guest": true}, {"emergency": true}, {"syncAccount": true}] { status(ben_is(changes)) == "pass" }
	status([object.union(ana, {"guest": true})]) == "notApplicable"
}

test_shared_mailboxes if {
	judged(tenant([ana, ben], {"known": true, "mailboxes": [{"id": "ben"}]})).status == "pass"
	verdicts.says(judged(tenant([ana, ben], {"known": false, "mailboxes": [{"id": "ben"}]})), {"status": "partial", "first detail": "last sign-in 90 days ago; looks like a shared mailbox, whose sign-in can be blocked"})
}

test_cannot_tell if {
	verdicts.says(judged(tenant(ben_is({"daysSinceUse": null, "daysSinceCreated": null}), none)), {"status": "notAssessed", "reason has": "one account (Ben)"})
	status(ben_is({"enabled": null})) == "notAssessed"
	verdicts.says(judged(tenant([ben, object.union(ana, {"id": "cy", "enabled": null, "daysSinceUse": 400})], none)), {"status": "partial", "unknown id": "cy", "unknown count": 1})
}

test_no_times_at_all if {
	unread := [object.union(ana, {"signInKnown": false, "daysSinceUse": null, "daysSinceAttempt": null})]
	status(unread) == "notAssessed"
	judged(object.union(tenant(unread, none), {"facts": {"capabilities": {"entraP1": "no"}}})).status == "notLicensed"
}
