# METADATA
# title: On devices you do not look after, mail and files cannot be downloaded
# description: >-
#   Reading a message on a private computer is one thing, keeping its attachment
#   there for years another. Limited web access lets staff look from anywhere and
#   keeps files from being downloaded to the device.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-app-enforced-restrictions
#     description: Use application enforced restrictions for unmanaged devices
#   - ref: https://learn.microsoft.com/sharepoint/control-access-from-unmanaged-devices
#     description: SharePoint and OneDrive unmanaged device access controls
# custom:
#   id: CA-10
#   severity: high
#   hipaa:
#     - {cite: 164.312(a)(1), specification: standard}
#     - {cite: 164.310(b), specification: required}
#   frameworks:
#     nist_csf: [PR.DS-01]
#     hicp: ["3"]
#     nist_800_53: [AC-19, AC-20]
#   evidence:
#     - basis: graph
#       sources: [conditionalAccessPolicies, users]
#       uses: [namedLocations, groups, groupMembers, roleAssignments, roleDefinitions, authenticationStrengths, securityDefaults, subscribedSkus, spoTenant, owaMailboxPolicies]
#       facts: [unmanagedDownloadCoverage, deviceCoverage]
#       partial_proves: [users]
#     - basis: graph            # without the accounts
#       sources: [conditionalAccessPolicies]
#       uses: [securityDefaults, authenticationStrengths, namedLocations, groups, groupMembers, roleDefinitions, subscribedSkus, spoTenant, owaMailboxPolicies]
#       facts: [unmanagedDownloadCoverage, deviceCoverage]
#   licence: [entraP1]
#   effort: 1 day
#   after: [CA-04]
#   fix:
#     - "Enroll the practice's computers and phones first, until each shows as compliant in the Intune admin center (CA-09). Then tell staff and guests the day: on devices you do not look after, printing, syncing and downloading stop, and Outlook, Teams and OneDrive as installed apps stop altogether."
#     - Open the Entra admin center, Conditional Access, Policies, and create a policy for “All users” and “Office 365”; under Conditions, Client apps, tick “Browser” only; under Session tick “Use app enforced restrictions”. Under Users, Exclude, leave out your emergency accounts and the synchronization account (you have one only if a server of your own sends accounts to Microsoft). Save it as Report-only.
#     - Create a second policy in the same way, with “Mobile apps and desktop clients” instead of “Browser”, and under Grant “Require device to be marked as compliant”. The limit itself works in the browser only; without this policy Outlook and OneDrive on a private computer still keep everything. Save it as Report-only. While it only reports, Macs, iPhones and Android devices may ask to choose a certificate; that does no harm.
#     - After two weeks look under “Policy impact” whom the two would have stopped, help them, and set both to On.
#     - "Have your IT person run this, for each Outlook on the web policy, in Exchange Online PowerShell (the module ExchangeOnlineManagement, as an Exchange Administrator): Set-OwaMailboxPolicy -Identity OwaMailboxPolicy-Default -ConditionalAccessPolicy ReadOnly."
#     - "Only then open the SharePoint admin center, Policies, Access control, Unmanaged devices, choose “Allow limited, web-only access” and save. This makes further Conditional Access policies that are on for everybody within minutes, without Report-only: go back to Policies at once, and leave your emergency accounts and the synchronization account out of each whose name starts with “[SharePoint admin center]”."
#   link: https://admin.microsoft.com/sharepoint?page=accessControl&modern=true
#   since: 0.1.0
package triage.ca_10

import data.triage.lib.affected
import data.triage.lib.coverage
import data.triage.lib.verdicts

# A policy asks and a service does not act on it.
result := verdicts.fail(nobody, switched_off, verdict.evidence) if {
	not_acted_on
	nothing_else
} else := verdicts.partial(
	"A policy asks for limited access on unmanaged devices, and not every service acts on it",
	array.concat(object.get(verdict, "affected", []), switched_off),
	verdict.evidence,
) if not_acted_on
else := verdict if verdict.status != "pass"
else := verdict if not relies_on_services
else := verdicts.not_assessed(
	"It cannot be told whether downloads are refused on unmanaged devices",
	sprintf("Your policies ask for it, but it works only where the service is set to act on them, and the setting of %s was not read. Your IT person can export it; open the export here.", [concat(" and ", unread)]),
) if count(unread) > 0
else := verdicts.with_evidence(verdict, ["SharePoint and Outlook on the web are set to act on the policy."]) if count(switched_off) + count(unread) == 0

not_acted_on if {
	verdict.status in {"pass", "partial"}
	relies_on_services
	count(switched_off) > 0
}

# Both services let everything through for everybody, nobody needs a managed device, and
# Defender for Cloud Apps does not stand between.
nothing_else if {
	count(switched_off) == 2
	count(unlimited) == count(outlook_policies)
	coverage.everyone_open(input.facts.deviceCoverage)
	not defender_between
}

defender_between if {
	some policy in input.sources.conditionalAccessPolicies
	policy.sessionControls.cloudAppSecurity.isEnabled == true
}

verdict := coverage.verdict(input.facts.unmanagedDownloadCoverage, {
	"all": "On unmanaged devices mail and files can be read in the browser and not downloaded, or not opened at all",
	"nobody": nobody,
	"some_one": "account can download mail or files to devices you do not look after",
	"some_many": "accounts can download mail or files to devices you do not look after",
	"weaker": "Downloads to unmanaged devices are refused",
	"none": "There is no enabled account of your own",
})

nobody := "Mail or files can be downloaded to devices you do not look after"

# “Use app enforced restrictions” only tells SharePoint and Exchange about the
# device; what they do then is a setting of theirs. Where every sign-in needs a
# managed device anyway, nothing rests on it.
relies_on_services if {
	some policy in input.sources.conditionalAccessPolicies
	policy.state == "enabled"
	policy.sessionControls.applicationEnforcedRestrictions.isEnabled == true
	input.facts.deviceCoverage.covered < input.facts.deviceCoverage.total
}

# https://learn.microsoft.com/powershell/module/microsoft.online.sharepoint.powershell/set-spotenant
sharepoint := choice_at(input.sources.spoTenant, "ConditionalAccessPolicy", {
	"0": "off", "allowfullaccess": "off",
	"1": "limits", "allowlimitedaccess": "limits",
	"2": "limits", "blockaccess": "limits",
})

# https://learn.microsoft.com/powershell/module/exchangepowershell/set-owamailboxpolicy
outlook := "off" if count(unlimited) > 0
else := "limits" if {
	count(outlook_policies) > 0
	every policy in outlook_policies { policy.ConditionalAccessPolicy in {"ReadOnly", "ReadOnlyPlusAttachmentsBlocked"} }
}

unlimited := [not_limited(first_text(policy, ["Name", "Identity"])) | some policy in outlook_policies; policy.ConditionalAccessPolicy == "Off"]

not_limited(name) := "not limited" if name == ""
else := sprintf("not limited by “%s”", [name])

outlook_policies := object.get(input.sources, "owaMailboxPolicies", [])

switched_off := array.concat(
	[affected.setting("spoTenant.ConditionalAccessPolicy", "SharePoint and OneDrive, unmanaged devices", "full access is allowed") | sharepoint == "off"],
	[affected.setting("owaMailboxPolicies.ConditionalAccessPolicy", "Outlook on the web, unmanaged devices", concat("; ", unlimited)) | outlook == "off"],
)

unread := array.concat(["SharePoint" | not sharepoint in {"limits", "off"}], ["Outlook on the web" | not outlook])
