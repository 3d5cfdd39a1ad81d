# METADATA
# title: Access ends on the day somebody leaves
# description: >-
#   People who left can still read mail for months if nobody has a list of what to
#   switch off. A checklist that is really used is the cure; a sample shows whether
#   it is.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (a)(3)(ii)(C)
#   - ref: https://learn.microsoft.com/microsoft-365/admin/add-users/remove-former-employee
#     description: Remove a former employee and secure data in Microsoft 365
# custom:
#   id: GOV-11
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(3)(ii)(C), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-01, GV.RR-04]
#     hicp: ["3"]
#     nist_800_53: [PS-4, AC-2]
#   evidence:
#     - basis: answer
#       question: When somebody leaves, is a written checklist worked through, so that all access (mail, apps, remote access, keys, phone) ends on the last day?
#       counts: The filled-in checklists of the last three people who left, with dates, compared with the accounts that this report names. If nobody has left yet, answer yes if the checklist is ready, and say so. If you work alone and nobody can leave, answer that it does not apply.
#       renew_months: 12
#       says:
#         yes: A written checklist is said to be worked through when somebody leaves
#         yes_without_evidence: A checklist is said to be used when somebody leaves; the filled-in ones are not named
#         partly: When somebody leaves, the checklist is not always used, not complete, or finished late
#         no: When somebody leaves, no written checklist is worked through, or some access goes on after the last day
#       parts:
#         - id: checklist
#           text: A written checklist is worked through
#           missing: When somebody leaves, no written checklist is worked through
#         - id: everything
#           text: All access ends (mail, apps, remote access, keys, phone)
#           missing: When somebody leaves, some access (mail, apps, remote access, keys, phone) goes on
#         - id: last_day
#           text: It ends on the last day
#           missing: When somebody leaves, access does not always end on the last day
#   effort: 2 hours
#   fix:
#     - Write a checklist with everything that gives access (Microsoft 365, the health record system, billing, remote access, phone, alarm code, keys, shared passwords), and name the person who works through it.
#     - Have personnel or the owner tell that person before the last day.
#     - On the last day open the Microsoft 365 admin center, Users, Active users, the person. Reset the password, block the sign-in, and on the tab Account sign the person out of all sessions; a block alone can take up to a day. Where accounts come from a Windows server, your IT person blocks it there.
#     - Then remove admin roles and forwarding to outside, hand the mailbox to a successor, and take the practice's data off their phone. Leave the license until mail and files have been saved (USR-01).
#     - Change the passwords and codes that several people share.
#     - Take the last three people who left, check each point of the checklist, and mend what was forgotten. File the dated checklists with the personnel records.
#   link: https://admin.microsoft.com/Adminportal/Home#/users
#   since: 0.1.0
package triage.gov_11
