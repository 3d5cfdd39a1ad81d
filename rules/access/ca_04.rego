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
#       facts: [people, admins, policyStates, groupDoubts]
#     - basis: import
#       sources: [directoryRoles]
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
#     - In the Entra admin center, Users, create two accounts that belong to nobody, with names ending in “.onmicrosoft.com” and no licence, and make both Global Administrator for good, not only on request. Give each a long password, written down and sealed.
#     - Under Authentication methods, Policies, see that Passkey (FIDO2) is enabled for both accounts, and that Temporary Access Pass is, too. A new account has nothing to sign in with but its password, and cannot add a key with that alone.
#     - Buy two security keys (FIDO2). As a Global Administrator open each account under Users, Authentication methods, and add a Temporary Access Pass. Sign in with it at https://aka.ms/mysecurityinfo in a private window and register one key for each account. Where the pass is not offered, set up an authenticator app first, add the key with its help, and delete the app again.
#     - Sign out, and sign in to https://entra.microsoft.com with each key. In its public cloud Microsoft asks these accounts, too, for a second step at the admin centers.
#     - In every Conditional Access policy there is add both accounts under Users, Exclude, and save. You may then make one policy for these two accounts alone that requires “Phishing-resistant MFA strength”, which their keys meet; put nobody else in it.
#     - Put the keys and their PINs in two different safe places, write down who may fetch them, and try both accounts every 90 days and after each change of staff who could fetch them.
#     - Name the two accounts in the profile here, so that every other control knows them.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers/menuId/
#   since: 0.1.0
package triage.ca_04

import data.triage.lib.accounts
import data.triage.lib.admins
import data.triage.lib.affected
import data.triage.lib.inactive

# Nothing declared: which accounts are meant for an emergency is a guess, but
# where fewer than two accounts could serve, there are no two.
result := {
	"status": "fail",
	"summary": "There are no two accounts that could let you back in",
	"affected": [affected.practice(sprintf("no account is declared for emergencies, and %s has what it takes", [candidates]))],
	"evidence": [guess],
} if {
	input.basis == "graph"
	named == 0
	count(possible) < 2
	not hidden
}

result := {
	"status": "notAssessed",
	"summary": "Nobody has said which accounts are kept for an emergency",
	"reason": sprintf("No emergency account is declared in the profile. Judging by role and policies (a guess), %s could be meant. Name yours in the profile.", [candidates]),
} if {
	input.basis == "graph"
	named == 0
	undecided
}

# An emergency account is a Global Administrator; of two or more an export does
# not say what they are kept for.
result := {
	"status": "fail",
	"summary": "There are no two accounts that could let you back in",
	"affected": [affected.practice(sprintf("only %s is a Global Administrator, which an emergency account has to be", [first_text(lone, ["displayName", "id"])]))],
} if {
	input.basis == "import"
	lone
}

result := {
	"status": "notAssessed",
	"summary": "It cannot be told which accounts are kept for an emergency",
	"reason": "An export does not say which Global Administrators are kept for an emergency, nor how they sign in. Let the accounts, roles and policies be read.",
} if {
	input.basis == "import"
	not lone
}

# The only Global Administrator, whom no group stands beside.
lone := admins.global_administrators[0] if {
	count(admins.global_administrators) == 1
	not admins.unlisted
	not admins.kind(admins.global_administrators[0]) in {"group", "servicePrincipal"}
}

undecided if count(possible) >= 2

undecided if hidden

result := {
	"status": "pass",
	"summary": "Two emergency accounts would let you back in",
	"evidence": evidence,
} if {
	input.basis == "graph"
	count(good) >= 2
	count(broken) + count(exposed) == 0
}

result := {
	"status": "partial",
	"summary": "Only one emergency account is declared",
	"affected": array.concat([affected.practice(sprintf("only %s is declared; at least two are needed", [emergency[0].name]))], exposed),
	"evidence": array.concat(evidence, [guess | count(possible) > 0]),
} if {
	input.basis == "graph"
	named == 1
	count(broken) == 0
}

result := {
	"status": "partial",
	"summary": failing,
	"affected": array.concat(broken, exposed),
	"evidence": evidence,
} if {
	input.basis == "graph"
	count(broken) > 0
	(count(good) + count(doubtful)) + count(exposed) > 0
}

