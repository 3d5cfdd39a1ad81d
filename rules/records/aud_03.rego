# METADATA
# title: Every mailbox records who read and changed what
# description: >-
#   Mailboxes of a practice are full of patient data. Mailbox auditing notes who opened one,
#   as its owner, a colleague or an administrator, and what was read, sent or deleted. After
#   a break-in it helps to find out which patients must be told.
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
#     - There is no page for this in an admin center; ask your IT person to connect to Exchange Online PowerShell (module ExchangeOnlineManagement, as an Exchange Administrator).
#     - "If auditing is off for the organization, run: Set-OrganizationConfig -AuditDisabled $false"
#     - "For each mailbox named above, run: Set-Mailbox -Identity ADDRESS -DefaultAuditSet Admin,Delegate,Owner"
#     - "See that it worked with: Get-OrganizationConfig | Format-List AuditDisabled (False is right)."
#     - People at work notice nothing of the change; actions from before cannot be recorded afterwards.
#   link: https://admin.exchange.microsoft.com
#   since: 0.1.0
package triage.aud_03

import data.triage.lib.affected
import data.triage.lib.secure_score
import data.triage.lib.verdicts
import data.triage.lib.words

result := secure_score.verdict({
	"yes": "mailbox auditing is on",
	"partly": "mailbox auditing is on for a part of the mailboxes",
	"no": "mailbox auditing is off",
}) if input.basis == "secureScore"
else := verdicts.fail(
	"No mailbox records who reads or deletes mail",
	[affected.setting("organizationConfig.AuditDisabled", "Mailbox auditing", "switched off for the whole organization, which overrides every mailbox")],
	[],
) if disabled == "yes"
else := verdicts.not_assessed(
	"The mailbox auditing switch could not be understood",
	"The export does not say clearly whether AuditDisabled is on. Run Get-OrganizationConfig in Exchange Online PowerShell again.",
) if disabled == "unknown"
# A list of somebody's own takes the place of Microsoft's.
else := verdicts.partial(
	count_of(count(short), "mailbox records less than Microsoft's own list", "mailboxes record less than Microsoft's own list"),
	[affected.of("mailbox", id(row), name(row), missing(row)) | some row in short],
	evidence,
) if count(short) > 0
else := verdicts.not_assessed(
	"It cannot be told what every mailbox records",
	sprintf("The list of what is recorded was changed for “%s”, and the export does not show how. Run Get-Mailbox again with DefaultAuditSet, AuditOwner, AuditDelegate and AuditAdmin.", [name(unclear[0])]),
) if count(unclear) > 0
else := verdicts.pass("Mailbox auditing is on for the whole practice", evidence) if [disabled, short, unclear] == ["no", [], []]

disabled := flag_at(input.sources.organizationConfig, "AuditDisabled")

# Rooms, equipment and system mailboxes are left aside.
mailboxes := [row |
	some row in object.get(input.sources, "mailboxes", [])
	not text_at(row, "RecipientTypeDetails") in {"DiscoveryMailbox", "EquipmentMailbox", "MonitoringMailbox", "RoomMailbox", "SchedulingMailbox"}
]

# What has to be recorded of the owner, of people with access, and of administrators: who
# read, sent, changed or deleted what, and who made rules or gave others access.
# https://learn.microsoft.com/purview/audit-mailboxes
needed := {
	"owner": {"harddelete", "mailitemsaccessed", "movetodeleteditems", "softdelete", "update", "updatefolderpermissions", "updateinboxrules"},
	"delegate": {"harddelete", "mailitemsaccessed", "movetodeleteditems", "sendas", "sendonbehalf", "softdelete", "update", "updatefolderpermissions", "updateinboxrules"},
	"admin": {"harddelete", "mailitemsaccessed", "movetodeleteditems", "sendas", "sendonbehalf", "softdelete", "update", "updatefolderpermissions", "updateinboxrules"},
}

lists := {"owner": "AuditOwner", "delegate": "AuditDelegate", "admin": "AuditAdmin"}

# A list, or one text with commas; null where there is none.
said(row, key) := {lower(trim_space(part)) | some part in items_at(row, key); is_string(part)} if is_array(list_at(row, key))
else := {lower(trim_space(part)) | some part in split(text_at(row, key), ",")} if text_at(row, key) != ""
else := null

# What a mailbox lacks of one kind of access: nothing while Microsoft keeps the list.
lacking(row, kind) := set() if kind in said(row, "DefaultAuditSet")
else := needed[kind] - said(row, lists[kind]) if said(row, lists[kind]) != null

short := [row | some row in mailboxes; count({kind | some kind, _ in lists; count(lacking(row, kind)) > 0}) > 0]

# Known to be changed, and not how. Where nothing is shown, Microsoft's list holds.
unclear := [row |
	some row in mailboxes
	said(row, "DefaultAuditSet") != null
	count({kind | some kind, _ in lists; lacking(row, kind)}) < count(lists)
]

missing(row) := words.joined([sprintf("not recorded of %s: %s", [who, concat(", ", sort(lacking(row, kind)))]) |
	some kind, who in {"owner": "its owner", "delegate": "people with access", "admin": "administrators"}
	count(lacking(row, kind)) > 0
])

unread := [row |
	some row in mailboxes
	every key in ["DefaultAuditSet", "AuditOwner", "AuditDelegate", "AuditAdmin"] { said(row, key) == null }
]

# Microsoft looks past a mailbox's own switch while the organization's is on.
off := [row | some row in mailboxes; flag_at(row, "AuditEnabled") == "no"]

id(row) := first_text(row, ["ExternalDirectoryObjectId", "PrimarySmtpAddress", "UserPrincipalName", "Identity"])

name(row) := first_text(row, ["DisplayName", "PrimarySmtpAddress", "UserPrincipalName", "Identity"])

evidence := flattened([
	["Auditing is on for the organization, which covers every mailbox of a person and every shared mailbox."],
	["The mailboxes were not listed; Microsoft keeps the list of what is recorded unless somebody changed it for one of them." | not input.sources.mailboxes],
	[sprintf("%s; while the organization's is on, that changes nothing.", [count_of(count(off), "mailbox has its own switch off", "mailboxes have their own switch off")]) | count(off) > 0],
	[sprintf("%s.", [count_of(count(unread), "mailbox in the list does not show what it records", "mailboxes in the list do not show what they record")]) | count(unread) > 0],
])
