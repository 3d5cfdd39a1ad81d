# METADATA
# title: One person is responsible for security, by name
# description: >-
#   The Security Rule wants the practice to say who its security official is. Without
#   one, alerts go unread and every task is somebody else's. In a small practice it may
#   be the owner or the manager; it need not be an IT person.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (a)(2)
#   - ref: https://learn.microsoft.com/entra/fundamentals/properties-area
#     description: Add your organization's privacy info in Microsoft Entra
# custom:
#   id: GOV-07
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(2), specification: required}
#   frameworks:
#     nist_csf: [GV.RR-02]
#     hicp: ["10"]
#     nist_800_53: [PM-2]
#   evidence:
#     - basis: answer
#       question: Is one person named in writing as the practice's security official?
#       counts: The page that names the person, with its date and the signature of the owner, and a note of how everybody was told.
#       renew_months: 12
#       applies: always
#       says:
#         yes: A security official is said to be named in writing
#         yes_without_evidence: A security official is said to be named; where that is written is not noted
#         partly: It is only partly settled in writing who the security official is
#         no: Nobody is named in writing as the practice's security official
#   effort: 30 minutes
#   fix:
#     - Choose a person who has the trust of the owner and some hours a month.
#     - Write down the name, a deputy for holidays, and the tasks (risk analysis, access, incidents, training, vendors).
#     - Have the owner sign and date it, and tell everybody.
#     - In the Entra admin center open Entra ID, Overview, Properties, and enter an address that this person reads as technical contact and as global privacy contact. Microsoft tells the administrators of a breach, and may write to the privacy contact as well.
#   since: 0.1.0
package triage.gov_07
