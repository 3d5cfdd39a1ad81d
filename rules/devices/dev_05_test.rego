package triage.dev_05_test

import data.triage.dev_05

device(changes) := object.union(
	{
		"id": "d1", "deviceName": "PC-1", "operatingSystem": "Windows", "osVersion": "10.0.26200.1", "isEncrypted": true, "managementAgent": "mdm",
		"userDisplayName": "Ana", "lastSyncDateTime": "2026-11-21T19:40:12Z", "model": "Latitude",
	},
	changes,
)

open(changes) := device(object.union({"id": "d2", "deviceName": "PC-2", "isEncrypted": false}, changes))

graph(rows) := {"basis": "graph", "sources": {"managedDevices": rows}}

verdict(rows) := result if {
	result := dev_05.result with input as graph(rows)
}

test_all_encrypted if {
	result := verdict([device({})])
	result.status == "pass"
	"1 of 1 devices in Intune are reported as encrypted." in result.evidence
}

test_one_computer_is_open if {
	result := verdict([device({}), open({})])
	result.status == "partial"
	result.summary == "One computer is not encrypted"
	result.affected == [{
		"type": "device", "id": "d2", "name": "PC-2",
		"detail": "Windows: Intune reports it as not encrypted; used by Ana; last seen on 2026-11-21",
	}]
}

test_one_phone_is_open if {
	verdict([device({}), open({"operatingSystem": "iOS"})]).summary == "One phone or tablet is not encrypted"
}

test_devices_of_both_kinds_are_open if {
	verdict([device({}), open({}), open({"id": "d3", "operatingSystem": "Android"})]).summary == "Two devices are not encrypted"
}

test_all_open if {
	result := verdict([open({}), open({"id": "d3"})])
	result.status == "fail"
	count(result.affected) == 2
}

test_no_device_cannot_be_told if {
	result := verdict([])
	result.status == "notAssessed"
	contains(result.reason, "lists no device")
}

test_odd_values_cannot_be_told if {
	every value in [null, "True", 1, "false", {}] {
		verdict([device({}), open({"isEncrypted": value})]).status == "notAssessed"
	}
	verdict([device({}), object.remove(open({}), ["isEncrypted"])]).status == "notAssessed"
}

test_an_agent_without_inventory_cannot_be_told if {
	every agent in ["msSense", "eas", "jamf", "unknown", null] {
		verdict([device({}), open({"managementAgent": agent})]).status == "notAssessed"
	}
	verdict([device({}), object.remove(open({}), ["managementAgent"])]).status == "notAssessed"
}

test_another_system_cannot_be_told if {
	result := verdict([device({}), open({"operatingSystem": "Linux (ubuntu)"}), open({"id": "d3", "operatingSystem": null})])
	result.status == "notAssessed"
	contains(result.reason, "PC-2 and 1 more")
}

test_encrypted_counts_from_any_agent if {
	verdict([device({"managementAgent": "msSense", "operatingSystem": "Linux"})]).status == "pass"
}

test_something_open_beats_something_unknown if {
	result := verdict([device({}), open({}), device({"id": "d3", "isEncrypted": null})])
	result.status == "partial"
	"Not known for PC-1." in result.evidence
}

test_windows_365_is_set_apart if {
	result := verdict([device({}), open({"model": "Cloud PC Enterprise 2vCPU/8GB/128GB"})])
	result.status == "pass"
	"Windows 365 computers set apart, because Microsoft encrypts their disks: 1." in result.evidence
	verdict([open({"model": "Cloud PC Enterprise 2vCPU/8GB/128GB"})]).status == "notAssessed"
}

answer(changes) := {
	"basis": "answer", "tenant": {"displayName": "Practice"},
	"answer": object.union({"answer": "yes", "by": "Ana", "on": "2026-05-01", "evidence": "Binder 3"}, changes),
}

status(changes) := result.status if {
	result := dev_05.result with input as answer(changes)
}

test_answers if {
	status({}) == "pass"
	status({"evidence": ""}) == "partial"
	status({"answer": "partly"}) == "partial"
	status({"answer": "no"}) == "fail"
	status({"answer": "notApplicable"}) == "notApplicable"
}
