# METADATA
# title: Only people who should be there get to servers, records and keys
# description: >-
#   Whoever can walk to the server, the network cabinet or the records needs no
#   password. The Security Rule asks for limits on who gets in, by role, visitors included.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.310
#     description: 45 CFR 164.310, physical safeguards (a)
#   - ref: https://www.hhs.gov/hipaa/for-professionals/security/guidance/index.html
#     description: HHS guidance on the Security Rule
# custom:
#   id: PHY-03
#   severity: low
#   hipaa:
#     - {cite: 164.310(a)(1), specification: standard}
#     - {cite: 164.310(a)(2)(iii), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-06]
#     hicp: ["6"]
#     nist_800_53: [PE-2, PE-3]
#   evidence:
#     - basis: answer
#       question: Are the rooms and cabinets with servers, network equipment and records locked, and is it written down who may enter them?
#       counts: A dated list of who may enter, by role, with the keys, codes and badges, how visitors are let in, and a note of who checked the doors.
#       renew_months: 12
#       says:
#         yes: Rooms with servers, network equipment and records are said to be locked, with a list of who may enter
#         yes_without_evidence: Rooms are said to be locked; the list of who may enter is not named
#         partly: Only some of these rooms are locked, or the list of who may enter is not complete
#         no: Some room or cabinet with servers, network equipment or records is not locked, or it is not written down who may enter
#       parts:
#         - id: locked
#           text: These rooms and cabinets are locked
#           missing: A room or cabinet with servers, network equipment or records is not locked
#         - id: listed
#           text: It is written down who may enter them
#           missing: It is not written down who may enter rooms and cabinets with servers, network equipment and records
#   effort: 2 hours
#   fix:
#     - List the rooms and cabinets that need a lock, the network cabinet included.
#     - Write down who may enter each by role (such as owner, manager, IT person), and who has which key, code or badge. Keep a second key in a safe place for emergencies.
#     - Lock them.
#     - Change codes when somebody leaves, and collect keys with the checklist for people who leave (GOV-11).
#     - Have visitors and craftsmen accompanied, and note when they came.
#     - Check the list once a year.
#   since: 0.1.0
package triage.phy_03
