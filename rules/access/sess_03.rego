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
#     - Leave out screens that must stay on, such as a waiting-room display without patient data, and record them as exceptions.
#     - Computers that are not in Intune are not reached. Enroll them or set the same limit by group policy.
#   link: https://intune.microsoft.com/#view/Microsoft_Intune_DeviceSettings/DevicesMenu/~/configuration
#   since: 0.1.0
package triage.sess_03

import data.triage.lib.affected
import data.triage.lib.devices
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.not_assessed(
	"Intune lists no Windows computer",
	"Intune lists no Windows computer, so what locks them does not show. Enroll the computers in Intune, or answer for them.",
) if count(computers) == 0
else := verdicts.fail_where(
	count(unlocked) == count(computers),
	headline,
	array.concat(
		[devices.named(device, "no assigned policy locks it when it is not used") | some device in unlocked],
		[affected.of("devicePolicy", id, policy_names[id], sprintf("locks computers only after %d minutes", [min(minutes)])) | some id, minutes in too_long],
	),
	evidence,
) if count(unlocked) + count(late) > 0
else := verdicts.not_assessed(
	"It cannot be told whether every Windows computer locks itself",
	sprintf("For %s it cannot be told: %s.", [devices.who(unsure), words.joined(reasons)]),
) if count(unsure) > 0
else := verdicts.pass(sprintf("Every Windows computer in Intune locks itself within %d minutes", [limit]), evidence) if count(locked) == count(computers)

limit := input.parameters.windowsLockMinutes

headline := count_of(count(unlocked), "Windows computer never locks itself by a policy of Intune", "Windows computers never lock themselves by a policy of Intune") if count(unlocked) > 0
else := count_of(count(late), sprintf("Windows computer locks itself only after more than %d minutes", [limit]), sprintf("Windows computers lock themselves only after more than %d minutes", [limit]))

# What each assigned policy says about the lock.
entries := [entry |
	some entry in flattened([from_catalog, hidden_in_catalog, from_profiles, from_compliance])
	devices.assigned(entry.policy) != "no"
]

# Policies that set the same thing differently contradict each other; `sets` is empty where
# they cannot. What a policy may say without showing it is no number.
said(policy, sets, value, unit) := {"policy": policy, "name": first_text(policy, ["name", "displayName", "id"]), "sets": sets, "minutes": minutes, "kind": kind(minutes)} if {
	minutes := in_minutes(value, unit)
}

in_minutes(value, unit) := ceil((number_at({"it": value}, "it") * unit) / 60) if number_at({"it": value}, "it") >= 0
else := null

# Nought means that nothing locks.
kind(minutes) := "hidden" if minutes == null
else := "never" if minutes == 0
else := "quick" if minutes <= limit
else := "slow"

# The policies of the settings catalog and those of endpoint security.
catalog := array.concat(devices.windows_catalog, object.get(input.sources, "intents", []))

from_catalog := [said(policy, meaning.sets, setting.value, meaning.unit) |
	some policy in catalog
	some setting in devices.settings(policy)
	meaning := settings[setting.id]
]

hidden_in_catalog := [said(policy, "", null, 60) | some policy in array.concat(devices.in_part(catalog), devices.templates)]

# Settings of the catalog and of endpoint security, with the seconds of their unit.
settings := {
	"device_vendor_msft_policy_config_devicelock_maxinactivitytimedevicelock": {"sets": "deviceLock", "unit": 60},
	"device_vendor_msft_policy_config_localpoliciessecurityoptions_interactivelogon_machineinactivitylimit": {"sets": "inactivityLimit", "unit": 1},
	"device_vendor_msft_policy_config_localpoliciessecurityoptions_interactivelogon_machineinactivitylimit_v2": {"sets": "inactivityLimit", "unit": 1},
	"deviceconfiguration--windows10generalconfiguration_passwordminutesofinactivitybeforescreentimeout": {"sets": "deviceLock", "unit": 60},
	"deviceconfiguration--windows10endpointprotectionconfiguration_localsecurityoptionsmachineinactivitylimitinminutes": {"sets": "inactivityLimit", "unit": 60},
}

# A profile of the older kind shows its limit, except where Graph's v1.0 leaves it out.
from_profiles := [of_profile(policy, devices.kind(policy)) | some policy in object.get(input.sources, "deviceConfigurations", [])]

of_profile(policy, type) := said(policy, "deviceLock", value, 60) if {
	endswith(type, ".windows10GeneralConfiguration")
	value := value_at(policy, "passwordMinutesOfInactivityBeforeScreenTimeout")
	value != null
	policy.passwordRequired == true
} else := said(policy, "inactivityLimit", value, 60) if {
	endswith(type, ".windows10EndpointProtectionConfiguration")
	# not in v1.0: declared in beta.
	value := value_at(policy, "localSecurityOptionsMachineInactivityLimitInMinutes")
	value != null
} else := said(policy, "", null, 60) if hides_limit(policy, type)

# Kinds of profile that may carry a limit which does not show. Beta shows it, and null
# where there is none; an older property of the same meaning has no certain unit.
hides_limit(_, type) if type == ""

hides_limit(_, type) if endswith(type, ".windows10CustomConfiguration")

