# METADATA
# title: Old programs cannot sign in to your files
# description: >-
#   SharePoint and OneDrive have a switch of their own for programs that sign in with a name
#   and a password only. Microsoft has announced that it blocks one such way of signing in
#   (IDCRL) for good since May 2026; the switch closes what may be left.
# related_resources:
#   - ref: https://learn.microsoft.com/powershell/module/microsoft.online.sharepoint.powershell/set-spotenant
#     description: Set-SPOTenant, LegacyAuthProtocolsEnabled
#   - ref: https://learn.microsoft.com/graph/api/resources/sharepointsettings
#     description: sharepointSettings resource type
# custom:
#   id: AUTH-17
#   severity: low
#   hipaa:
#     - {cite: 164.312(d), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-03]
#     hicp: ["3"]
#     nist_800_53: [IA-2(2), CM-7]
#   evidence:
#     - basis: graph
#       sources: [sharepointSettings]
#     - basis: import
#       sources: [spoTenant]
#     - basis: secureScore
#       controls: [spo_legacy_auth]
#   effort: 15 minutes
#   fix:
#     - Ask whether any program older than Office 2016, or a scanner, still opens or saves files in SharePoint or OneDrive. It will be refused from then on.
#     - Open the SharePoint admin center, Policies, Access control, “Apps that don't use modern authentication”.
#     - Choose “Block access” and save. It takes effect within a day.
#   link: https://admin.microsoft.com/sharepoint?page=accessControl&modern=true
#   since: 0.1.0
package triage.auth_17

import data.triage.lib.affected
import data.triage.lib.secure_score
import data.triage.lib.verdicts

result := secure_score.verdict({
	"yes": "SharePoint requires modern sign-in",
	"partly": "SharePoint requires modern sign-in only in part",
	"no": "SharePoint does not require modern sign-in",
}) if input.basis == "secureScore"
else := verdicts.pass("SharePoint and OneDrive refuse programs that know only a password", []) if allowed in {false, "False", "false"}
else := verdicts.fail(
	"SharePoint and OneDrive still let in programs that know only a password",
	[affected.setting("sharepointSettings.isLegacyAuthProtocolsEnabled", "Apps that don't use modern authentication", "allowed in SharePoint and OneDrive")],
	[],
) if allowed in {true, "True", "true"}
else := verdicts.not_assessed(
	"The switch for old programs could not be understood",
	sprintf("It reads %s, where true or false was expected. Read the SharePoint settings again.", [json.marshal(allowed)]),
)

allowed := value_at(input.sources.sharepointSettings, "isLegacyAuthProtocolsEnabled") if input.basis == "graph"
else := value_at(input.sources.spoTenant, "LegacyAuthProtocolsEnabled")
