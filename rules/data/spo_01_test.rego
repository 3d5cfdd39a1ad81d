package triage.spo_01_test

import data.triage.spo_01

graph(settings) := {"basis": "graph", "sources": {"sharepointSettings": settings}}

import_(tenant) := {"basis": "import", "sources": {"spoTenant": tenant}}

status(value) := result.status if result := spo_01.result with input as value

verdict(value) := result if result := spo_01.result with input as value

test_levels_as_graph_sends_them if every case in [
	[graph({"sharingCapability": "disabled"}), "pass"], [graph({"sharingCapability": "existingExternalUserSharingOnly"}), "pass"],
	[graph({"sharingCapability": "externalUserSharingOnly"}), "partial"], [graph({"sharingCapability": "externalUserAndGuestSharing"}), "fail"],
] { status(case[0]) == case[1] }

test_levels_as_powershell_writes_them if {
	status(import_({"SharingCapability": 1})) == "partial"
	every value in [2, "ExternalUserAndGuestSharing", "2"] { status(import_({"SharingCapability": value})) == "fail" }
	every value in [0, 3, "3"] { status(import_({"SharingCapability": value})) == "pass" }
}

test_odd_values_cannot_be_told if {
	every value in [null, "", "unknownFutureValue", 4, true] { status(graph({"sharingCapability": value})) == "notAssessed" }
	every given in [graph({}), import_({}), import_({"SharingCapability": 9})] { status(given) == "notAssessed" }
	verdict(import_({"SharingCapability": 9})).reason == "The sharing level reads “9”, which this version does not know."
}

test_the_setting_is_named if verdict(graph({"sharingCapability": "externalUserAndGuestSharing"})).affected[0].id == "sharepointSettings.sharingCapability"
