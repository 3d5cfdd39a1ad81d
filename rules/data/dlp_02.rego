# METADATA
# title: The data loss policy looks for patient data and payment cards
# description: >-
#   A data loss policy finds what it was told to look for and nothing else. Many tenants
#   have only Microsoft's starter policy, which knows credit card numbers; a list of
#   patients with their diagnoses passes it unseen.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/dlp-policy-templates-include
#     description: What the data loss prevention policy templates include (U.S. Health Insurance Act)
#   - ref: https://learn.microsoft.com/purview/sit-defn-international-classification-of-diseases-icd-10-cm
#     description: Sensitive information type, International Classification of Diseases (ICD-10-CM)
# custom:
#   id: DLP-02
#   severity: high
#   hipaa:
#     - {cite: 164.312(e)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.DS-01, PR.DS-02]
#     hicp: ["4"]
#     nist_800_53: [AC-4, SC-7(10)]
#   evidence:
#     - basis: import
#       sources: [dlpCompliancePolicies, dlpComplianceRules]
#     - basis: answer
#       question: Does a data loss policy that is switched on look for Social Security numbers, DEA numbers, diagnoses, medical terms and drug names, and payment cards?
#       counts: A screenshot of the policy's rules with the types they look for, or the description of another product that does this. Note where it is kept.
#       renew_months: 12
#   licence: [dlp]
#   effort: 1 hour
#   after: [DLP-01]
#   fix:
#     - Open the Microsoft Purview portal, Data loss prevention, Policies, and open the policy that is switched on (or create one from the template “U.S. Health Insurance Act (HIPAA) Enhanced”).
#     - In each of its rules, under “Content contains”, add the missing sensitive info types named above, for example U.S. Social Security Number (SSN), Drug Enforcement Agency (DEA) Number, ICD-9-CM, ICD-10-CM, All Medical Terms And Conditions and Credit Card Number.
#     - Join identifiers and health terms with AND to keep false alarms low (a number and a diagnosis in one message), or leave them apart to catch more.
#     - Under Locations check that Exchange email, SharePoint sites and OneDrive accounts are on.
#     - Save, and look at the alerts for two weeks; ordinary mail about health matters will be found too.
#   link: https://purview.microsoft.com/datalossprevention/policies
#   since: 0.1.0
package triage.dlp_02

import data.triage.lib.affected
import data.triage.lib.attestation
import data.triage.lib.dlp

result := attestation.verdict({
	"yes": "The data loss policy is said to look for patient data and payment cards",
	"yes_without_evidence": "The data loss policy is said to look for patient data; what shows it is not on file",
	"partly": "The data loss policy looks for only some kinds of patient data",
	"no": "The data loss policy does not look for patient data",
}) if {
	input.basis == "answer"
}

result := {
	"status": "pass",
	"summary": "The data loss policy looks for patient data and payment cards",
	"evidence": evidence,
} if {
	input.basis == "import"
	count(open) == 0
}

result := {
	"status": "fail",
	"summary": "No data loss policy that is switched on looks for patient data",
	"affected": findings,
	"evidence": evidence,
} if {
	input.basis == "import"
	count(open) > 0
	count(doubts) == 0
	count(patient_data_found) == 0
}

result := {
	"status": "partial",
	"summary": sprintf("The data loss policy does not look everywhere for %s", [concat(", ", [kinds[kind].what | some kind in open])]),
	"affected": findings,
	"evidence": evidence,
} if {
	input.basis == "import"
	count(open) > 0
	count(doubts) == 0
	count(patient_data_found) > 0
}

result := {
	"status": "notAssessed",
	"summary": "It cannot be told what the data loss policy looks for",
	"reason": sprintf("The export does not say clearly what “%s” looks for, where, or whether it is on. Export the data loss prevention policies and rules again.", [doubts[0]]),
} if {
	input.basis == "import"
	count(open) > 0
	count(doubts) > 0
}

# What Microsoft's template for HIPAA looks for, and payment cards: by parts of
# the names of the sensitive information types.
kinds := {
	"socialSecurity": {"what": "Social Security numbers", "terms": ["social security number (ssn)"]},
	"dea": {"what": "DEA numbers", "terms": ["drug enforcement agency"]},
	"diagnoses": {"what": "diagnoses (ICD-9 or ICD-10)", "terms": ["international classification of diseases"]},
	"medicalTerms": {"what": "medical terms and drug names", "terms": ["medical term", "medication", "drug name", "diseases and conditions", "healthcare"]},
	"paymentCards": {"what": "payment card numbers", "terms": ["credit card"]},
}

in_force := [policy | some policy in dlp.policies; policy.standing == "on"]

# Every place with what the rules in force there look for.
searched := {place: texts |
	some place, _ in dlp.places
	texts := [text |
		some policy in in_force
		policy.reach[place] in {"all", "some"}
		some rule in policy.rules
		text := dlp.content(rule)
		text != null
	]
}

found(kind) := {place |
	some place, texts in searched
	some searched_for in texts
	some term in kinds[kind].terms
	contains(searched_for, term)
}

open := [kind | some kind, _ in kinds; count(found(kind)) < count(dlp.places)]

patient_data_found := [kind | some kind, _ in kinds; kind != "paymentCards"; count(found(kind)) > 0]

findings := [affected.setting(sprintf("dlpComplianceRules.%s", [kind]), sprintf("Looking for %s", [kinds[kind].what]), gap(kind)) | some kind in open]

gap(kind) := "no rule that is switched on looks for them" if count(found(kind)) == 0

gap(kind) := sprintf("not looked for in %s", [concat(", ", [name | some place, name in dlp.places; not place in found(kind)])]) if count(found(kind)) > 0

# What could still close a gap.
doubts := array.concat(
	[policy.name | some policy in dlp.policies; policy.standing in {"on", "unknown"}; vague(policy)],
	[dlp.name(rule) | some policy in in_force; some rule in policy.rules; dlp.content(rule) == null],
)

# A rule of it may be on that is not counted, or it may cover a place that is not.
vague(policy) if policy.unclear

vague(policy) if policy.standing == "unknown"

vague(policy) if "unknown" in {reach | some reach in policy.reach}

evidence := array.concat(
	[sprintf("In force: “%s”.", [policy.name]) | some policy in in_force],
	["Read from the names of the sensitive information types in the rules; types of your own are not known here."],
)
