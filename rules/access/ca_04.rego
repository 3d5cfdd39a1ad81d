# METADATA
# title: Two emergency accounts would let you back in
# description: >-
#   A lost phone, a wrong policy or an outage can lock out every administrator at
#   once, and with them the practice. Two accounts that are used for nothing else,
#   with their keys in a safe, are the spare key (emergency accounts).
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/role-based-access-control/security-emergency-access
#     description: Manage emergency access admin accounts
#   - ref: https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication
#     description: Mandatory multifactor authentication
# custom:
#   id: CA-04
#   severity: high
#   hipaa:
#     - {cite: 164.312(a)(2)(ii), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-01]
#     hicp: ["3"]
#     nist_800_53: [AC-2, CP-2]
#   evidence:
#     - basis: graph
#       sources: [conditionalAccessPolicies, users, roleAssignments, roleDefinitions, groups, groupMembers]
#       uses: [userRegistrationDetails, roleEligibilities, authenticationStrengths, subscribedSkus]
#       facts: [people, admins, policyReach, capabilities]
#     - basis: import
#       sources: [directoryRoles]
#       facts: [globalAdministrators]
#     - basis: answer
#       question: Do you keep two emergency accounts, each with its own security key in a safe place, and is each tried at least every 90 days?
#       counts: The names of the two accounts, where each key is kept, who may fetch it, and the date and result of the last try. Microsoft asks for a try every 90 days; the Security Rule sets no number.
#       renew_months: 12
#       says:
#         yes: Two emergency accounts are said to be kept and tried
#         yes_without_evidence: Two emergency accounts are said to be kept; which ones is not written down
#         partly: The two emergency accounts are not complete, or are not tried every 90 days
#         no: The two emergency accounts are missing, lack a key in a safe place, or are not tried every 90 days
#       parts:
#         - id: two
#           text: There are two emergency accounts
#           missing: There are no two emergency accounts
#         - id: keys
#           text: Each has its own security key in a safe place
#           missing: There are no two emergency accounts with a security key each in a safe place
#         - id: tried
#           text: Each is tried at least every 90 days
#           missing: There are no two emergency accounts that are tried every 90 days
#   effort: 2 hours
#   fix:
#     - In the Entra admin center, Users, create two accounts that belong to nobody, with names ending in “.onmicrosoft.com” and no license, and make both Global Administrator for good, not only on request. Give each a long password, written down and sealed.
#     - Under Authentication methods, Policies, see that Passkey (FIDO2) is enabled for both accounts, and that Temporary Access Pass is, too. A new account has nothing to sign in with but its password, and cannot add a key with that alone.
#     - Buy two security keys (FIDO2). As a Global Administrator open each account under Users, Authentication methods, and add a Temporary Access Pass. Sign in with it at https://aka.ms/mysecurityinfo in a private window and register one key for each account. Where the pass is not offered, set up an authenticator app first, add the key with its help, and delete the app again.
#     - Sign out, and sign in to https://entra.microsoft.com with each key. In its public cloud Microsoft asks these accounts, too, for a second step at the admin centers.
#     - In every Conditional Access policy there is add both accounts under Users, Exclude, and save. You may then make one policy for these two accounts alone that requires “Phishing-resistant MFA strength”, which their keys meet; put nobody else in it.
#     - Put the keys and their PINs in two different safe places, write down who may fetch them, and try both accounts every 90 days and after each change of staff who could fetch them.
#     - Name the two accounts in the profile, so that every other control knows them. This tool’s README shows how, under “Exceptions and profile”.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers/menuId/
#   since: 0.1.0
package triage.ca_04

import data.triage.lib.accounts
import data.triage.lib.affected
import data.triage.lib.inactive
import data.triage.lib.verdicts

# An emergency account is a Global Administrator; of two or more an export does
# not say what they are kept for.
result := verdicts.fail(
	"There are no two accounts that could let you back in",
	[affected.practice(sprintf("only %s is a Global Administrator, which an emergency account has to be", [only_one.name]))],
	[],
) if {
	input.basis == "import"
	only_one
} else := verdicts.not_assessed(
	"It cannot be told which accounts are kept for an emergency",
	"An export does not say which Global Administrators are kept for an emergency, nor how they sign in. Let the accounts, roles and policies be read.",
) if input.basis == "import"
# Nothing declared: which accounts are meant for an emergency is a guess, but
# where fewer than two accounts could serve, there are no two.
else := verdicts.fail(
	"There are no two accounts that could let you back in",
	[affected.practice(sprintf("no account is declared for emergencies, and %s has what it takes", [candidates]))],
	[guess],
) if {
	declared == 0
	count(possible) < 2
	not members_unread
} else := verdicts.not_assessed(
	"Nobody has said which accounts are kept for an emergency",
	sprintf("No emergency account is declared in the profile. Judging by role and policies (a guess), %s could be meant. Name yours in the profile; the README shows how, under “Exceptions and profile”.", [candidates]),
) if declared == 0
else := verdicts.fail_where(
	count(usable) == 0,
	count_of(count(broken), "emergency account would not let you back in as it should", "emergency accounts would not let you back in as they should"),
	array.concat(broken, exposed),
	evidence,
) if count(broken) > 0
else := verdicts.partial(
	"Only one emergency account is declared",
	array.concat([affected.practice(sprintf("only %s is declared; at least two are needed", [emergency[0].name]))], exposed),
	array.concat(evidence, [guess | count(possible) > 0]),
) if declared == 1
# Their keys open it today; whoever changes it for the others may lock them out as well.
else := verdicts.partial(
	count_of(count(exposed), "emergency account depends on a policy that is made for others", "emergency accounts depend on a policy that is made for others"),
	exposed,
	evidence,
) if count(exposed) > 0
else := verdicts.not_assessed(
	"It cannot be told whether the emergency accounts would let you back in",
	sprintf("For %s it is not known %s.", [doubtful[0].name, concat(", nor ", doubts[doubtful[0].id])]),
) if count(usable) - count(doubtful) < 2
else := verdicts.pass("Two emergency accounts would let you back in", evidence) if {
	count(usable) - count(doubtful) >= 2
	count(broken) + count(exposed) == 0
}

