# METADATA
# title: Teams offers no outside file storage
# description: >-
#   Teams can show Dropbox, Box, Google Drive and others beside your own files. Whatever
#   staff put there leaves Microsoft 365 and lies with a company with which the practice
#   may have no business associate agreement.
# related_resources:
#   - ref: https://learn.microsoft.com/powershell/module/microsoftteams/set-csteamsclientconfiguration
#     description: Set-CsTeamsClientConfiguration
#   - ref: https://learn.microsoft.com/microsoftteams/enable-features-office-365
#     description: Manage Microsoft Teams settings for your organization
# custom:
#   id: TMS-06
#   severity: medium
#   hipaa:
#     - {cite: 164.308(b)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.DS-02]
#     hicp: ["4"]
#     nist_800_53: [AC-20, SA-9]
#   evidence:
#     - basis: import
#       sources: [teamsClientConfiguration]
#     - basis: answer
#       question: In the Teams admin center, under Teams, Teams settings, Files, are all outside storage services switched off?
#       counts: The five switches as the page shows them, with the date; for one that stays on, the business associate agreement with that company.
#       renew_months: 12
#       says:
#         yes: Teams is said to offer no outside file storage
#         yes_without_evidence: Outside storage is said to be off in Teams; the settings are not written down
#         partly: Teams offers some outside file storage
#         no: Teams offers outside file storage
#   effort: 15 minutes
#   fix:
#     - Ask staff whether they use one of the services named above from within Teams, and tell them the day. Files that lie there stay there, and no longer show in Teams.
#     - If you need one of them, sign a business associate agreement with that company first, and record the exception.
#     - Open the Teams admin center, Teams, Teams settings, go to Files, switch off each other service named above, and save.
#   link: https://admin.teams.microsoft.com
#   since: 0.1.0
package triage.tms_06

import data.triage.lib.affected
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.fail("Staff can put files into any of five outside storage services from within Teams", findings, []) if count(on) == count(services)
else := verdicts.partial(
	sprintf("Staff can put files into %s from within Teams", [words.listed(sort([services[key] | some key in on]))]),
	findings,
	[],
) if count(on) > 0
else := verdicts.not_assessed(
	"It cannot be told whether outside storage is off in Teams",
	sprintf("The export does not say clearly whether these are on: %s. Run Get-CsTeamsClientConfiguration again.", [words.joined([services[key] | some key in unclear])]),
) if count(unclear) > 0
else := verdicts.pass("Teams offers no outside file storage", []) if count(on) + count(unclear) == 0

services := {"AllowBox": "Box", "AllowDropBox": "Dropbox", "AllowEgnyte": "Egnyte", "AllowGoogleDrive": "Google Drive", "AllowShareFile": "ShareFile"}

on := switched("yes")

unclear := switched("unknown")

switched(state) := sort([key | some key, _ in services; flag_at(input.sources.teamsClientConfiguration, key) == state])

findings := [affected.setting(sprintf("teamsClientConfiguration.%s", [key]), services[key], "is offered beside your own files in Teams") | some key in on]
