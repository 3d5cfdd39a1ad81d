package triage.auth_05_test

import data.triage.auth_05
import data.triage.lib.verdicts

person(id, changes) := object.union({
	"id": id, "name": upper(id), "enabled": true, "guestType": null, "syncAccount": false, "licensed": true, "emergency": false,
}, changes)

row(id, capable) := {"id": id, "isMfaCapable": capable, "isMfaRegistered": capable}

case(people, rows) := {"basis": "graph", "facts": {"people": people}, "sources": {"userRegistrationDetails": rows}}

status(people, rows) := judged(case(people, rows)).status

two := [person("ana", {}), person("ben", {})]

judged(value) := result if result := auth_05.result with input as value

test_everybody_is_set_up if {
	verdicts.says(judged(case(two, [row("ana", true), row("ben", true)])), {
		"status": "pass", "evidence": ["Accounts of your own that can do a second step: 2 of 2. Not told by the report: 0."],
	})
}

test_one_is_not if {
	verdicts.says(judged(case(two, [row("ana", true), row("ben", false)])), {
		"status": "partial", "summary": "One account has no second step set up that your settings allow",
		"affected": [{"type": "user", "id": "ben", "name": "BEN", "detail": "has set up nothing beside the password"}],
		"evidence": ["Accounts of your own that can do a second step: 1 of 2. Not told by the report: 0."],
	})
}

test_nobody_is if verdicts.says(judged(case(two, [row("ana", false), row("ben", false)])), {"status": "fail", "affected count": 2})

test_registered_but_not_allowed if {
	rows := [row("ana", true), {"id": "ben", "isMfaCapable": false, "isMfaRegistered": true}]
	judged(case(two, rows)).affected[0].detail == "has set up a method that your settings do not allow"
	every change in [{"licensed": false}, {"emergency": true}] {
		judged(case([person("ana", {}), person("ben", change)], rows)).affected[0].detail == "has set up a method that your settings do not allow"
	}
}

test_an_account_without_a_licence_may_be_a_mailbox if {
	people := [person("ana", {}), person("ben", {"licensed": false})]
	contains(judged(case(people, [row("ana", true), row("ben", false)])).affected[0].detail, "shared mailbox")
}

test_an_emergency_account_is_no_mailbox if {
	people := [person("ana", {}), person("ben", {"licensed": false, "emergency": true})]
	contains(judged(case(people, [row("ana", true), row("ben", false)])).affected[0].detail, "security key")
}

test_a_missing_row_cannot_be_told if verdicts.says(judged(case(two, [row("ana", true)])), {"status": "notAssessed", "reason has": "BEN"})

test_odd_values_cannot_be_told if {
	every value in [null, "", "true", 1] { status(two, [row("ana", true), row("ben", value)]) == "notAssessed" }
	every list in [[row("ana", true), {"id": "ben"}], []] { status(two, list) == "notAssessed" }
	contains(judged(case(two, [])).reason, "ANA and 1 more")
}

test_a_gap_beats_a_missing_row if {
	people := array.concat(two, [person("eve", {})])
	status(people, [row("ana", true), row("ben", false)]) == "partial"
}

test_an_account_that_may_be_switched_off if {
	people := [person("ana", {}), person("ben", {"enabled": null})]
	every example in [[false, "notAssessed"], [true, "pass"]] { status(people, [row("ana", true), row("ben", example[0])]) == example[1] }
}

test_switched_off_guest_and_synchronization_accounts_do_not_count if {
	people := array.concat([person("ana", {})], [
		person("old", {"enabled": false}),
		person("guest", {"guestType": "b2bCollaborationGuest"}),
		person("sync", {"syncAccount": true}),
	])
	status(people, [row("ana", true), row("old", false), row("guest", false), row("sync", false)]) == "pass"
}

test_nobody_there if {
	status([], []) == "notAssessed"
	status([person("guest", {"guestType": "internalGuest"})], [row("guest", true)]) == "notAssessed"
}

score(percentage) := judged({
	"basis": "secureScore",
	"secureScore": {"controls": [{"name": "MFARegistrationV2", "title": "MFA for all", "percentage": percentage, "date": "2026-11-21"}], "date": "2026-11-21"},
})

test_secure_score_tells_only_what_is_missing if {
	score(70).status == "partial"
	score(70).summary == "Microsoft Secure Score reports: not everybody counts as registered for a second step"
	score(70).affected == [{"type": "setting", "id": "MFARegistrationV2", "name": "MFA for all", "detail": "70 % on 2026-11-21"}]
	every example in [[0, "fail"], [100, "notAssessed"]] { score(example[0]).status == example[1] }
}
