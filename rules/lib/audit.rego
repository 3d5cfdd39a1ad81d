# What rules on the audit log share.
package triage.lib.audit

# Security & Compliance PowerShell answers “off” whatever the truth is.
compliance_session if contains(lower(text_at(input.sources.adminAuditLogConfig, "PSComputerName")), ".compliance.")
