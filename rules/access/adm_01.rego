# METADATA
# title: Two to four accounts are Global Administrators
# description: >-
#   A Global Administrator can get at every mailbox and every file and switch off every
#   protection. Each further one is one more account that opens the whole practice. With
#   only one, a lost phone can lock the practice out of its own systems.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/role-based-access-control/best-practices
#     description: Best practices for Microsoft Entra roles
#   - ref: https://learn.microsoft.com/graph/api/resources/unifiedroleassignment
#     description: unifiedRoleAssignment resource type
# custom:
#   id: ADM-01
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(4)(ii)(C), specification: addressable}
#     - {cite: 164.308(a)(3)(ii)(A), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [AC-6, AC-6(5)]
#   evidence:
#     - basis: graph
#       sources: [users, roleAssignments, roleDefinitions]
#       uses: [roleEligibilities, groupEligibilities, groups, groupMembers, servicePrincipals, subscribedSkus]
#       facts: [admins, capabilities]
#     - basis: import
#       sources: [directoryRoles]
#       uses: [users, roleAssignments]
#       facts: [globalAdministrators]
#     - basis: secureScore
#       controls: [OneAdmin]
#   effort: 1 hour
#   fix:
#     - Decide which two people need full control, and keep two emergency accounts beside them. That makes four.
#     - With only one Global Administrator, add a second person first; nobody can help you back in otherwise.
#     - Before you take the role from anybody, sign in once with each account that keeps it, and see that it opens the Entra admin center.
#     - Open the Entra admin center, Roles & admins, and choose Global Administrator.
#     - For each account you do not need there, first give it the smaller role its work needs (for example User Administrator or Exchange Administrator), then choose Remove assignment. Without any role that person loses access to the admin centers at once.
#     - Where the list shows a group instead of the person, take the person out of that group; where it has a page Eligible assignments, look there too.
#     - For an app named above, ask its maker which smaller role or permission it needs and grant that first. Without either the app stops working.
#     - Ask your IT company what its own account needs; it rarely needs this role every day.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles
#   since: 0.1.0
package triage.adm_01

import data.triage.lib.admins
import data.triage.lib.affected
import data.triage.lib.secure_score
import data.triage.lib.verdicts
import data.triage.lib.words

# Secure Score looks at the lower limit only.
result := verdicts.fail("Microsoft Secure Score reports: only one account is a Global Administrator", secure_score.open, []) if {
	input.basis == "secureScore"
	input.secureScore.controls[0].percentage == 0
} else := verdicts.not_assessed(
	"It cannot be told how many Global Administrators there are",
	"Microsoft Secure Score reports that there is more than one Global Administrator, not how many. Let the roles be read (Global Reader is enough).",
) if input.basis == "secureScore"
# More than twice the upper limit is no limit any more.
else := verdicts.beside(
	verdicts.fail_where(
		count(holders) > 2 * most,
		sprintf("%s; %s are enough", [number_of_holders, number_in_words(most)]),
		array.concat([affected.user(holder, described(holder)) | some holder in holders], named_apps),
		evidence,
	),
	affected.rest(doubts),
) if count(holders) > most
else := verdicts.fail(
	"Only one account is a Global Administrator: nobody can help it back in",
	array.concat(affected_rows("user", holders, "the only one; if it is lost, you have to prove to Microsoft support that the practice is yours"), named_apps),
	evidence,
) if only_one
# An app signs in without a person, and whoever has its secret or certificate is it.
else := verdicts.beside(
	verdicts.partial(count_of(count(apps), "app holds Global Administrator", "apps hold Global Administrator"), named_apps, evidence),
	affected.rest(doubts),
) if count(apps) > 0
else := verdicts.not_assessed(
	"It cannot be told how many Global Administrators there are",
	sprintf("%s could be counted, and it cannot be told %s. Read the roles, the groups and their members again.", [count_of(count(holders), "Global Administrator", "Global Administrators"), words.joined(doubts)]),
) if count(doubts) > 0
else := verdicts.not_assessed(
	"The list names no Global Administrator",
	"No account that can sign in is a Global Administrator by what was read. Every tenant has one, so the list of roles is not whole. Read it again.",
) if count(holders) == 0
else := verdicts.pass(number_of_holders, evidence) if {
	count(doubts) + count(apps) == 0
	count(holders) >= fewest
	count(holders) <= most
}

