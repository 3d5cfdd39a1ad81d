# METADATA
# title: Somebody checks regularly who has access to what
# description: >-
#   Access grows. People change jobs, help out, and keep what they got. A look at the
#   list by a person who knows the work finds what no system can.
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
#       question: Within the last twelve months, has somebody who knows the work gone through everybody's access (groups, shared mailboxes, administrators, guests)?
#       counts: The dated list with a mark for each person and what was taken away. Reviews in Microsoft Entra count as well. The Rule sets no interval; this tool asks once a year.
#       renew_months: 12
#       applies: always
#       says:
#         yes: Everybody's access is said to have been gone through within twelve months
#         yes_without_evidence: Everybody's access is said to have been gone through; the dated list is not named
#         partly: Only a part of the access was gone through within twelve months
#         no: Nobody who knows the work has gone through everybody's access within twelve months
#   effort: 1 day
#   fix:
#     - Print the lists of this report (people, administrators, guests, shared mailboxes) and the user list of your health record system.
#     - Have the manager of each area mark who still needs what; the IT person alone cannot know.
#     - Take away what is not needed, and note the date and who decided. Leave the emergency accounts and the synchronization account alone.
#     - Put the next dates in the calendar, at least once a year for all, better every quarter for administrators and guests.
#     - With Microsoft Entra ID P2 (for Microsoft 365 Business Premium a part of the Microsoft Defender Suite for Business Premium) access reviews can ask for it automatically.
#   since: 0.1.0
package triage.gov_12
