# METADATA
# title: Windows computers lock themselves when nobody is there
# description: >-
#   Staff step away from a computer many times a day. A screen that locks itself after
#   some minutes keeps patients and visitors from reading on, and no one has to remember it.
# related_resources:
#   - ref: https://learn.microsoft.com/windows/client-management/mdm/policy-csp-devicelock
#     description: DeviceLock policies for Windows
#   - ref: https://learn.microsoft.com/windows/client-management/mdm/policy-csp-localpoliciessecurityoptions
#     description: Local policies and security options for Windows
# custom:
#   id: SESS-03
#   severity: high
#   hipaa:
#     - {cite: 164.312(a)(2)(iii), specification: addressable}
#     - {cite: 164.310(c), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-05, PR.PS-01]
#     hicp: ["3"]
#     nist_800_53: [AC-11]
#   evidence:
#     - basis: graph
#       sources: [managedDevices]
#       uses: [configurationPolicies, deviceConfigurations, deviceCompliancePolicies, intents, groupPolicyConfigurations, groups, groupMembers, users]
#       facts: [intuneReach]
#       partial_proves: [managedDevices]
#     - basis: answer
#       question: Does every Windows computer of the practice lock its screen after at most five minutes without use, by a setting that staff cannot turn off?
#       counts: Your IT person can answer this. A screenshot of the policy (Intune, group policy or another tool) and the list of computers it reaches, with its date. Note where it is kept.
#       renew_months: 12
#       says:
#         yes: Windows computers are said to lock themselves within five minutes
#         yes_without_evidence: Windows computers are said to lock themselves; where the setting is shown is not written down
#         partly: Only some Windows computers are said to lock themselves within five minutes
#         no: Not every Windows computer locks itself within five minutes by a setting that staff cannot turn off
#   effort: 1 hour
#   fix:
#     - Choose a time with the staff. The Security Rule sets none; this tool asks for five minutes at most, which suits rooms that patients enter.
#     - Open the Intune admin center, Devices, Configuration, and create a policy for Windows 10 and later of the type Settings catalog.
#     - Search for “Interactive logon Machine inactivity limit”, enter the time in seconds (300 are five minutes), and assign the policy to all devices.
#     - Leave out screens that must stay on, such as a waiting-room display without patient data, and record them as exceptions here.
#     - Computers that are not in Intune are not reached. Enroll them or set the same limit by group policy.
#   link: https://intune.microsoft.com/#view/Microsoft_Intune_DeviceSettings/DevicesMenu/~/configuration
#   since: 0.1.0
package triage.sess_03

import data.triage.lib.affected
import data.triage.lib.devices
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.pass(sprintf("Every Windows computer in Intune locks itself within %d minutes", [limit]), evidence) if {
	graph
	count(windows) > 0
	count(locked) == count(windows)
}

result := {
	"status": ["partial", "fail"][count([1 | count(bare) == count(windows)])],
	"summary": headline,
	"affected": array.concat(
		[devices.named(device, "no assigned policy locks it when it is not used") | some device in bare],
		[affected.of("devicePolicy", id, names[id], sprintf("locks computers only after %d minutes", [min(times)])) | some id, times in tardy],
	),
	"evidence": evidence,
} if {
	graph
	count(bare) + count(late) > 0
}

result := verdicts.not_assessed(
	"It cannot be told whether every Windows computer locks itself",
	sprintf("For %s it cannot be told: %s.", [devices.who(unsure), words.joined(reasons)]),
) if {
	graph
	count(bare) + count(late) == 0
	count(unsure) > 0
}

result := verdicts.not_assessed(
	"Intune lists no Windows computer",
	"Intune lists no Windows computer, so what locks them does not show. Enroll the computers in Intune, or answer for them.",
) if {
	graph
	count(windows) == 0
}

graph if input.basis == "graph"

limit := input.parameters.windowsLockMinutes

# What each assigned policy says: {policy, name, sets, minutes}; minutes are null
# where it may say something that was not read. Policies that set the same thing
# differently contradict each other; `sets` is empty where they cannot.
entries := [entry | some entry in flattened([from_catalog, veiled_catalog, from_profiles, from_compliance, from_templates]); devices.assigned(entry.policy) != "no"]

# The policies of the settings catalog and those of endpoint security.
catalog := array.concat(devices.windows_catalog, object.get(input.sources, "intents", []))

from_catalog := [{"policy": policy, "name": name(policy), "sets": meaning.sets, "minutes": scaled(setting.value, meaning.unit)} |
	some policy in catalog
	some setting in devices.settings(policy)
	meaning := settings[setting.id]
]

