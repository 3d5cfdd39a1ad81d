package triage.auth_01_test

import data.triage.auth_01
import data.triage.lib.verdicts

nobody := {
	"total": 3, "covered": 3, "open": [], "weaker": [], "unknown": [], "separate": [], "everyone": null,
	"policies": [{"id": "p1", "name": "MFA"}], "reportOnly": [], "disabled": [], "securityDefaults": false, "perUserMfa": "read",
}

fact(changes) := {"facts": {"mfaCoverage": object.union(nobody, changes)}}

ana := {"id": "u1", "name": "Ana", "upn": "ana@x", "where": "everywhere", "why": "“MFA” leaves the account out by name"}

ben := {"id": "u2", "name": "Ben", "upn": "ben@x", "where": "from “Office”", "why": "“MFA” does not reach these sign-ins"}

judged(value) := result if result := auth_01.result with input as value

test_everybody_is_covered if verdicts.says(judged(fact({})), {"status": "pass", "evidence": ["3 of 3 accounts are covered.", "Enabled policies that count: “MFA”.", "Security defaults are off."]})

test_one_account_left_out if {
	verdicts.says(judged(fact({"covered": 2, "open": [ana]})), {
		"status": "partial", "summary": "One account can sign in with a password alone", "affected": [{"type": "user", "id": "u1", "name": "Ana", "detail": "“MFA” leaves the account out by name"}],
	})
}

test_nobody_is_covered if verdicts.says(judged(fact({"total": 2, "covered": 0, "open": [ana, ben]})), {"status": "fail", "affected count": 2})

# The accounts that were not read may be covered.
test_nobody_of_a_part_is_covered if judged(fact({"total": 2, "covered": 0, "open": [ana, ben], "whole": false})).status == "partial"

test_a_gap_for_one if {
	verdicts.says(judged(fact({"covered": 2, "weaker": [ben]})), {
		"status": "partial", "summary": "A second step at sign-in is required, with a gap for one account", "first detail": "from “Office”: “MFA” does not reach these sign-ins",
	})
}

test_a_gap_for_all_names_the_policy if {
	result := judged(fact({"covered": 0, "weaker": [object.union(ben, {"shared": true})], "everyone": [office]}))
	result.affected == [{"type": "conditionalAccessPolicy", "id": "p1", "name": "MFA", "detail": "for everybody, from “Office”"}]
}

office := {"where": "from “Office”", "objects": [], "places": true}

files := {"where": "to files", "objects": [{"type": "application", "id": "f", "name": "Files"}], "places": false}

phones := {"where": "on Linux", "objects": [], "places": false}

# An exception remembers what it was given for: another gap is another object, or says so.
test_gaps_of_all_tell_themselves_apart if {
	rows := [object.union(ben, {"shared": true}), object.union(ana, {"where": "to Teams", "also": "on Linux", "shared": false})]
	result := judged(fact({"covered": 0, "total": 2, "weaker": rows, "everyone": [office, files, phones]}))
	result.summary == "A second step at sign-in is required, with a gap for everybody"
	result.affected == [
		{"type": "application", "id": "f", "name": "Files", "detail": "for everybody, left out of “MFA”"},
		{"type": "conditionalAccessPolicy", "id": "p1", "name": "MFA", "detail": "for everybody, from “Office”; on Linux", "gap": "from “Office”; on Linux"},
		{"type": "user", "id": "u1", "name": "Ana", "detail": "to Teams: “MFA” leaves the account out by name; also on Linux"},
	]
	[object.id | some object in judged(fact({"covered": 0, "weaker": [rows[0]], "everyone": [files], "policies": []})).affected] == ["f"]
}

test_what_is_asked_instead_is_told if {
	judged(fact({"covered": 0, "total": 1, "weaker": [ben], "instead": ["ask for a managed device"]})).summary == "Your policies ask for a managed device instead, with a gap for everybody"
}

test_the_older_setting_is_named_as_the_means if {
	result := judged(fact({"policies": [], "perUserAlone": 2}))
	verdicts.says(result, {"status": "pass", "evidence count": 3})
	startswith(result.evidence[2], "Two accounts are asked by the older per-user setting alone. It lets addresses pass")
}

everybody := {"type": "people", "id": "everybody", "name": "everybody whom no policy names", "upn": "", "where": "everywhere", "also": "", "why": "no enabled policy covers these sign-ins"}

scanners := {"type": "group", "id": "g1", "name": "the group “Scanners”", "upn": "", "where": "everywhere", "also": "", "why": "“MFA” leaves them out"}

alone(changes) := result if result := auth_01.result with input as fact(object.union({"accountsRead": false, "whole": true}, changes))

test_policies_without_accounts if {
	verdicts.says(alone({"total": 1, "covered": 1}), {"status": "pass", "first evidence": "Judged from the policies alone; the accounts were not read."})
	alone({"total": 1, "covered": 0, "open": [everybody]}).status == "fail"
	verdicts.says(alone({"total": 3, "covered": 1, "open": [scanners, ana]}), {
		"status": "partial", "summary": "A second step at sign-in is required, with a gap for one account and the group “Scanners”", "ids": ["g1", "u1"], "first type": "group",
	})
	verdicts.says(alone({"total": 1, "covered": 0, "unknown": [everybody]}), {"status": "notAssessed", "unknown id": "everybody", "unknown count": 1})
}

test_number_and_noun_agree if judged(fact({"total": 1, "covered": 1})).evidence[0] == "1 of 1 account is covered."

test_a_gap_for_all_without_a_policy_names_people if judged(fact({"covered": 0, "weaker": [ben], "everyone": [office], "policies": []})).affected[0].id == "u2"

test_cannot_tell if verdicts.says(judged(fact({"covered": 1, "unknown": [ana, ben]})), {"status": "notAssessed", "reason has": "Ana and 1 more"})

test_something_open_beats_something_unknown if verdicts.says(judged(fact({"covered": 1, "open": [ben], "unknown": [ana]})), {"status": "partial", "unknown name": "Ana", "unknown count": 1})

test_nobody_there if judged(fact({"total": 0, "covered": 0})).status == "notApplicable"

test_evidence_names_what_does_not_count if {
	result := auth_01.result with input as fact({
		"reportOnly": [{"id": "p2", "name": "Try"}], "disabled": [{"id": "p3", "name": "Off"}],
		"securityDefaults": null, "perUserMfa": "notCollected",
		"separate": [{"id": "e", "name": "Emergency", "why": "declared an emergency account"}],
	})
	"Only reporting, so not counted: “Try”." in result.evidence
	"Switched off, so not counted: “Off”." in result.evidence
	"Security defaults were not read." in result.evidence
	"Per-user MFA, the older switch, was not collected and is taken as not set." in result.evidence
	"Not counted: Emergency (declared an emergency account)." in result.evidence
}

test_security_defaults_on if {
	result := judged(fact({"securityDefaults": true, "perUserMfa": "unknown", "policies": []}))
	"Security defaults are on." in result.evidence
	timed := judged(fact({"securityDefaults": true, "secondStep": true}))
	"Security defaults are on. They ask administrators for a second step at every sign-in, and everybody else when Microsoft finds it necessary." in timed.evidence
	"Per-user MFA could not be read whole." in result.evidence
}

test_more_than_twelve_in_figures if {
	people := [object.union(ana, {"id": format_int(i, 10)}) | some i in numbers.range(1, 13)]
	judged(fact({"total": 20, "covered": 7, "open": people})).summary == "13 accounts can sign in with a password alone"
}
