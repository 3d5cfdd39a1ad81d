# METADATA
# title: Screens face away from visitors and are locked when nobody is there
# description: >-
#   A schedule seen across the counter is a disclosure as well. Where screens stand, how
#   soon they lock and what may be done at them belongs in a short written rule.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.310
#     description: 45 CFR 164.310, physical safeguards (b) and (c)
#   - ref: https://www.hhs.gov/hipaa/for-professionals/security/guidance/index.html
#     description: HHS guidance on the Security Rule
# custom:
#   id: PHY-01
#   severity: medium
#   hipaa:
#     - {cite: 164.310(b), specification: required}
#     - {cite: 164.310(c), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-06]
#     nist_800_53: [PE-5, PE-18, AC-11]
#   evidence:
#     - basis: answer
#       question: Is it written down how workstations are used and placed, and has somebody walked through the rooms within the last twelve months to check that no visitor can read a screen or use an open computer?
#       counts: The rule, and the dated notes of the walk with what was changed.
#       renew_months: 12
#       always_applies: true
#   effort: 2 hours
#   fix:
#     - Walk in like a patient, sit in each chair, and note every screen, printout and open computer you can see.
#     - Turn screens, move desks, or fit privacy filters.
#     - Let every computer lock after a few minutes, and teach the keys (Windows and L, Control Command Q).
#     - Write down where laptops may be taken and where they are locked up at night.
#     - Repeat the walk once a year, and when you move furniture.
#   since: 0.1.0
package triage.phy_01

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "Workstations are said to be placed and used by a written rule, and checked",
	"yes_without_evidence": "Workstations are said to be checked; the notes are not named",
	"partly": "Some screens can be read by visitors, or the rule is not written down",
	"no": "Nobody has checked where screens stand and how workstations are used",
})
