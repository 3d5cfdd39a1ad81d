# What rules on devices share: the system a device runs, whom an Intune policy
# reaches, and whether a version still gets security updates.
package triage.lib.devices

import data.triage.lib.affected
import data.triage.lib.words

# The kinds of system, as `operatingSystem` of a managed device names them.
systems := {
	"windows": "windows", "macos": "macos", "ios": "ios", "ipados": "ios",
	"android": "android", "androidforwork": "android", "androidenterprise": "androidOwner",
}

names := {
	"windows": "Windows computers", "macos": "Macs", "ios": "iPhones and iPads",
	"android": "Android devices", "androidOwner": "fully managed Android devices", "other": "devices with another system",
}

# The kinds of compliance policy, by the last part of their type. Graph's v1.0
# does not show every kind; devices of such a kind are never called uncovered.
compliance_kinds := {
	"windows10CompliancePolicy": "windows", "macOSCompliancePolicy": "macos", "iosCompliancePolicy": "ios",
	"androidWorkProfileCompliancePolicy": "android", "androidDeviceOwnerCompliancePolicy": "androidOwner",
	"androidCompliancePolicy": "androidAdministrator", "aospDeviceOwnerCompliancePolicy": "other",
	"windows10MobileCompliancePolicy": "other", "windows81CompliancePolicy": "other", "windowsPhone81CompliancePolicy": "other",
}

compliance_platform(policy) := object.get(compliance_kinds, array.reverse(split(kind(policy), "."))[0], "unknown")

# The compliance policies that are assigned and of a known kind.
counting := [policy |
	some policy in input.sources.deviceCompliancePolicies
	assigned(policy) == "yes"
	compliance_platform(policy) != "unknown"
]

# The ones that may be assigned, of a kind that this version may not know.
unclear := [policy |
	some policy in input.sources.deviceCompliancePolicies
	true in {assigned(policy) == "unknown", compliance_platform(policy) == "unknown"}
	assigned(policy) != "no"
]

# Kinds of system that a policy may reach without showing here: fully managed
# Android devices (Graph's v1.0 leaves their policies out), and other Android
# devices where a policy for the old device administrator is assigned.
hidden("androidOwner") := true

hidden("android") if {
	some policy in counting
	compliance_platform(policy) == "androidAdministrator"
}

hidden(_) if count(unclear) > 0

# The devices of each kind of system in use, systems that Intune does not
# manage left out.
by_platform(rows) := {kind_of: members_of |
	some kind_of in ["windows", "macos", "ios", "android", "androidOwner"]
	members_of := [row | some row in rows; platform(row) == kind_of]
	count(members_of) > 0
}

# Google's own agent manages Android devices that belong to the practice whole.
platform(device) := "androidOwner" if {
	system(device) == "android"
	object.get(device, "managementAgent", "") == "googleCloudDevicePolicyController"
}

platform(device) := system(device) if {
	not object.get(device, "managementAgent", "") == "googleCloudDevicePolicyController"
}

platform(device) := system(device) if system(device) != "android"

system(device) := object.get(systems, lower(text(device, "operatingSystem")), "other")

# Agents that hand Intune an inventory of the device; the rest leave defaults in it.
reports(device) if {
	device.managementAgent in {"mdm", "easMdm", "googleCloudDevicePolicyController", "configurationManagerClientMdm", "configurationManagerClientMdmEas"}
}

named(device, finding) := affected.of("device", device.id, name(device), words.joined([finding, user(device), seen(device)]))

# The person a device belongs to; empty where nobody.
user_id(device) := text(device, "userId") if text(device, "userId") != "00000000-0000-0000-0000-000000000000"

user_id(device) := "" if text(device, "userId") == "00000000-0000-0000-0000-000000000000"

name(device) := text(device, "deviceName") if text(device, "deviceName") != ""

name(device) := device.id if text(device, "deviceName") == ""

# The first of several devices by name, and how many more.
who(rows) := name(rows[0]) if count(rows) == 1

who(rows) := sprintf("%s and %d more", [name(rows[0]), count(rows) - 1]) if count(rows) > 1

user(device) := "" if owner(device) == ""

user(device) := sprintf("used by %s", [owner(device)]) if owner(device) != ""

owner(device) := text(device, "userDisplayName") if text(device, "userDisplayName") != ""

owner(device) := text(device, "userPrincipalName") if text(device, "userDisplayName") == ""

seen(device) := sprintf("last seen on %s", [substring(text(device, "lastSyncDateTime"), 0, 10)]) if {
	startswith(text(device, "lastSyncDateTime"), "20")
}