# Their keys open it today; whoever changes it for the others may lock them out as well.
result := {
	"status": "partial",
	"summary": count_of(count(exposed), "emergency account depends on a policy that is made for others", "emergency accounts depend on a policy that is made for others"),
	"affected": exposed,
	"evidence": evidence,
} if {
	input.basis == "graph"
	named > 1
	count(broken) == 0
	count(exposed) > 0
}

result := {
	"status": "fail",
	"summary": failing,
	"affected": broken,
	"evidence": evidence,
} if {
	input.basis == "graph"
	count(broken) > 0
	(count(good) + count(doubtful)) + count(exposed) == 0
}

result := {
	"status": "notAssessed",
	"summary": "It cannot be told whether the emergency accounts would let you back in",
	"reason": sprintf("For %s it is not known %s.", [doubtful[0].name, concat(", nor ", doubts[doubtful[0].id])]),
} if {
	input.basis == "graph"
	named > 1
	count(broken) + count(exposed) == 0
	count(good) < 2
}

failing := count_of(count(broken), "emergency account would not let you back in as it should", "emergency accounts would not let you back in as they should")

declared := object.get(input.profile, "emergencyAccounts", [])

emergency := rows_where(input.facts.people, {"emergency": true})

# One account may be declared by its id and its name.
named := count(emergency) + count(missing)

missing := [name |
	some name in declared
	not lower(name) in {key | some person in emergency; some key in [lower(person.id), lower(person.upn)]}
]

good := [person |
	some person in emergency
	count(problems[person.id]) + count(doubts[person.id]) == 0
	count(shared[person.id]) == 0
]

doubtful := [person |
	some person in emergency
	count(problems[person.id]) == 0
	count(shared[person.id]) == 0
	count(doubts[person.id]) > 0
]

exposed := [affected.user(person, sprintf("its key opens %s, and whoever changes that for the others may lock it out", [quoted(shared[person.id])])) |
	some person in emergency
	count(problems[person.id]) == 0
	count(shared[person.id]) > 0
]

shared[person.id] := [lock.name | some lock in locks; lock.own == false; person.id in lock.holders] if some person in emergency

broken := array.concat(
	[affected.user(person, concat("; ", problems[person.id])) |
		some person in emergency
		count(problems[person.id]) > 0
	],
	[affected.of("user", name, name, "is declared and not in the list of accounts") | some name in missing],
)

problems[person.id] := array.concat(array.concat(locked_out(person), not_in_charge(person)), array.concat(stopped(person), keyless(person))) if some person in emergency

locked_out(person) := array.concat(
	["its sign-in is switched off" | person.enabled == false],
	array.concat(
		["it comes from your local directory, which may be what is down" | person.synced == true],
		["it belongs to another organization, which may be what is down" | person.guestType in {"b2bCollaborationGuest", "b2bCollaborationMember"}],
	),
)

not_in_charge(person) := array.concat(
	["it would first have to activate Global Administrator" | not person.id in in_charge; person.id in eligible],
	["it is not a Global Administrator" | not person.id in in_charge; not person.id in eligible; not hidden],
)

stopped(person) := [sprintf("it is not left out of %s", [quoted(names)]) |
	names := blockers[person.id]
	count(names) > 0
]

quoted(names) := concat(", ", [name | some policy in array.slice(names, 0, 3); name := sprintf("“%s”", [policy])])

keyless(person) := ["it has no security key or passkey" |
	person.id in registered
	not person.id in with_key
	not person.id in with_unknown_key
]

doubts[person.id] := array.concat(array.concat(doubtful_account(person), doubtful_role(person)), array.concat(
	["whether a policy stops it" | (count(unclear) + count([1 | some lock in locks; lock.any == false; person.id in lock.holders])) > 0],
	["whether it has a security key (the registration report does not tell)" | not person.id in with_key; key_unknown(person)],
)) if some person in emergency

doubtful_account(person) := array.concat(
	["whether its sign-in is switched on" | not is_boolean(person.enabled)],
	["whether it comes from a local directory" | not person.synced == true; not person.id in cloud_only],
)

