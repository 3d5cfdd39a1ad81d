# METADATA
# title: A device without rules does not count as safe
# description: >-
#   Intune calls a device “compliant” when it meets your rules. In Microsoft's
#   default setting it also calls a device compliant that has no rules at all, so
#   that an unchecked computer gets the same trust as a checked one.
# related_resources:
#   - ref: https://learn.microsoft.com/intune/intune-service/protect/device-compliance-get-started
#     description: Device compliance policies in Intune, compliance policy settings
#   - ref: https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-devicemanagementsettings
#     description: deviceManagementSettings resource type (secureByDefault)
# custom:
#   id: DEV-04
#   severity: high
#   hipaa:
#     - {cite: 164.312(a)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-05, PR.PS-01]
#     hicp: ["2"]
#     nist_800_53: [AC-3, CM-6]
#   evidence:
#     - basis: graph
#       sources: [deviceManagementSettings]
#   licence: [intune]
#   effort: 15 minutes
#   after: [DEV-02]
#   fix:
#     - First make sure that each kind of device you use has an assigned compliance policy (DEV-02). Otherwise its users may lose access where a Conditional Access policy asks for a compliant device.
#     - Open the Intune admin center, Devices, Compliance, Compliance settings.
#     - Set “Mark devices with no compliance policy assigned as” to “Not compliant”, and save.
#     - Look at the list of noncompliant devices the next day and assign a policy to those that have none.
#   link: https://intune.microsoft.com/#view/Microsoft_Intune_DeviceSettings/DevicesMenu/~/compliance
#   since: 0.1.0
package triage.dev_04

import data.triage.lib.affected
import data.triage.lib.verdicts

result := verdicts.not_assessed(
	"Intune is not running",
	sprintf("Microsoft reports the state of your Intune subscription as “%s”, so its settings may have no effect. Activate or renew it first.", [state]),
) if not running
else := verdicts.pass("A device without a compliance policy is marked as not compliant", []) if setting == true
else := verdicts.fail("A device without any rules counts as compliant", [affected.setting(
	"deviceManagementSettings.secureByDefault", "Mark devices with no compliance policy assigned as",
	"Compliant: a device that no policy checks is trusted like one that passed",
)], []) if setting == false
else := verdicts.not_assessed(
	"The setting could not be understood",
	"The answer of Intune does not carry the setting for devices without a compliance policy (secureByDefault). Read the Intune settings again.",
)

# Graph leaves the state out at times; only a known standstill counts as one.
running if not state in {"pending", "disabled", "deleted", "blocked", "lockedOut"}

state := object.get(input.sources.deviceManagementSettings, "subscriptionState", "")

setting := object.get(input.sources.deviceManagementSettings, ["settings", "secureByDefault"], null)
