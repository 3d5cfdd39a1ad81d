package triage.auth_06_test

import data.triage.auth_06

person(id) := {"id": id, "name": upper(id), "enabled": true, "guestType": null, "syncAccount": false}

row(id, methods) := {"id": id, "methodsRegistered": methods}

case(people, rows) := {"basis": "graph", "facts": {"people": people}, "sources": {"userRegistrationDetails": rows}}

status(people, rows) := result.status if {
	result := auth_06.result with input as case(people, rows)
}

two := [person("ana"), person("ben")]

app := row("ana", ["mobilePhone", "microsoftAuthenticatorPush"])

test_everybody_has_something_strong if {
	status(two, [app, row("ben", ["passKeyDeviceBound"])]) == "pass"
}

test_one_has_only_a_phone if {
	result := auth_06.result with input as case(two, [app, row("ben", ["mobilePhone", "email"])])
	result.status == "partial"
	result.summary == "One person relies on text messages, calls or e-mail for the second step"
	result.affected == [{"type": "user", "id": "ben", "name": "BEN", "detail": "has only a mobile phone number and an e-mail address"}]
}

test_everybody_has_only_a_phone if {
	result := auth_06.result with input as case(two, [row("ana", ["mobilePhone"]), row("ben", ["officePhone"])])
	result.status == "fail"
	count(result.affected) == 2
}

test_every_weak_method_is_weak if {
	every method in auth_06.weak {
		status(two, [app, row("ben", [method])]) == "partial"
	}
}

test_every_strong_method_is_strong if {
	every method in auth_06.good {
		status(two, [app, row("ben", ["mobilePhone", method])]) == "pass"
	}
}

test_a_pass_for_a_day_changes_nothing if {
	status(two, [app, row("ben", ["mobilePhone", "temporaryAccessPass"])]) == "partial"
	status(two, [app, row("ben", ["temporaryAccessPass"])]) == "pass"
}

test_an_unknown_method_may_be_strong if {
	result := auth_06.result with input as case(two, [app, row("ben", ["mobilePhone", "methodOfTomorrow"])])
	result.status == "notAssessed"
	contains(result.reason, "BEN")
}

test_who_has_set_up_nothing_is_left_to_another_control if {
	status(two, [app, row("ben", [])]) == "pass"
	status(two, [row("ana", []), row("ben", [])]) == "notApplicable"
}

test_odd_values_cannot_be_told if {
	every value in [null, "mobilePhone", 3] {
		status(two, [app, row("ben", value)]) == "notAssessed"
	}
	status(two, [app, {"id": "ben"}]) == "notAssessed"
	status(two, [app]) == "notAssessed"
	result := auth_06.result with input as case(two, [])
	result.status == "notAssessed"
	contains(result.reason, "ANA and 1 more")
	status(two, [app, row("ben", [null])]) == "notAssessed"
}

test_a_weak_one_beats_an_unclear_one if {
	status(two, [row("ana", ["mobilePhone"])]) == "partial"
}

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
	status([person("ana"), maybe], [app, row("ben", ["mobilePhone"])]) == "notAssessed"
	status([person("ana"), maybe], [app, row("ben", ["fido"])]) == "pass"
}
