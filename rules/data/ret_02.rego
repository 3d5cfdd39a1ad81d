# METADATA
# title: People in a legal matter are on litigation hold
# description: >-
#   Once a lawsuit, a complaint or an investigation is in sight, mail about it must not be
#   deleted. A litigation hold keeps every message of a mailbox, also those the person
#   deletes.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/ediscovery-create-a-litigation-hold
#     description: Create a litigation hold
# custom:
#   id: RET-02
#   severity: low
#   hipaa:
#     - {cite: 164.316(b)(2)(i), specification: required}
#   frameworks:
#     nist_csf: [ID.AM-08]
#     hicp: ["4"]
#     nist_800_53: [SI-12]
#   evidence:
#     - basis: import
#       sources: [mailboxes]
#     - basis: answer
#       question: Is every person who is involved in a lawsuit, a complaint or an investigation on litigation hold (or is there no such matter now)?
#       counts: The open matters, the people involved and the date each hold was set; or the word of the owner that there is none.
#       renew_months: 6
#   licence: [litigationHold]
#   effort: 30 minutes
#   fix:
#     - Ask the owner and your attorney which matters are open or in sight, and who has mail about them.
#     - Open the Exchange admin center, Recipients, Mailboxes, choose the person, Others, Manage litigation hold.
#     - Switch it on, leave the duration empty, and save. The person notices nothing; it can take an hour until it holds.
#     - Note the matter, the person and the date, and lift the hold only when your attorney agrees.
#   link: https://admin.exchange.microsoft.com
#   since: 0.1.0
package triage.ret_02

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "People in a legal matter are said to be on litigation hold",
	"yes_without_evidence": "Legal matters are said to be covered by holds; they are not written down",
	"partly": "Not everybody in a legal matter is on litigation hold",
	"no": "Mail about a legal matter can still be deleted",
}) if {
	input.basis == "answer"
}

# Whoever is involved is among them.
result := {
	"status": "pass",
	"summary": "Every mailbox is on litigation hold",
	"evidence": [sprintf("%d mailboxes are on hold without an end.", [count(held)])],
} if {
	count(counted) > 0
	count(held) == count(counted)
}

# Who should be on hold, no setting tells.
result := {
	"status": "notAssessed",
	"summary": "Some mailboxes are not on hold; whether they should be is not known",
	"reason": sprintf("%d of %d mailboxes are on litigation hold without an end. Who is involved in a legal matter, only you know.", [count(held), count(counted)]),
} if {
	count(counted) > 0
	count(held) < count(counted)
}

result := {
	"status": "notAssessed",
	"summary": "There is no mailbox in the list",
	"reason": "The export lists no mailbox of a person. Run Get-EXOMailbox again with -ResultSize Unlimited and -Properties LitigationHoldEnabled, LitigationHoldDuration.",
} if {
	count(counted) == 0
}

counted := [row |
	some row in input.sources.mailboxes
	text_at(row, "RecipientTypeDetails") in {"UserMailbox", "SharedMailbox", ""}
] if {
	input.basis == "import"
}

held := [row |
	some row in counted
	flag_at(row, "LitigationHoldEnabled") == "yes"
	lower(text_at(row, "LitigationHoldDuration")) == "unlimited"
]
