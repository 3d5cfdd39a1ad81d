# METADATA
# title: Mail with patient data is encrypted automatically
# description: >-
#   A button that encrypts helps only when somebody thinks of it. A rule that looks for
#   patient data and encrypts the message itself also works on a busy day, and it is
#   what an investigator asks for after patient data went out in plain text.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/define-mail-flow-rules-to-encrypt-email
#     description: Define mail flow rules to encrypt email messages
#   - ref: https://learn.microsoft.com/purview/dlp-policy-reference
#     description: Data loss prevention policy reference
# custom:
#   id: EML-09
#   severity: high
#   hipaa:
#     - {cite: 164.312(e)(2)(ii), specification: addressable}
#   frameworks:
#     nist_csf: [PR.DS-02]
#     nist_800_53: [SC-8, SC-8(1)]
#   evidence:
#     - basis: import
#       sources: [transportRules, dlpCompliancePolicies, dlpComplianceRules]
#     - basis: answer
#       question: Is mail to outside addresses that holds patient data encrypted without anybody having to think of it?
#       counts: A screenshot of the rule and of a test message with made-up patient data that arrived encrypted, or the contract with a service that does it. Note where it is kept.
#       renew_months: 12
#   licence: [messageEncryption]
#   effort: 1 hour
#   after: [EML-08]
#   fix:
#     - Open the Exchange admin center, Mail flow, Rules, and choose “Add a rule”, “Apply Office 365 Message Encryption and rights protection to messages”.
#     - As condition choose “The message contains any of these types of sensitive information” and add the U.S. Social Security Number, the DEA number, ICD-9-CM, ICD-10-CM and All Medical Terms And Conditions; add “The recipient is located outside the organization”.
#     - As template choose “Encrypt”, set the mode to “Enforce”, and save. Keep a keyword rule such as [secure] beside it for everything the rule cannot see.
#     - Send yourself a test message with made-up patient data to a private address; it should arrive with a link to open it.
#     - Tell the offices you write to most that some messages now need a code or a sign-in to open; harmless mail that mentions an illness is encrypted too.
#   link: https://admin.exchange.microsoft.com/#/transportrules
#   since: 0.1.0
package triage.eml_09

import data.triage.lib.affected
import data.triage.lib.attestation
import data.triage.lib.exported

result := attestation.verdict({
	"yes": "Mail with patient data is encrypted automatically",
	"yes_without_evidence": "Mail with patient data is said to be encrypted automatically; a test is not on file",
	"partly": "Only some mail with patient data is encrypted automatically",
	"no": "Mail with patient data leaves the practice unencrypted unless somebody thinks of it",
}) if {
	input.basis == "answer"
}

result := {
	"status": "pass",
	"summary": "Mail in which Microsoft 365 recognizes patient data is encrypted automatically",
	"evidence": evidence,
} if {
	input.basis == "import"
	count(enough) > 0
}

result := {
	"status": "partial",
	"summary": "Mail with patient data is encrypted only in some cases",
	"affected": [affected.of(row.kind, row.id, row.name, limits[row.grade]) | some row in encrypting],
	"evidence": evidence,
} if {
	input.basis == "import"
	count(enough) == 0
	count(encrypting) > 0
	count(doubts) == 0
}

result := {
	"status": "fail",
	"summary": "No rule encrypts mail with patient data",
	"affected": [affected.setting("transportRules.ApplyRightsProtectionTemplate", "Automatic encryption of mail", "no mail flow rule and no data loss prevention rule that is on encrypts anything")],
	"evidence": evidence,
} if {
	input.basis == "import"
	count(encrypting) == 0
	count(doubts) == 0
}

result := {
	"status": "notAssessed",
	"summary": "It cannot be told whether mail with patient data is encrypted",
	"reason": sprintf("The export does not say clearly what “%s” does (whether it is on, what it looks for, or whether it encrypts). Export the mail flow rules and the data loss prevention policies and rules again.", [doubts[0]]),
} if {
	input.basis == "import"
	count(enough) == 0
	count(doubts) > 0
}

