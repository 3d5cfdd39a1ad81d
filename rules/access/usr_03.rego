# METADATA
# title: Everybody signs in as themselves
# description: >-
#   When the front desk shares one login, the record of who opened which patient's file
#   shows “front desk”. The Security Rule requires a name or number for each person, and a
#   shared password outlives everybody who ever knew it.
# related_resources:
#   - ref: https://www.hhs.gov/hipaa/for-professionals/security/guidance/index.html
#     description: HHS guidance on the Security Rule
#   - ref: https://learn.microsoft.com/graph/api/resources/user
#     description: user resource type
# custom:
#   id: USR-03
#   severity: high
#   hipaa:
#     - {cite: 164.312(a)(2)(i), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-01]
#     hicp: ["3"]
#     nist_800_53: [IA-2, IA-4]
#   evidence:
#     - basis: graph
#       sources: [users]
#       uses: [sharedMailboxes, subscribedSkus, roleAssignments, roleDefinitions, groupMembers]
#       facts: [people, sharedMailboxes]
#       partial_proves: [users]
#     - basis: answer
#       question: Does everybody who works in Microsoft 365 sign in with an account of their own, so that no login is shared by several people?
#       counts: The dated list of accounts with the one person each belongs to, or your written rule against shared logins and the date you last checked it. Note where it is kept.
#       renew_months: 12
#       says:
#         yes: Everybody is said to sign in with an account of their own
#         yes_without_evidence: Everybody is said to sign in as themselves; where the list is kept is not written down
#         partly: Some people share a login with others
#         no: Not everybody signs in with an account of their own
#   effort: 1 day
#   fix:
#     - For each account named above find out who knows the password, what they do with it, and whether a machine signs in with it.
#     - "Make an account for each person who has none. For people who work without a desk Microsoft sells frontline licenses that cost less: Microsoft 365 F3 has a small mailbox, F1 has none, and neither brings the Office programs for a computer."
#     - Turn the shared account into a shared mailbox if its mail must go on, and add the people as members; they then open it as themselves. Block its own sign-in afterwards (USR-04).
#     - For shared computers let people sign in with a fingerprint, a security key or a PIN of their own instead of one login for all.
#     - If the account belongs to a machine, or to one person, record that as an exception with the reason.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers/menuId/
#   since: 0.1.0
package triage.usr_03

import data.triage.lib.accounts
import data.triage.lib.affected
import data.triage.lib.verdicts

# A name can raise a suspicion and never clear one.
result := verdicts.partial(
	count_of(count(suspects), "account is likely a login that several people share", "accounts are likely logins that several people share"),
	[affected.user(person, sprintf("named after a place or a task, not a person (%s); %s", [person.upn, use(person)])) | some person in suspects],
	["Found by the name alone. Whether several people use an account, only the practice can tell."],
) if count(suspects) > 0
else := verdicts.not_assessed(
	"No name looks like a shared login; whether one is shared, only you can tell",
	sprintf("None of the accounts that can sign in (%d) is named after a place or a task. Whether several people use one, no setting shows.", [count(looked_at)]),
)

# Shared mailboxes by the list of Exchange are looked at elsewhere.
looked_at := rows_outside(
	rows_where(input.facts.people, {"enabled": true, "guest": false, "emergency": false, "syncAccount": false}),
	"id", accounts.shared_mailboxes,
)

# Accounts whose name is made of places and tasks alone.
suspects := [person | some person in rows_among(looked_at, "id", named_so); works(person)]

named_so := values_of(rows_of_words(looked_at, "upn", places_and_tasks), "id") | values_of(rows_of_words(looked_at, "name", places_and_tasks), "id")

# A license or a sign-in tells an account people work with from a mere mailbox.
works(person) if person.licensed == true

works(person) if is_number(person.daysSinceUse)

use(person) := "has a license" if not is_number(person.daysSinceUse)
else := "used within the last day" if person.daysSinceUse <= 1
else := sprintf("last used %d days ago", [person.daysSinceUse])

places_and_tasks := {
	"admin", "administrator", "appointments", "assistant", "assistants", "back", "backoffice", "billing", "checkin", "checkout",
	"claims", "clinic", "clinical", "dental", "desk", "doctor", "doctors", "exam", "front", "frontdesk", "frontoffice",
	"hygiene", "hygienist", "imaging", "info", "insurance", "intake", "intern", "ipad", "kiosk", "lab", "laboratory", "medical",
	"nurse", "nurses", "nursing", "office", "operatory", "pharmacy", "provider", "providers", "radiology", "reception",
	"receptionist", "records", "referral", "referrals", "refills", "room", "schedule", "scheduler", "scheduling", "shared",
	"staff", "station", "student", "tablet", "team", "temp", "training", "treatment", "triage", "user", "volunteer", "workstation", "xray",
}
