# METADATA
# title: Chats with private accounts, trial organizations and any outside address are off
# description: >-
#   A private Teams account needs no more than an e-mail address, and a trial organization
#   is set up in minutes. Both are used to trick staff into giving away a password, and
#   what staff write to a private account lies outside of any contract. Microsoft has also
#   switched on, as announced for May 2026, that staff can start a chat with any e-mail
#   address; the first message goes out as mail, and whoever answers becomes a guest.
# related_resources:
#   - ref: https://learn.microsoft.com/microsoftteams/trusted-organizations-external-meetings-chat
#     description: Manage external meetings and chat with people and organizations
#   - ref: https://learn.microsoft.com/powershell/module/microsoftteams/set-cstenantfederationconfiguration
#     description: Set-CsTenantFederationConfiguration
#   - ref: https://learn.microsoft.com/powershell/module/microsoftteams/set-csteamsmessagingpolicy
#     description: Set-CsTeamsMessagingPolicy (UseB2BInvitesToAddExternalUsers)
# custom:
#   id: TMS-02
#   severity: high
#   hipaa:
#     - {cite: 164.312(e)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["4"]
#     nist_800_53: [AC-20, SC-7]
#   evidence:
#     - basis: import
#       sources: [teamsFederationConfiguration]
#       uses: [teamsMessagingPolicies]
#     - basis: answer
#       question: In Teams, are chats with accounts that no organization manages switched off, trial organizations blocked, and chats with any e-mail address switched off?
#       counts: Your IT person can answer this; the last setting is seen in PowerShell. The page External access of the Teams admin center and the output of Get-CsTenantFederationConfiguration and Get-CsTeamsMessagingPolicy, with the date.
#       renew_months: 12
#       says:
#         yes: Chats with private accounts, trial organizations and any outside address are said to be off
#         yes_without_evidence: Such chats are said to be off; the settings are not written down
#         partly: Chats with private accounts, trial organizations or any e-mail address are only partly switched off
#         no: Chats with private accounts, trial organizations or any e-mail address are not all switched off
#       parts:
#         - id: unmanaged
#           text: Chats with accounts that no organization manages are switched off
#           missing: Chats with accounts that no organization manages are not switched off
#         - id: trial
#           text: Trial organizations are blocked
#           missing: Trial organizations are not blocked in Teams
#         - id: any_address
#           text: Chats with any e-mail address are switched off
#           missing: Chats with any e-mail address are not switched off
#   effort: 15 minutes
#   fix:
#     - Ask staff whether anybody chats with patients or partners on private Teams accounts or by e-mail address, offer them another way, and tell them the day; such chats stop.
#     - Open the Teams admin center, External collaboration (in some tenants Users), External access.
#     - Switch off “People in my organization can communicate with Teams users whose accounts aren't managed by an organization”, and save.
#     - For the rest, ask your IT person to connect to Microsoft Teams PowerShell (Connect-MicrosoftTeams) as a Teams Administrator.
#     - For trial organizations run Set-CsTenantFederationConfiguration -ExternalAccessWithTrialTenants Blocked.
#     - For chats with any e-mail address run Set-CsTeamsMessagingPolicy -Identity Global -UseB2BInvitesToAddExternalUsers $false, and the same for every other messaging policy that Get-CsTeamsMessagingPolicy lists. Guests who came in by such a chat stay; take them out under GST-06.
#   link: https://admin.teams.microsoft.com/company-wide-settings/external-communications
#   since: 0.1.0
package triage.tms_02

import data.triage.lib.affected
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.fail("Anybody with a private Teams account can write to your staff", findings, []) if private == "open"
else := verdicts.partial(headline, findings, []) if count(findings) > 0
else := verdicts.not_assessed(
	"It cannot be told whether private accounts, trial organizations and any outside address are shut out",
	sprintf("The export does not say clearly: %s. Run Get-CsTenantFederationConfiguration and Get-CsTeamsMessagingPolicy again with a present version of the Teams module.", [words.joined(doubts)]),
) if count(doubts) > 0
else := verdicts.pass("Chats with private accounts, trial organizations and any outside address are off", []) if {private, trial, anyone} == {"closed"}

configuration := input.sources.teamsFederationConfiguration

# Whether private accounts may write first matters only where chats with them
# are allowed at all.
private := "closed" if flag_at(configuration, "AllowTeamsConsumer") == "no"
else := "unknown" if flag_at(configuration, "AllowTeamsConsumer") == "unknown"
else := {"yes": "open", "no": "outbound", "unknown": "either"}[flag_at(configuration, "AllowTeamsConsumerInbound")]

# With external access off, no other organization gets through.
trial := "closed" if flag_at(configuration, "AllowFederatedUsers") == "no"
else := let_in if all_trials == "closed"
else := all_trials

all_trials := choice_at(configuration, "ExternalAccessWithTrialTenants", {"blocked": "closed", "allowed": "open"})

# Trial organizations that stay allowed where all others are blocked.
let_in := "closed" if excepted in [null, "", [], {}, [null]]
else := "some" if count(trial_domains) > 0
else := "unknown"

excepted := value_at(configuration, "AllowedTrialTenantDomains")

trial_domains := [domain |
	some list in [excepted, value_at(excepted, "AllowedDomain")]
	some part in array.concat([text | is_string(list); some text in split(list, ",")], [text | is_array(list); some text in list])
	is_string(part)
	domain := trim_space(replace(part, "Domain=", ""))
	contains(domain, ".")
	not contains(lower(domain), "system.")
]

# Staff may start a chat with any e-mail address; whoever answers comes in as a guest.
# Microsoft switches this on. The policy named Global holds for everybody without
# another one, and who has another one is not in the export.
anyone := "open" if "open" in by_address(everybody)
else := "unknown" if by_address(everybody) != {"closed"}
else := "unknown" if by_address(messaging) != {"closed"}
else := "closed"

messaging := items_at(input.sources, "teamsMessagingPolicies")

everybody := [policy | some policy in messaging; lower(text_at(policy, "Identity")) == "global"]

by_address(policies) := {choice_at(policy, "UseB2BInvitesToAddExternalUsers", {"true": "open", "enabled": "open", "false": "closed", "disabled": "closed"}) | some policy in policies}

findings := flattened([
	[affected.setting("teamsFederationConfiguration.AllowTeamsConsumer", "Chats with private Teams accounts", why[private]) | private in {"open", "outbound", "either"}],
	[affected.setting("teamsFederationConfiguration.ExternalAccessWithTrialTenants", "Trial organizations", trials[trial]) | trial in {"open", "some"}],
	[affected.setting("teamsMessagingPolicies.UseB2BInvitesToAddExternalUsers", "Chats with any e-mail address", "staff may start them; whoever answers comes in as a guest") | anyone == "open"],
])

trials := {
	"open": "are allowed to chat with and call your staff",
	"some": sprintf("blocked except %s", [words.listed(array.slice(trial_domains, 0, 5))]),
}

why := {
	"open": "allowed, and private accounts may write first",
	"outbound": "allowed when your staff write first",
	"either": "allowed; whether private accounts may write first is not known",
}

headline := "Staff can chat with private Teams accounts" if private in {"outbound", "either"}
else := "Trial organizations can chat with and call your staff" if trial == "open"
else := "Some trial organizations can chat with and call your staff" if trial == "some"
else := "Staff can start a chat with any e-mail address"

doubts := flattened([
	["whether chats with private accounts are allowed" | private == "unknown"],
	["whether trial organizations are blocked" | trial == "unknown"],
	["whether staff may start chats with any e-mail address" | anyone == "unknown"],
])
