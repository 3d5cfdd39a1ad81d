# METADATA
# title: Staff sign in to the Wi-Fi as themselves
# description: >-
#   A Wi-Fi password that everybody shares leaves with everybody who leaves, and is rarely
#   changed. When each person or device signs in with its own account or certificate,
#   that one access can be ended and the others go on.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.312
#     description: 45 CFR 164.312, technical safeguards
#   - ref: https://hhscyber.hhs.gov/cornerstone-hicp.html
#     description: 405(d) program of HHS, health industry cybersecurity practices (HICP)
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
#       counts: Your IT person can answer this. The access point's settings page, and how accounts or certificates are given out and taken back. Without any Wi-Fi for staff answer that it does not apply.
#       renew_months: 12
#       says:
#         yes: Staff are said to sign in to the Wi-Fi with their own account or certificate
#         yes_without_evidence: Staff are said to sign in to the Wi-Fi as themselves; what shows it is not named
#         partly: Only some people and devices sign in to the staff Wi-Fi with their own account or certificate
#         no: People and devices do not sign in to the staff Wi-Fi with their own account or certificate
#   effort: 2 days
#   fix:
#     - Ask your IT person whether the access points can do WPA2- or WPA3-Enterprise; older ones for the home cannot.
#     - Choose together how people sign in (a certificate on each device is safest, an account for each person is a start), and which service checks it (RADIUS); such a service may cost extra.
#     - Put devices that cannot do it (some printers and medical devices) into a network of their own (NET-03) first.
#     - Move device by device; keep the old network until the last one has moved, then switch it off.
#     - Until then change the shared password whenever somebody leaves.
#   since: 0.1.0
package triage.net_02
