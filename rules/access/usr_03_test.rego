package triage.usr_03_test

import data.triage.usr_03

person(upn) := {
	"id": upn, "name": upn, "upn": upn, "enabled": true, "guest": false, "emergency": false, "syncAccount": false,
	"licensed": true, "daysSinceUse": 1,
}

desk := person("front.desk2@x.example")

tenant(people, mailboxes) := {
	"basis": "graph", "facts": {"people": people, "sharedMailboxes": mailboxes}, "sources": {"users": []},
}

none := {"known": false, "mailboxes": []}

status(people) := result.status if {
	result := usr_03.result with input as tenant(people, none)
}

test_names_of_people_clear_nobody if {
	result := usr_03.result with input as tenant([person(upn) | some upn in ["ana.nurse@x", "j.office@x", "maria@x", "room@y.nurse"]], none)
	result.status == "partial"
	[one.id | some one in result.affected] == ["room@y.nurse"]
	status([person("ana.nurse@x"), person("deskin@x")]) == "notAssessed"
}

test_names_of_places if {
	result := usr_03.result with input as tenant([desk, person("nurse_station-1@x")], none)
	result.status == "partial"
	result.summary == "Two accounts are likely logins that several people share"
	result.affected[0].detail == "named after a place or a task, not a person (front.desk2@x.example); used within the last day"
}

test_a_display_name_tells_too if {
	coded := object.union(person("fd1@x"), {"name": "Front Desk 1"})
	result := usr_03.result with input as tenant([coded, object.union(person("as@x"), {"name": "Ana Staff"})], none)
	[one.id | some one in result.affected] == ["fd1@x"]
}

test_how_long_ago if {
	result := usr_03.result with input as tenant([object.union(desk, {"daysSinceUse": 30})], none)
	contains(result.affected[0].detail, "last used 30 days ago")
}

test_a_licence_without_a_known_sign_in if {
	result := usr_03.result with input as tenant([object.union(desk, {"daysSinceUse": null})], none)
	contains(result.affected[0].detail, "has a license")
}

test_left_out if {
	every changes in [
		{"enabled": false}, {"enabled": null}, {"guest": true}, {"emergency": true}, {"syncAccount": true},
		{"licensed": false, "daysSinceUse": null}, {"licensed": null, "daysSinceUse": null},
	] {
		status([object.union(desk, changes)]) == "notAssessed"
	}
	listed := usr_03.result with input as tenant([desk], {"known": true, "mailboxes": [{"id": desk.id}]})
	listed.status == "notAssessed"
	likely := usr_03.result with input as tenant([desk], {"known": false, "mailboxes": [{"id": desk.id}]})
	likely.status == "partial"
}

test_an_account_without_a_name if {
	status([person("@x"), person("7@x"), person("")]) == "notAssessed"
}
