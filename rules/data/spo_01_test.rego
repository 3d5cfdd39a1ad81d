package triage.spo_01_test

import data.triage.spo_01

graph(settings) := {"basis": "graph", "sources": {"sharepointSettings": settings}}

import_(tenant) := {"basis": "import", "sources": {"spoTenant": tenant}}

status(value) := result.status if result := spo_01.result with input as value

test_levels_as_graph_sends_them if {
	status(graph({"sharingCapability": "disabled"})) == "pass"
	status(graph({"sharingCapability": "existingExternalUserSharingOnly"})) == "pass"
	status(graph({"sharingCapability": "externalUserSharingOnly"})) == "partial"
	status(graph({"sharingCapability": "externalUserAndGuestSharing"})) == "fail"
}

test_levels_as_powershell_writes_them if {
	status(import_({"SharingCapability": 0})) == "pass"
	status(import_({"SharingCapability": 1})) == "partial"
	status(import_({"SharingCapability": 2})) == "fail"
	status(import_({"SharingCapability": 3})) == "pass"
	status(import_({"SharingCapability": "ExternalUserAndGuestSharing"})) == "fail"
	status(import_({"SharingCapability": "2"})) == "fail"
	status(import_({"SharingCapability": "3"})) == "pass"
}

test_odd_values_cannot_be_told if {
	every value in [null, "", "unknownFutureValue", 4, true] {
		status(graph({"sharingCapability": value})) == "notAssessed"
	}
	status(graph({})) == "notAssessed"
	status(import_({})) == "notAssessed"
	status(import_({"SharingCapability": 9})) == "notAssessed"
	result := spo_01.result with input as import_({"SharingCapability": 9})
	result.reason == "The sharing level reads “9”, which this version does not know."
}

test_the_setting_is_named if {
	result := spo_01.result with input as graph({"sharingCapability": "externalUserAndGuestSharing"})
	result.affected[0].id == "sharepointSettings.sharingCapability"
}
