# METADATA
# title: Every device runs a version that still gets security updates
# description: >-
#   A system that its maker no longer updates keeps every hole found from then on.
#   Ransomware uses such holes to enter and to spread. An update ring makes sure that
#   Windows computers take the updates there are.
# related_resources:
#   - ref: https://learn.microsoft.com/windows/release-health/windows11-release-information
#     description: Windows 11 release information
#   - ref: https://learn.microsoft.com/intune/intune-service/protect/windows-10-update-rings
#     description: Update rings for Windows in Intune
#   - ref: https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-windowsupdateforbusinessconfiguration
#     description: windowsUpdateForBusinessConfiguration resource type
# custom:
#   id: DEV-08
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(5)(ii)(B), specification: addressable}
#     - {cite: 164.308(a)(1)(ii)(B), specification: required}
#   frameworks:
#     nist_csf: [PR.PS-02, ID.RA-01]
#     hicp: ["2", "7"]
#     nist_800_53: [SI-2, SA-22]
#   evidence:
#     - basis: graph
#       sources: [managedDevices, deviceConfigurations, configurationPolicies]
#       uses: [subscribedSkus, groups, groupMembers, users, groupPolicyConfigurations]
#       facts: [intuneReach, capabilities]
#       partial_proves: [managedDevices]
#     - basis: graph
#       sources: [managedDevices, deviceConfigurations]
#       uses: [subscribedSkus, groups, groupMembers, users, groupPolicyConfigurations]
#       facts: [intuneReach, capabilities]
#       partial_proves: [managedDevices]
#   effort: 1 day
#   fix:
#     - Ask the makers of your medical software and devices before you update a computer that is attached to one.
#     - Update the devices named above; for Windows, Settings, Windows Update, or the next feature update from Intune.
#     - Replace a computer or phone that cannot run a newer version, or take patient data and practice mail off it. For Windows 10, Microsoft also sells Extended Security Updates for a while.
#     - Open the Intune admin center, Devices, Windows updates, Update rings, create a ring and assign it to all Windows computers; they will restart outside of the active hours you set. Leave the upgrade from Windows 10 to Windows 11 off until the makers have answered.
#     - Leave out a computer whose maker forbids updates, keep it away from mail and the internet, and record it as an exception.
#     - If updates are paused in a ring named above, resume them.
#   link: https://intune.microsoft.com/#view/Microsoft_Intune_DeviceSettings/DevicesMenu/~/windows10Update
#   since: 0.1.0
package triage.dev_08

import data.triage.lib.affected
import data.triage.lib.devices
import data.triage.lib.releases
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.not_assessed(
	"Intune lists no device",
	"Intune lists no device, so the versions in use cannot be told. Enroll your computers and phones in Intune.",
) if count(judged) == 0
else := verdicts.fail(
	"No device in Intune runs a version that gets security updates",
	array.concat(affected_devices, update_findings),
	evidence,
) if count(open) == count(judged)
else := verdicts.partial(headline, array.concat(affected_devices, update_findings), evidence) if count(open) + count(update_findings) > 0
else := verdicts.not_assessed(
	"It cannot be told whether every device still gets security updates",
	sprintf("It cannot be told for these: %s. Look them up in the Intune admin center, Devices.", [words.joined(array.concat(doubts, update_doubts))]),
) if count(doubts) + count(update_doubts) > 0
else := verdicts.pass(
	"Every device in Intune runs a version that gets security updates",
	evidence,
) if [count(supported), update_findings, update_doubts] == [count(judged), [], []]

judged := input.sources.managedDevices

# Each version is judged once; many devices share one.
parts := [{"devices": part, "kind": kind, "release": releases.release(kind, object.get(part[0], "osVersion", null))} |
	some part in grouped(judged, ["managementAgent", "operatingSystem", "osVersion"])
	kind := devices.platform(part[0])
]

# An old report shows nothing of today.
supported := devices.heard_of(flattened([part.devices | some part in parts; part.release.state == "supported"]))

open := flattened([part.devices | some part in ended])

ended := [part | some part in parts; part.release.state == "ended"]

of_unclear_version := flattened([part.devices | some part in unclear])

unclear := [part | some part in parts; not part.release.state in {"supported", "ended"}]

not_heard_of := rows_outside(judged, "id", values_of(flattened([supported, open, of_unclear_version]), "id"))

affected_devices := [devices.named(device, described(part)) | some part in ended; some device in part.devices]