seen(device) := "" if not startswith(text(device, "lastSyncDateTime"), "20")

# The text at a key; empty where there is none.
text(row, key) := value if {
	value := object.get(row, key, "")
	is_string(value)
}

text(row, key) := "" if not is_string(object.get(row, key, ""))

# The list at a key; empty where there is none.
list(row, key) := value if {
	value := object.get(row, key, [])
	is_array(value)
}

list(row, key) := [] if not is_array(object.get(row, key, []))

# Whether a policy is assigned to anybody: yes, no, or unknown where the
# assignments were not read.
assigned(policy) := "yes" if {
	some target in targets(policy)
	not exclusion(target)
}

assigned(policy) := "no" if {
	is_array(object.get(policy, "assignments", null))
	every target in targets(policy) { exclusion(target) }
}

assigned(policy) := "unknown" if not is_array(object.get(policy, "assignments", null))

targets(policy) := [target |
	some assignment in list(policy, "assignments")
	target := object.get(assignment, "target", null)
	is_object(target)
]

kind(target) := text(target, "@odata.type")

exclusion(target) if endswith(kind(target), ".exclusionGroupAssignmentTarget")

filtered(target) if object.get(target, "deviceAndAppManagementAssignmentFilterType", "none") in {"include", "exclude"}

# Whom a policy reaches. Computed once a policy, because the sets are large.
scope(policy) := {
	"id": policy.id,
	"everyDevice": count([1 | some target in all; endswith(kind(target), ".allDevicesAssignmentTarget")]) > 0,
	"everyUser": count([1 | some target in all; endswith(kind(target), ".allLicensedUsersAssignmentTarget")]) > 0,
	"within": {member | some group in included; some member in members(group)},
	"withinKnown": {count(included - known_groups) == 0, assigned(policy) != "unknown"} == {true},
	"without": {member | some group in excluded; some member in members(group)},
	"withoutKnown": count(excluded - known_groups) == 0,
	"filtered": count([1 | some target in all; filtered(target)]) > 0,
} if {
	all := targets(policy)
	included := {text(target, "groupId") | some target in all; endswith(kind(target), ".groupAssignmentTarget")}
	excluded := {text(target, "groupId") | some target in all; exclusion(target)}
}

members(group) := list(object.get(input.sources, "groupMembers", {}), group)

user_ids := {id | some id in [account.id | some account in object.get(input.sources, "users", [])]}

# Groups whose members were read and are people: a group of devices names
# them by an id that the list of devices does not carry.
known_groups := {group |
	some group, ids in object.get(input.sources, "groupMembers", {})
	is_array(ids)
	people_only(ids)
}

people_only(ids) if count(ids) == 0

people_only(ids) if ids[0] in user_ids

# A scope that is everybody, without exception.
whole(reach) if {
	true in {reach.everyDevice, reach.everyUser}
	count(reach.without) == 0
	reach.withoutKnown
	not reach.filtered
}

# Whether a scope reaches the user of a device (or a person: their id): yes,
# no, unknown. A device without a user may still be in a group.
reaches(reach, id) := "unknown" if {
	decided(reach, id) == "yes"
	reach.filtered
}

reaches(reach, id) := "yes" if {
	decided(reach, id) == "yes"
	not reach.filtered
}

reaches(reach, id) := decided(reach, id) if decided(reach, id) != "yes"

decided(reach, id) := outcomes[taken_in(reach, id)][left_out(reach, id)]

# taken in, then left out.
outcomes := {
	"yes": {"yes": "no", "no": "yes", "unknown": "unknown"},
	"no": {"yes": "no", "no": "no", "unknown": "no"},
	"unknown": {"yes": "no", "no": "unknown", "unknown": "unknown"},
}

taken_in(reach, id) := "yes" if hit(reach, id)

taken_in(reach, id) := "no" if {
	not hit(reach, id)
	not open_question(reach, id)
}

taken_in(reach, id) := "unknown" if {
	not hit(reach, id)
	open_question(reach, id)
}

hit(reach, _) if reach.everyDevice

hit(reach, id) if {
	reach.everyUser
	id != ""
}

hit(reach, id) if id in reach.within

open_question(_, id) if id == ""

open_question(reach, _) if not reach.withinKnown

left_out(reach, id) := "yes" if id in reach.without

left_out(reach, id) := "no" if {
	not id in reach.without
	reach.withoutKnown
	sure_of(reach, id)
}

left_out(reach, id) := "unknown" if {
	not id in reach.without
	not reach.withoutKnown
}

left_out(reach, id) := "unknown" if {
	not id in reach.without
	not sure_of(reach, id)
}

sure_of(_, id) if id != ""

