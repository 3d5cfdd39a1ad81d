# METADATA
# title: A data loss policy watches mail, SharePoint and OneDrive
# description: >-
#   Patient data often leaves a practice by mistake: a list attached to the wrong
#   message, a folder shared with the wrong person. A data loss prevention policy looks
#   at what is sent and shared and stops it, but only in the places it covers, and only
#   when it is switched on and no longer testing.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/dlp-learn-about-dlp
#     description: Learn about data loss prevention
#   - ref: https://learn.microsoft.com/powershell/module/exchange/get-dlpcompliancepolicy
#     description: Get-DlpCompliancePolicy
#   - ref: https://learn.microsoft.com/purview/dlp-simulation-mode-get-started
#     description: Get started with the data loss prevention simulation mode
# custom:
#   id: DLP-01
#   severity: high
#   hipaa:
#     - {cite: 164.312(e)(1), specification: standard}
#     - {cite: 164.308(a)(1)(ii)(B), specification: required}
#   frameworks:
#     nist_csf: [PR.DS-01, PR.DS-02]
#     hicp: ["4"]
#     nist_800_53: [AC-4, SC-7(10)]
#   evidence:
#     - basis: import
#       sources: [dlpCompliancePolicies, dlpComplianceRules]
#     - basis: secureScore
#       controls: [dlp_datalossprevention]
#   licence: [dlp]
#   effort: 2 hours
#   fix:
#     - Open the Microsoft Purview portal, Data loss prevention, Policies, and choose “Create policy” (if it asks, for enterprise applications and devices), or open the policy named above.
#     - For a new policy take the template Medical and health, “U.S. Health Insurance Act (HIPAA) Enhanced”.
#     - As locations choose Exchange email, SharePoint sites and OneDrive accounts, each for everybody and without exceptions.
#     - On the page “Policy mode” choose “Run the policy in simulation mode” with policy tips, and leave “Turn the policy on if it's not edited within fifteen days of simulation” empty. Look for two weeks at what it finds; expect some false alarms on ordinary mail.
#     - Tell staff from which day they see a notice, or are stopped, when they send patient data outside, and whom they ask when a message is urgent.
#     - Then choose the policy, “Edit policy”, go on to “Policy mode”, choose “Turn the policy on immediately”, and submit.
#   link: https://purview.microsoft.com/datalossprevention/policies
#   since: 0.1.0
package triage.dlp_01

import data.triage.lib.affected
import data.triage.lib.dlp
import data.triage.lib.secure_score
import data.triage.lib.verdicts

# Secure Score only looks whether any policy exists; that none does is an answer,
# that one does says nothing about its places or its mode.
result := secure_score.verdict({"no": "there is no data loss prevention policy"}) if {
	input.basis == "secureScore"
	secure_score.nothing
} else := verdicts.not_assessed(
	"It cannot be told what the data loss policies cover",
	"Microsoft Secure Score reports that a data loss prevention policy exists, not whether it is switched on and which places it covers. Your IT person can export the policies; open the export here.",
) if input.basis == "secureScore"
else := verdicts.pass("A data loss policy watches mail, SharePoint and OneDrive", evidence) if count(open) == 0
else := verdicts.not_assessed(
	"It cannot be told what the data loss policies cover",
	sprintf("The export does not say clearly what the policy “%s” does: %s. Export the data loss prevention policies and rules again.", [doubts[0].name, doubts[0].why]),
) if count(doubts) > 0
else := verdicts.fail("No data loss policy watches what is sent and shared", array.concat(gaps, not_counted), evidence) if count(uncovered) == count(dlp.places)
else := verdicts.partial(
	sprintf("No data loss policy fully watches %s", [concat(" or ", [dlp.places[place] | some place in open])]),
	gaps,
	evidence,
) if count(open) > 0

covered(place, extent) := [policy.name | some policy in dlp.in_force; policy.reach[place] == extent]

open := [place | some place, _ in dlp.places; count(covered(place, "all")) == 0]

uncovered := [place | some place in open; count(covered(place, "some")) == 0]

# What could still close a gap.
doubts := array.concat(
	[{"name": policy.name, "why": "its mode, or whether its rules are switched on"} | some policy in dlp.policies; policy.standing == "unknown"],
	[{"name": policy.name, "why": sprintf("whether it covers %s", [dlp.places[place]])} | some place in open; some policy in dlp.in_force; policy.reach[place] == "unknown"],
)

gaps := [affected.setting(sprintf("dlpCompliancePolicies.%s", [place]), sprintf("Data loss prevention in %s", [dlp.places[place]]), gap(place)) | some place in open]

gap(place) := "no policy in force covers it" if place in uncovered
else := sprintf("covered only in part, by %s", [concat(", ", [sprintf("“%s”", [policy]) | some policy in covered(place, "some")])])

not_counted := [affected.of("policy", policy.id, policy.name, sprintf("does not count: %s", [dlp.standings[policy.standing]])) | some policy in dlp.policies; policy.standing in {"test", "off", "empty"}]

evidence := [sprintf("“%s”: %s.", [policy.name, dlp.standings[policy.standing]]) | some policy in dlp.policies]
