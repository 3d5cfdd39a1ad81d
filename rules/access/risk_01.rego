# METADATA
# title: A sign-in that looks like an attacker's is stopped or checked again
# description: >-
#   Microsoft compares each sign-in with those it sees elsewhere, and notices many that come
#   from an attacker's network or from a country the person cannot have reached. A policy is
#   what turns that notice into a second check or a closed door.
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
#     hicp: ["3"]
#     nist_800_53: [IA-10, AC-2(12)]
#   evidence:
#     - basis: graph
#       sources: [conditionalAccessPolicies, users]
#       uses: [securityDefaults, authenticationStrengths, namedLocations, groups, groupMembers, roleAssignments, roleDefinitions, subscribedSkus, delegatedAdminRelationships, crossTenantAccessDefault, crossTenantAccessPartners]
#       facts: [signInRiskCoverage, signInRiskAgainCoverage]
#       partial_proves: [users]
#     - basis: graph            # without the accounts
#       sources: [conditionalAccessPolicies]
#       uses: [securityDefaults, authenticationStrengths, namedLocations, groups, groupMembers, roleDefinitions, subscribedSkus]
#       facts: [signInRiskCoverage, signInRiskAgainCoverage]
#   licence: [entraP2]
#   effort: 30 minutes
#   after: [CA-04]
#   fix:
#     - Check first that everybody has set up a second step (AUTH-05); people without one are locked out when a sign-in looks risky. Settle the accounts that are at risk now (RISK-05).
#     - Open the Entra admin center, Conditional Access, Policies. If Microsoft has put a policy of its own for risky sign-ins of all users there, leave your emergency accounts and the synchronization account out of it and set it to On; that is all. Otherwise create one from the template “Require multifactor authentication for risky sign-ins”. The older risk policies under ID Protection ended on October 1, 2026.
#     - Under Users choose “All users”. Under Exclude remove yourself, whom the template leaves out, and put in only your emergency accounts and the synchronization account (you have one only if a server of your own sends accounts to Microsoft); under Target resources choose “All resources”.
#     - Under Conditions, Sign-in risk, choose High and Medium. Under Session set the sign-in frequency to “Every time”.
#     - Leave the user risk unset in this policy; both conditions together would have to be met at once.
#     - Run it as Report-only for a week and look under “Policy impact” whom it would have asked, then set “Enable policy” to On. People who travel or use a VPN may be asked more often.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies
#   since: 0.1.0
package triage.risk_01

import data.triage.lib.affected
import data.triage.lib.coverage
import data.triage.lib.verdicts

# Everybody is asked once; who is asked at the moment of the risk decides.
result := covered if covered.status != "pass"
else := again if again.status in {"pass", "notAssessed"}
else := verdicts.beside(
	verdicts.partial("A second step is asked for, and not again when a sign-in looks like an attacker's", not_asking_again, covered.evidence),
	object.get(again, "unknown", []),
)

covered := coverage.verdict(input.facts.signInRiskCoverage, phrases)

# A thief who takes over a session brings its second step along; the sign-in frequency
# “Every time”, a block or a new password stops that:
# https://learn.microsoft.com/entra/id-protection/howto-identity-protection-configure-risk-policies
again := coverage.verdict(input.facts.signInRiskAgainCoverage, phrases)

phrases := {
	"all": "A sign-in with high risk is checked again or stopped for everybody",
	"nobody": "A sign-in that Microsoft rates as high risk goes through like any other",
	"some_one": "account can be entered even when Microsoft rates the sign-in as high risk",
	"some_many": "accounts can be entered even when Microsoft rates the sign-in as high risk",
	"weaker": "Sign-ins with high risk are checked again",
	"none": "There is no account to cover",
}

not_asking_again := again.affected if again.status == "partial"
else := affected_rows("conditionalAccessPolicy", input.facts.signInRiskCoverage.policies, "does not ask again in a session that passed the second step before")