doubtful_role(person) := ["whether it holds Global Administrator through a group" |
	hidden
	not person.id in in_charge
	not person.id in eligible
]

key_unknown(person) if not person.id in registered

key_unknown(person) if person.id in with_unknown_key

# Members of the directory's own, for whom nothing shows that they could not
# serve. Every real emergency account is among them.
possible := [person |
	some person in input.facts.people
	person.id in in_charge
	not person.emergency == true
	not person.enabled == false
	not person.synced == true
	person.guestType == null
	count(blockers[person.id]) == 0
]

candidates := "none" if count(possible) == 0

candidates := concat(", ", [person.name | some person in array.slice(possible, 0, 4)]) if count(possible) > 0

guess := sprintf("Judging by role and policies alone, which is a guess, these could be meant for emergencies: %s.", [candidates])

in_charge := {admin.id | some admin in input.facts.admins.people; admin.globalAdministrator == true}

eligible := {admin.id | some admin in input.facts.admins.people; admin.eligibleGlobalAdministrator == true}

# A group whose members were not read may make anybody an administrator.
hidden if count(input.facts.admins.unreadGroups) > 0

# Only what Graph says outright: null stands for an account of the cloud.
cloud_only := union({values_of(rows_where(input.sources.users, {"onPremisesSyncEnabled": synced}), "id") | some synced in [null, false]})

registered := union({part.ids | some part in accounts.registrations})

with_key := union({part.ids | some part in accounts.registrations; count(part.methods & keys) > 0})

keys := {"passKeyDeviceBound", "passKeyDeviceBoundAuthenticator", "passKeyDeviceBoundWindowsHello", "passKeySynced", "fido", "fido2SecurityKey"}

# A method that is not known to be something else than a key.
with_unknown_key := union({part.ids | some part in accounts.registrations; count((part.methods - keys) - others) > 0})

others := {
	"mobilePhone", "alternateMobilePhone", "officePhone", "sms", "mobileSMS", "mobileCall", "alternateMobileCall", "email", "securityQuestion",
	"microsoftAuthenticatorPush", "microsoftAuthenticatorPasswordless", "appNotification", "appCode", "softwareOneTimePasscode",
	"hardwareOneTimePasscode", "temporaryAccessPass", "appPassword", "windowsHelloForBusiness", "macOsSecureEnclaveKey", "qrCode",
	"externalAuthMethod",
}

# Policies in force that can keep somebody out; one that only shapes the session cannot.
gates := [policy |
	some policy in input.sources.conditionalAccessPolicies
	policy.state == "enabled"
	grants(policy)
	not policy.id in aside
]

# For applications or agents that sign in by themselves, or without anything to sign in to.
aside := values_of(rows_where(input.facts.policyStates, {"aboutPeople": false}), "id")

# Microsoft recommends either: to leave the accounts out of a policy, or one of their own
# that asks for what they have
# (https://learn.microsoft.com/entra/identity/role-based-access-control/security-emergency-access).
asks_for_keys := values_of(rows_where(input.facts.policyStates, {"phishingResistant": true}), "id")

own(policy) if {
	users := policy.conditions.users
	not is_object(object.get(users, "includeGuestsOrExternalUsers", null))
	count(items_at(users, "includeRoles")) == 0
	every id in items_at(users, "includeUsers") { id in declared_ids }
	every group in items_at(users, "includeGroups") { count(members[group] - declared_ids) == 0 }
}

declared_ids := values_of(emergency, "id")

# Policies that ask for such a method and nothing else, and whose keys open them: whether
# any key does. A strength of the practice's own may name Windows Hello or certificates
# only, or single models of keys, which does not show
# (https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strength-advanced-options).
locks := [{"id": policy.id, "name": title(policy), "own": is_own(policy), "any": strength == phishing_resistant, "holders": reached(policy) & with_key} |
	some policy in clear
	policy.id in asks_for_keys
	strength := text_at(policy, ["grantControls", "authenticationStrength", "id"])
	"fido2" in combinations(policy, strength)
]

phishing_resistant := "00000000-0000-0000-0000-000000000004"

