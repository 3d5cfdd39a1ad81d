package triage.eml_08_test

import data.triage.eml_08
import data.triage.lib.verdicts

good := {
	"Identity": "ControlPoint Config", "AzureRMSLicensingEnabled": true, "InternalLicensingEnabled": true,
	"SimplifiedClientAccessEnabled": true, "SimplifiedClientAccessEncryptOnlyDisabled": false,
}

import_(changes) := {"basis": "import", "sources": {"irmConfiguration": object.union(good, changes)}}

status(value) := result.status if result := eml_08.result with input as value

verdict(value) := result if result := eml_08.result with input as value

test_everything_on_passes if {
	every given in [{}, {"AzureRMSLicensingEnabled": "True", "SimplifiedClientAccessEncryptOnlyDisabled": "False"}] { status(import_(given)) == "pass" }
}

test_switched_off_fails_and_names_the_setting if {
	verdicts.says(verdict(import_({"AzureRMSLicensingEnabled": false})), {
		"status": "fail",
		"affected": [{"type": "setting", "id": "irmConfiguration.AzureRMSLicensingEnabled", "name": "AzureRMSLicensingEnabled", "detail": "Exchange may not use the encryption service"}],
	})
	status(import_({"InternalLicensingEnabled": "False"})) == "fail"
}

test_without_the_button_is_partial if {
	result := eml_08.result with input as import_({"SimplifiedClientAccessEnabled": false})
	verdicts.says(result, {"status": "partial", "summary": "Message encryption is on, and Outlook on the web does not offer it"})
	status(import_({"SimplifiedClientAccessEncryptOnlyDisabled": true})) == "partial"
	status(import_({"SimplifiedClientAccessEnabled": false, "SimplifiedClientAccessEncryptOnlyDisabled": null})) == "partial"
}

test_odd_values_cannot_be_told if {
	every key in ["AzureRMSLicensingEnabled", "InternalLicensingEnabled", "SimplifiedClientAccessEnabled", "SimplifiedClientAccessEncryptOnlyDisabled"] {
		every value in [null, "", 1, "Perhaps", []] { verdicts.says(verdict(import_({key: value})), {"status": "notAssessed", "reason has": key}) }
	}
	status({"basis": "import", "sources": {"irmConfiguration": {}}}) == "notAssessed"
}

test_off_beats_unknown if {
	status(import_({"AzureRMSLicensingEnabled": false, "InternalLicensingEnabled": null})) == "fail"
	status(import_({"AzureRMSLicensingEnabled": null, "SimplifiedClientAccessEnabled": false})) == "notAssessed"
}
