# METADATA
# title: Everybody knows what to do when something goes wrong
# description: >-
#   After a stolen laptop or a clicked link, the first hours decide. A short procedure
#   with current phone numbers saves them, and the law sets days within which patients
#   and authorities must be told.
# related_resources:
#   - ref: https://www.hhs.gov/hipaa/for-professionals/breach-notification/index.html
#     description: HHS on the Breach Notification Rule
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (a)(6)(ii)
# custom:
#   id: GOV-13
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(6)(ii), specification: required}
#   frameworks:
#     nist_csf: [RS.MA-01, ID.IM-04]
#     hicp: ["8"]
#     nist_800_53: [IR-8, IR-6]
#   evidence:
#     - basis: answer
#       question: Is there a written procedure for incidents and breaches, with contacts that somebody has checked within the last twelve months?
#       counts: The dated procedure, the contacts (IT company, insurer, lawyer, police, authorities), and a note of the last time you played one case through.
#       renew_months: 12
#       always_applies: true
#   effort: 1 day
#   fix:
#     - Write two pages that say whom to call first, what to disconnect, what not to delete, and who decides whether it is a breach.
#     - Add current numbers (IT company, cyber insurer, lawyer, health department or attorney general of your state) and the rules on when patients and HHS must be told; your state may be stricter than federal law.
#     - Keep a copy on paper, because your computers may be off.
#     - Play one case through with everybody once a year, and write down what you learned.
#     - Keep a log of every incident, small ones included, for six years.
#   since: 0.1.0
package triage.gov_13

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "A procedure for incidents and breaches is said to be on file",
	"yes_without_evidence": "A procedure for incidents is said to exist; where it is kept is not written down",
	"partly": "The procedure for incidents is not complete, or its contacts are old",
	"no": "There is no written procedure for incidents and breaches",
})