combinations(policy, strength) := {"fido2"} if {
	strength == phishing_resistant
} else := set_of(array.concat(
	items_at(policy, ["grantControls", "authenticationStrength", "allowedCombinations"]),
	flattened([items_at(row, "allowedCombinations") | some row in object.get(input.sources, "authenticationStrengths", []); text_at(row, "id") == strength]),
))

is_own(policy) if own(policy)

is_own(policy) := false if not own(policy)

opened_by_key(policy) := union({lock.holders | some lock in locks; lock.id == policy.id})

title(policy) := object.get(policy, "displayName", policy.id)

grants(policy) if count(items_at(policy, ["grantControls", "builtInControls"])) > 0

grants(policy) if is_object(policy.grantControls.authenticationStrength)

grants(policy) if count(items_at(policy, ["grantControls", "termsOfUse"])) > 0

grants(policy) if count(items_at(policy, ["grantControls", "customAuthenticationFactors"])) > 0

# In a state nobody knows, or about people nobody can make out.
unclear := array.concat(
	[policy | some policy in input.sources.conditionalAccessPolicies; not policy.state in {"enabled", "disabled", "enabledForReportingButNotEnforced"}; not policy.id in aside],
	[policy | some policy in gates; not plain(policy)],
)

clear := [policy | some policy in gates; plain(policy)]

plain(policy) if {
	is_object(policy.conditions.users)
	every group in array.concat(items_at(policy.conditions.users, "includeGroups"), items_at(policy.conditions.users, "excludeGroups")) {
		not group in unread
	}
}

# A group that is gone holds nobody; one whose members were not read may hold anybody.
unread := {group.id | some group in input.sources.groups; not is_array(input.sources.groupMembers[group.id])} | object.keys(object.get(input.facts, "groupDoubts", {}))

# Asked only of those who could serve.
concerned := in_charge | {person.id | some person in emergency}

blockers := {id: names |
	some id in concerned
	names := [stop.name | some stop in stops; id in stop.ids]
}

stops := [{"name": title(policy), "ids": reached(policy) - opened_by_key(policy)} | some policy in clear]

reached(policy) := included - side(policy.conditions.users, "exclude") if {
	included := everybody(policy.conditions.users) | side(policy.conditions.users, "include")
}

everybody(users) := {id | "All" in items_at(users, "includeUsers"); some id in concerned}

# Of those concerned, whom one side of a policy names, by themselves or through a group
# or a role.
side(users, word) := union({
	concerned & set_of(items_at(users, concat("", [word, "Users"]))),
	concerned & union({members[group] | some group in items_at(users, concat("", [word, "Groups"]))}),
	concerned & union({holders_of[role] | some role in items_at(users, concat("", [word, "Roles"]))}),
})

# Groups that policies name, as sets.
members := {group: ids |
	some group in named_groups
	is_array(input.sources.groupMembers[group])
	ids := {id | some member in input.sources.groupMembers[group]; id := member_id(member)}
}

named_groups := {group |
	some policy in clear
	some key in ["includeGroups", "excludeGroups"]
	some group in items_at(policy.conditions.users, key)
}

member_id(member) := member if is_string(member)

member_id(member) := member.id if is_object(member)

global_administrator := "62e90394-69f5-4237-9190-012177145e10"

# Role conditions match roles held for the whole directory; the one in charge also
# through a group.
holders_of[role] contains id if {
	some assignment in input.sources.roleAssignments
	assignment.directoryScopeId == "/"
	id := assignment.principalId
	role := templates[assignment.roleDefinitionId]
}

holders_of[global_administrator] contains id if some id in in_charge

templates := {role.id: role.templateId | some role in input.sources.roleDefinitions}

evidence := [line |
	some person in emergency
	line := sprintf("%s %s.", [person.name, last_used(person)])
]

last_used(person) := sprintf("last signed in %s ago", [lower(count_of(person.daysSinceSignIn, "day", "days"))]) if person.daysSinceSignIn != null

# Microsoft leaves the time out for an account that never signed in.
last_used(person) := "has no sign-in on record" if {
	person.daysSinceSignIn == null
	inactive.recorded
}

last_used(person) := "has a last sign-in that was not read" if {
	person.daysSinceSignIn == null
	not inactive.recorded
}
