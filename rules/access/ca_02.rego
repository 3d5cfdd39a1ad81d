# METADATA
# title: Whoever is left out of one policy is covered by another
# description: >-
#   Leaving somebody out of a policy is harmless where a second policy takes over,
#   and an open door where none does. This looks at each person who is left out
#   and asks whether a second step is still required of them.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-policies
#     description: Build Conditional Access policies
#   - ref: https://learn.microsoft.com/entra/id-governance/conditional-access-exclusion
#     description: Manage users excluded from Conditional Access policies
# custom:
#   id: CA-02
#   severity: high
#   hipaa:
#     - {cite: 164.312(d), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-03]
#     hicp: ["3"]
#     nist_800_53: [IA-2(1), IA-2(2)]
#   evidence:
#     - basis: graph
#       sources: [conditionalAccessPolicies, users, groups, groupMembers, roleAssignments]
#       uses: [securityDefaults, authenticationRequirements, authenticationStrengths, namedLocations, roleDefinitions, subscribedSkus, delegatedAdminRelationships, crossTenantAccessDefault, crossTenantAccessPartners]
#       facts: [mfaCoverage, legacyBlockCoverage, exclusions, policyStates, people]
#     - basis: graph            # without all of who is in them
#       sources: [conditionalAccessPolicies]
#       uses: [securityDefaults, authenticationRequirements, authenticationStrengths, namedLocations, groups, groupMembers, roleDefinitions, subscribedSkus, delegatedAdminRelationships, crossTenantAccessDefault, crossTenantAccessPartners]
#       facts: [mfaCoverage, legacyBlockCoverage, exclusions, policyStates]
#   effort: 1 hour
#   after: [CA-04]
#   fix:
#     - For each person above find out why they were left out. Most often a phone was lost or a device could not do it, and the reason is gone.
#     - If it is gone, have them set up the Microsoft Authenticator app or a passkey first, and then remove them from the exclusion (Entra admin center, Conditional Access, Policies, the policy named above, Users, Exclude).
#     - If it still holds, create a second policy that includes exactly these people and asks for a second step in the way they can do it, for instance a security key. Run it as Report-only for a week before you set it to On.
#     - For a scanner or a program that cannot do a second step, have your IT person create a policy for its account alone that blocks sign-in except from your office's internet address, and record the account as an exception with an end date.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies
#   since: 0.1.0
package triage.ca_02

import data.triage.lib.affected
import data.triage.lib.coverage
import data.triage.lib.verdicts

result := verdicts.not_applicable("No Conditional Access policy is enforced", "No Conditional Access policy is enforced, so nobody is left out of one.") if {
	count(coverage.protective({"enabled", "unknown"})) == 0
} else := verdicts.not_assessed(
	"It cannot be told whom your sign-in policies leave out",
	"Whom the policies leave out cannot be told without all of the accounts, groups and roles.",
) if {
	# Without any account the policies are judged alone; with some, it takes all who are in
	# a group or hold a role.
	accounts_read
	not input.facts.people
} else := verdicts.fail("Whoever is left out of a policy can sign in with a password alone", named, [counted]) if everybody_open
else := verdicts.beside(verdicts.partial(headline, named, [counted]), not_told) if count(gaps) > 0
else := verdicts.not_assessed("It cannot be told whether everybody left out is covered by another policy", doubt) if doubt
else := verdicts.pass(covered, [counted]) if count(gaps) == 0

# Whether the accounts and groups that the policies name are there, only the accounts tell.
everybody_open if {
	count(input.facts.people) > 0
	count(open) > 0
	count(open) == count(left_out)
	count(not_told) == 0
}

headline := count_of(count(gaps), "account left out of a policy is not fully covered by another", "accounts left out of a policy are not fully covered by another") if {
	count(coverage.classes(gaps)) == 0
} else := sprintf("Not fully covered by another policy: %s", [coverage.listed(gaps)])

fact := input.facts.mfaCoverage

old_protocols := input.facts.legacyBlockCoverage

accounts_read if not fact.accountsRead == false

# Exclusions by name, group, role or as guests.
exclusions := rows_among(input.facts.exclusions, "type", {"user", "group", "role", "guests"})

