# METADATA
# title: Everybody's license can carry the protection you rely on
# description: >-
#   Conditional Access, Intune, Safe Links and data loss prevention are licensed person by
#   person. In a practice with two plans the settings look complete, while people on the
#   cheaper plan may be left outside, or use what was not paid for.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
#     description: Product names and service plan identifiers for licensing
#   - ref: https://learn.microsoft.com/microsoft-365/commerce/subscriptions/move-users-different-subscription
#     description: Move users to a different subscription
#   - ref: https://learn.microsoft.com/office365/servicedescriptions/office-365-platform-service-description/microsoft-365-business
#     description: Microsoft 365 Business plans, service description
# custom:
#   id: GOV-04
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(1)(ii)(B), specification: required}
#   frameworks:
#     nist_csf: [GV.RR-03]
#     nist_800_53: [SA-2]
#   evidence:
#     - basis: graph
#       sources: [subscribedSkus, users]
#       facts: [licences]
#   effort: 1 hour
#   fix:
#     - Open the Microsoft 365 admin center, Billing, Licenses, and see which plan each person named above has.
#     - Decide who works with patient data in mail, Teams or files. These people need a plan with Microsoft Entra ID P1, Intune, Defender for Office 365 and data loss prevention, usually Microsoft 365 Business Premium (for at most 300 people). It costs more per person and month.
#     - Buy the licenses you lack. Then open Users, Active users, tick the people, choose Manage product licenses, Replace, and the new plan. That takes the old license away in the same step, so that nobody loses the mailbox. Where a group hands out the licenses, your IT person changes it there.
#     - Take a license from an account that nobody uses only after its mail and files have been saved (USR-01); Microsoft deletes the mailbox 30 days later.
#     - For somebody who never touches patient data, record an exception with the reason.
#   link: https://admin.microsoft.com/Adminportal/Home#/licenses
#   since: 0.1.0
package triage.gov_04

import data.triage.lib.affected
import data.triage.lib.verdicts

result := verdicts.not_assessed(
	"Nobody has a license",
	"The list of accounts shows no enabled account of the practice with a license. Read the accounts and licenses again.",
) if people == 0
else := verdicts.beside(
	verdicts.fail(sprintf("Nobody's license includes %s", [concat(", ", [row.name | some row in absent])]), array.concat(to_buy, lacking), evidence),
	unclear_people,
) if count(absent) > 0
else := verdicts.beside(
	verdicts.partial(count_of(count(lacking), "person has a license that lacks protection others have", "people have licenses that lack protection others have"), lacking, evidence),
	unclear_people,
) if count(lacking) > 0
else := verdicts.not_assessed(
	"It cannot be told what everybody's license includes",
	sprintf("It cannot be told for these accounts: %s%s. Their licenses could not be read, or hold plans that this version does not know or that Microsoft has not finished setting up.", [concat(", ", array.slice(sort(unclear), 0, 5)), and_more]),
) if count(unclear) > 0
else := verdicts.pass("Everybody's license includes what your protection needs", evidence) if {
	count(needed) > 0
	count(absent) + count(lacking) + count(unclear) == 0
}

# Members whose licenses could not be read; one of them may have what all others lack.
unread := input.facts.licences.unreadable

# And those whose licenses may bring what is needed.
unclear := set_of(unread) | {name | some row in needed; some name in row.unsure}

and_more := sprintf(" and %d more", [count(unclear) - 5]) if count(unclear) > 5
else := ""

unclear_people := [affected.of("user", name, name, "what the license includes cannot be told") | some name in sort(unclear)]

people := input.facts.licences.licensedPeople

needed := input.facts.licences.needed

to_buy := [affected.setting(sprintf("licence.%s", [row.key]), row.name, sprintf("%s. It usually comes with %s", [bought(row), row.comesWith])) | some row in absent]

absent := [row | some row in needed; nobody(row)]

nobody(row) if row.inTenant == false

nobody(row) if {
	count(row.without) == people
	count(unread) == 0
}

bought(row) := "a plan brings it, and nobody has that plan" if row.inTenant == true
else := "no plan of the practice brings it"

# What some have and a person lacks; what nobody has is named once, as a plan to buy.
gaps := [{"name": row.name, "people": row.without, "ids": values_of(row.without, "id")} |
	some row in needed
	not nobody(row)
]

lacking := flattened([affected_rows("user", rows_among(first.people, "id", part.members), sprintf("the license lacks %s", [concat(", ", names)])) |
	some part in parted(union({gap.ids | some gap in gaps}), [gap.ids | some gap in gaps])
	names := [gap.name | some place, gap in gaps; place in part.within]
	first := gaps[min(part.within)]
])

evidence := array.concat(
	[count_of(people, "person with a license was looked at.", "people with a license were looked at.")],
	[sprintf("%s: %d of %d have it.", [row.name, (people - count(row.without)) - count(row.unsure), people]) | some row in needed],
)
