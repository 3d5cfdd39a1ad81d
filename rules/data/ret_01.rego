# METADATA
# title: Mail, files and chats are kept as long as the law asks
# description: >-
#   Without a retention policy, whatever somebody deletes is gone for good after some
#   weeks, by mistake or on purpose. States ask for patient records to be kept for years,
#   and HIPAA for six years for its own documents; mail and chats are often part of both.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/retention
#     description: Retention policies and retention labels
#   - ref: https://learn.microsoft.com/purview/create-retention-policies
#     description: Create and configure retention policies
#   - ref: https://learn.microsoft.com/powershell/module/exchange/get-retentioncompliancepolicy
#     description: Get-RetentionCompliancePolicy
# custom:
#   id: RET-01
#   severity: high
#   hipaa:
#     - {cite: 164.316(b)(2)(i), specification: required}
#     - {cite: 164.312(c)(1), specification: standard}
#   frameworks:
#     nist_csf: [ID.AM-08]
#     nist_800_53: [SI-12, AU-11]
#   evidence:
#     - basis: import
#       sources: [retentionCompliancePolicies, retentionComplianceRules]
#     - basis: answer
#       question: Are mail, files in SharePoint and OneDrive, and Teams messages kept by a retention policy for as long as your state's law and HIPAA ask?
#       counts: The retention policies with what they cover and for how long, and the law or advice that the number of years comes from.
#       renew_months: 12
#   effort: 2 hours
#   fix:
#     - Ask your attorney or your medical board how long your state wants records kept (often seven to ten years, longer for children), and enter that number in the settings of this tool.
#     - Open the Microsoft Purview portal, Data Lifecycle Management, Policies, Retention policies, and create a policy for all mailboxes, all SharePoint sites, all OneDrive accounts and all Microsoft 365 groups.
#     - Choose to retain items for that many years. Choose “do nothing” afterwards, unless you are sure that they may be deleted.
#     - Create a second policy of the same length for Teams channel messages and Teams chats.
#     - Plan for storage; deleted and changed files are kept out of sight and count against it. It takes up to a week until the policies work.
#   link: https://purview.microsoft.com/datalifecyclemanagement/policies
#   since: 0.1.0
package triage.ret_01

import data.triage.lib.affected
import data.triage.lib.attestation
import data.triage.lib.exported
import data.triage.lib.words

result := attestation.verdict({
	"yes": "Mail, files and chats are kept as long as the law asks",
	"yes_without_evidence": "Mail, files and chats are said to be kept; the policies are not written down",
	"partly": "Not all of mail, files and chats are kept as long as the law asks",
	"no": "Deleted mail and files are gone for good after some weeks",
}) if {
	input.basis == "answer"
}

result := {
	"status": "pass",
	"summary": sprintf("Mail, files and chats are kept for at least %d years", [years]),
	"evidence": evidence,
} if {
	states == {"kept"}
}

result := {
	"status": "fail",
	"summary": "Nothing keeps deleted mail, files and chats",
	"affected": findings,
	"evidence": evidence,
} if {
	states == {"none"}
}

result := {
	"status": "partial",
	"summary": headline,
	"affected": findings,
	"evidence": evidence,
} if {
	count(findings) > 0
	states != {"none"}
}

result := {
	"status": "notAssessed",
	"summary": "It cannot be told what the retention policies keep",
	"reason": sprintf("The export does not say clearly what is kept of: %s. Run Get-RetentionCompliancePolicy -DistributionDetail and Get-RetentionComplianceRule again; without that switch the places are missing.", [words.joined([place.name | some place in places; verdicts[place.key].state == "unclear"])]),
} if {
	count(findings) == 0
	"unclear" in states
}

years := input.parameters.retentionYears

places := [
	{"key": "Exchange", "name": "mail"},
	{"key": "SharePoint", "name": "files in SharePoint"},
	{"key": "OneDrive", "name": "files in OneDrive"},
	{"key": "ModernGroup", "name": "files and mail of teams and groups"},
	{"key": "TeamsChannel", "name": "messages in Teams channels"},
	{"key": "TeamsChat", "name": "chats in Teams"},
]

policies := [{"name": name, "force": force(policy), "term": term(policy), "at": at} |
	some policy in input.sources.retentionCompliancePolicies
	name := exported.first(policy, ["Name", "Identity", "Guid"])
	at := {place.key: reach(policy, place.key) | some place in places}
]

# Whether a policy is at work. Test modes do not count.
force(policy) := "no" if exported.flag(policy, "Enabled") == "no"

force(policy) := "no" if {
	exported.flag(policy, "Enabled") != "no"
	not enforced(policy)
}

force(policy) := "yes" if {
	exported.flag(policy, "Enabled") == "yes"
	enforced(policy)
}

force(policy) := "unclear" if {
	exported.flag(policy, "Enabled") == "unknown"
	enforced(policy)
}

enforced(row) if lower(exported.text(row, "Mode")) in {"", "enforce"}

# How long a policy keeps things, by the best of its rules: long, short, none, unclear.
term(policy) := [answer | some answer in ["long", "unclear", "short", "none"]; answer in terms(policy)][0]

terms(policy) := {"unclear"} if count(rules_of(policy)) == 0

terms(policy) := {keeps(rule) | some rule in rules_of(policy)} if count(rules_of(policy)) > 0

# A rule points to its policy by any of its names.
rules_of(policy) := [rule |
	some rule in input.sources.retentionComplianceRules
	lower(exported.text(rule, "Policy")) in identifiers(policy)
]

identifiers(policy) := {lower(text) |
	some key in ["Guid", "ImmutableId", "ExchangeObjectId", "Identity", "Name", "DistinguishedName"]
	text := exported.text(policy, key)
	text != ""
}

