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

result := verdicts.fail(
	"There is no assigned compliance policy that could ask for anything",
	[affected.setting("deviceCompliancePolicies", "Compliance policies", "none is assigned to anybody")],
	[],
) if {
	count(in_use) == 0
	count(devices.counting) + count(devices.unclear) == 0
} else := verdicts.not_assessed(
	"It cannot be told which kinds of device you use",
	"Intune lists no computer, phone or tablet, so it cannot be told which rules matter. Enroll your devices first.",
) if count(in_use) == 0
else := verdicts.fail("Your rules ask for no encryption, lock, PIN or current version", findings, evidence) if every kind, _ in in_use { nothing_asked(kind) }
else := verdicts.partial(headline, findings, evidence) if count(findings) > 0
else := verdicts.not_assessed(
	"It cannot be told what your rules ask for",
	sprintf("It cannot be told for these: %s. Read the compliance policies again, or look them up in the Intune admin center.", [words.joined(doubts)]),
) if count(doubts) > 0
else := verdicts.pass("The rules for every kind of device ask for what they should", evidence) if count(findings) + count(doubts) == 0

in_use := devices.by_platform(input.sources.managedDevices)

# What a policy should ask for. An iPhone with a passcode is encrypted.
needs(kind) := ["password", "lock", "version"] if kind == "ios"
else := ["encryption", "password", "lock", "version"]

wanted := {
	"encryption": "encryption", "password": "a password or PIN", "version": "a version that still gets updates",
	"lock": sprintf("a lock after at most %d minutes", [input.parameters.deviceLockMinutes]),
}

# What each policy for a kind of device asks for, and whether it is for everybody.
policies := {kind: rows |
	some kind, of_kind in devices.counting_for(in_use)
	rows := [{"policy": policy, "whole": devices.reach(policy).everybody, "asks": asks} |
		some policy in of_kind
		asks := {need: asks_for(policy, kind, need) | some need in needs(kind)}
	]
}

asks_for(policy, kind, "encryption") := switches(policy, object.get({"windows": ["bitLockerEnabled", "storageRequireEncryption"]}, kind, ["storageRequireEncryption"]))

asks_for(policy, kind, "password") := switches(policy, object.get({"ios": ["passcodeRequired"]}, kind, ["passwordRequired"]))

asks_for(policy, "ios", "lock") := minutes(object.get(policy, "passcodeMinutesOfInactivityBeforeLock", "absent"), 0)

asks_for(policy, kind, "lock") := minutes(object.get(policy, "passwordMinutesOfInactivityBeforeLock", "absent"), 1) if kind != "ios"

asks_for(policy, kind, "version") := least_version(kind, object.get(policy, "osMinimumVersion", false))

switches(policy, keys) := "yes" if true in {object.get(policy, key, null) | some key in keys}
else := "no" if {object.get(policy, key, null) | some key in keys} == {false}
else := "unknown"

# Null is “not configured”. Zero means at once on an iPhone, and nothing known elsewhere.
minutes(value, least) := "no" if value == null
else := "unknown" if not is_number(value)
else := "no" if value > input.parameters.deviceLockMinutes
else := "unknown" if value < least
else := "yes" if value <= input.parameters.deviceLockMinutes

# A version that only some editions still get updates for: the edition is not known.
least_version(kind, value) := "no" if value in {null, "", "0.0", "0.0.0", "0.0.0.0"}
else := {"supported": "yes", "edition": "unknown", "ended": "no", "unknown": "unknown"}[releases.release(kind, value).state]

# Whether each need of each kind of device is met: by every policy, or by one for everybody.
states := {kind: answers | some kind, rows in policies; count(rows) > 0; answers := {need: met(rows, need) | some need in needs(kind)}}

met(rows, need) := "yes" if {row.asks[need] | some row in rows} == {"yes"}
else := "yes" if {
	some row in rows
	row.whole
	row.asks[need] == "yes"
} else := "unknown" if "unknown" in {row.asks[need] | some row in rows}
else := "no"

without_policy := {kind | some kind, rows in policies; count(rows) == 0}

undecided := {kind | some kind in without_policy; devices.hidden(kind)}

open := without_policy - undecided

weak := [{"kind": kind, "policy": row.policy, "lacks": lacks} |
	some kind, rows in policies
	some row in rows
	lacks := [need | some need in needs(kind); states[kind][need] == "no"; row.asks[need] == "no"]
	count(lacks) > 0
]

nothing_asked(kind) if kind in open

nothing_asked(kind) if {answer | some answer in states[kind]} == {"no"}

findings := flattened([
	[affected.setting(sprintf("deviceCompliancePolicies.%s", [kind]), devices.names[kind], "no compliance policy is assigned, so nothing is asked of them") | some kind in open],
	[policy_object(row.policy, missing(row)) | some row in weak],
	[policy_object(row.policy, late(row.policy)) | some rows in policies; some row in rows],
])

policy_object(policy, detail) := affected.of("compliancePolicy", policy.id, policy_name(policy), detail)

policy_name(policy) := first_text(policy, ["displayName", "id"])

missing(row) := words.joined(array.concat(
	[sprintf("does not ask for %s", [concat(", ", [wanted[need] | some need in row.lacks])])],
	[release.text |
		"version" in row.lacks
		release := releases.release(row.kind, object.get(row.policy, "osMinimumVersion", null))
		release.state == "ended"
	],
))

# A policy marks a device when the time of notice is over; without that action, never.
late(policy) := "never marks a device that breaks it" if count(hours_of_notice(policy)) == 0
else := sprintf("marks a device that breaks it only after %d days", [floor(min(hours_of_notice(policy)) / 24)]) if {
	is_number(min(hours_of_notice(policy)))
	min(hours_of_notice(policy)) > input.parameters.complianceNoticeDays * 24
}

# As far as the answer carries the policy's actions.
hours_of_notice(policy) := [number_at(action, "gracePeriodHours") |
	some rule in list_at(policy, "scheduledActionsForRule")
	some action in list_at(rule, "scheduledActionConfigurations")
	text_at(action, "actionType") == "block"
] if {
	count(items_at(policy, "scheduledActionsForRule")) > 0
	every rule in list_at(policy, "scheduledActionsForRule") { is_array(list_at(rule, "scheduledActionConfigurations")) }
}

weak_kinds := {row.kind | some row in weak}

headline := sprintf("Your rules for %s do not ask for %s", [listed(weak_kinds), concat(" or ", lacking)]) if count(weak_kinds) == 1
else := sprintf("Your rules for %s ask for too little", [listed(weak_kinds)]) if count(weak_kinds) > 1
else := sprintf("%s have no rules at all", [listed(open)]) if count(open) > 0
else := "A device that breaks your rules is marked late or never"

lacking := [wanted[need] | some need in needs("windows"); need in {lack | some row in weak; some lack in row.lacks}]

listed(kinds) := words.listed([devices.names[kind] | some kind in kinds])

# Linux and the like: Graph's v1.0 does not show the policies for them.
others := devices.of_platforms(input.sources.managedDevices, {"other"})

doubts := flattened([
	[devices.names[kind] | some kind in undecided],
	[devices.who(others) | count(others) > 0],
	[sprintf("%s of %s", [wanted[need], devices.names[kind]]) | some kind, answers in states; some need, answer in answers; answer == "unknown"],
])

evidence := array.concat(
	[sprintf("Judged: %s.", [words.joined([sprintf("“%s” for %s", [policy_name(row.policy), devices.names[kind]]) | some kind, rows in policies; some row in rows])]) | count(states) > 0],
	[sprintf("Not known: %s.", [words.joined(doubts)]) | count(doubts) > 0],
)
