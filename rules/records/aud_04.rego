# METADATA
# title: No account is left out of mailbox auditing
# description: >-
#   An account can be left out of mailbox auditing. Whatever it reads or deletes, in
#   its own or in other people's mailboxes, then leaves no trace. It is set for backup
#   programs, and also by intruders who want to stay unseen.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/audit-mailboxes
#     description: Manage mailbox auditing
#   - ref: https://learn.microsoft.com/powershell/module/exchange/get-mailboxauditbypassassociation
#     description: Get-MailboxAuditBypassAssociation
# custom:
#   id: AUD-04
#   severity: high
#   hipaa:
#     - {cite: 164.312(b), specification: required}
#   frameworks:
#     nist_csf: [PR.PS-04]
#     hicp: ["8"]
#     nist_800_53: [AU-9, AU-12]
#   evidence:
#     - basis: import
#       sources: [mailboxAuditBypassAssociations]
#       partial_proves: [mailboxAuditBypassAssociations]
#     - basis: answer
#       question: Has your IT person confirmed within the last year that no account is left out of mailbox auditing?
#       counts: Only your IT person can answer this; send the question on. The date and the output of Get-MailboxAuditBypassAssociation (Exchange Online PowerShell), with nobody whose AuditBypassEnabled is True. The Security Rule sets no interval; a year is this tool's.
#       renew_months: 12
#       says:
#         yes: No account is said to be left out of mailbox auditing
#         yes_without_evidence: No account is said to be left out of mailbox auditing; what shows it is not noted
#         partly: Whether an account is left out of mailbox auditing was looked up only in part
#         no: It has not been confirmed within the last year that no account is left out of mailbox auditing
#   effort: 30 minutes
#   fix:
#     - Ask for each account named above who set this and why. If nobody knows, treat it as a possible break-in; save the sign-ins of the account (Entra admin center, Monitoring & health, Sign-in logs), which are recorded all the same.
#     - There is no page for this in an admin center; ask your IT person to connect to Exchange Online PowerShell (module ExchangeOnlineManagement, as an Exchange Administrator).
#     - "For each account, run: Set-MailboxAuditBypassAssociation -Identity ADDRESS -AuditBypassEnabled $false"
#     - If a backup program needs it, write down which one and why, and record it as an exception.
#   link: https://admin.exchange.microsoft.com
#   since: 0.1.0
package triage.aud_04

import data.triage.lib.affected
import data.triage.lib.verdicts

result := verdicts.partial(
	count_of(count(bypassed), "account can read mail without a trace", "accounts can read mail without a trace"),
	[affected.of("account", id(row), name(row), "is left out of mailbox auditing") | some row in bypassed],
	[],
) if count(bypassed) > 0
else := verdicts.not_assessed(
	"It cannot be told who is left out of mailbox auditing",
	sprintf("The export does not say clearly whether AuditBypassEnabled is on for %s. Run Get-MailboxAuditBypassAssociation again.", [name(unclear[0])]),
) if count(unclear) > 0
else := verdicts.pass("No account is left out of mailbox auditing", []) if count(bypassed) + count(unclear) == 0

# The list may hold every account, or only the ones that are excused.
bypassed := [row | some row in input.sources.mailboxAuditBypassAssociations; flag_at(row, "AuditBypassEnabled") == "yes"]

unclear := [row | some row in input.sources.mailboxAuditBypassAssociations; flag_at(row, "AuditBypassEnabled") == "unknown"]

id(row) := first_text(row, ["Guid", "ExchangeObjectId", "Identity", "Name", "Id"])

name(row) := text if {
	text := first_text(row, ["DisplayName", "Name", "Identity", "Id", "Guid"])
	text != ""
} else := "an account without a name"
