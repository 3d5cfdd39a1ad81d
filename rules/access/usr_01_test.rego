package triage.usr_01_test

import data.triage.usr_01

leaver := {
	"id": "lee", "name": "Lee", "upn": "lee@x.example", "mail": "lee@x.example", "enabled": false,
	"syncAccount": false, "licensed": false, "roles": [], "eligible": [],
}

ana := object.union(leaver, {"id": "ana", "name": "Ana", "enabled": true, "licensed": true})

groups := [
	{"id": "g1", "displayName": "Billing", "groupTypes": ["Unified"]},
	{"id": "g2", "displayName": "All staff", "groupTypes": ["DynamicMembership"]},
]

tenant(people, sources, known) := {
	"basis": "graph",
	"facts": {"people": people, "sharedMailboxes": {"known": known, "mailboxes": [{"id": {true: "lee", false: "box"}[known]}]}, "groupDoubts": {}},
	"sources": object.union({"users": [], "roleAssignments": [], "roleEligibilities": [], "groups": groups, "groupMembers": {"g1": ["ana"], "g2": ["ana", "lee"]}, "mailboxForwarding": []}, sources),
}

status(people) := result.status if {
	result := usr_01.result with input as tenant(people, {}, false)
}

change(changes) := [ana, object.union(leaver, changes)]

test_nothing_left if {
	result := usr_01.result with input as tenant([ana, leaver], {}, false)
	result.status == "pass"
	result.evidence == ["Blocked accounts: 1, of shared mailboxes by the list of Exchange: 0."]
}

test_a_licence if {
	result := usr_01.result with input as tenant(change({"licensed": true}), {}, false)
	result.status == "partial"
	result.summary == "One blocked account still holds licenses"
	result.affected == [{"type": "user", "id": "lee", "name": "Lee", "detail": "a license"}]
}

test_a_group if {
	result := usr_01.result with input as tenant([ana, leaver], {"groupMembers": {"g1": ["ana", "lee"]}}, false)
	result.status == "partial"
	result.affected[0].detail == "member of “Billing”"
	likely := usr_01.result with input as tenant([ana, object.union(leaver, {"id": "box"})], {"groupMembers": {"g1": ["box"]}}, false)
	likely.affected[0].detail == "member of “Billing”; looks like a shared mailbox, which may stay in its groups"
}

test_a_role if {
	result := usr_01.result with input as tenant(change({"roles": ["User Administrator"], "licensed": true}), {}, false)
	result.status == "fail"
	result.summary == "One blocked account still holds administrator roles and licenses"
	result.affected[0].detail == "User Administrator; a license"
}

test_a_role_that_can_be_activated if {
	result := usr_01.result with input as tenant(change({"eligible": ["User Administrator"]}), {}, true)
	result.status == "fail"
	result.summary == "One blocked account still holds administrator roles"
	result.affected[0].detail == "User Administrator (eligible)"
}

test_who_may_activate_a_role_was_not_read if {
	base := tenant([ana, leaver], {}, false)
	unread := object.union(object.remove(base, ["sources"]), {"sources": object.remove(base.sources, ["roleEligibilities"])})
	result := usr_01.result with input as unread
	result.status == "notAssessed"
	contains(result.reason, "who may activate a role")
	none := usr_01.result with input as object.union(unread, {"facts": {"capabilities": {"accessReviews": "no"}}})
	none.status == "pass"
}

test_forwarding if {
	every row in [
		{"ExternalDirectoryObjectId": "LEE", "ForwardingSmtpAddress": "smtp:lee@home.example"},
		{"PrimarySmtpAddress": "Lee@x.example", "ForwardingSmtpAddress": null, "ForwardingAddress": "Lee (home)"},
	] {
		result := usr_01.result with input as tenant([ana, leaver], {"mailboxForwarding": [row]}, false)
		result.status == "fail"
		result.summary == "One blocked account still holds mail forwarding"
	}
	other := usr_01.result with input as tenant([ana, leaver], {"mailboxForwarding": [{"UserPrincipalName": "lee@x.example", "ForwardingSmtpAddress": ""}, {"UserPrincipalName": "ana@x", "ForwardingSmtpAddress": "smtp:a@b"}]}, false)
	other.status == "pass"
}

test_shared_mailboxes_may_keep_licence_and_groups if {
	kept := usr_01.result with input as tenant(change({"licensed": true}), {"groupMembers": {"g1": ["lee"]}}, true)
	kept.status == "pass"
	likely := usr_01.result with input as tenant(change({"licensed": true}), {}, false)
	likely.status == "partial"
	role := usr_01.result with input as tenant(change({"roles": ["User Administrator"]}), {}, true)
	role.status == "fail"
}

test_nobody_is_blocked if {
	status([ana]) == "notApplicable"
	status([ana, object.union(leaver, {"syncAccount": true})]) == "notApplicable"
}

test_cannot_tell if {
	status(change({"licensed": null})) == "notAssessed"
	status(change({"enabled": null})) == "notAssessed"
	hidden := {"facts": {"groupDoubts": {"g1": "“Billing” hides its members", "g2": "“All staff” stands still"}}}
	result := usr_01.result with input as object.union(tenant([ana, leaver], {}, false), hidden)
	result.status == "notAssessed"
	contains(result.reason, "who is in which group (“Billing” hides its members)")
}

bare(people) := object.union(object.remove(tenant(people, {}, false), ["sources"]), {"sources": {"users": []}})

test_roles_and_groups_not_read if {
	result := usr_01.result with input as bare([ana, leaver])
	result.status == "notAssessed"
	contains(result.reason, "who holds an administrator role; who is in which group")
	found := usr_01.result with input as bare(change({"licensed": true}))
	found.status == "partial"
	"Whether their mailboxes forward mail was not read." in found.evidence
	found.unknown[0].detail == "who holds an administrator role; who is in which group"
}

# A large shared mailbox keeps its licence.
test_what_the_steps_set_passes if {
	forwarding := {"groupMembers": {"g1": ["ana", "lee"]}, "mailboxForwarding": [{"UserPrincipalName": "lee@x.example", "ForwardingSmtpAddress": "smtp:lee@home.example"}]}
	before := usr_01.result with input as tenant(change({"roles": ["User Administrator"], "licensed": true}), forwarding, false)
	before.status == "fail"
	kept := usr_01.result with input as tenant(change({"licensed": true}), {}, true)
	kept.status == "pass"
	given_up := usr_01.result with input as tenant([ana, leaver], {}, false)
	given_up.status == "pass"
}
