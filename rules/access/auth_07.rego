# METADATA
# title: Guests need a second step, too
# description: >-
#   A guest is somebody from another organization whom you let into Teams or a
#   folder. You do not know how well their own employer guards their password; a
#   second step on your side does not depend on it.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/external-id/authentication-conditional-access
#     description: Authentication and Conditional Access for External ID
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/policy-guests-mfa-strength
#     description: Require multifactor authentication strength for external users
# custom:
#   id: AUTH-07
#   severity: high
#   hipaa:
#     - {cite: 164.312(d), specification: required}
#     - {cite: 164.308(a)(4)(ii)(B), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-03]
#     hicp: ["3"]
#     nist_800_53: [IA-8]
#   evidence:
#     - basis: graph
#       sources: [conditionalAccessPolicies, users]
#       uses: [securityDefaults, authenticationRequirements, authenticationStrengths, namedLocations, groups, groupMembers, roleAssignments, roleDefinitions, subscribedSkus, delegatedAdminRelationships, crossTenantAccessDefault, crossTenantAccessPartners]
#       facts: [guestMfaCoverage, people]
#       partial_proves: [users]
#     - basis: graph            # while security defaults are on, or no plan has policies, none is enforced
#       sources: [securityDefaults, users]
#       uses: [authenticationRequirements, subscribedSkus]
#       facts: [guestMfaCoverage, people]
#       partial_proves: [users]
#     - basis: graph            # without the accounts
#       sources: [conditionalAccessPolicies]
#       uses: [authenticationRequirements, securityDefaults, authenticationStrengths, namedLocations, groups, groupMembers, roleDefinitions, subscribedSkus]
#       facts: [guestMfaCoverage]
#   effort: 30 minutes
#   after: [CA-04]
#   fix:
#     - Remove the guests above whom nobody works with any more (Entra admin center, Users, filter “User type”, Guest).
#     - Tell the others that they will be asked once to set up a second step for your practice, best an authenticator app; in Microsoft's public cloud its own text messages and calls end on February 1, 2027 for guests, too.
#     - Open the Entra admin center, Conditional Access, Policies, and in the policy that asks for a second step include “All users”, or make one from the template “Require multifactor authentication for guest access”.
#     - Under Users, Exclude, take out “Guest or external users”, the guests and groups named above, and yourself if the template put you there; keep only your emergency accounts and the synchronization account (you have one only if a server of your own sends accounts to Microsoft).
#     - A new policy starts as Report-only. Look after a week under “Policy impact” whom it would have stopped, then set “Enable policy” to On.
#     - Without Conditional Access in your plan, turn on security defaults instead (Entra admin center, Overview, Properties, Manage security defaults), after the same preparation. They have no Report-only and no exclusions; scanners and old mail programs stop at once.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies
#   since: 0.1.0
package triage.auth_07

import data.triage.lib.coverage
import data.triage.lib.verdicts

# Without the accounts the policies are judged alone; with them, it takes their types too.
result := verdicts.not_assessed("It cannot be told who is a guest", "Whether the accounts are guests was not read. Read the accounts again.") if {
	not input.facts.people
	input.facts.guestMfaCoverage.accountsRead == true
} else := verdicts.not_assessed(
	"It cannot be told who is a guest",
	sprintf("Whether these are guests was not read: %s. Read the accounts again.", [concat(", ", array.slice(untyped, 0, 5))]),
) if hidden
else := verdict if not hidden

# Accounts that may be guests without showing it; what was found open stays found.
hidden if {
	count(untyped) > 0
	verdict.status in {"pass", "notApplicable"}
}

untyped := [person.name |
	some person in rows_outside(rows_outside(input.facts.people, "enabled", {false}), "typeKnown", {true})
	person.guestType == null
]

verdict := coverage.verdict(input.facts.guestMfaCoverage, {
	"all": "Every guest needs a second step to sign in",
	"nobody": "Guests can sign in with a password alone",
	"some_one": "guest can sign in with a password alone",
	"some_many": "guests can sign in with a password alone",
	"weaker": "Guests need a second step to sign in",
	"none": "There is no guest or other account from outside",
})
