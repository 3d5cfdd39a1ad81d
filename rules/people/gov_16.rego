# METADATA
# title: Security papers are kept for six years
# description: >-
#   An investigation may ask for what you did years ago. Policies, risk analyses,
#   agreements, training lists and decisions must be kept for six years from when they
#   were made or last in force.
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
#       question: Are all security documents (policies, risk analyses, agreements, training records, incident logs, decisions) kept for at least six years in one known place?
#       counts: Where they are kept, who can delete them, and the oldest document you found there.
#       renew_months: 12
#       always_applies: true
#   effort: 2 hours
#   fix:
#     - Choose one place (a SharePoint library with a retention label of at least six years, or a binder) and put everything there.
#     - Name the files with a date, and keep old versions instead of overwriting them.
#     - Let only two people delete there.
#     - Look through former mailboxes and computers of people who left before you remove them.
#     - Ask your adviser whether your state wants longer.
#   since: 0.1.0
package triage.gov_16

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "Security papers are said to be kept for six years",
	"yes_without_evidence": "Security papers are said to be kept; where is not written down",
	"partly": "Some security papers are missing or are kept for less than six years",
	"no": "Security papers are not kept for six years",
})
