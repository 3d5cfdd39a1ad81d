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
#     - basis: secureScore
#       controls: [mdo_commonattachmentsfilter, mdo_zapmalware]
#   effort: 15 minutes
#   fix:
#     - Open the Microsoft Defender portal, Email & collaboration, Policies & rules, Threat policies, Anti-malware.
#     - Open “Default” (and every policy named above), “Edit protection settings”.
#     - Switch on “Enable the common attachments filter” and keep the list of file types that Microsoft proposes.
#     - Switch on “Enable zero-hour auto purge for malware” and save.
#     - If a vendor sends you programs or scripts by mail, agree on a download instead; such messages are held back from now on.
#   link: https://security.microsoft.com/antimalwarev2
#   since: 0.1.0
package triage.eml_13

import data.triage.lib.mail
import data.triage.lib.secure_score
import data.triage.lib.words

result := secure_score.verdict({
	"yes": "dangerous attachments are blocked for everybody, also after delivery",
	"partly": "dangerous attachments are not blocked for everybody, or not after delivery",
	"no": "dangerous attachment types are not blocked, and malware is not removed after delivery",
}) if {
	input.basis == "secureScore"
}

result := mail.verdict(rows, texts, evidence) if input.basis == "import"

texts := {
	"yes": "Dangerous attachment types are blocked, and malware is removed after delivery",
	"no": "Dangerous attachment types are let through, and malware stays after delivery",
	"some_one": "malware policy is weaker than the rest",
	"some_many": "malware policies are weaker than the rest",
	"partly": headline,
	"unclear": "It cannot be told whether dangerous attachments are blocked for everybody",
	"standard": "The default malware policy, which every tenant has,",
	"policies": "malware filter policies",
	"weaker": "“%s” blocks dangerous attachments and the default policy does not fully; the export does not list whom each reaches. Set the default policy right too.",
}

headline := "Dangerous attachment types are let through" if {
	some policy in policies
	types_filtered(policy) == "no"
}

headline := "Malware stays in the mailbox when it is recognized after delivery" if {
	every policy in policies { types_filtered(policy) != "no" }
}

policies := input.sources.malwareFilterPolicies

rows := [mail.graded(policy, "Default", grade(policy), weakness(policy)) | some policy in policies]

grade(policy) := object.get({"yes yes": "whole", "no yes": "half", "no no": "none", "no unknown": "half"}, concat(" ", sort(halves(policy))), "unknown")

halves(policy) := [types_filtered(policy), flag_at(policy, "ZapEnabled")]

# The filter works on its list of file types; an empty list filters nothing.
types_filtered(policy) := "no" if flag_at(policy, "EnableFileFilter") == "no"

types_filtered(policy) := "no" if {
	flag_at(policy, "EnableFileFilter") == "yes"
	object.get(policy, "FileTypes", null) == []
}

types_filtered(policy) := "yes" if {
	flag_at(policy, "EnableFileFilter") == "yes"
	is_array(object.get(policy, "FileTypes", null))
	count(policy.FileTypes) > 0
}

types_filtered(policy) := "unknown" if flag_at(policy, "EnableFileFilter") == "unknown"

types_filtered(policy) := "unknown" if {
	flag_at(policy, "EnableFileFilter") == "yes"
	not is_array(object.get(policy, "FileTypes", null))
}

weakness(policy) := words.joined([
	concat("", ["dangerous file types are let through" | types_filtered(policy) == "no"]),
	concat("", ["malware is not removed after delivery" | flag_at(policy, "ZapEnabled") == "no"]),
])

evidence := array.concat(
	[sprintf("“%s”: common attachments filter %s, zero-hour auto purge %s.", [mail.name(policy), said[types_filtered(policy)], said[flag_at(policy, "ZapEnabled")]]) | some policy in policies],
	["Malware that is recognized on arrival is always quarantined.", "Whom a policy other than the default reaches is not in the export."],
)

said := {"yes": "on", "no": "off", "unknown": "not clear"}
