# METADATA
# title: Somebody checks regularly who has access to what
# description: >-
#   Access grows: people change jobs, help out, and keep what they got. A look at the
#   list a few times a year, by a person who knows the work, finds what no system can.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (a)(4)(ii)(C)
#   - ref: https://learn.microsoft.com/entra/id-governance/access-reviews-overview
#     description: What are access reviews?
# custom:
#   id: GOV-12
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(4)(ii)(C), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [AC-2]
#   evidence:
#     - basis: answer
#       question: Within the last twelve months, has somebody who knows the work gone through everybody's access (groups, shared mailboxes, administrators, guests), and every quarter through the administrators?
#       counts: The dated list with a mark for each person and what was taken away. Reviews in Microsoft Entra count as well.
#       renew_months: 12
#       always_applies: true
#   effort: 1 day
#   fix:
#     - Print the lists of this report (people, administrators, guests, shared mailboxes) and the user list of your health record system.
#     - Have the manager of each area mark who still needs what; the IT person alone cannot know.
#     - Take away what is not needed, and note the date and who decided.
#     - Put the next dates in the calendar, every quarter for administrators and guests, every year for all.
#     - With Microsoft Entra ID P2 let access reviews ask for it automatically.
#   since: 0.1.0
package triage.gov_12

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "Access is said to be reviewed, administrators every quarter",
	"yes_without_evidence": "Access is said to be reviewed; the dated list is not named",
	"partly": "Access is reviewed only in part or not often enough",
	"no": "Nobody has reviewed who has access within the last twelve months",
})
