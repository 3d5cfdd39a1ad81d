package triage.sess_01_test

import data.triage.lib.verdicts
import data.triage.sess_01

tenant(policies, sources) := {
	"basis": "graph",
	"parameters": {"idleTimeoutMinutes": 15, "widestIdleTimeoutMinutes": 180},
	"sources": object.union({"activityBasedTimeoutPolicies": policies}, sources),
}

policy(definition) := {"id": "p1", "displayName": "Idle", "isOrganizationDefault": true, "definition": [definition]}

apps(text) := policy(sprintf(`{"ActivityBasedTimeoutPolicy":{"Version":1,"ApplicationPolicies":[%s]}}`, [text]))

general(time) := apps(sprintf(`{"ApplicationId":"default","WebSessionIdleTimeout":"%s"}`, [time]))

status(policies) := judged(tenant(policies, {})).status

judged(value) := result if result := sess_01.result with input as value

test_by_time if {
	every value in ["00:05:00", "00:15:00"] { status([general(value)]) == "pass" }
	every value in ["00:16:00", "03:00:00"] { status([general(value)]) == "partial" }
	every value in ["03:01:00", "1.00:00:00"] { status([general(value)]) == "fail" }
}

test_the_limit_at_the_root if status([policy(`{"ActivityBasedTimeoutPolicy":{"Version":1,"WebSessionIdleTimeout":"00:15:00"}}`)]) == "pass"

# What the steps set.
test_what_it_does_not_reach_is_said if {
	result := judged(tenant([general("00:15:00")], {}))
	verdicts.says(result, {"summary": "Microsoft 365 on the web signs out after 15 minutes without use", "evidence count": 2})
	contains(result.evidence[1], "does not reach Teams")
}

test_unmanaged_devices_only if {
	restricted := {"id": "c", "displayName": "Limit", "state": "enabled", "sessionControls": {"applicationEnforcedRestrictions": {"isEnabled": true}}}
	plain := {"id": "d", "displayName": "MFA", "state": "enabled", "sessionControls": null}
	result := judged(tenant([general("00:15:00")], {"conditionalAccessPolicies": [plain, restricted]}))
	result.status == "pass"
	contains(result.evidence[2], "“Limit”")
	count(judged(tenant([general("00:15:00")], {"conditionalAccessPolicies": [object.union(restricted, {"state": "disabled"})]})).evidence) == 2
}

test_too_long_names_the_setting if {
	result := judged(tenant([general("03:00:00")], {}))
	result.summary == "Microsoft 365 on the web signs out only after 3 hours without use"
	result.affected == [{
		"type": "setting", "id": "activityBasedTimeoutPolicies.WebSessionIdleTimeout",
		"name": "Idle sign-out of Microsoft 365 on the web", "detail": "“Idle” signs out after 3 hours",
	}]
}

test_a_longer_limit_for_one_app if {
	both := sprintf("%s,%s", [`{"ApplicationId":"default","WebSessionIdleTimeout":"00:15:00"}`, `{"ApplicationId":"%s","WebSessionIdleTimeout":"%s"}`])
	verdicts.says(judged(tenant([apps(sprintf(both, ["c44b4083-3bb0-49c1-b47d-974e53cbdf3c", "08:00:00"]))], {})), {
		"status": "partial", "first detail": "the Azure and Entra portals: 8 hours",
	})
	status([apps(sprintf(both, ["c44b4083-3bb0-49c1-b47d-974e53cbdf3c", "00:10:00"]))]) == "pass"
	judged(tenant([apps(sprintf(both, ["1234", "08:00:00"]))], {})).affected[0].detail == "the app 1234: 8 hours"
}

test_off if {
	verdicts.says(judged(tenant([], {})), {"status": "fail", "first detail": "off: no policy exists"})
	status([apps(`{"ApplicationId":"c44b4083-3bb0-49c1-b47d-974e53cbdf3c","WebSessionIdleTimeout":"00:15:00"}`)]) == "fail"
}

# Whether the admin center marks its policy as the default is not known.
test_a_policy_that_is_not_the_default_cannot_be_told if status([object.union(general("00:15:00"), {"isOrganizationDefault": false})]) == "notAssessed"

test_odd_values_cannot_be_told if {
	every time in ["", "soon", "00:00:00", "15", "PT15M"] { status([general(time)]) == "notAssessed" }
	every text in ["", "{", "[1]", "{}"] { status([policy(text)]) == "notAssessed" }
	status([object.union(general("00:15:00"), {"isOrganizationDefault": "true"})]) == "notAssessed"
	status([object.remove(general("00:15:00"), ["isOrganizationDefault"])]) == "notAssessed"
}
