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
#     - Look in the sign-in log (Entra admin center, Monitoring & health, Sign-in logs, filter “Client app”, also on the tab of non-interactive sign-ins) for who still uses an old protocol. Usually it is a scanner, a fax gateway or one old phone.
#     - "Move those first: phones to the Outlook app, scanners to a relay (a mail service that sends for devices without a password: ask the vendor of the device or your IT person). A device that only knows a password stops sending mail once the block is on; for one that cannot change yet see AUTH-15."
#     - Open the Entra admin center, Conditional Access, Policies, and create a policy from the template “Block legacy authentication”; both “Exchange ActiveSync clients” and “Other clients” must be ticked.
#     - Under Users, Exclude, remove every person and group named above, and yourself if you made the policy from the template, which leaves out whoever makes it; keep only your emergency accounts and the synchronization account (you have one only if a server of your own sends accounts to Microsoft). Remove the locations named above, too.
#     - A new policy starts as Report-only. Look after a week under “Policy impact” whom it would have stopped, then set “Enable policy” to On.
#     - Without Conditional Access in your plan, turn on security defaults instead (Entra admin center, Overview, Properties, Manage security defaults); they block the same protocols, at once and for everybody.
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
