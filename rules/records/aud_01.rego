# METADATA
# title: Microsoft 365 records who did what
# description: >-
#   The audit log notes who opened, changed, shared or deleted what in mail, files and
#   settings. Without it nobody can tell after a break-in which patients' data were
#   touched, and what was not recorded can never be looked up later.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/audit-log-enable-disable
#     description: Turn auditing on or off
#   - ref: https://learn.microsoft.com/powershell/module/exchange/get-adminauditlogconfig
#     description: Get-AdminAuditLogConfig
# custom:
#   id: AUD-01
#   severity: critical
#   hipaa:
#     - {cite: 164.312(b), specification: required}
#   frameworks:
#     nist_csf: [PR.PS-04]
#     hicp: ["8"]
#     nist_800_53: [AU-2, AU-12]
#   evidence:
#     - basis: import
#       sources: [adminAuditLogConfig]
#     - basis: secureScore
#       controls: [mip_search_auditlog]
#   effort: 15 minutes
#   fix:
#     - Open the Microsoft Purview portal, Audit.
#     - If a banner offers “Start recording user and admin activity”, choose it. Without the banner, recording is on already.
#     - The change can take up to an hour; there may first be a message that your organization has to be prepared for it.
#     - After a day, search the audit log for your own name and see whether your sign-in or an opened file shows.
#     - "Where the page does not offer it, ask your IT person to run in Exchange Online PowerShell (module ExchangeOnlineManagement, as an Exchange Administrator): Set-AdminAuditLogConfig -UnifiedAuditLogIngestionEnabled $true"
#   link: https://purview.microsoft.com/audit/auditsearch
#   since: 0.1.0
package triage.aud_01

import data.triage.lib.affected
import data.triage.lib.audit
import data.triage.lib.secure_score
import data.triage.lib.verdicts

result := secure_score.verdict({
	"yes": "the audit log is on",
	"partly": "the audit log is only partly on",
	"no": "the audit log is off",
}) if input.basis == "secureScore"
else := verdicts.pass("The audit log is on", []) if recording == "yes"
else := verdicts.not_assessed(
	"The audit log switch could not be understood",
	"The export does not say clearly whether UnifiedAuditLogIngestionEnabled is on. Run Get-AdminAuditLogConfig in Exchange Online PowerShell again.",
) if recording == "unknown"
else := verdicts.not_assessed(
	"The audit log switch was read in the wrong place",
	"The export comes from Security & Compliance PowerShell, which always shows the audit log as off. Run Get-AdminAuditLogConfig in Exchange Online PowerShell and open that export.",
) if audit.compliance_session
else := verdicts.fail(
	"The audit log of Microsoft 365 is switched off",
	[affected.setting("adminAuditLogConfig.UnifiedAuditLogIngestionEnabled", "Audit log", "recording is switched off")],
	["The switch was read as off. That counts only from Exchange Online PowerShell; Security & Compliance PowerShell always shows it as off."],
) if recording == "no"

recording := flag_at(input.sources.adminAuditLogConfig, "UnifiedAuditLogIngestionEnabled")
