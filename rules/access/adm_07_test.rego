package triage.adm_07_test

import data.triage.adm_07
import data.triage.lib.verdicts

person(id, changes) := object.union({
	"id": id, "name": upper(id), "enabled": true, "emergency": false, "syncAccount": false,
	"signInKnown": true, "daysSinceUse": 2, "daysSinceAttempt": 2, "daysSinceCreated": 800, "roles": ["User Administrator"], "eligible": [],
}, changes)

tenant(people, changes) := object.union({
	"basis": "graph", "parameters": {"inactiveDays": 90}, "sources": {"roleAssignments": [], "roleEligibilities": []},
	"facts": {"people": people, "admins": {"people": people, "other": [], "unreadGroups": []}},
}, changes)

status(people) := judged(tenant(people, {})).status

ana := person("ana", {})

ben := person("ben", {"daysSinceUse": 120})

judged(value) := result if result := adm_07.result with input as value

test_all_in_use if verdicts.says(judged(tenant([ana], {})), {"status": "pass", "evidence": ["Administrator accounts used within 90 days, or younger: 1 of 1."]})

test_one_unused if {
	verdicts.says(judged(tenant([ana, ben], {})), {
		"status": "partial", "summary": "One administrator account has not been used for 90 days",
		"affected": [{"type": "user", "id": "ben", "name": "BEN", "detail": "last sign-in 120 days ago; User Administrator"}],
	})
}

test_all_unused if status([ben]) == "fail"

test_never_used if {
	verdicts.says(judged(tenant([ana, person("cy", {"signInKnown": false, "daysSinceUse": null, "daysSinceAttempt": null, "eligible": ["Global Administrator"]})], {})), {
		"status": "partial", "first detail": "no sign-in on record since the account was made 800 days ago; Global Administrator (eligible), User Administrator",
	})
}

test_a_new_account_is_not_unused if status([person("cy", {"daysSinceUse": null, "daysSinceAttempt": null, "daysSinceCreated": 3})]) == "pass"

test_left_out if {
	verdicts.says(judged(tenant([ana, person("eve", {"emergency": true, "daysSinceUse": 400})], {})), {"status": "pass", "evidence has": "Not counted: EVE (emergency accounts)."})
	status([ana, person("sync", {"syncAccount": true, "daysSinceUse": 400})]) == "pass"
	status([ana, person("off", {"enabled": false, "daysSinceUse": 400})]) == "pass"
	status([person("eve", {"emergency": true})]) == "notApplicable"
}

test_cannot_tell if {
	status([ana, person("cy", {"daysSinceUse": null, "daysSinceAttempt": null, "daysSinceCreated": null})]) == "notAssessed"
	status([ana, person("cy", {"enabled": null, "daysSinceUse": 400})]) == "notAssessed"
	status([person("cy", {"enabled": null})]) == "pass"
	group := {"facts": {"people": [ana], "admins": {"people": [ana], "other": [{"id": "g1", "name": "Helpers", "settled": false, "gone": false, "roles": []}], "unreadGroups": ["g1"]}}}
	verdicts.says(judged(tenant([], group)), {"status": "notAssessed", "reason has": "who is behind Helpers"})
}

without_eligibilities(in_force) := judged(json.remove(tenant([ana], {"facts": {"capabilities": {"accessReviews": in_force}}}), ["sources/roleEligibilities"]))

test_who_may_activate_a_role_was_not_read if {
	verdicts.says(without_eligibilities("unknown"), {"status": "notAssessed", "reason has": "who may activate a role"})
	without_eligibilities("no").status == "pass"
}

test_what_is_found_stands_beside_what_is_not_known if {
	verdicts.says(judged(tenant([], {"facts": {"people": [ana, ben], "admins": {"people": [ana, ben], "other": [{"id": "g1", "name": "Helpers", "settled": false, "gone": false, "roles": []}], "unreadGroups": ["g1"]}}})), {
		"status": "partial", "unknown detail": "who is behind Helpers",
	})
}

test_attempts_are_not_use if {
	every case in [[null, "notAssessed"], [200, "partial"]] { status([ana, person("cy", {"daysSinceUse": case[0], "daysSinceAttempt": 1})]) == case[1] }
}

test_who_may_join_a_group_with_a_role_was_not_read if {
	verdicts.says(judged(tenant([], {"facts": {"people": [ana], "admins": {"people": [ana], "other": [], "unreadGroups": [], "joinableGroups": [{"id": "g1", "name": "Helpers", "globalAdministrator": false}]}}})), {
		"status": "notAssessed", "reason has": "who may join “Helpers” and take its role",
	})
}

test_no_times_at_all if {
	unknown := person("ana", {"signInKnown": false, "daysSinceUse": null, "daysSinceAttempt": null})
	status([unknown]) == "notAssessed"
	judged(tenant([unknown], {"facts": {"capabilities": {"entraP1": "no"}}})).status == "notLicensed"
}
