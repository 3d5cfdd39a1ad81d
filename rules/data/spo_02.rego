# METADATA
# title: OneDrive shares no more widely than SharePoint
# description: >-
#   Each person's OneDrive has its own sharing level. Where it is wider than
#   SharePoint's, staff can take a file that may not be shared, copy it to their
#   OneDrive and share it from there.
# related_resources:
#   - ref: https://learn.microsoft.com/sharepoint/turn-external-sharing-on-or-off
#     description: Manage sharing settings for SharePoint and OneDrive
#   - ref: https://learn.microsoft.com/powershell/module/sharepoint-online/set-spotenant
#     description: Set-SPOTenant
# custom:
#   id: SPO-02
#   severity: high
#   hipaa:
#     - {cite: 164.312(a)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["4"]
#     nist_800_53: [AC-3, AC-21]
#   evidence:
#     - basis: import
#       sources: [spoTenant]
#     - basis: answer
#       question: In the SharePoint admin center, under Policies, Sharing, is the level of OneDrive the same as SharePoint's or stricter?
#       counts: The two levels as the page shows them, with the date; a picture of the page is best.
#       renew_months: 12
#       says:
#         yes: OneDrive is said to share no more widely than SharePoint
#         yes_without_evidence: OneDrive is said to share no more widely than SharePoint; the levels are not written down
#         partly: OneDrive may share more widely than SharePoint
#         no: OneDrive shares more widely than SharePoint
#   effort: 15 minutes
#   fix:
#     - Tell staff and the people they share with. Links that go beyond the new level stop working at once.
#     - Open the SharePoint admin center, Policies, Sharing.
#     - Move the slider of OneDrive down to the level of SharePoint, or lower, and save.
#   link: https://go.microsoft.com/fwlink/?linkid=2185222
#   since: 0.1.0
package triage.spo_02

import data.triage.lib.affected
import data.triage.lib.sharing
import data.triage.lib.verdicts

result := verdicts.not_assessed(
	"The sharing levels could not be understood",
	"The export does not say clearly how widely SharePoint and OneDrive may share. Run Get-SPOTenant again with a present version of the SharePoint Online module.",
) if "unknown" in {sharepoint, onedrive}
else := verdicts.pass(
	"OneDrive shares no more widely than SharePoint",
	[sprintf("SharePoint: “%s”. OneDrive: “%s”.", [sharing.names[sharepoint], sharing.names[onedrive]])],
) if sharing.openness[onedrive] <= sharing.openness[sharepoint]
else := verdicts.fail(
	"Files can be shared more widely from OneDrive than from SharePoint",
	[affected.setting("spoTenant.OneDriveSharingCapability", "Sharing from OneDrive", sprintf("“%s”, while SharePoint is set to “%s”", [sharing.names[onedrive], sharing.names[sharepoint]]))],
	[],
) if sharing.openness[onedrive] > sharing.openness[sharepoint]

sharepoint := sharing.first(input.sources.spoTenant, ["CoreSharingCapability", "SharingCapability"])

# The second name is that of SharePoint's REST interface.
onedrive := sharing.first(input.sources.spoTenant, ["OneDriveSharingCapability", "ODBSharingCapability"])
