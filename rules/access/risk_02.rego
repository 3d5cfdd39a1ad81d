# METADATA
# title: An account that Microsoft believes stolen needs a new password
# description: >-
#   When a password turns up for sale, or an account behaves as if somebody else used it,
#   Microsoft marks the account as at high risk. Without a policy the mark changes nothing,
#   and the thief goes on reading.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/id-protection/howto-identity-protection-configure-risk-policies
#     description: Configure and enable risk policies
#   - ref: https://learn.microsoft.com/entra/id-protection/howto-identity-protection-remediate-unblock
#     description: Remediate risks and unblock users
# custom:
#   id: RISK-02
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(6)(ii), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-03, RS.MI-01]
#     hicp: ["3"]
#     nist_800_53: [AC-2(12), IR-4]
#   evidence:
#     - basis: graph
#       sources: [conditionalAccessPolicies, users]
#       uses: [securityDefaults, authenticationStrengths, namedLocations, groups, groupMembers, roleAssignments, roleDefinitions, subscribedSkus]
#       facts: [userRiskCoverage]
#       partial_proves: [users]
#     - basis: graph            # without the accounts
#       sources: [conditionalAccessPolicies]
#       uses: [securityDefaults, authenticationStrengths, namedLocations, groups, groupMembers, roleDefinitions, subscribedSkus]
#       facts: [userRiskCoverage]
#   licence: [entraP2]
#   effort: 30 minutes
#   after: [CA-04]
#   fix:
#     - Check first that people can set a new password themselves (self-service password reset) and have a second step. Without both, the policy locks them out until an administrator helps.
#     - Open the Entra admin center, Conditional Access, Policies, and create a policy from the template “Require password change for high-risk users”.
#     - Under Users choose “All users” and leave out your emergency access accounts only; under Target resources choose “All resources”.
#     - Under Conditions, User risk, choose High. Under Grant require multifactor authentication and a password change, both.
#     - Leave the sign-in risk unset in this policy; both conditions together would have to be met at once.
#     - Set “Enable policy” to On, and look at the risky users every week.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies
#   since: 0.1.0
package triage.risk_02

import data.triage.lib.coverage

result := coverage.verdict(input.facts.userRiskCoverage, {
	"all": "An account at high risk needs a new password or is blocked, for everybody",
	"nobody": nobody,
	"some_one": "account can go on being used when Microsoft believes it stolen",
	"some_many": "accounts can go on being used when Microsoft believes them stolen",
	"weaker": "Accounts at high risk need a new password",
	"none": "There is no account to cover",
})

nobody := "An account that Microsoft believes stolen can go on being used"
