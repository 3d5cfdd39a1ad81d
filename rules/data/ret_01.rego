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

result := verdicts.pass(sprintf("Mail, files and chats are kept for at least %d years", [years]), evidence) if states == {"kept"}

result := verdicts.fail("Nothing keeps deleted mail, files and chats", findings, evidence) if states == {"none"}

result := verdicts.partial(headline, findings, evidence) if {
	count(findings) > 0
	states != {"none"}
}

result := verdicts.not_assessed(
	"It cannot be told what the retention policies keep",
	sprintf("The export does not say clearly what is kept of: %s. Run Get-RetentionCompliancePolicy -DistributionDetail and Get-RetentionComplianceRule again in Security & Compliance PowerShell; without that switch the places are missing.", [words.joined([place.name | some place in places; verdicts[place.key].state == "unclear"])]),
) if {
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

# Everything that matters of each policy, computed once.
policies := [{"name": name, "force": force(policy), "term": best(terms(policy)), "at": at} |
	some policy in input.sources.retentionCompliancePolicies
	name := first_text(policy, ["Name", "Identity", "Guid"])
	lists := {key: names_at(policy, key) | some key in list_keys}
	placed := [1 | some key in location_keys; is_array(lists[key]); count(lists[key]) > 0] != []
	at := {place.key: reach(lists[concat("", [place.key, "Location"])], lists[concat("", [place.key, "LocationException"])], placed) | some place in places}
]

location_keys := [concat("", [key, "Location"]) | some key in array.concat(["PublicFolder", "Skype"], [place.key | some place in places])]

list_keys := array.concat(location_keys, [concat("", [key, "Exception"]) | some key in location_keys])

# Whether a policy is at work: yes, no or unclear. Test modes do not count.
force(policy) := [answer | some answer in ["no", "unclear", "yes"]; answer in {flag_at(policy, "Enabled"), mode(policy)}][0] if {
	flag_at(policy, "Enabled") != "unknown"
}

force(policy) := "unclear" if flag_at(policy, "Enabled") == "unknown"

mode(row) := "yes" if lower(text_at(row, "Mode")) == "enforce"

mode(row) := "yes" if object.get(row, "Mode", null) in {null, ""}

mode(row) := "no" if lower(text_at(row, "Mode")) in {"audit", "auditandnotify", "disable", "pendingdeletion", "test", "testwithnotifications", "testwithoutnotifications"}

mode(row) := "unclear" if {
	not lower(text_at(row, "Mode")) in {"audit", "auditandnotify", "disable", "pendingdeletion", "test", "testwithnotifications", "testwithoutnotifications", "enforce"}
	not object.get(row, "Mode", null) in {null, ""}
}

# How long a policy keeps things, by the best of its rules: long, unclear, short,
# some (of the content only) or none.
best(answers) := [answer | some answer in ["long", "unclear", "short", "some", "none"]; answer in answers][0]

terms(policy) := {"unclear"} if count(found(policy)) == 0

terms(policy) := found(policy) if count(found(policy)) > 0

found(policy) := {answer | some name in identifiers(policy); some answer in object.get(terms_by_policy, name, [])}

# A rule points to its policy by any of its names.
identifiers(policy) := {lower(text) |
	some key in ["Guid", "ImmutableId", "ExchangeObjectId", "Identity", "Name", "DistinguishedName"]
	text := text_at(policy, key)
	text != ""
}

rules := [{"policy": lower(text_at(rule, "Policy")), "term": keeps(rule)} | some rule in input.sources.retentionComplianceRules]

terms_by_policy := {name: [row.term | some row in rules; row.policy == name] | some name in {row.policy | some row in rules}}

keeps(rule) := "none" if idle(rule)
else := "some" if choosy(rule)
else := lasting(rule) if plain(rule)
else := "unclear"

# A rule that only deletes, is off, or only offers a label for people to apply.
idle(rule) if lower(text_at(rule, "RetentionComplianceAction")) == "delete"

idle(rule) if flag_at(rule, "Disabled") == "yes"

idle(rule) if mode(rule) == "no"

# not in v1.0: the word of New-RetentionComplianceRule for a label that is offered.
idle(rule) if text_at(rule, "PublishComplianceTag") != ""

# A rule that holds for some content only.
# not in v1.0: ApplyComplianceTag, the word of New-RetentionComplianceRule for a label that is set.
choosy(rule) if first_text(rule, ["ContentMatchQuery", "ExcludedItemClasses", "ApplyComplianceTag"]) != ""

choosy(rule) if {
	classes := list_at(rule, "ExcludedItemClasses")
	is_array(classes)
	some class in classes
	is_string(class)
}

# A rule that evidently keeps all content.
plain(rule) if {
	lower(text_at(rule, "RetentionComplianceAction")) in {"keep", "keepanddelete"}
	mode(rule) == "yes"
	object.get(rule, "ContentMatchQuery", null) in {"", null}
	object.get(rule, "ExcludedItemClasses", null) in {[], "", null}
}

lasting(rule) := "long" if lower(text_at(rule, "RetentionDuration")) == "unlimited"

lasting(rule) := "long" if number_at(rule, "RetentionDuration") >= years * 365

lasting(rule) := "short" if {
	number_at(rule, "RetentionDuration") > 0
	number_at(rule, "RetentionDuration") < years * 365
}

lasting(rule) := "unclear" if {
	lower(text_at(rule, "RetentionDuration")) != "unlimited"
	not number_at(rule, "RetentionDuration") > 0
}

# Where a policy holds: all, part, none, unclear. No place at all means an export
# without the places, or an adaptive scope.
reach(names, _, _) := "unclear" if names == "unread"

reach([], _, true) := "none"

reach([], _, false) := "unclear"

reach(names, exceptions, _) := excepted(exceptions) if {
	is_array(names)
	"all" in names
}

reach(names, _, _) := "part" if {
	is_array(names)
	count(names) > 0
	not "all" in names
}

excepted("unread") := "unclear"

excepted([]) := "all"

excepted(exceptions) := "part" if {
	is_array(exceptions)
	count(exceptions) > 0
}

# The names in a list, "unread" where it is none or holds something else.
names_at(policy, key) := names if {
	list := list_at(policy, key)
	is_array(list)
	names := [lower(location(entry)) | some entry in list]
	not "" in names
}

names_at(policy, key) := "unread" if not is_array(list_at(policy, key))

names_at(policy, key) := "unread" if {
	list := list_at(policy, key)
	is_array(list)
	"" in [location(entry) | some entry in list]
}

location(entry) := entry if is_string(entry)

location(entry) := text_at(entry, "Name") if not is_string(entry)

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

outcome(policy, at) := "part" if {
	policy.force == "yes"
	policy.term == "some"
	at in {"all", "part"}
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

headline := "The retention policies leave out some people, places or content" if {
	count(lacking) == 0
	not "short" in states
}

evidence := array.concat(
	[sprintf("Retention policies read: %d. Asked for: %d years, as set in this tool.", [count(policies), years])],
	[sprintf("Not known: %s.", [words.joined([place.name | some place in places; verdicts[place.key].state == "unclear"])]) | "unclear" in states],
)
