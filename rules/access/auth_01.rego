# METADATA
# title: A second step at sign-in covers every account
# description: >-
#   A password alone can be guessed, bought or phished. A second step (multifactor
#   authentication) stops most of these attempts, but only for the accounts it
#   really covers; one account left out is enough to read that person's mail.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-mfa-strength
#     description: Require multifactor authentication for all users
#   - ref: https://learn.microsoft.com/entra/fundamentals/security-defaults
#     description: Security defaults
# custom:
#   id: AUTH-01
#   severity: critical
#   hipaa:
#     - {cite: 164.312(d), specification: required}
#     - {cite: 164.312(a)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-03]
#     hicp: ["3"]
#     nist_800_53: [IA-2(1), IA-2(2)]
#   evidence:
#     - basis: graph
#       sources: [conditionalAccessPolicies, users]
#       uses: [securityDefaults, authenticationRequirements, authenticationStrengths, namedLocations, groups, groupMembers, roleAssignments, roleDefinitions, subscribedSkus, delegatedAdminRelationships, crossTenantAccessDefault, crossTenantAccessPartners]
#       facts: [mfaCoverage]
#       partial_proves: [users]
#     - basis: graph            # while security defaults are on, or no plan has policies, none is enforced
#       sources: [securityDefaults, users]
#       uses: [authenticationRequirements, subscribedSkus]
#       facts: [mfaCoverage]
#       partial_proves: [users]
#     - basis: graph            # without the accounts
#       sources: [conditionalAccessPolicies]
#       uses: [authenticationRequirements, securityDefaults, authenticationStrengths, namedLocations, groups, groupMembers, roleDefinitions, subscribedSkus]
#       facts: [mfaCoverage]
#   effort: 30 minutes
#   after: [CA-04]
#   fix:
#     - Prepare first. Have each person named above set up the Microsoft Authenticator app or a passkey (AUTH-05), and try your emergency accounts (CA-04). In the Entra admin center, Monitoring & health, Sign-in logs, look for scanners and programs that sign in with a password; they stop once the policy is on, so move them first (AUTH-13).
#     - Open the Entra admin center, Conditional Access, Policies, and open the policy that requires multifactor authentication, or create one from the template “Require multifactor authentication for all users”.
#     - Under Users, Exclude, remove every person and group named above, and yourself if you made the policy from the template, which leaves out whoever makes it; keep only your emergency accounts and the synchronization account (you have one only if a server of your own sends accounts to Microsoft).
#     - Under Target resources choose “All resources” without exclusions, and leave locations and platforms unset.
#     - A new policy starts as Report-only. Leave it so for a week, look under “Policy impact” whom it would have stopped, and help them.
#     - Tell everybody the day before, then set “Enable policy” to On.
#     - Without Conditional Access in your plan, turn on security defaults instead (Entra admin center, Overview, Properties, Manage security defaults), after the same preparation. They have no Report-only and no exclusions; scanners and old mail programs stop at once.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies
#   since: 0.1.0
package triage.auth_01

import data.triage.lib.coverage

result := coverage.verdict(input.facts.mfaCoverage, {
	"all": "Every account needs a second step to sign in",
	"nobody": "Every account can sign in with a password alone",
	"some_one": "account can sign in with a password alone",
	"some_many": "accounts can sign in with a password alone",
	"weaker": "A second step at sign-in is required",
	"none": "There is no enabled account",
})
