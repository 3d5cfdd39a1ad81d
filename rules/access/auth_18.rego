# METADATA
# title: Text messages, calls and e-mail codes are not accepted as a second step
# description: >-
#   As long as the weak ways are allowed, people choose them, and somebody who tricks a
#   phone company or reads a mailbox gets the code. Allow only the app, passkeys and
#   security keys. In its public cloud Microsoft ends its own text messages and calls on
#   February 1, 2027 in any case.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/authentication/concept-authentication-methods-manage
#     description: Manage authentication methods
#   - ref: https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicy
#     description: authenticationMethodsPolicy resource type
# custom:
#   id: AUTH-18
#   severity: medium
#   hipaa:
#     - {cite: 164.312(d), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-03]
#     hicp: ["3"]
#     nist_800_53: [IA-5]
#   evidence:
#     - basis: graph
#       sources: [authenticationMethodsPolicy]
#   effort: 1 hour
#   after: [AUTH-06]
#   fix:
#     - "Do none of this while security defaults are on (Entra admin center, Overview, Properties): switching methods off there can lock everybody out, administrators included. Use Conditional Access policies instead (AUTH-11), or record an exception."
#     - First have everybody set up the Microsoft Authenticator app or a passkey (AUTH-06); whoever has only a phone number cannot sign in once this is done. Have the emergency accounts tried (CA-04).
#     - Open the Entra admin center, Authentication methods, Policies. See that Microsoft Authenticator and Passkey (FIDO2) are enabled for everybody.
#     - Open “Manage migration” and set it to complete. The older MFA and password reset settings, which may still allow the weak ways, then stop counting; whatever people need from them has to be enabled on this page before.
#     - Open SMS and then Voice call, set “Enable” to off and save.
#     - Email OTP can be switched off only after “Allow external users to use email OTP” in its settings. Guests who have neither a Microsoft account nor one at work, which may be whom you share files with, then cannot sign in any more, and staff lose one way to reset a password. If you need it, leave it on and record an exception.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/AdminAuthMethods
#   since: 0.1.0
package triage.auth_18

import data.triage.lib.affected
import data.triage.lib.verdicts

result := verdicts.beside(
	verdicts.fail_where(count(for_everybody) > 0, headline, open, [migration]),
	affected.rest([sprintf("whether %s is accepted", [name]) | some id, name in methods; not id in known]),
) if count(open) > 0
else := verdicts.not_assessed(
	"It cannot be told whether weak codes are accepted",
	sprintf("The allowed sign-in methods do not tell about %s. Read them again.", [concat(", ", sort([name | some id, name in methods; not id in closed]))]),
) if count(closed) < 3
else := verdicts.pass("Text messages, calls and e-mail codes are not accepted", [migration]) if {
	migrated
	count(closed) == 3
} else := verdicts.not_assessed(
	"It cannot be told whether weak codes are accepted",
	"They are switched off here, but the older MFA and password reset settings still count beside this page, and those cannot be read. Complete “Manage migration” on the page Authentication methods, and read it again.",
)

headline := "Codes by text message or phone call are accepted from everybody" if count(for_everybody) > 0
else := sprintf("Weak codes are still accepted: %s", [concat(", ", [object.name | some object in open])])

policy := input.sources.authenticationMethodsPolicy

methods := {"Sms": "SMS", "Voice": "Voice call", "Email": "Email OTP"}

configurations := rows_among(items_at(policy, "authenticationMethodConfigurations"), "id", object.keys(methods))

closed := values_of(rows_where(configurations, {"state": "disabled"}), "id")

enabled := rows_outside(rows_where(configurations, {"state": "enabled"}), "includeTargets", {[]})

known := closed | values_of(enabled, "id")

open := [affected.setting(sprintf("authenticationMethodsPolicy.%s", [method.id]), methods[method.id], sprintf("accepted from %s", [whom(method)])) |
	some method in enabled
]

# E-mail codes serve password reset and guests, not the second step of staff.
for_everybody := [method | some method in rows_outside(enabled, "id", {"Email"}); whom(method) == "everybody"]

whom(method) := "everybody" if "all_users" in {text_at(target, "id") | some target in items_at(method, "includeTargets")}
else := "some groups" if is_array(object.get(method, "includeTargets", null))
else := "people the answer does not name"

migrated if policy.policyMigrationState == "migrationComplete"

migration := "The older MFA and password reset settings no longer count." if migrated
else := "The older MFA and password reset settings may still count beside these; they cannot be read."
