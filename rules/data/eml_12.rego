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
#       uses: [safeAttachmentRules, domains]
#     - basis: secureScore
#       controls: [mdo_safeattachments, mdo_safeattachmentpolicy, mdo_atpprotection]
#   licence: [defenderOfficeP1]
#   effort: 30 minutes
#   fix:
#     - Open the Microsoft Defender portal, Email & collaboration, Policies & rules, Threat policies, Safe Attachments.
#     - Choose “Global settings”, turn on “Turn on Defender for Office 365 for SharePoint, OneDrive, and Microsoft Teams”, and save.
#     - Open each policy named above and set the response to “Block” (or “Dynamic Delivery”, which delivers the text at once); or delete the policy, so that the built-in one takes over.
#     - Tell staff that attachments from outside can arrive some minutes later than before.
#   link: https://security.microsoft.com/safeattachmentv2
#   since: 0.1.0
package triage.eml_12

import data.triage.lib.affected
import data.triage.lib.mail as protection
import data.triage.lib.secure_score

result := secure_score.verdict(report) if {
	input.basis == "secureScore"
	not nowhere
}

# Microsoft's built-in policy tries out attachments for every licensed tenant;
# Secure Score does not count it.
result := object.union(secure_score.verdict(report), {"status": "partial"}) if {
	input.basis == "secureScore"
	nowhere
}

report := {
	"yes": "attachments and shared files are tried out first, for everybody",
	"partly": "attachments or shared files are not tried out first for everybody",
	"no": "attachments are tried out by the built-in policy at most, and shared files are not",
}

nowhere if {
	every control in input.secureScore.controls { control.percentage == 0 }
}

result := {
	"status": "pass",
	"summary": "Attachments and shared files are tried out in a safe place first",
	"evidence": evidence,
} if {
	input.basis == "import"
	mail == "whole"
	files == "yes"
}

result := {
	"status": "fail",
	"summary": "Neither attachments nor shared files are tried out in a safe place first",
	"affected": findings,
	"evidence": evidence,
} if {
	input.basis == "import"
	mail == "none"
	files == "no"
}

result := {
	"status": "partial",
	"summary": headline,
	"affected": findings,
	"evidence": evidence,
} if {
	input.basis == "import"
	true in {mail in {"half", "none"}, files == "no"}
	[mail, files] != ["none", "no"]
}

result := {
	"status": "notAssessed",
	"summary": "It cannot be told whether attachments and files are checked",
	"reason": reason,
} if {
	input.basis == "import"
	mail in {"whole", "unknown"}
	files != "no"
	[mail, files] != ["whole", "yes"]
}

headline := "Attachments are not tried out in a safe place first for everybody" if mail in {"half", "none"}

headline := "Files in SharePoint, OneDrive and Teams are not tried out in a safe place first" if not mail in {"half", "none"}

reason := "The export does not say whether files in SharePoint, OneDrive and Teams are checked (EnableATPForSPOTeamsODB). Export the Defender for Office 365 settings again." if {
	mail == "whole"
}

reason := sprintf("The export is not clear about %s. Export the Safe Attachments policies again, or look in the Defender portal whom each policy reaches.", [blurred]) if {
	mail == "unknown"
}

blurred := "the built-in Safe Attachments policy, which every tenant with Defender for Office 365 has" if not standard in {"whole", "none"}

blurred := sprintf("whom the policy “%s” reaches, or what it does", [[name(policy) | some policy in policies; grade(policy) != standard][0]]) if standard in {"whole", "none"}

# How mail stands: all, some or none of the policies hold bad files back.
mail := standard if {
	standard in {"whole", "none"}
	grades == {standard}
}

mail := "half" if {
	standard == "whole"
	"none" in grades
}

mail := "unknown" if not standard in {"whole", "none"}

mail := "unknown" if {
	standard == "whole"
	not "none" in grades
	"unknown" in grades
}

mail := "unknown" if {
	standard == "none"
	grades != {"none"}
}

files := flag_at(input.sources.atpPolicyForO365, "EnableATPForSPOTeamsODB")

policies := protection.acting(input.sources.safeAttachmentPolicies, built_in, object.get(input.sources, "safeAttachmentRules", null), "SafeAttachmentPolicy")

built_in := "Built-In Protection Policy"

grades := {grade(policy) | some policy in policies}

# The built-in policy reaches everybody whom no other policy names.
standard := concat("", {grade(policy) | some policy in policies; for_everyone(policy)})

for_everyone(policy) if protection.standard(policy, built_in) == true

grade(policy) := object.get(outcomes, concat(" ", [flag_at(policy, "Enable"), word(policy, "Action")]), "unknown") if flag_at(policy, "Enable") != "no"

grade(policy) := "none" if flag_at(policy, "Enable") == "no"

outcomes := {
	"yes block": "whole", "yes dynamicdelivery": "whole", "yes replace": "whole",
	"yes allow": "none", "unknown allow": "none",
}

findings := array.concat(
	[affected.of("policy", first_text(policy, ["Guid", "Identity", "Name"]), name(policy), "attachments are not tried out first, or are delivered even when they misbehave") | some policy in policies; grade(policy) == "none"],
	[affected.setting("atpPolicyForO365.EnableATPForSPOTeamsODB", "Safe Attachments for SharePoint, OneDrive and Teams", "switched off") | files == "no"],
)

evidence := array.concat(
	[sprintf("“%s”: %s.", [name(policy), said[grade(policy)]]) | some policy in policies],
	array.concat(
		[
			sprintf("Safe Attachments for SharePoint, OneDrive and Teams: %s.", [{"yes": "on", "no": "off", "unknown": "not known"}[files]]),
			"Microsoft's ordinary scan for known malware runs in any case.",
		],
		protection.unassigned("safeAttachmentRules"),
	),
)

said := {"whole": "bad attachments are held back", "none": "attachments are delivered", "unknown": "not clear"}

name(policy) := first_text(policy, ["Name", "Identity"])

word(row, key) := lower(text_at(row, key))
