# METADATA
# title: Deleted mail, files and chats are kept as long as your records must be
# description: >-
#   Without a retention policy, whatever somebody deletes, by mistake or on purpose, is
#   gone for good after some weeks or months. The Security Rule asks you to protect
#   patient data from improper destruction and names no number of years. How long patient
#   records must be kept is a matter of state law: five years for physicians in Florida,
#   six in Arizona and New York, no number in many states. Mail and chats are often part
#   of the record.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/retention
#     description: Retention policies and retention labels
#   - ref: https://learn.microsoft.com/purview/create-retention-policies
#     description: Create and configure retention policies
#   - ref: https://learn.microsoft.com/powershell/module/exchange/get-retentioncompliancepolicy
#     description: Get-RetentionCompliancePolicy
#   - ref: https://www.ecfr.gov/current/title-45/section-164.312
#     description: 45 CFR 164.312(c)(1), integrity
# custom:
#   id: RET-01
#   severity: high
#   hipaa:
#     - {cite: 164.312(c)(1), specification: standard}
#   frameworks:
#     nist_csf: [ID.AM-08]
#     hicp: ["4"]
#     nist_800_53: [SI-12]
#   evidence:
#     - basis: import
#       sources: [retentionCompliancePolicies, retentionComplianceRules]
#     - basis: answer
#       question: Are mail, files in SharePoint and OneDrive, and Teams messages kept by retention policies, also when somebody deletes them, for as many years as you must keep patient records?
#       counts: The retention policies with what they cover and for how long, and where the number of years comes from (your state's law, your medical board, your attorney or your insurer). Where no law names a number, the one that you have set yourself.
#       renew_months: 12
#       says:
#         yes: Deleted mail, files and chats are said to be kept for as many years as your records must be
#         yes_without_evidence: Deleted mail, files and chats are said to be kept; the policies are not written down
#         partly: Only a part of mail, files and chats is kept for as many years as your records must be
#         no: Not all of mail, files and chats is kept by retention policies for as many years as your records must be
#   effort: 2 hours
#   fix:
#     - Ask your attorney or your medical board how long your state wants patient records kept (longer for children in many states), and enter that number in the settings of this tool; until then this tool asks for seven.
#     - Open the Microsoft Purview portal, Data Lifecycle Management, Policies, Retention policies, and create a policy of the type “Static” for all mailboxes, all SharePoint sites, all OneDrive accounts and all Microsoft 365 groups.
#     - Choose to retain for that many years. Choose “Do nothing” for what happens afterwards, unless you are sure that it may be deleted.
#     - Create a second static policy of the same length for Teams channel messages and Teams chats.
#     - Plan for storage; deleted and changed files are kept out of sight and count against it. It takes up to a week until the policies work.
#     - Move the files of people who leave to a SharePoint site (USR-01). A OneDrive without a license is usually archived and closed after 93 days, and Microsoft has announced that from July 2027 one for which nobody pays may be deleted in spite of a policy.
#   link: https://purview.microsoft.com/datalifecyclemanagement/policies
#   since: 0.1.0
package triage.ret_01

import data.triage.lib.affected
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.pass(sprintf("Mail, files and chats are kept for at least %d years", [years]), evidence) if states == {"long"}
else := verdicts.fail("Nothing keeps deleted mail, files and chats", findings, evidence) if states == {"none"}
else := verdicts.partial(headline, findings, evidence) if count(findings) > 0
else := verdicts.not_assessed(
	"It cannot be told what the retention policies keep",
	sprintf("The export does not say clearly what is kept of: %s. Run Get-RetentionCompliancePolicy -DistributionDetail and Get-RetentionComplianceRule again in Security & Compliance PowerShell; without that switch the places are missing.", [words.joined(not_known)]),
) if "unknown" in states

years := input.parameters.retentionYears

places := [
	{"key": "Exchange", "name": "mail"},
	{"key": "SharePoint", "name": "files in SharePoint"},
	{"key": "OneDrive", "name": "files in OneDrive"},
	{"key": "ModernGroup", "name": "files and mail of teams and groups"},
	{"key": "TeamsChannel", "name": "messages in Teams channels"},
	{"key": "TeamsChat", "name": "chats in Teams"},
]

# Everything that matters of each policy, computed once: how long it keeps things, and how
# far it covers each place.
policies := [{"name": first_text(policy, ["Name", "Identity", "Guid"]), "acts": acts(policy), "term": term(policy), "reach": reach} |
	some policy in input.sources.retentionCompliancePolicies
	lists := {key: names_at(policy, key) | some key in list_keys}
	placed := [key | some key in location_keys; not lists[key] in {"unread", []}]
	reach := {place.key: extent(lists[location(place.key)], lists[exception(place.key)], placed) | some place in places}
]

location(key) := concat("", [key, "Location"])

exception(key) := concat("", [key, "LocationException"])

location_keys := [location(key) | some key in array.concat(["PublicFolder", "Skype"], [place.key | some place in places])]

list_keys := array.concat(location_keys, [exception(place.key) | some place in places])

# Of several answers the one that counts.
best(answers) := [answer | some answer in ["long", "unknown", "short", "part", "none"]; answer in answers][0]

# Whether a policy is at work: yes, no or unknown.
acts(policy) := "unknown" if flag_at(policy, "Enabled") == "unknown"
else := "no" if "no" in {flag_at(policy, "Enabled"), mode(policy)}
else := mode(policy)

