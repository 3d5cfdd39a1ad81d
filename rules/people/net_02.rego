# METADATA
# title: Staff sign in to the Wi-Fi as themselves
# description: >-
#   A Wi-Fi password that everybody shares leaves with everybody who leaves, and nobody
#   changes it. When each person or device signs in with its own account or certificate,
#   access ends with the job.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.312
#     description: 45 CFR 164.312, technical safeguards
#   - ref: https://405d.hhs.gov
#     description: 405(d) program, practices for small health care organizations
# custom:
#   id: NET-02
#   severity: high
#   hipaa:
#     - {cite: 164.312(e)(1), specification: standard}
#     - {cite: 164.312(d), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-03, PR.IR-01]
#     hicp: ["6"]
#     nist_800_53: [AC-18(1), IA-2]
#   evidence:
#     - basis: answer
#       question: Does the staff Wi-Fi use WPA2- or WPA3-Enterprise, so that each person or device signs in with its own account or certificate?
#       counts: The access point's settings page, and how accounts or certificates are given out and taken back.
#       renew_months: 12
#   effort: 2 days
#   fix:
#     - Ask your IT person whether the access points can do WPA2- or WPA3-Enterprise; older ones for the home cannot.
#     - Choose how people sign in (a certificate by Intune is safest, an account for each person is a start), and where it is checked (a RADIUS service).
#     - Move device by device; keep the old network until the last one has moved, then switch it off.
#     - Devices that cannot do it (some printers and medical devices) go into a network of their own (NET-03).
#     - Until then change the shared password whenever somebody leaves.
#   since: 0.1.0
package triage.net_02

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "Staff are said to sign in to the Wi-Fi with their own account or certificate",
	"yes_without_evidence": "The staff Wi-Fi is said to have no shared password; what shows it is not named",
	"partly": "Some of the staff Wi-Fi still has a shared password",
	"no": "The staff Wi-Fi has one password for everybody",
})
