# METADATA
# title: Screens face away from visitors and are locked when nobody is there
# description: >-
#   A screen that faces the waiting room shows patient data to whoever passes. A glimpse
#   now and then cannot be prevented, and the law allows for it where reasonable safeguards
#   are in place. Where screens stand, how soon they lock and what may be done at them
#   belongs in a short written rule.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.310
#     description: 45 CFR 164.310, physical safeguards (b) and (c)
#   - ref: https://www.hhs.gov/hipaa/for-professionals/privacy/guidance/incidental-uses-and-disclosures/index.html
#     description: HHS on incidental uses and disclosures
# custom:
#   id: PHY-01
#   severity: medium
#   hipaa:
#     - {cite: 164.310(b), specification: required}
#     - {cite: 164.310(c), specification: required}
#     - {cite: 164.502(a)(1)(iii), specification: reference}
#   frameworks:
#     nist_csf: [PR.AA-06]
#     nist_800_53: [PE-5, PE-18, AC-11]
#   evidence:
#     - basis: answer
#       question: Is it written down how computers are used and placed, and did a walk through the rooms within the last twelve months show that no visitor can read a screen or use an open computer?
#       counts: The written rule, and the dated notes of the walk with what was changed. The Rule sets no interval; this tool asks once a year.
#       renew_months: 12
#       applies: always
#       says:
#         yes: Computers are said to be placed and used by a written rule, and checked
#         yes_without_evidence: The places of computers are said to be checked; the notes are not named
#         partly: The written rule or the check of where screens stand is not complete, or visitors can read some screens
#         no: It is not written down how computers are used and placed, or no walk within twelve months showed that visitors cannot read screens or use open computers
#       parts:
#         - id: written
#           text: It is written down how computers are used and placed
#           missing: It is not written down how computers are used and placed
#         - id: screens
#           text: A walk within the last twelve months showed that no visitor can read a screen
#           missing: No walk within twelve months showed that visitors cannot read a screen
#         - id: computers
#           text: It showed that no visitor can use an open computer
#           missing: No walk within twelve months showed that visitors cannot use an open computer
#   effort: 2 hours
#   fix:
#     - Walk in like a patient, sit in each chair, and note every screen, printout and open computer you can see.
#     - Turn screens, move desks, or fit privacy filters.
#     - Let every computer lock after a few minutes (SESS-03), and teach the keys (Windows and L; on a Mac Control, Command and Q).
#     - Write down what each kind of computer is used for, where it stands, where laptops may be taken, and where they are locked up at night.
#     - Repeat the walk once a year, and when you move furniture.
#   since: 0.1.0
package triage.phy_01
