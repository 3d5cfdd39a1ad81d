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
	members_of := of_platforms(rows, {kind_of})
	count(members_of) > 0
}

of_platforms(rows, kinds) := flattened([part |
	some part in grouped(rows, ["managementAgent", "operatingSystem"])
	platform(part[0]) in kinds
])

platforms(rows) := {platform(part[0]) | some part in grouped(rows, ["managementAgent", "operatingSystem"])}

# Google's own agent manages Android devices that belong to the practice whole.
platform(device) := "androidOwner" if {
	device.managementAgent == "googleCloudDevicePolicyController"
	system(device) == "android"
} else := system(device)

system(device) := kind_of if {
	is_string(device.operatingSystem)
	kind_of := systems[lower(device.operatingSystem)]
} else := "other"

# Agents that hand Intune an inventory of the device; the rest leave defaults in it.
reporting := {"mdm", "easMdm", "googleCloudDevicePolicyController", "configurationManagerClientMdm", "configurationManagerClientMdmEas"}

# Old news of a device shows nothing of today.
heard_of(rows) := rows_since(rows, "lastSyncDateTime", input.now, input.parameters.inactiveDays)

named(device, finding) := affected.of("device", device.id, name(device), words.joined([finding, user(device), seen(device)]))

# The people whom devices belong to, by id; "" where a device is nobody's.
user_ids_of(rows) := ids | {"" | count(rows_among(rows, "userId", ids)) < count(rows)} if {
	ids := texts_of(rows, "userId") - nobody
}

# The devices of these people.
of_users(rows, ids) := array.concat(
	rows_among(rows, "userId", ids - nobody),
	flattened([rows_outside(rows, "userId", texts_of(rows, "userId") - nobody) | "" in ids]),
)

nobody := {"", "00000000-0000-0000-0000-000000000000"}

name(device) := device.id if {
	text_at(device, "deviceName") == ""
} else := device.deviceName

# The first of several devices by name, and how many more.
who(rows) := name(rows[0]) if count(rows) == 1

who(rows) := sprintf("%s and %d more", [name(rows[0]), count(rows) - 1]) if count(rows) > 1

user(device) := "" if {
	owner(device) == ""
} else := sprintf("used by %s", [owner(device)])

owner(device) := text_at(device, "userPrincipalName") if {
	text_at(device, "userDisplayName") == ""
} else := device.userDisplayName

# Graph writes the year 1 for never.
seen(device) := sprintf("last seen on %s", [substring(device.lastSyncDateTime, 0, 10)]) if {
	startswith(text_at(device, "lastSyncDateTime"), "20")
} else := ""

# Whether a policy is assigned to anybody: yes, no, or unknown where the
# assignments were not read. Groups that are gone hold nobody.
assigned(policy) := answer if answer := assigned_by(policy, assignments_of(policy))

assigned_by(policy, to) := "no" if {
	to.legible
	{to.everyDevice, to.everyUser, to.strange} == {false}
	every group in to.included { gone(group) }
} else := to.assigned if {
	to.assigned != "unknown"
} else := "no" if {
	value_at(policy, "isAssigned") == false
} else := "unknown"

kind(policy) := text_at(policy, "@odata.type")

# Whom a policy reaches. Computed once a policy, because the sets are large.
scope(policy) := {
	"everyDevice": to.everyDevice,
	"everyUser": to.everyUser,
	"within": union({set_of(members(group)) | some group in to.included - veiled}),
	"withinKnown": {to.legible, to.strange == false, known(to.included)} == {true},
	"without": union({set_of(members(group)) | some group in to.excluded}),
	"withoutKnown": {to.legible, known(to.excluded)} == {true},
	"filtered": to.filtered,
} if {
	to := assignments_of(policy)
}

# Why it cannot be told whom policies reach, in words.
veiled_reach(policies) := array.concat(
	[sprintf("a filter narrows whom “%s” reaches", [called(policy)]) | some policy in policies; assignments_of(policy).filtered],
	[sprintf("who is in the groups of “%s” does not show", [called(policy)]) |
		some policy in policies
		to := assignments_of(policy)
		not known(to.included | to.excluded)
	],
)

called(policy) := first_text(policy, ["displayName", "name", "id"])

