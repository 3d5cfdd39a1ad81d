# METADATA
# title: A written risk analysis is on file and kept current
# description: >-
#   Everything else in the Security Rule builds on it. Look at where patient data is,
#   what could go wrong with it and how bad that would be, and write it down. The Rule
#   wants it to stay current and sets no date; this tool asks for a look once a year.
# related_resources:
#   - ref: https://www.hhs.gov/hipaa/for-professionals/security/guidance/guidance-risk-analysis/index.html
#     description: HHS guidance on risk analysis
#   - ref: https://healthit.gov/privacy-security/security-risk-assessment-tool/
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
#       question: Is there a written risk analysis that covers all electronic patient data you hold, and was it made or gone over within the last twelve months?
#       counts: The dated document, with the systems it covers, the threats, and how likely and how bad each is, and who went over it on what day. If yours is complete but older, answer partly.
#       renew_months: 12
#       applies: always
#       says:
#         yes: A current written risk analysis is said to be on file
#         yes_without_evidence: A risk analysis is said to exist; where it is kept is not written down
#         partly: The written risk analysis leaves something out, or was not gone over within twelve months
#         no: There is no written risk analysis that covers all electronic patient data and was gone over within twelve months
#       parts:
#         - id: written
#           text: There is a written risk analysis
#           missing: There is no written risk analysis
#         - id: whole
#           text: It covers all electronic patient data you hold
#           missing: No written risk analysis covers all electronic patient data you hold
#         - id: current
#           text: It was made or gone over within the last twelve months
#           missing: No written risk analysis was made or gone over within twelve months
#   effort: 2 days
#   fix:
#     - Download the free Security Risk Assessment Tool of HHS, or use the template of your adviser.
#     - List every place where electronic patient data is kept or sent (the health record system, Microsoft 365, phones, laptops, copiers, medical devices, vendors).
#     - For each, write down what could go wrong, how likely that is and how bad. This report helps with Microsoft 365; it lists weaknesses there and is not a risk analysis by itself.
#     - Have the person responsible for security sign and date it.
#     - Put a reminder in the calendar for next year, and go over it after every larger change (a new system, a move, an incident).
#   link: https://healthit.gov/privacy-security/security-risk-assessment-tool/
#   since: 0.1.0
package triage.gov_05
