package triage.auth_07_test

import data.triage.auth_07
import data.triage.lib.verdicts

covered := {
	"total": 2, "covered": 2, "open": [], "weaker": [], "unknown": [], "separate": [], "everyone": null,
	"policies": [{"id": "p1", "name": "MFA"}], "reportOnly": [], "disabled": [], "securityDefaults": false, "perUserMfa": "read",
}

guest := {"id": "g1", "name": "Lab", "upn": "lab#EXT#@x", "where": "everywhere", "why": "“MFA” leaves guests out"}

outcome(changes) := result if result := beside([], changes)

beside(people, changes) := result if result := auth_07.result with input as {"basis": "graph", "facts": {"people": people, "guestMfaCoverage": object.union(covered, changes)}}

judged(value) := result if result := auth_07.result with input as value

test_who_may_be_a_guest_is_not_known if {
	old := {"id": "old", "name": "Old", "enabled": true, "typeKnown": false, "guestType": null}
	verdicts.says(beside([old], {"total": 0, "covered": 0}), {"status": "notAssessed", "reason has": "Old"})
	beside([old], {"covered": 1, "open": [guest]}).status == "partial"
	every changes in [{"typeKnown": true}, {"enabled": false}, {"guestType": "b2bCollaborationGuest"}] { beside([object.union(old, changes)], {}).status == "pass" }
}

test_every_guest_is_covered if outcome({}).status == "pass"

test_one_guest_is_not if {
	verdicts.says(outcome({"covered": 1, "open": [guest]}), {
		"status": "partial", "summary": "One guest can sign in with a password alone",
		"affected": [{"type": "user", "id": "g1", "name": "Lab", "detail": "“MFA” leaves guests out"}],
	})
}

test_no_guest_is_covered if verdicts.says(outcome({"total": 1, "covered": 0, "open": [guest]}), {"status": "fail", "summary": "Guests can sign in with a password alone"})

test_a_gap if {
	outcome({"covered": 1, "weaker": [object.union(guest, {"where": "from “Office”"})]}).summary == "Guests need a second step to sign in, with a gap for one account"
}

test_which_guests_a_policy_means_cannot_be_told if outcome({"covered": 1, "unknown": [guest]}).status == "notAssessed"

test_no_guests if verdicts.says(outcome({"total": 0, "covered": 0}), {"status": "notApplicable", "reason": "There is no guest or other account from outside"})

# The policies alone, and the accounts without their types.
test_without_the_accounts if {
	judged({"basis": "graph", "facts": {"guestMfaCoverage": object.union(covered, {"accountsRead": false})}}).status == "pass"
	judged({"basis": "graph", "facts": {"guestMfaCoverage": object.union(covered, {"accountsRead": true})}}).status == "notAssessed"
}
