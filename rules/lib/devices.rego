# What rules on devices share: the system a device runs, whom an Intune policy reaches, and
# what it sets.
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

# Of these, the ones for each kind of device in use.
counting_for(in_use) := {kind_of: rows |
	some kind_of, _ in in_use
	rows := [policy | some policy in counting; compliance_platform(policy) == kind_of]
}

# The ones that may be assigned, of a kind that this version may not know.
unclear := [policy | some policy in input.sources.deviceCompliancePolicies; assigned(policy) != "no"; not policy in counting]

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

system(device) := object.get(systems, lower(text_at(device, "operatingSystem")), "other")

# Agents that hand Intune an inventory of the device; the rest leave defaults in it.
reporting := {"mdm", "easMdm", "googleCloudDevicePolicyController", "configurationManagerClientMdm", "configurationManagerClientMdmEas"}

# Old news of a device shows nothing of today.
heard_of(rows) := rows_since(rows, "lastSyncDateTime", input.now, input.parameters.inactiveDays)

named(device, finding) := affected.of("device", device.id, name(device), words.joined([finding, user(device), seen(device)]))

# The devices of people by id; "" stands for nobody.
of_users(rows, ids) := array.concat(
	rows_among(rows, "userId", ids - nobody),
	flattened([rows_outside(rows, "userId", texts_of(rows, "userId") - nobody) | "" in ids]),
)

nobody := {"", "00000000-0000-0000-0000-000000000000"}

name(device) := first_text(device, ["deviceName", "id"])

# The first of several devices by name, and how many more.
who(rows) := words.with_more(name(rows[0]), count(rows) - 1)

user(device) := "" if owner(device) == ""
else := sprintf("used by %s", [owner(device)])

owner(device) := first_text(device, ["userDisplayName", "userPrincipalName"])

# Graph writes the year 1 for never.
seen(device) := sprintf("last seen on %s", [substring(device.lastSyncDateTime, 0, 10)]) if startswith(text_at(device, "lastSyncDateTime"), "20")
else := ""

# Whom a policy reaches, as the fact tells it.
reach(policy) := object.get(input.facts.intuneReach.policies, text_at(policy, "id"), untold)

untold := {"assigned": "unknown", "anybody": "unknown", "everybody": false, "doubts": []}

# Whether a policy is assigned to anybody: yes, no or unknown.
assigned(policy) := reach(policy).assigned

# What several policies do for people by id ("" is a device's that is nobody's): {yes,
# unknown, no}, three sets. The best counts.
reached(policies) := {answer: ids |
	wanted := {text_at(policy, "id") | some policy in policies}
	some answer in ["yes", "unknown", "no"]
	ids := union({set_of(part.ids) | some part in input.facts.intuneReach.people; best(part, wanted) == answer})
}

# What policies do for people whom the same policies reach.
best(part, wanted) := "yes" if count(set_of(part.reached) & wanted) > 0
else := "unknown" if count(set_of(part.unknown) & wanted) > 0
else := "no"

# The devices of such people, by answer.
devices_reached(policies, rows) := {answer: of_users(rows, ids) | some answer, ids in reached(policies)}

# Why it cannot be told whom policies reach, in words.
reach_doubts(policies) := flattened([reach(policy).doubts | some policy in policies])

kind(policy) := text_at(policy, "@odata.type")

# What a policy of the catalog, or of endpoint security, sets: [{id, value}].
settings(policy) := settings_of(policy).settings

# Policies of which some settings do not show, and which may be assigned: they may set anything.
in_part(policies) := [policy | some policy in policies; assigned(policy) != "no"; not settings_of(policy).whole]

# The policies of the settings catalog that may be for Windows.
windows_catalog := [policy |
	some policy in object.get(input.sources, "configurationPolicies", [])
	not lower(text_at(policy, "platforms")) in {"macos", "ios", "android", "androidenterprise", "aosp", "tvos", "visionos", "linux"}
]

# Administrative templates that may be assigned and may set something of Windows itself:
# each is known by the path of its category, and a path that is not read may be any.
templates := [policy | some policy in assigned_templates; concerns_windows(policy)]

concerns_windows(policy) if list_at(policy, "definitionValues") == null

concerns_windows(policy) if {
	some path in category_paths(policy)
	not of_a_product(path)
}

# Administrative templates that may be assigned and may set something of a product.
templates_of(product) := [policy | some policy in assigned_templates; concerns(policy, product)]

concerns(policy, _) if list_at(policy, "definitionValues") == null

concerns(policy, _) if "" in category_paths(policy)

concerns(policy, product) if {
	some path in category_paths(policy)
	contains(path, product)
}

assigned_templates := [policy | some policy in object.get(input.sources, "groupPolicyConfigurations", []); assigned(policy) != "no"]

category_paths(policy) := {lower(text_at(value, ["definition", "categoryPath"])) | some value in items_at(policy, "definitionValues")}

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
} else := "yes" if number_at(policy, "deployedAppCount") > 0
else := "yes" if count(items_at(policy, "apps")) > 0
else := "no" if number_at(policy, "deployedAppCount") == 0
else := "no" if list_at(policy, "apps") == []
else := "unknown"
