package triage.gst_06_test

import data.triage.gst_06

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

verdict(members, changes) := result if {
	result := gst_06.result with input as tenant([care], members, changes)
}

test_no_guest if {
	result := verdict({"g1": ["ana"]}, {})
	result.status == "pass"
	result.evidence == ["Teams and Microsoft 365 groups looked at: 1. Security groups, shared channels of Teams and files shared one by one are not."]
}

test_a_guest if {
	result := verdict({"g1": ["ana", "gus"]}, {})
	result.status == "partial"
	result.summary == "One team or group contains guests"
	result.affected == [{"type": "groupGuest", "id": "g1/gus", "name": "Gus in “Care”", "detail": "gus@lab.example; team"}]
}

test_a_guest_without_mail_in_a_group if {
	result := gst_06.result with input as tenant([object.union(care, {"resourceProvisioningOptions": []})], {"g1": ["gus"]}, {"mail": ""})
	result.affected[0].detail == "gus#EXT#@x; Microsoft 365 group"
}

test_an_external_member_is_a_guest_too if {
	verdict({"g1": ["gus"]}, {"guest": false}).status == "partial"
	verdict({"g1": ["gus"]}, {"guestType": null}).status == "partial"
}

test_a_blocked_guest_does_not_count if {
	verdict({"g1": ["gus"]}, {"enabled": false}).status == "pass"
	verdict({"g1": ["gus"]}, {"enabled": null}).status == "partial"
}

test_security_groups_are_left_out if {
	result := gst_06.result with input as tenant([object.union(care, {"groupTypes": []})], {"g1": ["gus"]}, {})
	result.status == "notApplicable"
}

test_cannot_tell if {
	verdict({}, {}).status == "notAssessed"
	verdict({"g1": null}, {}).status == "notAssessed"
	unknown := gst_06.result with input as tenant([care, object.union(care, {"id": "g2", "displayName": "Odd", "groupTypes": null})], {"g1": ["ana"]}, {})
	unknown.status == "notAssessed"
	contains(unknown.reason, "whether “Odd” is a team")
	hidden := gst_06.result with input as object.union(tenant([care], {"g1": []}, {}), {"facts": {"groupDoubts": {"g1": "it hides its members"}}})
	hidden.status == "notAssessed"
	contains(hidden.reason, "who is in every team, for it hides its members")
	result := gst_06.result with input as object.union(tenant([care], {"g1": ["ana"]}, {}), {"facts": {"people": [object.union(people[0], {"typeKnown": false})]}})
	result.status == "notAssessed"
	contains(result.reason, "whether “Care” holds guests")
	found := gst_06.result with input as tenant([care, object.union(care, {"id": "g2"})], {"g1": ["gus"]}, {})
	found.status == "partial"
	found.unknown[0].detail == "who is in every team, for “Care” was not read"
}
