package triage.dev_01_test

import data.triage.dev_01
import data.triage.lib.verdicts

person(changes) := object.union({"id": "u1", "name": "Ana", "guest": false, "guestType": null, "syncAccount": false}, changes)

people := [
	person({}), person({"id": "u2", "name": "Ben"}), person({"id": "guest", "guest": true, "guestType": "b2bCollaborationGuest"}),
	person({"id": "partner", "guestType": "b2bCollaborationMember"}), person({"id": "sync", "syncAccount": true}),
]

sign_in(changes) := object.union({
	"userId": "u1", "createdDateTime": "2026-11-21T10:00:00Z", "clientAppUsed": "Browser", "status": {"errorCode": 0},
	"deviceDetail": {"deviceId": "D-1", "displayName": "PC-1", "operatingSystem": "Windows11", "isManaged": null},
}, changes)

nameless := {"deviceDetail": {"deviceId": "", "displayName": null, "operatingSystem": "Windows10", "isManaged": null}}

verdict_with(machines, rows) := result if result := dev_01.result with input as {
	"basis": "graph", "facts": {"people": people},
	"sources": {"managedDevices": machines, "signIns": rows, "users": []},
}

verdict(rows) := verdict_with([{"id": "m1", "azureADDeviceId": "d-1"}, {"id": "m2", "azureADDeviceId": null}], rows)

test_the_log_of_interactive_sign_ins_proves_nothing_by_silence if {
	result := verdict([sign_in({}), sign_in({"userId": "u2", "deviceDetail": {"deviceId": "other", "isManaged": true}})])
	result.status == "notAssessed"
	startswith(result.reason, "All sign-ins of staff that could be judged (2) came from enrolled devices, but")
}

test_one_person_on_an_unidentified_device if {
	ben := object.union(nameless, {"userId": "u2"})
	result := verdict([sign_in({}), sign_in(ben), sign_in(object.union(ben, {"createdDateTime": "2026-11-20T10:00:00Z"}))])
	result.status == "partial"
	result.summary == "One person signed in from a device that is likely not enrolled"
	"Sign-ins of staff from enrolled devices: 1 of 3." in result.evidence
	result.affected == [{"type": "user", "id": "u2", "name": "Ben", "detail": "Two sign-ins, last on 2026-11-21: a device that the log does not identify (Windows10)"}]
}

test_a_device_that_is_only_registered if {
	result := verdict([sign_in({}), sign_in({"userId": "u2", "deviceDetail": {"deviceId": "D-9", "displayName": "Ben's PC", "isManaged": false}})])
	contains(result.affected[0].detail, "Ben's PC, registered and not managed")
}

test_a_device_of_an_unknown_system if {
	result := verdict([sign_in({}), sign_in({"userId": "u2", "deviceDetail": {"deviceId": "", "displayName": "", "operatingSystem": null, "isManaged": null}})])
	contains(result.affected[0].detail, "unknown system")
}

test_devices_without_a_registration_are_not_the_same_device if {
	zeros := "00000000-0000-0000-0000-000000000000"
	result := verdict_with([{"id": "m1", "azureADDeviceId": "d-1"}, {"id": "m2", "azureADDeviceId": zeros}], [
		sign_in({}),
		sign_in({"userId": "u2", "deviceDetail": {"deviceId": zeros, "displayName": "", "operatingSystem": "Windows10", "isManaged": false}}),
	])
	result.status == "partial"
}

test_nothing_is_enrolled if {
	rows := [sign_in(nameless), sign_in(object.union(nameless, {"userId": "u2"}))]
	verdicts.says(verdict_with([], rows), {"status": "fail", "affected count": 2})
	verdict(rows).status == "partial"
}

test_what_does_not_count if every changes in [
	{"status": {"errorCode": 50126}}, {"clientAppUsed": "IMAP4"}, {"clientAppUsed": "Authenticated SMTP"},
	{"userId": "guest"}, {"userId": "partner"}, {"userId": "sync"}, {"userId": "gone"}, {"userId": null},
] {
	startswith(verdict([sign_in({}), sign_in(object.union(nameless, changes))]).reason, "All sign-ins of staff that could be judged (1)")
	startswith(verdict([sign_in(object.union(nameless, changes))]).reason, "The sign-in log has no sign-in")
}

test_odd_values_cannot_be_told if {
	every changes in [
		{"status": null}, {"status": {"errorCode": "0"}}, {"deviceDetail": null}, {"clientAppUsed": null},
		{"deviceDetail": {"deviceId": "", "isManaged": "True"}},
	] { verdict([sign_in({}), object.union(object.union(sign_in({}), {"deviceDetail": {"deviceId": "x"}}), changes)]).status == "notAssessed" }
	verdict([]).status == "notAssessed"
}
