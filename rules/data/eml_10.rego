# METADATA
# title: Mail that pretends to come from your own people is stopped
# description: >-
#   The most expensive fraud needs no virus: a message that looks as if the owner wrote
#   it asks for a transfer, a patient list or a password. Impersonation protection knows
#   the names of your owners and your domain and keeps look-alikes away.
# related_resources:
#   - ref: https://learn.microsoft.com/defender-office-365/anti-phishing-policies-about
#     description: Anti-phishing policies in Microsoft 365
#   - ref: https://learn.microsoft.com/defender-office-365/preset-security-policies
#     description: Preset security policies
#   - ref: https://learn.microsoft.com/defender-office-365/recommended-settings-for-eop-and-office365
#     description: Recommended settings for Exchange Online Protection and Defender for Office 365
# custom:
#   id: EML-10
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(1)(ii)(B), specification: required}
#   frameworks:
#     nist_csf: [DE.CM-09]
#     hicp: ["1"]
#     nist_800_53: [SI-3, SI-8]
#   evidence:
#     - basis: import
#       sources: [antiPhishPolicies]
#       uses: [antiPhishRules, eopProtectionPolicyRules, domains, organization, users, groups, groupMembers]
#       facts: [antiPhishReach]
#     - basis: secureScore
#       controls: [mdo_antiphishingpolicies, mdo_targetedusersprotection, mdo_enabledomainstoprotect]
#   licence: [defenderOfficeP1]
#   effort: 30 minutes
#   fix:
#     - List the people whose name a fraudster would use (the owners, the office manager, whoever pays bills), each with name and mail address.
#     - Tell staff that the filters get stricter. For two weeks somebody should look into the quarantine each day; a colleague's private address with the same name can be held back at first.
#     - Open the Microsoft Defender portal, Email & collaboration, Policies & rules, Threat policies, Preset security policies.
#     - At “Standard protection” move the switch to on, choose “Manage protection settings”, and choose “All recipients” on both pages that ask whom to protect. If people are named above, take them out of “Exclude these recipients” on these pages.
#     - On the page “Add email addresses to flag when impersonated by attackers” enter the people of your list; without this nobody is protected by name. Your own domains are protected without being entered; on the next page you can add those of your lab or billing company.
#     - Go on to the end and confirm. If “Strict protection” is on for anybody, enter the same people there too.
#     - If you would rather keep a policy of your own, open it under Anti-phishing. Under “Edit protection settings” switch on “Enable users to protect” with these people and “Enable domains to protect” with “Include domains I own”; under “Edit actions” choose quarantine for both. Whoever is covered by a preset gets the preset.
#   link: https://security.microsoft.com/presetSecurityPolicies
#   since: 0.1.0
package triage.eml_10

import data.triage.lib.mail
import data.triage.lib.protection
import data.triage.lib.secure_score
import data.triage.lib.words

result := secure_score.verdict({
	"yes": "impersonation of your people and domains is stopped for everybody",
	"partly": "impersonation protection does not reach everybody or everything",
	"no": "mail from look-alikes of your people and domains is not stopped",
}) if input.basis == "secureScore"

result := protection.verdict(rows, input.facts.antiPhishReach, texts, evidence) if input.basis == "import"

texts := {
	"yes": "Mail that pretends to come from your people or your domain is stopped",
	"no": "Mail from look-alikes of your people and domains is not stopped",
	"some_one": "anti-phishing policy leaves out your own people or domain",
	"some_many": "anti-phishing policies leave out your own people or domain",
	"partly": "Only a part of the mail that pretends to come from your own people is stopped",
	"bare_one": "recipient is reached by no anti-phishing policy",
	"bare_many": "recipients are reached by no anti-phishing policy",
	"unclear": "It cannot be told whom the anti-phishing policies protect",
	"standard": "The default anti-phishing policy, which every tenant has,",
	"policies": "anti-phishing policies",
}

rows := [protection.graded(policy, grade(policy), missing(policy)) | some policy in input.sources.antiPhishPolicies]

# Both halves together, people and domains. Microsoft keeps the switch Enabled for itself.
grade(policy) := "unknown" if flag_at(policy, "Enabled") != "yes"
else := "unknown" if "unknown" in {people(policy), domains(policy)}
else := "whole" if {people(policy), domains(policy)} == {"yes"}
else := "none" if {people(policy), domains(policy)} == {"no"}
else := "half"

people(policy) := "no" if mail.word(policy, "ImpersonationProtectionState") == "off"
else := all_of({flag_at(policy, "EnableTargetedUserProtection"), filled(policy, "TargetedUsersToProtect"), action(policy, "TargetedUserProtectionAction")})

domains(policy) := "no" if mail.word(policy, "ImpersonationProtectionState") == "off"
else := all_of({own_domains(policy), action(policy, "TargetedDomainProtectionAction")})

# A list of domains helps as far as it holds the practice's own.
own_domains(policy) := flag_at(policy, "EnableOrganizationDomainsProtection") if flag_at(policy, "EnableOrganizationDomainsProtection") != "no"
else := "no" if flag_at(policy, "EnableTargetedDomainsProtection") == "no"
else := "no" if list_at(policy, "TargetedDomainsToProtect") == []
else := "unknown" if not compared(policy)
else := "yes" if count(unlisted(policy)) == 0
else := "no"

compared(policy) if {
	flag_at(policy, "EnableTargetedDomainsProtection") == "yes"
	is_array(list_at(policy, "TargetedDomainsToProtect"))
	count(own) > 0
}

unlisted(policy) := own - {lower(entry) | some entry in mail.entries(policy, ["TargetedDomainsToProtect"])}

# The one that Microsoft gives each tenant counts where there is no other.
own := chosen if count(chosen) > 0
else := mail.own

chosen := {name | some name in mail.own; not contains(name, ".onmicrosoft.")}

# One "no" decides, all "yes" decide, the rest cannot be told.
all_of(answers) := "no" if "no" in answers
else := "unknown" if "unknown" in answers
else := "yes"

# People are listed as “name;address”.
filled(policy, key) := "yes" if {
	some entry in mail.entries(policy, [key])
	contains(entry, "@")
} else := "no" if policy[key] == []
else := "unknown"

# What happens to such a message: kept away, or delivered all the same.
action(policy, key) := choice_at(policy, key, {
	"quarantine": "yes", "movetojmf": "yes", "delete": "yes", "redirect": "yes",
	"noaction": "no", "bccmessage": "no",
})

missing(policy) := words.joined([
	object.get({"no": "no people to protect, or their look-alikes are delivered"}, people(policy), ""),
	object.get({"no": "your domains are not protected, or look-alikes are delivered"}, domains(policy), ""),
])

evidence := array.concat(
	[sprintf("“%s”: %s.", [row.name, said[row.grade]]) | some row in rows],
	[sprintf("“%s” does not list %s.", [mail.name(policy), concat(", ", sort(unlisted(policy)))]) |
		some policy in input.sources.antiPhishPolicies
		flag_at(policy, "EnableOrganizationDomainsProtection") == "no"
		compared(policy)
		count(unlisted(policy)) > 0
	],
)

said := {
	"whole": "people and domains are protected", "half": "only people or only domains are protected",
	"none": "neither people nor domains are protected", "unknown": "not clear",
}