described(part) := part.release.text if part.kind == "windows"
else := sprintf("%s %s", [text_at(part.devices[0], "operatingSystem"), part.release.text])

doubts := array.concat(
	[sprintf("%s (%s)", [devices.who(of_unclear_version), unclear[0].release.text]) | count(of_unclear_version) > 0],
	[sprintf("%s (no contact with Intune within %d days)", [devices.who(not_heard_of), input.parameters.inactiveDays]) | count(not_heard_of) > 0],
)

computers := devices.of_platforms(judged, {"windows"})

# What makes Windows take updates: an update ring, or the same by settings catalog.
rings := [policy |
	some policy in input.sources.deviceConfigurations
	endswith(devices.kind(policy), ".windowsUpdateForBusinessConfiguration")
]

assigned_rings := [policy | some policy in rings; devices.assigned(policy) == "yes"]

paused := [policy |
	count(computers) > 0
	some policy in assigned_rings
	object.get(policy, "qualityUpdatesPaused", null) == true
	not resumed(policy)
]

# A pause ends by itself after 35 days. Graph writes the year 1 where no end is set.
resumed(policy) if {
	startswith(text_at(policy, "qualityUpdatesPauseExpiryDateTime"), "20")
	days_between(policy.qualityUpdatesPauseExpiryDateTime, input.now) > 0
}

catalog := [policy |
	some policy in devices.windows_catalog
	some setting in devices.settings(policy)
	setting.id in update_settings
]

# Whether an update policy may be there that was not understood or not read.
hidden if {
	some policy in array.concat(rings, catalog)
	devices.assigned(policy) == "unknown"
} else if {
	some policy in input.sources.deviceConfigurations
	devices.kind(policy) == ""
	devices.assigned(policy) != "no"
} else if count(devices.in_part(devices.windows_catalog)) > 0
else if count(devices.templates) > 0
else if not input.sources.configurationPolicies

assigned_policies := [policy | some policy in array.concat(assigned_rings, catalog); devices.assigned(policy) == "yes"]

reached := devices.devices_reached(assigned_policies, computers)

without := reached.no

update_settings := {
	"device_vendor_msft_policy_config_update_deferqualityupdatesperiodindays",
	"device_vendor_msft_policy_config_update_configuredeadlineforqualityupdates",
}

update_findings := flattened([
	[affected.setting("deviceConfigurations.updateRing", "Windows updates", lacking) |
		count(without) > 0
		count(assigned_policies) == 0
		not hidden
	],
	[devices.named(device, "no update ring reaches it, as far as it shows here") |
		count(assigned_policies) > 0
		not hidden
		some device in without
	],
	[affected.of("deviceConfiguration", policy.id, text_at(policy, "displayName"), "security updates are paused in this ring") | some policy in paused],
])

update_doubts := array.concat(
	[words.joined(array.concat([sprintf("whether an update policy reaches %s", [devices.who(doubtful)])], devices.reach_doubts(assigned_policies))) | count(doubtful) > 0],
	[sprintf("whether updates are paused in “%s”", [text_at(policy, "displayName")]) |
		count(computers) > 0
		some policy in assigned_rings
		not is_boolean(value_at(policy, "qualityUpdatesPaused"))
	],
)

lacking := "no update ring or other policy for updates is assigned in Intune, as far as it shows here" if count(rings) == 0
else := sprintf("“%s” is assigned to nobody, and no other policy for updates shows in Intune", [text_at(rings[0], "displayName")])

doubtful := array.concat(reached.unknown, [device | hidden; some device in reached.no])

headline := count_of(count(open), "device gets no more security updates", "devices get no more security updates") if count(open) > 0
else := "Security updates are paused on Windows computers" if count(paused) > 0
else := "Windows computers have no update ring" if count(assigned_policies) == 0
else := count_of(count(without), "Windows computer has no update ring", "Windows computers have no update ring")

evidence := flattened([
	[sprintf("Devices that run a version with security updates: %d of %d.", [count(supported), count(judged)])],
	[sprintf("Update rings: %s.", [concat(", ", [sprintf("“%s”", [text_at(policy, "displayName")]) | some policy in assigned_rings])]) | count(assigned_rings) > 0],
	[sprintf("Not known: %s.", [words.joined(array.concat(doubts, update_doubts))]) | count(doubts) + count(update_doubts) > 0],
])