veiled_catalog := [{"policy": policy, "name": name(policy), "sets": "", "minutes": null} | some policy in devices.in_part(catalog)]

from_templates := [{"policy": policy, "name": name(policy), "sets": "", "minutes": null} | some policy in devices.templates]

name(policy) := first_text(policy, ["name", "displayName", "id"])

# Settings of the catalog and of endpoint security, with the seconds of their unit.
settings := {
	"device_vendor_msft_policy_config_devicelock_maxinactivitytimedevicelock": {"sets": "deviceLock", "unit": 60},
	"device_vendor_msft_policy_config_localpoliciessecurityoptions_interactivelogon_machineinactivitylimit": {"sets": "inactivityLimit", "unit": 1},
	"device_vendor_msft_policy_config_localpoliciessecurityoptions_interactivelogon_machineinactivitylimit_v2": {"sets": "inactivityLimit", "unit": 1},
	"deviceconfiguration--windows10generalconfiguration_passwordminutesofinactivitybeforescreentimeout": {"sets": "deviceLock", "unit": 60},
	"deviceconfiguration--windows10endpointprotectionconfiguration_localsecurityoptionsmachineinactivitylimitinminutes": {"sets": "inactivityLimit", "unit": 60},
}

# A profile of the older kind shows its limit, except where Graph's v1.0 leaves it out.
from_profiles := [object.union({"policy": policy, "name": text_at(policy, "displayName")}, said) |
	some policy in object.get(input.sources, "deviceConfigurations", [])
	some said in of_profile(policy)
]

of_profile(policy) := [{"sets": "deviceLock", "minutes": scaled(value, 60)}] if {
	endswith(devices.kind(policy), ".windows10GeneralConfiguration")
	value := object.get(policy, "passwordMinutesOfInactivityBeforeScreenTimeout", null)
	value != null
	policy.passwordRequired == true
} else := [{"sets": "inactivityLimit", "minutes": scaled(value, 60)}] if {
	endswith(devices.kind(policy), ".windows10EndpointProtectionConfiguration")

	# not in v1.0: declared in beta.
	value := object.get(policy, "localSecurityOptionsMachineInactivityLimitInMinutes", null)
	value != null
} else := [{"sets": "", "minutes": null}] if {
	veils(policy)
} else := []

# Kinds of profile that may carry a limit which does not show. Beta shows it, and null
# where there is none; an older property of the same meaning has no certain unit.
veils(policy) if endswith(devices.kind(policy), ".windows10CustomConfiguration")

veils(policy) if {
	endswith(devices.kind(policy), ".windows10EndpointProtectionConfiguration")
	{value | some key in older_limits; value := object.get(policy, key, "not shown")} != {null}
}

# not in v1.0: declared in beta.
older_limits := {"localSecurityOptionsMachineInactivityLimit", "localSecurityOptionsMachineInactivityLimitInMinutes"}

veils(policy) if devices.kind(policy) == ""

from_compliance := [{"policy": policy, "name": text_at(policy, "displayName"), "sets": "", "minutes": scaled(value, 60)} |
	some policy in object.get(input.sources, "deviceCompliancePolicies", [])
	devices.compliance_platform(policy) == "windows"
	value := object.get(policy, "passwordMinutesOfInactivityBeforeLock", null)
	value != null
	policy.passwordRequired == true
]

# Nought means that nothing locks.
scaled(value, unit) := ceil((number_at({"v": value}, "v") * unit) / 60) if {
	number_at({"v": value}, "v") > 0
} else := 0 if {
	number_at({"v": value}, "v") == 0
} else := null

kind(minutes) := "veiled" if {
	minutes == null
} else := "never" if {
	minutes == 0
} else := "quick" if {
	minutes <= limit
} else := "slow"

quick := [entry | some entry in entries; kind(entry.minutes) == "quick"]

veiled := {entry.name | some entry in entries; kind(entry.minutes) == "veiled"}

# What computers are told, and how surely, whose users the same policies reach.
told(part) := [{"id": entry.policy.id, "kind": kind(entry.minutes), "sets": entry.sets, "minutes": entry.minutes, "reached": reached} |
	some entry in entries
	reached := devices.best(part, {entry.policy.id})
	reached != "no"
]

best(rows, wanted) := "yes" if {
	"yes" in {row.reached | some row in rows; row.kind == wanted}
} else := "unknown" if {
	"unknown" in {row.reached | some row in rows; row.kind == wanted}
} else := "no"

