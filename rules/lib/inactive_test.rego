package triage.lib.inactive_test

import data.triage.lib.inactive

practice(people, sources) := {"parameters": {"inactiveDays": 90}, "sources": sources, "facts": {"people": people}}

used := {"signInKnown": true, "daysSinceUse": 3, "daysSinceAttempt": 3, "daysSinceCreated": 900, "enabled": true}

absent := {"signInKnown": false, "daysSinceUse": null, "daysSinceAttempt": null, "daysSinceCreated": 400, "enabled": true}

# Sign-ins on record, none of which is said to have succeeded.
tried := object.union(used, {"daysSinceUse": null})

state(person, people) := result if result := inactive.state(person) with input as practice(people, {})

test_states if {
	every value in [used, object.union(used, {"daysSinceUse": 89})] { state(value, [used]) == "used" }
	every case in [[object.union(used, {"daysSinceUse": 90}), "unused"], [absent, "never"]] { state(case[0], [used]) == case[1] }
	every case in [[6, "new"], [null, "unknown"]] { state(object.union(absent, {"daysSinceCreated": case[0]}), [used]) == case[1] }
}

test_attempts_are_not_use if {
	every case in [[tried, "unknown"], [object.union(tried, {"daysSinceUse": 200}), "unused"]] { state(case[0], [used]) == case[1] }
	every case in [[{"daysSinceAttempt": 90}, "untried"], [{"daysSinceCreated": 6}, "new"]] { state(object.union(tried, case[0]), [used]) == case[1] }
}

test_nothing_on_record_for_anybody_is_not_never if every list in [[absent], []] { state(absent, list) == "unknown" }

uses(person) := result if result := inactive.use(person) with input as practice([used], {})

test_use if {
	every case in [[used, "yes"], [tried, "unknown"], [object.union(tried, {"daysSinceAttempt": 90}), "idle"]] { uses(case[0]) == case[1] }
	uses(object.union(absent, {"enabled": null})) == "unknown"
}

test_details if {
	inactive.detail(object.union(used, {"daysSinceUse": 120})) == "last sign-in 120 days ago"
	inactive.detail(object.union(tried, {"daysSinceAttempt": 120})) == "nobody has even tried to sign in for 120 days"
	inactive.detail(absent) == "no sign-in on record since the account was made 400 days ago"
}

unreadable(in_force) := result.status if result := inactive.unreadable with input as {"facts": {"people": [], "capabilities": {"entraP1": in_force}}}

test_why_nothing_shows if {
	every value in ["yes", "unknown"] { unreadable(value) == "notAssessed" }
	unreadable("no") == "notLicensed"
}
