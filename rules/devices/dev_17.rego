# METADATA
# title: Private cloud storage is blocked on the practice's computers
# description: >-
#   Files put into a private Dropbox, Google Drive, iCloud or OneDrive leave the
#   practice's control: there is no agreement with that provider, no log, and no way to
#   get the files back when somebody leaves.
# related_resources:
#   - ref: https://learn.microsoft.com/sharepoint/use-group-policy
#     description: OneDrive policies, among them “Prevent users from syncing personal OneDrive accounts”
#   - ref: https://learn.microsoft.com/deployedge/microsoft-edge-policies
#     description: Microsoft Edge policies, among them URLBlocklist
#   - ref: https://learn.microsoft.com/intune/intune-service/configuration/settings-catalog
#     description: The settings catalog in Intune
# custom:
#   id: DEV-17
#   severity: medium
#   hipaa:
#     - {cite: 164.308(b)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.DS-02, PR.PS-05]
#     hicp: ["4"]
#     nist_800_53: [AC-20, CM-7]
#   evidence:
#     - basis: graph
#       sources: [configurationPolicies, managedDevices]
#       facts: [intuneReach]
#     - basis: answer
#       question: When it was last tried on the practice's computers, was private cloud storage (Dropbox, Google Drive, iCloud, a private OneDrive) blocked in each browser and app that was tried?
#       counts: Who tried it, when, on which computers and in which browsers and apps; the name of the rule that blocks it and where it is set (Intune, web filter, Defender for Cloud Apps).
#       renew_months: 12
#       says:
#         yes: Private cloud storage is said to have been found blocked when it was tried
#         yes_without_evidence: Private cloud storage is said to have been found blocked; who tried it, and when, is not noted
#         partly: Private cloud storage was found blocked only in part
#         no: Private cloud storage was not found blocked on the practice's computers
#   effort: 2 hours
#   fix:
#     - Ask staff which private storage they use for work, and move those files into SharePoint or OneDrive of the practice first. Ask also who sends you files that way, such as a laboratory, and agree on another.
#     - Tell staff that they will no longer be able to open their private storage at work.
#     - Open the Intune admin center, Devices, Configuration, create a policy of the type Settings catalog for Windows, and turn on “Prevent users from syncing personal OneDrive accounts” (OneDrive).
#     - In the same policy turn on “Block access to a list of URLs” (Microsoft Edge) with dropbox.com, drive.google.com, icloud.com and onedrive.live.com, and do the same for each other browser you allow.
#     - Assign it to all devices.
#     - Remove the desktop apps of these services where they are installed, and keep people from being administrators of their computers.
#     - Try each of them on one computer in each browser, note the date, and answer the question here; what other browsers and apps do, no setting shows.
#   link: https://intune.microsoft.com/#view/Microsoft_Intune_DeviceSettings/DevicesMenu/~/configuration
#   since: 0.1.0
package triage.dev_17

import data.triage.lib.devices
import data.triage.lib.verdicts

# The settings that are read here block private OneDrive accounts and, in Microsoft Edge,
# the web pages of the rest. That says nothing of another browser or an installed app.
# Other means (a web filter, Defender for Cloud Apps, administrative templates) do
# not show here, so that a block which is not seen proves nothing.
result := verdicts.not_assessed("It cannot be told whether private cloud storage is blocked", reason)

reason := "The settings that are read here are those of Windows computers, and the practice has none in Intune or has others beside them." if computers != {"windows"}
else := sprintf("Blocked in OneDrive and Microsoft Edge: %s. Other browsers and the services' own apps do not show here; answer whether they are blocked or cannot be installed.", [concat(", ", blocked)]) if open == []
else := sprintf("Intune's settings catalog shows no block for every Windows computer of these: %s. Other ways to block them do not show there.", [concat(", ", open)])

computers := devices.platforms(input.sources.managedDevices) - {"ios", "android", "androidOwner"}

# The choices a policy makes, in small letters.
choices(policy) := [{"choice": lower(text_at(value, "value")), "children": items_at(value, "children")} |
	some setting in items_at(policy, "settings")
	value := setting.settingInstance.choiceSettingValue
]

# Only policies that reach every computer block for all of them.
chosen := [setting |
	some policy in input.sources.configurationPolicies
	devices.reach(policy).everybody
	some setting in choices(policy)
]

sync_blocked if {
	some setting in chosen
	endswith(setting.choice, "~policy~onedrivengsc_disablepersonalsync_1")
}

# Chromium blocks a host and all below it by its bare name, without a path.
addresses := {address |
	some setting in chosen
	# not in v1.0: a policy of Microsoft Edge (https://learn.microsoft.com/deployedge/microsoft-edge-policies)
	some address in listed(setting, "urlblocklist")
}

# Exceptions win over blocks, for whomever they are made.
excepted := {address |
	some policy in input.sources.configurationPolicies
	devices.assigned(policy) != "no"
	some setting in choices(policy)
	# not in v1.0: a policy of Microsoft Edge, as above
	some address in listed(setting, "urlallowlist")
}

listed(setting, name) := {host_and_path(text_at(entry, "value")) |
	endswith(setting.choice, sprintf("_microsoft_edge~policy~microsoft_edge_%s_1", [name]))
	some child in setting.children
	some entry in items_at(child, "simpleSettingCollectionValue")
}

host_and_path(address) := trim_suffix(trim_suffix(trim_prefix(trim_prefix(trim_prefix(lower(trim_space(address)), "https://"), "http://"), "*://"), "/*"), "/")

pages := {
	"Dropbox": {"dropbox.com", "*"}, "Google Drive": {"drive.google.com", "google.com", "*"},
	"iCloud": {"icloud.com", "*"}, "private OneDrive (web)": {"onedrive.live.com", "live.com", "*"},
}

shut := {page | some page, hosts in pages; count(hosts & addresses) > 0; not opened(hosts)}

opened(_) if "*" in excepted

opened(hosts) if {
	some address in excepted
	some host in hosts - {"*"}
	contains(address, host)
}

blocked := array.concat(["private OneDrive (sync)" | sync_blocked], [page | some page in shut])

open := array.concat(["private OneDrive (sync)" | not sync_blocked], [page | some page, _ in pages; not page in shut])
