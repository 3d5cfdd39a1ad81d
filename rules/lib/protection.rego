# What rules on mail protection share: from policies with their grades, and the fact that
# tells whom each reaches, to a verdict.
package triage.lib.protection

import data.triage.lib.affected
import data.triage.lib.verdicts
import data.triage.lib.words

# A policy with its grade (whole, half, none or unknown) and what it lacks. Rows stand in
# the order of the policies read.
graded(policy, grade, lacks) := {
	"id": first_text(policy, ["Guid", "Identity", "Name"]),
	"name": first_text(policy, ["Name", "Identity"]),
	"grade": grade,
	"lacks": lacks,
}

# texts: {yes, no, partly, some_one, some_many, bare_one, bare_many, unclear, standard, policies}
# - yes, no, partly: the summary where everybody has all, nothing, or a part at best
# - some_one, some_many: "policy is weaker than the rest", "policies are …"
# - bare_one, bare_many: "recipient has no such protection", "recipients have …"
# - unclear: the summary where it cannot be told
# - standard: the policy that every tenant has in words, policies: what to export again
verdict(rows, fact, texts, evidence) := verdicts.pass(texts.yes, array.concat(evidence, reached(rows, fact))) if standing(rows, fact) == "whole"
else := verdicts.not_assessed(texts.unclear, open_questions(rows, fact, texts)[0]) if standing(rows, fact) == "unknown"
else := verdicts.fail_where(
	standing(rows, fact) == "none",
	headline(rows, fact, texts),
	findings(rows, fact),
	flattened([evidence, reached(rows, fact), open_questions(rows, fact, texts)]),
) if standing(rows, fact) in {"none", "half"}

# How everybody's mail stands: whole or none for all, half where somebody surely lacks
# something, unknown where that cannot be told.
standing(rows, fact) := "whole" if possible(rows, fact) == {"whole"}
else := "none" if possible(rows, fact) == {"none"}
else := "half" if count(short(rows, fact)) > 0
else := "unknown"

possible(rows, fact) := {grade | some recipient in fact.recipients; some grade in grades(rows, recipient)}

# What the policies that may apply to a recipient come to.
grades(rows, recipient) := ({rows[place].grade | some place in recipient.policies} | {"none" | recipient.unprotected}) | {"unknown" | recipient.unlisted}

# Recipients that surely lack something.
short(rows, fact) := [recipient |
	some recipient in fact.recipients
	recipient.certain
	count(grades(rows, recipient) - {"half", "none"}) == 0
]

headline(rows, fact, texts) := texts.no if standing(rows, fact) == "none"
else := texts.partly if count(possible(rows, fact) & {"whole", "unknown"}) == 0
else := count_of(count(weak(rows, fact)), texts.some_one, texts.some_many) if count(weak(rows, fact)) > 0
else := count_of(count(without_policy(rows, fact)), texts.bare_one, texts.bare_many)

# The policies that leave somebody short, and whoever is reached by none.
findings(rows, fact) := array.concat(
	[affected.of("policy", row.id, row.name, row.lacks) | some row in weak(rows, fact)],
	[affected.of(who.type, who.id, who.name, "is left out of the built-in policy, and no other reaches it") | some who in without_policy(rows, fact)],
)

weak(rows, fact) := [row |
	some place, row in rows
	row.grade in {"half", "none"}
	some recipient in short(rows, fact)
	place in recipient.policies
]

without_policy(rows, fact) := {who | some recipient in short(rows, fact); recipient.unprotected; some who in recipient.who}

# Whom each policy reaches.
reached(rows, fact) := [sprintf("“%s” reaches %s.", [row.name, said[fact.reach[place]]]) |
	some place, row in rows
	count(rows) > 1
]

said := {
	"everybody": "everybody", "some": "some, or all whom no other reaches", "nobody": "nobody",
	"unknown": "perhaps some; it cannot be told whom",
}

# What could not be told and matters: policies that are not clear, and reach that is not.
open_questions(rows, fact, texts) := flattened([
	[sprintf("%s is not in the export. Export the %s again.", [texts.standard, texts.policies]) | true in {recipient.unlisted | some recipient in fact.recipients}],
	[sprintf("The export is not clear about the policy “%s”. Export the %s again.", [row.name, texts.policies]) |
		some place, row in rows
		row.grade == "unknown"
		fact.reach[place] != "nobody"
	],
	[sprintf("Whom these reach cannot be told: %s. %s", [words.listed(unsettled(rows, fact)), remedy(fact)]) | count(unsettled(rows, fact)) > 0],
])

unsettled(rows, fact) := array.concat(
	[sprintf("“%s”", [row.name]) | some place, row in rows; place in {policy | some recipient in doubtful(fact); some policy in recipient.policies}],
	["whether some are left out of all policies" | true in {recipient.unprotected | some recipient in doubtful(fact)}],
)

# Recipients of whom it is open which policy applies, or whether they are there at all.
doubtful(fact) := [recipient | some recipient in fact.recipients; in_doubt(recipient)]

in_doubt(recipient) if recipient.certain == false

in_doubt(recipient) if count(ways(recipient)) > 1

ways(recipient) := flattened([recipient.policies, ["no policy" | recipient.unprotected], ["the standard policy" | recipient.unlisted]])

remedy(fact) := sprintf("Export %s too.", [words.listed(fact.unread)]) if count(fact.unread) > 0
else := "Look in the Defender portal whom each reaches, or read the tenant's accounts and domains too."
