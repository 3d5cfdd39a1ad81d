# METADATA
# title: Nobody's second step is only a text message, a call or an e-mail
# description: >-
#   Codes by text message or phone call can be redirected by whoever talks a phone company
#   into moving the number, and codes by e-mail by whoever is already in the mailbox. In its
#   public cloud Microsoft ends its own text messages and calls on February 1, 2027; whoever
#   has nothing else by then must set up a passkey before getting in.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/authentication/concept-authentication-methods
#     description: Authentication methods in Microsoft Entra ID
#   - ref: https://learn.microsoft.com/entra/identity/authentication/concept-sms-voice-retirement
#     description: Passkeys by default and retirement of Microsoft-provided SMS and voice authentication
#   - ref: https://learn.microsoft.com/graph/api/resources/userregistrationdetails
#     description: userRegistrationDetails resource type
# custom:
#   id: AUTH-06
#   severity: high
#   hipaa:
#     - {cite: 164.312(d), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-03]
#     hicp: ["3"]
#     nist_800_53: [IA-2(2), IA-5]
#   evidence:
#     - basis: graph
#       sources: [users, userRegistrationDetails]
#       uses: [roleAssignments, roleDefinitions, subscribedSkus]
#       facts: [people]
#       partial_proves: [users, userRegistrationDetails]
#   effort: 2 hours
#   fix:
#     - Open the Entra admin center, Authentication methods, Policies, and see that Microsoft Authenticator and Passkey (FIDO2) are enabled for everybody.
#     - Ask each person named above to open https://aka.ms/mysecurityinfo and add the Microsoft Authenticator app or a passkey; it takes five minutes with the phone in hand. In Microsoft's public cloud this has to be done before February 1, 2027.
#     - Give people without a suitable phone a FIDO2 security key.
#     - Have them sign in with the new way once, and only then delete the phone number as a sign-in method, so that nobody can fall back to it.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/AdminAuthMethods
#   since: 0.1.0
package triage.auth_06

import data.triage.lib.accounts
import data.triage.lib.coverage
import data.triage.lib.verdicts

result := verdicts.beside(
	verdicts.fail_where(count(strong) + count(untold) == 0, headline, named, counted),
	affected_rows("user", untold, "the registration report does not tell"),
) if count(weak_only) > 0
else := verdicts.not_assessed(
	"It cannot be told what everybody's second step is",
	sprintf("Microsoft's registration report does not tell about the methods of %s. Read it again in two days.", [coverage.who(untold)]),
) if count(untold) > 0
else := verdicts.not_applicable("Nobody has set up a second step", "Nobody has set up a second step, so there is none to judge.") if count(strong) == 0
else := verdicts.pass("Everybody who has a second step has an app, a passkey or another strong one", counted) if count(weak_only) + count(untold) == 0

headline := "Everybody's second step is a text message, a call or an e-mail" if count(strong) + count(untold) == 0
else := count_of(count(weak_only), "person relies on text messages, calls or e-mail for the second step", "people rely on text messages, calls or e-mail for the second step")

people := rows_outside(rows_where(input.facts.people, {"guestType": null, "syncAccount": false}), "enabled", {false})

with_strong := accounts.having(accounts.strong)

with_unknown := accounts.having_others(accounts.known)

only_weak := (accounts.having(accounts.weak) - with_strong) - with_unknown

# In the report, by words that are all known, with nothing set up.
nothing := (accounts.registered - with_unknown) - only_weak

strong := rows_among(people, "id", with_strong)

weak_only := rows_among(rows_where(people, {"enabled": true}), "id", only_weak)

untold := rows_outside(people, "id", (with_strong | nothing) | values_of(weak_only, "id"))

# Told once a list of methods.
named := flattened([affected_rows("user", rows_among(weak_only, "id", part.ids), sprintf("has only %s", [concat(" and ", sort(said))])) |
	some part in accounts.registrations
	said := {words_for[method] | some method in part.methods & accounts.weak}
])

words_for := {
	"mobilePhone": "a mobile phone number", "alternateMobilePhone": "a second mobile phone number", "officePhone": "an office phone number",
	"sms": "text messages", "mobileSMS": "text messages", "mobileCall": "calls to a mobile phone", "alternateMobileCall": "calls to a second phone",
	"email": "an e-mail address", "securityQuestion": "security questions",
}

counted := [
	sprintf("With an app, a passkey or another strong method: %d. With weak ones only: %d.", [count(strong), count(weak_only)]),
	"People who have set up nothing at all are not counted here, nor are guests.",
]
