# METADATA
# title: Recognized security practices are documented over twelve months
# description: >-
#   Since 2021 HHS must consider, when it sets a penalty, ends an audit or agrees on a
#   settlement, whether recognized security practices were in place for the twelve
#   months before. Following them is voluntary, and it helps only if you can show it.
# related_resources:
#   - ref: https://www.congress.gov/bill/116th-congress/house-bill/7898
#     description: Public Law 116-321, recognized security practices
#   - ref: https://hhscyber.hhs.gov/Documents/HICP/tech-vol1-508.pdf
#     description: HICP 2023, technical volume 1, practices for small health care organizations
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
#       says:
#         yes: It is said that recognized security practices were followed for twelve months and can be shown
#         yes_without_evidence: Recognized security practices are said to be followed; the documents are not named
#         partly: Only in part can it be shown that recognized security practices were followed for twelve months
#         no: It cannot be shown that recognized security practices were followed for twelve months
#   effort: 1 day
#   fix:
#     - Choose one set; the 405(d) practices for small organizations are written for practices like yours.
#     - Mark for each practice what you do and since when, and what is missing.
#     - Save this tool's dated reports and the other records beside each practice.
#     - Go through the list every quarter, so that twelve months without a gap come together.
#   link: https://hhscyber.hhs.gov/cornerstone-hicp.html
#   since: 0.1.0
package triage.gov_18
