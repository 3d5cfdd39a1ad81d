# METADATA
# title: Every administrator account is in use
# description: >-
#   An administrator account that nobody has used for months is a spare key whose absence
#   nobody would notice: the password grows old, the phone behind it is replaced, and when
#   somebody else signs in there is no owner to wonder.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/monitoring-health/howto-manage-inactive-user-accounts
#     description: Manage inactive user accounts
#   - ref: https://learn.microsoft.com/graph/api/resources/signinactivity
#     description: signInActivity resource type
# custom:
#   id: ADM-07
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(3)(ii)(C), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-01, PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [AC-2(3), AC-6]
#   evidence:
#     - basis: graph
#       sources: [users, roleAssignments, roleDefinitions]
#       uses: [roleEligibilities, groupEligibilities, groups, groupMembers, servicePrincipals, subscribedSkus]
#       facts: [admins, people, capabilities]
#       partial_proves: [users, roleAssignments]
#   effort: 30 minutes
#   fix:
#     - Ask who each account named above belongs to, whether that person still has to administer anything, and whether a program (a backup or a scanner, for example) signs in with it.
#     - If a program signs in with it, ask the vendor for a way without an administrator's password before you block the account; the program stops otherwise.
#     - If it is an emergency account, declare it as one in the profile (this tool’s README, “Exceptions and profile”, shows how), and test it every 90 days and after each change of staff.
#     - See that at least two other Global Administrators can sign in (ADM-01) before you take that role from one.
#     - If nobody needs the account, open the Entra admin center, Roles & admins, and remove its role; then open the Microsoft 365 admin center, Users, Active users, choose the account and Block sign-in.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles
#   since: 0.1.0
package triage.adm_07

import data.triage.lib.admins
import data.triage.lib.affected
import data.triage.lib.inactive
import data.triage.lib.verdicts
import data.triage.lib.words

result := inactive.unreadable if not inactive.recorded
else := verdicts.beside(
	verdicts.fail_where(
		number_idle == count(looked_at),
		count_of(number_idle, sprintf("administrator account has not been used for %d days", [limit]), sprintf("administrator accounts have not been used for %d days", [limit])),
		[affected.user(person, sprintf("%s; %s", [inactive.detail(person), admins.roles(person)])) | some part in idle; some person in part.people],
		evidence,
	),
	affected.rest(doubts),
) if number_idle > 0
else := verdicts.not_assessed(
	"It cannot be told whether every administrator account is in use",
	sprintf("It cannot be told for these: %s. Read the accounts, the groups and their members again.", [words.joined(doubts)]),
) if count(doubts) > 0
else := verdicts.not_applicable(
	"There is no administrator account to look at",
	"Nobody holds an administrator role but emergency accounts and the synchronization account.",
) if count(looked_at) == 0
else := verdicts.pass(sprintf("No administrator account has lain unused for %d days", [limit]), evidence) if number_idle + count(doubts) == 0

limit := input.parameters.inactiveDays

# Emergency accounts are meant to lie idle.
looked_at := rows_outside(rows_where(input.facts.admins.people, {"emergency": false, "syncAccount": false}), "enabled", {false})

parts := inactive.parts(looked_at)

idle := inactive.idle(parts)

number_idle := inactive.size(idle)

doubts := array.concat(inactive.unsure(parts), admins.unseen)

emergency := [person.name | some person in rows_where(input.facts.admins.people, {"emergency": true})]

evidence := flattened([
	[sprintf("Administrator accounts used within %d days, or younger: %d of %d.", [limit, inactive.size(inactive.in_use(parts)), count(looked_at)])],
	[sprintf("Not counted: %s (emergency accounts).", [concat(", ", emergency)]) | count(emergency) > 0],
	admins.leftovers,
])