keeps(rule) := "none" if idle(rule)

keeps(rule) := "unclear" if {
	not idle(rule)
	not lower(exported.text(rule, "RetentionComplianceAction")) in {"keep", "keepanddelete"}
}

keeps(rule) := lasting(rule) if {
	not idle(rule)
	lower(exported.text(rule, "RetentionComplianceAction")) in {"keep", "keepanddelete"}
}

# A rule that only deletes, is off, or holds for some content only.
idle(rule) if lower(exported.text(rule, "RetentionComplianceAction")) == "delete"

idle(rule) if exported.flag(rule, "Disabled") == "yes"

idle(rule) if not enforced(rule)

idle(rule) if not object.get(rule, "ContentMatchQuery", "") in {"", null}

idle(rule) if not object.get(rule, "ExcludedItemClasses", []) in [[], null]

lasting(rule) := "long" if lower(exported.text(rule, "RetentionDuration")) == "unlimited"

lasting(rule) := "long" if exported.number(rule, "RetentionDuration") >= years * 365

lasting(rule) := "short" if {
	is_number(exported.number(rule, "RetentionDuration"))
	exported.number(rule, "RetentionDuration") < years * 365
}

lasting(rule) := "unclear" if {
	lower(exported.text(rule, "RetentionDuration")) != "unlimited"
	exported.number(rule, "RetentionDuration") == null
}

# Where a policy holds: all, part, none, unclear.
reach(policy, key) := "unclear" if exported.list(policy, concat("", [key, "Location"])) == null

reach(policy, key) := excepted(exported.list(policy, concat("", [key, "LocationException"]))) if "all" in locations(policy, key)

reach(policy, key) := "part" if {
	count(locations(policy, key)) > 0
	not "all" in locations(policy, key)
}

reach(policy, key) := "none" if {
	exported.list(policy, concat("", [key, "Location"])) == []
	placed(policy)
}

# No place at all means an export without the places, or an adaptive scope.
reach(policy, key) := "unclear" if {
	exported.list(policy, concat("", [key, "Location"])) == []
	not placed(policy)
}

excepted(exceptions) := "unclear" if exceptions == null

excepted(exceptions) := "all" if exceptions == []

excepted(exceptions) := "part" if {
	is_array(exceptions)
	exceptions != []
}

placed(policy) if {
	some key in array.concat(["PublicFolder", "Skype"], [place.key | some place in places])
	count(locations(policy, key)) > 0
}

locations(policy, key) := [lower(location(entry)) | some entry in list] if {
	list := exported.list(policy, concat("", [key, "Location"]))
	is_array(list)
}

locations(policy, key) := [] if exported.list(policy, concat("", [key, "Location"])) == null

location(entry) := entry if is_string(entry)

location(entry) := exported.text(entry, "Name") if is_object(entry)

# What becomes of each place: kept, unclear, short, part or none, with the
# policies that hold there.
verdicts := {place.key: verdict |
	some place in places
	outcomes := [{"name": policy.name, "state": outcome(policy, policy.at[place.key])} | some policy in policies]
	state := [answer | some answer in ["kept", "unclear", "short", "part", "none"]; answer in ({one.state | some one in outcomes} | {"none"})][0]
	verdict := {"state": state, "names": [one.name | some one in outcomes; one.state == state; state != "none"]}
}

outcome(policy, at) := "none" if nothing(policy, at)

outcome(policy, at) := "kept" if {
	policy.force == "yes"
	policy.term == "long"
	at == "all"
}

outcome(policy, at) := "unclear" if {
	not nothing(policy, at)
	"unclear" in {policy.force, policy.term, at}
}

outcome(policy, at) := "short" if {
	policy.force == "yes"
	policy.term == "short"
	at == "all"
}

outcome(policy, at) := "part" if {
	policy.force == "yes"
	policy.term in {"long", "short"}
	at == "part"
}

nothing(policy, _) if policy.force == "no"

nothing(policy, _) if policy.term == "none"

nothing(_, at) if at == "none"

states := {verdict.state | some verdict in verdicts} if {
	input.basis == "import"
	years > 0
}

findings := [affected.setting(sprintf("retentionCompliancePolicies.%sLocation", [place.key]), capitalised(place.name), detail(verdicts[place.key])) |
	states
	some place in places
	verdicts[place.key].state in {"short", "part", "none"}
]

capitalised(text) := concat("", [upper(substring(text, 0, 1)), substring(text, 1, -1)])

detail(verdict) := "no retention policy that is at work covers it" if verdict.state == "none"

detail(verdict) := sprintf("kept for less than %d years: %s", [years, words.joined(verdict.names)]) if verdict.state == "short"

detail(verdict) := sprintf("only a part of it is covered: %s", [words.joined(verdict.names)]) if verdict.state == "part"

lacking := [place.name | some place in places; verdicts[place.key].state == "none"]

headline := sprintf("Nothing keeps %s that somebody deletes", [concat(" and ", lacking)]) if count(lacking) in {1, 2}

headline := sprintf("Nothing keeps %d of the %d kinds of mail, files and chats", [count(lacking), count(places)]) if count(lacking) > 2

headline := sprintf("Some mail, files or chats are kept for less than %d years", [years]) if {
	count(lacking) == 0
	"short" in states
}

headline := "The retention policies leave out some people or places" if {
	count(lacking) == 0
	not "short" in states
}

evidence := array.concat(
	[sprintf("Retention policies read: %d. Asked for: %d years, which you can set to what your state asks for.", [count(policies), years])],
	[sprintf("Not known: %s.", [words.joined([place.name | some place in places; verdicts[place.key].state == "unclear"])]) | "unclear" in states],
)
