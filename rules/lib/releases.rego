# Whether a version of a system still gets security updates.
package triage.lib.releases

# Whether a version still gets security updates: {state: supported, ended,
# edition (for some editions only) or unknown, text}. The table is the parameter
# supportedSystems; it carries dates, so that an old table says unknown.
release(kind_of, version) := {"state": "unknown", "text": "Intune knows no version of it"} if version in {null, "", "0.0", "0.0.0", "0.0.0.0"}
else := {"state": "unknown", "text": sprintf("the version “%v” could not be understood", [version])} if not readable(kind_of, version)
else := windows_release(version) if kind_of == "windows"
else := {"state": "ended", "text": sprintf("version %d gets no more updates", [version_numbers(version)[0]])} if {
	version_numbers(version)[0] < table[kind_of].oldest
} else := {"state": "supported", "text": ""} if {
	version_numbers(version)[0] >= table[kind_of].oldest
	days_between(table[kind_of].knownUntil, input.now) <= 0
} else := {"state": "unknown", "text": "this tool's list of versions is out of date"}

windows_release(version) := {"state": windows_state(row, version), "text": sprintf("%s: %s", [row.name, windows_text(row)])} if {
	some row in table.windows
	row.build == windows_build(version)
} else := {"state": "ended", "text": sprintf("Windows build %d gets no more updates", [windows_build(version)])} if {
	windows_build(version) < max([row.build | some row in table.windows])
} else := {"state": "unknown", "text": sprintf("Windows build %d is newer than this tool knows", [windows_build(version)])}

table := object.union(systems_known, {"androidOwner": systems_known.android})

systems_known := input.parameters.supportedSystems

readable("windows", version) if count(version_numbers(version)) >= 3

readable(kind_of, version) if {
	kind_of in {"macos", "ios", "android", "androidOwner"}
	count(version_numbers(version)) >= 1
}

windows_build(version) := version_numbers(version)[2]

windows_state(row, version) := "supported" if days_between(row.until, input.now) <= 0
else := "unknown" if not past(row.until)
else := "edition" if {
	not past(row.laterUntil)
	later(row, version)
} else := "ended"

# An edition with a longer life: by license, by name, or by paid updates that
# the device evidently gets.
later(row, _) if {
	row.laterBy == "enterprise"
	enterprise
}

later(row, _) if row.laterBy == "longTerm"

later(row, version) if {
	row.laterBy == "paid"
	version_numbers(version)[3] > row.lastFree
}

windows_text(row) := sprintf("updates end on %s", [object.get(row, "until", "an unknown day")]) if not past(row.until)
else := sprintf("updates ended on %s (%s: %s)", [row.until, row.laterFor, row.laterUntil]) if row.laterFor
else := sprintf("updates ended on %s", [row.until])

past(date) if days_between(date, input.now) > 0

# Whether some computer may run Windows Enterprise: a license may bring it.
enterprise if object.get(input.facts, ["capabilities", "windowsEnterprise"], "unknown") != "no"
