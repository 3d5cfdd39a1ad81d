# METADATA
# title: The practice can go on when its computers cannot
# description: >-
#   Fire, ransomware or a failed provider: patients still come. A plan for backups, for
#   getting systems back, and for working on paper meanwhile is required, and only a
#   test shows whether it holds.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (a)(7)
#   - ref: https://csrc.nist.gov/pubs/sp/800/66/r2/final
#     description: NIST SP 800-66r2, implementing the Security Rule
# custom:
#   id: GOV-14
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(7)(i), specification: standard}
#   frameworks:
#     nist_csf: [PR.DS-11, RC.RP-01, ID.IM-04]
#     nist_800_53: [CP-2, CP-4, CP-9]
#   evidence:
#     - basis: answer
#       question: Do you have a written plan for backup, recovery and work without computers, and did you test it within the last twelve months?
#       counts: The dated plan, the report of the last test restore (what, when, how long), and what was changed after it.
#       renew_months: 12
#       always_applies: true
#   effort: 2 days
#   fix:
#     - List the systems you cannot work without and how long you can do without each (records, schedule, phones, mail).
#     - Say for each where its backup is, how old it may be, and who brings it back; ask your vendors for theirs in writing.
#     - Prepare work on paper (forms, printed schedule, emergency numbers).
#     - Restore a file, a mailbox and, together with the vendor, the record system once a year, and write down how long it took.
#     - Keep one backup where ransomware cannot reach it.
#   since: 0.1.0
package triage.gov_14

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "A tested plan for emergencies is said to be on file",
	"yes_without_evidence": "A tested plan is said to exist; where it is kept is not written down",
	"partly": "The plan for emergencies is not complete, or was not tested within twelve months",
	"no": "There is no tested plan for going on without computers",
})
