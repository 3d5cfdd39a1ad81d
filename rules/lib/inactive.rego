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

# People parted by whether their accounts are in use: yes, idle or unknown.
parts(people) := [{"people": part, "use": use(part[0])} | some part in grouped(people, ["daysSinceSignIn", "daysSinceCreated", "enabled"])]

# An account that may be switched off is not known to be idle.
use(person) := answer if {
	answer := {"used": "yes", "new": "yes", "unused": "idle", "never": "idle", "unknown": "unknown"}[state(person)]
	{answer, person.enabled == true} != {"idle", false}
} else := "unknown"

size(some_parts) := sum([count(part.people) | some part in some_parts])

idle(all) := rows_where(all, {"use": "idle"})

in_use(all) := rows_where(all, {"use": "yes"})

# By name, the people of whom neither can be said.
unsure(all) := [person.name | some part in rows_where(all, {"use": "unknown"}); some person in part.people]

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
