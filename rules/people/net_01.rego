# METADATA
# title: Patients' Wi-Fi is separate from the clinical network
# description: >-
#   Everybody in the waiting room knows the guest password. If that Wi-Fi leads to the
#   same network as the exam rooms, an infected phone or a curious visitor is one step
#   from your computers.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.312
#     description: 45 CFR 164.312, technical safeguards
#   - ref: https://405d.hhs.gov
#     description: 405(d) program, practices for small health care organizations
# custom:
#   id: NET-01
#   severity: high
#   hipaa:
#     - {cite: 164.312(a)(1), specification: standard}
#     - {cite: 164.312(e)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.IR-01]
#     hicp: ["6"]
#     nist_800_53: [SC-7, AC-18]
#   evidence:
#     - basis: answer
#       question: Is the Wi-Fi for patients and visitors on its own network, from which nobody can reach the computers, printers and devices of the practice?
#       counts: The router's or access point's settings page (a separate network or VLAN, client isolation on), and the date somebody tried from a phone to reach a computer or printer and could not.
#       renew_months: 12
#   effort: 2 hours
#   fix:
#     - Ask your IT person which networks the access points offer and what each can reach.
#     - Set up a guest network with its own VLAN, allowed only to the internet, with client isolation.
#     - Change the password of the staff network if it was ever given to a visitor; every staff device has to be connected again afterwards.
#     - Try it out with a phone in the guest Wi-Fi, by opening the address of a printer; it must not answer.
#     - Note the date and keep a picture of the settings.
#   since: 0.1.0
package triage.net_01

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "The guest Wi-Fi is said to be separate from the clinical network",
	"yes_without_evidence": "The guest Wi-Fi is said to be separate; what shows it is not named",
	"partly": "The guest Wi-Fi is not completely separate",
	"no": "Visitors share a network with the computers of the practice",
})
