package triage.auth_06_test

import data.triage.auth_06
import data.triage.lib.accounts
import data.triage.lib.verdicts

person(id) := {"id": id, "name": upper(id), "enabled": true, "guestType": null, "syncAccount": false}

row(id, methods) := {"id": id, "methodsRegistered": methods}

case(people, rows) := {"basis": "graph", "facts": {"people": people}, "sources": {"userRegistrationDetails": rows}}

status(people, rows) := judged(case(people, rows)).status

two := [person("ana"), person("ben")]

app := row("ana", ["mobilePhone", "microsoftAuthenticatorPush"])

judged(value) := result if result := auth_06.result with input as value

test_everybody_has_something_strong if status(two, [app, row("ben", ["passKeyDeviceBound"])]) == "pass"

test_one_has_only_a_phone if {
	verdicts.says(judged(case(two, [app, row("ben", ["mobilePhone", "email"])])), {
		"status": "partial", "summary": "One person relies on text messages, calls or e-mail for the second step",
		"affected": [{"type": "user", "id": "ben", "name": "BEN", "detail": "has only a mobile phone number and an e-mail address"}],
	})
}

test_everybody_has_only_a_phone if verdicts.says(judged(case(two, [row("ana", ["mobilePhone"]), row("ben", ["officePhone"])])), {"status": "fail", "affected count": 2})

test_every_weak_method_is_weak if every method in accounts.weak { status(two, [app, row("ben", [method])]) == "partial" }

test_every_strong_method_is_strong if every method in accounts.strong { status(two, [app, row("ben", ["mobilePhone", method])]) == "pass" }

test_a_pass_for_a_day_changes_nothing if {
	status(two, [app, row("ben", ["mobilePhone", "temporaryAccessPass"])]) == "partial"
	status(two, [app, row("ben", ["temporaryAccessPass"])]) == "pass"
}

test_an_unknown_method_may_be_strong if verdicts.says(judged(case(two, [app, row("ben", ["mobilePhone", "methodOfTomorrow"])])), {"status": "notAssessed", "reason has": "BEN"})

test_who_has_set_up_nothing_is_left_to_another_control if {
	every example in [[app, "pass"], [row("ana", []), "notApplicable"]] { status(two, [example[0], row("ben", [])]) == example[1] }
}

test_odd_values_cannot_be_told if {
	every value in [null, "mobilePhone", 3] { status(two, [app, row("ben", value)]) == "notAssessed" }
	status(two, [app, {"id": "ben"}]) == "notAssessed"
	status(two, [app]) == "notAssessed"
	verdicts.says(judged(case(two, [])), {"status": "notAssessed", "reason has": "ANA and 1 more"})
	status(two, [app, row("ben", [null])]) == "notAssessed"
}

test_a_weak_one_beats_an_unclear_one if status(two, [row("ana", ["mobilePhone"])]) == "partial"

test_guests_and_switched_off_accounts_do_not_count if {
	others := [
		object.union(person("guest"), {"guestType": "b2bCollaborationGuest"}),
		object.union(person("old"), {"enabled": false}),
		object.union(person("sync"), {"syncAccount": true}),
	]
	rows := [app, row("guest", ["mobilePhone"]), row("old", ["mobilePhone"]), row("sync", ["mobilePhone"])]
	status(array.concat([person("ana")], others), rows) == "pass"
}

test_an_account_that_may_be_switched_off if {
	maybe := object.union(person("ben"), {"enabled": null})
	every example in [["mobilePhone", "notAssessed"], ["fido", "pass"]] { status([person("ana"), maybe], [app, row("ben", [example[0]])]) == example[1] }
}