# Whether a policy reaches anybody at all: yes, no or unknown.
reaches(policy) := "no" if {
	assigned(policy) == "no"
} else := "no" if {
	reach := scope(policy)
	{reach.everyDevice, reach.everyUser} == {false}
	reach.withinKnown
	count(reach.within - reach.without) == 0
} else := "yes" if {
	reach := scope(policy)
	assigned(policy) == "yes"
	reach.withoutKnown
	not reach.filtered
	anybody(reach)
} else := "unknown"

anybody(reach) if true in {reach.everyDevice, reach.everyUser}

anybody(reach) if count(reach.within - reach.without) > 0

members(group) := items_at(object.get(input.sources, "groupMembers", {}), group)

user_ids := values_of(object.get(input.sources, "users", []), "id")

group_rows := items_at(input.sources, "groups")

group_ids := object.keys(object.get(input.sources, "groupMembers", {})) | texts_of(group_rows, "id")

# Groups of which it does not show who belongs to them: those that hide their members, and
# dynamic ones that stand still. Rules with memberOf are processed no more since that day.
veiled := texts_of(rows_where(group_rows, {"visibility": "HiddenMembership"}), "id") | {row.id |
	some row in rows_among(group_rows, "membershipRule", texts_of(group_rows, "membershipRule"))
	stands_still(row)
}

stands_still(row) if {
	dynamic(row)
	contains(lower(row.membershipRule), "memberof")
	days_between("2026-11-03T00:00:00Z", input.now) >= 0
}

stands_still(row) if {
	dynamic(row)
	not text_at(row, "membershipRuleProcessingState") in {"", "On"}
}

dynamic(row) if "DynamicMembership" in items_at(row, "groupTypes")

dynamic(row) if list_at(row, "groupTypes") == null

# A group that is in no list of groups is gone. An empty list is no list of groups.
gone(group) if {
	group != ""
	count(group_rows) > 0
	count(rows_among(group_rows, "id", {group})) == 0
	count(members(group)) == 0
}

# Whether the members of groups are known and are people (or groups of them): a group
# of devices names them by an id that the list of devices does not carry.
known(groups) if {
	every group in groups { resolved(group) }
} else := false

resolved(group) if gone(group)

resolved(group) if {
	is_array(input.sources.groupMembers[group])
	listed := set_of(members(group))
	count((listed - user_ids) - group_ids) == 0
	count((listed | {group}) & veiled) == 0
	shown(listed)
}

# A group that hides its members may show an empty list.
shown(listed) if count(listed) > 0

shown(_) if count(group_rows) > 0

# What a policy of the catalog, or of endpoint security, sets: [{id, value}].
settings(policy) := settings_of(policy).settings

# Policies of which some settings do not show, and which may be assigned: they may set anything.
in_part(policies) := [policy |
	some policy in policies
	assigned(policy) != "no"
	not settings_of(policy).whole
]

# The policies of the settings catalog that may be for Windows.
windows_catalog := [policy |
	some policy in object.get(input.sources, "configurationPolicies", [])
	not lower(text_at(policy, "platforms")) in {"macos", "ios", "android", "androidenterprise", "aosp", "tvos", "visionos", "linux"}
]

# Administrative templates that may be assigned and may set something of Windows itself:
# each is known by the path of its category, and a path that is not read may be any.
templates := [policy |
	some policy in object.get(input.sources, "groupPolicyConfigurations", [])
	assigned(policy) != "no"
	concerns_windows(list_at(policy, "definitionValues"))
]

concerns_windows(values) if values == null

concerns_windows(values) if {
	some value in items_at({"of": values}, "of")
	not of_a_product(lower(text_at(value, ["definition", "categoryPath"])))
}

# Administrative templates that may be assigned and may set something of a product.
templates_of(product) := [policy |
	some policy in object.get(input.sources, "groupPolicyConfigurations", [])
	assigned(policy) != "no"
	concerns(list_at(policy, "definitionValues"), product)
]

concerns(values, _) if values == null

concerns(values, product) if {
	some value in items_at({"of": values}, "of")
	path := lower(text_at(value, ["definition", "categoryPath"]))
	true in {path == "", contains(path, product)}
}

# Products with templates of their own. Their names are the same in every language.
of_a_product(path) if strings.any_prefix_match(path, products)

products := {
	"\\onedrive", "\\microsoft edge", "\\google", "\\mozilla", "\\microsoft office", "\\microsoft outlook", "\\microsoft word",
	"\\microsoft excel", "\\microsoft powerpoint", "\\microsoft onenote", "\\microsoft access", "\\microsoft teams", "\\microsoft project", "\\microsoft visio",
}

