package triage.auth_17_test

import data.triage.auth_17

status(value) := result.status if {
	result := auth_17.result with input as value
}

graph(settings) := {"basis": "graph", "sources": {"sharepointSettings": settings}}

import_(tenant) := {"basis": "import", "sources": {"spoTenant": tenant}}

score(percentage) := {
	"basis": "secureScore",
	"secureScore": {"controls": [{"name": "spo_legacy_auth", "title": "Modern sign-in", "percentage": percentage, "date": "2026-11-21"}], "date": "2026-11-21"},
}

test_refused if {
	status(graph({"isLegacyAuthProtocolsEnabled": false})) == "pass"
	status(import_({"LegacyAuthProtocolsEnabled": false})) == "pass"
	status(import_({"LegacyAuthProtocolsEnabled": "False"})) == "pass"
}

test_allowed if {
	result := auth_17.result with input as graph({"isLegacyAuthProtocolsEnabled": true})
	result.status == "fail"
	result.affected[0].id == "sharepointSettings.isLegacyAuthProtocolsEnabled"
	status(import_({"LegacyAuthProtocolsEnabled": true})) == "fail"
	status(import_({"LegacyAuthProtocolsEnabled": "True"})) == "fail"
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
	status(score(100)) == "pass"
	status(score(50)) == "partial"
	status(score(0)) == "fail"
	result := auth_17.result with input as score(100)
	startswith(result.summary, "Microsoft Secure Score reports")
}
