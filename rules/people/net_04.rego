# METADATA
# title: The firewall lets in only what it must, is current, and somebody reads its log
# description: >-
#   The firewall is the door of your network. Old software in it has been a way in for
#   ransomware again and again, and forgotten openings stay open for years.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.312
#     description: 45 CFR 164.312, technical safeguards (e)(1)
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (a)(1)(ii)(D)
#   - ref: https://hhscyber.hhs.gov/cornerstone-hicp.html
#     description: 405(d) program of HHS, health industry cybersecurity practices (HICP)
# custom:
#   id: NET-04
#   severity: high
#   hipaa:
#     - {cite: 164.312(e)(1), specification: standard}
#     - {cite: 164.308(a)(1)(ii)(D), specification: required}
#   frameworks:
#     nist_csf: [PR.IR-01, PR.PS-02, DE.CM-01]
#     hicp: ["6"]
#     nist_800_53: [SC-7(5), AU-6, SI-2]
#   evidence:
#     - basis: answer
#       question: Does the firewall refuse everything that is not expressly allowed, run its maker's current software, and does somebody review its rules and log regularly?
#       counts: Your IT person can answer this. The list of rules with the reason for each, the software version with the date it was checked, and the dates of the last reviews. The Rule says regularly; this tool asks every six months.
#       renew_months: 6
#       says:
#         yes: The firewall is said to refuse by default, to be current and to be reviewed regularly
#         yes_without_evidence: The firewall is said to be in order; what shows it is not named
#         partly: "The firewall is only partly in order: its rules, its software or the review"
#         no: The firewall lets in more than it must, runs old software, or nobody reviews its rules and log regularly
#       parts:
#         - id: refuses
#           text: The firewall refuses everything that is not expressly allowed
#           missing: The firewall does not refuse everything that is not expressly allowed
#         - id: current
#           text: It runs its maker's current software
#           missing: The firewall does not run its maker's current software
#         - id: reviewed
#           text: Somebody reviews its rules and log regularly
#           missing: Nobody reviews the firewall's rules and log regularly
#   effort: 1 day
#   fix:
#     - Ask your IT company for the list of open ports and rules, with a reason for each. Close those without one, one after the other, and see each time that everything still works; remote desktop must never be open to the internet.
#     - Check the software version against the maker's page, update it, and replace a firewall that gets no more updates. An update means some minutes without internet.
#     - Protect its administration with a second step, and allow it only from inside or through the VPN (NET-05).
#     - Switch on logging, keep it for some months, and name the person who looks at it every month.
#     - Write the date of each review down.
#   since: 0.1.0
package triage.net_04
