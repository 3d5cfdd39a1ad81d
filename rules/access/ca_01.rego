# METADATA
# title: Everything left out of a sign-in policy is known and has a reason
# description: >-
#   A policy protects those it covers; the list of exceptions is where it ends.
#   Exceptions are made for one afternoon and stay for years. Each one should have
#   a name, a reason and an end, or go.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups
#     description: Users and groups in Conditional Access policies
#   - ref: https://learn.microsoft.com/entra/id-governance/conditional-access-exclusion
#     description: Manage users excluded from Conditional Access policies
# custom:
#   id: CA-01
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(4)(ii)(B), specification: addressable}
#     - {cite: 164.316(b)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [AC-3]
#   evidence:
#     - basis: graph
#       sources: [conditionalAccessPolicies, users, groups, groupMembers, roleAssignments]
#       uses: [roleDefinitions, namedLocations, servicePrincipals, delegatedAdminRelationships, crossTenantAccessDefault, crossTenantAccessPartners]
#       facts: [exclusions, policyStates]
#     - basis: graph            # without all of who is in them
#       sources: [conditionalAccessPolicies]
#       uses: [groups, groupMembers, roleDefinitions, namedLocations, servicePrincipals, delegatedAdminRelationships, crossTenantAccessDefault, crossTenantAccessPartners]
#       facts: [exclusions, policyStates]
#   effort: 1 hour
#   after: [CA-04]
#   fix:
#     - For each entry above ask who wanted it, why, and whether the reason still holds.
#     - Where it does not, have the people concerned set up the Microsoft Authenticator app or a passkey first. Then open the policy (Entra admin center, Conditional Access, Policies), go to Users, Target resources or Conditions, Exclude, and remove the entry. It counts from their next sign-in.
#     - Where it does, write down the reason, who decided and until when, and record it as a decision, which then stands beside the line until that date.
#     - Keep only your emergency accounts and the synchronization account (you have one only if a server of your own sends accounts to Microsoft) in the exclusions for good, and name the emergency accounts in the profile. Removing the synchronization account stops changes on your server from reaching Microsoft 365.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies
#   since: 0.1.0
package triage.ca_01

import data.triage.lib.affected
import data.triage.lib.coverage
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.not_applicable("No Conditional Access policy is enforced", "No Conditional Access policy is enforced, so nothing is left out of one.") if count(in_force) == 0
else := verdicts.beside(
	verdicts.partial(count_of(count(open), "exclusion from your sign-in policies has no reason on record", "exclusions from your sign-in policies have no reason on record"), open, evidence),
	[affected.of("conditionalAccessPolicy", name, name, "its exclusions could not be understood") | some name in sort(unreadable)],
) if count(open) > 0
else := verdicts.not_assessed(
	"It cannot be told what your sign-in policies leave out",
	sprintf("The exclusions of %s could not be understood.", [concat(", ", sort(unreadable))]),
) if count(unreadable) > 0
else := verdicts.pass("Nothing is left out of your sign-in policies without a good reason", evidence) if count(open) + count(unreadable) == 0

# Enforced, or in a state nobody knows.
in_force := {policy.id: policy.name | some policy in coverage.protective({"enabled", "unknown"})}

policies := rows_among(input.sources.conditionalAccessPolicies, "id", object.keys(in_force))

open := array.concat(
	[affected.of(row.type, row.id, row.name, detail(row)) | some row in input.facts.exclusions; not justified(row)],
	[affected.of("conditionalAccessPolicy", policy.id, in_force[policy.id], text) | some policy in policies; some text in unnamed(policy)],
)

# What a policy leaves out without naming it.
unnamed(policy) := array.concat(
	["leaves out applications by a filter on attributes, which does not show which" | policy.conditions.applications.applicationFilter.mode == "exclude"],
	[sprintf("leaves out devices by a filter: %s", [object.get(policy.conditions.devices.deviceFilter, "rule", "")]) |
		policy.conditions.devices.deviceFilter.mode == "exclude"
		asks(policy.grantControls)
	],
)

# A block and a limit on sessions say by their filter which devices they are for.
asks(grant) if {
	some control in items_at(grant, "builtInControls")
	control != "block"
}

asks(grant) if is_object(grant.authenticationStrength)

# A role nobody holds today leaves out whoever gets it tomorrow, except those
# that only directory synchronization holds.
justified(row) if {
	row.justified == true
	not empty_role(row)
}

empty_role(row) if {
	row.type == "role"
	count(row.members) == 0
	not role_name(row.id) in {"Directory Synchronization Accounts", "On Premises Directory Sync Account"}
}

detail(row) := sprintf("left out of %s%s", [concat(", ", [sprintf("“%s”", [policy]) | some policy in row.policies]), who(row)])

who(row) := "; it no longer exists" if row.gone == true
else := "" if not row.type in {"group", "role", "guests"}
else := sprintf("; who is in it cannot be told, for %s", [row.doubt]) if is_string(row.doubt)
else := sprintf("; %d in it: %s%s", [count(row.members), names(row.members), others(row)]) if count(row.members) > 0
else := "; people without an account here are among them" if row.beside == true
else := "; who is in it was not read" if row.membersKnown == false
else := "; nobody is in it now"

others(row) := ", and others that were not read" if row.membersKnown == false
else := ""

names(members) := words.with_more(concat(", ", [member.name | some member in array.slice(members, 0, 5)]), max([0, count(members) - 5]))

accepted := [row.name | some row in input.facts.exclusions; justified(row)]

evidence := array.concat(
	[sprintf("%s. People, groups, roles, applications and places left out by name: %d.", [count_of(count(in_force), "policy is enforced", "policies are enforced"), count(input.facts.exclusions)])],
	[sprintf("Left out with good reason (emergency, synchronization or switched-off accounts, or nobody): %s.", [concat(", ", accepted)]) | count(accepted) > 0],
)

# An exclusion that is no list, or a word in it that is nobody's id, was not
# counted by anybody.
unreadable contains in_force[policy.id] if {
	some policy in policies
	not is_object(value_at(policy, ["conditions", "users"]))
	not is_object(value_at(policy, ["conditions", "clientApplications"]))
}

unreadable contains in_force[policy.id] if {
	some policy in policies
	some [part, key] in lists
	not understood(key, entries(value_at(policy, ["conditions", part]), key))
}

entries(part, key) := object.get(part, key, null) if is_object(part)
else := part

understood(_, value) if value == null

understood(key, value) if {
	is_array(value)
	key != "excludeUsers"
}

understood("excludeUsers", value) if {
	is_array(value)
	every name in value { lower(name) in known }
}

known := {"none", "guestsorexternalusers", "allagentidusers"} | {lower(row.id) | some row in input.facts.exclusions; row.type == "user"}

lists := [
	["users", "excludeUsers"], ["users", "excludeGroups"], ["users", "excludeRoles"], ["applications", "excludeApplications"],
	["locations", "excludeLocations"], ["platforms", "excludePlatforms"],
]
