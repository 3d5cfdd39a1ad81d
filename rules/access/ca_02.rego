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
#     - For a scanner or a program that cannot do a second step, have your IT person create a policy for its account alone that blocks sign-in except from your office's internet address, and record the account here as an exception with an end date.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies
#   since: 0.1.0
package triage.ca_02

import data.triage.lib.affected
import data.triage.lib.coverage
import data.triage.lib.verdicts

result := verdicts.not_applicable("No Conditional Access policy is enforced", "No Conditional Access policy is enforced, so nobody is left out of one.") if {
	not in_force
}

result := verdicts.fail("Whoever is left out of a policy can sign in with a password alone", named, [counted]) if {
	in_force
	everybody_open
}

result := verdicts.beside(verdicts.partial(headline, named, [counted]), not_told) if {
	in_force
	told
	count(gaps) > 0
	not everybody_open
}

result := verdicts.not_assessed(
	"It cannot be told whom your sign-in policies leave out",
	"Whom the policies leave out cannot be told without all of the accounts, groups and roles.",
) if {
	in_force
	not told
}

# Without any account the policies are judged alone; with some, it takes all who are in a
# group or hold a role.
told if input.facts.people

told if not accounts_read

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

result := verdicts.not_assessed("It cannot be told whether everybody left out is covered by another policy", doubt) if {
	in_force
	told
	count(gaps) == 0
	doubt
}

result := verdicts.pass(pass_words, [counted]) if {
	in_force
	told
	count(gaps) == 0
	not doubt
}

in_force if {
	some policy in input.facts.policyStates
	policy.protects == true
	not policy.aboutPeople == false
	policy.state in {"enabled", "unknown"}
}

# People in exclusions by name, group, role or as guests; and those objects themselves,
# which stand for people whose accounts were not read.
members contains member.id if {
	some row in input.facts.exclusions
	row.type in {"user", "group", "role", "guests"}
	some member in row.members
}

members contains row.id if {
	some row in coverage.classes(everybody_judged)
	some part in parts(row)
	some left in input.facts.exclusions
	left.type == row.type
	part == left.id
}

members contains row.id if {
	not accounts_read
	some row in input.facts.exclusions
	row.type == "user"
	not row.gone == true
}

everybody_judged := array.concat(array.concat(fact.open, fact.weaker), fact.unknown)

fact := input.facts.mfaCoverage

accounts_read if not fact.accountsRead == false

# Of them, those who can sign in and are no declared exception.
left_out contains person.id if {
	some person in input.facts.people
	person.id in members
	not person.enabled == false
	person.emergency == false
	person.syncAccount == false
}

left_out contains row.id if {
	some row in coverage.classes(everybody_judged)
	row.id in members
}

left_out contains row.id if {
	not accounts_read
	some row in input.facts.exclusions
	row.type in {"user", "group", "role", "guests"}
	not row.gone == true
	not row.justified == true
	not row.id in judged
}

# The kinds of guests that one class may hold several of.
judged := {part | some row in coverage.classes(everybody_judged); some part in parts(row)}

parts(row) := array.concat(["guests"], split(row.id, ","))

open := [row | some row in input.facts.mfaCoverage.open; row.id in members]

weaker := [row | some row in input.facts.mfaCoverage.weaker; row.id in members]

# Left out of a block of old protocols that stands for others, and not stopped by another.
let_through := [row |
	some row in array.concat(old.open, old.weaker)
	row.id in let_past
	old.covered > 0
	not row.id in {other.id | some other in array.concat(open, weaker)}
]

old := input.facts.legacyBlockCoverage

let_past contains member.id if {
	some row in input.facts.exclusions
	some policy in input.sources.conditionalAccessPolicies
	"other" in items_at(policy, ["conditions", "clientAppTypes"])
	"block" in items_at(policy, ["grantControls", "builtInControls"])
	text_at(policy, "id") in row.policyIds
	some member in array.concat(row.members, [row | not accounts_read])
}

unknown := [row | some row in input.facts.mfaCoverage.unknown; row.id in members]

gaps := array.concat(open, array.concat(weaker, let_through))

named := coverage.people(gaps)

not_told := array.concat(
	coverage.people(unknown),
	[affected.of("group", row.id, row.name, "who is in it could not be read") |
		some row in input.facts.exclusions
		row.type == "group"
		row.membersKnown == false
		accounts_read
	],
)

veiled := [row | some row in old.unknown; row.id in let_past]

# A policy, or a group left out, that could not be read may concern anybody who is not
# covered. A group that is gone holds nobody.
doubt := sprintf("For %s it is not known whether a second step is required: %s.", [coverage.who(unknown), unknown[0].why]) if {
	count(unknown) > 0
} else := sprintf("For %s it is not known whether old protocols are blocked: %s.", [coverage.who(veiled), veiled[0].why]) if {
	count(veiled) > 0
} else := sprintf("Whom %s leaves out could not be understood.", [concat(", ", unclear)]) if {
	count(unclear) > 0
} else := sprintf("Who is in %s could not be read, and for %s it is not known whether a second step is required.", [concat(", ", unread), coverage.who(input.facts.mfaCoverage.unknown)]) if {
	count(unread) > 0
	count(input.facts.mfaCoverage.unknown) > 0
} else := sprintf("Who is in %s could not be read, and a second step is not required of everybody.", [concat(", ", unread)]) if {
	count(unread) > 0
	count(input.facts.mfaCoverage.open) + count(input.facts.mfaCoverage.weaker) > 0
}

unclear := [sprintf("“%s”", [policy.name]) |
	some policy in input.facts.policyStates
	policy.state in {"enabled", "unknown"}
	not policy.aboutPeople == false
	policy.exclusionsKnown == false
]

unread := [row.name |
	some row in input.facts.exclusions
	row.type == "group"
	row.membersKnown == false
	accounts_read
]

pass_words := "Nobody who should be covered is left out of a policy" if count(left_out) == 0

pass_words := "Whoever is left out of one policy still needs a second step" if count(left_out) > 0

counted := sprintf("%s left out of a policy; a second step is still required of %d of them.", [count_of(count(left_out), noun.one, noun.many), max([0, (count(left_out) - count(open)) - (count(weaker) + count(unknown))])])

noun := {"one": "account is", "many": "accounts are"} if accounts_read

noun := {"one": "account, group, role or kind of guest is", "many": "accounts, groups, roles or kinds of guests are"} if not accounts_read