number_of_holders := count_of(count(holders), "account is a Global Administrator", "accounts are Global Administrators")

fewest := input.parameters.fewestGlobalAdministrators

most := input.parameters.mostGlobalAdministrators

only_one if {
	count(doubts) == 0
	count(holders) > 0
	count(holders) < fewest
}

# Accounts that can sign in and hold the role, now or after activating it.
holders := rows_where(global, {"enabled": true}) if input.basis == "graph"

# The older list of roles names members without saying whether they can sign in.
holders := rows_outside(rows_outside(members, "type", {"group", "servicePrincipal"}), "id", blocked) if input.basis == "import"

members := input.facts.globalAdministrators.members

global := [person | some person in input.facts.admins.people; in_full_control(person)]

in_full_control(holder) if holder.globalAdministrator == true

in_full_control(holder) if holder.eligibleGlobalAdministrator == true

described(person) := "Global Administrator, declared an emergency account" if object.get(person, "emergency", false) == true
else := "may become Global Administrator at any time (eligible)" if object.get(person, "globalAdministrator", true) == false
else := "Global Administrator"

doubts := flattened([
	[sprintf("whether %s can sign in", [names(unsure)]) | unsure := rows_where(global, {"enabled": null}); count(unsure) > 0],
	[sprintf("who is behind %s", [concat(", ", sort(unread))]) | count(unread) > 0],
	["who may activate the role (the eligible administrators were not read)" | admins.activation_unread],
	[admins.joining(group) | some group in rows_where(object.get(input.facts.admins, "joinableGroups", []), {"globalAdministrator": true})],
	["which role some of the assignments are for" | assignment_without_role],
]) if input.basis == "graph"

doubts := flattened([
	[sprintf("who is in the group %s", [member.name]) | some member in rows_where(members, {"type": "group"})],
	["who holds the role (its members are missing)" | input.facts.globalAdministrators.whole == false],
	["what the newer list of roles leaves open, which names also those who may activate a role" | input.sources.roleAssignments],
]) if input.basis == "import"

assignment_without_role if {
	some row in array.concat(input.sources.roleAssignments, object.get(input.sources, "roleEligibilities", []))
	text_at(row, "roleDefinitionId") == ""
}

# Holders that are neither a known account, nor a group with known members, nor an app.
unread contains admins.behind(other) if {
	some other in input.facts.admins.other
	in_full_control(other)
	other.settled == false
}

apps := [app | some app in apps_with_roles; in_full_control(app)] if input.basis == "graph"

apps := rows_where(members, {"type": "servicePrincipal"}) if input.basis == "import"

apps_with_roles := rows_where(input.facts.admins.other, {"type": "servicePrincipal"})

named_apps := affected_rows("servicePrincipal", apps, "an app with full control; whoever has its secret or certificate has it, without a second step")

# Apps with smaller roles are named, and do not count here.
other_apps := [sprintf("%s (%s)", [app.name, concat(", ", sort(array.concat(app.roles, app.eligible)))]) |
	some app in apps_with_roles
	not in_full_control(app)
]

blocked := {account.id | some account in object.get(input.sources, "users", []); account.accountEnabled == false}

evidence := flattened([
	[sprintf("Between %d and %d are enough, emergency accounts included.", [fewest, most])],
	[sprintf("Not counted, because they cannot sign in: %s.", [names(off)]) | off := rows_where(global, {"enabled": false}); count(off) > 0],
	["The list of roles does not say which of these accounts are blocked." | input.basis == "import"; not input.sources.users],
	[sprintf("Apps with other administrator roles: %s.", [concat(", ", other_apps)]) | count(other_apps) > 0],
	[line | input.basis == "graph"; some line in admins.leftovers],
])

names(people) := concat(", ", [person.name | some person in people])
