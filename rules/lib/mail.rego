# What rules on mail share: mail flow rules, addresses, and policies of which one holds
# for everybody whom no other names.
package triage.lib.mail

import data.triage.lib.affected
import data.triage.lib.verdicts

# Whether a mail flow rule acts: it is switched on and past testing. One that
# begins or ends on a day that cannot be read, or is not between the two, may not.
running(rule) := "unknown" if {
	state(rule) == "yes"
	dated(rule)
} else := state(rule)

# A first day that has not come, or a last day that has passed, as far as it can be read.
dated(rule) if {
	begin := date(rule, "ActivationDate")
	not days_between(begin, input.now) >= 0
}

dated(rule) if {
	end := date(rule, "ExpiryDate")
	not days_between(input.now, end) > 0
}

date(rule, key) := value if {
	value := object.get(rule, key, null)
	not value in {null, ""}
}

state(rule) := object.get(states, concat(" ", [switch(rule), word(rule, "Mode")]), "unknown")

states := {
	"enabled enforce": "yes", "enabled audit": "no", "enabled auditandnotify": "no",
	"disabled enforce": "no", "disabled audit": "no", "disabled auditandnotify": "no", "disabled ": "no",
}

# Exchange says State, a configuration snapshot says Enabled.
switch(rule) := word(rule, "State") if word(rule, "State") != ""
else := choice_at(rule, "Enabled", {"true": "enabled", "false": "disabled"})

# Everything written at some keys, a list or a single entry; what is no text as JSON.
entries(row, keys) := [text |
	some key in keys
	some entry in listed(object.get(row, key, null))
	text := written(entry)
	text != ""
]

listed(value) := value if is_array(value)
else := [value]

written(entry) := entry if is_string(entry)
else := "" if entry == null
else := json.marshal(entry)

# Where an address lies: inside, outside, or unknown. A domain below one of the
# practice's own may be served by somebody else.
place(address) := "unknown" if domain(address) == ""
else := "inside" if domain(address) in own
else := "unknown" if count(own) == 0
else := "unknown" if {
	some parent in own
	endswith(domain(address), concat("", [".", parent]))
} else := "outside"

# What follows the one @ of an address; empty where the text is no address.
domain(address) := concat("", [lower(parts[1]) | parts := split(address, "@"); count(parts) == 2; not contains(address, "\"")])

# The domain names of the practice, as far as they were read.
own := lowered(texts_of(rows_where(object.get(input.sources, "domains", []), {"isVerified": true}), "id") | texts_of(of_organizations, "name"))

of_organizations := flattened([items_at(organization, "verifiedDomains") | some organization in object.get(input.sources, "organization", [])])

# A policy with its grade (whole, half, none or unknown) and what it lacks. standard: it
# holds for everybody whom no other policy names.
graded(policy, usual_name, grade, lacks) := {
	"id": first_text(policy, ["Guid", "Identity", "Name"]),
	"name": name(policy),
	"standard": standard(policy, usual_name),
	"grade": grade,
	"lacks": lacks,
}

# The policy that every tenant has.
standard(policy, usual_name) := true if flag_at(policy, "IsDefault") == "yes"
else := name(policy) == usual_name

# From graded policies to a verdict, where whom a policy reaches is in no export, so
# that a good one above a weak standard one leaves open who is protected.
#
# texts: {yes, no, partly, some_one, some_many, unclear, standard, policies, weaker}
# - yes, no, partly: the summary where everybody has all, nothing, or a part at best
# - some_one, some_many: "policy is weaker than the rest", "policies are …"
# - unclear: the summary where it cannot be told
# - standard: the standard policy in words, policies: what to export again
# - weaker: the reason where the standard policy is weaker than the one named
verdict(rows, texts, evidence) := verdicts.not_assessed(
	texts.unclear,
	sprintf("%s is not in the export or not clear. Export the %s again.", [texts.standard, texts.policies]),
) if not base(rows) in {"whole", "half", "none"}
# Weaker for those whom a special policy reaches.
else := verdicts.partial(count_of(count(weak(rows)), texts.some_one, texts.some_many), findings(rows), evidence) if {
	base(rows) == "whole"
	count(weak(rows)) > 0
} else := verdicts.not_assessed(
	texts.unclear,
	sprintf("The export is not clear about the policy “%s”. Export the %s again.", [first(rows, "unknown"), texts.policies]),
) if "unknown" in grades(rows)
else := verdicts.pass(texts.yes, evidence) if base(rows) == "whole"
else := verdicts.not_assessed(texts.unclear, sprintf(texts.weaker, [first(rows, "whole")])) if "whole" in grades(rows)
# Nobody has all of it, whichever policy reaches whom.
else := verdicts.partial(texts.partly, findings(rows), evidence) if "half" in grades(rows)
else := verdicts.fail(texts.no, findings(rows), evidence) if grades(rows) == {"none"}

base(rows) := concat("", {row.grade | some row in rows; row.standard})

grades(rows) := {row.grade | some row in rows}

weak(rows) := [row | some row in rows; row.grade in {"half", "none"}]

first(rows, grade) := [row.name | some row in rows; row.grade == grade][0]

findings(rows) := [affected.of("policy", row.id, row.name, row.lacks) | some row in weak(rows)]

name(policy) := first_text(policy, ["Name", "Identity"])

word(row, key) := lower(text_at(row, key))
