# METADATA
# title: A data loss policy watches mail, SharePoint and OneDrive
# description: >-
#   Most patient data leaves a practice by mistake: a list attached to the wrong
#   message, a folder shared with the wrong person. A data loss prevention policy looks
#   at what is sent and shared and stops it, but only in the places it covers, and only
#   when it is switched on and no longer testing.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/dlp-learn-about-dlp
#     description: Learn about data loss prevention
#   - ref: https://learn.microsoft.com/powershell/module/exchange/get-dlpcompliancepolicy
#     description: Get-DlpCompliancePolicy
# custom:
#   id: DLP-01
#   severity: high
#   hipaa:
#     - {cite: 164.312(e)(1), specification: standard}
#     - {cite: 164.308(a)(1)(ii)(B), specification: required}
#     - {cite: 164.312(c)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.DS-01, PR.DS-02]
#     nist_800_53: [AC-4, SC-7(10)]
#   evidence:
#     - basis: import
#       sources: [dlpCompliancePolicies, dlpComplianceRules]
#     - basis: secureScore
#       controls: [dlp_datalossprevention]
#   licence: [dlp]
#   effort: 2 hours
#   fix:
#     - Open the Microsoft Purview portal, Data loss prevention, Policies, and choose “Create policy”, or open the policy named above.
#     - For a new policy take the template Medical and health, “U.S. Health Insurance Act (HIPAA) Enhanced”.
#     - As locations choose Exchange email, SharePoint sites and OneDrive accounts, each for everybody and without exceptions.
#     - Start it in simulation mode with policy tips for two weeks and look at what it finds; expect some false alarms on ordinary mail.
#     - Then open the policy again and choose “Turn it on right away”. From then on staff see a notice, or are stopped, when they send patient data outside.
#   link: https://purview.microsoft.com/datalossprevention/policies
#   since: 0.1.0
package triage.dlp_01

import data.triage.lib.affected
import data.triage.lib.exported
import data.triage.lib.secure_score

# Secure Score only looks whether any policy exists; that none does is an answer,
# that one does says nothing about its places or its mode.
result := secure_score.verdict({"no": "there is no data loss prevention policy"}) if {
	input.basis == "secureScore"
	every control in input.secureScore.controls { control.percentage == 0 }
}

result := {
	"status": "notAssessed",
	"summary": "It cannot be told what the data loss policies cover",
	"reason": "Microsoft Secure Score reports that a data loss prevention policy exists, not whether it is switched on and which places it covers. Your IT person can export the policies; open the export here.",
} if {
	input.basis == "secureScore"
	some control in input.secureScore.controls
	control.percentage > 0
}

result := {
	"status": "pass",
	"summary": "A data loss policy watches mail, SharePoint and OneDrive",
	"evidence": evidence,
} if {
	input.basis == "import"
	count(open) == 0
}

result := {
	"status": "fail",
	"summary": "No data loss policy watches what is sent and shared",
	"affected": array.concat(gaps, idle),
	"evidence": evidence,
} if {
	input.basis == "import"
	count(uncovered) == count(places)
	count(doubts) == 0
}

result := {
	"status": "partial",
	"summary": sprintf("No data loss policy fully watches %s", [concat(" or ", [places[key].what | some key in open])]),
	"affected": gaps,
	"evidence": evidence,
} if {
	input.basis == "import"
	count(open) > 0
	count(uncovered) < count(places)
	count(doubts) == 0
}

result := {
	"status": "notAssessed",
	"summary": "It cannot be told what the data loss policies cover",
	"reason": sprintf("The export does not say clearly what the policy “%s” does: %s. Export the data loss prevention policies and rules again.", [doubts[0].name, doubts[0].why]),
} if {
	input.basis == "import"
	count(open) > 0
	count(doubts) > 0
}

# Each place with the properties that narrow it down.
places := {
	"ExchangeLocation": {"what": "mail", "narrowed": [
		"ExchangeSender", "ExchangeSenderMemberOf", "ExchangeSenderException", "ExchangeSenderMemberOfException",
		"ExchangeSenderMemberOfAdministrativeUnits",
	]},
	"SharePointLocation": {"what": "SharePoint", "narrowed": ["SharePointLocationException"]},
	"OneDriveLocation": {"what": "OneDrive", "narrowed": [
		"OneDriveLocationException", "OneDriveSharedBy", "ExceptIfOneDriveSharedBy", "OneDriveSharedByMemberOf",
		"ExceptIfOneDriveSharedByMemberOf", "OneDriveSharedByMemberOfAdministrativeUnits",
	]},
}

policies := input.sources.dlpCompliancePolicies

