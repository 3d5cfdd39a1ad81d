# METADATA
# title: Mail and files are backed up, and a restore was tried
# description: >-
#   Microsoft keeps its service running; it does not undo what an intruder, a mistake or
#   an angry employee deletes for good. A backup outside of daily reach does, if somebody
#   has tried that it can be restored.
# related_resources:
#   - ref: https://learn.microsoft.com/microsoft-365/backup/backup-overview
#     description: Overview of Microsoft 365 Backup
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards
# custom:
#   id: BKP-01
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(7)(ii)(A), specification: required}
#     - {cite: 164.308(a)(7)(ii)(B), specification: required}
#     - {cite: 164.308(a)(7)(ii)(D), specification: addressable}
#   frameworks:
#     nist_csf: [PR.DS-11, RC.RP-03]
#     hicp: ["4"]
#     nist_800_53: [CP-9, CP-9(1), CP-10]
#   evidence:
#     - basis: answer
#       question: Is there a backup of mailboxes, OneDrive and SharePoint, separate from Microsoft 365's own retention, and was a restore from it tried within the last year?
#       counts: The product or provider with its business associate agreement, what it covers, and the date and result of the last restore test.
#       renew_months: 12
#       says:
#         yes: Mail and files are said to be backed up, and a restore to have been tried
#         yes_without_evidence: A backup is said to exist; the last restore test is not written down
#         partly: The backup does not cover everything, or no restore from it was tried within the last year
#         no: There is no backup of mail and files, or no restore from it was tried within the last year
#       parts:
#         - id: mailboxes
#           text: Mailboxes are in a backup of their own
#           missing: Mailboxes are in no backup separate from Microsoft 365's own retention
#         - id: onedrive
#           text: OneDrive is in a backup of its own
#           missing: OneDrive is in no backup separate from Microsoft 365's own retention
#         - id: sharepoint
#           text: SharePoint is in a backup of its own
#           missing: SharePoint is in no backup separate from Microsoft 365's own retention
#         - id: restored
#           text: A restore from it was tried within the last year
#           missing: No restore from a backup was tried within the last year
#   effort: 1 day
#   fix:
#     - Choose a backup for Microsoft 365; Microsoft sells one (Microsoft 365 Backup, paid by volume), and so do others. With another provider, sign a business associate agreement first.
#     - Cover every mailbox (shared ones too), every OneDrive and every SharePoint site, and let new ones be added by themselves.
#     - Make sure that an administrator account of Microsoft 365 alone cannot delete the backups.
#     - Restore one mailbox folder and one file into a separate place, note how long it took, and keep the note.
#     - Repeat the test (the Rule says periodically, this tool asks for once a year), and write into your contingency plan who restores and in which order.
#   link: https://admin.microsoft.com
#   since: 0.1.0
package triage.bkp_01
