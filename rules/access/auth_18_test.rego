package triage.auth_18_test

import data.triage.auth_18
import data.triage.lib.verdicts

method(id, state) := {"id": id, "state": state, "includeTargets": [{"targetType": "group", "id": "all_users"}]}

off := [method("Sms", "disabled"), method("Voice", "disabled"), method("Email", "disabled"), method("Fido2", "enabled")]

policy(methods, migration) := {
	"basis": "graph",
	"sources": {"authenticationMethodsPolicy": {"authenticationMethodConfigurations": methods, "policyMigrationState": migration}},
}

outcome(methods, migration) := result if result := auth_18.result with input as policy(methods, migration)

changed(id, change) := [row | some own in off; row := object.union(own, {x: change[x] | some x in object.keys(change); own.id == id})]

# What the steps set.
test_all_three_are_off if {
	verdicts.says(outcome(off, "migrationComplete"), {"status": "pass", "evidence": ["The older MFA and password reset settings no longer count."]})
	outcome(changed("Fido2", {"state": "disabled"}), "migrationComplete").status == "pass"
}

test_text_messages_for_everybody if {
	verdicts.says(outcome(changed("Sms", {"state": "enabled"}), "migrationComplete"), {
		"status": "fail", "summary": "Codes by text message or phone call are accepted from everybody",
		"affected": [{"type": "setting", "id": "authenticationMethodsPolicy.Sms", "name": "SMS", "detail": "accepted from everybody"}],
	})
	outcome(changed("Voice", {"state": "enabled"}), "migrationComplete").status == "fail"
}

test_text_messages_for_a_group if {
	verdicts.says(outcome(changed("Sms", {"state": "enabled", "includeTargets": [{"targetType": "group", "id": "g1"}]}), "migrationComplete"), {
		"status": "partial", "summary": "Weak codes are still accepted: SMS", "first detail": "accepted from some groups",
	})
}

test_only_e_mail_codes if verdicts.says(outcome(changed("Email", {"state": "enabled"}), "migrationComplete"), {"status": "partial", "first id": "authenticationMethodsPolicy.Email"})

test_the_older_settings_may_still_count if {
	every migration in ["preMigration", "migrationInProgress", null, "", "wordOfTomorrow"] { outcome(off, migration).status == "notAssessed" }
	verdicts.says(outcome(changed("Sms", {"state": "enabled"}), "preMigration"), {
		"status": "fail", "evidence": ["The older MFA and password reset settings may still count beside these; they cannot be read."],
	})
}

test_odd_values_cannot_be_told if {
	every state in [null, "", "default", true] { outcome(changed("Sms", {"state": state}), "migrationComplete").status == "notAssessed" }
	verdicts.says(outcome([row | some row in off; row.id != "Voice"], "migrationComplete"), {"status": "notAssessed", "reason has": "Voice call"})
	every value in [null, []] { outcome(value, "migrationComplete").status == "notAssessed" }
}

test_a_method_for_nobody_cannot_be_told if outcome(changed("Sms", {"state": "enabled", "includeTargets": []}), "migrationComplete").status == "notAssessed"

test_a_method_for_people_it_does_not_name if {
	verdicts.says(outcome(changed("Sms", {"state": "enabled", "includeTargets": null}), "migrationComplete"), {"status": "partial", "first detail": "accepted from people the answer does not name"})
}
