# METADATA
# title: Old sign-in protocols are blocked for everybody
# description: >-
#   Old mail programs and phones sign in with a password and nothing else; they
#   cannot ask for a second step. As long as such sign-ins are let through, a
#   stolen password is enough, whatever else you have set up.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication
#     description: Block legacy authentication with Conditional Access
#   - ref: https://learn.microsoft.com/entra/fundamentals/security-defaults
#     description: Security defaults
# custom:
#   id: AUTH-13
#   severity: critical
#   hipaa:
#     - {cite: 164.312(d), specification: required}
#     - {cite: 164.312(a)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-03]
#     hicp: ["3"]
#     nist_800_53: [IA-2(1), IA-2(2), CM-7]
#   evidence:
#     - basis: graph
#       sources: [conditionalAccessPolicies, users]
#       uses: [securityDefaults, authenticationStrengths, namedLocations, groups, groupMembers, roleAssignments, roleDefinitions, subscribedSkus, delegatedAdminRelationships, crossTenantAccessDefault, crossTenantAccessPartners]
#       facts: [legacyBlockCoverage]
#       partial_proves: [users]
#     - basis: graph            # while security defaults are on, or no plan has policies, none is enforced
#       sources: [securityDefaults, users]
#       uses: [subscribedSkus]
#       facts: [legacyBlockCoverage]
#       partial_proves: [users]
#     - basis: graph            # without the accounts
#       sources: [conditionalAccessPolicies]
#       uses: [securityDefaults, authenticationStrengths, namedLocations, groups, groupMembers, roleDefinitions, subscribedSkus]
#       facts: [legacyBlockCoverage]
#   effort: 2 hours
#   fix:
#     - Look in the sign-in log (Entra admin center, Monitoring & health, Sign-in logs, filter “Client app”) for who still uses an old protocol. Usually it is a scanner, a fax gateway or one old phone.
#     - Move those first - phones to the Outlook app, scanners to a relay or to a service that sends for them. A device that only knows a password stops sending mail once the block is on.
#     - Open Conditional Access, Policies, create a policy from the template “Block legacy authentication” and leave out only your emergency access accounts; both “Exchange ActiveSync clients” and “Other clients” must be ticked.
#     - Remove from the policy every person, group and location named above, and set “Enable policy” to On, not Report-only.
#     - Without Conditional Access in your plan, turn on security defaults instead; they block the same protocols.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies
#   since: 0.1.0
package triage.auth_13

import data.triage.lib.coverage

result := coverage.verdict(input.facts.legacyBlockCoverage, {
	"all": "Old sign-in protocols are blocked for every account",
	"nobody": "Old mail programs can sign in to every account with a password alone",
	"some_one": "account still lets old mail programs in with a password alone",
	"some_many": "accounts still let old mail programs in with a password alone",
	"weaker": "Old sign-in protocols are blocked",
	"none": "There is no enabled account",
})
