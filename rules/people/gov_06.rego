# METADATA
# title: A plan says who fixes which risk by when
# description: >-
#   Finding risks is half of the duty; the Security Rule also wants them brought down to
#   a reasonable level. OCR, the office that enforces the Rule, announced in early 2026
#   that its enforcement initiative on risk analysis now takes in risk management: it
#   asks for proof that the risks found went down. A plan with names and dates, kept up to
#   date, is how a practice shows it.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (a)(1)(ii)(B)
#   - ref: https://csrc.nist.gov/pubs/sp/800/66/r2/final
#     description: NIST SP 800-66r2, implementing the Security Rule
#   - ref: https://medcomply.ai/intelligence/ocr-expands-enforcement
#     description: On OCR's announcement of 2026 (a report, not OCR's own text)
# custom:
#   id: GOV-06
#   severity: critical
#   hipaa:
#     - {cite: 164.308(a)(1)(ii)(B), specification: required}
#   frameworks:
#     nist_csf: [ID.RA-06]
#     hicp: ["10"]
#     nist_800_53: [CA-5, PM-4, RA-7]
#   evidence:
#     - basis: answer
#       question: Is there a written plan that says for each risk you found what is done about it, by whom and by when?
#       counts: The plan with its date, and what has been done since. This tool's fix list can be the part on Microsoft 365 once every line has a name and a date. The Rule sets no date for updates; this tool asks again every six months.
#       renew_months: 6
#       applies: always
#       says:
#         yes: A dated plan with names for each risk is said to be kept
#         yes_without_evidence: A plan is said to exist; where it is kept is not written down
#         partly: The plan lacks names, dates or a part of the risks
#         no: There is no written plan that says for each risk what is done about it, by whom and by when
#       parts:
#         - id: measures
#           text: A written plan says for each risk what is done about it
#           missing: No written plan says for each risk what is done about it
#         - id: names
#           text: It says by whom
#           missing: No written plan says for each risk who deals with it
#         - id: dates
#           text: It says by when
#           missing: No written plan says for each risk by when it is dealt with
#   effort: 2 hours
#   fix:
#     - Export the fix list of this report.
#     - Give every line the name of one person and a date; put what is marked Now first.
#     - Add the risks of your risk analysis that this tool cannot see (other systems, premises, vendors).
#     - For what you cannot do yet, write down why, what you do instead and until when, and have the owner of the practice sign it. A lasting alternative is allowed only for what the Rule calls addressable.
#     - When a line is done, note the day and keep the proof, such as the next report.
#     - Go through the plan every month until it is short, then every quarter.
#   since: 0.1.0
package triage.gov_06
