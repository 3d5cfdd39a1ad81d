# METADATA
# title: Printers, cameras and medical devices are in networks of their own
# description: >-
#   These devices are rarely updated and often have fixed passwords. In the same network
#   as your computers they are an easy way in; apart, a camera that is broken into leads
#   no further.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.312
#     description: 45 CFR 164.312, technical safeguards (a)(1)
#   - ref: https://hhscyber.hhs.gov/cornerstone-hicp.html
#     description: 405(d) program of HHS, health industry cybersecurity practices (HICP)
# custom:
#   id: NET-03
#   severity: medium
#   hipaa:
#     - {cite: 164.312(a)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.IR-01]
#     hicp: ["6", "9"]
#     nist_800_53: [SC-7]
#   evidence:
#     - basis: answer
#       question: Are printers, cameras, phones and medical devices in networks apart from the computers, with only the connections they need?
#       counts: Your IT person can answer this. A drawing or list of the networks with what may talk to what, and its date.
#       renew_months: 12
#       says:
#         yes: Printers, cameras, phones and medical devices are said to be in networks of their own
#         yes_without_evidence: Such devices are said to be apart; the drawing or list is not named
#         partly: Only some printers, cameras, phones and medical devices are kept apart from the computers
#         no: Printers, cameras, phones and medical devices are not all kept apart, with only the connections they need
#   effort: 2 days
#   fix:
#     - List every device with a network plug or Wi-Fi that is not a computer, with its maker and where it stands.
#     - Ask the maker of each medical device what it has to reach; moved without that, it may lose its connection to the record system.
#     - Have your IT person put the devices into networks (VLANs) by kind, after hours and one kind at a time, and allow only what is needed, such as computers to printers. Scanning to mail and to folders has to be tried afterwards.
#     - Change the passwords the devices came with (for a medical device together with its maker), and switch off what you do not use.
#     - Keep the drawing, and update it with each new device.
#   since: 0.1.0
package triage.net_03