# Whether an app protection policy covers any app: yes, no or unknown.
covers_apps(policy) := "yes" if {
	# not in v1.0: appGroupType is declared in beta.
	text_at(policy, "appGroupType") in {"allCoreMicrosoftApps", "allMicrosoftApps", "allApps"}
} else := "yes" if {
	is_number(number_at(policy, "deployedAppCount"))
	number_at(policy, "deployedAppCount") > 0
} else := "yes" if {
	count(items_at(policy, "apps")) > 0
} else := "no" if {
	0 in {number_at(policy, "deployedAppCount"), list_size(policy, "apps")}
} else := "unknown"

list_size(policy, key) := count(list_at(policy, key)) if list_at(policy, key) != null

list_size(policy, key) := null if list_at(policy, key) == null

# A scope that is everybody, without exception.
whole(reach) if {
	true in {reach.everyDevice, reach.everyUser}
	clear_of_exceptions(reach)
}

clear_of_exceptions(reach) if {
	count(reach.without) == 0
	reach.withoutKnown
	not reach.filtered
}

# What several scopes do for people by id ("" is a device's that is nobody's, and may
# still be in a group): {yes, unknown, no}, three sets. The best counts.
reached(scopes, ids) := {"yes": yes, "unknown": unknown - yes, "no": (ids - yes) - unknown} if {
	answers := [reached_by(reach, ids) | some reach in scopes]
	yes := union({answer.yes | some answer in answers})
	unknown := union({answer.unknown | some answer in answers})
}

reached_by(reach, ids) := {"yes": sure, "unknown": (held - sure) | hidden_from(reach, (ids - taken) - reach.without)} if {
	taken := taken_in(reach, ids)
	held := taken - reach.without
	sure := surely(reach, held)
}

taken_in(reach, ids) := ids if {
	reach.everyDevice
} else := (ids - strangers(ids)) | (ids & reach.within) if {
	reach.everyUser
} else := ids & reach.within

# Who is no user of the tenant: nobody, and people whose account is gone.
strangers(ids) := {""} | (ids - user_ids) if count(user_ids) > 0

strangers(_) := {""} if count(user_ids) == 0

surely(reach, held) := held if {
	clear_of_exceptions(reach)
} else := set() if {
	reach.filtered
} else := set() if {
	not reach.withoutKnown
} else := held - {""}

# Who is not seen in a scope may be in a group of it that was not read.
hidden_from(reach, rest) := rest & {""} if {
	reach.withinKnown
	not reach.everyUser
} else := rest

# The devices of such people, by answer.
devices_reached(scopes, rows) := {answer: of_users(rows, ids) |
	some answer, ids in reached(scopes, user_ids_of(rows))
}

# Whether a version still gets security updates: {state: supported, ended,
# edition (for some editions only) or unknown, text}. The table is the parameter
# supportedSystems; it carries dates, so that an old table says unknown.
release(kind_of, version) := {"state": "unknown", "text": "Intune knows no version of it"} if {
	version in {null, "", "0.0", "0.0.0", "0.0.0.0"}
} else := {"state": "unknown", "text": sprintf("the version “%v” could not be understood", [version])} if {
	not readable(kind_of, version)
} else := windows_release(version) if {
	kind_of == "windows"
} else := {"state": "ended", "text": sprintf("version %d gets no more updates", [version_numbers(version)[0]])} if {
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

windows_state(row, version) := "supported" if {
	days_between(row.until, input.now) <= 0
} else := "unknown" if {
	not past(row.until)
} else := "edition" if {
	later(row, version)
} else := "ended"

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
	version_numbers(version)[3] > row.lastFree
}

windows_text(row) := sprintf("updates end on %s", [object.get(row, "until", "an unknown day")]) if {
	not past(row.until)
} else := sprintf("updates ended on %s (%s: %s)", [row.until, row.laterFor, row.laterUntil]) if {
	row.laterFor
} else := sprintf("updates ended on %s", [row.until])

past(date) if days_between(date, input.now) > 0

# Whether some computer may run Windows Enterprise: a licence brings it, or the
# licences were not read.
enterprise if not input.sources.subscribedSkus

enterprise if {
	plans := flattened([items_at(sku, "servicePlans") | some sku in items_at(input.sources, "subscribedSkus")])
	strings.any_prefix_match(lowered(texts_of(plans, "servicePlanName")), "win10_")
}
