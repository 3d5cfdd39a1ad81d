package triage.lib.releases_test

import data.triage.lib.releases

systems := {
	"windows": [
		{"build": 19044, "name": "Old", "until": "2023-06-13", "laterUntil": "2027-01-12", "laterBy": "longTerm", "laterFor": "LTSC"},
		{"build": 19045, "name": "Ten", "until": "2025-10-14", "laterUntil": "2028-10-10", "laterBy": "paid", "laterFor": "paid", "lastFree": 6456},
		{"build": 26100, "name": "Eleven", "until": "2026-10-13", "laterUntil": "2027-10-12", "laterBy": "enterprise", "laterFor": "Enterprise"},
		{"build": 26200, "name": "New", "until": "2027-10-12"},
	],
	"macos": {"oldest": 15, "knownUntil": "2027-09-01"}, "ios": {"oldest": 18, "knownUntil": "2027-09-01"}, "android": {"oldest": 14, "knownUntil": "2027-03-01"},
}

release_at(now, kind, version) := found if found := releases.release(kind, version) with input as {
	"now": now, "parameters": {"supportedSystems": systems}, "facts": {"capabilities": {"windowsEnterprise": "no"}},
}

release(kind, version) := release_at("2026-11-22T02:14:00Z", kind, version)

test_windows_releases if {
	release("windows", "10.0.26200.8246") == {"state": "supported", "text": "New: updates end on 2027-10-12"}
	release("windows", "10.0.26100") == {"state": "ended", "text": "Eleven: updates ended on 2026-10-13 (Enterprise: 2027-10-12)"}
	every value in ["10.0.19044.1", "10.0.19045.6457"] { release("windows", value).state == "edition" }
	every value in ["10.0.19045.6456", "10.0.19045", "10.0.10240.1"] { release("windows", value).state == "ended" }
	release("windows", "10.0.99999.1").state == "unknown"
	release_at("2027-10-12T23:00:00Z", "windows", "10.0.26200.1").state == "supported"
	release_at("2027-10-13T00:00:00Z", "windows", "10.0.26200.1") == {"state": "ended", "text": "New: updates ended on 2027-10-12"}
}

test_enterprise_lives_longer if every brought in ["yes", "unknown"] {
	found := releases.release("windows", "10.0.26100.1") with input as {"now": "2026-11-22T00:00:00Z", "parameters": {"supportedSystems": systems}, "facts": {"capabilities": {"windowsEnterprise": brought}}}
	found.state == "edition"
}

test_other_releases if {
	release("macos", "26.5 (25F71)").state == "supported"
	release("macos", "14.8").state == "ended"
	release("ios", "18").state == "supported"
	release("android", "13") == {"state": "ended", "text": "version 13 gets no more updates"}
	release("androidOwner", "16").state == "supported"
	release_at("2027-09-02T00:00:00Z", "ios", "26").state == "unknown"
	release_at("2027-09-02T00:00:00Z", "ios", "17").state == "ended"
	release("other", "22.04").state == "unknown"
}

test_a_table_without_dates_proves_nothing if {
	windows := releases.release("windows", "10.0.26200.1") with input as {"now": "2026-11-22T00:00:00Z", "parameters": {"supportedSystems": {"windows": [{"build": 26200, "name": "New"}], "android": {}}}, "facts": {}}
	windows.state == "unknown"
	ios := releases.release("ios", "26") with input as {"now": "2026-11-22T00:00:00Z", "parameters": {"supportedSystems": {"ios": {"oldest": 18}, "android": {}}}, "facts": {}}
	ios.state == "unknown"
}

test_versions_that_cannot_be_read if {
	every version in [null, 10, "", "abc", "10.0", "10.0.x", "10..26200", {}] { release("windows", version).state == "unknown" }
	release("windows", "0.0.0.0") == {"state": "unknown", "text": "Intune knows no version of it"}
	every value in ["iOS 18", "0.0"] { release("ios", value).state == "unknown" }
	release("macos", null).text == "Intune knows no version of it"
}
