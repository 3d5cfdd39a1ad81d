# METADATA
# title: No account lies unused
# description: >-
#   An account that nobody has used for three months often belongs to somebody who left.
#   It still opens mail and files, and when a stranger uses it there is nobody to notice.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/monitoring-health/howto-manage-inactive-user-accounts
#     description: Manage inactive user accounts
#   - ref: https://learn.microsoft.com/graph/api/resources/signinactivity
#     description: signInActivity resource type
# custom:
#   id: USR-02
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(3)(ii)(C), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-01]
#     hicp: ["3"]
#     nist_800_53: [AC-2(3), PS-4]
#   evidence:
#     - basis: graph
#       sources: [users]
#       uses: [sharedMailboxes, subscribedSkus, roleAssignments, roleDefinitions, groupMembers]
#       facts: [people, sharedMailboxes, capabilities]
#       partial_proves: [users]
#   effort: 1 hour
#   fix:
#     - For each account named above ask whether the person still works for you. Long leave is a good reason to keep an account, blocked.
#     - Ask whether a machine or a program signs in with it, a scanner for example; it stops working once the account is blocked.
#     - Open the Microsoft 365 admin center, Users, Active users, choose the account and Block sign-in. Nothing is deleted, and you can undo it at once. If your accounts come from a server in the practice (directory synchronization), your IT person blocks the account there.
#     - If nobody misses it after 30 days, follow your checklist for people who left (USR-01).
#   link: https://go.microsoft.com/fwlink/p/?linkid=834822
#   since: 0.1.0
package triage.usr_02

import data.triage.lib.accounts
import data.triage.lib.inactive
import data.triage.lib.verdicts

result := inactive.unreadable if not inactive.recorded
else := verdicts.beside(
	verdicts.fail_where(
		number_idle == count(looked_at),
		count_of(number_idle, sprintf("account that can sign in has not been used for %d days", [limit]), sprintf("accounts that can sign in have not been used for %d days", [limit])),
		flattened([named(part) | some part in idle]),
		evidence,
	),
	affected_rows("user", unsure, "whether it is in use cannot be told"),
) if number_idle > 0
else := verdicts.not_assessed(
	"It cannot be told whether every account is in use",
	sprintf("For %s (%s) it cannot be told whether they can sign in, when they were made, or whether a sign-in succeeded: Microsoft also records attempts that failed.", [lower(count_of(count(unsure), "account", "accounts")), concat(", ", array.slice(sort([person.name | some person in unsure]), 0, 5))]),
) if count(unsure) > 0
else := verdicts.not_applicable(
	"There is no account to look at",
	"No account of the practice can sign in but emergency accounts and those of shared mailboxes.",
) if count(looked_at) == 0
else := verdicts.pass(sprintf("No account has lain unused for %d days", [limit]), evidence) if number_idle + count(unsure) == 0

limit := input.parameters.inactiveDays

# Members who can sign in. Emergency accounts are meant to lie idle;
# shared mailboxes by the list of Exchange and guests are looked at elsewhere.
members := rows_where(input.facts.people, {"guest": false, "emergency": false, "syncAccount": false})

looked_at := rows_outside(rows_outside(members, "enabled", {false}), "id", accounts.shared_mailboxes)

parts := inactive.parts(looked_at)

named(part) := array.concat(
	affected_rows("user", rows_outside(part.people, "id", accounts.likely_shared_mailboxes), inactive.detail(part.people[0])),
	affected_rows("user", rows_among(part.people, "id", accounts.likely_shared_mailboxes), sprintf("%s; looks like a shared mailbox, whose sign-in can be blocked", [inactive.detail(part.people[0])])),
)

idle := inactive.idle(parts)

number_idle := inactive.size(idle)

unsure := flattened([part.people | some part in rows_where(parts, {"use": "unknown"})])

evidence := [sprintf("Accounts used within %d days, or younger: %d of %d.", [limit, inactive.size(inactive.in_use(parts)), count(looked_at)])]
