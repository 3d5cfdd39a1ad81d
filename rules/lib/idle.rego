# The idle sign-out of Microsoft 365 on the web, as `activityBasedTimeoutPolicies`
# tells it (https://learn.microsoft.com/graph/api/resources/activitybasedtimeoutpolicy).
package triage.lib.idle

# {state: on, off or unknown; minutes; name; others: [{id, minutes}]}; minutes are null
# where not understood. The organization's default is in force. Whether the admin center
# marks what it writes as such is not documented, so another policy may be in force, too.
timeout := unknown("whether “%s” is in force does not show", unclear[0]) if count(unclear) > 0
else := {"state": "off", "why": "no policy exists"} if count(policies) == 0
else := unknown("“%s” is not marked as the organization's default, and whether it is in force does not show", policies[0]) if count(in_force) == 0
else := {"state": "unknown", "why": "more than one policy claims to be in force"} if count(in_force) > 1
else := unknown("the definition of “%s” could not be understood", in_force[0]) if not understood
else := {"state": "on", "name": name(in_force[0]), "minutes": max(general), "others": [limit | some limit in limits; limit.id != "default"]} if count(general) > 0
else := unknown("“%s” names other apps only, and whether another policy is in force beside it does not show", in_force[0]) if count(policies) > 1
else := {"state": "off", "why": sprintf("“%s” names other apps only", [name(in_force[0])])}

unknown(why, policy) := {"state": "unknown", "why": sprintf(why, [name(policy)])}

understood if {
	count(limits) > 0
	every limit in limits { limit.minutes != null }
}

policies := input.sources.activityBasedTimeoutPolicies

in_force := rows_where(policies, {"isOrganizationDefault": true})

unclear := rows_outside(policies, "isOrganizationDefault", {true, false})

name(policy) := first_text(policy, ["displayName", "id"])

general := [limit.minutes | some limit in limits; limit.id == "default"]

# The definition is JSON inside a text, with the limit a level for each app, or
# one for all.
limits := array.concat(
	[{"id": lower(sprintf("%v", [value_at(app, "ApplicationId")])), "minutes": minutes(value_at(app, "WebSessionIdleTimeout"))} |
		some app in apps(value_at(body, "ApplicationPolicies"))
	],
	[{"id": "default", "minutes": minutes(body.WebSessionIdleTimeout)} | body.WebSessionIdleTimeout != null],
)

# What is no list is one entry that cannot be understood.
apps(value) := [] if value == null
else := value if is_array(value)
else := [value]

body := object_at(document, "ActivityBasedTimeoutPolicy") if "ActivityBasedTimeoutPolicy" in object.keys(document)
else := document

document := json.unmarshal(definition) if {
	json.is_valid(definition)
	is_object(json.unmarshal(definition))
} else := {}

definition := in_force[0].definition[0] if is_string(in_force[0].definition[0])
else := ""

# The minutes of `[d.]hh:mm:ss`; null where it is not one. A started minute
# counts whole.
minutes(text) := total if {
	is_string(text)
	parts := split(text, ":")
	count(parts) == 3
	day_and_hour := split(concat("", [extra_day(parts[0]), parts[0]]), ".")
	count(day_and_hour) == 2
	days := figure(day_and_hour[0])
	hours := figure(day_and_hour[1])
	mins := figure(parts[1])
	seconds := ceil(figure(split(parts[2], ".")[0]) / 60)
	days < 1000
	hours < 24
	mins < 60
	seconds <= 1
	total := (((days * 24) + hours) * 60) + mins + seconds
	total > 0
} else := null

extra_day(text) := "" if contains(text, ".")
else := "0."

# A number with leading zeros; far beyond what a clock shows where it is none.
figure(text) := 0 if {
	text != ""
	trim_left(text, "0") == ""
} else := to_number(trim_left(text, "0")) if {
	trim_left(text, "0") != ""
	count(text) < 7
	trim(text, "0123456789") == ""
} else := 1000000

# "15 minutes", "3 hours".
words(amount) := "1 hour" if amount == 60
else := sprintf("%d hours", [floor(amount / 60)]) if {
	amount > 60
	floor(amount / 60) * 60 == amount
} else := sprintf("%d minutes", [amount])
