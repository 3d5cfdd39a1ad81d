# METADATA
# title: Your rules ask for encryption, a lock, a PIN and a current version
# description: >-
#   A compliance policy is only as good as what it asks for. Four demands cover most
#   of what goes wrong with a lost or infected device: encrypted storage, a password
#   or PIN, a lock after a few minutes, and a version that still gets updates.
# related_resources:
#   - ref: https://learn.microsoft.com/intune/intune-service/protect/compliance-policy-create-windows
#     description: Compliance settings for Windows in Intune
#   - ref: https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-windows10compliancepolicy
#     description: windows10CompliancePolicy resource type
# custom:
#   id: DEV-03
#   severity: high
#   hipaa:
#     - {cite: 164.312(a)(2)(iv), specification: addressable}
#     - {cite: 164.310(c), specification: required}
#   frameworks:
#     nist_csf: [PR.PS-01, PR.DS-01]
#     hicp: ["2"]
#     nist_800_53: [CM-6, AC-11, SC-28]
#   evidence:
#     - basis: graph
#       sources: [deviceCompliancePolicies, managedDevices]
#       uses: [subscribedSkus, groups, groupMembers, users]
#       facts: [intuneReach, capabilities]
#       partial_proves: [managedDevices]
#   licence: [intune]
#   effort: 1 hour
#   after: [DEV-02]
#   fix:
#     - Look in the Intune admin center, Devices, All devices, which versions are in use, and tell staff what will be asked for. On Windows people may have to change their password at the next sign-in, even a good one.
#     - Open Devices, Compliance, the policy named above, Properties, and edit the compliance settings.
#     - Under System Security set “Require a password to unlock …” to Require, and the minutes without use before the password is asked for (on an iPhone or iPad, before the screen locks) to 15 or less.
#     - Require encryption of data storage there. On Windows set “Require BitLocker” under Device Health instead; it counts after the next restart. An iPhone or iPad needs nothing more than its passcode.
#     - Under Device Properties, Minimum OS version, enter the oldest version you accept, as numbers. Windows wants a build with four of them, such as 10.0.26200.0 for Windows 11, version 25H2; a name such as 25H2 is not understood. Macs, iPhones, iPads and Android want the version, in November 2026 for example 15.0, 18.0 and 14.0. Look up which versions still get security updates.
#     - Under “Actions for noncompliance” give people some days of notice, at most 30; a device that fails the new rules loses access afterwards if a Conditional Access policy asks for a compliant device.
#     - Save, and look at the list of noncompliant devices after a week.
#   link: https://intune.microsoft.com/#view/Microsoft_Intune_DeviceSettings/DevicesComplianceMenu/~/policies
#   since: 0.1.0
package triage.dev_03

import data.triage.lib.affected
import data.triage.lib.devices
import data.triage.lib.releases
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.pass("The rules for every kind of device ask for what they should", evidence) if {
	count(in_use) > 0
	count(findings) + count(doubts) == 0
}

result := verdicts.partial(headline, findings, evidence) if {
	count(findings) > 0
	not nothing_asked
}

result := verdicts.fail("Your rules ask for no encryption, lock, PIN or current version", findings, evidence) if {
	count(findings) > 0
	nothing_asked
}

result := verdicts.fail(
	"There is no assigned compliance policy that could ask for anything",
	[affected.setting("deviceCompliancePolicies", "Compliance policies", "none is assigned to anybody")],
	[],
) if {
	count(in_use) == 0
	count(devices.counting) + count(devices.unclear) == 0
}

result := verdicts.not_assessed(
	"It cannot be told which kinds of device you use",
	"Intune lists no computer, phone or tablet, so it cannot be told which rules matter. Enroll your devices first.",
) if {
	count(in_use) == 0
	count(devices.counting) + count(devices.unclear) > 0
}

result := verdicts.not_assessed(
	"It cannot be told what your rules ask for",
	sprintf("It cannot be told for these: %s. Read the compliance policies again, or look them up in the Intune admin center.", [words.joined(doubts)]),
) if {
	count(in_use) > 0
	count(findings) == 0
	count(doubts) > 0
}

in_use := devices.by_platform(input.sources.managedDevices)

# What a policy should ask for. An iPhone with a passcode is encrypted.
needs("ios") := ["password", "lock", "version"]

needs(kind) := ["encryption", "password", "lock", "version"] if kind != "ios"

wanted := {
	"encryption": "encryption", "password": "a password or PIN", "version": "a version that still gets updates",
	"lock": sprintf("a lock after at most %d minutes", [input.parameters.deviceLockMinutes]),
}

policies := {kind: rows |
	some kind, _ in in_use
	rows := [policy | some policy in devices.counting; devices.compliance_platform(policy) == kind]
}

# Each need of each kind of device: yes where a policy for everybody asks for it,
# or every policy does.
states := {kind: answers |
	some kind, rows in policies
	count(rows) > 0
	answers := {need: state(kind, need) | some need in needs(kind)}
}

state(kind, need) := "yes" if met(kind, need)
else := "unknown" if "unknown" in answers_of(kind, need)
else := "no"

met(kind, need) if answers_of(kind, need) == {"yes"}

met(kind, need) if {
	some row in asked[kind]
	row.whole
	row.asks[need] == "yes"
}

answers_of(kind, need) := {row.asks[need] | some row in asked[kind]}

# What each policy asks for, and whether it is for everybody.
asked := {kind: rows |
	some kind, of_kind in policies
	rows := [{"policy": policy, "whole": devices.reach(policy).everybody, "asks": answers} |
		some policy in of_kind
		answers := {need: asks(policy, kind, need) | some need in needs(kind)}
	]
}

asks(policy, "windows", "encryption") := switches(policy, ["bitLockerEnabled", "storageRequireEncryption"])

