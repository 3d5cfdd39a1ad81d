# METADATA
# title: People in a legal matter are on litigation hold
# description: >-
#   Once a lawsuit, a complaint or an investigation is in sight, mail about it must not be
#   deleted. The courts and agencies ask for that, not the Security Rule. A litigation
#   hold keeps every message of a mailbox, also those the person deletes.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/ediscovery-create-a-litigation-hold
#     description: Create a litigation hold
# custom:
#   id: RET-02
#   severity: low
#   hipaa:
#     - {cite: Fed. R. Civ. P. 37(e), specification: reference}
#   frameworks:
#     nist_csf: [ID.AM-08]
#     hicp: ["4"]
#     nist_800_53: [SI-12]
#   evidence:
#     - basis: import
#       sources: [mailboxes]
#     - basis: answer
#       question: Is the mailbox of every person who is involved in a lawsuit, a complaint or an investigation on litigation hold?
#       counts: The open matters, the people involved and the date each hold was set. If there is no such matter, answer “does not apply” and write down who says so.
#       renew_months: 6
#       says:
#         yes: People in a legal matter are said to be on litigation hold
#         yes_without_evidence: Legal matters are said to be covered by holds; they are not written down
#         partly: Only some of the people in a legal matter are on litigation hold
#         no: Not everybody in a legal matter is on litigation hold; mail about it can still be deleted
#   licence: [litigationHold]
#   effort: 30 minutes
#   fix:
#     - Ask the owner and your attorney which matters are open or in sight, and who has mail about them.
#     - Open the Exchange admin center, Recipients, Mailboxes, choose the person, Others, Manage litigation hold.
#     - Switch it on, leave the duration empty, and save. The person notices nothing; it can take some hours until it holds.
#     - Ask your attorney whether files in OneDrive and SharePoint matter too; they need a hold of their own.
#     - Note the matter, the person and the date, and lift the hold only when your attorney agrees.
#   link: https://admin.exchange.microsoft.com
#   since: 0.1.0
package triage.ret_02

import data.triage.lib.verdicts

result := verdicts.not_assessed(
	"There is no mailbox in the list",
	"The export lists no mailbox of a person. Run Get-EXOMailbox again with -ResultSize Unlimited and -Properties LitigationHoldEnabled, LitigationHoldDuration.",
) if count(counted) == 0
# Whoever is involved is among them.
else := verdicts.pass(
	"Every mailbox is on litigation hold",
	[sprintf("%s on hold without an end.", [count_of(count(held), "mailbox is", "mailboxes are")])],
) if count(held) == count(counted)
# Who should be on hold, no setting tells.
else := verdicts.not_assessed(
	"Some mailboxes are not on hold; whether they should be is not known",
	sprintf("%d of %d mailboxes: on litigation hold without an end. Who is involved in a legal matter, only you know.", [count(held), count(counted)]),
)

counted := [row | some row in input.sources.mailboxes; text_at(row, "RecipientTypeDetails") in {"UserMailbox", "SharedMailbox", ""}]

held := [row |
	some row in counted
	flag_at(row, "LitigationHoldEnabled") == "yes"
	lower(text_at(row, "LitigationHoldDuration")) == "unlimited"
]
