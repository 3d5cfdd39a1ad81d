package triage.ca_16_test

import data.triage.ca_16
import data.triage.lib.verdicts

judged(value) := result if result := ca_16.result with input as value

covered := {
	"total": 2, "covered": 2, "open": [], "weaker": [], "unknown": [], "separate": [], "everyone": null,
	"policies": [{"id": "p1", "name": "Short sessions"}], "reportOnly": [], "disabled": [], "securityDefaults": false, "perUserMfa": "read",
}

gap(id) := {"id": id, "name": upper(id), "upn": "x", "where": "everywhere", "why": "“Short sessions” leaves the account out by name"}

outcome(again, closing) := judged({
	"basis": "graph", "parameters": {"unmanagedSignInFrequencyHours": 24}, "sources": {"conditionalAccessPolicies": policies},
	"facts": {"unmanagedSessionCoverage": {"frequency": object.union(covered, again), "notPersistent": object.union(covered, closing)}},
})

filtered(id) := {
	"id": id, "displayName": "For non-compliant devices", "state": "enabled",
	"conditions": {"devices": {"deviceFilter": {"mode": "include", "rule": "device.isCompliant -eq False"}}},
	"sessionControls": {"signInFrequency": {"isEnabled": true, "type": "hours", "value": 4}, "persistentBrowser": {"isEnabled": true, "mode": "never"}},
}

policies := [filtered("p1"), object.union(filtered("p8"), {"state": "disabled"}), {"id": "p4", "state": "enabled", "sessionControls": null}]

all := {"covered": 0, "open": [gap("ana"), gap("ben")]}

one := {"covered": 1, "open": [gap("ana")]}

test_sessions_end_for_everybody if verdicts.says(outcome({}, {}), {"status": "pass", "evidence": [
	"Signing in again within 24 hours on unmanaged devices: 2 of 2 accounts are covered.",
	"Nobody stays signed in after the browser is closed: 2 of 2 accounts are covered.",
	"Enabled policies that count for signing in again: “Short sessions”.",
	"Enabled policies that count for staying signed in: “Short sessions”.",
]})

test_sessions_end_for_nobody if {
	verdicts.says(outcome(all, all), {"status": "fail", "ids": ["conditionalAccessPolicies.signInFrequency", "conditionalAccessPolicies.persistentBrowser"]})
}

test_one_half_is_missing if {
	verdicts.says(outcome({}, all), {
		"status": "partial", "summary": "On unmanaged devices people may stay signed in after closing the browser", "ids": ["conditionalAccessPolicies.persistentBrowser"],
	})
	verdicts.says(outcome(all, {}), {"summary": "On unmanaged devices people need not sign in again for days or weeks", "ids": ["conditionalAccessPolicies.signInFrequency"]})
}

test_one_account_left_out if {
	result := outcome(one, one)
	verdicts.says(result, {"status": "partial", "summary": "One account can stay signed in on unmanaged devices"})
	result.affected == [{
		"type": "user", "id": "ana", "name": "ANA",
		"detail": "need not sign in again (“Short sessions” leaves the account out by name); may stay signed in (“Short sessions” leaves the account out by name)",
	}]
}

test_different_accounts_left_out if {
	result := outcome(one, {"covered": 1, "weaker": [object.union(gap("ben"), {"where": "from “Office”"})]})
	result.summary == "Two accounts can stay signed in on unmanaged devices"
	{object.id | some object in result.affected} == {"ana", "ben"}
	some object in result.affected
	object.detail == "may stay signed in (from “Office”: “Short sessions” leaves the account out by name)"
}

test_one_half_is_missing_and_one_account_left_out if verdicts.says(outcome(one, all), {"status": "partial", "ids": ["conditionalAccessPolicies.persistentBrowser", "ana"]})

test_a_gap_for_everybody if {
	weaker := {"covered": 0, "weaker": [gap("ana"), gap("ben")]}
	verdicts.says(outcome(weaker, weaker), {"status": "partial", "summary": "On unmanaged devices sessions end, and not everywhere", "affected count": 2})
}

test_cannot_tell if {
	verdicts.says(outcome({}, {"covered": 1, "unknown": [gap("ana")]}), {"status": "notAssessed", "reason has": "ANA"})
	every case in [[{}, "notAssessed"], [one, "partial"]] { outcome({"covered": 1, "unknown": [gap("ana")]}, case[0]).status == case[1] }
}

test_nobody_there if outcome({"total": 0, "covered": 0}, {"total": 0, "covered": 0}).status == "notApplicable"

test_evidence_names_what_does_not_count if {
	result := outcome(object.union(all, {"policies": [{"id": "p7", "name": "Block other countries"}], "reportOnly": [{"id": "p2", "name": "Try"}], "disabled": [{"id": "p3", "name": "Off"}]}), object.union(all, {"policies": []}))
	"Only reporting, so not counted: “Try”." in result.evidence
	"Switched off, so not counted: “Off”." in result.evidence
	some line in result.evidence
	startswith(line, "Not counted, because of its device filter or its reach")
	endswith(line, ": “For non-compliant devices”.")
}

# The evidence on a policy with a device filter and a session of its own.
evidence_on(session) := result.evidence if {
	policy := object.union(object.remove(filtered("p7"), ["sessionControls"]), {"sessionControls": session})
	result := ca_16.result with input as {
		"basis": "graph", "parameters": {"unmanagedSignInFrequencyHours": 24}, "sources": {"conditionalAccessPolicies": [policy]},
		"facts": {"unmanagedSessionCoverage": {"frequency": object.union(covered, all), "notPersistent": object.union(covered, all)}},
	}
}

frequency(changes) := {"signInFrequency": object.union({"isEnabled": true, "type": "hours", "value": 24, "frequencyInterval": "timeBased"}, changes)}

test_a_session_that_is_too_long_is_not_blamed_on_the_filter if {
	long := "Asks again later than 24 hours, so not counted: “For non-compliant devices”."
	every changes in [{"type": "days", "value": 30}, {"type": "days", "value": 2}, {"value": 25}] {
		lines := evidence_on(frequency(changes))
		long in lines
		not filter_blamed(lines)
	}
	every changes in [{}, {"type": "days", "value": 1}, {"frequencyInterval": "everyTime", "type": null, "value": null}] {
		lines := evidence_on(frequency(changes))
		not long in lines
		filter_blamed(lines)
	}
	every changes in [{"type": "years"}, {"value": null}, {"value": "24"}, {"isEnabled": false}] { not filter_blamed(evidence_on(frequency(changes))) }
}

test_a_browser_that_always_stays_signed_in_is_named if {
	lines := evidence_on({"persistentBrowser": {"isEnabled": true, "mode": "always"}})
	"Keeps people signed in: “For non-compliant devices”." in lines
	not filter_blamed(lines)
	filter_blamed(evidence_on({"persistentBrowser": {"isEnabled": true, "mode": "never"}}))
}

filter_blamed(lines) if {
	some line in lines
	startswith(line, "Not counted, because of its device filter")
}

# The accounts were not read.
test_a_group_left_out_is_named if {
	group := object.union(gap("g"), {"type": "group", "name": "the group “Kiosks”"})
	verdicts.says(outcome({"covered": 1, "open": [group]}, {"covered": 1, "open": [group]}), {
		"status": "partial", "summary": "On unmanaged devices sessions end, with a gap for the group “Kiosks”", "first type": "group",
	})
}

test_of_a_part_of_the_accounts_the_rest_may_be_covered if {
	part := object.union(all, {"whole": false})
	outcome(part, part).status == "partial"
}
