# METADATA
# title: Guests are only in the teams they belong in
# description: >-
#   A guest in a team reads every file and every conversation in its standard channels, also
#   those from before the invitation. In a team where patients are talked about, each guest
#   needs a reason. Somebody who works for you with patient data needs a business associate
#   agreement as well; a doctor or a laboratory that treats the same patient does not.
# related_resources:
#   - ref: https://learn.microsoft.com/microsoftteams/guest-access
#     description: Guest access in Microsoft Teams
#   - ref: https://learn.microsoft.com/graph/api/resources/group
#     description: group resource type
# custom:
#   id: GST-06
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(4)(ii)(B), specification: addressable}
#     - {cite: 164.312(a)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [AC-2, AC-3]
#   evidence:
#     - basis: graph
#       sources: [groups, groupMembers, users]
#       uses: [roleAssignments, roleDefinitions, subscribedSkus]
#       facts: [people, groupDoubts]
#       partial_proves: [groups, groupMembers, users]
#     - basis: answer
#       question: Is every guest in a team or group that holds patient data there for a reason you could give?
#       counts: A dated list of the teams with patient data and the guests in each, with the reason and, where one is needed, the agreement. Note where it is kept.
#       renew_months: 6
#       says:
#         yes: Every guest in a team with patient data is said to be there for a known reason
#         yes_without_evidence: The guests in teams with patient data are said to be known; where the list is kept is not written down
#         partly: Only some guests in teams with patient data are there for a known reason
#         no: Not every guest in a team with patient data is there for a known reason
#   effort: 1 hour
#   fix:
#     - For each guest named above ask the owner of the team why the person is there, and whether patients are talked about in it.
#     - Tell the guests who will be removed, and let them have what they still need; they lose the files of the team at once.
#     - Open the Microsoft Teams admin center, Teams, Manage teams, the team, Members, and remove guests who have no reason. For a group that is no team, open the Microsoft 365 admin center, Teams & groups, Active teams & groups, the group, Members.
#     - For guests who must stay, move patient data to a team without guests. Where a guest works for you with patient data, see that an agreement covers their company; nobody who takes part in treating the patient needs one.
#     - Record each guest who stays as an exception, with the reason and a date to look again.
#   link: https://admin.teams.microsoft.com/teams/manage
#   since: 0.1.0
package triage.gst_06

import data.triage.lib.affected
import data.triage.lib.verdicts
import data.triage.lib.words

# Whether a guest is expected, a list cannot tell; an exception records it.
result := verdicts.beside(
	verdicts.partial(
		count_of(count({row.group.id | some row in findings}), "team or group contains guests", "teams or groups contain guests"),
		[affected.of("groupGuest", concat("/", [row.group.id, row.guest.id]), sprintf("%s in %s", [row.guest.name, title(row.group)]), sprintf("%s; %s", [first_text(row.guest, ["mail", "upn"]), kind(row.group)])) |
			some row in findings
		],
		evidence,
	),
	affected.rest(doubts),
) if count(findings) > 0
else := verdicts.not_assessed(
	"It cannot be told which teams contain guests",
	sprintf("It cannot be told for these: %s. Read the groups, their members and the accounts again.", [words.joined(doubts)]),
) if count(doubts) > 0
else := verdicts.not_applicable(
	"There is no team and no Microsoft 365 group",
	"Microsoft lists no team and no Microsoft 365 group that a guest could be in.",
) if count(teams) == 0
else := verdicts.pass("No team or Microsoft 365 group contains a guest", evidence) if count(findings) + count(doubts) == 0

# Teams and Microsoft 365 groups: the ones with files and conversations.
teams := [group | some group in input.sources.groups; "Unified" in items_at(group, "groupTypes")]

guests := {person.id: person |
	some mark in array.concat([{"guest": true}], [{"guestType": kind_of} | some kind_of in values_of(input.facts.people, "guestType"); kind_of != null])
	some person in rows_where(input.facts.people, mark)
	person.enabled != false
}

findings := [{"group": group, "guest": guests[member]} | some group in teams; some member in members(group); guests[member]]

members(group) := items_at(input.sources.groupMembers, group.id)

# Accounts that may be guests without showing it.
untyped := values_of(rows_outside(input.facts.people, "typeKnown", {true}), "id") - object.keys(guests)

doubts := flattened([
	[sprintf("who is in every team, for %s", [why]) | some group in teams; why := input.facts.groupDoubts[group.id]],
	[sprintf("whether %s holds guests", [title(group)]) | some group in teams; count(set_of(members(group)) & untyped) > 0],
	[sprintf("whether %s is a team", [title(group)]) | some group in input.sources.groups; not is_array(value_at(group, "groupTypes"))],
])

title(group) := sprintf("“%s”", [first_text(group, ["displayName", "id"])])

kind(group) := "team" if "Team" in group.resourceProvisioningOptions
else := "Microsoft 365 group"

evidence := [sprintf("Teams and Microsoft 365 groups looked at: %d. Security groups, shared channels of Teams and files shared one by one are not.", [count(teams)])]
