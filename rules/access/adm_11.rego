# METADATA
# title: Who holds administrator rights is reviewed
# description: >-
#   Rights are given in a hurry and rarely taken back. Going through the list of
#   administrators on a fixed day, with a record of who looked and what was decided, finds
#   the colleague who changed jobs and the helper who stayed on. The Security Rule speaks of
#   a review and sets no number of months; this tool asks for one a year.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-create-roles-and-resource-roles-review
#     description: Create an access review of Microsoft Entra roles in PIM
#   - ref: https://learn.microsoft.com/graph/api/resources/accessreviewscheduledefinition
#     description: accessReviewScheduleDefinition resource type
# custom:
#   id: ADM-11
#   severity: medium
#   hipaa:
#     - {cite: 164.308(a)(4)(ii)(C), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-05, ID.IM-01]
#     hicp: ["3"]
#     nist_800_53: [AC-2, AC-6(7)]
#   evidence:
#     - basis: graph
#       sources: [accessReviews, users, roleAssignments, roleDefinitions]
#       uses: [roleEligibilities, groups, groupMembers, subscribedSkus]
#       facts: [admins]
#     - basis: answer
#       question: Was it put down in writing within the last twelve months, for everybody with an administrator role, whether they keep it or lose it?
#       counts: The dated list of administrators with a decision for each and the name of the person who decided. Note where it is kept.
#       renew_months: 12
#       says:
#         yes: Administrator rights are said to have been reviewed within the last twelve months
#         yes_without_evidence: Administrator rights are said to have been reviewed; where the record is kept is not written down
#         partly: The review of administrator rights does not cover every administrator
#         no: No written review of the last twelve months covers every administrator
#   effort: 1 hour
#   fix:
#     - Open the Entra admin center, Roles & admins, and download the list of assignments.
#     - Go through it with the owner of the practice. For each name write down keep, change or remove, and why.
#     - Remove what is no longer needed (ADM-01 says how), and sign and date the list. Keep it for six years.
#     - Put a reminder in the calendar for every three months, and answer the question here each time.
#     - "With Entra ID P2 (on Microsoft 365 Business Premium usually bought as Microsoft Defender Suite for Business Premium) the admin center can do the asking: Identity governance, Privileged Identity Management, Microsoft Entra roles, Access reviews, New. Choose every role in use, a repetition of at least once a year, and as reviewer somebody who is not reviewing their own role; under “If reviewers don't respond” choose No change, so that no emergency account loses its role."
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles
#   since: 0.1.0
package triage.adm_11

import data.triage.lib.affected
import data.triage.lib.verdicts

# A review that nobody set up, or that has not brought a result, may still have
# been done on paper.
result := verdicts.not_assessed("No access review shows that administrator rights were reviewed", why) if count(finished) == 0
else := verdicts.partial(headline, [affected.of("directoryRole", role.id, role.displayName, detail[role.by]) | some role in left_out], evidence) if count(left_out) > 0
else := verdicts.not_assessed(
	"It cannot be told whether every administrator role is reviewed",
	sprintf("An access review of roles runs, and for the role %s it cannot be told whether it is part of it, or who reviews it.", [concat(", ", untold)]),
) if count(untold) > 0
else := verdicts.pass("An access review goes through every administrator role in use", evidence) if count(left_out) + count(untold) == 0

why := "Microsoft's access reviews hold none of administrator roles. A review on paper is as good." if count(of_roles) == 0
else := sprintf("“%s” is not set to repeat at least once a year, or has ended.", [text_at(of_roles[0], "displayName")]) if count(running) == 0
else := sprintf("“%s” is set up, and no round with a result within the last twelve months shows.", [text_at(running[0], "displayName")])

of_roles := [row | some row in input.sources.accessReviews; contains(scope(row), "rolemanagement/directory"); of_people(row)]

running := [row | some row in of_roles; repeats(row)]

finished := [row | some row in running; concluded(row)]

# Not a review of guests, of one person or of apps alone.
of_people(row) if count(principals(row)) == 0

of_people(row) if {
	some principal in principals(row)
	endswith(lower(text_at(principal, "query")), "/users")
}

principals(row) := items_at(row, ["scope", "principalScopes"])

# Everything a review looks at, as one text.
scope(row) := lower(json.marshal([object.get(row, "scope", null), object.get(row, "instanceEnumerationScope", null)]))

repeats(row) if {
	row.status in {"Initializing", "NotStarted", "Starting", "InProgress", "Completing", "AutoReviewing", "AutoReviewed"}
	recurrence := row.settings.recurrence
	yearly(recurrence.pattern)
	not ended(recurrence)
}

yearly(pattern) if pattern.type in {"daily", "weekly"}

yearly(pattern) if {
	pattern.type in {"absoluteMonthly", "relativeMonthly"}
	pattern.interval <= 12
}

yearly(pattern) if {
	pattern.type in {"absoluteYearly", "relativeYearly"}
	pattern.interval == 1
}

ended(recurrence) if {
	recurrence.range.type != "noEnd"
	not days_between(input.now, recurrence.range.endDate) >= 0
}

concluded(row) if {
	some instance in items_at(row, "instances")
	instance.status in {"Completed", "Applied", "Applying", "Completing", "AutoReviewed"}
	days_between(instance.endDateTime, input.now) <= 365
}

# The roles that administrators hold now or may activate, by name.
held := {name | some person in input.facts.admins.people; some name in array.concat(person.roles, person.eligible)}

# Each with who reviews it; a role may be in several reviews, of which the best counts.
roles := [object.union(row, {"by": by}) |
	some row in rows_among(input.sources.roleDefinitions, "displayName", held)
	by := best({reviewer(review) | some review in finished; names(review, row)})
]

best(reviewers) := "others" if "others" in reviewers
else := "unknown" if "unknown" in reviewers
else := "self" if "self" in reviewers
else := "nobody"

left_out := rows_among(roles, "by", {"self", "nobody"})

untold := sort((held - values_of(roles, "displayName")) | values_of(rows_where(roles, {"by": "unknown"}), "displayName"))

detail := {"self": "its holders review themselves", "nobody": "held by somebody and reviewed by nobody"}

headline := count_of(count(left_out), "administrator role in use is in no access review", "administrator roles in use are in no access review") if {
	values_of(left_out, "by") == {"nobody"}
} else := count_of(count(left_out), "administrator role is reviewed by its holders themselves", "administrator roles are reviewed by their holders themselves") if {
	values_of(left_out, "by") == {"self"}
} else := count_of(count(left_out), "administrator role is reviewed by nobody but its holders", "administrator roles are reviewed by nobody but their holders")

names(review, role) if {
	some key in ["id", "templateId"]
	text_at(role, key) != ""
	contains(scope(review), lower(text_at(role, key)))
}

# An empty list of reviewers is a review by everybody of themselves; with stages, each
# stage has its own (https://learn.microsoft.com/graph/accessreviews-reviewers-concept).
reviewer(review) := "unknown" if count(lists_of_reviewers(review)) == 0
else := "others" if count(flattened(lists_of_reviewers(review))) > 0
else := "self"

lists_of_reviewers(review) := [list |
	some stage in array.concat([review], items_at(review, "stageSettings"))
	list := list_at(stage, "reviewers")
	list != null
]

evidence := [sprintf("Access reviews of administrator roles with a result in the last twelve months: %s.", [concat(", ", [sprintf("“%s”", [text_at(row, "displayName")]) | some row in finished])])]
