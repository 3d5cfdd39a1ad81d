# METADATA
# title: Mail that pretends to come from your own people is stopped
# description: >-
#   The most expensive fraud needs no virus: a message that looks as if the owner wrote
#   it asks for a transfer, a patient list or a password. Impersonation protection knows
#   the names of your owners and your domain and keeps look-alikes away.
# related_resources:
#   - ref: https://learn.microsoft.com/defender-office-365/anti-phishing-policies-about
#     description: Anti-phishing policies in Microsoft 365
#   - ref: https://learn.microsoft.com/defender-office-365/recommended-settings-for-eop-and-office365
#     description: Recommended settings for Exchange Online Protection and Defender for Office 365
# custom:
#   id: EML-10
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(5)(ii)(B), specification: addressable}
#   frameworks:
#     nist_csf: [DE.CM-09]
#     hicp: ["1"]
#     nist_800_53: [SI-3, SI-8]
#   evidence:
#     - basis: import
#       sources: [antiPhishPolicies]
#     - basis: secureScore
#       controls: [mdo_antiphishingpolicies, mdo_targetedusersprotection, mdo_enabledomainstoprotect]
#   licence: [defenderOfficeP1]
#   effort: 30 minutes
#   fix:
#     - Open the Microsoft Defender portal, Email & collaboration, Policies & rules, Threat policies, Anti-phishing.
#     - Open “Office365 AntiPhish Default” (and every policy named above), “Edit protection settings”.
#     - Switch on “Enable users to protect” and add the owners, the office manager and whoever pays bills, each with name and address.
#     - Switch on “Enable domains to protect” with “Include domains I own”; add the domains of your lab or billing company if you like.
#     - Under “Edit actions” choose to quarantine messages from impersonated users and domains, and save.
#     - Look at the quarantine for two weeks; a colleague's private address with the same name can be held back at first.
#   link: https://security.microsoft.com/antiphishing
#   since: 0.1.0
package triage.eml_10

import data.triage.lib.mail
import data.triage.lib.secure_score
import data.triage.lib.words

result := secure_score.verdict({
	"yes": "impersonation of your people and domains is stopped for everybody",
	"partly": "impersonation protection does not reach everybody or everything",
	"no": "mail from look-alikes of your people and domains is not stopped",
}) if {
	input.basis == "secureScore"
}

result := mail.verdict(rows, texts, evidence) if input.basis == "import"

texts := {
	"yes": "Mail that pretends to come from your people or your domain is stopped",
	"no": "Mail from look-alikes of your people and domains is not stopped",
	"some_one": "anti-phishing policy leaves out your own people or domain",
	"some_many": "anti-phishing policies leave out your own people or domain",
	"partly": "Only a part of the mail that pretends to come from your own people is stopped",
	"unclear": "It cannot be told whom the anti-phishing policies protect",
	"standard": "The default anti-phishing policy, which every tenant has,",
	"policies": "anti-phishing policies",
	"weaker": "“%s” stops impersonation and the default policy does not; the export does not list whom each reaches. Protect people in the default policy too, or look in the Defender portal whether everybody is in the other.",
}

rows := [mail.graded(policy, "Office365 AntiPhish Default", grade(policy), missing(policy)) |
	some policy in input.sources.antiPhishPolicies
	flag_at(policy, "Enabled") != "no"
]

# Both halves together, people and domains.
grade(policy) := together[concat(" ", sort([people(policy), domains(policy)]))] if flag_at(policy, "Enabled") == "yes"

grade(policy) := "unknown" if flag_at(policy, "Enabled") == "unknown"

together := {
	"yes yes": "whole", "no yes": "half", "no no": "none",
	"no unknown": "unknown", "unknown yes": "unknown", "unknown unknown": "unknown",
}

people(policy) := "no" if word(policy, "ImpersonationProtectionState") == "off"

people(policy) := answer(flag_at(policy, "EnableTargetedUserProtection"), filled(policy, "TargetedUsersToProtect"), action(policy, "TargetedUserProtectionAction")) if {
	word(policy, "ImpersonationProtectionState") != "off"
}

domains(policy) := "no" if word(policy, "ImpersonationProtectionState") == "off"

domains(policy) := answer(own_domains(policy), "yes", action(policy, "TargetedDomainProtectionAction")) if {
	word(policy, "ImpersonationProtectionState") != "off"
}

# A list of domains may or may not hold the practice's own.
own_domains(policy) := "yes" if flag_at(policy, "EnableOrganizationDomainsProtection") == "yes"

own_domains(policy) := "unknown" if flag_at(policy, "EnableOrganizationDomainsProtection") == "unknown"

own_domains(policy) := listed_domains(policy) if flag_at(policy, "EnableOrganizationDomainsProtection") == "no"

listed_domains(policy) := "no" if flag_at(policy, "EnableTargetedDomainsProtection") == "no"

listed_domains(policy) := "no" if object.get(policy, "TargetedDomainsToProtect", null) == []

listed_domains(policy) := "unknown" if {
	flag_at(policy, "EnableTargetedDomainsProtection") != "no"
	object.get(policy, "TargetedDomainsToProtect", null) != []
}

# One "no" decides, all "yes" decide, the rest cannot be told.
answer(on, names, acts) := "no" if "no" in {on, names, acts}

answer(on, names, acts) := "yes" if {on, names, acts} == {"yes"}

answer(on, names, acts) := "unknown" if {
	not "no" in {on, names, acts}
	"unknown" in {on, names, acts}
}

# People are listed as “name;address”.
filled(policy, key) := "yes" if {
	some entry in mail.entries(policy, [key])
	contains(entry, "@")
} else := "no" if {
	policy[key] == []
} else := "unknown"

# What happens to such a message: kept away, or delivered all the same.
action(policy, key) := choice_at(policy, key, {
	"quarantine": "yes", "movetojmf": "yes", "delete": "yes", "redirect": "yes",
	"noaction": "no", "bccmessage": "no",
})

missing(policy) := words.joined([
	{"no": "no people to protect, or their look-alikes are delivered", "yes": "", "unknown": ""}[people(policy)],
	{"no": "your domains are not protected, or look-alikes are delivered", "yes": "", "unknown": ""}[domains(policy)],
])

evidence := array.concat([sprintf("“%s”: %s.", [row.name, said[row.grade]]) | some row in rows], ["Whom a policy other than the default reaches is not in the export."])

said := {
	"whole": "people and domains are protected", "half": "only people or only domains are protected",
	"none": "neither people nor domains are protected", "unknown": "not clear",
}

word(row, key) := lower(text_at(row, key))
