# METADATA
# title: Remote access to the network needs a second step and is logged
# description: >-
#   A VPN or a remote desktop leads straight into your network. With a password alone, one
#   that was stolen elsewhere opens it from anywhere; without a log nobody will notice.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.312
#     description: 45 CFR 164.312, technical safeguards
#   - ref: https://hhscyber.hhs.gov/cornerstone-hicp.html
#     description: 405(d) program of HHS, health industry cybersecurity practices (HICP)
# custom:
#   id: NET-05
#   severity: medium
#   hipaa:
#     - {cite: 164.312(d), specification: required}
#     - {cite: 164.312(e)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-03, PR.IR-01]
#     hicp: ["3"]
#     nist_800_53: [AC-17, IA-2(1), IA-2(2)]
#   evidence:
#     - basis: answer
#       question: Does every way into the practice's network from outside (VPN, remote desktop, tools of your IT company and of vendors) ask for a second step and keep a log?
#       counts: Your IT person can answer this. The settings page of each, the list of people who may use it, and the date somebody last looked at the log. Without any remote access answer that it does not apply, and note who checked that there is none.
#       renew_months: 12
#       says:
#         yes: Remote access is said to need a second step and to be logged
#         yes_without_evidence: Remote access is said to be in order; what shows it is not named
#         partly: Only some ways into the network from outside ask for a second step and keep a log
#         no: A way into the network from outside asks for no second step, or keeps no log
#       parts:
#         - id: second_step
#           text: Every way in asks for a second step
#           missing: A way into the network from outside asks for no second step
#         - id: log
#           text: Every way in keeps a log
#           missing: A way into the network from outside keeps no log
#   effort: 1 day
#   fix:
#     - List every way into the network from outside (VPN, remote desktop, the tools of your IT company and of medical vendors).
#     - Take out people and vendors who no longer need it, and give vendors access only while they work.
#     - Have everybody who stays register a second step, try it with one person, then require it for each way in; connect the VPN to Microsoft Entra ID if it can. Switch off what cannot ask for one.
#     - Ask your IT person whether a connected computer can be kept from being a bridge between its home network and yours.
#     - Switch on the log, keep it, and look at it every month.
#   since: 0.1.0
package triage.net_05