# Test modes do not count.
mode(row) := "yes" if object.get(row, "Mode", null) in {null, ""}
else := choice_at(row, "Mode", {
	"enforce": "yes", "audit": "no", "auditandnotify": "no", "disable": "no", "pendingdeletion": "no",
	"test": "no", "testwithnotifications": "no", "testwithoutnotifications": "no",
})

# How long a policy keeps things, by the best of its rules: long, short, part (of the
# content only), none or unknown. A rule points to its policy by any of its names.
term(policy) := best(terms) if {
	terms := {keeps(rule) | some rule in input.sources.retentionComplianceRules; lower(text_at(rule, "Policy")) in identifiers(policy)}
	count(terms) > 0
} else := "unknown"

identifiers(policy) := lowered({text_at(policy, key) | some key in identifying}) - {""}

identifying := ["Guid", "ImmutableId", "ExchangeObjectId", "Identity", "Name", "DistinguishedName"]

keeps(rule) := "none" if keeps_nothing(rule)
else := "part" if keeps_some_content(rule)
else := duration(rule) if keeps_all_content(rule)
else := "unknown"

# A rule that only deletes, is off, or only offers a label for people to apply.
keeps_nothing(rule) if lower(text_at(rule, "RetentionComplianceAction")) == "delete"

keeps_nothing(rule) if flag_at(rule, "Disabled") == "yes"

keeps_nothing(rule) if mode(rule) == "no"

# not in v1.0: the word of New-RetentionComplianceRule for a label that is offered.
keeps_nothing(rule) if text_at(rule, "PublishComplianceTag") != ""

# not in v1.0: ApplyComplianceTag, the word of New-RetentionComplianceRule for a label that is set.
keeps_some_content(rule) if first_text(rule, ["ContentMatchQuery", "ExcludedItemClasses", "ApplyComplianceTag"]) != ""

keeps_some_content(rule) if {
	some class in items_at(rule, "ExcludedItemClasses")
	is_string(class)
}

keeps_all_content(rule) if {
	lower(text_at(rule, "RetentionComplianceAction")) in {"keep", "keepanddelete"}
	mode(rule) == "yes"
	object.get(rule, "ContentMatchQuery", null) in {"", null}
	object.get(rule, "ExcludedItemClasses", null) in {[], "", null}
}

duration(rule) := "long" if lower(text_at(rule, "RetentionDuration")) == "unlimited"
else := "long" if number_at(rule, "RetentionDuration") >= years * 365
else := "short" if number_at(rule, "RetentionDuration") > 0
else := "unknown"

# How far a policy covers a place: all, part, none or unknown. No place at all means an
# export without the places, or an adaptive scope.
extent(names, exceptions, placed) := "unknown" if names == "unread"
else := "none" if {
	names == []
	count(placed) > 0
} else := "unknown" if names == []
else := "part" if not "all" in names
else := "unknown" if exceptions == "unread"
else := "part" if count(exceptions) > 0
else := "all"

# The names in a list, "unread" where it is none or holds something else.
names_at(policy, key) := names if {
	is_array(list_at(policy, key))
	names := [lower(name_of(entry)) | some entry in list_at(policy, key)]
	not "" in names
} else := "unread"

name_of(entry) := entry if is_string(entry)
else := text_at(entry, "Name")

# What becomes of each place, with the policies that bring it about.
outcomes := {place.key: {"state": state, "names": names} |
	some place in places
	each := [{"name": policy.name, "state": outcome(policy, policy.reach[place.key])} | some policy in policies]
	state := best({one.state | some one in each} | {"none"})
	names := [one.name | some one in each; one.state == state]
}

outcome(policy, reach) := "none" if policy.acts == "no"
else := "none" if "none" in {policy.term, reach}
else := "unknown" if "unknown" in {policy.acts, policy.term, reach}
else := "part" if reach == "part"
else := policy.term

states := {became.state | some became in outcomes} if years > 0

findings := [affected.setting(sprintf("retentionCompliancePolicies.%sLocation", [place.key]), capitalised(place.name), detail(outcomes[place.key])) |
	some place in places
	outcomes[place.key].state in {"short", "part", "none"}
]

capitalised(text) := concat("", [upper(substring(text, 0, 1)), substring(text, 1, -1)])

detail(became) := "no retention policy that is at work covers it" if became.state == "none"
else := sprintf("kept for less than %d years: %s", [years, words.joined(became.names)]) if became.state == "short"
else := sprintf("only a part of it is covered: %s", [words.joined(became.names)])

not_kept := [place.name | some place in places; outcomes[place.key].state == "none"]

not_known := [place.name | some place in places; outcomes[place.key].state == "unknown"]

headline := sprintf("Nothing keeps %s that somebody deletes", [concat(" and ", not_kept)]) if count(not_kept) in {1, 2}
else := sprintf("Nothing keeps %d of the %d kinds of mail, files and chats", [count(not_kept), count(places)]) if count(not_kept) > 2
else := sprintf("Some mail, files or chats are kept for less than %d years", [years]) if "short" in states
else := "The retention policies leave out some people, places or content"

evidence := array.concat(
	[sprintf("Retention policies read: %d. Asked for: %d years, as set in this tool.", [count(policies), years])],
	[sprintf("Not known: %s.", [words.joined(not_known)]) | "unknown" in states],
)
