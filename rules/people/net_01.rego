# METADATA
# title: Patients' Wi-Fi is separate from the practice's network
# description: >-
#   Everybody in the waiting room knows the guest password. If that Wi-Fi leads to the
#   same network as the exam rooms, an infected phone or a curious visitor is one step
#   from your computers.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.312
#     description: 45 CFR 164.312, technical safeguards
#   - ref: https://hhscyber.hhs.gov/cornerstone-hicp.html
#     description: 405(d) program of HHS, health industry cybersecurity practices (HICP)
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
#       question: Is the Wi-Fi for patients and visitors on a network of its own, from which nobody can reach the computers, printers and devices of the practice?
#       counts: Your IT person can answer this. The router's or access point's settings page (a separate network or VLAN, client isolation on), and the date somebody tried from a phone to reach a computer or printer and could not. Without any Wi-Fi for visitors answer that it does not apply, and note who checked that no visitor uses the staff Wi-Fi.
#       renew_months: 12
#       says:
#         yes: The guest Wi-Fi is said to be separate from the practice's network
#         yes_without_evidence: The guest Wi-Fi is said to be separate; what shows it is not named
#         partly: The guest Wi-Fi is only partly separate from the practice's network
#         no: The Wi-Fi for patients and visitors is not on a network of its own that keeps them from the practice's devices
#   effort: 2 hours
#   fix:
#     - Ask your IT person which networks the access points offer and what each can reach.
#     - Set up a guest network with its own VLAN, allowed only to the internet, with client isolation.
#     - Try it out with a phone in the guest Wi-Fi, by opening the address of a printer; it must not answer.
#     - If a visitor was ever given the password of the staff network, change it after hours; every staff device, printers and medical devices included, has to be connected again afterwards.
#     - Note the date and keep a picture of the settings.
#   since: 0.1.0
package triage.net_01
