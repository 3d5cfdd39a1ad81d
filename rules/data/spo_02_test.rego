package triage.spo_02_test

import data.triage.spo_02

verdict(tenant) := result if result := spo_02.result with input as {"basis": "import", "sources": {"spoTenant": tenant}}

levels(sharepoint, onedrive) := verdict({"SharingCapability": sharepoint, "OneDriveSharingCapability": onedrive}).status

test_the_same_or_stricter if {
	every value in [3, 1] { levels(value, 3) == "pass" }
	every case in [[levels(2, 2), "pass"], [levels("ExternalUserSharingOnly", "Disabled"), "pass"]] { case[0] == case[1] }
}

test_wider if {
	every case in [[levels(0, 3), "fail"], [levels(3, 1), "fail"], [levels("1", "2"), "fail"]] { case[0] == case[1] }
	verdict({"SharingCapability": 3, "OneDriveSharingCapability": 2}).affected == [{
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
		every case in [[levels(3, value), "notAssessed"], [levels(value, 3), "notAssessed"]] { case[0] == case[1] }
	}
	verdict({}).status == "notAssessed"
}
