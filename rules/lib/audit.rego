# What rules on the audit log share.
package triage.lib.audit

# Security & Compliance PowerShell answers “off” whatever the truth is.
compliance_session if contains(lower(text_at(input.sources.adminAuditLogConfig, "PSComputerName")), ".compliance.")

# Over REST the host is not told; its objects lie in the forest of the mail filter.
compliance_session if {
	some key in ["DistinguishedName", "Identity", "Id", "Name", "ObjectCategory", "OrganizationId", "OriginatingServer"]
	some mark in ["dc=ffo", "ffo.extest."]
	contains(lower(text_at(input.sources.adminAuditLogConfig, key)), mark)
}
