package triage.spo_04_test

import data.triage.spo_04

verdict(changes) := result if result := spo_04.result with input as {
	"basis": "import",
	"sources": {"spoTenant": object.union({"SharingCapability": 2, "DefaultSharingLinkType": 1, "CoreDefaultShareLinkScope": -1, "OneDriveDefaultShareLinkScope": -1}, changes)},
}

link(value) := verdict({"DefaultSharingLinkType": value}).status

test_narrow_links if {
	every value in [1, 2, "1", "Direct", "Internal"] { link(value) == "pass" }
	verdict({}).evidence == ["Offered first in SharePoint: specific people.", "Offered first in OneDrive: specific people."]
}

test_links_for_anyone if {
	every value in [3, "AnonymousAccess", 0, "None"] { link(value) == "fail" }
	verdict({"DefaultSharingLinkType": 3}).affected == [{"type": "setting", "id": "spoTenant.DefaultSharingLinkType", "name": "Default link in SharePoint and OneDrive", "detail": "Anyone with the link"}]
}

test_the_newer_setting_of_a_place_counts_first if {
	result := verdict({"OneDriveDefaultShareLinkScope": 0})
	result.status == "partial"
	result.summary == "In OneDrive, the link that staff are offered first opens for anyone"
	result.affected[0].id == "spoTenant.OneDriveDefaultShareLinkScope"
	verdict({"DefaultSharingLinkType": 3, "CoreDefaultShareLinkScope": "SpecificPeople", "OneDriveDefaultShareLinkScope": "Organization"}).status == "pass"
	verdict({"DefaultSharingLinkType": 3, "CoreDefaultShareLinkScope": "Uninitialized", "OneDriveDefaultShareLinkScope": "Anyone"}).status == "fail"
}

test_a_link_for_people_with_access if {
	verdict({"DefaultSharingLinkType": 3, "CoreDefaultLinkToExistingAccess": true, "OneDriveDefaultLinkToExistingAccess": "True"}).status == "pass"
	verdict({"DefaultSharingLinkType": 3, "CoreDefaultLinkToExistingAccess": true}).status == "partial"
}

test_nothing_is_offered_to_anyone_where_that_is_switched_off if every level in [0, 1, 3, "ExistingExternalUserSharingOnly"] {
	every value in [3, null] { verdict({"SharingCapability": level, "DefaultSharingLinkType": value}).status == "pass" }
}

test_odd_values_cannot_be_told if {
	every value in [null, "", 7, "Everybody"] { link(value) == "notAssessed" }
	verdict({"SharingCapability": null, "DefaultSharingLinkType": 3}).status == "notAssessed"
	verdict({"SharingCapability": null}).status == "pass"
	verdict({"CoreDefaultShareLinkScope": 9}).status == "notAssessed"
	verdict({"CoreDefaultShareLinkScope": 9, "OneDriveDefaultShareLinkScope": 0}).status == "partial"
	result := spo_04.result with input as {"basis": "import", "sources": {"spoTenant": {}}}
	result.status == "notAssessed"
}

graph(level) := result if result := spo_04.result with input as {"basis": "graph", "sources": {"sharepointSettings": {"sharingCapability": level}}}

test_graph_shows_that_nothing_can_be_offered_to_anyone if {
	every level in ["disabled", "existingExternalUserSharingOnly", "externalUserSharingOnly"] { graph(level).status == "pass" }
}

test_graph_does_not_show_the_default_link if {
	every level in ["externalUserAndGuestSharing", "unknownFutureValue", null, ""] { graph(level).status == "notAssessed" }
	contains(graph("externalUserAndGuestSharing").reason, "Get-SPOTenant")
}

# What Microsoft says now stands before an older export.
test_a_newer_level_stands_before_the_export if {
	result := spo_04.result with input as {
		"basis": "import",
		"sources": {
			"sharepointSettings": {"sharingCapability": "externalUserAndGuestSharing"},
			"spoTenant": {"SharingCapability": 3, "DefaultSharingLinkType": 3, "CoreDefaultShareLinkScope": -1, "OneDriveDefaultShareLinkScope": -1},
		},
	}
	result.status == "fail"
}
