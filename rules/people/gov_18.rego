# METADATA
# title: Recognized security practices are documented over twelve months
# description: >-
#   Since 2021 HHS must consider, when it sets a penalty or ends an audit, whether
#   recognized security practices were in place for the twelve months before. That is
#   voluntary, and it helps only if you can show it.
# related_resources:
#   - ref: https://www.congress.gov/bill/116th-congress/house-bill/7898
#     description: Public Law 116-321, recognized security practices
#   - ref: https://405d.hhs.gov
#     description: 405(d) program, practices for small health care organizations
# custom:
#   id: GOV-18
#   severity: info
#   hipaa:
#     - {cite: Pub. L. 116-321, specification: reference}
#   frameworks:
#     nist_csf: [GV.OC-03]
#   evidence:
#     - basis: answer
#       question: Can you show that you have followed recognized security practices (405(d) HICP, the NIST Cybersecurity Framework) for the last twelve months?
#       counts: A list of the practices you follow with dated evidence for each over twelve months (these reports, training lists, update records).
#       renew_months: 12
#   effort: 1 day
#   fix:
#     - Choose one set; the 405(d) practices for small organizations fit a practice best.
#     - Mark for each practice what you do and since when, and what is missing.
#     - Save this tool's dated reports and the other records beside each practice.
#     - Go through the list every quarter, so that twelve months without a gap come together.
#   link: https://405d.hhs.gov
#   since: 0.1.0
package triage.gov_18

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "Recognized security practices are said to be documented for twelve months",
	"yes_without_evidence": "Recognized security practices are said to be followed; the documents are not named",
	"partly": "Recognized security practices are documented only in part",
	"no": "Recognized security practices are not documented",
})
