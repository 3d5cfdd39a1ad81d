# METADATA
# title: Links in mail, Teams and Office are checked when clicked
# description: >-
#   A link that was harmless when the message came can lead to a page that steals
#   passwords an hour later. Safe Links looks at the address when somebody clicks, in mail,
#   in Teams and in Office files, and shows a warning instead of the page.
# related_resources:
#   - ref: https://learn.microsoft.com/defender-office-365/safe-links-about
#     description: Safe Links in Microsoft Defender for Office 365
#   - ref: https://learn.microsoft.com/defender-office-365/preset-security-policies
#     description: Preset security policies
#   - ref: https://learn.microsoft.com/defender-office-365/recommended-settings-for-eop-and-office365
#     description: Recommended settings for Exchange Online Protection and Defender for Office 365
# custom:
#   id: EML-11
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(5)(ii)(B), specification: addressable}
#   frameworks:
#     nist_csf: [DE.CM-09]
#     hicp: ["1"]
#     nist_800_53: [SI-3, SI-8]
#   evidence:
#     - basis: import
#       sources: [safeLinksPolicies]
#       uses: [safeLinksRules, atpProtectionPolicyRules, atpBuiltInProtectionRules, domains, organization, users, groups, groupMembers]
#       facts: [safeLinksReach]
#     - basis: secureScore
#       controls: [mdo_safelinksforemail, mdo_safelinksforOfficeApps]
#   licence: [defenderOfficeP1]
#   effort: 30 minutes
#   fix:
#     - Tell staff that links in messages will look longer, and that a red page means stop and ask.
#     - Open the Microsoft Defender portal, Email & collaboration, Policies & rules, Threat policies, Preset security policies.
#     - At “Standard protection” move the switch to on, choose “Manage protection settings”, and choose “All recipients” on both pages that ask whom to protect. It looks at links everywhere and does not let people pass the warning; it makes the filters for spam and malware stricter, too.
#     - The same pages ask for people to protect from look-alikes; enter your owners and whoever pays bills (EML-10). Go on to the end and confirm.
#     - A policy of your own named above no longer counts for people whom the preset covers; delete it. If you would rather use it, leave its people out of the preset, open it under Safe Links and switch on the protection for email (messages sent within the organization and real-time scanning too), Teams and Office apps, switch on “Track user clicks”, and clear “Let users click through to the original URL”.
#     - If people are named above, look at the bottom of the preset page, “Built-in protection”, “Add exclusions”, and take them out.
#   link: https://security.microsoft.com/presetSecurityPolicies
#   since: 0.1.0
package triage.eml_11

import data.triage.lib.protection
import data.triage.lib.secure_score
import data.triage.lib.words

# Microsoft's built-in policy checks links for every licensed tenant; Secure
# Score does not count it.
result := secure_score.verdict({"yes": "links are checked for everybody, in mail and in Office", "partly": reported}) if input.basis == "secureScore"

reported := "links are checked by the built-in policy at most, for nobody at the recommended strength" if secure_score.nothing
else := "links are not checked at the recommended strength for everybody"

result := protection.verdict(rows, input.facts.safeLinksReach, texts, evidence) if input.basis == "import"

texts := {
	"yes": "Links in mail, Teams and Office are checked when clicked",
	"no": "No links are checked when clicked",
	"some_one": "policy checks links only in part",
	"some_many": "policies check links only in part",
	"partly": headline,
	"bare_one": "recipient is reached by no Safe Links policy",
	"bare_many": "recipients are reached by no Safe Links policy",
	"unclear": "It cannot be told whom the Safe Links policies protect",
	"standard": "The built-in Safe Links policy, which every tenant with Defender for Office 365 has,",
	"policies": "Safe Links policies",
}

headline := "Links are checked only in part" if count(gaps & not_checked) > 0
else := "Links are checked, and staff can click on past the warning" if gaps == {"AllowClickThrough"}
else := "Links are checked, and not as strictly as Microsoft recommends"

policies := input.sources.safeLinksPolicies

rows := [protection.graded(policy, grade(policy), weakness(policy)) | some policy in policies]

# What the standard and the strict preset set, and what it means where a policy does not.
# The built-in policy lets people click on and leaves mail between colleagues alone.
wanted := {
	"EnableSafeLinksForEmail": "yes", "EnableSafeLinksForTeams": "yes", "EnableSafeLinksForOffice": "yes",
	"EnableForInternalSenders": "yes", "ScanUrls": "yes", "TrackClicks": "yes", "AllowClickThrough": "no",
}

places := {"EnableSafeLinksForEmail": "mail", "EnableSafeLinksForTeams": "Teams", "EnableSafeLinksForOffice": "Office files"}

meanings := {
	"EnableForInternalSenders": "links in mail between colleagues are not checked",
	"ScanUrls": "suspicious links are not opened and looked at",
	"TrackClicks": "who clicked on what is not recorded",
	"AllowClickThrough": "people can click on past the warning",
}

not_checked := {"EnableSafeLinksForEmail", "EnableSafeLinksForTeams", "EnableSafeLinksForOffice", "EnableForInternalSenders", "ScanUrls"}

wrong(policy) := {key | some key, value in wanted; not flag_at(policy, key) in {value, "unknown"}}

right(policy) := {key | some key, value in wanted; flag_at(policy, key) == value}

gaps := {key |
	some place, policy in policies
	input.facts.safeLinksReach.reach[place] != "nobody"
	some key in wrong(policy)
}

grade(policy) := "none" if count(left_out(policy)) == count(places)
else := "half" if count(wrong(policy)) > 0
else := "whole" if count(right(policy)) == count(wanted)
else := "unknown"

left_out(policy) := [what | some key, what in places; flag_at(policy, key) == "no"]

weakness(policy) := words.joined(array.concat(
	[sprintf("links are not checked in %s", [concat(", ", left_out(policy))]) | count(left_out(policy)) > 0],
	[meanings[key] | some key in ["EnableForInternalSenders", "ScanUrls", "AllowClickThrough", "TrackClicks"]; key in wrong(policy)],
))

evidence := [sprintf("“%s”: %s.", [row.name, said[row.grade]]) | some row in rows]

said := {"whole": "links are checked in mail, Teams and Office", "half": "links are checked with a gap", "none": "links are not checked", "unknown": "not clear"}
