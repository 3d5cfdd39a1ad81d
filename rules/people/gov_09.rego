# METADATA
# title: Everybody is trained, and the record of it is kept
# description: >-
#   Many attacks begin with a person who opens, clicks or answers. Training works only
#   if everybody gets it, the doctors included, and you have to be able to show who was
#   there. The Security Rule wants a program for everybody and sets no interval; this
#   tool asks for a training once a year.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (a)(5)
#   - ref: https://hhscyber.hhs.gov/knowledgeondemand.html
#     description: Knowledge on Demand, free training of the 405(d) program
# custom:
#   id: GOV-09
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(5)(i), specification: standard}
#   frameworks:
#     nist_csf: [PR.AT-01]
#     hicp: ["1"]
#     nist_800_53: [AT-2, AT-4]
#   evidence:
#     - basis: answer
#       question: Has everybody who works here, owners and part-time staff included, had security training within the last twelve months?
#       counts: The material, the date, and a list of who took part, compared with the list of staff.
#       renew_months: 12
#       applies: always
#       says:
#         yes: Everybody is said to have been trained within twelve months
#         yes_without_evidence: Everybody is said to have been trained; the record is not named
#         partly: Only some of the people who work here have been trained within twelve months
#         no: Not everybody who works here has had security training within twelve months
#   effort: 1 day
#   fix:
#     - Choose a short course (the 405(d) program of HHS offers free ones) that covers phishing, passwords, phones, and what to do after a mistake.
#     - Set a date by which everybody has done it, and train new people before they get access.
#     - Record name, date and course for each person, and keep it for six years.
#     - Send a short reminder every few months; an example from your own inbox works best.
#   link: https://hhscyber.hhs.gov/knowledgeondemand.html
#   since: 0.1.0
package triage.gov_09
