# METADATA
# title: Mail with patient data is encrypted automatically
# description: >-
#   A button that encrypts helps only when somebody thinks of it. A rule that looks for
#   patient data and encrypts the message itself also works on a busy day. The Security
#   Rule calls encryption addressable: use it where that is reasonable, or write down why
#   not and what you do instead. Ordinary mail to a patient who was told of the risk and
#   prefers it remains allowed.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/define-mail-flow-rules-to-encrypt-email
#     description: Define mail flow rules to encrypt email messages
#   - ref: https://learn.microsoft.com/purview/dlp-policy-reference
#     description: Data loss prevention policy reference
#   - ref: https://www.federalregister.gov/d/2013-01073
#     description: HIPAA omnibus rule of 2013 (78 FR 5634 on unencrypted e-mail that a patient prefers)
# custom:
#   id: EML-09
#   severity: high
#   hipaa:
#     - {cite: 164.312(e)(2)(ii), specification: addressable}
#   frameworks:
#     nist_csf: [PR.DS-02]
#     hicp: ["1", "4"]
#     nist_800_53: [SC-8, SC-8(1)]
#   evidence:
#     - basis: import
#       sources: [transportRules, dlpCompliancePolicies, dlpComplianceRules]
#     - basis: answer
#       question: Is mail to outside addresses that holds patient data encrypted without anybody having to think of it?
#       counts: A screenshot of the rule and of a test message with made-up patient data that arrived encrypted, or the contract with a service that does it. Note where it is kept.
#       renew_months: 12
#       says:
#         yes: Mail with patient data is said to be encrypted automatically
#         yes_without_evidence: Mail with patient data is said to be encrypted automatically; a test is not on file
#         partly: Only some mail with patient data is encrypted automatically
#         no: Mail with patient data to outside addresses is not encrypted unless somebody thinks of it
#   licence: [messageEncryption]
#   effort: 1 hour
#   after: [EML-08]
#   fix:
#     - Ask which outside addresses are read by a machine (a fax service, a lab or billing interface); it cannot open an encrypted message. Agree on another way, or leave the address out of the rule and record that as an exception.
#     - Tell staff, and the offices you write to most, that some messages will need a code or a sign-in to open; harmless mail that mentions an illness is encrypted too.
#     - Open the Exchange admin center, Mail flow, Rules, and choose “Add a rule”, “Apply Office 365 Message Encryption and rights protection to messages”.
#     - As condition choose “The message contains any of these types of sensitive information” and add the U.S. Social Security Number, the DEA number, ICD-9-CM, ICD-10-CM and All Medical Terms And Conditions; add “The recipient is located outside the organization”.
#     - As template choose “Encrypt”, set the mode to “Enforce”, and save. Look that the rule's status says that it is enabled. Keep a keyword rule such as [secure] beside it for everything the rule cannot see.
#     - Send yourself a test message with made-up patient data to a private address; it should arrive with a link to open it.
#   link: https://admin.exchange.microsoft.com/#/transportrules
#   since: 0.1.0
package triage.eml_09

import data.triage.lib.affected
import data.triage.lib.dlp
import data.triage.lib.mail
import data.triage.lib.verdicts

result := verdicts.pass("Mail in which Microsoft 365 recognizes patient data is encrypted automatically", evidence) if count(enough) > 0
else := verdicts.not_assessed(
	"It cannot be told whether mail with patient data is encrypted",
	sprintf("The export does not say clearly what “%s” does (whether it is on, what it looks for, whether another rule comes first), or it looks for types that are not known here. Export the mail flow rules and the data loss prevention policies and rules again.", [doubts[0]]),
) if count(doubts) > 0
else := verdicts.partial("Mail with patient data is encrypted only in some cases", findings, evidence) if count(encrypting) > 0
else := verdicts.fail(
	"No rule encrypts mail with patient data",
	[affected.setting("transportRules.ApplyRightsProtectionTemplate", "Automatic encryption of mail", "no mail flow rule and no data loss prevention rule that is on encrypts anything")],
	evidence,
) if count(encrypting) == 0

