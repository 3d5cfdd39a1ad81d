package triage.lib.inactive_test

import data.triage.lib.inactive

practice(people, sources) := {"parameters": {"inactiveDays": 90}, "sources": sources, "facts": {"people": people}}

used := {"signInKnown": true, "daysSinceSignIn": 3, "daysSinceCreated": 900}

absent := {"signInKnown": false, "daysSinceSignIn": null, "daysSinceCreated": 400}

state(person, people) := result if {
	result := inactive.state(person) with input as practice(people, {})
}

test_states if {
	state(used, [used]) == "used"
	state(object.union(used, {"daysSinceSignIn": 89}), [used]) == "used"
	state(object.union(used, {"daysSinceSignIn": 90}), [used]) == "unused"
	state(object.union(used, {"daysSinceSignIn": null}), [used]) == "never"
	state(absent, [used]) == "never"
	state(object.union(absent, {"daysSinceCreated": 6}), [used]) == "new"
	state(object.union(absent, {"daysSinceCreated": null}), [used]) == "unknown"
}

test_nothing_on_record_for_anybody_is_not_never if {
	state(absent, [absent]) == "unknown"
	state(absent, []) == "unknown"
}

test_details if {
	inactive.detail({"daysSinceSignIn": 120}) == "last sign-in 120 days ago"
	inactive.detail(absent) == "no sign-in on record since the account was made 400 days ago"
}

unreadable(sources) := result.status if {
	result := inactive.unreadable with input as practice([], sources)
}

test_why_nothing_shows if {
	unreadable({}) == "notAssessed"
	unreadable({"subscribedSkus": [{"servicePlans": [{"servicePlanId": "41781fb2-bc02-4b7c-bd55-b576c07bb09d"}]}]}) == "notAssessed"
	unreadable({"subscribedSkus": [{"servicePlans": [{"servicePlanId": "x"}]}]}) == "notLicensed"
	unreadable({"subscribedSkus": []}) == "notLicensed"
}
