# METADATA
# title: A written risk analysis from the last twelve months is on file
# description: >-
#   The Security Rule starts here: look at where patient data is, what could go
#   wrong with it and how bad that would be, and write it down. It is the first
#   document an investigator asks for, and everything else is measured against it.
# related_resources:
#   - ref: https://www.hhs.gov/hipaa/for-professionals/security/guidance/guidance-risk-analysis/index.html
#     description: HHS guidance on risk analysis
#   - ref: https://www.healthit.gov/topic/privacy-security-and-hipaa/security-risk-assessment-tool
#     description: The free Security Risk Assessment Tool of HHS
# custom:
#   id: GOV-05
#   severity: critical
#   hipaa:
#     - {cite: 164.308(a)(1)(ii)(A), specification: required}
#   frameworks:
#     nist_csf: [ID.RA-01, ID.RA-05]
#     hicp: ["10"]
#     nist_800_53: [RA-3]
#   evidence:
#     - basis: answer
#       question: Do you have a written risk analysis that covers all patient data you hold, refreshed within the last twelve months?
#       counts: The dated document, with the systems it covers, the threats, and how likely and how bad each is. Note where it is kept.
#       renew_months: 12
#       always_applies: true
#   effort: 2 days
#   fix:
#     - Download the free Security Risk Assessment Tool of HHS, or use the template of your adviser.
#     - List every place where patient data is kept or sent (the health record system, Microsoft 365, phones, laptops, paper, vendors).
#     - For each, write down what could go wrong, how likely that is and how bad; add this report as the part on Microsoft 365.
#     - Have the person responsible for security sign and date it, and put a reminder in the calendar for next year.
#   link: https://www.healthit.gov/topic/privacy-security-and-hipaa/security-risk-assessment-tool
#   since: 0.1.0
package triage.gov_05

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "A written risk analysis is said to be on file",
	"yes_without_evidence": "A risk analysis is said to exist; where it is kept is not written down",
	"partly": "The risk analysis is not complete",
	"no": "There is no written risk analysis from the last twelve months",
})
