# METADATA
# title: No team or group is open to the whole practice by accident
# description: >-
#   Anybody with an account of the practice can join a public team and read all its files
#   without asking, and search finds its documents. What a few people wrote for each other
#   is then open to everybody, trainees and temps included.
# related_resources:
#   - ref: https://learn.microsoft.com/microsoft-365/admin/create-groups/office-365-groups
#     description: Overview of Microsoft 365 Groups for administrators
#   - ref: https://learn.microsoft.com/graph/api/resources/group
#     description: group resource type
# custom:
#   id: GRP-01
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(4)(ii)(B), specification: addressable}
#     - {cite: 164.312(a)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [AC-3, AC-6]
#   evidence:
#     - basis: graph
#       sources: [groups]
#       partial_proves: [groups]
#     - basis: secureScore
#       controls: [aad_managed_approved_public_groups_only]
#   effort: 30 minutes
#   fix:
#     - For each group named above ask its owner what is in it, and whether everybody in the practice should read it.
#     - Members keep their access once a group is private; people who only read without being members lose it. Add those who need it first.
#     - Then open the Microsoft 365 admin center, Teams & groups, Active teams & groups, the group, Settings, and set Privacy to Private.
#     - A group meant for everybody (news, the picnic) may stay public. Record it as an exception, with the note that no patient data belongs in it.
#   link: https://admin.microsoft.com
#   since: 0.1.0
package triage.grp_01

import data.triage.lib.affected
import data.triage.lib.secure_score
import data.triage.lib.verdicts

result := secure_score.verdict({
	"yes": "only public groups that are approved exist",
	"partly": "not every group is private",
}) if input.basis == "secureScore"
else := verdicts.beside(
	verdicts.fail_where(
		count(public) == count(groups),
		count_of(count(public), "team or group can be joined and read by anybody in the practice", "teams or groups can be joined and read by anybody in the practice"),
		[affected.of("group", group.id, name(group), kind(group)) | some group in public],
		evidence,
	),
	[affected.of("group", group.id, name(group), "whether everybody may join was not read") | some group in doubtful],
) if count(public) > 0
else := verdicts.not_assessed(
	"It cannot be told whether every group is private",
	sprintf("For %s it was not read whether everybody may join. Read the groups again.", [concat(", ", array.slice([name(group) | some group in doubtful], 0, 5))]),
) if count(doubtful) > 0
else := verdicts.not_applicable("There is no team and no Microsoft 365 group", "Microsoft lists no team and no Microsoft 365 group.") if count(groups) == 0
else := verdicts.pass("Every team and Microsoft 365 group is private", evidence) if count(public) + count(doubtful) == 0

groups := [group | some group in input.sources.groups; "Unified" in items_at(group, "groupTypes")]

public := [group | some group in groups; visibility(group) == "public"]

doubtful := array.concat(
	[group | some group in input.sources.groups; not is_array(value_at(group, "groupTypes"))],
	[group | some group in groups; not visibility(group) in {"public", "private", "hiddenmembership"}],
)

visibility(group) := lower(text_at(group, "visibility"))

name(group) := first_text(group, ["displayName", "id"])

kind(group) := "public team" if "Team" in group.resourceProvisioningOptions
else := "public Microsoft 365 group"

evidence := [sprintf("Teams and Microsoft 365 groups: %d, public: %d.", [count(groups), count(public)])]
