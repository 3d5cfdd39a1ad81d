# Data loss prevention policies and their rules, as Get-DlpCompliancePolicy and
# Get-DlpComplianceRule export them.
package triage.lib.dlp

places := {"ExchangeLocation": "mail", "SharePointLocation": "SharePoint", "OneDriveLocation": "OneDrive"}

# Every policy, computed once, with
# - standing: on (in force), test, off, empty (none of its rules is on) or unknown
# - rules: its rules that are switched on; unclear: whether there may be more
# - reach: a place to how far the policy covers it
policies := [{"row": row, "id": id(row), "name": name(row), "standing": standing(row, on, unclear), "rules": on, "unclear": unclear, "reach": reach} |
	some row in input.sources.dlpCompliancePolicies
	own := [{"rule": rule, "state": rule_state(rule)} | some rule in input.sources.dlpComplianceRules; belongs(rule, row)]
	on := [entry.rule | some entry in own; entry.state == "on"]
	unclear := "unknown" in {entry.state | some entry in own}
	reach := {place: covers(row, place) | some place, _ in places}
]

in_force := [policy | some policy in policies; policy.standing == "on"]

standing(row, on, unclear) := switch(row) if switch(row) != "on"
else := "on" if count(on) > 0
else := "unknown" if unclear
else := "empty"

standings := {
	"on": "in force", "test": "it only tests", "off": "it is switched off", "empty": "none of its rules is switched on",
	"unknown": "not clear whether it is in force",
}

switch(row) := "off" if flag_at(row, "Enabled") == "no"
else := object.get(modes, word(row, "Mode"), "unknown")

modes := {"enable": "on", "testwithnotifications": "test", "testwithoutnotifications": "test", "disable": "off", "pendingdeletion": "off"}

# A rule names its policy by id or by name, after the way it was exported.
belongs(rule, row) if count({word(rule, "Policy"), word(rule, "ParentPolicyName")} & identifiers(row)) > 0

identifiers(row) := {word(row, key) | some key in ["Guid", "ExchangeObjectId", "ImmutableId", "Name", "Identity", "Id"]} - {""}

rule_state(rule) := "off" if flag_at(rule, "Disabled") == "yes"
else := "unknown" if flag_at(rule, "Disabled") == "unknown"
else := object.get({"enforce": "on", "": "on", "audit": "off", "auditandnotify": "off"}, word(rule, "Mode"), "unknown")

# How far a policy covers a place: all of it, some of it, none, or unknown.
covers(row, place) := "some" if filled(row, {adaptive[place]})
else := "unknown" if list(row, place) == null
else := "none" if list(row, place) == []
else := "all" if {
	everywhere(list(row, place))
	not filled(row, narrowing[place])
} else := "some" if {
	some location in list(row, place)
	legible(location)
} else := "unknown"

# With an adaptive scope, whoever fits it is covered and the list stays empty.
adaptive := {"ExchangeLocation": "ExchangeAdaptiveScopes", "SharePointLocation": "SharePointAdaptiveScopes", "OneDriveLocation": "OneDriveAdaptiveScopes"}

# What takes people or sites out of a place, administrative units included.
narrowing := {
	"ExchangeLocation": {
		"ExchangeLocationException", "ExchangeAdaptiveScopesException", "ExchangeSender", "ExchangeSenderMemberOf",
		"ExchangeSenderException", "ExchangeSenderMemberOfException", "ExchangeSenderMemberOfAdministrativeUnits", "PolicyRBACScopes",
	},
	"SharePointLocation": {"SharePointLocationException", "SharePointAdaptiveScopesException", "PolicyRBACScopes"},
	"OneDriveLocation": {
		"OneDriveLocationException", "OneDriveAdaptiveScopesException", "OneDriveSharedBy", "ExceptIfOneDriveSharedBy",
		"OneDriveSharedByMemberOf", "ExceptIfOneDriveSharedByMemberOf", "OneDriveSharedByMemberOfAdministrativeUnits", "PolicyRBACScopes",
	},
}

# A location is a text, or an object with a name.
everywhere(locations) if {
	some location in locations
	is_string(location)
	lower(location) == "all"
}

everywhere(locations) if {
	some location in locations
	# not in v1.0: a location may come as an object, whose shape is not documented.
	lower(first_text(location, ["Name", "DisplayName"])) == "all"
}

# A location that names something, not what PowerShell writes for an object that it
# does not unfold.
legible(location) if {
	is_string(location)
	location != ""
	not opaque(lower(location))
}

legible(location) if first_text(location, ["Name", "DisplayName"]) != ""

# What PowerShell writes in the place of an object it does not unfold.
opaque(text) if contains(text, "system.collections")

opaque(text) if contains(text, "system.object")

opaque(text) if startswith(text, "microsoft.")

opaque(text) if contains(text, "@{")

# The list at a key, also where it was written as a text; null where there is none.
list(row, key) := list_at(row, key) if is_array(list_at(row, key))
else := [trim_space(part) | some part in split(text_at(row, key), ",")] if text_at(row, key) != ""
else := null

# Rules in force that come before a rule and, where they match, end the checks:
# those surely and those perhaps.
ahead(policy, rule) := {
	"surely": [entry.rule | some entry in enders; earlier(entry, policy, rule) == "yes"],
	"perhaps": [entry.rule | some entry in enders; earlier(entry, policy, rule) == "unknown"],
}

# Of such rules the ones that let mail pass without looking into it.
exempting(rules) := [rule | some rule in rules; dlp_condition(rule).kinds == {}]

enders := [{"policy": policy, "rule": rule} |
	some policy in in_force
	some rule in policy.rules
	flag_at(rule, "StopPolicyProcessing") == "yes"
]

# Whether a rule is asked before another, by the priority of their policies and then
# their own: yes, no, or unknown. Rules for other places, or for what stays inside,
# take nothing from it.
earlier(entry, policy, rule) := "no" if entry.rule == rule
else := "no" if {
	word(entry.rule, "AccessScope") == "inorganization"
	word(rule, "AccessScope") != "inorganization"
} else := order(entry.rule, rule) if entry.policy.id == policy.id
else := "no" if every place, _ in places { "none" in {entry.policy.reach[place], policy.reach[place]} }
else := order(entry.policy.row, policy.row)

order(one, other) := "unknown" if null in {number_at(one, "Priority"), number_at(other, "Priority")}
else := "yes" if number_at(one, "Priority") < number_at(other, "Priority")
else := "no"

# A list of nothing, as PowerShell may write it, fills no property.
filled(row, keys) if {
	some key in keys
	value := object.get(row, key, null)
	not is_array(value)
	not value in nothing
}

filled(row, keys) if {
	some key in keys
	some item in items_at(row, key)
	not item in nothing
}

nothing := {null, "", {}}

id(row) := first_text(row, ["Guid", "Identity", "Name"])

name(row) := first_text(row, ["Name", "Identity"])

word(row, key) := lower(text_at(row, key))
