# METADATA
# title: The practice can go on when its computers cannot
# description: >-
#   Fire, ransomware or a failed provider: patients still come. The Security Rule
#   requires a plan for backups, for getting data back, and for keeping patient data
#   protected while you work without your usual systems. Only a test shows whether it
#   holds.
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
#     - {cite: 164.308(a)(7)(ii)(A), specification: required}
#     - {cite: 164.308(a)(7)(ii)(B), specification: required}
#     - {cite: 164.308(a)(7)(ii)(C), specification: required}
#     - {cite: 164.308(a)(7)(ii)(D), specification: addressable}
#   frameworks:
#     nist_csf: [PR.DS-11, RC.RP-01, ID.IM-04]
#     nist_800_53: [CP-2, CP-4, CP-9]
#   evidence:
#     - basis: answer
#       question: Is there a written plan for backup, recovery and going on without computers, and was it tested within the last twelve months?
#       counts: The dated plan, the report of the last test restore (what, when, how long), and what was changed after it. The Rule asks for tests from time to time; this tool asks once a year.
#       renew_months: 12
#       applies: always
#       says:
#         yes: A tested plan for emergencies is said to be on file
#         yes_without_evidence: A tested plan for emergencies is said to exist; where it is kept is not written down
#         partly: The plan for emergencies is not complete, or was not tested within twelve months
#         no: There is no written plan for backup, recovery and going on without computers that was tested within twelve months
#       parts:
#         - id: backup
#           text: A written plan says how data is backed up
#           missing: No written plan says how data is backed up
#         - id: recovery
#           text: A written plan says how data is got back
#           missing: No written plan says how data is got back
#         - id: going_on
#           text: A written plan says how work goes on without computers
#           missing: No written plan says how work goes on without computers
#         - id: tested
#           text: The plan was tested within the last twelve months
#           missing: No plan for emergencies was tested within twelve months
#   effort: 2 days
#   fix:
#     - List the systems you cannot work without and how long you can do without each (records, schedule, phones, mail).
#     - Say for each where its backup is, how old it may be, and who brings it back; ask your vendors for theirs in writing.
#     - Prepare a way to work meanwhile. Paper needs no power (forms, printed schedule, emergency numbers); the Rule does not ask for it.
#     - Keep one backup where ransomware cannot reach it.
#     - Once a year restore a file, a mailbox and, together with the vendor, the record system, each to a place where it overwrites nothing. Write down how long it took.
#   since: 0.1.0
package triage.gov_14
