package triage.aud_01_test

import data.triage.aud_01
import data.triage.lib.verdicts

verdict(config) := result if result := aud_01.result with input as {"basis": "import", "sources": {"adminAuditLogConfig": config}}

score(percentage) := result if result := aud_01.result with input as {"basis": "secureScore", "secureScore": {"date": "2026-11-21", "controls": [{
	"name": "mip_search_auditlog", "title": "Audit log search", "percentage": percentage, "date": "2026-11-21",
}]}}

test_recording_is_on if every value in [true, "True"] { verdict({"UnifiedAuditLogIngestionEnabled": value}).status == "pass" }

test_recording_is_off if {
	result := verdict({"UnifiedAuditLogIngestionEnabled": false, "AdminAuditLogEnabled": true})
	verdicts.says(result, {"status": "fail", "first id": "adminAuditLogConfig.UnifiedAuditLogIngestionEnabled"})
	verdict({"UnifiedAuditLogIngestionEnabled": "False"}).status == "fail"
}

test_the_older_log_does_not_count if verdict({"AdminAuditLogEnabled": true}).status == "notAssessed"

test_off_from_the_wrong_session_is_not_off if {
	verdict({"UnifiedAuditLogIngestionEnabled": false, "PSComputerName": "nam12b.ps.compliance.protection.outlook.com"}).status == "notAssessed"
	verdict({"UnifiedAuditLogIngestionEnabled": false, "PSComputerName": "outlook.office365.com"}).status == "fail"
	forest := "CN=Admin Audit Log Settings,CN=Configuration,CN=example.onmicrosoft.com,OU=Microsoft Exchange Hosted Organizations,DC=FFO,DC=extest,DC=microsoft,DC=com"
	verdict({"UnifiedAuditLogIngestionEnabled": false, "DistinguishedName": forest}).status == "notAssessed"
	verdict({"UnifiedAuditLogIngestionEnabled": false, "ObjectCategory": "FFO.extest.microsoft.com/Configuration/Schema/ms-Exch-Admin-Audit-Log-Config"}).status == "notAssessed"
	verdict({"UnifiedAuditLogIngestionEnabled": false, "DistinguishedName": replace(forest, "DC=FFO,DC=extest,DC=microsoft", "DC=NAMPR00A000,DC=PROD,DC=OUTLOOK")}).status == "fail"
}

test_odd_values_cannot_be_told if {
	every value in [null, "", 1, "Enabled", [true]] { verdict({"UnifiedAuditLogIngestionEnabled": value}).status == "notAssessed" }
	verdict({}).status == "notAssessed"
}

test_secure_score if {
	score(100).summary == "Microsoft Secure Score reports: the audit log is on"
	score(0).affected[0].id == "mip_search_auditlog"
	every case in [[100, "pass"], [0, "fail"], [50, "partial"]] { score(case[0]).status == case[1] }
}
