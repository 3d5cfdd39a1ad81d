# METADATA
# title: A plan says who fixes which risk by when
# description: >-
#   Finding risks is half of the duty; the law also wants them brought down. A plan with
#   names and dates turns a list of problems into work that gets done, and shows later
#   that you did it.
# related_resources:
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (a)(1)(ii)(B)
#   - ref: https://csrc.nist.gov/pubs/sp/800/66/r2/final
#     description: NIST SP 800-66r2, implementing the Security Rule
# custom:
#   id: GOV-06
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(1)(ii)(B), specification: required}
#   frameworks:
#     nist_csf: [ID.RA-06, GV.RM-06]
#     hicp: ["10"]
#     nist_800_53: [CA-5, PM-4, RA-7]
#   evidence:
#     - basis: answer
#       question: Do you keep a written plan that lists the open risks, with a person and a date for each, and has it been updated within the last six months?
#       counts: The plan with its date. This tool's fix list counts once every line has a name and a date.
#       renew_months: 6
#       always_applies: true
#   effort: 2 hours
#   fix:
#     - Export the fix list of this report.
#     - Give every line the name of one person and a date; put what is marked Now first.
#     - Add the risks of your risk analysis that this tool cannot see (paper, premises, vendors).
#     - For what you decide not to do, write down why and what you do instead, and have the owner of the practice sign it.
#     - Go through the plan every month until it is short, then every quarter.
#   since: 0.1.0
package triage.gov_06

import data.triage.lib.attestation

result := attestation.verdict({
	"yes": "A dated plan with owners is said to be kept",
	"yes_without_evidence": "A plan is said to exist; where it is kept is not written down",
	"partly": "The plan lacks names, dates or a part of the risks",
	"no": "There is no plan that says who fixes which risk by when",
})
