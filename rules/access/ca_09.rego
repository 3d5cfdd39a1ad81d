# METADATA
# title: Mail and files open only on devices the practice looks after
# description: >-
#   A private laptop without encryption, or one in an internet café, can keep
#   everything it has shown. Asking for a managed device keeps patient data on
#   computers whose lock, encryption and updates you know.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-device-compliance
#     description: Require device compliance
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant
#     description: Grant controls in Conditional Access
# custom:
#   id: CA-09
#   severity: high
#   hipaa:
#     - {cite: 164.312(a)(1), specification: standard}
#     - {cite: 164.310(b), specification: required}
#     - {cite: 164.310(c), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-03]
#     hicp: ["3"]
#     nist_800_53: [AC-19, AC-20, IA-3]
#   evidence:
#     - basis: graph
#       sources: [conditionalAccessPolicies, users]
#       uses: [namedLocations, groups, groupMembers, roleAssignments, roleDefinitions, authenticationStrengths, securityDefaults, subscribedSkus]
#       facts: [deviceCoverage]
#       partial_proves: [users]
#     - basis: graph            # without the accounts
#       sources: [conditionalAccessPolicies]
#       uses: [securityDefaults, authenticationStrengths, namedLocations, groups, groupMembers, roleDefinitions, subscribedSkus]
#       facts: [deviceCoverage]
#   licence: [entraP1]
#   effort: 2 days
#   after: [CA-04]
#   fix:
#     - In the Intune admin center create a compliance policy for each kind of device (Devices, Compliance), enroll every computer and phone staff work on, and check that each shows as compliant. A device that does not is locked out of mail and files once the policy is on, private phones included.
#     - Open the Entra admin center, Conditional Access, Policies, and create a policy for “All users” and “Office 365”.
#     - "Under Users, Exclude, leave out your emergency accounts, the synchronization account (you have one only if a server of your own sends accounts to Microsoft), and under “Guest or external users” those from other organizations (B2B collaboration guests, direct connect, service providers, other external users): their devices belong to somebody else, and they would lose Teams and files. Record the guests as an exception (CA-01). If you would rather cover them, have your IT person trust the devices of their organization first (External Identities, Cross-tenant access settings)."
#     - Under Grant tick “Require device to be marked as compliant” (and “Require Microsoft Entra hybrid joined device” if you have such), with “Require one of the selected controls”. Do not add multifactor authentication to that choice; one of the two would then be enough.
#     - Leave platforms and locations unset.
#     - Run it as Report-only for two weeks, look under “Policy impact” whom it would have stopped, help them, then set it to On. While it only reports, Macs, iPhones and Android devices may ask to choose a certificate; that does no harm.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies
#   since: 0.1.0
package triage.ca_09

import data.triage.lib.coverage
import data.triage.lib.verdicts

result := verdicts.with_evidence(verdict, [
	coverage.policies(another_choice, "Not counted, because something else than a managed device is enough (“Require one of the selected controls”)") |
	count(another_choice) > 0
])

verdict := coverage.verdict(input.facts.deviceCoverage, {
	"all": "Mail and files open only on managed devices",
	"nobody": "Mail and files can be opened on devices the practice does not look after",
	"some_one": "account can open mail and files on a device the practice does not look after",
	"some_many": "accounts can open mail and files on devices the practice does not look after",
	"weaker": "Mail and files need a managed device",
	"none": "There is no enabled account of your own",
})

# A managed device as one of several choices: whoever takes another needs none.
another_choice := [{"id": policy.id, "name": policy.displayName} |
	some policy in input.sources.conditionalAccessPolicies
	policy.state == "enabled"
	policy.grantControls.operator in {"OR", "or"}
	chosen := set_of(items_at(policy, ["grantControls", "builtInControls"]))
	count(chosen & managed) > 0
	count((chosen - managed) - retired) + count(others(policy.grantControls)) > 0
]

managed := {"compliantDevice", "domainJoinedDevice"}

# Microsoft treats it as not selected
# (https://learn.microsoft.com/entra/identity/conditional-access/migrate-approved-client-app).
retired := {"approvedApplication"}

others(grant) := [key |
	some key in ["authenticationStrength", "termsOfUse", "customAuthenticationFactors"]
	not object.get(grant, key, null) in [null, []]
]
