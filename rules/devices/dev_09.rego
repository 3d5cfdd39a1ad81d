# METADATA
# title: Antivirus is on for every computer
# description: >-
#   Many attacks begin with a file or a link that somebody opens. Antivirus that watches in
#   real time stops the common ones before they do harm.
# related_resources:
#   - ref: https://learn.microsoft.com/graph/api/resources/intune-devices-windowsprotectionstate
#     description: windowsProtectionState resource type
#   - ref: https://learn.microsoft.com/intune/intune-service/protect/endpoint-security-antivirus-policy
#     description: Antivirus policy for endpoint security in Intune
# custom:
#   id: DEV-09
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(5)(ii)(B), specification: addressable}
#   frameworks:
#     nist_csf: [PR.PS-05, DE.CM-09]
#     hicp: ["2"]
#     nist_800_53: [SI-3]
#   evidence:
#     - basis: graph
#       sources: [managedDevices]
#       uses: [configurationPolicies, deviceConfigurations, groups, groupMembers, users]
#       facts: [intuneReach]
#       partial_proves: [managedDevices]
#     - basis: answer
#       question: Does every computer of the practice (Windows and Mac) run antivirus with real-time protection that keeps itself up to date?
#       counts: A screenshot or export of the antivirus console, whatever the vendor, that lists every computer with its state and date. Note where it is kept.
#       renew_months: 12
#       says:
#         yes: Antivirus is said to run on every computer
#         yes_without_evidence: Antivirus is said to run on every computer; what shows it is not named
#         partly: Some computers have no antivirus that is on and up to date
#         no: Not every computer runs antivirus that is on and up to date
#   effort: 2 hours
#   fix:
#     - On each computer named above open Windows Security, Virus & threat protection, and see whether another antivirus runs there. If so, keep one of the two and note which.
#     - Ask the makers of your medical software which folders antivirus has to leave out; a program may be slowed down or stopped otherwise.
#     - Open the Intune admin center, Endpoint security, Antivirus, and create a Microsoft Defender Antivirus policy for Windows with real-time monitoring and cloud protection allowed and those folders left out.
#     - Assign it to all devices, and look at the antivirus report in Intune after a day.
#     - For Macs deploy Microsoft Defender, or another antivirus, and look it up in its own console. Intune shows neither here; answer the question of this control instead.
#   link: https://intune.microsoft.com/#view/Microsoft_Intune_Workflows/SecurityManagementMenu/~/antivirus
#   since: 0.1.0
package triage.dev_09

import data.triage.lib.devices
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.not_assessed("Intune lists no computer", "Intune lists no computer, so its antivirus cannot be told.") if count(computers) == 0
# Defender steps back where another antivirus runs. Where it protects no computer
# at all, that is likelier than a practice without antivirus.
else := verdicts.not_assessed(
	"Microsoft Defender Antivirus is off on every computer that reports",
	"Microsoft Defender Antivirus is off on every computer that reports. That is normal where another antivirus is in use, which Intune does not show.",
) if {
	count(open) > 0
	count(protected) == 0
} else := verdicts.partial(
	count_of(count(open), "computer reports that Microsoft Defender Antivirus is off or out of date", "computers report that Microsoft Defender Antivirus is off or out of date"),
	[devices.named(row.device, row.finding) | some row in open],
	evidence,
) if count(open) > 0
else := verdicts.not_assessed(
	"It cannot be told whether antivirus is on for every computer",
	sprintf("Intune does not say whether antivirus is on for these, or has not heard from them for %d days: %s.", [input.parameters.inactiveDays, devices.who(unknown)]),
) if count(unknown) > 0
else := verdicts.pass(
	"Antivirus reports as on, or is required by policy, on every Windows computer",
	evidence,
) if count(protected) + count(required_only) == count(computers)

# Phones have no antivirus of this kind; Macs do not report theirs to Intune.
computers := devices.of_platforms(input.sources.managedDevices, devices.platforms(input.sources.managedDevices) - {"ios", "android", "androidOwner"})

# What antivirus reports is judged once a kind of report.
reports := grouped(computers, [["windowsProtectionState", key] | some key, _ in signs])

open := [{"device": device, "finding": finding} |
	some part in reports
	finding := signs_of(part[0])
	finding != ""
	some device in part
]

protected := devices.heard_of(flattened([part | some part in reports; healthy(part[0])]))

required_only := required(devices.of_platforms(devices.heard_of(not_reporting), {"windows"}))

not_reporting := array.concat(
	rows_where(computers, {"windowsProtectionState": null}),
	rows_outside(computers, "windowsProtectionState", values_of(computers, "windowsProtectionState")),
)

unknown := rows_outside(computers, "id", values_of(flattened([[row.device | some row in open], protected, required_only]), "id"))

healthy(device) if every key, sign in signs { device.windowsProtectionState[key] == sign.well }

signs_of(device) := words.joined([sign.text | some key, sign in signs; device.windowsProtectionState[key] == sign.bad])

signs := {
	"malwareProtectionEnabled": {"well": true, "bad": false, "text": "Microsoft Defender Antivirus is off, unless another antivirus runs there"},
	"realTimeProtectionEnabled": {"well": true, "bad": false, "text": "real-time protection is off"},
	"signatureUpdateOverdue": {"well": false, "bad": true, "text": "the virus definitions are out of date"},
}

# Computers that a policy reaches which keeps Defender's real-time protection on, and
# none that may switch it off.
required(rows) := devices.of_users(rows, devices.reached(demanding).yes & devices.reached(forbidding).no)

demanding := [policy | some policy in array.concat(by_catalog("_1"), by_profile); devices.assigned(policy) == "yes"]

# A list of settings that is cut may hide the switch.
forbidding := [policy |
	some policy in array.concat(by_catalog("_0"), devices.in_part(devices.windows_catalog))
	devices.assigned(policy) != "no"
]

by_catalog(choice) := [policy |
	some policy in devices.windows_catalog
	some setting in devices.settings(policy)
	setting.id == switch_id
	setting.value == concat("", [switch_id, choice])
]

switch_id := "device_vendor_msft_policy_config_defender_allowrealtimemonitoring"

by_profile := [policy |
	some policy in object.get(input.sources, "deviceConfigurations", [])
	endswith(devices.kind(policy), ".windows10GeneralConfiguration")
	policy.defenderRequireRealTimeMonitoring == true
]

evidence := [
	sprintf(
		"Computers: %d. Antivirus reported as on and up to date: %d; not reported and required by policy: %d; not known: %d.",
		[count(computers), count(protected), count(required_only), count(unknown)],
	),
	"Intune does not see antivirus of other makers.",
]
