# METADATA
# title: The administration pages ask everybody for a second step
# description: >-
#   The admin centers of Microsoft 365 and Azure are where accounts are made and
#   safeguards switched off. Any account that gets in there with a password alone
#   can look around and prepare more.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/policy-old-require-mfa-azure-mgmt
#     description: Require multifactor authentication for Azure management
#   - ref: https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication
#     description: Mandatory multifactor authentication
# custom:
#   id: AUTH-08
#   severity: high
#   hipaa:
#     - {cite: 164.312(d), specification: required}
#     - {cite: 164.308(a)(4)(ii)(B), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-03]
#     hicp: ["3"]
#     nist_800_53: [IA-2(1), IA-2(2)]
#   evidence:
#     - basis: graph
#       sources: [conditionalAccessPolicies, users]
#       uses: [securityDefaults, authenticationRequirements, authenticationStrengths, namedLocations, groups, groupMembers, roleAssignments, roleDefinitions, subscribedSkus, delegatedAdminRelationships, crossTenantAccessDefault, crossTenantAccessPartners]
#       facts: [adminPortalMfaCoverage]
#       partial_proves: [users]
#     - basis: graph            # while security defaults are on, or no plan has policies, none is enforced
#       sources: [securityDefaults, users]
#       uses: [authenticationRequirements, subscribedSkus]
#       facts: [adminPortalMfaCoverage]
#       partial_proves: [users]
#     - basis: graph            # without the accounts
#       sources: [conditionalAccessPolicies]
#       uses: [authenticationRequirements, securityDefaults, authenticationStrengths, namedLocations, groups, groupMembers, roleDefinitions, subscribedSkus]
#       facts: [adminPortalMfaCoverage]
#   effort: 30 minutes
#   after: [CA-04]
#   fix:
#     - If a policy already asks everybody for a second step on “All resources”, remove from its exclusions the people and groups named above; nothing more is needed. Have them set up a second step before (AUTH-05).
#     - Otherwise open the Entra admin center, Conditional Access, Policies, and create one for “All users” with the target resources “Microsoft Admin Portals” and “Windows Azure Service Management API”, and under Grant “Require multifactor authentication”.
#     - Leave out only your emergency accounts and the synchronization account (you have one only if a server of your own sends accounts to Microsoft).
#     - Set “Enable policy” to Report-only for a week, look under “Policy impact” whom it would have stopped, then set it to On.
#     - In its public cloud Microsoft itself asks for a second step at most of these pages, emergency accounts included; the time in which that could be postponed has ended. Your own policy also covers the pages it does not.
#     - Without Conditional Access in your plan, turn on security defaults instead (Entra admin center, Overview, Properties, Manage security defaults), after the same preparation. They have no Report-only and no exclusions; scanners and old mail programs stop at once.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies
#   since: 0.1.0
package triage.auth_08

import data.triage.lib.coverage
import data.triage.lib.verdicts

result := verdicts.with_evidence(own_settings, [
	"Beside your own settings, Microsoft in its public cloud asks for a second step at the Azure, Entra, Intune and Microsoft 365 admin centers. That does not show here and covers no mail or files.",
])

# A policy for some of these pages leaves the others open.
own_settings := verdicts.beside(
	verdicts.partial("Not every administration page asks for a second step by your own settings", verdict.affected, verdict.evidence),
	verdict.unknown,
) if {
	verdict.status == "fail"
	count(input.facts.adminPortalMfaCoverage.policies) > 0
} else := verdict

verdict := coverage.verdict(input.facts.adminPortalMfaCoverage, {
	"all": "The administration pages ask every account for a second step",
	"nobody": "None of your own settings asks for a second step at the administration pages",
	"some_one": "account is not asked for a second step at the administration pages by your own settings",
	"some_many": "accounts are not asked for a second step at the administration pages by your own settings",
	"weaker": "The administration pages ask for a second step",
	"none": "There is no enabled account",
})