asks(policy, kind, "encryption") := switches(policy, ["storageRequireEncryption"]) if not kind in {"windows", "ios"}

asks(policy, "ios", "password") := switches(policy, ["passcodeRequired"])

asks(policy, kind, "password") := switches(policy, ["passwordRequired"]) if kind != "ios"

asks(policy, "ios", "lock") := minutes(object.get(policy, "passcodeMinutesOfInactivityBeforeLock", "absent"), 0)

asks(policy, kind, "lock") := minutes(object.get(policy, "passwordMinutesOfInactivityBeforeLock", "absent"), 1) if kind != "ios"

asks(policy, kind, "version") := floor_of(kind, object.get(policy, "osMinimumVersion", false))

switches(policy, keys) := "yes" if true in {object.get(policy, key, null) | some key in keys}
else := "no" if {object.get(policy, key, null) | some key in keys} == {false}
else := "unknown"

# Null is “not configured”. Zero means at once on an iPhone, and nothing known elsewhere.
minutes(value, least) := "no" if value == null
else := "unknown" if not is_number(value)
else := "no" if value > input.parameters.deviceLockMinutes
else := "yes" if {
	value >= least
	value <= input.parameters.deviceLockMinutes
} else := "unknown"

floor_of(kind, value) := "no" if value in {null, "", "0.0", "0.0.0", "0.0.0.0"}
else := outcome[releases.release(kind, value).state]

# A version that only some editions still get updates for: the edition is not known.
outcome := {"supported": "yes", "edition": "unknown", "ended": "no", "unknown": "unknown"}

bare := {kind | some kind, rows in policies; count(rows) == 0}

undecided := {kind | some kind in bare; devices.hidden(kind)}

open := bare - undecided

weak := [{"kind": kind, "policy": row.policy, "lacks": lacks} |
	some kind, rows in asked
	some row in rows
	lacks := [need | some need in needs(kind); states[kind][need] == "no"; row.asks[need] == "no"]
	count(lacks) > 0
]

nothing_asked if every kind, _ in in_use { lost(kind) }

lost(kind) if kind in open

lost(kind) if {answer | some answer in states[kind]} == {"no"}

findings := array.concat(
	[affected.setting(sprintf("deviceCompliancePolicies.%s", [kind]), devices.names[kind], "no compliance policy is assigned, so nothing is asked of them") | some kind in open],
	array.concat(
		[affected.of("compliancePolicy", row.policy.id, policy_name(row.policy), missing(row)) | some row in weak],
		[affected.of("compliancePolicy", row.policy.id, policy_name(row.policy), row.detail) | some row in slow],
	),
)

policy_name(policy) := text_at(policy, "displayName") if text_at(policy, "displayName") != ""

policy_name(policy) := policy.id if text_at(policy, "displayName") == ""

missing(row) := words.joined(array.concat(
	[sprintf("does not ask for %s", [concat(", ", [wanted[need] | some need in row.lacks])])],
	[release.text |
		"version" in row.lacks
		release := releases.release(row.kind, object.get(row.policy, "osMinimumVersion", null))
		release.state == "ended"
	],
))

# A policy marks a device when the time of notice is over; without that action, never.
slow := [{"policy": policy, "detail": detail} |
	some rows in policies
	some policy in rows
	detail := notice(marking(policy))
	detail != ""
]

# The hours after which a policy marks a device, where the answer carries its actions.
marking(policy) := [number_at(action, "gracePeriodHours") |
	some rule in list_at(policy, "scheduledActionsForRule")
	some action in list_at(rule, "scheduledActionConfigurations")
	text_at(action, "actionType") == "block"
] if {
	every rule in list_at(policy, "scheduledActionsForRule") { is_array(list_at(rule, "scheduledActionConfigurations")) }
	count(list_at(policy, "scheduledActionsForRule")) > 0
} else := null

notice(hours) := "" if hours == null
else := "never marks a device that breaks it" if count(hours) == 0
else := sprintf("marks a device that breaks it only after %d days", [floor(min(hours) / 24)]) if {
	is_number(min(hours))
	min(hours) > input.parameters.complianceNoticeDays * 24
} else := ""

weak_kinds := {row.kind | some row in weak}

headline := sprintf("%s have no rules at all", [listed(open)]) if {
	count(weak_kinds) == 0
	count(open) > 0
}

headline := "A device that breaks your rules is marked late or never" if count(weak_kinds) + count(open) == 0

headline := sprintf("Your rules for %s do not ask for %s", [listed(weak_kinds), concat(" or ", lacking)]) if count(weak_kinds) == 1

headline := sprintf("Your rules for %s ask for too little", [listed(weak_kinds)]) if count(weak_kinds) > 1

lacking := [wanted[need] |
	some need in ["encryption", "password", "lock", "version"]
	need in {lack | some row in weak; some lack in row.lacks}
]

listed(kinds) := words.listed([devices.names[kind] | some kind in kinds])

# Linux and the like: Graph's v1.0 does not show the policies for them.
others := devices.of_platforms(input.sources.managedDevices, {"other"})

doubts := array.concat(
	array.concat([devices.names[kind] | some kind in undecided], [devices.who(others) | count(others) > 0]),
	[sprintf("%s of %s", [wanted[need], devices.names[kind]]) | some kind, answers in states; some need, answer in answers; answer == "unknown"],
)

evidence := array.concat(
	[sprintf("Judged: %s.", [words.joined([sprintf("“%s” for %s", [policy_name(policy), devices.names[kind]]) | some kind, rows in policies; some policy in rows])]) | count(states) > 0],
	[sprintf("Not known: %s.", [words.joined(doubts)]) | count(doubts) > 0],
)
