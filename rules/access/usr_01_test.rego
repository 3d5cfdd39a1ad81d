package triage.usr_01_test

import data.triage.lib.verdicts
import data.triage.usr_01

leaver := {
	"id": "lee", "name": "Lee", "upn": "lee@x.example", "mail": "lee@x.example", "enabled": false,
	"syncAccount": false, "licensed": false, "roles": [], "eligible": [],
}

ana := object.union(leaver, {"id": "ana", "name": "Ana", "enabled": true, "licensed": true})

groups := [{"id": "g1", "displayName": "Billing", "groupTypes": ["Unified"]}, {"id": "g2", "displayName": "All staff", "groupTypes": ["DynamicMembership"]}]

tenant(people, sources, known) := {
	"basis": "graph",
	"facts": {"people": people, "sharedMailboxes": {"known": known, "mailboxes": [{"id": {true: "lee", false: "box"}[known]}]}, "groupDoubts": {}},
	"sources": object.union({"users": [], "roleAssignments": [], "roleEligibilities": [], "groups": groups, "groupMembers": {"g1": ["ana"], "g2": ["ana", "lee"]}, "mailboxForwarding": []}, sources),
}

status(people) := judged(tenant(people, {}, false)).status

change(changes) := [ana, object.union(leaver, changes)]

judged(value) := result if result := usr_01.result with input as value

test_nothing_left if {
	verdicts.says(judged(tenant([ana, leaver], {}, false)), {"status": "pass", "evidence": ["Blocked accounts: 1, of shared mailboxes by the list of Exchange: 0."]})
}

test_a_licence if {
	verdicts.says(judged(tenant(change({"licensed": true}), {}, false)), {
		"status": "partial", "summary": "One blocked account still holds licenses", "affected": [{"type": "user", "id": "lee", "name": "Lee", "detail": "a license"}],
	})
}

test_a_group if {
	verdicts.says(judged(tenant([ana, leaver], {"groupMembers": {"g1": ["ana", "lee"]}}, false)), {"status": "partial", "first detail": "member of “Billing”"})
	likely := judged(tenant([ana, object.union(leaver, {"id": "box"})], {"groupMembers": {"g1": ["box"]}}, false))
	likely.affected[0].detail == "member of “Billing”; looks like a shared mailbox, which may stay in its groups"
}

test_a_role if {
	verdicts.says(judged(tenant(change({"roles": ["User Administrator"], "licensed": true}), {}, false)), {
		"status": "fail", "summary": "One blocked account still holds administrator roles and licenses", "first detail": "User Administrator; a license",
	})
}

test_a_role_that_can_be_activated if {
	verdicts.says(judged(tenant(change({"eligible": ["User Administrator"]}), {}, true)), {
		"status": "fail", "summary": "One blocked account still holds administrator roles", "first detail": "User Administrator (eligible)",
	})
}

test_who_may_activate_a_role_was_not_read if {
	unread := json.remove(tenant([ana, leaver], {}, false), ["sources/roleEligibilities"])
	verdicts.says(judged(unread), {"status": "notAssessed", "reason has": "who may activate a role"})
	judged(object.union(unread, {"facts": {"capabilities": {"accessReviews": "no"}}})).status == "pass"
}

test_forwarding if {
	every row in [
		{"ExternalDirectoryObjectId": "LEE", "ForwardingSmtpAddress": "smtp:lee@home.example"},
		{"PrimarySmtpAddress": "Lee@x.example", "ForwardingSmtpAddress": null, "ForwardingAddress": "Lee (home)"},
	] {
		verdicts.says(judged(tenant([ana, leaver], {"mailboxForwarding": [row]}, false)), {"status": "fail", "summary": "One blocked account still holds mail forwarding"})
	}
	others := [{"UserPrincipalName": "lee@x.example", "ForwardingSmtpAddress": ""}, {"UserPrincipalName": "ana@x", "ForwardingSmtpAddress": "smtp:a@b"}]
	judged(tenant([ana, leaver], {"mailboxForwarding": others}, false)).status == "pass"
}

test_shared_mailboxes_may_keep_licence_and_groups if {
	judged(tenant(change({"licensed": true}), {"groupMembers": {"g1": ["lee"]}}, true)).status == "pass"
	judged(tenant(change({"licensed": true}), {}, false)).status == "partial"
	judged(tenant(change({"roles": ["User Administrator"]}), {}, true)).status == "fail"
}

test_nobody_is_blocked if every people in [[ana], [ana, object.union(leaver, {"syncAccount": true})]] { status(people) == "notApplicable" }

test_cannot_tell if {
	every value in ["licensed", "enabled"] { status(change({value: null})) == "notAssessed" }
	hidden := {"facts": {"groupDoubts": {"g1": "“Billing” hides its members", "g2": "“All staff” stands still"}}}
	verdicts.says(judged(object.union(tenant([ana, leaver], {}, false), hidden)), {"status": "notAssessed", "reason has": "who is in which group (“Billing” hides its members)"})
}

bare(people) := object.union(object.remove(tenant(people, {}, false), ["sources"]), {"sources": {"users": []}})

test_roles_and_groups_not_read if {
	verdicts.says(judged(bare([ana, leaver])), {"status": "notAssessed", "reason has": "who holds an administrator role; who is in which group"})
	verdicts.says(judged(bare(change({"licensed": true}))), {
		"status": "partial", "evidence has": "Whether their mailboxes forward mail was not read.",
		"unknown detail": "who holds an administrator role; who is in which group",
	})
}

# A large shared mailbox keeps its licence.
test_what_the_steps_set_passes if {
	forwarding := {"groupMembers": {"g1": ["ana", "lee"]}, "mailboxForwarding": [{"UserPrincipalName": "lee@x.example", "ForwardingSmtpAddress": "smtp:lee@home.example"}]}
	judged(tenant(change({"roles": ["User Administrator"], "licensed": true}), forwarding, false)).status == "fail"
	judged(tenant(change({"licensed": true}), {}, true)).status == "pass"
	judged(tenant([ana, leaver], {}, false)).status == "pass"
}
