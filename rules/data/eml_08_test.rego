package triage.eml_08_test

import data.triage.eml_08

good := {
	"Identity": "ControlPoint Config", "AzureRMSLicensingEnabled": true, "InternalLicensingEnabled": true,
	"SimplifiedClientAccessEnabled": true, "SimplifiedClientAccessEncryptOnlyDisabled": false,
}

import_(changes) := {"basis": "import", "sources": {"irmConfiguration": object.union(good, changes)}}

status(value) := result.status if result := eml_08.result with input as value

test_everything_on_passes if {
	status(import_({})) == "pass"
	status(import_({"AzureRMSLicensingEnabled": "True", "SimplifiedClientAccessEncryptOnlyDisabled": "False"})) == "pass"
}

test_switched_off_fails_and_names_the_setting if {
	result := eml_08.result with input as import_({"AzureRMSLicensingEnabled": false})
	result.status == "fail"
	result.affected == [{
		"type": "setting", "id": "irmConfiguration.AzureRMSLicensingEnabled", "name": "AzureRMSLicensingEnabled",
		"detail": "Exchange may not use the encryption service",
	}]
	status(import_({"InternalLicensingEnabled": "False"})) == "fail"
}

test_without_the_button_is_partial if {
	result := eml_08.result with input as import_({"SimplifiedClientAccessEnabled": false})
	result.status == "partial"
	result.summary == "Message encryption is on, and Outlook on the web does not offer it"
	status(import_({"SimplifiedClientAccessEncryptOnlyDisabled": true})) == "partial"
	status(import_({"SimplifiedClientAccessEnabled": false, "SimplifiedClientAccessEncryptOnlyDisabled": null})) == "partial"
}

test_odd_values_cannot_be_told if {
	every key in ["AzureRMSLicensingEnabled", "InternalLicensingEnabled", "SimplifiedClientAccessEnabled", "SimplifiedClientAccessEncryptOnlyDisabled"] {
		every value in [null, "", 1, "Perhaps", []] {
			result := eml_08.result with input as import_({key: value})
			result.status == "notAssessed"
			contains(result.reason, key)
		}
	}
	status({"basis": "import", "sources": {"irmConfiguration": {}}}) == "notAssessed"
}

test_off_beats_unknown if {
	status(import_({"AzureRMSLicensingEnabled": false, "InternalLicensingEnabled": null})) == "fail"
	status(import_({"AzureRMSLicensingEnabled": null, "SimplifiedClientAccessEnabled": false})) == "notAssessed"
}
