# METADATA
# title: Security documents are kept for six years
# description: >-
#   An investigation may ask for what you did years ago. Policies, risk analyses,
#   agreements, training lists and decisions must be kept for six years from the day
#   they were made or the day they were last in force, whichever is later. A policy of
#   2020 that is still in force must be there until six years after you replace it.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.316
#     description: 45 CFR 164.316, documentation (b)(2)(i)
#   - ref: https://www.hhs.gov/hipaa/for-professionals/security/guidance/index.html
#     description: HHS guidance on the Security Rule
# custom:
#   id: GOV-16
#   severity: medium
#   hipaa:
#     - {cite: 164.316(b)(2)(i), specification: required}
#   frameworks:
#     nist_800_53: [SI-12]
#   evidence:
#     - basis: answer
#       question: Is every security document (policies, risk analyses, agreements, training records, incident logs, decisions) kept for six years from when it was made or last in force, whichever is later?
#       counts: Where they are kept, who can delete them, and the oldest document you found there. A practice younger than six years answers yes if it keeps everything it has made, and says so.
#       renew_months: 12
#       applies: always
#       says:
#         yes: Every security document is said to be kept for six years
#         yes_without_evidence: Security documents are said to be kept for six years; where is not written down
#         partly: Only a part of the security documents is kept for six years
#         no: Not every security document is kept for six years
#   effort: 2 hours
#   fix:
#     - Choose one place (a SharePoint library or a binder) and put everything there. A retention label, where your plan has them, is set to keep and not to delete afterwards.
#     - Name the files with a date, and keep old versions instead of overwriting them.
#     - Let only two people delete there.
#     - Look through former mailboxes and computers of people who left before you remove them.
#     - Ask your adviser whether your state wants longer.
#   since: 0.1.0
package triage.gov_16
