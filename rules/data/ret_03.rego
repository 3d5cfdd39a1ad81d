# METADATA
# title: Deleted and overwritten files can be brought back
# description: >-
#   SharePoint and OneDrive keep earlier versions of a file and a recycle bin; that helps
#   after ransomware or a slip of the hand, and is no backup. But when an account is
#   deleted, Microsoft deletes its OneDrive after 30 days unless you say otherwise. The
#   Security Rule names no number of days; this tool asks for a year.
# related_resources:
#   - ref: https://learn.microsoft.com/sharepoint/set-retention
#     description: Set the OneDrive retention for deleted users
#   - ref: https://learn.microsoft.com/sharepoint/set-default-org-version-limits
#     description: Set default organization version limits for new document libraries and OneDrive accounts
#   - ref: https://learn.microsoft.com/sharepoint/unlicensed-onedrive-accounts
#     description: Manage unlicensed OneDrive user accounts
# custom:
#   id: RET-03
#   severity: medium
#   hipaa:
#     - {cite: 164.312(c)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.DS-11]
#     hicp: ["4"]
#     nist_800_53: [CP-9, SI-12]
#   evidence:
#     - basis: graph
#       sources: [sharepointSettings]
#     - basis: import
#       sources: [spoTenant]
#     - basis: answer
#       question: Are earlier versions of files kept in SharePoint and OneDrive, and is the OneDrive of a deleted account kept for at least a year?
#       counts: The version limit and the number of days as the SharePoint admin center shows them, with the date.
#       renew_months: 12
#       says:
#         yes: Deleted and overwritten files are said to be recoverable
#         yes_without_evidence: Deleted files are said to be recoverable; the settings are not written down
#         partly: Earlier versions of files, or the files of deleted accounts, are kept only in part
#         no: Earlier versions of files are not kept, or the files of a deleted account are kept for less than a year
#       parts:
#         - id: versions
#           text: Earlier versions of files are kept in SharePoint and OneDrive
#           missing: Earlier versions of files are not kept both in SharePoint and in OneDrive
#         - id: deleted
#           text: The OneDrive of a deleted account is kept for at least a year
#           missing: The OneDrive of a deleted account is kept for less than a year
#   effort: 15 minutes
#   fix:
#     - Before an account is deleted, move the files that the practice still needs to a SharePoint site. Without a license a OneDrive is usually archived and closed after 93 days, however long it is kept, and opening it again costs money.
#     - Open the SharePoint admin center, Settings, Retention, and set the days to keep the OneDrive of a deleted account to at least 365 (up to 3,650). It holds also for accounts that are being deleted now.
#     - Under Settings, Version history limits, choose Automatic, or at least 100 versions; it counts for new libraries.
#     - Ask owners of sites with patient data not to switch versions off in a library.
#     - If the recycle bin was shortened, ask your IT person to run Set-SPOTenant -RecycleBinRetentionPeriod 93 in the SharePoint Online Management Shell, as a SharePoint Administrator.
#   link: https://go.microsoft.com/fwlink/?linkid=2185072
#   since: 0.1.0
package triage.ret_03

import data.triage.lib.affected
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.partial(headline, findings, []) if count(findings) > 0
# Graph shows one of the three.
else := verdicts.not_assessed(
	"Versions and recycle bin are not known",
	sprintf("The OneDrive of a deleted account is kept for %d days. Whether versions and the recycle bin are as they should be is seen in an export (Get-SPOTenant).", [days]),
) if parts == {"deleted": "good"}
else := verdicts.not_assessed(
	"It cannot be told whether deleted files can be brought back",
	sprintf("These settings could not be understood: %s. Read the SharePoint settings again.", [words.joined([texts[part] | some part, state in parts; state == "unknown"])]),
) if "unknown" in {state | some state in parts}
else := verdicts.pass("Deleted and overwritten files can be brought back", [
	sprintf("The OneDrive of a deleted account is kept for %d days.", [days]),
	sprintf("Earlier versions of files: %s. A site can have its own limit.", [versions_text]),
	sprintf("The recycle bin keeps files for %s.", [bin_text]),
]) if {state | some state in parts} == {"good"}

# Whether each is good, short or unknown.
parts := {"deleted": lasting(days, input.parameters.deletedUserFilesDays)} if input.basis == "graph"

parts := {"deleted": lasting(days, input.parameters.deletedUserFilesDays), "versions": versions, "bin": bin} if input.basis == "import"

texts := {"deleted": "how long the OneDrive of a deleted account is kept", "versions": "how many versions are kept", "bin": "how long the recycle bin keeps files"}

days := number_at(input.sources.sharepointSettings, "deletedUserPersonalSiteRetentionPeriodInDays") if input.basis == "graph"

days := number_at(tenant, "OrphanedPersonalSitesRetentionPeriod") if input.basis == "import"

tenant := input.sources.spoTenant

lasting(number, wanted) := "unknown" if not number > 0
else := "short" if number < wanted
else := "good"

# Automatic limits, or the smallest number that Microsoft lets an administrator choose.
versions := "good" if flag_at(tenant, "EnableAutoExpirationVersionTrim") == "yes"
else := "unknown" if flag_at(tenant, "EnableAutoExpirationVersionTrim") == "unknown"
else := lasting(most, 100)

most := number_at(tenant, "MajorVersionLimit")

versions_text := "limited automatically" if flag_at(tenant, "EnableAutoExpirationVersionTrim") == "yes"
else := sprintf("up to %d", [most])

# 93 days were fixed before there was a setting; older modules do not show it.
bin := lasting(number_at(tenant, "RecycleBinRetentionPeriod"), 93) if "RecycleBinRetentionPeriod" in object.keys(tenant)
else := "good"

bin_text := sprintf("%d days", [number_at(tenant, "RecycleBinRetentionPeriod")]) if "RecycleBinRetentionPeriod" in object.keys(tenant)
else := "93 days, Microsoft's default, because the export shows no other setting"

short := {part | some part, state in parts; state == "short"}

findings := flattened([
	[affected.setting(id_of_days, "OneDrive of deleted accounts", sprintf("deleted after %d days", [days])) | "deleted" in short],
	[affected.setting("spoTenant.MajorVersionLimit", "Earlier versions of files", sprintf("only %d are kept", [most])) | "versions" in short],
	[affected.setting("spoTenant.RecycleBinRetentionPeriod", "Recycle bin", sprintf("emptied after %d days", [number_at(tenant, "RecycleBinRetentionPeriod")])) | "bin" in short],
])

id_of_days := {"graph": "sharepointSettings.deletedUserPersonalSiteRetentionPeriodInDays", "import": "spoTenant.OrphanedPersonalSitesRetentionPeriod"}[input.basis]

headline := sprintf("The OneDrive of a deleted account is deleted after %d days", [days]) if "deleted" in short
else := "Overwritten or deleted files are kept for a short time only"
