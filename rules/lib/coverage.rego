# From a coverage fact (who is not covered, and why) to a verdict.
#
# fail: nobody is safe from somebody with a stolen password. partial: the
# safeguard stands and named accounts or situations fall outside. Can't tell:
# nothing is known to be open, and something is not known.
package triage.lib.coverage

import data.triage.lib.affected
import data.triage.lib.words

# phrases: {all, nobody, some_one, some_many, weaker, nobody_there}
# - all: everyone is covered
# - nobody: nobody is covered
# - some_one, some_many: "account can sign in with a password alone", "accounts can …"
# - weaker: it stands with a gap
# - none: nothing it could apply to, with its reason
verdict(fact, phrases) := {
	"status": "notApplicable",
	"summary": phrases.none,
	"reason": phrases.none,
} if {
	fact.total == 0
}

verdict(fact, phrases) := {
	"status": "pass",
	"summary": phrases.all,
	"evidence": evidence(fact),
} if {
	fact.total > 0
	fact.covered == fact.total
}

verdict(fact, phrases) := {
	"status": "notAssessed",
	"summary": "It cannot be told who is covered",
	"reason": sprintf("For %s it cannot be told: %s.", [who(fact.unknown), fact.unknown[0].why]),
} if {
	count(fact.unknown) > 0
	count(fact.open) + count(fact.weaker) == 0
}

verdict(fact, phrases) := {
	"status": "fail",
	"summary": phrases.nobody,
	"affected": people(fact.open),
	"unknown": people(fact.unknown),
	"evidence": evidence(fact),
} if {
	count(fact.open) > 0
	everyone_open(fact)
}

verdict(fact, phrases) := {
	"status": "partial",
	"summary": count_of(count(fact.open), phrases.some_one, phrases.some_many),
	"affected": array.concat(people(fact.open), gaps(fact)),
	"unknown": people(fact.unknown),
	"evidence": evidence(fact),
} if {
	count(fact.open) > 0
	not everyone_open(fact)
}

verdict(fact, phrases) := {
	"status": "partial",
	"summary": sprintf("%s, with a gap for %s", [phrases.weaker, whom(fact)]),
	"affected": gaps(fact),
	"unknown": people(fact.unknown),
	"evidence": evidence(fact),
} if {
	count(fact.open) == 0
	count(fact.weaker) > 0
}

# Of what only Conditional Access can do, where the accounts were not read: without an
# enforced policy nobody is covered, whoever there is.
without_accounts(nobody) := {
	"status": "fail",
	"summary": nobody,
	"affected": array.concat(
		[affected.practice("no Conditional Access policy is enforced")],
		[affected.of("conditionalAccessPolicy", policy.id, policy.name, idle[policy.state]) | some policy in input.facts.policyStates],
	),
} if {
	every policy in input.facts.policyStates { idle[policy.state] }
} else := {
	"status": "notAssessed",
	"summary": "It cannot be told who is covered",
	"reason": "Whom the policies that are enforced cover cannot be told without the list of accounts.",
}

idle := {"reportOnly": "only reports", "disabled": "is switched off"}

# Of a list of accounts that was read in part, the rest may be covered.
everyone_open(fact) if {
	count(fact.open) == fact.total
	not fact.whole == false
}

# The gap itself is described beside each object.
whom(fact) := "everybody" if count(fact.weaker) == fact.total

whom(fact) := lower(count_of(count(fact.weaker), "account", "accounts")) if count(fact.weaker) < fact.total

people(rows) := flattened([affected_rows("user", part, detail(part[0])) | some part in grouped(rows, ["where", "why"])])

detail(row) := row.why if row.where in {"", "everywhere"}

detail(row) := sprintf("%s: %s", [row.where, row.why]) if not row.where in {"", "everywhere"}

# A gap that everybody shares is named once, by the policies that leave it.
gaps(fact) := [affected.of("conditionalAccessPolicy", policy.id, policy.name, shared) |
	some policy in fact.policies
	shared := sprintf("for all %d accounts, %s", [fact.total, fact.everyone])
] if {
	fact.everyone != null
	count(fact.policies) > 0
}

gaps(fact) := people(fact.weaker) if fact.everyone == null

gaps(fact) := people(fact.weaker) if {
	fact.everyone != null
	count(fact.policies) == 0
}

who(rows) := rows[0].name if count(rows) == 1

who(rows) := sprintf("%s and %d more", [rows[0].name, count(rows) - 1]) if count(rows) > 1

evidence(fact) := [line |
	some line in [
		sprintf("%d of %d accounts are covered.", [fact.covered, fact.total]),
		policies(fact.policies, "Enabled policies that count"),
		policies(fact.reportOnly, "Only reporting, so not counted"),
		policies(fact.disabled, "Switched off, so not counted"),
		defaults(fact.securityDefaults),
		per_user(fact.perUserMfa),
		separate(fact.separate),
	]
	line != ""
]

policies(list, _) := "" if count(list) == 0

policies(list, heading) := sprintf("%s: %s.", [heading, concat(", ", [name | some policy in list; name := sprintf("“%s”", [policy.name])])]) if count(list) > 0

defaults(true) := "Security defaults are on."

defaults(false) := "Security defaults are off."

defaults(null) := "Security defaults were not read."

per_user("read") := ""

per_user("notCollected") := "Per-user MFA, the older switch, was not collected and is taken as not set."

per_user("unknown") := "Per-user MFA could not be read whole."

separate(rows) := "" if count(rows) == 0

separate(rows) := sprintf("Not counted: %s.", [words.joined([text | some row in rows; text := sprintf("%s (%s)", [row.name, row.why])])]) if count(rows) > 0
