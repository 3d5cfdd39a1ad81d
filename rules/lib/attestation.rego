# A person's dated answer. The engine hands over only answers that name a
# person and are in date.
package triage.lib.attestation

import data.triage.lib.affected

# words: {yes, yes_without_evidence, partly, no}: the summary for each. Each must be true of
# that answer to the question as it was asked; "no" says no more than that not all of it holds.
verdict(words) := {
	"status": "pass",
	"summary": words.yes,
} if {
	input.answer.answer == "yes"
	input.answer.evidence != ""
}

# A yes without a word on where the evidence is does not carry a pass.
verdict(words) := {
	"status": "partial",
	"summary": words.yes_without_evidence,
	"affected": [affected.practice(answered)],
} if {
	input.answer.answer == "yes"
	input.answer.evidence == ""
}

verdict(words) := {
	"status": "partial",
	"summary": words.partly,
	"affected": [affected.practice(answered)],
} if {
	input.answer.answer == "partly"
}

verdict(words) := {
	"status": "fail",
	"summary": words.no,
	"affected": [affected.practice(answered)],
} if {
	input.answer.answer == "no"
}

verdict(_) := {
	"status": "notApplicable",
	"summary": sprintf("%s says that this does not apply", [input.answer.by]),
	"reason": input.answer.evidence,
} if {
	input.answer.answer == "notApplicable"
	input.answer.evidence != ""
}

verdict(_) := {
	"status": "notAssessed",
	"summary": "The answer lacks its reason",
	"reason": "“Does not apply” counts only with a reason, where the answer names its evidence.",
} if {
	input.answer.answer == "notApplicable"
	input.answer.evidence == ""
}

answered := sprintf("%s answered “%s” on %s", [input.answer.by, input.answer.answer, input.answer.on])
