# METADATA
# title: You test your security regularly and compare with last time
# description: >-
#   Settings drift, staff change, Microsoft changes its defaults. The law asks for a
#   periodic evaluation, technical and otherwise. Two dated runs side by side show
#   whether things get better.
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
#       question: Have you evaluated your security within the last twelve months, compared it with the time before, and dated the result?
#       counts: This report with its date, the one before, and a note of what changed and why.
#       renew_months: 12
#       always_applies: true
#   effort: 2 hours
#   fix:
#     - Save this run (the snapshot and the report) with today's date.
#     - Compare it with the last run, and write down in a few lines what got better and what got worse.
#     - Evaluate what no tool sees as well (paper, premises, habits).
#     - Put the next run in the calendar, after every larger change and at least once a year.
#   since: 0.1.0
package triage.gov_17

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "A dated evaluation from the last twelve months is said to be on file",
	"yes_without_evidence": "An evaluation is said to have been made; where it is kept is not written down",
	"partly": "The evaluation is not complete, or was not compared with the time before",
	"no": "There was no evaluation within the last twelve months",
})
