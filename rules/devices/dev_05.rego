# METADATA
# title: Every computer, phone and tablet is encrypted
# description: >-
#   A lost or stolen device is a common way for patient data to leave a practice. On an
#   encrypted device the data stays unreadable, and such a loss usually need not be reported
#   as a breach, as long as the passcode or key was not lost with it.
# related_resources:
#   - ref: https://learn.microsoft.com/intune/intune-service/protect/encryption-monitor
#     description: Monitor device encryption with Intune
#   - ref: https://learn.microsoft.com/graph/api/resources/intune-devices-manageddevice
#     description: managedDevice resource type (isEncrypted)
#   - ref: https://www.hhs.gov/hipaa/for-professionals/breach-notification/guidance/index.html
#     description: HHS guidance on rendering patient data unreadable
# custom:
#   id: DEV-05
#   severity: critical
#   hipaa:
#     - {cite: 164.312(a)(2)(iv), specification: addressable}
#     - {cite: 164.310(d)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.DS-01]
#     hicp: ["2"]
#     nist_800_53: [SC-28, SC-28(1)]
#   evidence:
#     - basis: graph
#       sources: [managedDevices]
#       partial_proves: [managedDevices]
#     - basis: answer
#       question: Is the storage of every computer, phone and tablet that holds patient data or practice mail encrypted?
#       counts: A dated list of the devices that says for each how it is encrypted (BitLocker, FileVault, a phone with a passcode). Note where it is kept.
#       renew_months: 12
#       says:
#         yes: Every device is said to be encrypted
#         yes_without_evidence: Every device is said to be encrypted; the list that shows it is not named
#         partly: Some devices that hold patient data or practice mail are not encrypted
#         no: Not every device that holds patient data or practice mail is encrypted
#   effort: 2 hours
#   fix:
#     - Ask your IT person whether another encryption program runs on a computer. Remove it first; two at once can destroy the data.
#     - For Windows open the Intune admin center, Endpoint security, Disk encryption, Create policy, BitLocker. Set Require Device Encryption to Enabled, Allow Warning For Other Disk Encryption to Disabled and Allow Standard User Encryption to Enabled, and have the recovery key saved to Microsoft Entra ID before encryption starts.
#     - For Macs create a FileVault policy there; each person agrees when the Mac asks. The recovery key goes to Intune. Administrators see it only for Macs that are marked as corporate; everybody finds that of their own Mac on the Company Portal website, and uploads it there if the Mac was encrypted before.
#     - Assign both to all devices. Encryption runs in the background; a restart may be needed, and an older disk can be slow for some hours. A Windows computer that is not joined to Microsoft Entra ID asks its user to start it.
#     - For a computer named above that does not follow, open it in Devices, look at the encryption report, and see whether it has a TPM chip and a Pro edition of Windows.
#     - For a phone or tablet named above, set a passcode; that switches its encryption on.
#     - See that each computer's recovery key is stored before you rely on it (Devices, the device, Recovery keys).
#     - Remove devices from Intune that the practice no longer has, after wiping them.
#   link: https://intune.microsoft.com/#view/Microsoft_Intune_Workflows/SecurityManagementMenu/~/diskEncryption
#   since: 0.1.0
package triage.dev_05

import data.triage.lib.devices
import data.triage.lib.verdicts

result := verdicts.not_assessed(
	"Intune lists no device",
	"Intune lists no device, so it cannot be told whether your computers and phones are encrypted. Enroll them in Intune.",
) if count(counted) == 0
else := verdicts.fail("No device in Intune is encrypted", affected, evidence) if count(open) == count(counted)
else := verdicts.partial(headline, affected, evidence) if count(open) > 0
else := verdicts.not_assessed(
	"It cannot be told whether every device is encrypted",
	sprintf("Intune does not say for these whether they are encrypted, or has not heard from them for %d days: %s. Sync them with Intune, or remove those that you no longer have, and read the devices again.", [input.parameters.inactiveDays, devices.who(unknown)]),
) if count(unknown) > 0
else := verdicts.pass("Every device in Intune is encrypted", evidence) if count(encrypted) == count(counted)

# The disks of Windows 365 computers are encrypted in Microsoft's data centres;
# Intune reports them as not encrypted because they have no BitLocker.
counted := rows_outside(input.sources.managedDevices, "model", cloud_models)

cloud_models := {model | some model in texts_of(input.sources.managedDevices, "model"); startswith(model, "Cloud PC ")}

# An old report shows nothing of today: the device may have been set up anew since.
encrypted := devices.heard_of(rows_where(counted, {"isEncrypted": true}))

# No inventory reads as "false" too, so that a false counts only from an agent
# that reports, for a system whose encryption Intune knows.
open := devices.of_platforms(reporting, devices.platforms(reporting) - {"other"})

reporting := rows_among(rows_where(counted, {"isEncrypted": false}), "managementAgent", devices.reporting)

unknown := rows_outside(counted, "id", values_of(array.concat(encrypted, open), "id"))

affected := [devices.named(device, sprintf("%s: Intune reports it as not encrypted", [text_at(device, "operatingSystem")])) | some device in open]

headline := count_of(count(open), sprintf("%s is not encrypted", [noun.one]), sprintf("%s are not encrypted", [noun.many]))

kinds := devices.platforms(open)

noun := {"one": "computer", "many": "computers"} if count(kinds - {"windows", "macos"}) == 0
else := {"one": "phone or tablet", "many": "phones or tablets"} if count(kinds & {"windows", "macos"}) == 0
else := {"one": "device", "many": "devices"}

evidence := flattened([
	[
		sprintf("Devices in Intune reported as encrypted: %d of %d.", [count(encrypted), count(counted)]),
		"Devices that are not in Intune are not seen here.",
	],
	[sprintf("Windows 365 computers set apart, because Microsoft encrypts their disks: %d.", [set_apart]) | set_apart > 0],
	[sprintf("Not known for %s.", [devices.who(unknown)]) | count(unknown) > 0],
])

set_apart := count(input.sources.managedDevices) - count(counted)
