# METADATA
# title: The data loss policy stops messages and tells the sender
# description: >-
#   A policy that only writes a report shows the damage afterwards. One that stops or
#   encrypts the message prevents it, and the notice teaches the sender at the moment it
#   matters, which is the training that people remember.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/dlp-policy-reference
#     description: Data loss prevention policy reference (actions, user notifications)
#   - ref: https://learn.microsoft.com/powershell/module/exchange/get-dlpcompliancerule
#     description: Get-DlpComplianceRule
# custom:
#   id: DLP-03
#   severity: high
#   hipaa:
#     - {cite: 164.312(e)(1), specification: standard}
#     - {cite: 164.308(a)(5)(i), specification: standard}
#   frameworks:
#     nist_csf: [PR.DS-01, PR.DS-02]
#     nist_800_53: [AC-4, SC-7(10)]
#   evidence:
#     - basis: import
#       sources: [dlpCompliancePolicies, dlpComplianceRules]
#     - basis: answer
#       question: Does the data loss policy stop or encrypt messages and files with patient data that go outside, and does the sender get a notice?
#       counts: A screenshot of a stopped or encrypted test message with the notice to the sender. Note where it is kept.
#       renew_months: 12
#   licence: [dlp]
#   effort: 1 hour
#   after: [DLP-01]
#   fix:
#     - Open the Microsoft Purview portal, Data loss prevention, Policies, and look at the alerts of the policy named above first, so that you know whom it will stop.
#     - Open the policy, then its rule for content shared outside, and under Actions add “Restrict access or encrypt the content in Microsoft 365 locations”, “Block only people outside your organization”. For mail you can choose encryption instead.
#     - Under User notifications switch on notices and policy tips.
#     - Allow an override with a reason, so that care is not held up; the reason is recorded.
#     - If the policy still runs in simulation mode, turn it on. Tell staff a day before; some messages will come back to them.
#   link: https://purview.microsoft.com/datalossprevention/policies
#   since: 0.1.0
package triage.dlp_03

import data.triage.lib.affected
import data.triage.lib.attestation
import data.triage.lib.exported
import data.triage.lib.words

result := attestation.verdict({
	"yes": "The data loss policy stops messages and tells the sender",
	"yes_without_evidence": "The data loss policy is said to stop messages; a test is not on file",
	"partly": "The data loss policy stops only some messages, or does not tell the sender",
	"no": "The data loss policy stops nothing",
}) if {
	input.basis == "answer"
}

result := {
	"status": "pass",
	"summary": "Every data loss policy in force stops or encrypts, and tells the sender",
	"evidence": evidence,
} if {
	input.basis == "import"
	count(in_force) > 0
	count(weak) == 0
	count(doubts) == 0
}

result := {
	"status": "fail",
	"summary": headline,
	"affected": array.concat([affected.of("policy", id(policy), name(policy), weakness(policy)) | some policy in weak], idle),
	"evidence": evidence,
} if {
	input.basis == "import"
	count([policy | some policy in in_force; stops(policy) != "no"]) == 0
	count(doubts) == 0
}

result := {
	"status": "partial",
	"summary": words.count_of(count(weak), "data loss policy does not stop messages everywhere or does not tell the sender", "data loss policies do not stop messages everywhere or do not tell the sender"),
	"affected": [affected.of("policy", id(policy), name(policy), weakness(policy)) | some policy in weak],
	"evidence": evidence,
} if {
	input.basis == "import"
	proven
}

result := {
	"status": "notAssessed",
	"summary": "It cannot be told whether the data loss policy stops messages",
	"reason": sprintf("The export does not say clearly what “%s” does (whether it is on, whether it blocks or encrypts, whom it tells). Export the data loss prevention policies and rules again.", [doubts[0]]),
} if {
	input.basis == "import"
	count(doubts) > 0
	not proven
}

# Something is stopped, and something is weak.
proven if {
	count(weak) > 0
	some policy in in_force
	stops(policy) in {"yes", "mail"}
}

