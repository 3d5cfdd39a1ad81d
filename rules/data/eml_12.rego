# METADATA
# title: Attachments and shared files are tried out in a safe place first
# description: >-
#   New malware is not on any list yet. Safe Attachments opens a file in a locked room in
#   the cloud before your staff does, and holds it back when it misbehaves: for mail, and
#   by a switch of its own for files in SharePoint, OneDrive and Teams.
# related_resources:
#   - ref: https://learn.microsoft.com/defender-office-365/safe-attachments-about
#     description: Safe Attachments in Microsoft Defender for Office 365
#   - ref: https://learn.microsoft.com/defender-office-365/safe-attachments-for-spo-odfb-teams-configure
#     description: Turn on Safe Attachments for SharePoint, OneDrive, and Microsoft Teams
# custom:
#   id: EML-12
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(5)(ii)(B), specification: addressable}
#   frameworks:
#     nist_csf: [DE.CM-09]
#     hicp: ["1"]
#     nist_800_53: [SI-3]
#   evidence:
#     - basis: import
#       sources: [safeAttachmentPolicies, atpPolicyForO365]
#       uses: [safeAttachmentRules, atpProtectionPolicyRules, atpBuiltInProtectionRules, domains, organization, users, groups, groupMembers]
#       facts: [safeAttachmentReach]
#     - basis: secureScore
#       controls: [mdo_safeattachments, mdo_safeattachmentpolicy, mdo_atpprotection]
#   licence: [defenderOfficeP1]
#   effort: 30 minutes
#   fix:
#     - Tell staff that attachments from outside can arrive some minutes later than before.
#     - Open the Microsoft Defender portal, Email & collaboration, Policies & rules, Threat policies, Safe Attachments.
#     - Choose “Global settings”, turn on “Turn on Defender for Office 365 for SharePoint, OneDrive, and Microsoft Teams”, and save.
#     - Open each policy named above and set the response to “Block” (or “Dynamic Delivery”, which delivers the text at once); or delete the policy, so that the built-in one takes over.
#     - If people are named above, open Preset security policies, “Built-in protection”, “Add exclusions”, and take them out.
#   link: https://security.microsoft.com/safeattachmentv2
#   since: 0.1.0
package triage.eml_12

import data.triage.lib.affected
import data.triage.lib.protection
import data.triage.lib.secure_score
import data.triage.lib.verdicts

# Microsoft's built-in policy tries out attachments for every licensed tenant;
# Secure Score does not count it.
result := secure_score.verdict({"yes": "attachments and shared files are tried out first, for everybody", "partly": reported}) if input.basis == "secureScore"
else := verdicts.pass("Attachments and shared files are tried out in a safe place first", evidence) if [mail, files] == ["whole", "yes"]
else := verdicts.fail("Neither attachments nor shared files are tried out in a safe place first", findings, evidence) if [mail, files] == ["none", "no"]
else := verdicts.partial("Attachments are not tried out in a safe place first for everybody", findings, evidence) if mail in {"half", "none"}
else := verdicts.partial("Files in SharePoint, OneDrive and Teams are not tried out in a safe place first", findings, evidence) if files == "no"
else := verdicts.not_assessed("It cannot be told whether attachments and files are checked", reason)

reported := "attachments are tried out by the built-in policy at most, and shared files are not" if secure_score.nothing
else := "attachments or shared files are not tried out first for everybody"

reason := "The export does not say whether files in SharePoint, OneDrive and Teams are checked (EnableATPForSPOTeamsODB). Export the Defender for Office 365 settings again." if mail == "whole"
else := protection.open_questions(rows, reach, texts)[0]

texts := {
	"standard": "The built-in Safe Attachments policy, which every tenant with Defender for Office 365 has,",
	"policies": "Safe Attachments policies",
}

reach := input.facts.safeAttachmentReach

# How mail stands: all, some or none of the recipients are protected.
mail := protection.standing(rows, reach)

files := flag_at(input.sources.atpPolicyForO365, "EnableATPForSPOTeamsODB")

rows := [protection.graded(policy, grade(policy), "attachments are not tried out first, or are delivered even when they misbehave") | some policy in input.sources.safeAttachmentPolicies]

grade(policy) := "none" if flag_at(policy, "Enable") == "no"
else := "none" if lower(text_at(policy, "Action")) == "allow"
else := "unknown" if flag_at(policy, "Enable") == "unknown"
else := choice_at(policy, "Action", {"block": "whole", "dynamicdelivery": "whole", "replace": "whole"})

findings := array.concat(
	[object | mail in {"half", "none"}; some object in protection.findings(rows, reach)],
	[affected.setting("atpPolicyForO365.EnableATPForSPOTeamsODB", "Safe Attachments for SharePoint, OneDrive and Teams", "switched off") | files == "no"],
)

evidence := flattened([
	[sprintf("“%s”: %s.", [row.name, said[row.grade]]) | some row in rows],
	[
		sprintf("Safe Attachments for SharePoint, OneDrive and Teams: %s.", [{"yes": "on", "no": "off", "unknown": "not known"}[files]]),
		"Microsoft's ordinary scan for known malware runs in any case.",
	],
	protection.reached(rows, reach),
	[line | mail != "whole"; some line in protection.open_questions(rows, reach, texts)],
])

said := {"whole": "bad attachments are held back", "none": "attachments are delivered", "unknown": "not clear"}
