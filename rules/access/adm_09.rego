# METADATA
# title: What outside IT companies may do here is known, limited and current
# description: >-
#   Your IT company or the seller of your licenses can be given administrator rights over
#   your Microsoft 365 from its own systems. Whoever breaks in there reaches every customer.
#   A company that can reach patient data while it works for you is a business associate and
#   needs a written agreement with you.
# related_resources:
#   - ref: https://learn.microsoft.com/partner-center/customers/gdap-introduction
#     description: Introduction to granular delegated admin privileges (GDAP)
#   - ref: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship
#     description: delegatedAdminRelationship resource type
# custom:
#   id: ADM-09
#   severity: high
#   hipaa:
#     - {cite: 164.308(b)(1), specification: standard}
#     - {cite: 164.308(a)(4)(ii)(B), specification: addressable}
#   frameworks:
#     nist_csf: [GV.SC-07, PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [AC-6, SA-9]
#   evidence:
#     - basis: graph
#       sources: [delegatedAdminRelationships]
#       uses: [crossTenantAccessPartners]
#       partial_proves: [delegatedAdminRelationships]
#     - basis: answer
#       question: Is every outside company with administrator rights in your Microsoft 365 on a list of yours, limited to the roles it needs and to an end date, and, where it can reach patient data, under a business associate agreement?
#       counts: A dated list (Microsoft 365 admin center, Settings, Partner relationships) with the roles, the end date and the agreement for each company. If no company has such rights, say so under “does not apply”, with the date you looked.
#       renew_months: 12
#       says:
#         yes: The outside companies with administrator rights are said to be listed, limited and under agreement
#         yes_without_evidence: The outside companies are said to be listed and limited; where the list is kept is not written down
#         partly: Not every outside company with administrator rights is listed, limited and under the agreement it needs
#         no: An outside company with administrator rights is not listed, not limited or without an agreement it needs
#       parts:
#         - id: listed
#           text: Each of these companies is on a list of yours
#           missing: An outside company with administrator rights is not on a list of yours
#         - id: roles
#           text: Each has only the roles it needs
#           missing: An outside company is not limited to the administrator roles it needs
#         - id: end_date
#           text: The rights of each have an end date
#           missing: The administrator rights of an outside company have no end date
#         - id: agreement
#           text: Each that can reach patient data is under a business associate agreement
#           missing: An outside company that can reach patient data is not under a business associate agreement
#   effort: 2 hours
#   fix:
#     - Open the Microsoft 365 admin center, Settings, Partner relationships, and write down each company, its roles and its end date.
#     - Ask each company you no longer work with, and the person who pays your invoices, whether licenses are bought through it; billing and administration are separate rights. Then remove its administrator roles there.
#     - Ask your IT company to replace “Global Administrator” by the roles its work needs (for example Exchange Administrator, User Administrator, Intune Administrator). Approve the new request and let the company try it before you end the old relationship; it cannot help you in between.
#     - See that a signed business associate agreement covers each company that stays and can reach patient data. One that only sells you licenses needs none.
#   link: https://go.microsoft.com/fwlink/p/?linkid=2074649
#   since: 0.1.0
package triage.adm_09

import data.triage.lib.affected
import data.triage.lib.verdicts

result := verdicts.fail(
	count_of(count(full), "outside company has full control over your Microsoft 365", "outside companies have full control over your Microsoft 365"),
	[affected.of("delegatedAdminRelationship", row.id, text_at(row, "displayName"), sprintf("holds Global Administrator%s", [ending(row)])) | some row in full],
	evidence,
) if count(full) > 0
# That a company is known, and that no other is hidden, only the practice can tell.
else := verdicts.not_assessed(
	"Whether every outside company is known to you, only you can tell",
	concat(" ", array.concat(evidence, ["Compare this with the Microsoft 365 admin center, Settings, Partner relationships."])),
)

# Relationships over this practice that are in force.
active := [row |
	some row in input.sources.delegatedAdminRelationships
	row.status in {"active", "expiring"}
	lower(text_at(row, ["customer", "tenantId"])) in {"", lower(input.tenant.id)}
]

full := [row | some row in active; "Global Administrator" in {role_name(text_at(role, "roleDefinitionId")) | some role in roles(row)}]

roles(row) := items_at(row, ["accessDetails", "unifiedRoles"])

ending(row) := sprintf(" until %s", [substring(row.endDateTime, 0, 10)]) if startswith(text_at(row, "endDateTime"), "20")
else := ""

described(row) := sprintf("“%s” (%s%s)", [text_at(row, "displayName"), lower(count_of(count(roles(row)), "role", "roles")), ending(row)])

in_force := sprintf("Relationships in force: %s.", [concat(", ", [described(row) | some row in active])]) if count(active) > 0
else := "No partner relationship shows from here, which does not prove that there is none."

providers := [text_at(partner, "tenantId") | some partner in rows_where(object.get(input.sources, "crossTenantAccessPartners", []), {"isServiceProvider": true})]

evidence := array.concat(
	[in_force],
	[sprintf("Marked as a service provider in the cross-tenant settings: %s.", [concat(", ", providers)]) | count(providers) > 0],
)
