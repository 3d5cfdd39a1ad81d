# METADATA
# title: No guest holds an administrator role
# description: >-
#   A guest signs in with an account that another organization, or nobody at all, looks
#   after. When that account is stolen or the person changes jobs, you are not told. With
#   an administrator role it opens your practice all the same.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/role-based-access-control/best-practices
#     description: Best practices for Microsoft Entra roles
#   - ref: https://learn.microsoft.com/entra/external-id/user-properties
#     description: Properties of a Microsoft Entra B2B collaboration user
# custom:
#   id: ADM-08
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(4)(ii)(B), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [AC-6, AC-2]
#   evidence:
#     - basis: graph
#       sources: [users, roleAssignments, roleDefinitions]
#       uses: [roleEligibilities, groupEligibilities, groups, groupMembers, servicePrincipals, subscribedSkus]
#       facts: [admins, capabilities]
#       partial_proves: [users, roleAssignments]
#   effort: 30 minutes
#   fix:
#     - Ask each guest named above, or the company behind them, what they do for you as an administrator.
#     - If it is your IT company, ask it to use delegated administration (GDAP) instead, which can be limited to roles and an end date (ADM-09).
#     - If the person works for you, make an account of your own for them with the role, and with a second step at sign-in.
#     - When the new way in has been tried, open the Entra admin center, Roles & admins, choose the role and remove the guest (or take the guest out of the group that holds the role). They lose access to the admin centers at once.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles
#   since: 0.1.0
package triage.adm_08

import data.triage.lib.admins
import data.triage.lib.affected
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.beside(
	verdicts.fail_where(
		count(active) > 0,
		count_of(count(guests), "guest holds an administrator role", "guests hold an administrator role"),
		[affected.user(guest, sprintf("signs in from outside as %s; %s", [guest.upn, admins.roles(guest)])) | some guest in guests],
		evidence,
	),
	affected.rest(doubts),
) if count(guests) > 0
else := verdicts.not_assessed(
	"It cannot be told whether a guest holds an administrator role",
	sprintf("It cannot be told for these: %s. Read the accounts, the groups and their members again.", [words.joined(doubts)]),
) if count(doubts) > 0
else := verdicts.not_assessed(
	"The list names no administrator",
	"Nobody holds an administrator role by what was read. Every tenant has an administrator, so the list of roles is not whole. Read it again.",
) if count(looked_at) == 0
else := verdicts.pass("No guest holds an administrator role", evidence) if count(guests) + count(doubts) == 0

looked_at := rows_outside(input.facts.admins.people, "enabled", {false})

guests := [person | some person in looked_at; from_outside(person)]

from_outside(person) if person.guest == true

from_outside(person) if person.external == true

# Who may only activate a role does not hold it yet.
active := [guest | some guest in guests; count(guest.roles) > 0]

doubts := array.concat(
	[sprintf("whether %s is a guest", [person.name]) | some person in looked_at; not person.typeKnown == true; not from_outside(person)],
	admins.unseen,
)

evidence := array.concat(
	[sprintf("Accounts with an administrator role that can sign in: %d, guests among them: %d.", [count(looked_at), count(guests)])],
	admins.leftovers,
)
