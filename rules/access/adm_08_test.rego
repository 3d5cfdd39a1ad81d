package triage.adm_08_test

import data.triage.adm_08

ana := {"id": "ana", "name": "Ana", "upn": "ana@x", "enabled": true, "guest": false, "external": false, "typeKnown": true, "roles": ["Global Administrator"], "eligible": []}

gus := object.union(ana, {"id": "gus", "name": "Gus", "upn": "gus_it.example#EXT#@x", "guest": true, "external": true})

tenant(people, others) := {
	"basis": "graph", "sources": {"roleAssignments": [], "roleEligibilities": [], "users": []},
	"facts": {"admins": {"people": people, "other": others, "unreadGroups": []}},
}

status(people) := result.status if {
	result := adm_08.result with input as tenant(people, [])
}

test_no_guest if {
	result := adm_08.result with input as tenant([ana], [])
	result.status == "pass"
	result.evidence == ["Accounts with an administrator role that can sign in: 1, guests among them: 0."]
}

test_a_guest if {
	result := adm_08.result with input as tenant([ana, gus], [])
	result.status == "fail"
	result.summary == "One guest holds an administrator role"
	result.affected == [{"type": "user", "id": "gus", "name": "Gus", "detail": "signs in from outside as gus_it.example#EXT#@x; Global Administrator"}]
}

test_an_external_member_is_one_too if {
	status([ana, object.union(gus, {"guest": false})]) == "fail"
	status([ana, object.union(gus, {"external": false})]) == "fail"
}

test_a_guest_who_may_activate_a_role if {
	result := adm_08.result with input as tenant([ana, object.union(gus, {"roles": [], "eligible": ["Security Reader"]})], [])
	result.status == "partial"
	contains(result.affected[0].detail, "Security Reader (eligible)")
}

test_a_blocked_guest_does_not_count if {
	status([ana, object.union(gus, {"enabled": false})]) == "pass"
	status([ana, object.union(gus, {"enabled": null})]) == "fail"
}

test_cannot_tell if {
	result := adm_08.result with input as tenant([ana], [{"id": "g1", "name": "Helpers", "settled": false, "gone": false, "roles": []}])
	result.status == "notAssessed"
	contains(result.reason, "who is behind Helpers")
	untyped := adm_08.result with input as tenant([object.union(ana, {"typeKnown": false})], [])
	untyped.status == "notAssessed"
	contains(untyped.reason, "whether Ana is a guest")
	status([object.union(gus, {"typeKnown": false})]) == "fail"
	status([]) == "notAssessed"
	found := adm_08.result with input as tenant([ana, gus], [{"id": "g1", "name": "Helpers", "settled": false, "gone": false, "roles": []}])
	found.status == "fail"
	found.unknown[0].detail == "who is behind Helpers"
}

without_eligibilities(people, in_force) := result if {
	base := object.union(tenant(people, []), {"facts": {"capabilities": {"accessReviews": in_force}}})
	result := adm_08.result with input as object.union(object.remove(base, ["sources"]), {"sources": object.remove(base.sources, ["roleEligibilities"])})
}

test_a_role_of_somebody_who_is_gone_hides_nobody if {
	result := adm_08.result with input as tenant([ana], [{"id": "g1", "name": "g1", "settled": true, "gone": true, "roles": []}])
	result.status == "pass"
	"Still assigned to what no longer exists, and holding nobody: g1." in result.evidence
}

test_who_may_activate_a_role_was_not_read if {
	result := without_eligibilities([ana], "unknown")
	result.status == "notAssessed"
	contains(result.reason, "who may activate a role")
	without_eligibilities([ana], "no").status == "pass"
	without_eligibilities([ana, gus], "unknown").status == "fail"
}
