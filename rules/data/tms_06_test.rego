package triage.tms_06_test

import data.triage.tms_06
import data.triage.lib.verdicts

off := {"AllowBox": false, "AllowDropBox": false, "AllowEgnyte": false, "AllowGoogleDrive": false, "AllowShareFile": false}

verdict(changes) := result if {
	result := tms_06.result with input as {"basis": "import", "sources": {"teamsClientConfiguration": object.union(off, changes)}}
}

test_all_off if every given in [{}, {"AllowBox": "False"}] { verdict(given).status == "pass" }

test_some_on if verdicts.says(verdict({"AllowDropBox": true, "AllowGoogleDrive": "True"}), {
	"status": "partial", "summary": "Staff can put files into Dropbox and Google Drive from within Teams",
	"ids": ["teamsClientConfiguration.AllowDropBox", "teamsClientConfiguration.AllowGoogleDrive"],
})

test_all_on if verdicts.says(verdict({key: true | some key, _ in off}), {"status": "fail", "affected count": 5})

test_one_on_stands_beside_an_odd_one if verdict({"AllowDropBox": true, "AllowBox": null}).status == "partial"

test_odd_values_cannot_be_told if {
	every value in [null, "", 0, "off"] { verdict({"AllowBox": value}).status == "notAssessed" }
	contains(verdict({"AllowBox": null}).reason, "these are on: Box.")
	result := tms_06.result with input as {"basis": "import", "sources": {"teamsClientConfiguration": {}}}
	result.status == "notAssessed"
}
