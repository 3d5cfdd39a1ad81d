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
#     - {cite: 164.308(a)(5)(ii)(D), specification: addressable}
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
#     - Check first that people can set a new password themselves (self-service password reset; with passwords from a server of your own also password writeback) and have a second step (AUTH-05). Without both, the policy locks them out until an administrator helps. Settle the accounts that are at risk now (RISK-05).
#     - Open the Entra admin center, Conditional Access, Policies. If Microsoft has put a policy of its own for high-risk users there that covers all users, leave your emergency accounts and the synchronization account out of it and set it to On; that is all. Otherwise create one from the template “Require password change for high-risk users”. The older risk policies under ID Protection ended on October 1, 2026.
#     - Under Users choose “All users”. Under Exclude remove yourself, whom the template leaves out, and put in only your emergency accounts and the synchronization account (you have one only if a server of your own sends accounts to Microsoft); under Target resources choose “All resources”.
#     - Under Conditions, User risk, choose High. Under Grant require multifactor authentication and a password change, both. Under Session set the sign-in frequency to “Every time”.
#     - Leave the sign-in risk unset in this policy; both conditions together would have to be met at once.
#     - Run it as Report-only for a week and look under “Policy impact” whom it would have stopped, then set “Enable policy” to On, and look at the risky users every week.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies
#   since: 0.1.0
package triage.risk_02

import data.triage.lib.coverage

result := coverage.verdict(input.facts.userRiskCoverage, {
	"all": "An account at high risk needs a new password or is blocked, for everybody",
	"nobody": "An account that Microsoft believes stolen can go on being used",
	"some_one": "account can go on being used when Microsoft believes it stolen",
	"some_many": "accounts can go on being used when Microsoft believes them stolen",
	"weaker": "Accounts at high risk need a new password",
	"none": "There is no account to cover",
})
