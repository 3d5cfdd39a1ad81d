package triage.ret_03_test

import data.triage.ret_03
import data.triage.lib.verdicts

graph(days) := result if result := ret_03.result with input as {
	"basis": "graph", "parameters": {"deletedUserFilesDays": 365},
	"sources": {"sharepointSettings": {"deletedUserPersonalSiteRetentionPeriodInDays": days}},
}

verdict(changes) := result if result := ret_03.result with input as {
	"basis": "import", "parameters": {"deletedUserFilesDays": 365},
	"sources": {"spoTenant": object.union({"OrphanedPersonalSitesRetentionPeriod": 365, "EnableAutoExpirationVersionTrim": true, "MajorVersionLimit": 500}, changes)},
}

test_graph_shows_a_short_time if verdicts.says(graph(30), {
	"status": "partial", "summary": "The OneDrive of a deleted account is deleted after 30 days",
	"first id": "sharepointSettings.deletedUserPersonalSiteRetentionPeriodInDays",
})

test_graph_does_not_show_the_rest if {
	graph(365).status == "notAssessed"
	contains(graph(3650).reason, "Get-SPOTenant")
}

# The steps set 365 days and automatic limits.
test_what_the_steps_set_passes if {
	result := verdict({})
	result.status == "pass"
	result.evidence[2] == "The recycle bin keeps files for 93 days, Microsoft's default, because the export shows no other setting."
	verdict({"OrphanedPersonalSitesRetentionPeriod": "3650", "EnableAutoExpirationVersionTrim": "False", "MajorVersionLimit": 100, "RecycleBinRetentionPeriod": 93}).status == "pass"
}

test_a_short_time_in_an_export if {
	verdicts.says(verdict({"OrphanedPersonalSitesRetentionPeriod": 30}), {"status": "partial", "ids": ["spoTenant.OrphanedPersonalSitesRetentionPeriod"]})
}

test_few_versions_and_a_short_recycle_bin if {
	result := verdict({"EnableAutoExpirationVersionTrim": false, "MajorVersionLimit": 5, "RecycleBinRetentionPeriod": 14})
	verdicts.says(result, {"status": "partial", "summary": "Overwritten or deleted files are kept for a short time only"})
	[one.detail | some one in result.affected] == ["only 5 are kept", "emptied after 14 days"]
}

test_a_finding_stands_beside_an_odd_value if {
	verdicts.says(verdict({"OrphanedPersonalSitesRetentionPeriod": null, "RecycleBinRetentionPeriod": 14}), {"status": "partial", "affected count": 1})
}

test_odd_values_cannot_be_told if {
	every days in [null, "", "a year", true, -1, 0] { graph(days).status == "notAssessed" }
	every changes in [{"OrphanedPersonalSitesRetentionPeriod": null}, {"EnableAutoExpirationVersionTrim": null}, {"EnableAutoExpirationVersionTrim": false, "MajorVersionLimit": null}, {"EnableAutoExpirationVersionTrim": false, "MajorVersionLimit": -1}, {"RecycleBinRetentionPeriod": null}, {"RecycleBinRetentionPeriod": 0}] {
		verdict(changes).status == "notAssessed"
	}
	result := ret_03.result with input as {"basis": "import", "parameters": {"deletedUserFilesDays": 365}, "sources": {"spoTenant": {}}}
	result.status == "notAssessed"
}
