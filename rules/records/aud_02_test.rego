package triage.aud_02_test

import data.triage.aud_02
import data.triage.lib.verdicts

person(id, changes) := object.union({"id": id, "name": id, "upn": sprintf("%s@p.example", [id]), "enabled": true, "guest": false, "syncAccount": false, "capabilities": ["entraP1", "auditPremium"], "possibleCapabilities": []}, changes)

plain(id) := person(id, {"capabilities": ["entraP1"]})

policy(changes) := object.union({"Name": "Keep a year", "Guid": "g1", "Enabled": true, "RetentionDuration": "TwelveMonths", "RecordTypes": ["ExchangeItem"], "Operations": [], "UserIds": []}, changes)

graph(people) := result if result := aud_02.result with input as {"basis": "graph", "facts": {"people": people}}

import_(people, policies) := result if {
	result := aud_02.result with input as {"basis": "import", "facts": {"people": people}, "sources": {"unifiedAuditLogRetentionPolicies": policies}}
}

everybody := [person("Ann", {}), person("Ben", {})]

verdict(value) := result if result := aud_02.result with input as value

test_everybody_licensed_and_no_policy_shortens if every given in [
	[], [policy({})], [policy({"RetentionDuration": "ThreeYears"})], [policy({"RetentionDuration": "FiveYears"})],
	[policy({"RetentionDuration": "SevenYears"})], [policy({"RetentionDuration": "TenYears"})],
] { import_(everybody, given).status == "pass" }

test_a_log_that_is_switched_off_keeps_nothing if {
	case := {"basis": "import", "facts": {"people": everybody}, "sources": {"unifiedAuditLogRetentionPolicies": [], "adminAuditLogConfig": {"UnifiedAuditLogIngestionEnabled": false}}}
	verdict(case).status == "fail"
	verdict(object.union(case, {"sources": {"adminAuditLogConfig": {"UnifiedAuditLogIngestionEnabled": "True"}}})).status == "pass"
	verdict(object.union(case, {"sources": {"adminAuditLogConfig": {"PSComputerName": "nam12b.ps.compliance.protection.outlook.com"}}})).status == "pass"
}

test_a_shorter_policy if verdicts.says(import_(everybody, [policy({}), policy({"Name": "Three", "Guid": "g2", "RetentionDuration": "ThreeMonths"})]), {
	"status": "partial", "summary": "One policy deletes audit records before a year is over",
	"affected": [{"type": "auditRetentionPolicy", "id": "g2", "name": "Three", "detail": "keeps records for three months only"}],
})

test_days_and_a_month_are_shorter_too if {
	import_(everybody, [policy({"RetentionDuration": "SevenDays"})]).affected[0].detail == "keeps records for seven days only"
	import_(everybody, [policy({"RetentionDuration": "OneMonth"})]).status == "partial"
}

test_a_shorter_policy_for_people_counts if {
	result := import_(everybody, [policy({"RetentionDuration": "SixMonths", "UserIds": ["app@sharepoint", "ann@P.example"]})])
	verdicts.says(result, {"status": "partial", "first id": "g1"})
}

test_the_policy_that_comes_first_counts if {
	first := policy({"Priority": 1, "RecordTypes": ["ExchangeItem", "SharePoint"]})
	second := policy({"Guid": "g2", "RetentionDuration": "ThreeMonths", "Priority": "10"})
	import_(everybody, [first, second]).status == "pass"
	every changes in [{"Priority": 0}, {"Priority": null}, {"RecordTypes": ["AzureActiveDirectory"]}, {"RecordTypes": []}, {"RecordTypes": null}] {
		import_(everybody, [first, object.union(second, changes)]).status == "partial"
	}
	every changes in [{"Operations": ["MailItemsAccessed"]}, {"Enabled": false}, {"Priority": null}, {"RetentionDuration": "SixMonths"}] {
		import_(everybody, [object.union(first, changes), second]).status == "partial"
	}
}

test_a_shorter_policy_that_is_off_or_narrow_does_not_count if {
	import_(everybody, [policy({"RetentionDuration": "SixMonths", "Enabled": "False"})]).status == "pass"
	result := import_(everybody, [policy({"RetentionDuration": "SixMonths", "UserIds": ["app@sharepoint"]})])
	result.status == "pass"
	result.evidence[2] == "Policies for single activities or accounts, not counted: Keep a year."
}

test_policies_that_cannot_be_understood if {
	every changes in [{"RetentionDuration": null}, {"RetentionDuration": "TwoMoons"}, {"RetentionDuration": 3}, {"RetentionDuration": "SixMonths", "UserIds": null}] {
		import_(everybody, [policy(changes)]).status == "notAssessed"
	}
	contains(import_(everybody, [{}]).reason, "“without a name”")
}

test_the_licence_alone_does_not_decide if verdicts.says(graph(everybody), {"status": "notAssessed", "reason has": "Get-UnifiedAuditLogRetentionPolicy"})

test_nobody_licensed_means_180_days if {
	graph([plain("Ann"), plain("Ben")]).status == "notLicensed"
	contains(graph([plain("Ann")]).reason, "180 days")
	import_([plain("Ann")], [policy({})]).status == "notLicensed"
}

test_some_licensed if {
	contains(graph([person("Ann", {}), plain("Ben")]).reason, "The records of Ben are kept for 180 days")
	contains(graph([person("Ann", {}), plain("Ben"), plain("Cy")]).reason, "Ben and 1 more")
	import_([person("Ann", {}), plain("Ben")], []).status == "notAssessed"
}

test_guests_disabled_and_the_sync_account_are_left_out if {
	people := [person("Ann", {}), person("Gus", {"guest": true, "capabilities": []}), person("Old", {"enabled": false, "capabilities": []}), person("Sync", {"syncAccount": true, "capabilities": []})]
	import_(people, []).status == "pass"
	import_(array.concat(people, [person("Odd", {"enabled": null, "capabilities": []})]), []).status == "notAssessed"
}

test_licences_that_are_not_understood_cannot_be_told if {
	result := graph([person("Ann", {}), person("Ben", {"capabilities": [], "possibleCapabilities": ["auditPremium"]})])
	verdicts.says(result, {"status": "notAssessed", "reason has": "the licenses of Ben"})
	graph([person("Ben", {"capabilities": [], "possibleCapabilities": ["auditPremium"]})]).status == "notAssessed"
}

test_no_account_at_all if {
	graph([]).status == "notAssessed"
	import_([], []).status == "notAssessed"
}

exported(in_force, sources) := result if {
	result := aud_02.result with input as {"basis": "import", "facts": {"capabilities": {"auditPremium": in_force}}, "sources": sources}
}

test_an_export_without_accounts_says_what_it_can if {
	short := policy({"RetentionDuration": "ThreeMonths"})
	verdicts.says(exported("unknown", {"unifiedAuditLogRetentionPolicies": [short]}), {"status": "partial", "first id": "g1"})
	long := exported("yes", {"unifiedAuditLogRetentionPolicies": [policy({})]})
	verdicts.says(long, {"status": "notAssessed", "reason has": "Policies in force: Keep a year."})
	contains(exported("unknown", {"unifiedAuditLogRetentionPolicies": []}).reason, "No policy changes how long")
	exported("no", {"unifiedAuditLogRetentionPolicies": [short]}).status == "notLicensed"
	exported("unknown", {"unifiedAuditLogRetentionPolicies": [], "adminAuditLogConfig": {"UnifiedAuditLogIngestionEnabled": false}}).status == "fail"
}
