package triage.spo_02_test

import data.triage.spo_02

verdict(tenant) := result if result := spo_02.result with input as {"basis": "import", "sources": {"spoTenant": tenant}}

levels(sharepoint, onedrive) := verdict({"SharingCapability": sharepoint, "OneDriveSharingCapability": onedrive}).status

test_the_same_or_stricter if {
	levels(3, 3) == "pass"
	levels(2, 2) == "pass"
	levels(1, 3) == "pass"
	levels("ExternalUserSharingOnly", "Disabled") == "pass"
}

test_wider if {
	levels(0, 3) == "fail"
	levels(3, 1) == "fail"
	levels("1", "2") == "fail"
	result := verdict({"SharingCapability": 3, "OneDriveSharingCapability": 2})
	result.affected == [{
		"type": "setting", "id": "spoTenant.OneDriveSharingCapability", "name": "Sharing from OneDrive",
		"detail": "“Anyone”, while SharePoint is set to “Existing guests”",
	}]
}

test_the_names_of_the_rest_interface if verdict({"SharingCapability": 2, "ODBSharingCapability": 0}).status == "pass"

test_sharepoints_own_level_counts_before_the_tenants if {
	verdict({"SharingCapability": 2, "CoreSharingCapability": 0, "OneDriveSharingCapability": 2}).status == "fail"
}

test_odd_values_cannot_be_told if {
	every value in [null, "", 9, "Everybody", true] {
		levels(3, value) == "notAssessed"
		levels(value, 3) == "notAssessed"
	}
	verdict({}).status == "notAssessed"
}
