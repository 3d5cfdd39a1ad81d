# What the fact `admins` leaves open.
package triage.lib.admins

# Objects that hold an administrator role and may stand for people nobody looked at:
# groups whose members are not all known, and what is in no list.
unread contains behind(other) if {
	some other in input.facts.admins.other
	other.settled == false
}

# With the reason, where there is one: "Helpers (“Helpers” hides its members …)".
behind(other) := sprintf("%s (%s)", [other.name, other.why]) if is_string(object.get(other, "why", null))
else := other.name

# Who may become an administrator and was not read.
may_become := array.concat(
	["who may activate a role" | activation_unread],
	[joining(group) | some group in object.get(input.facts.admins, "joinableGroups", [])],
)

# All who may be administrators beside those that are known.
unseen := array.concat([sprintf("who is behind %s", [name]) | some name in sort(unread)], may_become)

joining(group) := sprintf("who may join “%s” and take its role", [group.name])

# Without Privileged Identity Management, which comes with the plans that bring access
# reviews, there is nothing to activate.
activation_unread if {
	not input.sources.roleEligibilities
	not input.facts.capabilities.accessReviews == "no"
}

# What still holds a role and no longer exists, by its id.
gone := [other.id | some other in input.facts.admins.other; other.gone == true]

leftovers := [sprintf("Still assigned to what no longer exists, and holding nobody: %s.", [concat(", ", gone)]) | count(gone) > 0]

# "User Administrator, Security Reader (eligible)".
roles(person) := concat(", ", sort(array.concat(person.roles, [sprintf("%s (eligible)", [role]) | some role in person.eligible])))
