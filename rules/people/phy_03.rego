# METADATA
# title: Only people who should be there get to servers, records and keys
# description: >-
#   Whoever can walk to the server, the network cabinet or the records needs no
#   password. The law asks for limits on who gets in, and for knowing who has a key.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.310
#     description: 45 CFR 164.310, physical safeguards (a)(1)
#   - ref: https://www.hhs.gov/hipaa/for-professionals/security/guidance/index.html
#     description: HHS guidance on the Security Rule
# custom:
#   id: PHY-03
#   severity: low
#   hipaa:
#     - {cite: 164.310(a)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-06]
#     hicp: ["6"]
#     nist_800_53: [PE-2, PE-3]
#   evidence:
#     - basis: answer
#       question: Are rooms with servers, network equipment and records locked, and is there a current list of who has keys, codes and badges?
#       counts: The dated list of keys, codes and badges, and a note of who checked the doors.
#       renew_months: 12
#   effort: 2 hours
#   fix:
#     - List the rooms and cabinets that need a lock, the network cabinet included.
#     - Lock them, and write down who has which key, code or badge.
#     - Change codes when somebody leaves, and collect keys with the checklist for leavers.
#     - Let visitors and workers be accompanied, and note when they came.
#     - Check the list once a year.
#   since: 0.1.0
package triage.phy_03

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "Access to rooms is said to be limited, with a list of keys",
	"yes_without_evidence": "Access to rooms is said to be limited; the list is not named",
	"partly": "Some rooms are open, or the list of keys is not current",
	"no": "Rooms with servers, network equipment or records are not secured",
})
