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

import data.triage.lib.secure_score
import data.triage.lib.verdicts

result := verdicts.pass("Everybody has a second step set up that your settings allow", [counted]) if {
	input.basis == "graph"
	count(gaps) == 0
	count(unclear) == 0
	count(population) > 0
}

result := verdicts.beside(
	verdicts.fail("Nobody has a second step set up that your settings allow", named_gaps, [counted]),
	affected_rows("user", unclear, "the registration report does not tell"),
) if {
	input.basis == "graph"
	count(gaps) > 0
	count(gaps) == count(population)
}

result := verdicts.beside(
	verdicts.partial(count_of(count(gaps), "account has no second step set up that your settings allow", "accounts have no second step set up that your settings allow"), named_gaps, [counted]),
	affected_rows("user", unclear, "the registration report does not tell"),
) if {
	input.basis == "graph"
	count(gaps) > 0
	count(gaps) < count(population)
}

result := verdicts.not_assessed(
	"It cannot be told whether everybody has a second step set up",
	sprintf("Microsoft's registration report does not tell for %s. New accounts appear in it within two days; read it again then.", [named]),
) if {
	input.basis == "graph"
	count(gaps) == 0
	count(unclear) > 0
}

result := verdicts.not_assessed(
	"It cannot be told whether everybody has a second step set up",
	"The list of accounts names nobody of your own who can sign in. Read it again.",
) if {
	input.basis == "graph"
	count(population) == 0
}

# Microsoft gives full marks for security defaults alone, whoever has set up
# something, so only what is missing tells.
result := secure_score.verdict({
	"partly": "not everybody counts as registered for a second step",
	"no": "nobody counts as registered for a second step",
}) if {
	input.basis == "secureScore"
	not full_marks
}

result := verdicts.not_assessed(
	"It cannot be told whether everybody has a second step set up",
	"Microsoft Secure Score gives full marks also where security defaults are on and nobody has set up anything yet. Let the registration report be read; it takes Microsoft Entra ID P1.",
) if {
	input.basis == "secureScore"
	full_marks
}

full_marks if input.secureScore.controls[0].percentage == 100

# The practice's own people; guests bring their second step from home.
population := rows_outside(rows_where(input.facts.people, {"guestType": null, "syncAccount": false}), "enabled", {false})

gaps := rows_among(rows_where(population, {"enabled": true}), "id", incapable - capable)

unclear := rows_outside(population, "id", capable | values_of(gaps, "id"))

# Registered, and allowed by the tenant's settings.
capable := values_of(rows_where(input.sources.userRegistrationDetails, {"isMfaCapable": true}), "id")

incapable := values_of(rows_where(input.sources.userRegistrationDetails, {"isMfaCapable": false}), "id")

registered := values_of(rows_where(input.sources.userRegistrationDetails, {"isMfaRegistered": true}), "id")

named_gaps := flattened([affected_rows("user", part, detail(part[0])) |
	some part in array.concat([rows_among(gaps, "id", registered)], grouped(rows_outside(gaps, "id", registered), ["emergency", "licensed"]))
	count(part) > 0
])

detail(person) := "has set up a method that your settings do not allow" if person.id in registered

detail(person) := "has set up nothing; an emergency account needs a security key of its own" if {
	not person.id in registered
	person.emergency == true
}

detail(person) := "has set up nothing; it has no license, so if it is a shared mailbox, block its sign-in instead" if {
	not person.id in registered
	not person.emergency == true
	person.licensed == false
}

detail(person) := "has set up nothing beside the password" if {
	not person.id in registered
	not person.emergency == true
	not person.licensed == false
}

counted := sprintf("Accounts of your own that can do a second step: %d of %d. Not told by the report: %d.", [count(population) - count(gaps) - count(unclear), count(population), count(unclear)])

named := unclear[0].name if count(unclear) == 1

named := sprintf("%s and %d more", [unclear[0].name, count(unclear) - 1]) if count(unclear) > 1