limits := {
	"keyword": "encrypts only where the sender writes a keyword",
	"narrow": "encrypts only under further conditions, such as certain senders or recipients",
	"other": "encrypts, and does not look for health data",
}

encrypting := array.concat(mail_flow, loss_prevention)

enough := [row | some row in encrypting; row.grade in {"health", "all"}]

doubts := array.concat(
	[exported.first(rule, ["Name", "Identity"]) | some rule in input.sources.transportRules; unclear_mail_flow(rule)],
	array.concat(
		[exported.first(policy, ["Name", "Identity"]) | some policy in mail_policies; state(policy) == "unknown"],
		[exported.first(rule, ["Name", "Identity"]) | some policy in mail_policies; state(policy) == "on"; some rule in rules_of(policy, "on"); unclear_loss_prevention(rule)],
	),
)

evidence := array.concat(
	[sprintf("“%s” encrypts mail.", [row.name]) | some row in enough],
	["Only what Microsoft recognizes as health data or identifiers is found this way."],
)

# Mail flow rules.
mail_flow := [{"kind": "mailFlowRule", "id": id, "name": name, "grade": mail_flow_grade(rule)} |
	some rule in input.sources.transportRules
	running(rule) == "yes"
	encrypts(rule)
	id := exported.first(rule, ["Guid", "Identity", "Name"])
	name := exported.first(rule, ["Name", "Identity"])
]

encrypts(rule) if word(rule, "ApplyRightsProtectionTemplate") != ""

encrypts(rule) if exported.flag(rule, "ApplyOME") == "yes"

unclear_mail_flow(rule) if {
	running(rule) == "unknown"
	encrypts(rule)
}

unclear_mail_flow(rule) if {
	running(rule) != "no"
	count({"ApplyRightsProtectionTemplate", "ApplyOME"} - object.keys(rule)) == 2
}

mail_flow_grade(rule) := "keyword" if filled(rule, keyword_conditions)

mail_flow_grade(rule) := "narrow" if {
	not filled(rule, keyword_conditions)
	narrow(rule)
}

mail_flow_grade(rule) := content_grade(lower(json.marshal(classifications(rule)))) if {
	not filled(rule, keyword_conditions)
	not narrow(rule)
	filled(rule, {"MessageContainsDataClassifications", "MessageContainsAllDataClassifications"})
}

# No condition but the direction: all mail that leaves.
mail_flow_grade(rule) := "all" if {
	not filled(rule, keyword_conditions)
	not narrow(rule)
	not filled(rule, {"MessageContainsDataClassifications", "MessageContainsAllDataClassifications"})
	is_array(object.get(rule, "Conditions", null))
}

mail_flow_grade(rule) := "other" if {
	not filled(rule, keyword_conditions)
	not narrow(rule)
	not filled(rule, {"MessageContainsDataClassifications", "MessageContainsAllDataClassifications"})
	not is_array(object.get(rule, "Conditions", null))
}

classifications(rule) := [value | some key in ["MessageContainsDataClassifications", "MessageContainsAllDataClassifications"]; value := object.get(rule, key, null)]

narrow(rule) if filled(rule, narrowing_conditions)

narrow(rule) if word(rule, "SentToScope") == "inorganization"

narrow(rule) if word(rule, "FromScope") == "notinorganization"

# Exchange also names every condition by its class.
narrow(rule) if {
	is_array(object.get(rule, "Conditions", null))
	some condition in rule.Conditions
	count([1 | some usual in ["FromScope", "SentToScope", "DataClassification"]; contains(sprintf("%v", [condition]), usual)]) == 0
}

keyword_conditions := {"SubjectContainsWords", "SubjectOrBodyContainsWords", "SubjectMatchesPatterns", "SubjectOrBodyMatchesPatterns", "HeaderContainsWords", "HeaderMatchesPatterns"}