# Kinds of guests and whoever else has no account here; one class may hold several kinds.
classes := coverage.classes(flattened([fact.open, fact.weaker, fact.unknown]))

kinds(class) := array.concat(["guests"], split(class.id, ","))

# People in exclusions; and those objects themselves, which stand for people whose
# accounts were not read.
members contains member.id if {
	some row in exclusions
	some member in row.members
}

members contains class.id if {
	some class in classes
	some kind in kinds(class)
	some row in rows_where(input.facts.exclusions, {"type": class.type})
	kind == row.id
}

members contains row.id if {
	not accounts_read
	some row in rows_where(exclusions, {"type": "user"})
	not row.gone == true
}

# Of them, those who can sign in and are no declared exception.
left_out contains person.id if {
	some person in rows_where(rows_among(input.facts.people, "id", members), {"emergency": false, "syncAccount": false})
	not person.enabled == false
}

left_out contains class.id if some class in rows_among(classes, "id", members)

left_out contains row.id if {
	not accounts_read
	some row in exclusions
	not row.gone == true
	not row.justified == true
	not row.id in {kind | some class in classes; some kind in kinds(class)}
}

open := rows_among(fact.open, "id", members)

weaker := rows_among(fact.weaker, "id", members)

unknown := rows_among(fact.unknown, "id", members)

# Left out of a block of old protocols that stands for others, and not stopped by another.
let_through := [row |
	old_protocols.covered > 0
	some row in rows_among(array.concat(old_protocols.open, old_protocols.weaker), "id", not_blocked)
	not row.id in values_of(array.concat(open, weaker), "id")
]

maybe_let_through := rows_among(old_protocols.unknown, "id", not_blocked)

not_blocked contains member.id if {
	some row in input.facts.exclusions
	some policy in input.sources.conditionalAccessPolicies
	"other" in items_at(policy, ["conditions", "clientAppTypes"])
	"block" in items_at(policy, ["grantControls", "builtInControls"])
	text_at(policy, "id") in row.policyIds
	some member in array.concat(row.members, [row | not accounts_read])
}

gaps := flattened([open, weaker, let_through])

named := coverage.people(gaps)

unread := [row | accounts_read; some row in rows_where(exclusions, {"type": "group", "membersKnown": false})]

unread_names := concat(", ", [row.name | some row in unread])

not_told := array.concat(coverage.people(unknown), affected_rows("group", unread, "who is in it could not be read"))

# A policy, or a group left out, that could not be read may concern anybody who is not
# covered. A group that is gone holds nobody.
doubt := sprintf("For %s it is not known whether a second step is required: %s.", [coverage.who(unknown), unknown[0].why]) if count(unknown) > 0
else := sprintf("For %s it is not known whether old protocols are blocked: %s.", [coverage.who(maybe_let_through), maybe_let_through[0].why]) if count(maybe_let_through) > 0
else := sprintf("Whom %s leaves out could not be understood.", [concat(", ", not_understood)]) if count(not_understood) > 0
else := sprintf("Who is in %s could not be read, and for %s it is not known whether a second step is required.", [unread_names, coverage.who(fact.unknown)]) if {
	count(unread) > 0
	count(fact.unknown) > 0
} else := sprintf("Who is in %s could not be read, and a second step is not required of everybody.", [unread_names]) if {
	count(unread) > 0
	count(fact.open) + count(fact.weaker) > 0
}

not_understood := [sprintf("“%s”", [policy.name]) |
	some policy in rows_among(rows_where(input.facts.policyStates, {"exclusionsKnown": false}), "state", {"enabled", "unknown"})
	not policy.aboutPeople == false
]

covered := "Nobody who should be covered is left out of a policy" if count(left_out) == 0
else := "Whoever is left out of one policy still needs a second step"

counted := sprintf("%s left out of a policy; a second step is still required of %d of them.", [number_left_out, max([0, (count(left_out) - count(open)) - (count(weaker) + count(unknown))])])

number_left_out := count_of(count(left_out), "account is", "accounts are") if accounts_read
else := count_of(count(left_out), "account, group, role or kind of guest is", "accounts, groups, roles or kinds of guests are")
