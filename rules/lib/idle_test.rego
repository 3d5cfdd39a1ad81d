package triage.lib.idle_test

import data.triage.lib.idle

policy(definition) := {"id": "p1", "displayName": "Idle", "isOrganizationDefault": true, "definition": [definition]}

of(policies) := {"sources": {"activityBasedTimeoutPolicies": policies}}

state(policies) := result if result := idle.timeout with input as of(policies)

apps(text) := sprintf(`{"ActivityBasedTimeoutPolicy":{"Version":1,"ApplicationPolicies":[%s]}}`, [text])

test_durations if {
	idle.minutes("00:15:00") == 15
	idle.minutes("01:00:00") == 60
	idle.minutes("1.00:00:00") == 1440
	idle.minutes("00:15:30") == 16
	idle.minutes("00:05:00.0000000") == 5
	every text in [null, "", 15, "15", "00:15", "00:61:00", "24:00:00", "00:00:61", "a:15:00", "1.2.03:00:00", "-1:00:00", "00:00:00", "PT15M"] {
		idle.minutes(text) == null
	}
}

test_in_words if {
	idle.words(15) == "15 minutes"
	idle.words(60) == "1 hour"
	idle.words(90) == "90 minutes"
	idle.words(180) == "3 hours"
}

test_a_limit_for_all_apps if {
	state([policy(apps(`{"ApplicationId":"default","WebSessionIdleTimeout":"00:15:00"}`))]) == {"state": "on", "name": "Idle", "minutes": 15, "others": []}
}

test_a_limit_at_the_root if {
	state([policy(`{"ActivityBasedTimeoutPolicy":{"Version":1,"WebSessionIdleTimeout":"00:20:00"}}`)]).minutes == 20
	state([policy(`{"WebSessionIdleTimeout":"00:20:00"}`)]).minutes == 20
}

test_the_longer_of_two_counts if {
	state([policy(`{"ActivityBasedTimeoutPolicy":{"WebSessionIdleTimeout":"00:20:00","ApplicationPolicies":[{"ApplicationId":"default","WebSessionIdleTimeout":"00:10:00"}]}}`)]).minutes == 20
}

test_limits_for_single_apps if {
	text := apps(`{"ApplicationId":"default","WebSessionIdleTimeout":"00:15:00"},{"ApplicationId":"C44B","WebSessionIdleTimeout":"01:00:00"}`)
	state([policy(text)]).others == [{"id": "c44b", "minutes": 60}]
}

test_off if {
	state([]) == {"state": "off", "why": "no policy exists"}
	state([policy(apps(`{"ApplicationId":"c44b","WebSessionIdleTimeout":"01:00:00"}`))]).state == "off"
}

test_a_policy_that_is_not_the_default_may_be_in_force if {
	text := apps(`{"ApplicationId":"default","WebSessionIdleTimeout":"00:15:00"}`)
	other := object.union(policy(text), {"isOrganizationDefault": false})
	state([other]) == {"state": "unknown", "why": "“Idle” is not marked as the organization's default, and whether it is in force does not show"}
	state([policy(apps(`{"ApplicationId":"c44b","WebSessionIdleTimeout":"01:00:00"}`)), other]).state == "unknown"
	state([policy(text), other]).state == "on"
}

test_not_understood if {
	every text in ["", "{", "[]", "null", "{}", "{\"ActivityBasedTimeoutPolicy\":{}}",
		`{"ActivityBasedTimeoutPolicy":{"ApplicationPolicies":null}}`, `{"ActivityBasedTimeoutPolicy":{"ApplicationPolicies":["x"]}}`,
		`{"ActivityBasedTimeoutPolicy":{"ApplicationPolicies":"x"}}`, `{"ActivityBasedTimeoutPolicy":"x"}`, apps(`{"ApplicationId":"default"}`), apps(`{"ApplicationId":"default","WebSessionIdleTimeout":"soon"}`)] {
		state([policy(text)]).state == "unknown"
	}
	every case in [[[], "unknown"], [[7], "unknown"]] { state([object.union(policy("{}"), {"definition": case[0]})]).state == case[1] }
	state([object.union(policy("{}"), {"isOrganizationDefault": null})]).state == "unknown"
	state([policy("{}"), policy("{}")]).state == "unknown"
}
