# METADATA
# title: Staff practice on harmless phishing mails
# description: >-
#   People learn to spot a phishing mail by meeting one. A simulation sends harmless
#   ones and shows who needs another word. Any vendor's counts; Microsoft's own needs
#   Microsoft Defender for Office 365 Plan 2, which Microsoft 365 Business Premium lacks.
# related_resources:
#   - ref: https://learn.microsoft.com/defender-office-365/attack-simulation-training-get-started
#     description: Get started using Attack simulation training
#   - ref: https://learn.microsoft.com/defender-office-365/advanced-delivery-policy-configure
#     description: Configure the delivery of third-party phishing simulations
#   - ref: https://learn.microsoft.com/graph/api/resources/simulation
#     description: simulation resource type
#   - ref: https://www.ecfr.gov/current/title-45/section-164.308
#     description: 45 CFR 164.308, administrative safeguards (a)(5)
# custom:
#   id: GOV-10
#   severity: medium
#   hipaa:
#     - {cite: 164.308(a)(5)(i), specification: standard}
#     - {cite: 164.308(a)(5)(ii)(A), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AT-01]
#     hicp: ["1"]
#     nist_800_53: [AT-2(1)]
#   evidence:
#     - basis: graph
#       sources: [attackSimulations]
#     - basis: answer
#       question: Have staff received simulated phishing mails within the last twelve months?
#       counts: The report of the simulation with its date, how many people it reached and how many clicked, whatever the vendor, and a note of the talk with those who clicked. If it reached only some of the staff, answer partly. The Rule sets no number; this tool asks once a year.
#       renew_months: 12
#       says:
#         yes: Staff are said to have received simulated phishing mails within twelve months
#         yes_without_evidence: Phishing simulations are said to be run; the report is not named
#         partly: Only some of the staff have received simulated phishing mails within twelve months
#         no: Staff have received no simulated phishing mails within twelve months
#   licence: [defenderOfficeP2]
#   effort: 2 hours
#   fix:
#     - See whether your mail filter, cyber insurer or IT company offers phishing simulations; it may be a part of what you pay for already. Microsoft's own comes with Microsoft Defender for Office 365 Plan 2, and for Microsoft 365 Business Premium with the Microsoft Defender Suite for Business Premium.
#     - Tell staff beforehand that such mails will come, and that nobody is punished for a click.
#     - With another vendor, have your IT person enter its addresses in the Defender portal first (Email & collaboration, Policies & rules, Threat policies, Advanced delivery, Phishing simulation); otherwise Microsoft's filter may stop the mails or click the links itself.
#     - With Microsoft's own open the Defender portal, Email & collaboration, Attack simulation training, Simulations, Launch a simulation, and choose all users.
#     - Talk with those who clicked the same week, and show everybody what gave the mail away.
#     - Repeat it at least once a year, better twice, and keep the reports.
#   link: https://security.microsoft.com/attacksimulator?viewid=simulations
#   since: 0.1.0
package triage.gov_10

import data.triage.lib.verdicts
import data.triage.lib.words

# The list of simulations says when each was launched and not whom it reached: one person is
# not the staff. So it never settles the question, and tells what it knows of the answer.
result := verdicts.not_assessed(
	"It cannot be told whether the staff received simulated phishing mails",
	sprintf("Microsoft shows simulations within the last %d days (%s), and not how many of the staff they reached. Their reports tell.", [input.parameters.phishingSimulationDays, words.joined(recent)]),
) if count(recent) > 0
# A simulation of another vendor does not show here.
else := verdicts.not_assessed(
	"Microsoft shows no recent phishing simulation",
	sprintf("Microsoft shows no attack simulation that was launched within the last %d days. Another vendor's would count as well and does not show here.", [input.parameters.phishingSimulationDays]),
)

# Launched, and neither planned nor cancelled nor failed.
recent := [sprintf("“%v”, %s", [row.displayName, substring(row.launchDateTime, 0, 10)]) |
	some row in input.sources.attackSimulations
	row.status in {"succeeded", "running"}
	days := days_between(row.launchDateTime, input.now)
	days >= 0
	days <= input.parameters.phishingSimulationDays
]
