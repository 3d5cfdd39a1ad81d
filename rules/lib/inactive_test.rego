package triage.lib.inactive_test

import data.triage.lib.inactive

practice(people, sources) := {"parameters": {"inactiveDays": 90}, "sources": sources, "facts": {"people": people}}

used := {"signInKnown": true, "daysSinceUse": 3, "daysSinceAttempt": 3, "daysSinceCreated": 900, "enabled": true}

absent := {"signInKnown": false, "daysSinceUse": null, "daysSinceAttempt": null, "daysSinceCreated": 400, "enabled": true}

# Sign-ins on record, none of which is said to have succeeded.
tried := object.union(used, {"daysSinceUse": null})

state(person, people) := result if {
	result := inactive.state(person) with input as practice(people, {})
}

test_states if {
	state(used, [used]) == "used"
	state(object.union(used, {"daysSinceUse": 89}), [used]) == "used"
	state(object.union(used, {"daysSinceUse": 90}), [used]) == "unused"
	state(absent, [used]) == "never"
	state(object.union(absent, {"daysSinceCreated": 6}), [used]) == "new"
	state(object.union(absent, {"daysSinceCreated": null}), [used]) == "unknown"
}

test_attempts_are_not_use if {
	state(tried, [used]) == "unknown"
	state(object.union(tried, {"daysSinceUse": 200}), [used]) == "unused"
	state(object.union(tried, {"daysSinceAttempt": 90}), [used]) == "untried"
	state(object.union(tried, {"daysSinceCreated": 6}), [used]) == "new"
}

test_nothing_on_record_for_anybody_is_not_never if {
	state(absent, [absent]) == "unknown"
	state(absent, []) == "unknown"
}

uses(person) := result if {
	result := inactive.use(person) with input as practice([used], {})
}

test_use if {
	uses(used) == "yes"
	uses(tried) == "unknown"
	uses(object.union(tried, {"daysSinceAttempt": 90})) == "idle"
	uses(object.union(absent, {"enabled": null})) == "unknown"
}

test_details if {
	inactive.detail(object.union(used, {"daysSinceUse": 120})) == "last sign-in 120 days ago"
	inactive.detail(object.union(tried, {"daysSinceAttempt": 120})) == "nobody has even tried to sign in for 120 days"
	inactive.detail(absent) == "no sign-in on record since the account was made 400 days ago"
}

unreadable(in_force) := result.status if {
	result := inactive.unreadable with input as {"facts": {"people": [], "capabilities": {"entraP1": in_force}}}
}

test_why_nothing_shows if {
	unreadable("yes") == "notAssessed"
	unreadable("unknown") == "notAssessed"
	unreadable("no") == "notLicensed"
}
