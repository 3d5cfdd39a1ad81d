# METADATA
# title: Access ends on the day somebody leaves
# description: >-
#   People who left can still read mail for months if nobody has a list of what to
#   switch off. A checklist that is really used is the only cure; a sample shows whether
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
#       question: Do you use a written checklist when somebody leaves, and did the last leavers lose all access (mail, apps, remote access, keys, phone) on their last day?
#       counts: The filled-in checklists of the last three leavers with dates, compared with the accounts that this report names.
#       renew_months: 12
#       always_applies: true
#   effort: 2 hours
#   fix:
#     - Write a checklist with everything that gives access (Microsoft 365, the health record system, billing, remote access, phone, alarm code, keys, shared passwords).
#     - In Microsoft 365 block the sign-in, sign the person out everywhere, remove admin roles and forwarding, and hand the mailbox to a successor.
#     - Name the person who does it, and have personnel or the owner tell them before the last day.
#     - Take the last three leavers, check each line, and mend what was forgotten.
#     - File the dated checklist with the personnel record.
#   link: https://admin.microsoft.com/
#   since: 0.1.0
package triage.gov_11

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "A checklist for leavers is said to be used, and a sample was checked",
	"yes_without_evidence": "A checklist for leavers is said to be used; the filled-in ones are not named",
	"partly": "The checklist for leavers is not always used, or not complete",
	"no": "There is no checklist for people who leave",
})
