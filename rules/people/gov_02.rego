# METADATA
# title: Every vendor who handles patient data has signed an agreement
# description: >-
#   Your IT company, a billing service, a backup, a transcription app: whoever can see
#   or keep patient data for you must have signed a business associate agreement first.
#   Without it every transfer to them is a disclosure you may not make.
# related_resources:
#   - ref: https://www.hhs.gov/hipaa/for-professionals/covered-entities/sample-business-associate-agreement-provisions/index.html
#     description: HHS sample business associate agreement provisions
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (b)
#   - ref: https://www.ecfr.gov/current/title-45/section-164.314
#     description: 45 CFR 164.314, organizational requirements (a)
# custom:
#   id: GOV-02
#   severity: critical
#   hipaa:
#     - {cite: 164.308(b)(1), specification: standard}
#     - {cite: 164.314(a), specification: standard}
#   frameworks:
#     nist_csf: [GV.SC-05, GV.SC-07]
#     nist_800_53: [SA-9, PS-7]
#   evidence:
#     - basis: answer
#       question: Is there a signed business associate agreement with your IT company and with every other vendor or app that can see or keep patient data?
#       counts: A list of vendors and connected apps with the date of each agreement and where it is kept, compared with the apps this report names.
#       renew_months: 12
#   effort: 1 day
#   fix:
#     - List everybody outside the practice who can see patient data (IT company, billing, telephony, fax, backup, transcription, scheduling, shredding) and the apps that this report names.
#     - Look for the signed agreement with each, and write down its date.
#     - Where there is none, ask the vendor for theirs or send the sample of HHS, and give them no more patient data until it is signed.
#     - Take away the access of vendors and apps that you no longer use or that will not sign.
#     - Go through the list once a year, and before you begin with a new vendor.
#   since: 0.1.0
package triage.gov_02

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "Every vendor who handles patient data is said to have signed an agreement",
	"yes_without_evidence": "Agreements with all vendors are said to exist; where they are kept is not written down",
	"partly": "Some vendors handle patient data without a signed agreement",
	"no": "Vendors handle patient data without a signed agreement",
})
