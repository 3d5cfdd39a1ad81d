# METADATA
# title: It is written down what happens when somebody breaks the rules
# description: >-
#   Looking up a neighbor's record or sharing a password has to have consequences that
#   are known beforehand and the same for everybody. The Security Rule asks for
#   appropriate sanctions, and wants its policies in writing.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (a)(1)(ii)(C)
#   - ref: https://www.hhs.gov/hipaa/for-professionals/security/guidance/index.html
#     description: HHS guidance on the Security Rule
# custom:
#   id: GOV-08
#   severity: medium
#   hipaa:
#     - {cite: 164.308(a)(1)(ii)(C), specification: required}
#   frameworks:
#     nist_csf: [GV.RR-04]
#     hicp: ["10"]
#     nist_800_53: [PS-8]
#   evidence:
#     - basis: answer
#       question: Is there a written sanction policy, which says what follows when somebody breaks the security rules?
#       counts: The policy with its date. Signatures of everybody who works here, new people included, show that it is known; the Rule does not ask for them.
#       renew_months: 12
#       applies: always
#       says:
#         yes: A written sanction policy is said to be on file
#         yes_without_evidence: A sanction policy is said to exist; where it is kept is not written down
#         partly: There is a written sanction policy only in part, or not everybody knows it
#         no: There is no written sanction policy
#   effort: 2 hours
#   fix:
#     - Write one page with examples (a lost phone, a shared password, looking up a record out of curiosity, selling data) and what follows each, from a talk to dismissal.
#     - Have an adviser for labor law look at it.
#     - Have everybody read and sign it, and make it part of the papers for new staff.
#     - When you apply it, write down what happened and what was done, and keep that for six years.
#   since: 0.1.0
package triage.gov_08
