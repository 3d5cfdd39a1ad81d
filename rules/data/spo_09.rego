# METADATA
# title: Files sync only to the practice's computers and into no private OneDrive
# description: >-
#   OneDrive copies whole folders onto a computer. On a private one the copies stay when
#   the person leaves or the computer is sold. And a private OneDrive on a computer of
#   the practice is an easy way out for files with patient data.
# related_resources:
#   - ref: https://learn.microsoft.com/sharepoint/allow-syncing-only-on-specific-domains
#     description: Allow syncing only on computers joined to specific domains
#   - ref: https://learn.microsoft.com/sharepoint/use-group-policy
#     description: "OneDrive policies, among them: prevent users from syncing personal OneDrive accounts"
# custom:
#   id: SPO-09
#   severity: high
#   hipaa:
#     - {cite: 164.312(a)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["4"]
#     nist_800_53: [AC-19, AC-20]
#   evidence:
#     - basis: graph
#       sources: [sharepointSettings, conditionalAccessPolicies, users, configurationPolicies]
#       uses: [securityDefaults, authenticationRequirements, authenticationStrengths, namedLocations, groups, groupMembers, roleAssignments, roleDefinitions, subscribedSkus, groupPolicyConfigurations]
#       facts: [deviceCoverage, intuneReach]
#     - basis: graph            # without Intune, or with a part of its policies
#       sources: [sharepointSettings, conditionalAccessPolicies, users]
#       uses: [securityDefaults, authenticationRequirements, authenticationStrengths, namedLocations, groups, groupMembers, roleAssignments, roleDefinitions, subscribedSkus, groupPolicyConfigurations]
#       facts: [deviceCoverage, intuneReach]
#     - basis: import
#       sources: [spoSyncRestriction, conditionalAccessPolicies]
#       facts: [policyStates]
#   effort: 2 hours
#   after: [DEV-02]
#   fix:
#     - Ask your IT person whether the practice has a Windows server domain (a server of its own at which the computers sign in). Most small practices have none.
#     - Without one, leave the domain restriction off, or nobody can sync any more. Ask for a managed device by Conditional Access instead (CA-09); that also stops sync to private computers.
#     - With one, tell people that computers outside that domain stop syncing, also those that are joined to Microsoft Entra alone. Then open the SharePoint admin center, Settings, Sync, tick “Allow syncing only on computers joined to specific domains”, and enter the domain's number, its GUID, which your IT person reads with Get-ADDomain (ObjectGUID).
#     - The domain restriction does not hold for Macs. If nobody works on one, your IT person can stop sync on Macs in the SharePoint Online Management Shell, as a SharePoint Administrator (Set-SPOTenantSyncClientRestriction -Enable -DomainGuids with the same number and -BlockMacSync:$true); otherwise use Conditional Access.
#     - Tell people that a private OneDrive will stop syncing on the practice's computers. Then open the Intune admin center, Devices, Configuration, create a policy from the settings catalog for Windows, enable “Prevent users from syncing personal OneDrive accounts”, and assign it to all users. Without Intune, your IT person can set the same by Group Policy, which does not show here.
#     - Files that a private OneDrive has already copied stay on the computer, and a computer that may no longer sync keeps its old copies; have them deleted, or collect and erase the computer.
#   link: https://go.microsoft.com/fwlink/?linkid=2185072
#   since: 0.1.0
package triage.spo_09

import data.triage.lib.affected
import data.triage.lib.devices
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.pass("Files sync only to the practice's computers, and no private OneDrive does", evidence) if {unmanaged, personal} == {"yes"}
else := verdicts.fail("Work files can be synced to any private computer", findings, evidence) if {
	unmanaged == "no"
	personal != "yes"
} else := verdicts.partial(headline, findings, evidence) if count(findings) > 0
else := verdicts.not_assessed(
	"It cannot be told where work files may be synced to",
	sprintf("It cannot be told: %s. Read the accounts, the SharePoint settings, the sign-in policies and the Intune settings again.", [words.joined(doubts)]),
) if count(doubts) > 0

settings := input.sources.sharepointSettings

# As PowerShell names them (Get-SPOTenantSyncClientRestriction).
settings := {
	"isUnmanagedSyncAppForTenantRestricted": value_at(exported, "TenantRestrictionEnabled"),
	"isMacSyncAppEnabled": object.get({"yes": false, "no": true}, flag_at(exported, "BlockMacSync"), null),
	"allowedDomainGuidsForSyncApp": items_at(exported, "AllowedDomainList"),
} if exported := input.sources.spoSyncRestriction

# The list of on-premises domains whose computers may sync. Macs are in no domain and are
# held to it only where sync on Macs is blocked:
# https://learn.microsoft.com/powershell/module/microsoft.online.sharepoint.powershell/set-spotenantsyncclientrestriction
by_domain := "no" if restricted == false
else := "unknown" if restricted != true
else := "unknown" if count(domains) == 0
else := object.get({true: "macs", false: "yes"}, value_at(settings, "isMacSyncAppEnabled"), "unknown")

