# METADATA
# title: Private and trial accounts cannot chat with your staff
# description: >-
#   A private Teams account needs no more than an e-mail address, and a trial
#   organization is set up in minutes. Both are used to trick staff into giving away a
#   password, and a chat with a private account leaves patient data outside of any
#   contract.
# related_resources:
#   - ref: https://learn.microsoft.com/microsoftteams/trusted-organizations-external-meetings-chat
#     description: Manage external meetings and chat with people and organizations
#   - ref: https://learn.microsoft.com/powershell/module/microsoftteams/set-cstenantfederationconfiguration
#     description: Set-CsTenantFederationConfiguration
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
#     - basis: answer
#       question: In the Teams admin center, under Users, External access, are chats with accounts that no organization manages switched off, and trial organizations blocked?
#       counts: The settings as the page shows them, with the date; a picture of the page is best.
#       renew_months: 12
#   effort: 15 minutes
#   fix:
#     - Ask staff whether anybody chats with patients or partners on private Teams accounts, and offer them another way.
#     - Open the Teams admin center, Users, External access.
#     - Switch off “People in my organization can communicate with Teams users whose accounts aren't managed by an organization”, and save. Such chats stop.
#     - "For trial organizations, ask your IT person to run: Set-CsTenantFederationConfiguration -ExternalAccessWithTrialTenants Blocked"
#   link: https://admin.teams.microsoft.com
#   since: 0.1.0
package triage.tms_02

import data.triage.lib.affected
import data.triage.lib.attestation
import data.triage.lib.words

result := attestation.verdict({
	"yes": "Private and trial accounts are said to be unable to chat with your staff",
	"yes_without_evidence": "Private and trial accounts are said to be blocked; the settings are not written down",
	"partly": "Private or trial accounts can still chat with your staff",
	"no": "Private and trial accounts can chat with your staff",
}) if {
	input.basis == "answer"
}

result := {
	"status": "pass",
	"summary": "Private and trial accounts cannot chat with your staff",
} if {
	private == "closed"
	trial == "closed"
}

result := {
	"status": "fail",
	"summary": "Anybody with a private Teams account can write to your staff",
	"affected": findings,
} if {
	private == "open"
}

result := {
	"status": "partial",
	"summary": headlines[private],
	"affected": findings,
} if {
	private != "open"
	count(findings) > 0
}

result := {
	"status": "notAssessed",
	"summary": "It cannot be told whether private and trial accounts are blocked",
	"reason": sprintf("The export does not say clearly: %s. Run Get-CsTenantFederationConfiguration again with a present version of the Teams module.", [words.joined(doubts)]),
} if {
	private != "open"
	count(findings) == 0
	count(doubts) > 0
}

configuration := input.sources.teamsFederationConfiguration

# Whether private accounts may write first matters only where chats with them
# are allowed at all.
private := "closed" if flag_at(configuration, "AllowTeamsConsumer") == "no"

private := "outbound" if {
	flag_at(configuration, "AllowTeamsConsumer") == "yes"
	flag_at(configuration, "AllowTeamsConsumerInbound") == "no"
}

private := "open" if {
	flag_at(configuration, "AllowTeamsConsumer") == "yes"
	flag_at(configuration, "AllowTeamsConsumerInbound") == "yes"
}

private := "either" if {
	flag_at(configuration, "AllowTeamsConsumer") == "yes"
	flag_at(configuration, "AllowTeamsConsumerInbound") == "unknown"
}

private := "unknown" if {
	input.basis == "import"
	flag_at(configuration, "AllowTeamsConsumer") == "unknown"
}

# With external access off, no other organization gets through.
trial := "closed" if flag_at(configuration, "AllowFederatedUsers") == "no"

trial := choice_at(configuration, "ExternalAccessWithTrialTenants", {"blocked": "closed", "allowed": "open"}) if {
	flag_at(configuration, "AllowFederatedUsers") != "no"
}

findings := array.concat(
	[affected.setting("teamsFederationConfiguration.AllowTeamsConsumer", "Chats with private Teams accounts", why[private]) | private in {"open", "outbound", "either"}],
	[affected.setting("teamsFederationConfiguration.ExternalAccessWithTrialTenants", "Trial organizations", "are allowed to chat with and call your staff") | trial == "open"],
)

why := {
	"open": "allowed, and private accounts may write first",
	"outbound": "allowed when your staff write first",
	"either": "allowed; whether private accounts may write first is not known",
}

headlines := {
	"outbound": "Staff can chat with private Teams accounts",
	"either": "Staff can chat with private Teams accounts",
	"closed": "Trial organizations can chat with and call your staff",
	"unknown": "Trial organizations can chat with and call your staff",
}

doubts := array.concat(
	["whether chats with private accounts are allowed" | private == "unknown"],
	["whether trial organizations are blocked" | trial == "unknown"],
)
