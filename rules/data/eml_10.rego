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

import data.triage.lib.affected
import data.triage.lib.exported
import data.triage.lib.secure_score
import data.triage.lib.words

result := secure_score.verdict({
	"yes": "impersonation of your people and domains is stopped for everybody",
	"partly": "impersonation protection does not reach everybody or everything",
	"no": "nothing stops mail that pretends to come from your own people",
}) if {
	input.basis == "secureScore"
}

result := {
	"status": "pass",
	"summary": "Mail that pretends to come from your people or your domain is stopped",
	"evidence": evidence,
} if {
	input.basis == "import"
	grades == {"whole"}
	standard == "whole"
}

result := {
	"status": "fail",
	"summary": "Nothing stops mail that pretends to come from your own people",
	"affected": findings,
	"evidence": evidence,
} if {
	input.basis == "import"
	grades == {"none"}
	standard == "none"
}

# Weaker for those whom a special policy reaches.
result := {
	"status": "partial",
	"summary": words.count_of(count(weak), "anti-phishing policy leaves out your own people or domain", "anti-phishing policies leave out your own people or domain"),
	"affected": findings,
	"evidence": evidence,
} if {
	input.basis == "import"
	standard == "whole"
	count(weak) > 0
}

# Nobody has all of it, whichever policy reaches whom.
result := {
	"status": "partial",
	"summary": "Only a part of the mail that pretends to come from your own people is stopped",
	"affected": findings,
	"evidence": evidence,
} if {
	input.basis == "import"
	standard in {"half", "none"}
	count(grades & {"whole", "unknown"}) == 0
	"half" in grades
}

result := {
	"status": "notAssessed",
	"summary": "It cannot be told whom the anti-phishing policies protect",
	"reason": reason,
} if {
	input.basis == "import"
	undecided
}

undecided if not standard in {"whole", "half", "none"}

undecided if {
	standard == "whole"
	count(weak) == 0
	"unknown" in grades
}

undecided if {
	standard in {"half", "none"}
	count(grades & {"whole", "unknown"}) > 0
}

reason := "The default anti-phishing policy, which every tenant has, is not in the export or not clear. Export the anti-phishing policies again." if {
	not standard in {"whole", "half", "none"}
}

reason := sprintf("The export is not clear about the policy “%s”. Export the anti-phishing policies again.", [[name(policy) | some policy in policies; grade(policy) == "unknown"][0]]) if {
	standard in {"whole", "half", "none"}
	"unknown" in grades
}

reason := sprintf("“%s” stops impersonation and the default policy does not; the export does not list whom each reaches. Protect people in the default policy too, or look in the Defender portal whether everybody is in the other.", [[name(policy) | some policy in policies; grade(policy) == "whole"][0]]) if {
	standard in {"half", "none"}
	"whole" in grades
	not "unknown" in grades
}

policies := [policy | some policy in input.sources.antiPhishPolicies; exported.flag(policy, "Enabled") != "no"]

grades := {grade(policy) | some policy in policies}

weak := [policy | some policy in policies; grade(policy) in {"half", "none"}]

# The default policy reaches everybody whom no other policy names.
standard := concat("", {grade(policy) | some policy in policies; for_everyone(policy)})

for_everyone(policy) if exported.flag(policy, "IsDefault") == "yes"

for_everyone(policy) if name(policy) == "Office365 AntiPhish Default"

# Both halves together, people and domains.
grade(policy) := together[concat(" ", sort([people(policy), domains(policy)]))] if exported.flag(policy, "Enabled") == "yes"

grade(policy) := "unknown" if exported.flag(policy, "Enabled") == "unknown"

together := {
	"yes yes": "whole", "no yes": "half", "no no": "none",
	"no unknown": "unknown", "unknown yes": "unknown", "unknown unknown": "unknown",
}

people(policy) := "no" if word(policy, "ImpersonationProtectionState") == "off"

people(policy) := answer(exported.flag(policy, "EnableTargetedUserProtection"), filled(policy, "TargetedUsersToProtect"), action(policy, "TargetedUserProtectionAction")) if {
	word(policy, "ImpersonationProtectionState") != "off"
}

domains(policy) := "no" if word(policy, "ImpersonationProtectionState") == "off"

domains(policy) := answer(own_domains(policy), "yes", action(policy, "TargetedDomainProtectionAction")) if {
	word(policy, "ImpersonationProtectionState") != "off"
}

# A list of domains may or may not hold the practice's own.
own_domains(policy) := "yes" if exported.flag(policy, "EnableOrganizationDomainsProtection") == "yes"

own_domains(policy) := "unknown" if exported.flag(policy, "EnableOrganizationDomainsProtection") == "unknown"

own_domains(policy) := listed_domains(policy) if exported.flag(policy, "EnableOrganizationDomainsProtection") == "no"

listed_domains(policy) := "no" if exported.flag(policy, "EnableTargetedDomainsProtection") == "no"

listed_domains(policy) := "no" if object.get(policy, "TargetedDomainsToProtect", null) == []

listed_domains(policy) := "unknown" if {
	exported.flag(policy, "EnableTargetedDomainsProtection") != "no"
	object.get(policy, "TargetedDomainsToProtect", null) != []
}

# One "no" decides, all "yes" decide, the rest cannot be told.
answer(on, names, acts) := "no" if "no" in {on, names, acts}

answer(on, names, acts) := "yes" if {on, names, acts} == {"yes"}

answer(on, names, acts) := "unknown" if {
	not "no" in {on, names, acts}
	"unknown" in {on, names, acts}
}

filled(policy, key) := "no" if policy[key] == []

filled(policy, key) := "yes" if {
	is_array(policy[key])
	count(policy[key]) > 0
}

filled(policy, key) := "unknown" if not is_array(object.get(policy, key, null))

# What happens to such a message: kept away, or delivered all the same.
action(policy, key) := exported.choice(policy, key, {
	"quarantine": "yes", "movetojmf": "yes", "delete": "yes", "redirect": "yes",
	"noaction": "no", "bccmessage": "no",
})

findings := [affected.of("policy", exported.first(policy, ["Guid", "Identity", "Name"]), name(policy), missing(policy)) | some policy in weak]

missing(policy) := words.joined([
	{"no": "no people to protect, or their look-alikes are delivered", "yes": "", "unknown": ""}[people(policy)],
	{"no": "your domains are not protected, or look-alikes are delivered", "yes": "", "unknown": ""}[domains(policy)],
])

evidence := array.concat([sprintf("“%s”: %s.", [name(policy), said[grade(policy)]]) | some policy in policies], ["Whom a policy other than the default reaches is not in the export."])

said := {
	"whole": "people and domains are protected", "half": "only people or only domains are protected",
	"none": "neither people nor domains are protected", "unknown": "not clear",
}

name(policy) := exported.first(policy, ["Name", "Identity"])

word(row, key) := lower(exported.text(row, key))
