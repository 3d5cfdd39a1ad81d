# METADATA
# title: Your written policies say what your systems really do
# description: >-
#   A bought policy that promises things nobody does is worse than none: after an
#   incident it is held against you. Policies must fit the practice, and be changed when
#   it changes.
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
#   frameworks:
#     nist_csf: [GV.PO-01, GV.PO-02]
#     hicp: ["10"]
#     nist_800_53: [PL-1]
#   evidence:
#     - basis: answer
#       question: Have your written security policies been compared with how Microsoft 365 is really set within the last twelve months, and do they agree?
#       counts: The policies with their date, and a note of the comparison (this report attached).
#       renew_months: 12
#       always_applies: true
#   effort: 1 day
#   fix:
#     - Put this report beside your policies and mark where they differ.
#     - For each difference change the setting or the policy.
#     - Remove what nobody does and nobody will do.
#     - Have the security official date and sign the new version; keep the old one for six years.
#     - Tell staff what changed for them.
#   since: 0.1.0
package triage.gov_15

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "Policies and settings are said to agree",
	"yes_without_evidence": "Policies and settings are said to agree; the comparison is not named",
	"partly": "Policies and settings agree only in part",
	"no": "The written policies were not compared with how the systems are set",
})
