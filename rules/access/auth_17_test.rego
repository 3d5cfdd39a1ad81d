package triage.auth_17_test

import data.triage.auth_17
import data.triage.lib.verdicts

status(value) := judged(value).status

graph(settings) := {"basis": "graph", "sources": {"sharepointSettings": settings}}

import_(tenant) := {"basis": "import", "sources": {"spoTenant": tenant}}

score(percentage) := {
	"basis": "secureScore",
	"secureScore": {"controls": [{"name": "spo_legacy_auth", "title": "Modern sign-in", "percentage": percentage, "date": "2026-11-21"}], "date": "2026-11-21"},
}

judged(value) := result if result := auth_17.result with input as value

test_refused if {
	status(graph({"isLegacyAuthProtocolsEnabled": false})) == "pass"
	every value in [false, "False"] { status(import_({"LegacyAuthProtocolsEnabled": value})) == "pass" }
}

test_allowed if {
	verdicts.says(judged(graph({"isLegacyAuthProtocolsEnabled": true})), {"status": "fail", "first id": "sharepointSettings.isLegacyAuthProtocolsEnabled"})
	every value in [true, "True"] { status(import_({"LegacyAuthProtocolsEnabled": value})) == "fail" }
}

test_odd_values_cannot_be_told if {
	every value in [null, "", 0, 1, "off"] {
		status(graph({"isLegacyAuthProtocolsEnabled": value})) == "notAssessed"
		status(import_({"LegacyAuthProtocolsEnabled": value})) == "notAssessed"
	}
	status(graph({})) == "notAssessed"
	status(import_({})) == "notAssessed"
}

test_secure_score if {
	every case in [[100, "pass"], [50, "partial"], [0, "fail"]] { status(score(case[0])) == case[1] }
	result := judged(score(100))
	startswith(result.summary, "Microsoft Secure Score reports")
}
