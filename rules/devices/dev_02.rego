# METADATA
# title: Every kind of device you use has safety rules
# description: >-
#   A compliance policy says what a safe device is (encrypted, locked, up to date)
#   and checks it. Each kind of device needs its own; Macs or phones without one are
#   never checked, however strict the rules for the Windows computers are.
# related_resources:
#   - ref: https://learn.microsoft.com/intune/intune-service/protect/device-compliance-get-started
#     description: Device compliance policies in Intune
#   - ref: https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-devicecompliancepolicy
#     description: deviceCompliancePolicy resource type
# custom:
#   id: DEV-02
#   severity: high
#   hipaa:
#     - {cite: 164.310(c), specification: required}
#     - {cite: 164.308(a)(1)(ii)(B), specification: required}
#   frameworks:
#     nist_csf: [PR.PS-01]
#     hicp: ["2"]
#     nist_800_53: [CM-2, CM-6]
#   evidence:
#     - basis: graph
#       sources: [deviceCompliancePolicies, managedDevices]
#       uses: [groups, groupMembers, users]
#       facts: [intuneReach]
#       partial_proves: [managedDevices]
#   licence: [intune]
#   effort: 2 hours
#   fix:
#     - Tell staff that rules are coming. A device that breaks them is marked, and loses access where a Conditional Access policy asks for a compliant device.
#     - Open the Intune admin center, Devices, Compliance, Create policy, and choose the kind of device named above.
#     - Ask for encryption, a password or PIN, a lock after some minutes without use, and a version that still gets updates; DEV-03 says how each is written.
#     - Under “Actions for noncompliance” give people some days, at most 30, to put things right before the device is marked.
#     - Assign the policy to all users or all devices, not to a group that somebody must remember to fill, and leave nobody out. A computer that no single person uses is reached by All devices only.
#     - Where a device is named above, add its user to the policy's assignment, or take the user out of the excluded group.
#   link: https://intune.microsoft.com/#view/Microsoft_Intune_DeviceSettings/DevicesComplianceMenu/~/policies
#   since: 0.1.0
package triage.dev_02

import data.triage.lib.affected
import data.triage.lib.devices
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.fail(
	"There is no assigned compliance policy",
	[affected.setting("deviceCompliancePolicies", "Compliance policies", "none is assigned to anybody")],
	[],
) if {
	count(in_use) == 0
	count(devices.counting) + count(devices.unclear) == 0
} else := verdicts.not_assessed(
	"It cannot be told which kinds of device you use",
	"Intune lists no computer, phone or tablet, so it cannot be told which kinds need a compliance policy. Enroll your devices first.",
) if count(in_use) == 0
else := verdicts.fail("No compliance policy reaches any of your devices", findings, evidence) if {
	count(findings) > 0
	nothing_reached
} else := verdicts.partial(headline, findings, evidence) if count(findings) > 0
else := verdicts.not_assessed(
	"It cannot be told whether a compliance policy reaches every device",
	sprintf("It cannot be told for these: %s. Look the devices and the assignments of the policies up in the Intune admin center.", [words.joined(array.concat(doubts, reasons))]),
) if count(doubts) > 0
else := verdicts.pass("Every kind of device you use has an assigned compliance policy", evidence) if count(findings) + count(doubts) == 0

in_use := devices.by_platform(input.sources.managedDevices)

policies := devices.counting_for(in_use)

without_policy := {kind | some kind, rows in policies; count(rows) == 0}

undecided := {kind | some kind in without_policy; devices.hidden(kind)}

open := without_policy - undecided

reached := {kind: devices.devices_reached(rows, in_use[kind]) | some kind, rows in policies; count(rows) > 0}

nothing_reached if {
	count(undecided) == 0
	every answers in reached { count(answers.yes) + count(answers.unknown) == 0 }
}

# Linux and the like: Graph's v1.0 does not show the policies for them.
others := devices.of_platforms(input.sources.managedDevices, {"other"})

outside := [device | some answers in reached; some device in answers.no]

# Only enrolled devices take policies; one that another tool manages is listed as well.
perhaps_outside := [device |
	some answers in reached
	some device in array.concat(answers.unknown, rows_outside(answers.yes, "managementAgent", devices.reporting))
]

findings := array.concat(
	[affected.setting(sprintf("deviceCompliancePolicies.%s", [kind]), devices.names[kind], lacking(kind)) | some kind in open],
	[devices.named(device, "no compliance policy reaches it") | some device in outside],
)

lacking(kind) := sprintf("%d enrolled, no compliance policy is assigned", [count(in_use[kind])]) if count(unassigned(kind)) == 0
else := sprintf("%d enrolled; “%s” exists and is assigned to nobody", [count(in_use[kind]), unassigned(kind)[0]])

unassigned(kind) := [text_at(policy, "displayName") |
	some policy in input.sources.deviceCompliancePolicies
	devices.compliance_platform(policy) == kind
	devices.assigned(policy) == "no"
]

doubts := array.concat([devices.names[kind] | some kind in undecided], [devices.who(rows) | some rows in [perhaps_outside, others]; count(rows) > 0])

reasons := devices.reach_doubts([policy | count(perhaps_outside) > 0; some rows in policies; some policy in rows])

headline := sprintf("%s have no compliance policy", [words.listed([devices.names[kind] | some kind in open])]) if count(open) > 0
else := count_of(count(outside), "device is outside every compliance policy", "devices are outside every compliance policy")

evidence := array.concat(
	[sprintf("In use: %s.", [concat(", ", [sprintf("%s (%d)", [devices.names[kind], count(rows)]) | some kind, rows in in_use])])],
	[sprintf("Not known: %s.", [words.joined(array.concat(doubts, reasons))]) | count(doubts) > 0],
)
