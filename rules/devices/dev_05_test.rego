package triage.dev_05_test

import data.triage.dev_05
import data.triage.lib.verdicts

device(changes) := object.union({
	"id": "d1", "deviceName": "PC-1", "operatingSystem": "Windows", "osVersion": "10.0.26200.1", "isEncrypted": true, "managementAgent": "mdm",
	"userDisplayName": "Ana", "lastSyncDateTime": "2026-11-21T19:40:12Z", "model": "Latitude",
}, changes)

open(changes) := device(object.union({"id": "d2", "deviceName": "PC-2", "isEncrypted": false}, changes))

graph(rows) := {"basis": "graph", "now": "2026-11-22T02:14:00Z", "parameters": {"inactiveDays": 90}, "sources": {"managedDevices": rows}}

verdict(rows) := result if result := dev_05.result with input as graph(rows)

test_all_encrypted if verdicts.says(verdict([device({})]), {"status": "pass", "evidence has": "Devices in Intune reported as encrypted: 1 of 1."})

test_one_computer_is_open if verdicts.says(verdict([device({}), open({})]), {
	"status": "partial", "summary": "One computer is not encrypted",
	"affected": [{"type": "device", "id": "d2", "name": "PC-2", "detail": "Windows: Intune reports it as not encrypted; used by Ana; last seen on 2026-11-21"}],
})

test_one_phone_is_open if verdict([device({}), open({"operatingSystem": "iOS"})]).summary == "One phone or tablet is not encrypted"

test_devices_of_both_kinds_are_open if verdict([device({}), open({}), open({"id": "d3", "operatingSystem": "Android"})]).summary == "Two devices are not encrypted"

test_all_open if verdicts.says(verdict([open({}), open({"id": "d3"})]), {"status": "fail", "affected count": 2})

test_no_device_cannot_be_told if verdicts.says(verdict([]), {"status": "notAssessed", "reason has": "lists no device"})

test_odd_values_cannot_be_told if {
	every value in [null, "True", 1, "false", {}] { verdict([device({}), open({"isEncrypted": value})]).status == "notAssessed" }
	verdict([device({}), object.remove(open({}), ["isEncrypted"])]).status == "notAssessed"
}

test_an_agent_without_inventory_cannot_be_told if {
	every agent in ["msSense", "eas", "jamf", "unknown", null] { verdict([device({}), open({"managementAgent": agent})]).status == "notAssessed" }
	verdict([device({}), object.remove(open({}), ["managementAgent"])]).status == "notAssessed"
}

test_an_old_report_is_no_proof if {
	every time in ["2026-08-24T02:14:00Z", "2026-02-01T08:00:00.1234567Z", "0001-01-01T00:00:00Z", "soon", null] {
		result := verdict([device({}), device({"id": "d3", "deviceName": "PC-3", "lastSyncDateTime": time})])
		verdicts.says(result, {"status": "notAssessed", "reason has": "not heard from them for 90 days: PC-3."})
	}
	verdict([device({}), object.remove(device({"id": "d3"}), ["lastSyncDateTime"])]).status == "notAssessed"
	verdict([device({"lastSyncDateTime": "2026-08-25T02:14:00Z"})]).status == "pass"
}

test_an_old_report_of_an_open_device_is_a_finding if {
	result := verdict([device({}), open({"lastSyncDateTime": "2026-02-01T08:00:00Z"})])
	result.status == "partial"
	endswith(result.affected[0].detail, "last seen on 2026-02-01")
}

test_another_system_cannot_be_told if {
	result := verdict([device({}), open({"operatingSystem": "Linux (ubuntu)"}), open({"id": "d3", "operatingSystem": null})])
	verdicts.says(result, {"status": "notAssessed", "reason has": "PC-2 and 1 more"})
}

test_encrypted_counts_from_any_agent if verdict([device({"managementAgent": "msSense", "operatingSystem": "Linux"})]).status == "pass"

test_something_open_beats_something_unknown if {
	verdicts.says(verdict([device({}), open({}), device({"id": "d3", "isEncrypted": null})]), {"status": "partial", "evidence has": "Not known for PC-1."})
}

test_windows_365_is_set_apart if {
	result := verdict([device({}), open({"model": "Cloud PC Enterprise 2vCPU/8GB/128GB"})])
	verdicts.says(result, {"status": "pass", "evidence has": "Windows 365 computers set apart, because Microsoft encrypts their disks: 1."})
	verdict([open({"model": "Cloud PC Enterprise 2vCPU/8GB/128GB"})]).status == "notAssessed"
}
