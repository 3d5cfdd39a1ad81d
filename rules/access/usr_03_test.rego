package triage.usr_03_test

import data.triage.lib.verdicts
import data.triage.usr_03

person(upn) := {"id": upn, "name": upn, "upn": upn, "enabled": true, "guest": false, "emergency": false, "syncAccount": false, "licensed": true, "daysSinceUse": 1}

desk := person("front.desk2@x.example")

tenant(people, mailboxes) := {"basis": "graph", "facts": {"people": people, "sharedMailboxes": mailboxes}, "sources": {"users": []}}

none := {"known": false, "mailboxes": []}

status(people) := judged(tenant(people, none)).status

judged(value) := result if result := usr_03.result with input as value

test_names_of_people_clear_nobody if {
	verdicts.says(judged(tenant([person(upn) | some upn in ["ana.nurse@x", "j.office@x", "maria@x", "room@y.nurse"]], none)), {"status": "partial", "ids": ["room@y.nurse"]})
	status([person("ana.nurse@x"), person("deskin@x")]) == "notAssessed"
}

test_names_of_places if {
	verdicts.says(judged(tenant([desk, person("nurse_station-1@x")], none)), {
		"status": "partial", "summary": "Two accounts are likely logins that several people share", "first detail": "named after a place or a task, not a person (front.desk2@x.example); used within the last day",
	})
}

test_a_display_name_tells_too if {
	coded := object.union(person("fd1@x"), {"name": "Front Desk 1"})
	[one.id | some one in judged(tenant([coded, object.union(person("as@x"), {"name": "Ana Staff"})], none)).affected] == ["fd1@x"]
}

test_how_long_ago if contains(judged(tenant([object.union(desk, {"daysSinceUse": 30})], none)).affected[0].detail, "last used 30 days ago")

test_a_licence_without_a_known_sign_in if contains(judged(tenant([object.union(desk, {"daysSinceUse": null})], none)).affected[0].detail, "has a license")

test_left_out if {
	every changes in [
		{"enabled": false}, {"enabled": null}, {"guest": true}, {"emergency": true}, {"syncAccount": true},
		{"licensed": false, "daysSinceUse": null}, {"licensed": null, "daysSinceUse": null},
	] { status([object.union(desk, changes)]) == "notAssessed" }
	every case in [[true, "notAssessed"], [false, "partial"]] { judged(tenant([desk], {"known": case[0], "mailboxes": [{"id": desk.id}]})).status == case[1] }
}

test_an_account_without_a_name if status([person("@x"), person("7@x"), person("")]) == "notAssessed"
