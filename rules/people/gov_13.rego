# METADATA
# title: Everybody knows what to do when something goes wrong
# description: >-
#   After a stolen laptop or a clicked link, the first hours decide. A short procedure
#   with current phone numbers saves them. And the law counts days; patients must hear
#   of a breach of their data at the latest 60 days after it was discovered.
# related_resources:
#   - ref: https://www.hhs.gov/hipaa/for-professionals/breach-notification/index.html
#     description: HHS on the Breach Notification Rule
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (a)(6)
#   - ref: https://www.ecfr.gov/current/title-45/section-164.404
#     description: 45 CFR 164.404 to 164.408, whom to tell of a breach and when
# custom:
#   id: GOV-13
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(6)(i), specification: standard}
#     - {cite: 164.308(a)(6)(ii), specification: required}
#     - {cite: "164.404", specification: reference}
#     - {cite: "164.406", specification: reference}
#     - {cite: "164.408", specification: reference}
#   frameworks:
#     nist_csf: [RS.MA-01, ID.IM-04]
#     hicp: ["8"]
#     nist_800_53: [IR-8, IR-6]
#   evidence:
#     - basis: answer
#       question: Is there a written procedure for incidents and breaches, with contacts that somebody has checked within the last twelve months?
#       counts: The dated procedure, the contacts (IT company, insurer, lawyer, police, authorities) with the day they were checked, and, if you have done it, a note of the last time you played one case through. The Rule sets no interval; this tool asks once a year.
#       renew_months: 12
#       applies: always
#       says:
#         yes: A written procedure for incidents and breaches is said to be on file
#         yes_without_evidence: A procedure for incidents is said to exist; where it is kept is not written down
#         partly: The procedure for incidents is not complete, or its contacts were not checked within twelve months
#         no: There is no written procedure for incidents and breaches with contacts checked within twelve months
#       parts:
#         - id: incidents
#           text: There is a written procedure for incidents
#           missing: There is no written procedure for incidents
#         - id: breaches
#           text: There is a written procedure for breaches of patient data
#           missing: There is no written procedure for breaches of patient data
#         - id: contacts
#           text: Somebody has checked the contacts within the last twelve months
#           missing: Nobody has checked the contacts for incidents within twelve months
#   effort: 1 day
#   fix:
#     - Write two pages that say whom to call first, what to disconnect, what not to delete, and who decides whether it is a breach.
#     - Add current numbers (IT company, cyber insurer, lawyer, health department or attorney general of your state).
#     - Add the deadlines. Patients are told without unreasonable delay, at the latest 60 days after the breach is discovered. HHS is told at the same time if 500 or more people are concerned, otherwise within 60 days after the end of the year. The media are told as well if more than 500 of them live in one state. Data encrypted as HHS describes are exempt. Your state may be stricter.
#     - Keep a copy on paper, because your computers may be off.
#     - Play one case through with everybody once a year, and write down what you learned.
#     - Keep a log of every incident, small ones included, for six years.
#   since: 0.1.0
package triage.gov_13
