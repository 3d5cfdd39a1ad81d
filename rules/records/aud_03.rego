# METADATA
# title: Every mailbox records who read and changed what
# description: >-
#   Mailboxes of a practice are full of patient data. Mailbox auditing notes who opened
#   one, as its owner, a colleague or an administrator, and what was read, sent or
#   deleted. After a break-in it answers which patients must be told.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/audit-mailboxes
#     description: Manage mailbox auditing
# custom:
#   id: AUD-03
#   severity: high
#   hipaa:
#     - {cite: 164.312(b), specification: required}
#   frameworks:
#     nist_csf: [PR.PS-04]
#     hicp: ["8"]
#     nist_800_53: [AU-2, AU-12]
#   evidence:
#     - basis: import
#       sources: [organizationConfig]
#       uses: [mailboxes]
#     - basis: secureScore
#       controls: [exo_mailboxaudit]
#   effort: 30 minutes
#   fix:
#     - There is no page for this in an admin center; ask your IT person to connect to Exchange Online PowerShell.
#     - "If auditing is off for the organization, run: Set-OrganizationConfig -AuditDisabled $false"
#     - "For each mailbox named above, run: Set-Mailbox -Identity ADDRESS -AuditEnabled $true"
#     - "Check it with: Get-OrganizationConfig | Format-List AuditDisabled (False is right)."
#     - Nobody notices a change; actions from before cannot be recorded afterwards.
#   link: https://admin.exchange.microsoft.com
#   since: 0.1.0
package triage.aud_03

import data.triage.lib.affected
import data.triage.lib.secure_score

result := secure_score.verdict({
	"yes": "mailbox auditing is on",
	"partly": "mailbox auditing is on for a part of the mailboxes",
	"no": "mailbox auditing is off",
}) if {
	input.basis == "secureScore"
}

result := {
	"status": "pass",
	"summary": "Mailbox auditing is on for the whole practice",
	"evidence": evidence,
} if {
	disabled == "no"
	count(off) == 0
}

# Microsoft looks past a mailbox's own switch while the organization's is on.
result := {
	"status": "partial",
	"summary": count_of(count(off), "mailbox has its own auditing switched off", "mailboxes have their own auditing switched off"),
	"affected": [affected.of("mailbox", id(row), name(row), "switched off for this mailbox; it is recorded only as long as the switch of the whole organization stays on") | some row in off],
	"evidence": evidence,
} if {
	disabled == "no"
	count(off) > 0
}

result := {
	"status": "fail",
	"summary": "No mailbox records who reads or deletes mail",
	"affected": [affected.setting("organizationConfig.AuditDisabled", "Mailbox auditing", "switched off for the whole organization, which overrides every mailbox")],
} if {
	disabled == "yes"
}

result := {
	"status": "notAssessed",
	"summary": "The mailbox auditing switch could not be understood",
	"reason": "The export does not say clearly whether AuditDisabled is on. Run Get-OrganizationConfig in Exchange Online PowerShell again.",
} if {
	disabled == "unknown"
}

disabled := flag_at(input.sources.organizationConfig, "AuditDisabled") if input.basis == "import"

mailboxes := object.get(input.sources, "mailboxes", [])

# Rooms, equipment and system mailboxes are left aside.
off := [row |
	some row in mailboxes
	not text_at(row, "RecipientTypeDetails") in {"DiscoveryMailbox", "EquipmentMailbox", "MonitoringMailbox", "RoomMailbox", "SchedulingMailbox"}
	flag_at(row, "AuditEnabled") == "no"
]

unread := [row | some row in mailboxes; flag_at(row, "AuditEnabled") == "unknown"]

id(row) := first_text(row, ["ExternalDirectoryObjectId", "PrimarySmtpAddress", "UserPrincipalName", "Identity"])

name(row) := first_text(row, ["DisplayName", "PrimarySmtpAddress", "UserPrincipalName", "Identity"])

evidence := array.concat(
	["Auditing is on for the organization, which covers every mailbox of a person and every shared mailbox."],
	array.concat(
		["The mailboxes were not listed; their own switches do not matter while the organization's is on." | not input.sources.mailboxes],
		[sprintf("%s.", [count_of(count(unread), "mailbox in the list does not show its own switch", "mailboxes in the list do not show their own switch")]) | count(unread) > 0],
	),
)
