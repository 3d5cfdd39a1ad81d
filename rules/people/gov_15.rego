# METADATA
# title: Your written policies say what your systems really do
# description: >-
#   A bought policy that promises what nobody does protects nobody, and shows after an
#   incident what you knew you should do. The Security Rule wants policies that are in
#   writing, carried out, and changed when the practice changes.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.316
#     description: 45 CFR 164.316, policies, procedures and documentation
#   - ref: https://csrc.nist.gov/pubs/sp/800/66/r2/final
#     description: NIST SP 800-66r2, implementing the Security Rule
# custom:
#   id: GOV-15
#   severity: high
#   hipaa:
#     - {cite: 164.316(a), specification: required}
#     - {cite: 164.316(b)(1), specification: standard}
#     - {cite: 164.316(b)(2)(iii), specification: required}
#   frameworks:
#     nist_csf: [GV.PO-01, GV.PO-02]
#     hicp: ["10"]
#     nist_800_53: [PL-1]
#   evidence:
#     - basis: answer
#       question: Within the last twelve months, has somebody compared your written security policies with how Microsoft 365 is really set, and do they agree?
#       counts: The policies with their date, and a note of the comparison (this report attached). The Rule says periodically; this tool asks once a year.
#       renew_months: 12
#       applies: always
#       says:
#         yes: Policies and settings are said to agree
#         yes_without_evidence: Policies and settings are said to agree; the comparison is not named
#         partly: Policies and settings agree only in part, or were not all compared within twelve months
#         no: No written policies were compared with the settings within twelve months and found to agree
#       parts:
#         - id: written
#           text: The security policies are in writing
#           missing: The security policies are not all in writing
#         - id: compared
#           text: Somebody has compared them with the settings within the last twelve months
#           missing: Nobody has compared written policies with the settings within twelve months
#         - id: agree
#           text: They were found to agree
#           missing: Policies and settings were not found to agree
#   effort: 1 day
#   fix:
#     - Put this report beside your policies and mark where they differ. Where there are no policies yet, write down first what you do.
#     - For each difference change the setting or the policy. Do not lower a safeguard only to make the paper true.
#     - Remove what nobody does and nobody has to do.
#     - Have the security official date and sign the new version; keep the old one for six years from the day it was last in force.
#     - Tell staff what changed for them.
#   since: 0.1.0
package triage.gov_15
