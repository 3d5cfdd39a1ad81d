package triage.adm_08_test

import data.triage.adm_08
import data.triage.lib.verdicts

ana := {"id": "ana", "name": "Ana", "upn": "ana@x", "enabled": true, "guest": false, "external": false, "typeKnown": true, "roles": ["Global Administrator"], "eligible": []}

gus := object.union(ana, {"id": "gus", "name": "Gus", "upn": "gus_it.example#EXT#@x", "guest": true, "external": true})

tenant(people, others) := {
	"basis": "graph", "sources": {"roleAssignments": [], "roleEligibilities": [], "users": []},
	"facts": {"admins": {"people": people, "other": others, "unreadGroups": []}},
}

status(people) := judged(tenant(people, [])).status

judged(value) := result if result := adm_08.result with input as value

test_no_guest if verdicts.says(judged(tenant([ana], [])), {"status": "pass", "evidence": ["Accounts with an administrator role that can sign in: 1, guests among them: 0."]})

test_a_guest if {
	verdicts.says(judged(tenant([ana, gus], [])), {
		"status": "fail", "summary": "One guest holds an administrator role",
		"affected": [{"type": "user", "id": "gus", "name": "Gus", "detail": "signs in from outside as gus_it.example#EXT#@x; Global Administrator"}],
	})
}

test_an_external_member_is_one_too if every value in ["guest", "external"] { status([ana, object.union(gus, {value: false})]) == "fail" }

test_a_guest_who_may_activate_a_role if {
	verdicts.says(judged(tenant([ana, object.union(gus, {"roles": [], "eligible": ["Security Reader"]})], [])), {"status": "partial", "first detail has": "Security Reader (eligible)"})
}

test_a_blocked_guest_does_not_count if every case in [[false, "pass"], [null, "fail"]] { status([ana, object.union(gus, {"enabled": case[0]})]) == case[1] }

test_cannot_tell if {
	verdicts.says(judged(tenant([ana], [{"id": "g1", "name": "Helpers", "settled": false, "gone": false, "roles": []}])), {"status": "notAssessed", "reason has": "who is behind Helpers"})
	verdicts.says(judged(tenant([object.union(ana, {"typeKnown": false})], [])), {"status": "notAssessed", "reason has": "whether Ana is a guest"})
	every case in [[[object.union(gus, {"typeKnown": false})], "fail"], [[], "notAssessed"]] { status(case[0]) == case[1] }
	verdicts.says(judged(tenant([ana, gus], [{"id": "g1", "name": "Helpers", "settled": false, "gone": false, "roles": []}])), {"status": "fail", "unknown detail": "who is behind Helpers"})
}

without_eligibilities(people, in_force) := judged(object.union(
	json.remove(tenant(people, []), ["sources/roleEligibilities"]),
	{"facts": {"capabilities": {"accessReviews": in_force}}},
))

test_a_role_of_somebody_who_is_gone_hides_nobody if {
	verdicts.says(judged(tenant([ana], [{"id": "g1", "name": "g1", "settled": true, "gone": true, "roles": []}])), {"status": "pass", "evidence has": "Still assigned to what no longer exists, and holding nobody: g1."})
}

test_who_may_activate_a_role_was_not_read if {
	verdicts.says(without_eligibilities([ana], "unknown"), {"status": "notAssessed", "reason has": "who may activate a role"})
	without_eligibilities([ana], "no").status == "pass"
	without_eligibilities([ana, gus], "unknown").status == "fail"
}
