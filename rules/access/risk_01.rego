# METADATA
# title: A sign-in that looks like an attacker's is stopped or checked again
# description: >-
#   Microsoft compares each sign-in with millions of others and notices when one comes from
#   an attacker's network or from a country the person cannot have reached. A policy is what
#   turns that notice into a second check or a closed door.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/id-protection/howto-identity-protection-configure-risk-policies
#     description: Configure and enable risk policies
#   - ref: https://learn.microsoft.com/entra/id-protection/concept-identity-protection-risks
#     description: Risk detections
# custom:
#   id: RISK-01
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(5)(ii)(C), specification: addressable}
#     - {cite: 164.308(a)(6)(ii), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-03, DE.CM-09]
#     nist_800_53: [IA-10, AC-2(12)]
#   evidence:
#     - basis: graph
#       sources: [conditionalAccessPolicies, users]
#       uses: [securityDefaults, authenticationStrengths, namedLocations, groups, groupMembers, roleAssignments, roleDefinitions, subscribedSkus]
#       facts: [signInRiskCoverage]
#       partial_proves: [users]
#     - basis: graph
#       sources: [conditionalAccessPolicies]
#       facts: [policyStates]
#   licence: [entraP2]
#   effort: 30 minutes
#   after: [CA-04]
#   fix:
#     - Check first that everybody has set up a second step (AUTH-05). People without one are locked out when a sign-in looks risky.
#     - Open the Entra admin center, Conditional Access, Policies, and create a policy from the template “Require multifactor authentication for risky sign-ins”.
#     - Under Users choose “All users” and leave out your emergency access accounts only; under Target resources choose “All resources”.
#     - Under Conditions, Sign-in risk, choose High and Medium. Under Session set the sign-in frequency to “Every time”.
#     - Leave the user risk unset in this policy; both conditions together would have to be met at once.
#     - Set “Enable policy” to On. People who travel or use a VPN may be asked more often.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies
#   since: 0.1.0
package triage.risk_01

import data.triage.lib.coverage

result := coverage.verdict(input.facts.signInRiskCoverage, {
	"all": "A sign-in with high risk is checked again or stopped for everybody",
	"nobody": nobody,
	"some_one": "account can be entered even when Microsoft rates the sign-in as high risk",
	"some_many": "accounts can be entered even when Microsoft rates the sign-in as high risk",
	"weaker": "Sign-ins with high risk are checked again",
	"none": "There is no account to cover",
})

result := coverage.without_accounts(nobody) if not input.facts.signInRiskCoverage

nobody := "A sign-in that Microsoft rates as high risk goes through like any other"
