# METADATA
# title: Every vendor who handles patient data for you has a written agreement
# description: >-
#   Your IT company, a billing service, a backup, a transcription app: whoever makes,
#   receives, keeps or passes on patient data on your behalf needs a business associate
#   agreement first. Without it, handing over patient data is a disclosure that the law
#   does not allow.
# related_resources:
#   - ref: https://www.hhs.gov/hipaa/for-professionals/covered-entities/sample-business-associate-agreement-provisions/index.html
#     description: HHS sample business associate agreement provisions
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (b)
#   - ref: https://www.ecfr.gov/current/title-45/section-164.314
#     description: 45 CFR 164.314, organizational requirements (a)
#   - ref: https://www.ecfr.gov/current/title-45/section-164.502
#     description: 45 CFR 164.502 (e), who needs no agreement
# custom:
#   id: GOV-02
#   severity: critical
#   hipaa:
#     - {cite: 164.308(b)(1), specification: standard}
#     - {cite: 164.308(b)(3), specification: required}
#     - {cite: 164.314(a)(1), specification: standard}
#     - {cite: 164.314(a)(2)(i), specification: required}
#   frameworks:
#     nist_csf: [GV.SC-05, GV.SC-07]
#     nist_800_53: [SA-9, PS-7]
#   evidence:
#     - basis: answer
#       question: Is there a written business associate agreement with your IT company and with every other vendor or app that handles patient data for you?
#       counts: A list of vendors and connected apps with the date of each agreement and where it is kept, compared with the apps this report names. An agreement accepted online counts. None is needed with another doctor or hospital that gets patient data for treatment, nor with a mere carrier such as the post or the telephone line.
#       renew_months: 12
#       says:
#         yes: Every vendor who handles patient data is said to have a written agreement
#         yes_without_evidence: Agreements with all vendors are said to exist; where they are kept is not written down
#         partly: Only some of the vendors who handle patient data have a written agreement
#         no: Not every vendor who handles patient data has a written agreement
#   effort: 1 day
#   fix:
#     - List everybody outside the practice who handles patient data for you (IT company, billing, backup, transcription, scheduling, shredding, fax or telephone services that keep messages) and the apps that this report names.
#     - Look for the agreement with each, and write down its date and where it is kept.
#     - Where there is none, ask the vendor for theirs or send the sample of HHS at once. Until it is agreed the law lets you give them no patient data; where you cannot do without them for a day, ask your lawyer how to bridge the time.
#     - Take away the access of vendors and apps that you no longer use or that will not agree. Tell the people who use them first, and get your data back.
#     - Go through the list once a year, and before you begin with a new vendor.
#   since: 0.1.0
package triage.gov_02
