# METADATA
# title: Dangerous attachments are blocked, also after delivery
# description: >-
#   Most malware comes as a file type that no patient ever sends you (programs, scripts,
#   disk images). The malware filter can refuse these outright, and can pull a message
#   out of the mailboxes when it turns out to be bad after it was delivered.
# related_resources:
#   - ref: https://learn.microsoft.com/defender-office-365/anti-malware-protection-about
#     description: Anti-malware protection
#   - ref: https://learn.microsoft.com/defender-office-365/zero-hour-auto-purge
#     description: Zero-hour auto purge
# custom:
#   id: EML-13
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(5)(ii)(B), specification: addressable}
#   frameworks:
#     nist_csf: [DE.CM-09]
#     hicp: ["1"]
#     nist_800_53: [SI-3, SI-8]
#   evidence:
#     - basis: import
#       sources: [malwareFilterPolicies]
#       uses: [malwareFilterRules, eopProtectionPolicyRules, domains, organization, users, groups, groupMembers]
#       facts: [malwareFilterReach]
#     - basis: secureScore
#       controls: [mdo_commonattachmentsfilter, mdo_zapmalware]
#   effort: 15 minutes
#   fix:
#     - Ask which vendors send you programs or scripts by mail, and agree on a download instead; such messages will be held back.
#     - Open the Microsoft Defender portal, Email & collaboration, Policies & rules, Threat policies, Anti-malware.
#     - Open “Default” (and every policy named above), “Edit protection settings”.
#     - Switch on “Enable the common attachments filter” and keep the list of file types that Microsoft proposes.
#     - Switch on “Enable zero-hour auto purge for malware” and save.
#   link: https://security.microsoft.com/antimalwarev2
#   since: 0.1.0
package triage.eml_13

import data.triage.lib.mail
import data.triage.lib.protection
import data.triage.lib.secure_score
import data.triage.lib.words

result := secure_score.verdict({
	"yes": "dangerous attachments are blocked for everybody, also after delivery",
	"partly": "dangerous attachments are not blocked for everybody, or not after delivery",
	"no": "dangerous attachment types are not blocked, and malware is not removed after delivery",
}) if input.basis == "secureScore"

result := protection.verdict(rows, input.facts.malwareFilterReach, texts, evidence) if input.basis == "import"

texts := {
	"yes": "Dangerous attachment types are blocked, and malware is removed after delivery",
	"no": "Dangerous attachment types are let through, and malware stays after delivery",
	"some_one": "malware policy is weaker than the rest",
	"some_many": "malware policies are weaker than the rest",
	"partly": headline,
	"bare_one": "recipient is reached by no malware policy",
	"bare_many": "recipients are reached by no malware policy",
	"unclear": "It cannot be told whether dangerous attachments are blocked for everybody",
	"standard": "The default malware policy, which every tenant has,",
	"policies": "malware filter policies",
}

headline := "Dangerous attachment types are let through" if {
	some policy in policies
	types_filtered(policy) in {"part", "no"}
} else := "Malware stays in the mailbox when it is recognized after delivery"

policies := [policy | some place, policy in input.sources.malwareFilterPolicies; input.facts.malwareFilterReach.reach[place] != "nobody"]

rows := [protection.graded(policy, grade(policy), weakness(policy)) | some policy in input.sources.malwareFilterPolicies]

grade(policy) := "whole" if {types_filtered(policy), flag_at(policy, "ZapEnabled")} == {"yes"}
else := "none" if {types_filtered(policy), flag_at(policy, "ZapEnabled")} == {"no"}
else := "half" if types_filtered(policy) in {"part", "no"}
else := "half" if flag_at(policy, "ZapEnabled") == "no"
else := "unknown"

# The filter works on its list of file types; an empty list filters nothing, and one
# without programs and scripts little.
types_filtered(policy) := "no" if flag_at(policy, "EnableFileFilter") == "no"
else := "unknown" if flag_at(policy, "EnableFileFilter") == "unknown"
else := "unknown" if not is_array(object.get(policy, "FileTypes", null))
else := "yes" if count(let_through(policy)) == 0
else := "part" if count(let_through(policy)) < count(programs)
else := "no"

# What starts something on Windows when it is opened, all of it in Microsoft's own list:
# https://learn.microsoft.com/defender-office-365/anti-malware-protection-about#common-attachments-filter-in-anti-malware-policies
programs := {"bat", "cmd", "com", "exe", "hta", "jar", "lnk", "msi", "pif", "scr", "vb", "vbe", "vbs", "wsf", "wsh"}

let_through(policy) := programs - {trim_prefix(lower(entry), ".") | some entry in mail.entries(policy, ["FileTypes"])}

weakness(policy) := words.joined([
	object.get({"no": "dangerous file types are let through", "part": part_let_through(policy)}, types_filtered(policy), ""),
	object.get({"no": "malware is not removed after delivery"}, flag_at(policy, "ZapEnabled"), ""),
])

part_let_through(policy) := sprintf("programs and scripts are let through (%s)", [concat(", ", sort(let_through(policy)))])

evidence := array.concat(
	[sprintf("“%s”: common attachments filter %s, zero-hour auto purge %s.", [mail.name(policy), said[types_filtered(policy)], said[flag_at(policy, "ZapEnabled")]]) | some policy in input.sources.malwareFilterPolicies],
	["Malware that is recognized on arrival is always quarantined."],
)

said := {"yes": "on", "part": "on for a part of the programs and scripts", "no": "off", "unknown": "not clear"}