headline := "No data loss policy is in force" if count(in_force) == 0

headline := "The data loss policy only reports; nothing is stopped" if count(in_force) > 0

in_force := [policy | some policy in input.sources.dlpCompliancePolicies; state(policy) == "on"]

weak := [policy | some policy in in_force; weakness(policy) != ""]

weakness(policy) := words.joined([
	{"no": "only reports; nothing is stopped or encrypted", "mail": "encrypts mail; files that are shared are not stopped", "yes": "", "unknown": ""}[stops(policy)],
	{"no": "the sender is not told", "yes": "", "unknown": ""}[tells(policy)],
])

# Blocking works in every place, encryption in mail.
stops(policy) := "yes" if {
	some rule in rules_of(policy, "on")
	blocks(rule)
}

stops(policy) := mail_only(policy) if {
	count([rule | some rule in rules_of(policy, "on"); blocks(rule)]) == 0
	some rule in rules_of(policy, "on")
	word(rule, "EncryptRMSTemplate") != ""
}

stops(policy) := "no" if {
	every rule in rules_of(policy, "on") { lets_through(rule) }
}

stops(policy) := "unknown" if {
	count([rule | some rule in rules_of(policy, "on"); blocks(rule)]) == 0
	count([rule | some rule in rules_of(policy, "on"); word(rule, "EncryptRMSTemplate") != ""]) == 0
	count([rule | some rule in rules_of(policy, "on"); not lets_through(rule)]) > 0
}

# A configuration snapshot leaves encryption out, so that its absence says nothing.
lets_through(rule) if {
	exported.flag(rule, "BlockAccess") == "no"
	"EncryptRMSTemplate" in object.keys(rule)
	word(rule, "EncryptRMSTemplate") == ""
}

blocks(rule) if exported.flag(rule, "BlockAccess") == "yes"

mail_only(policy) := "mail" if {
	some place in ["SharePointLocation", "OneDriveLocation"]
	filled(policy, place)
}

mail_only(policy) := "yes" if {
	not filled(policy, "SharePointLocation")
	not filled(policy, "OneDriveLocation")
}

tells(policy) := "yes" if {
	some rule in rules_of(policy, "on")
	filled(rule, "NotifyUser")
}

tells(policy) := "no" if {
	every rule in rules_of(policy, "on") {
		not filled(rule, "NotifyUser")
		"NotifyUser" in object.keys(rule)
	}
}

tells(policy) := "unknown" if {
	count([rule | some rule in rules_of(policy, "on"); filled(rule, "NotifyUser")]) == 0
	some rule in rules_of(policy, "on")
	not "NotifyUser" in object.keys(rule)
}

filled(row, key) if not object.get(row, key, null) in {null, "", []}

doubts := array.concat(
	[name(policy) | some policy in input.sources.dlpCompliancePolicies; state(policy) == "unknown"],
	[name(policy) | some policy in in_force; "unknown" in {stops(policy), tells(policy)}],
)

idle := [affected.of("policy", id(policy), name(policy), standing[state(policy)]) | some policy in input.sources.dlpCompliancePolicies; state(policy) in {"test", "off", "empty"}] if count(input.sources.dlpCompliancePolicies) > 0

idle := [affected.setting("dlpCompliancePolicies.Mode", "Data loss prevention", "there is no policy")] if count(input.sources.dlpCompliancePolicies) == 0

evidence := [sprintf("“%s”: %s.", [name(policy), standing[state(policy)]]) | some policy in input.sources.dlpCompliancePolicies]

standing := {
	"on": "in force", "test": "it only tests", "off": "it is switched off", "empty": "none of its rules is switched on",
	"unknown": "not clear whether it is in force",
}

id(policy) := exported.first(policy, ["Guid", "Identity", "Name"])

name(policy) := exported.first(policy, ["Name", "Identity"])

# Policies that count: switched on, past testing, with a rule that is switched on.
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

word(row, key) := lower(exported.text(row, key))
