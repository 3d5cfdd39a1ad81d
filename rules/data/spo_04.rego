# METADATA
# title: A new sharing link is for named people or your practice, not for anyone
# description: >-
#   When somebody chooses Share, SharePoint offers a kind of link, and most people take
#   what is offered. If that is “Anyone with the link”, files leave the practice by
#   habit, without a sign-in and without a trace of who opened them.
# related_resources:
#   - ref: https://learn.microsoft.com/sharepoint/change-default-sharing-link
#     description: Change the default link type when users get links for sharing
#   - ref: https://learn.microsoft.com/powershell/module/sharepoint-online/set-spotenant
#     description: Set-SPOTenant
#   - ref: https://learn.microsoft.com/sharepoint/faqs-odspintegrationwithentrab2b
#     description: Frequently asked questions on external sharing by Microsoft Entra guests
# custom:
#   id: SPO-04
#   severity: high
#   hipaa:
#     - {cite: 164.312(a)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["4"]
#     nist_800_53: [AC-3, AC-6]
#   evidence:
#     - basis: graph            # tells only that links for anyone are off
#       sources: [sharepointSettings]
#     - basis: import
#       sources: [spoTenant]
#       uses: [sharepointSettings]
#     - basis: answer
#       question: In the SharePoint admin center, under Policies, Sharing, is the default link “Specific people” or “Only people in your organization”?
#       counts: The setting “File and folder links” as the page shows it, with the date; a picture of the page is best.
#       renew_months: 12
#       says:
#         yes: A new sharing link is said to be for named people or the practice
#         yes_without_evidence: The default link is said to be narrow; the setting is not written down
#         partly: The link that staff are offered first is for named people or the practice only in some places
#         no: The link that staff are offered first is neither for named people nor for the practice only
#   effort: 15 minutes
#   fix:
#     - Open the SharePoint admin center, Policies, Sharing.
#     - Under “File and folder links” choose “Specific people” as the kind of link that is selected by default, and save. Links that exist stay as they are; people can still choose another kind where it is allowed.
#     - If the old link is still offered, newer settings that the page does not show stand before it. Ask your IT person to run, in the SharePoint Online Management Shell as a SharePoint Administrator, Set-SPOTenant -CoreDefaultShareLinkScope SpecificPeople -OneDriveDefaultShareLinkScope SpecificPeople.
#     - Tell staff that somebody outside whom they name in a link becomes a guest of the practice. Microsoft announced the end of SharePoint's own one-time codes for July and August 2026; where somebody can no longer open an older link, share the file again.
#   link: https://go.microsoft.com/fwlink/?linkid=2185222
#   since: 0.1.0
package triage.spo_04

import data.triage.lib.affected
import data.triage.lib.sharing
import data.triage.lib.verdicts

# Graph shows the sharing level and not the default link; where the level does
# not allow links for anyone, none can be offered.
result := verdicts.pass(
	"A new sharing link is for named people or the practice",
	[sprintf("The sharing level is “%s”, which allows no links for anyone, so none is offered.", [sharing.names[level]])],
) if {
	input.basis == "graph"
	not level in {"externaluserandguestsharing", "unknown"}
} else := verdicts.not_assessed(
	"The default link is not known",
	"Links that open for anyone are allowed, or it cannot be told. Which link is offered first is seen in an export (Get-SPOTenant) or on the page Policies, Sharing of the SharePoint admin center.",
) if input.basis == "graph"
else := verdicts.pass("A new sharing link is for named people or the practice", evidence) if states == {"narrow"}
else := verdicts.fail("The link that staff are offered first opens for anyone", findings, evidence) if states == {"anyone"}
else := verdicts.partial(
	sprintf("In %s, the link that staff are offered first opens for anyone", [concat(" and ", names_of("anyone"))]),
	findings,
	evidence,
) if "anyone" in states
else := verdicts.not_assessed(
	"The default link could not be understood",
	sprintf("The export does not say clearly which link is offered first in %s. Run Get-SPOTenant again with a present version of the SharePoint Online module.", [concat(" and ", names_of("unknown"))]),
)

level := sharing.level(input.sources.sharepointSettings, "sharingCapability") if input.basis == "graph"
else := sharing.latest(tenant)

tenant := input.sources.spoTenant

states := {place.state | some place in places}

names_of(state) := [place.name | some place in places; place.state == state]

# Newer settings for each place stand before the older one for both.
places := [
	judged("SharePoint", "CoreDefaultLinkToExistingAccess", "CoreDefaultShareLinkScope"),
	judged("OneDrive", "OneDriveDefaultLinkToExistingAccess", "OneDriveDefaultShareLinkScope"),
]

judged(name, existing, scope) := {"name": name, "key": key, "link": link, "state": state(link)} if {
	key := deciding(existing, scope)
	link := offered(key)
}

deciding(existing, scope) := existing if flag_at(tenant, existing) == "yes"
else := scope if own(scope)
else := "DefaultSharingLinkType"

own(scope) if not object.get(tenant, scope, null) in {null, -1, "-1", "Uninitialized"}

# “None” means the widest link that is allowed.
offered(key) := "existing" if endswith(key, "LinkToExistingAccess")
else := choice_at(tenant, key, {
	"0": "anyone", "none": "anyone", "1": "people", "direct": "people",
	"2": "practice", "internal": "practice", "3": "anyone", "anonymousaccess": "anyone",
}) if key == "DefaultSharingLinkType"
else := choice_at(tenant, key, {
	"0": "anyone", "anyone": "anyone", "1": "practice", "organization": "practice", "2": "people", "specificpeople": "people",
})

# Where links for anyone are not allowed at all, none is offered.
state(link) := "narrow" if link in {"people", "practice", "existing"}
else := "narrow" if not level in {"externaluserandguestsharing", "unknown"}
else := "unknown" if "unknown" in {link, level}
else := "anyone"

findings := [affected.setting(sprintf("spoTenant.%s", [key]), sprintf("Default link in %s", [concat(" and ", names)]), "Anyone with the link") |
	some key in {place.key | some place in places; place.state == "anyone"}
	names := [place.name | some place in places; place.state == "anyone"; place.key == key]
]

words := {"people": "specific people", "practice": "people in the practice", "existing": "people who have access already", "anyone": "anyone", "unknown": "not known"}

evidence := array.concat(
	[sprintf("Offered first in %s: %s.", [place.name, words[place.link]]) | some place in places],
	["Links for anyone are switched off for the whole tenant, so none is offered." | not level in {"externaluserandguestsharing", "unknown"}],
)