# Of two policies that set the same thing differently Intune may apply neither:
# https://learn.microsoft.com/mem/intune-service/industry/education/tutorial-school-deployment/manage-avoid-policy-conflicts
contested(rows) := {row.sets |
	some row in rows
	row.sets != ""
	some other in rows
	other.sets == row.sets
	other.minutes != row.minutes
}

# A limit may stand in any of these.
unread := [sprintf("%s were not read", [words.listed(missing)]) |
	missing := [name_of | some source, name_of in places; not input.sources[source]]
	count(missing) > 0
]

places := {
	"configurationPolicies": "the settings catalog policies", "deviceConfigurations": "the configuration profiles",
	"deviceCompliancePolicies": "the compliance policies", "intents": "the endpoint security policies",
	"groupPolicyConfigurations": "the administrative templates",
}

judgements := [{"computers": computers, "rows": rows, "state": state(rows), "contested": contested(rows)} |
	some part in input.facts.intuneReach.people
	computers := devices.of_users(windows, set_of(part.ids))
	count(computers) > 0
	rows := told(part)
]

state(rows) := "locks" if {
	best([row | some row in rows; not row.sets in contested(rows)], "quick") == "yes"
} else := "unknown" if {
	best(rows, "quick") != "no"
} else := "unknown" if {
	best(rows, "slow") == "unknown"
} else := "late" if {
	best(rows, "slow") == "yes"
} else := "unknown" if {
	count(unread) > 0
} else := "unknown" if {
	best(rows, "veiled") != "no"
} else := "unknown" if {
	local_directory
} else := "bare"

# Where accounts come from a directory of the practice's own, its Group Policy is the
# usual way to lock computers.
local_directory if count(rows_where(items_at(input.sources, "users"), {"onPremisesSyncEnabled": true})) > 0

windows := devices.of_platforms(input.sources.managedDevices, {"windows"})

# A computer that another tool manages takes no settings from Intune.
in_state(wanted) := [device |
	some judgement in judgements
	judgement.state == wanted
	some device in rows_among(judgement.computers, "managementAgent", devices.reporting)
]

# An old report shows nothing of today: a computer may have been set up anew since.
locked := devices.heard_of(in_state("locks"))

bare := in_state("bare")

late := in_state("late")

unsure := rows_outside(windows, "id", values_of(array.concat(locked, array.concat(bare, late)), "id"))

silent := [device | some device in rows_outside(in_state("locks"), "id", values_of(locked, "id"))]

# The limits of the policies that make computers late; one may carry several.
tardy[id] contains row.minutes if {
	some judgement in judgements
	judgement.state == "late"
	some row in judgement.rows
	row.kind == "slow"
	id := row.id
}

names := {entry.policy.id: entry.name | some entry in entries}

clashes := [1 | some judgement in judgements; judgement.state == "unknown"; some _ in judgement.contested]

reasons := array.concat(
	[reason | count(in_state("unknown")) > 0; some reason in doubts],
	array.concat(
		[sprintf("no contact with Intune within %d days", [input.parameters.inactiveDays]) | count(silent) > 0],
		["another tool manages the computer" | count(rows_outside(windows, "managementAgent", devices.reporting)) > 0],
	),
)

doubts := ["whom the policies reach does not show"] if count(named_doubts) == 0

doubts := named_doubts if count(named_doubts) > 0

named_doubts := flattened([
	unread,
	[sprintf("“%s” may carry a limit that Microsoft does not show here", [called]) | some called in veiled],
	["policies set different times for the same computers, and Intune then may apply neither" | count(clashes) > 0],
	["Group Policy of your own directory may lock them, and does not show here" | local_directory],
	devices.reach_doubts([entry.policy | some entry in entries; kind(entry.minutes) != "veiled"]),
])

headline := count_of(count(bare), "Windows computer never locks itself by a policy of Intune", "Windows computers never lock themselves by a policy of Intune") if count(bare) > 0

headline := count_of(count(late), sprintf("Windows computer locks itself only after more than %d minutes", [limit]), sprintf("Windows computers lock themselves only after more than %d minutes", [limit])) if count(bare) == 0

evidence := array.concat(
	[sprintf("%d of %d Windows computers lock themselves within %d minutes.", [count(locked), count(windows), limit])],
	array.concat(
		[sprintf("Policies that count: %s.", [concat(", ", sort({sprintf("“%s” (%d minutes)", [entry.name, entry.minutes]) | some entry in quick}))]) | count(quick) > 0],
		array.concat(
			[sprintf("Not known for %d computers: %s.", [count(unsure), words.joined(reasons)]) | count(unsure) > 0],
			["Group policy and the settings of other tools do not show here."],
		),
	),
)
