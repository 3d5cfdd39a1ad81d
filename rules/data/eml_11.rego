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
#       uses: [safeLinksRules, domains]
#     - basis: secureScore
#       controls: [mdo_safelinksforemail, mdo_safelinksforOfficeApps]
#   licence: [defenderOfficeP1]
#   effort: 30 minutes
#   fix:
#     - Open the Microsoft Defender portal, Email & collaboration, Policies & rules, Threat policies, Preset security policies.
#     - Under “Standard protection” choose “Manage protection settings”, apply both parts to “All recipients”, and turn it on. It checks links everywhere and does not let people pass the warning.
#     - If policies of your own are named above, open them under Safe Links and switch on the checks for email, Teams and Office apps, and clear “Let users click through to the original URL”; or delete them.
#     - Tell staff that links in messages now look longer, and that a red page means stop and ask.
#   link: https://security.microsoft.com/presetSecurityPolicies
#   since: 0.1.0
package triage.eml_11

import data.triage.lib.mail
import data.triage.lib.secure_score
import data.triage.lib.words

result := secure_score.verdict(report) if {
	input.basis == "secureScore"
	not nowhere
}

# Microsoft's built-in policy checks links for every licensed tenant; Secure
# Score does not count it.
result := object.union(secure_score.verdict(report), {"status": "partial"}) if {
	input.basis == "secureScore"
	nowhere
}

report := {
	"yes": "links are checked for everybody, in mail and in Office",
	"partly": "links are not checked at the recommended strength for everybody",
	"no": "links are checked by the built-in policy at most, for nobody at the recommended strength",
}

nowhere if {
	every control in input.secureScore.controls { control.percentage == 0 }
}

result := mail.verdict(rows, texts, evidence) if input.basis == "import"

texts := {
	"yes": "Links in mail, Teams and Office are checked when clicked",
	"no": "No links are checked when clicked",
	"some_one": "policy checks links only in part",
	"some_many": "policies check links only in part",
	"partly": headline,
	"unclear": "It cannot be told whom the Safe Links policies protect",
	"standard": "The built-in Safe Links policy, which every tenant with Defender for Office 365 has,",
	"policies": "Safe Links policies",
	"weaker": "“%s” checks links and the built-in policy does not; the export does not list whom each reaches. Look in the Defender portal whether everybody is in the first.",
}

headline := "Links are checked, and staff can click on past the warning" if count(places_left_out) == 0

headline := "Links are checked only in part" if count(places_left_out) > 0

places_left_out := {place | some policy in policies; some place in left_out(policy)}

policies := mail.acting(input.sources.safeLinksPolicies, built_in, object.get(input.sources, "safeLinksRules", null), "SafeLinksPolicy")

rows := [mail.graded(policy, built_in, grade(policy), weakness(policy)) | some policy in policies]

built_in := "Built-In Protection Policy"

grade(policy) := "none" if count(left_out(policy)) == 3

grade(policy) := "half" if {
	count(left_out(policy)) < 3
	count(left_out(policy)) + count(passable(policy)) > 0
}

grade(policy) := "whole" if count(checked(policy)) == 4

grade(policy) := "unknown" if {
	count(checked(policy)) < 4
	count(left_out(policy)) + count(passable(policy)) == 0
}

places := {"EnableSafeLinksForEmail": "mail", "EnableSafeLinksForTeams": "Teams", "EnableSafeLinksForOffice": "Office files"}

left_out(policy) := [what | some key, what in places; flag_at(policy, key) == "no"]

checked(policy) := array.concat([key | some key, _ in places; flag_at(policy, key) == "yes"], [1 | click(policy) == "no"])

# The built-in policy always lets people click on; that counts where it is the only one.
click(policy) := flag_at(policy, "AllowClickThrough") if not spared(policy)

click(policy) := "no" if spared(policy)

spared(policy) if {
	mail.usual(policy, built_in)
	count(policies) > 1
}

passable(policy) := [1 | click(policy) == "yes"]

weakness(policy) := words.joined([
	concat("", [sprintf("links are not checked in %s", [concat(", ", left_out(policy))]) | count(left_out(policy)) > 0]),
	concat("", ["people can click on past the warning" | count(passable(policy)) > 0]),
])

evidence := array.concat(
	[sprintf("“%s”: %s.", [row.name, said[row.grade]]) | some row in rows],
	array.concat(
		mail.unassigned("safeLinksRules"),
		["Those whom only the built-in policy reaches can click on past the warning." | lenient],
	),
)

lenient if {
	some policy in policies
	spared(policy)
	flag_at(policy, "AllowClickThrough") == "yes"
}

said := {"whole": "links are checked in mail, Teams and Office", "half": "links are checked with a gap", "none": "links are not checked", "unknown": "not clear"}