# Policies that count: switched on, past testing, with a rule that is switched on.
in_force := [policy | some policy in policies; state(policy) == "on"]

state(policy) := switch(policy) if switch(policy) != "on"

state(policy) := "on" if {
	switch(policy) == "on"
	count(rules_of(policy, "on")) > 0
}

state(policy) := "empty" if {
	switch(policy) == "on"
	count(rules_of(policy, "on")) + count(rules_of(policy, "unknown")) == 0
}

state(policy) := "unknown" if {
	switch(policy) == "on"
	count(rules_of(policy, "on")) == 0
	count(rules_of(policy, "unknown")) > 0
}

switch(policy) := "off" if exported.flag(policy, "Enabled") == "no"

switch(policy) := object.get(modes, word(policy, "Mode"), "unknown") if exported.flag(policy, "Enabled") != "no"

modes := {"enable": "on", "testwithnotifications": "test", "testwithoutnotifications": "test", "disable": "off", "pendingdeletion": "off"}

# A rule names its policy by id or by name, after the way it was exported.
rules_of(policy, wanted) := [rule |
	some rule in input.sources.dlpComplianceRules
	count({word(rule, "Policy"), word(rule, "ParentPolicyName")} & names(policy)) > 0
	rule_state(rule) == wanted
]

names(policy) := {word(policy, key) | some key in ["Guid", "ExchangeObjectId", "ImmutableId", "Name", "Identity", "Id"]} - {""}

rule_state(rule) := "off" if exported.flag(rule, "Disabled") == "yes"

rule_state(rule) := object.get(rule_states, concat(" ", [exported.flag(rule, "Disabled"), word(rule, "Mode")]), "unknown") if exported.flag(rule, "Disabled") != "yes"

rule_states := {"no enforce": "on", "no ": "on", "no audit": "off", "no auditandnotify": "off"}

# How far a policy covers a place: all of it, some of it, none, or not known.
reach(policy, key) := "unknown" if not is_array(object.get(policy, key, null))

reach(policy, key) := "none" if policy[key] == []

reach(policy, key) := "all" if {
	is_array(policy[key])
	everywhere(policy[key])
	count(narrowing(policy, key)) == 0
}

reach(policy, key) := "some" if {
	is_array(policy[key])
	count(policy[key]) > 0
	not everywhere(policy[key])
}

reach(policy, key) := "some" if {
	is_array(policy[key])
	everywhere(policy[key])
	count(narrowing(policy, key)) > 0
}

# A location is a text, or an object with a name.
everywhere(locations) if {
	some location in locations
	lower(exported.text({"own": location}, "own")) == "all"
}

everywhere(locations) if {
	some location in locations
	is_object(location)
	# not in v1.0: a location may come as an object, whose shape is not documented.
	lower(exported.first(location, ["Name", "DisplayName"])) == "all"
}

narrowing(policy, key) := [property |
	some property in places[key].narrowed
	not object.get(policy, property, null) in {null, "", []}
]

covered(key, extent) := [name(policy) | some policy in in_force; reach(policy, key) == extent]

open := [key | some key, _ in places; count(covered(key, "all")) == 0]

uncovered := [key | some key in open; count(covered(key, "some")) == 0]

# What could still close a gap.
doubts := array.concat(
	[{"name": name(policy), "why": "its mode, or whether its rules are switched on"} | some policy in policies; state(policy) == "unknown"],
	[{"name": name(policy), "why": sprintf("whether it covers %s", [places[key].what])} | some key in open; some policy in in_force; reach(policy, key) == "unknown"],
)

gaps := [affected.setting(sprintf("dlpCompliancePolicies.%s", [key]), sprintf("Data loss prevention in %s", [places[key].what]), gap(key)) | some key in open]

gap(key) := "no policy in force covers it" if key in uncovered

gap(key) := sprintf("covered only in part, by %s", [concat(", ", [quoted | some policy in covered(key, "some"); quoted := sprintf("“%s”", [policy])])]) if not key in uncovered

idle := [affected.of("policy", exported.first(policy, ["Guid", "Identity", "Name"]), name(policy), sprintf("does not count: %s", [standing[state(policy)]])) | some policy in policies; state(policy) in {"test", "off", "empty"}]

evidence := [line | some policy in policies; line := sprintf("“%s”: %s.", [name(policy), standing[state(policy)]])]

standing := {
	"on": "in force", "test": "it only tests", "off": "it is switched off", "empty": "none of its rules is switched on",
	"unknown": "not clear whether it is in force",
}

name(policy) := exported.first(policy, ["Name", "Identity"])

word(row, key) := lower(exported.text(row, key))
