# METADATA
# title: Patient data stays in services that an agreement covers
# description: >-
#   Microsoft's agreement covers the business services of your plan. A private
#   Outlook.com address, a private OneDrive or free Teams look almost the same and are
#   covered by nothing.
# related_resources:
#   - ref: https://learn.microsoft.com/compliance/regulatory/offering-hipaa-hitech
#     description: "Microsoft, HIPAA and HITECH: services in scope"
#   - ref: https://www.hhs.gov/hipaa/for-professionals/special-topics/health-information-technology/cloud-computing/index.html
#     description: HHS guidance on cloud computing
# custom:
#   id: GOV-03
#   severity: high
#   hipaa:
#     - {cite: 164.308(b)(1), specification: standard}
#   frameworks:
#     nist_csf: [ID.AM-04, GV.SC-05]
#     hicp: ["4"]
#     nist_800_53: [SA-9, AC-20]
#   evidence:
#     - basis: answer
#       question: Does everybody use only the practice's own, covered services for patient data, and no private mail, private cloud storage, free Teams or messaging apps?
#       counts: A written rule that names what may be used, signed by staff, and a note of when somebody last asked each person what they really use.
#       renew_months: 12
#   effort: 2 hours
#   fix:
#     - Ask each person, without blame, which mail, storage and messaging they use for work, phones included.
#     - Offer the covered way for each need (the practice's mailbox, OneDrive, Teams), and move data over.
#     - Write one page that says which services may hold patient data, and have everybody sign it.
#     - Block the others where you can (DEV-17), and ask again once a year.
#   since: 0.1.0
package triage.gov_03

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "Only covered services are said to be used for patient data",
	"yes_without_evidence": "Only covered services are said to be used; the rule that says so is not named",
	"partly": "Some patient data goes through private or uncovered services",
	"no": "Private or uncovered services are used for patient data",
})
