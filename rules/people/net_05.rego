# METADATA
# title: Remote access by VPN needs a second step and is logged
# description: >-
#   A VPN leads straight into your network. With a password alone, one that was stolen
#   elsewhere opens it from anywhere; without a log nobody will notice.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.312
#     description: 45 CFR 164.312, technical safeguards
#   - ref: https://405d.hhs.gov
#     description: 405(d) program, practices for small health care organizations
# custom:
#   id: NET-05
#   severity: medium
#   hipaa:
#     - {cite: 164.312(d), specification: required}
#     - {cite: 164.312(e)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-03, PR.IR-01]
#     hicp: ["3"]
#     nist_800_53: [AC-17, IA-2(1), SC-7(7)]
#   evidence:
#     - basis: answer
#       question: If you use a VPN or other remote access to the practice, does it ask for a second step, keep a log, and carry all traffic of the connected computer?
#       counts: The VPN's settings page, the list of people who may use it, and the date somebody last looked at the log. Without any remote access answer that it does not apply, and note who checked that there is no remote access.
#       renew_months: 12
#   effort: 1 day
#   fix:
#     - List every way into the network from outside (VPN, remote desktop, the tools of your IT company and of medical vendors).
#     - Require a second step for each; connect the VPN to Microsoft Entra ID if it can.
#     - Switch off split tunneling, so that a connected computer is not a bridge between its home network and yours; the connection may become slower.
#     - Take out people and vendors who no longer need it, and give vendors access only while they work.
#     - Keep the log, and look at it every month.
#   since: 0.1.0
package triage.net_05

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "Remote access is said to need a second step and to be logged",
	"yes_without_evidence": "Remote access is said to be in order; what shows it is not named",
	"partly": "Some remote access lacks a second step, a log, or carries only a part of the traffic",
	"no": "Remote access is possible with a password alone, or is not logged",
})
