package triage.spo_06_test

import data.triage.spo_06
import data.triage.lib.verdicts

graph(level) := result if result := spo_06.result with input as {"basis": "graph", "sources": {"sharepointSettings": {"sharingCapability": level}}}

verdict(changes) := result if result := spo_06.result with input as {
	"basis": "import", "parameters": {"anyoneLinkDays": 30},
	"sources": {"spoTenant": object.union({
		"SharingCapability": 2, "RequireAnonymousLinksExpireInDays": 30, "FileAnonymousLinkType": 1, "FolderAnonymousLinkType": 1,
	}, changes)},
}

test_graph_shows_that_they_are_off if every level in ["disabled", "existingExternalUserSharingOnly", "externalUserSharingOnly"] { graph(level).status == "pass" }

test_graph_does_not_show_the_limits if verdicts.says(graph("externalUserAndGuestSharing"), {"status": "notAssessed", "reason has": "Get-SPOTenant"})

test_an_export_shows_that_they_are_off if {
	every level in [0, 1, 3, "Disabled"] { verdict({"SharingCapability": level, "RequireAnonymousLinksExpireInDays": -1}).status == "pass" }
}

# The steps set 30 days and View.
test_what_the_steps_set_passes if {
	every given in [{}, {"RequireAnonymousLinksExpireInDays": "7", "FileAnonymousLinkType": "View"}] { verdict(given).status == "pass" }
}

test_they_never_expire if {
	every days in [-1, 0, "-1"] { verdict({"RequireAnonymousLinksExpireInDays": days}).status == "fail" }
	result := verdict({"RequireAnonymousLinksExpireInDays": -1, "FolderAnonymousLinkType": 2})
	[one.id | some one in result.affected] == ["spoTenant.RequireAnonymousLinksExpireInDays", "spoTenant.FolderAnonymousLinkType"]
	result.affected[0].detail == "they never expire"
}

test_they_live_too_long if verdicts.says(verdict({"RequireAnonymousLinksExpireInDays": 90}), {
	"status": "partial", "summary": "Links that open for anyone live for 90 days", "affected count": 1,
})

test_they_let_strangers_write if verdicts.says(verdict({"FileAnonymousLinkType": 2, "FolderAnonymousLinkType": "Edit"}), {
	"status": "partial", "summary": "Links that open for anyone let strangers change files", "affected count": 2,
})

test_they_let_strangers_add_files if {
	every kind in [3, "3", "ViewAndUpload"] {
		verdicts.says(verdict({"FolderAnonymousLinkType": kind}), {
			"status": "partial", "summary": "Links that open for anyone let strangers add files", "first detail": "whoever has the link may add files",
		})
	}
	verdict({"FolderAnonymousLinkType": 3, "RequireAnonymousLinksExpireInDays": -1}).status == "fail"
}

test_a_finding_stands_beside_an_odd_value if verdict({"FileAnonymousLinkType": 2, "RequireAnonymousLinksExpireInDays": null}).status == "partial"

test_odd_values_cannot_be_told if {
	every changes in [{"RequireAnonymousLinksExpireInDays": null}, {"RequireAnonymousLinksExpireInDays": "soon"}, {"FileAnonymousLinkType": 0}, {"FolderAnonymousLinkType": null}, {"SharingCapability": null}, {"SharingCapability": 9}] {
		verdict(changes).status == "notAssessed"
	}
	every level in [null, "", "unknownFutureValue", 2.5] { graph(level).status == "notAssessed" }
}

# What Microsoft says now stands before an older export.
test_a_newer_level_stands_before_the_export if {
	result := spo_06.result with input as {
		"basis": "import", "parameters": {"anyoneLinkDays": 30},
		"sources": {
			"sharepointSettings": {"sharingCapability": "externalUserAndGuestSharing"},
			"spoTenant": {"SharingCapability": 3, "RequireAnonymousLinksExpireInDays": -1, "FileAnonymousLinkType": 1, "FolderAnonymousLinkType": 1},
		},
	}
	result.status == "fail"
}
