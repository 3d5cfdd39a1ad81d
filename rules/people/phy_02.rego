# METADATA
# title: Old computers, drives and phones are wiped before they leave or are reused
# description: >-
#   Copiers, laptops and phones keep what they once held. In 2013 a health plan paid $1.2
#   million after leased copiers went back with patient data on their drives. The Security
#   Rule requires procedures for disposal and for removing data before reuse; a record of
#   where each device went is addressable.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.310
#     description: 45 CFR 164.310, physical safeguards (d)(2)
#   - ref: https://www.hhs.gov/hipaa/for-professionals/compliance-enforcement/agreements/index.html
#     description: HHS resolution agreements, among them Affinity Health Plan (2013)
#   - ref: https://csrc.nist.gov/pubs/sp/800/88/r2/final
#     description: NIST SP 800-88r2, guidelines for media sanitization
# custom:
#   id: PHY-02
#   severity: medium
#   hipaa:
#     - {cite: 164.310(d)(2)(i), specification: required}
#     - {cite: 164.310(d)(2)(ii), specification: required}
#     - {cite: 164.310(d)(2)(iii), specification: addressable}
#   frameworks:
#     nist_csf: [ID.AM-08]
#     hicp: ["5"]
#     nist_800_53: [MP-6]
#   evidence:
#     - basis: answer
#       question: Is there a written procedure for wiping or destroying every device and drive before it is reused or leaves the practice (copiers and phones included), and has everything that left so far gone that way?
#       counts: The procedure, and as the best proof the list of devices with serial number, date, method and name, or the certificates of the disposal company. If nothing has left or been reused yet, answer yes if the procedure is written, and say so.
#       renew_months: 12
#       applies: always
#       says:
#         yes: Devices and drives are said to be wiped or destroyed by a written procedure
#         yes_without_evidence: Devices and drives are said to be wiped or destroyed; the procedure is not named
#         partly: The procedure for wiping is not complete, or was used for only some devices and drives
#         no: There is no written procedure for wiping devices and drives, or something left or was reused without it
#       parts:
#         - id: procedure
#           text: There is a written procedure, copiers and phones included
#           missing: There is no written procedure for wiping or destroying devices and drives, copiers and phones included
#         - id: followed
#           text: Whatever was reused or has left so far has gone that way
#           missing: A device or drive was reused or has left without such a procedure
#   effort: 2 hours
#   fix:
#     - List what holds data (computers, servers, drives, USB sticks, phones, copiers, medical devices).
#     - Write down for each how it is wiped. For a device that was encrypted from its first day, a full reset that deletes the key is enough; others go to a company that destroys them.
#     - Sign an agreement with that company (GOV-02), and ask for a certificate with serial numbers.
#     - Before a device is wiped, see that nothing on it is the only copy.
#     - Look into leased copiers before they go back.
#     - Record each device with date and name. Remove it from Intune only after it has been wiped.
#   since: 0.1.0
package triage.phy_02
