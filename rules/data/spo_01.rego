# METADATA
# title: Files are shared outside only with people you invited
# description: >-
#   SharePoint and OneDrive hold what the practice writes down: letters, scans,
#   spreadsheets of patients. With the widest setting, anybody who gets hold of a
#   link can open the file, without signing in and without a trace of who it was.
# related_resources:
#   - ref: https://learn.microsoft.com/sharepoint/turn-external-sharing-on-or-off
#     description: Manage sharing settings for SharePoint and OneDrive
#   - ref: https://learn.microsoft.com/graph/api/resources/sharepointsettings
#     description: sharepointSettings resource type
#   - ref: https://learn.microsoft.com/sharepoint/faqs-odspintegrationwithentrab2b
#     description: Frequently asked questions on external sharing by Microsoft Entra guests
# custom:
#   id: SPO-01
#   severity: high
#   hipaa:
#     - {cite: 164.312(a)(1), specification: standard}
#     - {cite: 164.308(a)(4)(ii)(B), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["4"]
#     nist_800_53: [AC-3, AC-21]
#   evidence:
#     - basis: graph
#       sources: [sharepointSettings]
#     - basis: import
#       sources: [spoTenant]
#   effort: 1 hour
#   fix:
#     - Ask staff which files they share with people outside (by “Anyone” links, by file requests through which others upload, or with named people), and note who still needs them.
#     - Invite these people as guests first (Microsoft Entra admin center, Users, New user, Invite external user), and wait until they have accepted.
#     - Tell staff and these people the day. “Anyone” links and file requests stop at that moment, and nobody gets a notice.
#     - Open the SharePoint admin center, Policies, Sharing, move both sliders (SharePoint and OneDrive) down to “Existing guests”, and save. If you share nothing, choose “Only people in your organization”; all guests lose their access then, usually within an hour.
#     - Share the files that are still needed again, by a link for “Specific people” with these guests, and try with one of them that it opens.
#   link: https://go.microsoft.com/fwlink/?linkid=2185222
#   since: 0.1.0
package triage.spo_01

import data.triage.lib.affected
import data.triage.lib.sharing
import data.triage.lib.verdicts

result := verdicts.pass(
	"Files are shared outside only with existing guests, or not at all",
	[sprintf("The sharing level is “%s”.", [sharing.names[level]])],
) if level in {"disabled", "existingexternalusersharingonly"}
else := verdicts.partial(
	"Staff can invite anybody from outside to open files",
	[setting("New and existing guests: staff may invite anybody, who becomes a guest and must sign in or enter a code")],
	[],
) if level == "externalusersharingonly"
else := verdicts.fail(
	"Anyone who has a link can open shared files",
	[setting("Anyone: a link opens the file without signing in")],
	[],
) if level == "externaluserandguestsharing"
else := verdicts.not_assessed(
	"The sharing level could not be understood",
	sprintf("The sharing level reads “%v”, which this version does not know.", [value_at(where.row, where.key)]),
)

setting(detail) := affected.setting("sharepointSettings.sharingCapability", "Sharing with people outside", detail)

level := sharing.level(where.row, where.key)

where := {"row": input.sources.sharepointSettings, "key": "sharingCapability"} if input.basis == "graph"

where := {"row": input.sources.spoTenant, "key": "SharingCapability"} if input.basis == "import"