hides_limit(policy, type) if {
	endswith(type, ".windows10EndpointProtectionConfiguration")
	# not in v1.0: declared in beta.
	some key in ["localSecurityOptionsMachineInactivityLimit", "localSecurityOptionsMachineInactivityLimitInMinutes"]
	object.get(policy, key, "not shown") != null
}

from_compliance := [said(policy, "", value, 60) |
	some policy in object.get(input.sources, "deviceCompliancePolicies", [])
	devices.compliance_platform(policy) == "windows"
	value := value_at(policy, "passwordMinutesOfInactivityBeforeLock")
	value != null
	policy.passwordRequired == true
]

# Computers whose users the same policies reach, with what those say, how surely, and what
# follows.
groups := [{"computers": own, "rows": rows, "state": state(rows), "contested": contested(rows)} |
	some part in input.facts.intuneReach.people
	own := devices.of_users(computers, set_of(part.ids))
	count(own) > 0
	rows := reaching(part)
]

reaching(part) := [object.union(entry, {"reached": reached}) |
	some entry in entries
	reached := devices.best(part, {entry.policy.id})
	reached != "no"
]

# Of two policies that set the same thing differently Intune may apply neither:
# https://learn.microsoft.com/mem/intune-service/industry/education/tutorial-school-deployment/manage-avoid-policy-conflicts
contested(rows) := {row.sets |
	some row in rows
	row.sets != ""
	some other in rows
	other.sets == row.sets
	other.minutes != row.minutes
}

state(rows) := "locks" if surely(rows_outside(rows, "sets", contested(rows)), "quick")
else := "unknown" if possibly(rows, "quick")
else := "late" if surely(rows, "slow")
else := "unknown" if possibly(rows, "slow")
else := "unknown" if count(unread) > 0
else := "unknown" if possibly(rows, "hidden")
else := "unknown" if local_directory
else := "unlocked"

surely(rows, kind) if count(rows_where(rows, {"kind": kind, "reached": "yes"})) > 0

possibly(rows, kind) if count(rows_where(rows, {"kind": kind})) > 0

# Where accounts come from a directory of the practice's own, its Group Policy is the
# usual way to lock computers.
local_directory if count(rows_where(items_at(input.sources, "users"), {"onPremisesSyncEnabled": true})) > 0

computers := devices.of_platforms(input.sources.managedDevices, {"windows"})

# A computer that another tool manages takes no settings from Intune.
in_state(wanted) := flattened([rows_among(group.computers, "managementAgent", devices.reporting) | some group in rows_where(groups, {"state": wanted})])

# An old report shows nothing of today: a computer may have been set up anew since.
locked := devices.heard_of(in_state("locks"))

silent := rows_outside(in_state("locks"), "id", values_of(locked, "id"))

unlocked := in_state("unlocked")

late := in_state("late")

unsure := rows_outside(computers, "id", values_of(flattened([locked, unlocked, late]), "id"))

# The limits of the policies that make computers late; one may carry several.
too_long[row.policy.id] contains row.minutes if {
	some group in rows_where(groups, {"state": "late"})
	some row in rows_where(group.rows, {"kind": "slow"})
}

policy_names := {entry.policy.id: entry.name | some entry in entries}

reasons := flattened([
	[reason | count(in_state("unknown")) > 0; some reason in doubts],
	[sprintf("no contact with Intune within %d days", [input.parameters.inactiveDays]) | count(silent) > 0],
	["another tool manages the computer" | count(rows_outside(computers, "managementAgent", devices.reporting)) > 0],
])

doubts := ["whom the policies reach does not show"] if count(named_doubts) == 0
else := named_doubts

named_doubts := flattened([
	unread,
	[sprintf("“%s” may carry a limit that Microsoft does not show here", [name]) | some name in values_of(rows_where(entries, {"kind": "hidden"}), "name")],
	["policies set different times for the same computers, and Intune then may apply neither" | policies_contradict],
	["Group Policy of your own directory may lock them, and does not show here" | local_directory],
	devices.reach_doubts([entry.policy | some entry in rows_outside(entries, "kind", {"hidden"})]),
])

# A limit may stand in any of these.
unread := [sprintf("%s were not read", [words.listed(missing)]) |
	missing := [name | some source, name in places; not input.sources[source]]
	count(missing) > 0
]

places := {
	"configurationPolicies": "the settings catalog policies", "deviceConfigurations": "the configuration profiles",
	"deviceCompliancePolicies": "the compliance policies", "intents": "the endpoint security policies",
	"groupPolicyConfigurations": "the administrative templates",
}

policies_contradict if {
	some group in rows_where(groups, {"state": "unknown"})
	count(group.contested) > 0
}

counting := sort({sprintf("“%s” (%d minutes)", [entry.name, entry.minutes]) | some entry in rows_where(entries, {"kind": "quick"})})

evidence := flattened([
	[sprintf("%d of %d Windows computers lock themselves within %d minutes.", [count(locked), count(computers), limit])],
	[sprintf("Policies that count: %s.", [concat(", ", counting)]) | count(counting) > 0],
	[sprintf("Not known for %d computers: %s.", [count(unsure), words.joined(reasons)]) | count(unsure) > 0],
	["Group policy and the settings of other tools do not show here."],
])
