# METADATA
# title: Every shared mailbox has an owner, and people open it through their own account
# description: >-
#   Patients write to the front desk, and several people answer. If they share a password,
#   no record shows who read or deleted a message, and nobody changes the password when one
#   of them leaves. Access through one's own account keeps the trace and ends with the job.
# related_resources:
#   - ref: https://learn.microsoft.com/microsoft-365/admin/email/about-shared-mailboxes
#     description: About shared mailboxes in Microsoft 365
#   - ref: https://learn.microsoft.com/microsoft-365/admin/email/create-a-shared-mailbox
#     description: Create a shared mailbox
# custom:
#   id: USR-10
#   severity: medium
#   hipaa:
#     - {cite: 164.312(a)(2)(i), specification: required}
#     - {cite: 164.312(d), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-01, PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [IA-2, AC-2]
#   evidence:
#     - basis: answer
#       question: Does every shared mailbox have a named owner, and does everybody who uses it open it through their own account, never with a shared password?
#       counts: A dated list of the shared mailboxes with the owner and the members of each. Note where it is kept. If you have no shared mailbox, say so under “does not apply”.
#       renew_months: 12
#       says:
#         yes: Shared mailboxes are said to have owners and to be opened through people's own accounts
#         yes_without_evidence: Shared mailboxes are said to have owners; where the list is kept is not written down
#         partly: Some shared mailboxes have no owner or are opened with a shared password
#         no: A shared mailbox has no named owner, or is opened with a shared password
#       parts:
#         - id: owner
#           text: Every shared mailbox has a named owner
#           missing: A shared mailbox has no named owner
#         - id: own_account
#           text: Everybody opens it through their own account, never with a shared password
#           missing: A shared mailbox is opened with a shared password
#   effort: 2 hours
#   after: [USR-04]
#   fix:
#     - List the shared mailboxes (Microsoft 365 admin center, Teams & groups, Shared mailboxes) and name one person who answers for each.
#     - Ask the people who use them how they get in. Where a password is shared, add each of them as a member instead; the mailbox then appears in their own Outlook after a restart, at times only after an hour.
#     - When everybody gets in that way, change the password of the account behind the mailbox and block its sign-in (USR-04).
#     - Let the owner look through the members every three months, and whenever somebody leaves.
#   link: https://go.microsoft.com/fwlink/p/?linkid=2066847
#   since: 0.1.0
package triage.usr_10
