# From a coverage fact (who is not covered, and why) to a verdict.
#
# fail: nobody is safe from somebody with a stolen password. partial: the
# safeguard stands and named accounts or situations fall outside. Can't tell:
# nothing is known to be open, and something is not known.
#
# A row of a fact is an account, or a class of people that the policies tell apart: kinds
# of guests who have no account here, and where the accounts were not read everybody, and
# whom a policy leaves out.
package triage.lib.coverage

import data.triage.lib.affected
import data.triage.lib.verdicts
import data.triage.lib.words

# phrases: {all, nobody, some_one, some_many, weaker, none}
# - all: everyone is covered
# - nobody: nobody is covered
# - some_one, some_many: "account can sign in with a password alone", "accounts can …"
# - weaker: it stands with a gap
# - none: nothing it could apply to, with its reason
verdict(fact, phrases) := verdicts.not_applicable(phrases.none, phrases.none) if fact.total == 0
else := verdicts.pass(phrases.all, evidence(fact)) if fact.covered == fact.total
else := verdicts.beside(verdicts.fail(phrases.nobody, people(fact.open), evidence(fact)), people(fact.unknown)) if everyone_open(fact)
else := verdicts.beside(
	verdicts.partial(headline(fact, phrases), array.concat(people(fact.open), gaps(fact)), evidence(fact)),
	people(fact.unknown),
) if count(fact.open) + count(fact.weaker) > 0
else := verdicts.beside(
	verdicts.not_assessed("It cannot be told who is covered", sprintf("For %s it cannot be told: %s.", [who(fact.unknown), fact.unknown[0].why])),
	people(fact.unknown),
) if count(fact.unknown) > 0

# Of a list of accounts that was read in part, the rest may be covered.
everyone_open(fact) if {
	count(fact.open) == fact.total
	not fact.whole == false
}

headline(fact, phrases) := sprintf("%s, with a gap for %s", [standing(fact, phrases), whom(fact)]) if count(fact.open) == 0
else := count_of(count(fact.open), phrases.some_one, phrases.some_many) if count(classes(fact.open)) == 0
else := sprintf("%s, with a gap for %s", [standing(fact, phrases), listed(fact.open)])

# What stands, in the words of the control; of a policy that asks for something else, what
# it asks for.
standing(fact, phrases) := sprintf("Your policies %s instead", [words.listed(fact.instead)]) if count(object.get(fact, "instead", [])) > 0
else := phrases.weaker

# The gap itself is described beside each object.
whom(fact) := "everybody" if count(fact.weaker) == fact.total
else := listed(fact.weaker)

# "two accounts and the group “Scanners”".
listed(rows) := words.listed(array.concat(
	[lower(count_of(number, "account", "accounts")) | number := count(rows) - count(classes(rows)); number > 0],
	[row.name | some row in classes(rows)],
))

classes(rows) := [row | some row in rows; object.get(row, "type", "user") != "user"]

people(rows) := flattened([affected_rows(object.get(part[0], "type", "user"), part, detail(part[0])) |
	some part in grouped(rows, ["type", "where", "also", "why"])
])

detail(row) := sprintf("%s%s", [first_gap(row), further(object.get(row, "also", ""))])

first_gap(row) := row.why if row.where in {"", "everywhere"}
else := sprintf("%s: %s", [row.where, row.why])

further(also) := "" if also == ""
else := sprintf("; also %s", [also])

# Gaps that everybody shares are named once: by the application that is left out where
# that is all, else by the policies that leave them. Whoever has others is named, too.
gaps(fact) := flattened([by_application(fact), by_policy(fact), people(rows_outside(fact.weaker, "shared", {true}))]) if {
	fact.everyone != null
	count(fact.policies) + count(by_application(fact)) > 0
} else := people(fact.weaker)

by_application(fact) := [affected.of(object.type, object.id, object.name, sprintf("for everybody, left out of %s", [quoted(fact.policies)])) |
	some gap in fact.everyone
	some object in gap.objects
]

# An exception remembers which gap it was given for. One that remembers none was given for
# the networks that a policy leaves out.
by_policy(fact) := [object.union(line, {"gap": text | some other in others; not other.places == true}) |
	others := [gap | some gap in fact.everyone; count(gap.objects) == 0]
	count(others) > 0
	text := concat("; ", [gap.where | some gap in others])
	some policy in fact.policies
	line := affected.of("conditionalAccessPolicy", policy.id, policy.name, sprintf("for everybody, %s", [text]))
]

# The policies that protect people, in these states.
protective(states) := rows_outside(rows_among(rows_where(input.facts.policyStates, {"protects": true}), "state", states), "aboutPeople", {false})

who(rows) := words.with_more(rows[0].name, count(rows) - 1)

# The policies that protect people, in these states.
protective(states) := rows_outside(rows_among(rows_where(input.facts.policyStates, {"protects": true}), "state", states), "aboutPeople", {false})

who(rows) := rows[0].name if count(rows) == 1

who(rows) := sprintf("%s and %d more", [rows[0].name, count(rows) - 1]) if count(rows) > 1

evidence(fact) := [line |
	some line in [
		counted(fact),
		policies(fact.policies, "Enabled policies that count"),
		policies(fact.reportOnly, "Only reporting, so not counted"),
		policies(fact.disabled, "Switched off, so not counted"),
		defaults(fact),
		per_user(fact.perUserMfa),
		per_user_alone(object.get(fact, "perUserAlone", 0)),
		separate(fact.separate),
	]
	line != ""
]

counted(fact) := "Judged from the policies alone; the accounts were not read." if fact.accountsRead == false
else := sprintf("%s covered.", [portion(object.get(fact, ["accounts", "covered"], fact.covered), object.get(fact, ["accounts", "total"], fact.total))])

# "1 of 2 accounts is".
portion(part, whole) := sprintf("%d of 1 account is", [part]) if whole == 1
else := sprintf("1 of %d accounts is", [whole]) if part == 1
else := sprintf("%d of %d accounts are", [part, whole])

policies(list, heading) := "" if count(list) == 0
else := sprintf("%s: %s.", [heading, quoted(list)])

quoted(list) := concat(", ", [sprintf("“%s”", [policy.name]) | some policy in list])

# https://learn.microsoft.com/entra/fundamentals/security-defaults
defaults(fact) := "Security defaults are on. They ask administrators for a second step at every sign-in, and everybody else when Microsoft finds it necessary." if {
	fact.securityDefaults == true
	fact.secondStep == true
} else := "Security defaults are on." if fact.securityDefaults == true
else := "Security defaults are off." if fact.securityDefaults == false
else := "Security defaults were not read." if fact.securityDefaults == null

per_user(state) := {
	"read": "",
	"notCollected": "Per-user MFA, the older switch, was not collected and is taken as not set.",
	"unknown": "Per-user MFA could not be read whole.",
}[state]

# https://learn.microsoft.com/entra/identity/authentication/howto-mfa-userstates
per_user_alone(number) := "" if number == 0
else := sprintf("%s. It lets addresses pass that are trusted in its settings, and devices on which a second step is remembered; neither can be read here.", [
	count_of(number, "account is asked by the older per-user setting alone", "accounts are asked by the older per-user setting alone"),
])

separate(rows) := "" if count(rows) == 0
else := sprintf("Not counted: %s.", [words.joined([sprintf("%s (%s)", [row.name, row.why]) | some row in rows])])
