# METADATA
# title: Everybody is trained, and the record of it is kept
# description: >-
#   Most attacks begin with a person who opens, clicks or answers. Training works only
#   if everybody gets it, the doctors included, and it counts only if you can show who
#   was there.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (a)(5)
#   - ref: https://405d.hhs.gov
#     description: 405(d) program, practices for small health care organizations
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
#       question: Has everybody who works here, owners and part-time staff included, had security training within the last twelve months, and is it recorded?
#       counts: The material, the date, and a list of who took part, compared with the list of staff.
#       renew_months: 12
#       always_applies: true
#   effort: 1 day
#   fix:
#     - Choose a short course (HHS and the 405(d) program offer free ones) that covers phishing, passwords, phones, and what to do after a mistake.
#     - Set a date by which everybody has done it, and train new people before they get access.
#     - Record name, date and course for each person, and keep it for six years.
#     - Send a short reminder every few months; an example from your own inbox works best.
#   link: https://405d.hhs.gov
#   since: 0.1.0
package triage.gov_09

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "Everybody is said to have been trained within twelve months",
	"yes_without_evidence": "Everybody is said to have been trained; the record is not named",
	"partly": "Some people have not been trained within twelve months, or it is not recorded",
	"no": "Staff have had no recorded security training within twelve months",
})
