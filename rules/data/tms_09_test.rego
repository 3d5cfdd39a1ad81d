package triage.tms_09_test

import data.triage.tms_09
import data.triage.lib.verdicts

unified(values) := [
	{"templateId": "5cf42378-d67d-4f36-ba46-e8b86229381d", "values": [{"name": "AllowToAddGuests", "value": "false"}]},
	{"templateId": "62375ab9-6b52-47ed-826b-58e47e0e304b", "values": [{"name": name, "value": value} | some name, value in values]},
]

open := {
	"teamsClientConfiguration": {"AllowGuestUser": true}, "authorizationPolicy": {"allowInvitesFrom": "everyone"},
	"groupSettings": unified({"AllowGuestsToAccessGroups": "true", "AllowToAddGuests": "true"}),
}

verdict(changes) := result if result := tms_09.result with input as {"basis": "import", "sources": object.union(open, changes)}

limited(changes) if {
	result := verdict(changes)
	result.status == "notAssessed"
	startswith(result.reason, "Guests in Teams are limited.")
}

test_guests_everywhere if {
	verdicts.says(verdict({}), {"status": "partial", "first id": "teamsClientConfiguration.AllowGuestUser"})
	verdict({"groupSettings": []}).status == "partial"
	verdict({"authorizationPolicy": {"allowInvitesFrom": "adminsGuestInvitersAndAllMembers"}}).status == "partial"
}

test_each_limit_alone_leaves_the_question_to_a_person if {
	limited({"teamsClientConfiguration": {"AllowGuestUser": false}})
	limited({"teamsClientConfiguration": {"AllowGuestUser": "False"}, "groupSettings": unified({"AllowToAddGuests": "?"})})
	limited({"authorizationPolicy": {"allowInvitesFrom": "adminsAndGuestInviters"}})
	limited({"authorizationPolicy": {"allowInvitesFrom": "none"}})
	limited({"groupSettings": unified({"AllowGuestsToAccessGroups": "false"})})
	limited({"groupSettings": unified({"AllowToAddGuests": "false"})})
}

unclear(changes) if {
	result := verdict(changes)
	result.status == "notAssessed"
	startswith(result.reason, "The settings for guests")
}

test_odd_values_cannot_be_told if {
	every value in [null, "", 1] { unclear({"teamsClientConfiguration": {"AllowGuestUser": value}}) }
	unclear({"authorizationPolicy": {"allowInvitesFrom": "unknownFutureValue"}})
	unclear({"authorizationPolicy": {"allowInvitesFrom": null}})
	unclear({"groupSettings": unified({"AllowToAddGuests": null})})
	unclear({"groupSettings": [{"templateId": "62375ab9-6b52-47ed-826b-58e47e0e304b", "values": null}]})
}
