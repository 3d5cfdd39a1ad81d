# METADATA
# title: Old computers, drives and phones are wiped before they leave
# description: >-
#   Copiers, laptops and phones keep what they once held. Practices have paid for drives
#   that turned up at a second-hand shop. Wiping and a record of it are required, for
#   reuse as well.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.310
#     description: 45 CFR 164.310, physical safeguards (d)(2)
#   - ref: https://csrc.nist.gov/pubs/sp/800/88/r2/final
#     description: NIST SP 800-88r2, guidelines for media sanitization
# custom:
#   id: PHY-02
#   severity: medium
#   hipaa:
#     - {cite: 164.310(d)(2)(i), specification: required}
#     - {cite: 164.310(d)(2)(ii), specification: required}
#   frameworks:
#     nist_csf: [ID.AM-08]
#     hicp: ["5"]
#     nist_800_53: [MP-6]
#   evidence:
#     - basis: answer
#       question: Is there a written procedure for wiping or destroying every device and drive before it is reused or leaves (copiers and phones included), and is each case recorded?
#       counts: The procedure, and the list of devices with serial number, date, method and name, or the certificates of the disposal company.
#       renew_months: 12
#       always_applies: true
#   effort: 2 hours
#   fix:
#     - List what holds data (computers, servers, drives, USB sticks, phones, copiers, medical devices, paper).
#     - Write down for each how it is wiped; on an encrypted device a full reset with deletion of the key is enough, others go to a company that destroys them.
#     - Sign an agreement with that company (GOV-02), and ask for a certificate with serial numbers.
#     - Look into leased copiers before they go back.
#     - Record each device with date and name, and remove it from Intune.
#   since: 0.1.0
package triage.phy_02

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "Devices and drives are said to be wiped by a written procedure, with a record",
	"yes_without_evidence": "Devices are said to be wiped; the record is not named",
	"partly": "Some devices leave without a recorded wipe",
	"no": "There is no procedure for wiping devices before they leave",
})
