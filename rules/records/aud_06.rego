# METADATA
# title: Somebody reads the logs on a schedule and writes it down
# description: >-
#   A log that nobody reads finds nobody. The Security Rule asks a practice for procedures
#   to look regularly at records such as audit logs and access reports, and sets no
#   interval. A dated note of each review, however short, is the best evidence that it takes
#   place.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards
#   - ref: https://learn.microsoft.com/purview/audit-search
#     description: Search the audit log
# custom:
#   id: AUD-06
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(1)(ii)(D), specification: required}
#   frameworks:
#     nist_csf: [DE.AE-02]
#     hicp: ["8"]
#     nist_800_53: [AU-6]
#   evidence:
#     - basis: answer
#       question: Does a named person look through the sign-in and audit logs on a fixed schedule?
#       counts: Who reviews, how often, and the dated notes of the reviews; give the date of the last one.
#       renew_months: 12
#       says:
#         yes: The logs are said to be reviewed on a schedule
#         yes_without_evidence: The logs are said to be reviewed; where the notes are is not written down
#         partly: The logs are reviewed now and then, or only some of them
#         no: No named person reviews the logs on a schedule
#   effort: 2 hours
#   after: [AUD-01]
#   fix:
#     - Name one person who reviews the logs and one who stands in for them; your IT person can be one of the two.
#     - Set a rhythm that you will keep, for example half an hour each week.
#     - Each time, look in the Entra admin center, Monitoring & health, at failed and unusual sign-ins and at new administrators, and in the Purview portal, Audit, at new forwarding rules and files shared outside.
#     - Note the date, the name, what was looked at and what was found in a list, and keep the list for six years, as you do with your other security records.
#     - Write down what happens when something is found, and whom to call.
#   link: https://purview.microsoft.com/audit/auditsearch
#   since: 0.1.0
package triage.aud_06
