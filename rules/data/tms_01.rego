# METADATA
# title: Only organizations you name can chat with and call your staff
# description: >-
#   As Microsoft delivers Teams, almost any organization in the world can write to and
#   call your staff. Criminals use that to pose as the help desk. A list of the partners you work
#   with closes this door.
# related_resources:
#   - ref: https://learn.microsoft.com/microsoftteams/trusted-organizations-external-meetings-chat
#     description: Manage external meetings and chat with people and organizations
#   - ref: https://learn.microsoft.com/powershell/module/microsoftteams/set-cstenantfederationconfiguration
#     description: Set-CsTenantFederationConfiguration
# custom:
#   id: TMS-01
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(4)(ii)(B), specification: addressable}
#     - {cite: 164.312(e)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["4"]
#     nist_800_53: [AC-20, SC-7]
#   evidence:
#     - basis: import
#       sources: [teamsFederationConfiguration]
#     - basis: answer
#       question: In the Teams admin center, under External access, is external access limited to a list of organizations, or off?
#       counts: The setting and the list as the page shows them, with the date; a picture of the page is best.
#       renew_months: 12
#       says:
#         yes: Only organizations you name are said to be able to chat with and call your staff
#         yes_without_evidence: External access in Teams is said to be limited; the list is not written down
#         partly: External access in Teams is limited only for some people or organizations
#         no: External access in Teams is not limited to organizations that you name
#   effort: 30 minutes
#   fix:
#     - Ask staff which other organizations they chat or call with in Teams, note their domains, and tell staff that chats with everybody else will stop.
#     - Open the Teams admin center, External collaboration (in some tenants Users), External access.
#     - Under “Choose which domains your users have access to” choose “Allow only specific external domains” and add these, or “Block all external domains”, and save.
#     - Look on the same page for policies of your own; one that is assigned to a person can allow that person more.
#     - People from outside can still join a meeting by its link where anonymous joining is allowed.
#   link: https://admin.teams.microsoft.com/company-wide-settings/external-communications
#   since: 0.1.0
package triage.tms_01

import data.triage.lib.affected
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.pass("Nobody outside the practice can chat with or call your staff in Teams", []) if federated == "no"
else := verdicts.not_assessed(
	"It cannot be told who may chat with your staff",
	"The export does not say clearly which organizations may chat with your staff. Run Get-CsTenantFederationConfiguration | ConvertTo-Json -Depth 5 again.",
) if "unknown" in {federated, allowed.state}
else := verdicts.pass("Only organizations you name can chat with and call your staff", [
	sprintf("Allowed: %s.", [words.joined(array.concat(allowed.domains, ["nobody" | count(allowed.domains) == 0]))]),
	"Policies for single people may allow them more; they are not in this export.",
]) if allowed.state == "list"
else := verdicts.fail(
	"Any organization can chat with and call your staff",
	[affected.setting("teamsFederationConfiguration.AllowedDomains", "External access in Teams", sprintf("every organization is allowed%s", [but]))],
	[],
) if allowed.state == "all"

configuration := input.sources.teamsFederationConfiguration

federated := flag_at(configuration, "AllowFederatedUsers")

# {state: all, list or unknown, domains}. PowerShell writes “all known domains” as
# an object without properties, and a list as {"AllowedDomain": …}, shortened to
# text where the export does not go deep enough.
allowed := judged(object.get(configuration, "AllowedDomains", null))

judged(value) := {"state": "all", "domains": []} if value == {}
else := listed(object.get(value, "AllowedDomain", null)) if is_object(value)
# A list without entries may stand for either.
else := {"state": "unknown", "domains": []} if value == []
else := listed(value)

listed(value) := {"state": "list", "domains": [domain(one) | some one in value]} if {
	is_array(value)
	every one in value { named(one) }
} else := {"state": "list", "domains": [domain(value)]} if named(value)
else := {"state": "all", "domains": []} if all_known(value)
else := {"state": "unknown", "domains": []}

named(value) if {
	is_string(value)
	contains(value, ".")
	not all_known(value)
}

all_known(value) if {
	is_string(value)
	contains(lower(value), "allowallknowndomains")
}

domain(value) := replace(value, "Domain=", "")

blocked := count(items_at(configuration, "BlockedDomains"))

but := "" if blocked == 0
else := sprintf(" except %d that you blocked", [blocked])