# The only Global Administrator, whom no group stands beside.
only_one := administrators.members[0] if {
	administrators.whole == true
	count(administrators.members) == 1
	not administrators.members[0].type in {"group", "servicePrincipal"}
}

administrators := input.facts.globalAdministrators

emergency := rows_where(input.facts.people, {"emergency": true})

# One account may be declared by its id and its name.
declared := count(emergency) + count(missing)

missing := [name |
	some name in object.get(input.profile, "emergencyAccounts", [])
	not lower(name) in {key | some person in emergency; some key in [lower(person.id), lower(person.upn)]}
]

broken := array.concat(
	[affected.user(person, concat("; ", problems[person.id])) | some person in emergency; count(problems[person.id]) > 0],
	[affected.of("user", name, name, "is declared and not in the list of accounts") | some name in missing],
)

usable := [person | some person in emergency; count(problems[person.id]) == 0]

exposed := [affected.user(person, sprintf("its key opens %s, and whoever changes that for the others may lock it out", [quoted(names)])) |
	some person in usable
	names := [policy.name | some policy in input.facts.policyReach; policy.own == false; opened(policy, person.id)]
	count(names) > 0
]

doubtful := [person | some person in usable; count(doubts[person.id]) > 0]

problems[person.id] := flattened([
	["its sign-in is switched off" | person.enabled == false],
	["it comes from your local directory, which may be what is down" | person.synced == true],
	["it belongs to another organization, which may be what is down" | person.guestType in {"b2bCollaborationGuest", "b2bCollaborationMember"}],
	["it would first have to activate Global Administrator" | person.id in eligible - in_charge],
	["it is not a Global Administrator" | not person.id in in_charge | eligible; not members_unread],
	[sprintf("it is not left out of %s", [quoted(names)]) | names := blockers(person); count(names) > 0],
	["it has no security key or passkey" | person.id in without_key],
]) if some person in emergency

doubts[person.id] := flattened([
	["whether its sign-in is switched on" | not is_boolean(person.enabled)],
	["whether it comes from a local directory" | not person.synced == true; not person.id in cloud_only],
	["whether it holds Global Administrator through a group" | members_unread; not person.id in in_charge | eligible],
	[sprintf("whether “%s” stops it%s", [policy.name, why]) | some policy in input.facts.policyReach; why := in_doubt(policy, person.id)],
	["whether it has a security key (the registration report does not tell)" | not person.id in with_key | without_key],
]) if some person in emergency

quoted(names) := concat(", ", [sprintf("“%s”", [name]) | some name in array.slice(names, 0, 3)])

# Members of the directory's own, for whom nothing shows that they could not
# serve. Every real emergency account is among them.
possible := [person |
	some person in rows_where(rows_among(input.facts.people, "id", in_charge), {"guestType": null})
	not person.emergency == true
	not person.enabled == false
	not person.synced == true
	count(blockers(person)) == 0
]

candidates := "none" if count(possible) == 0
else := concat(", ", [person.name | some person in array.slice(possible, 0, 4)])

guess := sprintf("Judging by role and policies alone, which is a guess, these could be meant for emergencies: %s.", [candidates])

in_charge := {admin.id | some admin in input.facts.admins.people; admin.globalAdministrator == true}

eligible := {admin.id | some admin in input.facts.admins.people; admin.eligibleGlobalAdministrator == true}

# A group whose members were not read may make anybody an administrator.
members_unread if count(input.facts.admins.unreadGroups) > 0

# Only what Graph says outright: null stands for an account of the cloud.
cloud_only := values_of(rows_among(input.sources.users, "onPremisesSyncEnabled", {null, false}), "id")

with_key := accounts.having(accounts.keys)

# By methods that are all known, and none of them a key.
without_key := (accounts.registered - with_key) - accounts.having_others(accounts.known)

# The policies that would keep somebody out. Microsoft recommends either: to leave the
# accounts out of a policy, or one of their own that asks for what they have
# (https://learn.microsoft.com/entra/identity/role-based-access-control/security-emergency-access).
blockers(person) := [policy.name | some policy in input.facts.policyReach; person.id in policy.reached; not opened(policy, person.id)]

# Whose key gets them past a policy, if it is one of the models that it takes.
opened(policy, id) if {
	id in policy.reached
	id in with_key
	policy.securityKey != "no"
}

in_doubt(policy, id) := sprintf(" (%s)", [policy.unknown[id]])

in_doubt(policy, id) := " (it may ask for single models of keys)" if {
	opened(policy, id)
	policy.securityKey == "unknown"
}

evidence := [sprintf("%s %s.", [person.name, last_used(person)]) | some person in emergency]

last_used(person) := sprintf("last signed in %s ago", [lower(count_of(person.daysSinceSignIn, "day", "days"))]) if person.daysSinceSignIn != null
# Microsoft leaves the time out for an account that never signed in.
else := "has no sign-in on record" if inactive.recorded
else := "has a last sign-in that was not read"
