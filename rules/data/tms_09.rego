# METADATA
# title: Guests in Teams are limited, and patients are discussed in private channels only
# description: >-
#   Everybody in a team reads its standard channels, guests included. A patient's name in
#   the wrong channel is seen by all of them, and stays in the search of those who join
#   later. Private channels keep it among the few who treat that patient. Guests also come
#   in unseen: as Microsoft delivers Teams, a chat that staff start with an outside e-mail
#   address makes one.
# related_resources:
#   - ref: https://learn.microsoft.com/microsoftteams/guest-access
#     description: Guest access in Microsoft Teams
#   - ref: https://learn.microsoft.com/microsoftteams/private-channels
#     description: Private channels in Microsoft Teams
# custom:
#   id: TMS-09
#   severity: medium
#   hipaa:
#     - {cite: 164.312(a)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["4"]
#     nist_800_53: [AC-3, AC-6]
#   evidence:
#     - basis: import
#       sources: [teamsClientConfiguration, groupSettings, authorizationPolicy]
#     - basis: answer
#       question: Are guests kept out of the teams in which you work with patient data, and are patients discussed only in private channels or chats whose members all need to know?
#       counts: The written rule that staff have been given, and the date on which somebody looked through teams, guests and channels.
#       renew_months: 12
#       says:
#         yes: Guests in Teams are said to be limited, and patients to be discussed in private channels only
#         yes_without_evidence: Teams is said to be used with care; the rule is not written down
#         partly: Guests are in some teams with patient data, or patients are not always discussed in private channels
#         no: Guests are in teams with patient data, or patients are discussed where not everybody needs to know
#       parts:
#         - id: guests
#           text: Guests are kept out of the teams in which you work with patient data
#           missing: Guests are not kept out of the teams in which you work with patient data
#         - id: private
#           text: Patients are discussed only where all members need to know
#           missing: Patients are not discussed only in private channels or chats whose members all need to know
#   effort: 2 hours
#   fix:
#     - Write down in two sentences where patients may be discussed in Teams, and tell all staff.
#     - Look through your teams; for each one that deals with patients, make a private channel and add only those who need it.
#     - Take guests out of these teams one by one; that also ends their access to the team's files, except those shared with them by name.
#     - If no team needs guests, open the Teams admin center, External collaboration or Users, guest access, and switch guest access off. Guests lose access to every team within a day, and keep what they were given in SharePoint until they are taken out there.
#     - If some teams need guests, let only administrators invite them, in the Entra admin center, External Identities, External collaboration settings. Staff can then share files and start chats only with guests who are there already.
#   link: https://admin.teams.microsoft.com
#   since: 0.1.0
package triage.tms_09

import data.triage.lib.affected
import data.triage.lib.verdicts

result := verdicts.partial(
	"Anybody who owns a team can bring in guests",
	[affected.setting("teamsClientConfiguration.AllowGuestUser", "Guests in Teams", "allowed in every team, and members of the practice may invite them")],
	["Where staff discuss patients cannot be read; that remains to be asked."],
) if states == {"open"}
# Settings tell nothing about what is said where.
else := verdicts.not_assessed(
	"Guests in Teams are limited; where patients are discussed is not known",
	"Guests in Teams are limited. Where your staff discuss patients cannot be read from any setting.",
) if "limited" in states
else := verdicts.not_assessed(
	"It cannot be told whether guests in Teams are limited",
	"The settings for guests in Teams could not be understood. Read the group settings and the authorization policy again, and run Get-CsTeamsClientConfiguration again.",
)

# Each of these alone keeps guests out.
states := {teams, invitations, access, adding}

teams := {"yes": "open", "no": "limited", "unknown": "unknown"}[flag_at(input.sources.teamsClientConfiguration, "AllowGuestUser")]

invitations := choice_at(input.sources.authorizationPolicy, "allowInvitesFrom", {
	"none": "limited", "adminsandguestinviters": "limited", "adminsguestinvitersandallmembers": "open", "everyone": "open",
})

access := group_setting("AllowGuestsToAccessGroups")

adding := group_setting("AllowToAddGuests")

# Without an entry of its own, a tenant has Microsoft's default, which is true.
unified := [setting |
	some setting in input.sources.groupSettings
	lower(text_at(setting, "templateId")) == "62375ab9-6b52-47ed-826b-58e47e0e304b"
]

group_setting(name) := "unknown" if {
	some setting in unified
	not is_array(list_at(setting, "values"))
} else := choice_at(settings(name)[0], "value", {"true": "open", "false": "limited"}) if count(settings(name)) > 0
else := "open"

settings(name) := [value | some setting in unified; some value in items_at(setting, "values"); text_at(value, "name") == name]
