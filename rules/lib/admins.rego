# What the fact `admins` leaves open.
package triage.lib.admins

import data.triage.lib.plans

# The names of objects that hold an administrator role and may stand for people
# nobody looked at: groups with unread members, and what is in no list.
unread contains other.name if {
	some other in input.facts.admins.other
	not other.id in settled
}

settled := object.keys(object.get(input.sources, "groupMembers", {})) | apps

apps := {row.principalId |
	some row in input.sources.roleAssignments
	row.principal["@odata.type"] == "#microsoft.graph.servicePrincipal"
} | {app.id | some app in object.get(input.sources, "servicePrincipals", [])}

# Without Entra ID P2 there is nothing to activate.
activation_unread if {
	not input.sources.roleEligibilities
	not plans.without_p2
}

# "User Administrator, Security Reader (eligible)".
roles(person) := concat(", ", sort(array.concat(person.roles, [sprintf("%s (eligible)", [role]) | some role in person.eligible])))

global_administrator := "62e90394-69f5-4237-9190-012177145e10"

# Who holds that role by the older list of roles, which exports carry.
global_administrators := [member |
	some role in input.sources.directoryRoles
	role.roleTemplateId == global_administrator
	is_array(role.members)
	some member in role.members
	is_object(member)
]

unlisted if {
	some role in input.sources.directoryRoles
	role.roleTemplateId == global_administrator
	not is_array(object.get(role, "members", null))
}

kind(member) := array.reverse(split(text_at(member, "@odata.type"), "."))[0]