limits := {
	"keyword": "encrypts only where the sender writes a keyword",
	"narrow": "encrypts only under further conditions or with exceptions, such as certain senders or recipients",
	"bulk": "encrypts only what holds several findings; the data of one patient can pass",
	"few": "encrypts only what holds few findings; a long list can pass",
	"together": "encrypts only where several kinds of data come together",
	"strict": "encrypts only with more certainty than Microsoft recommends",
	"other": "encrypts, and does not look for health data",
}

encrypting := [row | some row in array.concat(mail_flow, loss_prevention); not row.grade in {"none", "unclear"}]

enough := [row | some row in encrypting; row.grade in {"health", "all"}]

doubts := flattened([
	[row.name | some row in mail_flow; row.grade == "unclear"],
	[policy.name | some policy in mail_policies; "unknown" in {policy.standing, policy.reach.ExchangeLocation}],
	[row.name | some row in loss_prevention; row.grade == "unclear"],
])

findings := [affected.of(row.kind, row.id, row.name, limits[row.grade]) | some row in encrypting]

evidence := array.concat(
	[sprintf("“%s” encrypts mail.", [row.name]) | some row in enough],
	["Only what Microsoft recognizes as health data or identifiers is found this way."],
)

# Mail flow rules.
mail_flow := [{"kind": "mailFlowRule", "id": dlp.id(rule), "name": mail.name(rule), "grade": mail_flow_grade(rule)} | some rule in input.sources.transportRules]

encrypts(rule) if mail.word(rule, "ApplyRightsProtectionTemplate") != ""

encrypts(rule) if flag_at(rule, "ApplyOME") == "yes"

# No condition but the direction is all mail that leaves; only where Exchange names
# every condition can that be told.
mail_flow_grade(rule) := "none" if mail.running(rule) == "no"
else := "unclear" if count({"ApplyRightsProtectionTemplate", "ApplyOME"} & object.keys(rule)) == 0
else := "none" if not encrypts(rule)
else := "unclear" if mail.running(rule) == "unknown"
else := "keyword" if used(rule, keyword_conditions)
else := "narrow" if narrow(rule)
else := content_grade(dlp_condition(classified(rule))) if used(rule, {"MessageContainsDataClassifications", "MessageContainsAllDataClassifications"})
else := "all" if is_array(object.get(rule, "Conditions", null))
else := "other"

# The information types of a mail flow rule, as a data loss prevention rule lists them.
classified(rule) := {"AdvancedRule": null, "ContentContainsSensitiveInformation": [{"operator": "And", "groups": array.concat(
	[{"operator": "Or", "sensitivetypes": types} | types := sought(rule, "MessageContainsDataClassifications"); count(types) > 0],
	[{"operator": "And", "sensitivetypes": types} | types := sought(rule, "MessageContainsAllDataClassifications"); count(types) > 0],
)}]}

sought(rule, key) := [type_of(entry) | some entry in mail.listed(object.get(rule, key, null)); not entry in {null, "", {}}]

# A type is a name alone, or an object with its id.
type_of(entry) := {"name": entry} if is_string(entry)
else := entry

# A condition that is switched off is not used.
used(rule, keys) if {
	some key in keys
	dlp.filled(rule, {key})
	flag_at(rule, key) != "no"
}

narrow(rule) if used(rule, narrowing_conditions | exceptions(rule))

narrow(rule) if not mail.word(rule, "SentToScope") in {"", "notinorganization"}

narrow(rule) if not mail.word(rule, "FromScope") in {"", "inorganization"}

# Exchange also names every condition by its class.
narrow(rule) if {
	is_array(object.get(rule, "Conditions", null))
	some condition in rule.Conditions
	not about_direction_or_types(sprintf("%v", [condition]))
}

about_direction_or_types(condition) if {
	some usual in ["FromScope", "SentToScope", "DataClassification"]
	contains(condition, usual)
}

keyword_conditions := {"SubjectContainsWords", "SubjectOrBodyContainsWords", "SubjectMatchesPatterns", "SubjectOrBodyMatchesPatterns", "HeaderContainsWords", "HeaderMatchesPatterns"}