restricted := value_at(settings, "isUnmanagedSyncAppForTenantRestricted")

domains := items_at(settings, "allowedDomainGuidsForSyncApp")

# Conditional Access that asks for a managed device stops sync elsewhere as well.
fact := input.facts.deviceCoverage

by_policy := "unknown" if fact.total == 0
else := "yes" if fact.covered == fact.total
else := "unknown" if count(fact.open) + count(fact.weaker) == 0
else := "part" if count(fact.weaker) + count(fact.unknown) + fact.covered > 0
else := "no" if fact
# An export does not say who there is. Without an enforced policy nobody is asked.
else := "no" if every policy in input.facts.policyStates { policy.state in {"reportOnly", "disabled"} }
else := "unknown"

unmanaged := "yes" if "yes" in {by_domain, by_policy}
else := by_policy if by_domain == "no"
else := "unknown" if "unknown" in {by_domain, by_policy}
else := "macs"

# Policies of the settings catalog that stop private OneDrive accounts.
stopping := [policy |
	some policy in items_at(input.sources, "configurationPolicies")
	some setting in items_at(policy, "settings")
	instance := object_at(setting, "settingInstance")
	contains(lower(text_at(instance, "settingDefinitionId")), "onedrivengsc_disablepersonalsync")
	endswith(text_at(object_at(instance, "choiceSettingValue"), "value"), "_1")
	devices.assigned(policy) != "no"
]

# A policy whose settings do not all show may be one of them.
unread := devices.in_part(items_at(input.sources, "configurationPolicies"))

assigned := [policy | some policy in stopping; devices.assigned(policy) == "yes"]

staff := {user.id |
	some user in input.sources.users
	object.get(user, "accountEnabled", null) != false
	lower(text_at(user, "userType")) != "guest"
	count(items_at(user, "assignedLicenses")) > 0
}

reach := {answer | count(assigned) > 0; some answer, ids in devices.reached(assigned); count(ids & staff) > 0}

everybody if {
	some policy in assigned
	devices.reach(policy).everybody
} else if reach == {"yes"}

personal := "yes" if everybody
else := "unknown" if not is_array(list_at(input.sources, "configurationPolicies"))
else := "unknown" if count(unread) > 0
else := "part" if "no" in reach
else := "unknown" if count(stopping) > 0
else := "unknown" if elsewhere
else := "no"

# The administrative templates of OneDrive stop them as well.
elsewhere if not input.sources.groupPolicyConfigurations

elsewhere if count(devices.templates_of("onedrive")) > 0

findings := flattened([
	[affected.setting("sharepointSettings.isUnmanagedSyncAppForTenantRestricted", "Sync to computers", why_unmanaged(unmanaged)) | unmanaged in {"no", "part"}],
	[affected.setting("sharepointSettings.isMacSyncAppEnabled", "Sync to Macs", "allowed, and the list of domains does not hold for Macs") | unmanaged == "macs"],
	[affected.setting("configurationPolicies.disablePersonalSync", "Private OneDrive accounts", why_personal[personal]) | personal in {"no", "part"}],
])

why_unmanaged("no") := "any computer may sync, and no Conditional Access policy asks for a managed device"

why_unmanaged("part") := sprintf("any computer may sync; Conditional Access asks for a managed device for %d of %d accounts only, or with gaps", [fact.covered, fact.total])

why_personal := {
	"no": "no policy of Intune stops them; another means, such as Group Policy, does not show here",
	"part": "the policy that stops them does not reach everybody",
}

doubts := array.concat(
	["whether unmanaged computers may sync" | unmanaged == "unknown"],
	["whether private OneDrive accounts are stopped" | personal == "unknown"],
)

headline := "Work files can be synced to private computers" if unmanaged == "no"
else := "Some people can sync work files to private computers" if unmanaged == "part"
else := "Work files can be synced to private Macs" if unmanaged == "macs"
else := "Staff can likely add a private OneDrive to the practice's computers" if personal == "no"
else := "Some people can add a private OneDrive to the practice's computers"

evidence := flattened([
	[sprintf("Windows server domains whose computers may sync: %d.", [count(domains)]) | by_domain in {"yes", "macs"}],
	[sprintf("Conditional Access asks for a managed device for %d of %d accounts.", [fact.covered, fact.total]) | fact],
	[sprintf("Private OneDrive accounts are stopped by: %s.", [words.joined([first_text(policy, ["name", "id"]) | some policy in stopping])]) | count(stopping) > 0],
	[sprintf("Not known: %s.", [words.joined(doubts)]) | count(doubts) > 0],
])
