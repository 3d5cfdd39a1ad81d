# METADATA
# title: Microsoft's business associate agreement is on file, read and dated
# description: >-
#   Microsoft keeps patient data for you, so the law wants a business associate
#   agreement with it. Microsoft makes it a part of the terms of its online services;
#   nothing has to be accepted in the admin center. You still need to know what it
#   covers, and to be able to show it.
# related_resources:
#   - ref: https://learn.microsoft.com/compliance/regulatory/offering-hipaa-hitech
#     description: "Microsoft, HIPAA and HITECH: the agreement and the services it covers"
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (b)
#   - ref: https://www.ecfr.gov/current/title-45/section-164.314
#     description: 45 CFR 164.314, organizational requirements (a)
# custom:
#   id: GOV-01
#   severity: critical
#   hipaa:
#     - {cite: 164.308(b)(1), specification: standard}
#     - {cite: 164.308(b)(3), specification: required}
#     - {cite: 164.314(a)(1), specification: standard}
#     - {cite: 164.314(a)(2)(i), specification: required}
#   frameworks:
#     nist_csf: [GV.SC-05]
#     nist_800_53: [SA-9]
#   evidence:
#     - basis: answer
#       question: Is a dated copy of Microsoft's HIPAA business associate agreement on file, and has somebody read it and compared the services it covers with those you use?
#       counts: The saved copy with its date, who read it, and a note that the services you use are among those it covers. The Rule sets no date for another look; this tool asks once a year.
#       renew_months: 12
#       applies: always
#       says:
#         yes: A dated copy of Microsoft's business associate agreement is said to be on file and read
#         yes_without_evidence: Microsoft's business associate agreement is said to be on file; where is not written down
#         partly: "Microsoft's business associate agreement is dealt with only in part: the dated copy, the reading or the comparison is not complete"
#         no: Microsoft's business associate agreement is not on file, or nobody has read it and compared it with what you use
#       parts:
#         - id: copy
#           text: A dated copy of the agreement is on file
#           missing: No dated copy of Microsoft's business associate agreement is on file
#         - id: read
#           text: Somebody has read it
#           missing: Nobody has read Microsoft's business associate agreement
#         - id: compared
#           text: Somebody has compared the services it covers with those you use
#           missing: Nobody has compared the services that Microsoft's agreement covers with those you use
#   effort: 1 hour
#   fix:
#     - Open Microsoft's page on HIPAA and HITECH (the link below) and follow it to the Products and Services Data Protection Addendum and to the business associate agreement.
#     - Read the agreement. Note whom Microsoft informs of a breach and how soon; GOV-07 says where to enter an address that somebody reads.
#     - Compare the list of covered services with what you use; consumer services (Outlook.com, private OneDrive, free Teams) are not covered.
#     - Save the agreement and the addendum as PDF with today's date, and note who read them.
#     - Look again once a year, and whenever you add a Microsoft service.
#   link: https://learn.microsoft.com/compliance/regulatory/offering-hipaa-hitech
#   since: 0.1.0
package triage.gov_01
