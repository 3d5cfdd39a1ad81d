# Accounts that nobody uses, by the last sign-in that succeeded. The other times on record
# are those of attempts: where the last one is long ago nobody has used the account either,
# and one that is recent tells nothing.
#
# Microsoft shows sign-ins only with Entra ID P1, and leaves the property out for an account
# that never signed in. It therefore means "never" only where other accounts of the same list
# carry it.
package triage.lib.inactive

import data.triage.lib.verdicts

recorded if count(rows_where(input.facts.people, {"signInKnown": true})) > 0

# People parted by whether their accounts are in use: yes, idle or unknown.
parts(people) := [{"people": part, "use": use(part[0])} | some part in grouped(people, ["daysSinceUse", "daysSinceAttempt", "daysSinceCreated", "enabled"])]

# An account that may be switched off is not known to be idle.
use(person) := "yes" if state(person) in {"used", "new"}
else := "idle" if {
	person.enabled == true
	state(person) in {"unused", "untried", "never"}
} else := "unknown"

size(some_parts) := sum([count(part.people) | some part in some_parts])

idle(all) := rows_where(all, {"use": "idle"})

in_use(all) := rows_where(all, {"use": "yes"})

# By name, the people of whom neither can be said.
unsure(all) := [person.name | some part in rows_where(all, {"use": "unknown"}); some person in part.people]

# used, unused, untried (nobody even tried), never, new (too young to tell) or unknown.
state(person) := "unknown" if not recorded
else := "unused" if long_ago(person.daysSinceUse)
else := "used" if is_number(person.daysSinceUse)
else := "untried" if long_ago(person.daysSinceAttempt)
else := "never" if {
	not is_number(person.daysSinceAttempt)
	long_ago(person.daysSinceCreated)
} else := "new" if {
	is_number(person.daysSinceCreated)
	not long_ago(person.daysSinceCreated)
} else := "unknown"

long_ago(days) if {
	is_number(days)
	days >= input.parameters.inactiveDays
}

detail(person) := sprintf("last sign-in %d days ago", [person.daysSinceUse]) if is_number(person.daysSinceUse)
else := sprintf("nobody has even tried to sign in for %d days", [person.daysSinceAttempt]) if is_number(person.daysSinceAttempt)
else := sprintf("no sign-in on record since the account was made %d days ago", [person.daysSinceCreated])

# Why nothing can be told where no sign-in times were read.
unreadable := verdicts.not_licensed(
	"The last sign-ins do not show in your plans",
	"Microsoft shows when an account was last used only with Microsoft Entra ID P1. It comes with Microsoft 365 Business Premium, for one.",
) if input.facts.capabilities.entraP1 == "no"
else := verdicts.not_assessed(
	"The last sign-ins were not read",
	"The list of accounts carries no time of the last sign-in. Reading it takes Microsoft Entra ID P1 and the permission to read the audit log (AuditLog.Read.All).",
)