narrowing_conditions := {
	"From", "FromMemberOf", "FromAddressContainsWords", "FromAddressMatchesPatterns", "SenderDomainIs", "SenderADAttributeContainsWords",
	"SentTo", "SentToMemberOf", "RecipientDomainIs", "RecipientAddressContainsWords", "RecipientAddressMatchesPatterns",
	"AnyOfRecipientAddressContainsWords", "AnyOfRecipientAddressMatchesPatterns", "AnyOfToHeader", "AnyOfToCcHeader", "BetweenMemberOf1",
	"AttachmentExtensionMatchesWords", "AttachmentNameMatchesPatterns", "AttachmentContainsWords", "AttachmentSizeOver", "MessageSizeOver",
	"MessageTypeMatches", "HasClassification", "WithImportance",
}

filled(row, keys) if {
	some key in keys
	not object.get(row, key, null) in {null, "", []}
}

running(rule) := object.get(running_states, concat(" ", [switched(rule), word(rule, "Mode")]), "unknown")

running_states := {
	"enabled enforce": "yes", "enabled audit": "no", "enabled auditandnotify": "no",
	"disabled enforce": "no", "disabled audit": "no", "disabled auditandnotify": "no", "disabled ": "no",
}

# Exchange says State, a configuration snapshot says Enabled.
switched(rule) := word(rule, "State") if word(rule, "State") != ""

switched(rule) := exported.choice(rule, "Enabled", {"true": "enabled", "false": "disabled"}) if word(rule, "State") == ""

# Data loss prevention rules for mail.
loss_prevention := [{"kind": "dlpRule", "id": id, "name": name, "grade": loss_prevention_grade(policy, rule)} |
	some policy in mail_policies
	state(policy) == "on"
	some rule in rules_of(policy, "on")
	word(rule, "EncryptRMSTemplate") != ""
	id := exported.first(rule, ["Guid", "Identity", "Name"])
	name := exported.first(rule, ["Name", "Identity"])
]

mail_policies := [policy | some policy in input.sources.dlpCompliancePolicies; filled(policy, {"ExchangeLocation"})]

unclear_loss_prevention(rule) if not "EncryptRMSTemplate" in object.keys(rule)

unclear_loss_prevention(rule) if {
	word(rule, "EncryptRMSTemplate") != ""
	content(rule) == null
}

loss_prevention_grade(policy, rule) := "narrow" if limited(policy, rule)

loss_prevention_grade(policy, rule) := content_grade(sprintf("%v", [content(rule)])) if not limited(policy, rule)

limited(policy, _) if filled(policy, {
	"ExchangeSender", "ExchangeSenderMemberOf", "ExchangeSenderException", "ExchangeSenderMemberOfException",
	"ExchangeSenderMemberOfAdministrativeUnits",
})

limited(_, rule) if filled(rule, narrowing_conditions | keyword_conditions)

limited(_, rule) if word(rule, "AccessScope") == "inorganization"

content_grade(searched) := "health" if health(searched)

content_grade(searched) := "other" if not health(searched)

# Names of Microsoft's sensitive information types for health data.
health(searched) if {
	some term in ["international classification of diseases", "icd-9", "icd-10", "medical", "medication", "drug enforcement agency", "health"]
	contains(searched, term)
}

# What a rule looks for, as text; null where it cannot be read. An advanced rule
# may name types in order to leave them out.
content(rule) := lower(json.marshal(rule.ContentContainsSensitiveInformation)) if filled(rule, {"ContentContainsSensitiveInformation"})

content(rule) := word(rule, "AdvancedRule") if {
	not filled(rule, {"ContentContainsSensitiveInformation"})
	known(rule)
}

content(rule) := null if {
	not filled(rule, {"ContentContainsSensitiveInformation"})
	not known(rule)
}

known(rule) if {
	object.get(rule, "ContentContainsSensitiveInformation", []) in {null, "", []}
	not contains(word(rule, "AdvancedRule"), "'not'")
	not contains(word(rule, "AdvancedRule"), "\"not\"")
	count({"ContentContainsSensitiveInformation", "AdvancedRule"} - object.keys(rule)) < 2
}

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
