# METADATA
# title: Patient data stays in services that an agreement covers
# description: >-
#   Microsoft's agreement covers the business services of your plan. A private
#   Outlook.com address, a private OneDrive or free Teams look almost the same, and it
#   does not cover them. Nobody can be sure about everybody; asking each person once a
#   year is the way to know.
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
#       question: When everybody was last asked (within the last twelve months), did all of them use only services for patient data that an agreement covers?
#       counts: A note of who was asked, when, and which mail, storage and messaging they use. A written rule that names what may be used helps.
#       renew_months: 12
#       says:
#         yes: When asked, everybody is said to have used only covered services for patient data
#         yes_without_evidence: Only covered services are said to be used; who was asked and when is not written down
#         partly: Only a part of the staff is known to keep patient data in covered services
#         no: Patient data goes through services without an agreement, or not everybody was asked within twelve months
#   effort: 2 hours
#   fix:
#     - Ask each person, without blame, which mail, storage and messaging they use for work, phones included, and note the answers with the date.
#     - Offer the covered way for each need (the practice's mailbox, OneDrive, Teams), move patient data over, and only then delete it from the private place.
#     - Write one page that says which services may hold patient data, and have everybody sign it.
#     - Block the others where you can (DEV-17), and ask again once a year.
#   since: 0.1.0
package triage.gov_03
