# METADATA
# title: Everybody has set up a second step for sign-in
# description: >-
#   A rule that asks for a second step helps only those who have one set up. An
#   account without one is either locked out on the day it matters, or the first
#   person who knows the password sets up the second step for themselves.
# related_resources:
#   - ref: https://learn.microsoft.com/graph/api/resources/userregistrationdetails
#     description: userRegistrationDetails resource type
#   - ref: https://learn.microsoft.com/entra/identity/authentication/howto-authentication-methods-activity
#     description: Authentication methods activity
# custom:
#   id: AUTH-05
#   severity: high
#   hipaa:
#     - {cite: 164.312(d), specification: required}
#     - {cite: 164.308(a)(5)(ii)(D), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-03]
#     hicp: ["3"]
#     nist_800_53: [IA-2(1), IA-2(2)]
#   evidence:
#     - basis: graph
#       sources: [users, userRegistrationDetails]
#       uses: [roleAssignments, roleDefinitions, subscribedSkus]
#       facts: [people]
#       partial_proves: [users, userRegistrationDetails]
#     - basis: secureScore
#       controls: [MFARegistrationV2]
#   effort: 2 hours
#   fix:
#     - Go through the names above. Where an account is a shared mailbox or a room, block its sign-in instead (Microsoft 365 admin center, Users, Active users). Where a scanner or a program signs in with it, move that first (AUTH-15); it stops once sign-in is blocked.
#     - "Sit down with each remaining person, have them open https://aka.ms/mysecurityinfo and add the Microsoft Authenticator app or a passkey. Do not settle for a phone number: in its public cloud Microsoft ends its own text messages and calls on February 1, 2027."
#     - For somebody who cannot sign in yet, issue a Temporary Access Pass, a code that works for a short time (Entra admin center, Users, the person, Authentication methods). It has to be enabled first under Authentication methods, Policies.
#     - Read the tenant again after two days; the report Microsoft keeps can be a day and a half behind.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers/menuId/
#   since: 0.1.0
package triage.auth_05

import data.triage.lib.coverage
import data.triage.lib.secure_score
import data.triage.lib.verdicts

# Microsoft gives full marks for security defaults alone, whoever has set up
# something, so only what is missing tells.
result := verdicts.not_assessed(
	"It cannot be told whether everybody has a second step set up",
	"Microsoft Secure Score gives full marks also where security defaults are on and nobody has set up anything yet. Let the registration report be read; it takes Microsoft Entra ID P1.",
) if {
	input.basis == "secureScore"
	input.secureScore.controls[0].percentage == 100
} else := secure_score.verdict({
	"partly": "not everybody counts as registered for a second step",
	"no": "nobody counts as registered for a second step",
}) if input.basis == "secureScore"
else := verdicts.not_assessed(
	"It cannot be told whether everybody has a second step set up",
	"The list of accounts names nobody of your own who can sign in. Read it again.",
) if count(people) == 0
else := verdicts.beside(
	verdicts.fail_where(count(without) == count(people), headline, named, [counted]),
	affected_rows("user", untold, "the registration report does not tell"),
) if count(without) > 0
else := verdicts.not_assessed(
	"It cannot be told whether everybody has a second step set up",
	sprintf("Microsoft's registration report does not tell for %s. New accounts appear in it within two days; read it again then.", [coverage.who(untold)]),
) if count(untold) > 0
else := verdicts.pass("Everybody has a second step set up that your settings allow", [counted]) if count(without) + count(untold) == 0

headline := "Nobody has a second step set up that your settings allow" if count(without) == count(people)
else := count_of(count(without), "account has no second step set up that your settings allow", "accounts have no second step set up that your settings allow")

# The practice's own people; guests bring their second step from home.
people := rows_outside(rows_where(input.facts.people, {"guestType": null, "syncAccount": false}), "enabled", {false})

without := rows_among(rows_where(people, {"enabled": true}), "id", reported("isMfaCapable", false) - capable)

untold := rows_outside(people, "id", capable | values_of(without, "id"))

# Registered, and allowed by the tenant's settings.
capable := reported("isMfaCapable", true)

registered := reported("isMfaRegistered", true)

reported(key, value) := values_of(rows_where(input.sources.userRegistrationDetails, {key: value}), "id")

named := array.concat(
	affected_rows("user", rows_among(without, "id", registered), "has set up a method that your settings do not allow"),
	flattened([affected_rows("user", part, set_up_nothing(part[0])) |
		some part in grouped(rows_outside(without, "id", registered), ["emergency", "licensed"])
	]),
)

set_up_nothing(person) := "has set up nothing; an emergency account needs a security key of its own" if person.emergency == true
else := "has set up nothing; it has no license, so if it is a shared mailbox, block its sign-in instead" if person.licensed == false
else := "has set up nothing beside the password"

counted := sprintf("Accounts of your own that can do a second step: %d of %d. Not told by the report: %d.", [count(people) - count(without) - count(untold), count(people), count(untold)])
