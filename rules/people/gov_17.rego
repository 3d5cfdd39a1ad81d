# METADATA
# title: You evaluate your security regularly and compare with last time
# description: >-
#   Settings drift, staff change, Microsoft changes its defaults. The Security Rule asks
#   for a periodic evaluation, technical and otherwise, and for another when things
#   change. Two dated runs side by side show whether things get better.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (a)(8)
#   - ref: https://csrc.nist.gov/pubs/sp/800/66/r2/final
#     description: NIST SP 800-66r2, implementing the Security Rule
# custom:
#   id: GOV-17
#   severity: medium
#   hipaa:
#     - {cite: 164.308(a)(8), specification: required}
#   frameworks:
#     nist_csf: [ID.IM-01]
#     nist_800_53: [CA-2]
#   evidence:
#     - basis: answer
#       question: Within the last twelve months, have you evaluated your security and written down the result with its date?
#       counts: This report with its date, a note on what no tool sees (premises, habits), and what has changed since the evaluation before. If it is your first, there is nothing to compare with; answer yes and say that it is the first. The Rule says periodically; this tool asks once a year.
#       renew_months: 12
#       applies: always
#       says:
#         yes: A dated evaluation from the last twelve months is said to be on file
#         yes_without_evidence: An evaluation is said to have been made; where it is kept is not written down
#         partly: The last evaluation is not complete, not written down, or older than twelve months
#         no: No evaluation of your security with a dated result was made within twelve months
#   effort: 2 hours
#   fix:
#     - Save this run (the snapshot and the report) with today's date.
#     - If there was one before, compare the two, and write down in a few lines what got better and what got worse.
#     - Evaluate what no tool sees as well (premises, habits).
#     - Put the next run in the calendar, after every larger change and at least once a year.
#   since: 0.1.0
package triage.gov_17