# https://learn.microsoft.com/powershell/module/exchange/new-transportrule
narrowing_conditions := {
	"ADComparisonAttribute", "AnyOfCcHeader", "AnyOfCcHeaderMemberOf", "AnyOfRecipientAddressContainsWords", "AnyOfRecipientAddressMatchesPatterns",
	"AnyOfToCcHeader", "AnyOfToCcHeaderMemberOf", "AnyOfToHeader", "AnyOfToHeaderMemberOf", "AttachmentContainsWords",
	"AttachmentExtensionMatchesWords", "AttachmentHasExecutableContent", "AttachmentIsPasswordProtected", "AttachmentIsUnsupported",
	"AttachmentMatchesPatterns", "AttachmentNameMatchesPatterns", "AttachmentProcessingLimitExceeded", "AttachmentPropertyContainsWords",
	"AttachmentSizeOver", "BetweenMemberOf1", "BetweenMemberOf2", "ContentCharacterSetContainsWords", "From", "FromAddressContainsWords",
	"FromAddressMatchesPatterns", "FromMemberOf", "HasClassification", "HasNoClassification", "HasSenderOverride", "ManagerAddresses",
	"ManagerForEvaluatedUser", "MessageSizeOver", "MessageTypeMatches", "RecipientADAttributeContainsWords", "RecipientADAttributeMatchesPatterns",
	"RecipientAddressContainsWords", "RecipientAddressMatchesPatterns", "RecipientDomainIs", "RecipientInSenderList", "SCLOver",
	"SenderADAttributeContainsWords", "SenderADAttributeMatchesPatterns", "SenderDomainIs", "SenderInRecipientList", "SenderIpRanges",
	"SenderManagementRelationship", "SentTo", "SentToMemberOf", "WithImportance",
}

# What a rule leaves out. Mail that is encrypted already may be left out.
exceptions(rule) := {key |
	some key, value in rule
	startswith(key, "ExceptIf")
	not lower(sprintf("%v", [value])) in {"false", "none", "encrypted", "permissioncontrolled"}
}

# Data loss prevention rules for mail.
loss_prevention := [{"kind": "dlpRule", "id": dlp.id(rule), "name": dlp.name(rule), "grade": loss_prevention_grade(policy, rule)} |
	some policy in in_force
	some rule in policy.rules
]

mail_policies := [policy | some policy in dlp.policies; policy.reach.ExchangeLocation != "none"]

in_force := [policy | some policy in mail_policies; policy.standing == "on"]

# A rule that ends the checks before this one is asked takes mail from it.
loss_prevention_grade(policy, rule) := "unclear" if not "EncryptRMSTemplate" in object.keys(rule)
else := "none" if mail.word(rule, "EncryptRMSTemplate") == ""
else := "unclear" if count(dlp.exempting(dlp.ahead(policy, rule).perhaps)) > 0
else := "narrow" if policy.reach.ExchangeLocation != "all"
else := "narrow" if count(dlp.exempting(dlp.ahead(policy, rule).surely)) > 0
else := content_grade(dlp_condition(rule))

# What a rule looks for, by the types that Microsoft has for health data, known by their
# ids; a condition beside them narrows it.
content_grade(condition) := "unclear" if not condition.understood
else := "health" if [] in limits_of(condition)
else := least_limited(limits_of(condition)) if count(limits_of(condition)) > 0
else := "unclear" if count(condition.own) > 0
else := "all" if {
	condition.kinds == {}
	condition.whole.limits == []
} else := "narrow" if condition.kinds == {}
else := "other"

limits_of(condition) := [way.limits | some kind, way in condition.kinds; kind in {"dea", "diagnoses", "medicalTerms"}]

# The worst limit of the way that has the fewest.
least_limited(ways) := [grade |
	fewest := min([count(way) | some way in ways])
	some best in ways
	count(best) == fewest
	some grade in ["narrow", "bulk", "together", "few", "strict"]
	object.get({"narrow": "further"}, grade, grade) in best
][0]