sure_of(reach, _) if count(reach.without) == 0

# The best that several scopes do for one id.
best(answers) := "yes" if "yes" in answers

best(answers) := "unknown" if {
	not "yes" in answers
	"unknown" in answers
}

best(answers) := "no" if {
	not "yes" in answers
	not "unknown" in answers
}

# Whether a version still gets security updates: {state: supported, ended,
# edition (for some editions only) or unknown, text}. The table is the parameter
# supportedSystems; it carries dates, so that an old table says unknown.
release(kind_of, version) := {"state": "unknown", "text": sprintf("the version “%v” could not be understood", [version])} if {
	not readable(kind_of, version)
}

release("windows", version) := {"state": "ended", "text": sprintf("%s gets no more updates", [windows_name(version)])} if {
	readable("windows", version)
	count(windows_rows(version)) == 0
	windows_build(version) < newest_windows
}

release("windows", version) := {"state": "unknown", "text": sprintf("%s is newer than this tool knows", [windows_name(version)])} if {
	readable("windows", version)
	count(windows_rows(version)) == 0
	windows_build(version) >= newest_windows
}

release("windows", version) := {"state": windows_state(row, version), "text": sprintf("%s: %s", [row.name, windows_text(row)])} if {
	readable("windows", version)
	some row in windows_rows(version)
}

release(kind_of, version) := {"state": "ended", "text": sprintf("version %d gets no more updates", [numbers_of(version)[0]])} if {
	kind_of != "windows"
	readable(kind_of, version)
	numbers_of(version)[0] < table[kind_of].oldest
}

release(kind_of, version) := {"state": "supported", "text": ""} if {
	kind_of != "windows"
	readable(kind_of, version)
	numbers_of(version)[0] >= table[kind_of].oldest
	not past(table[kind_of].knownUntil)
}

release(kind_of, version) := {"state": "unknown", "text": "this tool's list of versions is out of date"} if {
	kind_of != "windows"
	readable(kind_of, version)
	numbers_of(version)[0] >= table[kind_of].oldest
	past(table[kind_of].knownUntil)
}

table := object.union(systems_known, {"androidOwner": systems_known.android})

systems_known := input.parameters.supportedSystems

readable("windows", version) if count(numbers_of(version)) >= 3

readable(kind_of, version) if {
	kind_of in {"macos", "ios", "android", "androidOwner"}
	count(numbers_of(version)) >= 1
}

# "10.0.26200.8246" or "26.5 (25F71)" as numbers; empty where it is not one.
numbers_of(version) := [to_number(part) | some part in version_parts(version)] if {
	every part in version_parts(version) { digits(part) }
}

numbers_of(version) := [] if {
	some part in version_parts(version)
	not digits(part)
}

version_parts(version) := split(split(version, " ")[0], ".") if is_string(version)

version_parts(version) := [""] if not is_string(version)

digits(part) if {
	part != ""
	trim(part, "0123456789") == ""
}

windows_build(version) := numbers_of(version)[2]

windows_rows(version) := [row | some row in table.windows; row.build == windows_build(version)]

windows_name(version) := sprintf("Windows build %d", [windows_build(version)])

newest_windows := max([row.build | some row in table.windows])

windows_state(row, _) := "supported" if not past(row.until)

windows_state(row, version) := "edition" if {
	past(row.until)
	later(row, version)
}

windows_state(row, version) := "ended" if {
	past(row.until)
	not later(row, version)
}

# An edition with a longer life: by licence, by name, or by paid updates that
# the device evidently gets.
later(row, _) if {
	not past(row.laterUntil)
	row.laterBy == "enterprise"
	enterprise
}

later(row, _) if {
	not past(row.laterUntil)
	row.laterBy == "longTerm"
}

later(row, version) if {
	not past(row.laterUntil)
	row.laterBy == "paid"
	numbers_of(version)[3] > row.lastFree
}

windows_text(row) := sprintf("updates end on %s", [row.until]) if not past(row.until)

windows_text(row) := sprintf("updates ended on %s", [row.until]) if {
	past(row.until)
	not row.laterFor
}

windows_text(row) := sprintf("updates ended on %s (%s: %s)", [row.until, row.laterFor, row.laterUntil]) if {
	past(row.until)
	row.laterFor
}

past(date) if days_between(date, input.now) > 0

# Whether some computer may run Windows Enterprise: a licence brings it, or the
# licences were not read.
enterprise if not input.sources.subscribedSkus

enterprise if {
	some sku in input.sources.subscribedSkus
	some plan in list(sku, "servicePlans")
	startswith(upper(text(plan, "servicePlanName")), "WIN10_")
}
