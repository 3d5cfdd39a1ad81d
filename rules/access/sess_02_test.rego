package triage.sess_02_test

import data.triage.lib.verdicts
import data.triage.sess_02

tenant(setting, policies) := {
	"basis": "graph", "parameters": {"idleTimeoutMinutes": 15},
	"sources": {"sharepointSettings": {"idleSessionSignOut": setting}, "activityBasedTimeoutPolicies": policies},
}

on(seconds) := {"isEnabled": true, "warnAfterInSeconds": 600, "signOutAfterInSeconds": seconds}

off := {"isEnabled": false, "warnAfterInSeconds": 0, "signOutAfterInSeconds": 0}

everywhere(time) := [{
	"id": "p1", "displayName": "Idle", "isOrganizationDefault": true,
	"definition": [sprintf(`{"ActivityBasedTimeoutPolicy":{"Version":1,"ApplicationPolicies":[{"ApplicationId":"default","WebSessionIdleTimeout":"%s"}]}}`, [time])],
}]

status(setting, policies) := judged(tenant(setting, policies)).status

judged(value) := result if result := sess_02.result with input as value

test_its_own_setting if {
	result := judged(tenant(on(900), []))
	verdicts.says(result, {"status": "pass", "summary": "SharePoint and OneDrive sign out after 15 minutes without use"})
	contains(result.evidence[0], "SharePoint's own setting")
	status(on("900"), []) == "pass"
}

test_too_long if {
	verdicts.says(judged(tenant(on(3600), [])), {
		"status": "partial", "summary": "SharePoint and OneDrive sign out only after 1 hour without use", "first id": "sharepointSettings.idleSessionSignOut",
	})
	status(on(901), []) == "partial"
}

test_off if status(off, []) == "fail"

test_the_setting_for_all_takes_precedence if {
	status(off, everywhere("00:15:00")) == "pass"
	verdicts.says(judged(tenant(on(900), everywhere("03:00:00"))), {"status": "partial", "first detail has": "“Idle”, for all of Microsoft 365, signs out after 3 hours"})
	verdicts.says(judged(tenant(on(900), everywhere("soon"))), {"status": "notAssessed", "reason has": "takes precedence"})
}

test_odd_values_cannot_be_told if {
	every value in [null, {}, {"isEnabled": null}, {"isEnabled": "true", "signOutAfterInSeconds": 900}, on(null), on(0), on("soon"), on(-5)] {
		status(value, []) == "notAssessed"
	}
}

score(percentage) := judged({"basis": "secureScore", "secureScore": {"controls": [{"name": "spo_idle_session_timeout", "title": "Sign out inactive users", "percentage": percentage, "date": "2026-11-21"}], "date": "2026-11-21"}})

test_secure_score_knows_on_and_off_only if {
	score(0).status == "fail"
	score(0).affected[0].id == "spo_idle_session_timeout"
	score(100).status == "notAssessed"
}
