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

import data.triage.lib.inactive
import data.triage.lib.verdicts

result := verdicts.pass(sprintf("No account has lain unused for %d days", [input.parameters.inactiveDays]), evidence) if {
	inactive.recorded
	count(accounts) > 0
	idle_count == 0
	count(unsure) == 0
}

result := verdicts.beside(
	verdicts.fail_where(idle_count == count(accounts), count_of(idle_count, sprintf("account that can sign in has not been used for %d days", [input.parameters.inactiveDays]), sprintf("accounts that can sign in have not been used for %d days", [input.parameters.inactiveDays])), flattened([found(part, shared) | some part in idle; some shared in [false, true]]), evidence),
	affected_rows("user", unsure, "whether it is in use cannot be told"),
) if {
	inactive.recorded
	idle_count > 0
}

result := verdicts.not_assessed(
	"It cannot be told whether every account is in use",
	sprintf("For %s (%s) it cannot be told whether they can sign in, when they were made, or whether a sign-in succeeded: Microsoft also records attempts that failed.", [lower(count_of(count(unsure), "account", "accounts")), concat(", ", array.slice(sort([person.name | some person in unsure]), 0, 5))]),
) if {
	inactive.recorded
	idle_count == 0
	count(unsure) > 0
}

result := verdicts.not_applicable(
	"There is no account to look at",
	"No account of the practice can sign in but emergency accounts and those of shared mailboxes.",
) if {
	inactive.recorded
	count(accounts) == 0
	count(unsure) == 0
}

result := inactive.unreadable if not inactive.recorded

# Members who can sign in. Emergency accounts are meant to lie idle;
# shared mailboxes by the list of Exchange and guests are looked at elsewhere.
accounts := rows_outside(rows_outside(members, "enabled", {false}), "id", listed)

members := rows_where(input.facts.people, {"guest": false, "emergency": false, "syncAccount": false})

parts := inactive.parts(accounts)

listed := {mailbox.id | some mailbox in input.facts.sharedMailboxes.mailboxes; input.facts.sharedMailboxes.known == true}

likely := {mailbox.id | some mailbox in input.facts.sharedMailboxes.mailboxes; input.facts.sharedMailboxes.known == false}

found(part, false) := affected_rows("user", rows_outside(part.people, "id", likely), inactive.detail(part.people[0]))

found(part, true) := affected_rows("user", rows_among(part.people, "id", likely), concat("; ", [inactive.detail(part.people[0]), "looks like a shared mailbox, whose sign-in can be blocked"]))

idle := inactive.idle(parts)

idle_count := inactive.size(idle)

unsure := flattened([part.people | some part in rows_where(parts, {"use": "unknown"})])

evidence := [sprintf("Accounts used within %d days, or younger: %d of %d.", [input.parameters.inactiveDays, inactive.size(inactive.in_use(parts)), count(accounts)])]
