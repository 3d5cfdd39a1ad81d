package triage.gst_06_test

import data.triage.gst_06
import data.triage.lib.verdicts

care := {"id": "g1", "displayName": "Care", "groupTypes": ["Unified"], "resourceProvisioningOptions": ["Team"]}

people := [
	{"id": "ana", "name": "Ana", "upn": "ana@x", "mail": "ana@x", "enabled": true, "guest": false, "guestType": null, "typeKnown": true},
	{"id": "gus", "name": "Gus", "upn": "gus#EXT#@x", "mail": "gus@lab.example", "enabled": true, "guest": true, "guestType": "b2bCollaborationGuest", "typeKnown": true},
]

accounts := [{"id": "ana", "userType": "Member"}, {"id": "gus", "userType": "Guest"}]

tenant(groups, members, changes) := {
	"basis": "graph",
	"facts": {"people": [people[0], object.union(people[1], changes)], "groupDoubts": {group.id: sprintf("“%s” was not read", [group.displayName]) | some group in groups; not is_array(object.get(members, group.id, null))}},
	"sources": {"groups": groups, "groupMembers": members, "users": accounts},
}

verdict(members, changes) := result if result := gst_06.result with input as tenant([care], members, changes)

judged(value) := result if result := gst_06.result with input as value

test_no_guest if {
	verdicts.says(verdict({"g1": ["ana"]}, {}), {
		"status": "pass", "evidence": ["Teams and Microsoft 365 groups looked at: 1. Security groups, shared channels of Teams and files shared one by one are not."],
	})
}

test_a_guest if {
	verdicts.says(verdict({"g1": ["ana", "gus"]}, {}), {
		"status": "partial", "summary": "One team or group contains guests", "affected": [{"type": "groupGuest", "id": "g1/gus", "name": "Gus in “Care”", "detail": "gus@lab.example; team"}],
	})
}

test_a_guest_without_mail_in_a_group if {
	judged(tenant([object.union(care, {"resourceProvisioningOptions": []})], {"g1": ["gus"]}, {"mail": ""})).affected[0].detail == "gus#EXT#@x; Microsoft 365 group"
}

test_an_external_member_is_a_guest_too if every change in [{"guest": false}, {"guestType": null}] { verdict({"g1": ["gus"]}, change).status == "partial" }

test_a_blocked_guest_does_not_count if every case in [[false, "pass"], [null, "partial"]] { verdict({"g1": ["gus"]}, {"enabled": case[0]}).status == case[1] }

test_security_groups_are_left_out if judged(tenant([object.union(care, {"groupTypes": []})], {"g1": ["gus"]}, {})).status == "notApplicable"

test_cannot_tell if {
	every change in [{}, {"g1": null}] { verdict(change, {}).status == "notAssessed" }
	verdicts.says(judged(tenant([care, object.union(care, {"id": "g2", "displayName": "Odd", "groupTypes": null})], {"g1": ["ana"]}, {})), {"status": "notAssessed", "reason has": "whether “Odd” is a team"})
	verdicts.says(judged(object.union(tenant([care], {"g1": []}, {}), {"facts": {"groupDoubts": {"g1": "it hides its members"}}})), {"status": "notAssessed", "reason has": "who is in every team, for it hides its members"})
	verdicts.says(judged(object.union(tenant([care], {"g1": ["ana"]}, {}), {"facts": {"people": [object.union(people[0], {"typeKnown": false})]}})), {"status": "notAssessed", "reason has": "whether “Care” holds guests"})
	verdicts.says(judged(tenant([care, object.union(care, {"id": "g2"})], {"g1": ["gus"]}, {})), {"status": "partial", "unknown detail": "who is in every team, for “Care” was not read"})
}
