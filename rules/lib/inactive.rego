# Accounts that nobody uses, by the last sign-in.
#
# Microsoft shows the last sign-in only with Entra ID P1, and leaves the property
# out for an account that never signed in. It therefore means "never" only where
# other accounts of the same list carry it.
package triage.lib.inactive

import data.triage.lib.plans

recorded if {
	count(rows_where(input.facts.people, {"signInKnown": true})) > 0
}

# The people parted by their state and whether they can sign in.
parts(people) := [{"people": part, "state": state(part[0]), "enabled": object.get(part[0], "enabled", null)} |
	some part in grouped(people, ["daysSinceSignIn", "daysSinceCreated", "enabled"])
]

size(chosen) := sum([count(part.people) | some part in chosen])

idle(all) := [part | some part in all; part.state in {"unused", "never"}; part.enabled == true]

in_use(all) := [part | some part in all; part.state in {"used", "new"}]

# By name, the people of whom neither can be said.
unsure(all) := [person.name |
	some part in all
	not part in idle(all)
	not part in in_use(all)
	some person in part.people
]

# used, unused, never, new (too young to tell) or unknown.
state(person) := "unknown" if {
	not recorded
} else := "unused" if {
	is_number(person.daysSinceSignIn)
	person.daysSinceSignIn >= input.parameters.inactiveDays
} else := "used" if {
	is_number(person.daysSinceSignIn)
} else := "unknown" if {
	not is_number(person.daysSinceCreated)
} else := "never" if {
	person.daysSinceCreated >= input.parameters.inactiveDays
} else := "new"

detail(person) := sprintf("last sign-in %d days ago", [person.daysSinceSignIn]) if is_number(person.daysSinceSignIn)

detail(person) := sprintf("no sign-in on record since the account was made %d days ago", [person.daysSinceCreated]) if not is_number(person.daysSinceSignIn)

# Why nothing can be told where no sign-in times were read.
unreadable := {
	"status": "notLicensed",
	"summary": "The last sign-ins do not show in your plans",
	"reason": "Microsoft shows when an account was last used only with Microsoft Entra ID P1. The least expensive plan with it: Microsoft 365 Business Premium.",
} if {
	plans.without_p1
} else := {
	"status": "notAssessed",
	"summary": "The last sign-ins were not read",
	"reason": "The list of accounts carries no time of the last sign-in. Reading it takes Microsoft Entra ID P1 and the permission to read the audit log (AuditLog.Read.All).",
}
