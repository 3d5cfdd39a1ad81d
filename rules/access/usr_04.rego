# METADATA
# title: Nobody can sign in to a shared mailbox directly
# description: >-
#   A shared mailbox (front desk, billing, fax) has an account of its own behind it. Staff
#   open the mailbox through their own account, so nobody needs that account's password.
#   While its sign-in is open, whoever guesses the password can read the mail, often without
#   a second step, and no record shows which person it was.
# related_resources:
#   - ref: https://learn.microsoft.com/microsoft-365/admin/email/about-shared-mailboxes
#     description: About shared mailboxes in Microsoft 365
#   - ref: https://learn.microsoft.com/powershell/module/exchange/get-exomailbox
#     description: Get-EXOMailbox
# custom:
#   id: USR-04
#   severity: high
#   hipaa:
#     - {cite: 164.312(a)(2)(i), specification: required}
#     - {cite: 164.312(d), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-01, PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [IA-2, AC-2]
#   evidence:
#     - basis: import
#       sources: [sharedMailboxes]
#       uses: [users]
#       partial_proves: [sharedMailboxes]
#     - basis: graph
#       sources: [users]
#       uses: [sharedMailboxes, subscribedSkus, roleAssignments, roleDefinitions, groupMembers]
#       facts: [sharedMailboxes]
#       partial_proves: [users]
#     - basis: answer
#       question: Is sign-in blocked for the account behind every shared mailbox?
#       counts: A dated list of the shared mailboxes with their state (Microsoft 365 admin center, Users, Active users, Sign-in status), or the output of Get-EXOMailbox. Note where it is kept.
#       renew_months: 12
#       says:
#         yes: Sign-in is said to be blocked for every shared mailbox
#         yes_without_evidence: Sign-in is said to be blocked for every shared mailbox; where that is written down is not noted
#         partly: Sign-in is blocked for some shared mailboxes only
#         no: Sign-in is not blocked for every shared mailbox
#   effort: 30 minutes
#   fix:
#     - Ask at the front desk and in billing whether anybody types in the address and password of a shared mailbox. Phones and scanners may do so too; they stop receiving or sending once sign-in is blocked.
#     - Give those people access through their own account (Microsoft 365 admin center, Teams & groups, Shared mailboxes, Members); on a phone they add the mailbox in the Outlook app.
#     - "For a scanner or another machine set up a relay (a mail service that sends for devices without a password: ask the vendor of the device or your IT person)."
#     - Open the Microsoft 365 admin center, Users, Active users, choose the account named above and Block sign-in. The mailbox goes on working for its members.
#     - Reset the password of the account to a long random one that nobody keeps.
#   link: https://go.microsoft.com/fwlink/p/?linkid=834822
#   since: 0.1.0
package triage.usr_04

import data.triage.lib.affected
import data.triage.lib.coverage
import data.triage.lib.verdicts

# Without the list of Exchange only a likeness speaks: it can find, not clear.
result := verdicts.partial(
	count_of(count(likely), "account that is likely a shared mailbox can sign in directly", "accounts that are likely shared mailboxes can sign in directly"),
	[affected.user(mailbox, sprintf("%s, and can sign in", [mailbox.how])) | some mailbox in likely],
	["Found by likeness. The list of Exchange (Get-EXOMailbox -RecipientTypeDetails SharedMailbox) would tell for sure."],
) if {
	input.basis == "graph"
	count(likely) > 0
} else := verdicts.not_assessed(
	"It cannot be told which accounts belong to shared mailboxes",
	"Microsoft shows a web page no list of shared mailboxes, and no account looks like one that can sign in. Your IT person can export the list (Get-EXOMailbox -RecipientTypeDetails SharedMailbox).",
) if input.basis == "graph"
else := verdicts.not_applicable("There is no shared mailbox", "Exchange lists no shared mailbox.") if count(mailboxes) == 0
else := verdicts.fail_where(
	count(open) == count(mailboxes),
	count_of(count(open), "shared mailbox lets people sign in directly", "shared mailboxes let people sign in directly"),
	affected_rows("user", open, "shared mailbox by the list of Exchange; its sign-in is not blocked"),
	[sprintf("Shared mailboxes blocked for sign-in: %d of %d.", [count(blocked), count(mailboxes)])],
) if count(open) > 0
else := verdicts.not_assessed(
	"It cannot be told whether sign-in is blocked",
	sprintf("For %s the export does not say whether sign-in is blocked. Exchange's own word on it (AccountDisabled) does not follow what is set in Entra ID. Read the list of accounts as well, and export the mailboxes with ExternalDirectoryObjectId.", [coverage.who(unsure)]),
) if count(unsure) > 0
else := verdicts.pass(
	"Sign-in is blocked for every shared mailbox",
	[sprintf("%s by Exchange.", [count_of(count(mailboxes), "shared mailbox is listed", "shared mailboxes are listed")])],
) if count(blocked) == count(mailboxes)

likely := rows_where(input.facts.sharedMailboxes.mailboxes, {"enabled": true})

mailboxes := [{
	"id": first_text(row, ["ExternalDirectoryObjectId", "UserPrincipalName", "PrimarySmtpAddress", "Identity"]),
	"name": first_text(row, ["DisplayName", "PrimarySmtpAddress", "UserPrincipalName", "Identity"]),
	"state": state(row),
} |
	some row in input.sources.sharedMailboxes
]

open := rows_where(mailboxes, {"state": "open"})

blocked := rows_where(mailboxes, {"state": "blocked"})

unsure := rows_where(mailboxes, {"state": "unknown"})

# The account decides; where one of several says open, it is open. Exchange's own word
# proves nothing: it does not follow what is set in Entra ID.
state(row) := "open" if "open" in states(row)
else := "blocked" if states(row) == {"blocked"}
else := "unknown"

# The states of the accounts found by the surest name.
states(row) := [found | some name in names(row); found := {one | some one, known in accounts; name in known}; count(found) > 0][0]

# The id is the account's own; a name may have been given to another since.
keys := [["ExternalDirectoryObjectId", "id"], ["UserPrincipalName", "userPrincipalName"], ["PrimarySmtpAddress", "mail"]]

names(row) := [[key[1], lower(text_at(row, key[0]))] | some key in keys; text_at(row, key[0]) != ""]

accounts := {"open": named(true), "blocked": named(false)}

# The names of accounts that can, and of those that cannot, sign in.
named(enabled) := {[property, lower(text_at(account, property))] |
	some account in rows_where(object.get(input.sources, "users", []), {"accountEnabled": enabled})
	some property in {"id", "userPrincipalName", "mail"}
	text_at(account, property) != ""
}
