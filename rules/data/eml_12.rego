# METADATA
# title: Attachments and shared files are opened in a safe place first
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
#     nist_800_53: [SI-3]
#   evidence:
#     - basis: import
#       sources: [safeAttachmentPolicies, atpPolicyForO365]
#     - basis: secureScore
#       controls: [mdo_safeattachmentpolicy, mdo_atpprotection]
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
import data.triage.lib.secure_score

result := secure_score.verdict(report) if {
	input.basis == "secureScore"
	not nowhere
}

# Microsoft's built-in policy checks attachments for every licensed tenant;
# Secure Score does not count it.
result := object.union(secure_score.verdict(report), {"status": "partial"}) if {
	input.basis == "secureScore"
	nowhere
}

report := {
	"yes": "attachments and shared files are checked for everybody",
	"partly": "attachments or shared files are not checked for everybody",
	"no": "attachments are checked by the built-in policy at most, and shared files are not",
}

nowhere if {
	every control in input.secureScore.controls { control.percentage == 0 }
}

result := {
	"status": "pass",
	"summary": "Attachments and shared files are checked before anybody opens them",
	"evidence": evidence,
} if {
	input.basis == "import"
	mail == "whole"
	files == true
}

result := {
	"status": "fail",
	"summary": "Neither attachments nor shared files are checked before they are opened",
	"affected": findings,
	"evidence": evidence,
} if {
	input.basis == "import"
	mail == "none"
	files == false
}

result := {
	"status": "partial",
	"summary": headline,
	"affected": findings,
	"evidence": evidence,
} if {
	input.basis == "import"
	true in {mail in {"half", "none"}, files == false}
	[mail, files] != ["none", false]
}

result := {
	"status": "notAssessed",
	"summary": "It cannot be told whether attachments and files are checked",
	"reason": reason,
} if {
	input.basis == "import"
	mail in {"whole", "unknown"}
	files != false
	[mail, files] != ["whole", true]
}

headline := "Attachments are not checked for everybody before they are opened" if mail in {"half", "none"}

headline := "Files in SharePoint, OneDrive and Teams are not checked for malware when they are uploaded" if not mail in {"half", "none"}

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

files := flag(input.sources.atpPolicyForO365, "EnableATPForSPOTeamsODB")

policies := input.sources.safeAttachmentPolicies

grades := {grade(policy) | some policy in policies}

# The built-in policy reaches everybody whom no other policy names.
standard := concat("", {grade(policy) | some policy in policies; for_everyone(policy)})

for_everyone(policy) if flag(policy, "IsBuiltInProtection") == true

for_everyone(policy) if name(policy) == "Built-In Protection Policy"

grade(policy) := object.get(outcomes, sprintf("%v %s", [flag(policy, "Enable"), word(policy, "Action")]), "unknown") if flag(policy, "Enable") != false

grade(policy) := "none" if flag(policy, "Enable") == false

outcomes := {
	"true block": "whole", "true dynamicdelivery": "whole", "true replace": "whole",
	"true allow": "none", "null allow": "none",
}

findings := array.concat(
	[affected.of("policy", text(policy, ["Guid", "Identity", "Name"]), name(policy), "attachments are delivered unchecked, or delivered even when they are found to be bad") | some policy in policies; grade(policy) == "none"],
	[affected.setting("atpPolicyForO365.EnableATPForSPOTeamsODB", "Safe Attachments for SharePoint, OneDrive and Teams", "switched off") | files == false],
)

evidence := array.concat(
	[sprintf("“%s”: %s.", [name(policy), said[grade(policy)]]) | some policy in policies],
	[
		sprintf("Safe Attachments for SharePoint, OneDrive and Teams: %v.", [files]),
		"Whom a policy reaches, and whom the built-in policy leaves out, is not in the export.",
	],
)

said := {"whole": "bad attachments are held back", "none": "attachments are delivered", "unknown": "not clear"}

name(policy) := text(policy, ["Name", "Identity"])

# The first text among some keys.
text(row, keys) := array.concat([value | some key in keys; value := object.get(row, key, ""); is_string(value); value != ""], ["(no name)"])[0]

# A word in lower case; empty where there is none.
word(row, key) := concat("", [lower(value) | some value in [object.get(row, key, "")]; is_string(value)])

# PowerShell writes true and false, or the words; anything else is null.
flag(row, key) := object.get({"true": true, "false": false}, lower(sprintf("%v", [object.get(row, key, null)])), null)
