package triage.ca_04_test

import data.triage.ca_04
import data.triage.lib.verdicts

judged(value) := result if result := ca_04.result with input as value

person(id, changes) := object.union({
	"id": id, "name": upper(id), "upn": sprintf("%s@x.onmicrosoft.com", [id]), "enabled": true, "synced": null, "guestType": null,
	"emergency": true, "daysSinceSignIn": 80, "signInKnown": true,
}, changes)

e1 := person("e1", {})

e2(changes) := {"people": [e1, person("e2", changes)]}

ordinary(id) := person(id, {"emergency": false})

only_e1_declared := {"profile": {"emergencyAccounts": ["e1"]}, "people": [e1]}

admins(ids, unread) := {"admins": {
	"people": [{"id": id, "name": upper(id), "globalAdministrator": true, "eligibleGlobalAdministrator": false} | some id in ids],
	"other": [], "unreadGroups": unread,
}}

# E2 would first have to activate the role.
on_demand(unread) := {"admins": {
	"people": array.concat(admins(["e1"], []).admins.people, [{"id": "e2", "name": "E2", "globalAdministrator": false, "eligibleGlobalAdministrator": true}]),
	"other": [], "unreadGroups": unread,
}}

methods(of_e1, of_e2) := {"userRegistrationDetails": [{"id": "e1", "methodsRegistered": of_e1}, {"id": "e2", "methodsRegistered": of_e2}]}

# A policy in force, as the fact tells it.
policy(changes) := object.union({"id": "p1", "name": "MFA", "own": false, "securityKey": "no", "reached": [], "leftOut": {}, "unknown": {}}, changes)

good := object.union_n([
	{
		"profile": {"emergencyAccounts": ["e1", "E2@x.onmicrosoft.com"]},
		"people": [e1, person("e2", {}), ordinary("ana")],
		"policyReach": [policy({"reached": ["ana"], "leftOut": {"e1": "by name", "e2": "by name"}})],
		"users": [{"id": "e1", "onPremisesSyncEnabled": null}, {"id": "e2", "onPremisesSyncEnabled": false}],
	},
	admins(["e1", "e2", "ana"], []),
	methods(["passKeyDeviceBound"], ["fido2SecurityKey", "mobilePhone"]),
])

outcome(changes) := result if {
	all := object.union(object.remove(good, object.keys(changes)), changes)
	result := ca_04.result with input as {
		"basis": "graph", "tenant": {"displayName": "Practice"}, "profile": all.profile,
		"facts": {"people": all.people, "admins": all.admins, "policyReach": all.policyReach},
		"sources": {name: all[name] | some name in ["users", "userRegistrationDetails"]; all[name] != null},
	}
}

# The good tenant with one policy in place of its own.
under(changes) := outcome({"policyReach": [policy(changes)]})

test_two_good_accounts if verdicts.says(outcome({}), {"status": "pass", "evidence": ["E1 last signed in 80 days ago.", "E2 last signed in 80 days ago."]})

# Beside two good ones.
third(changes) := outcome(object.union({
	"profile": {"emergencyAccounts": ["e1", "e2", "e3"]}, "people": array.concat(good.people, [person("e3", changes)]), "policyReach": [],
}, admins(["e1", "e2", "ana", "e3"], [])))

test_a_third_good_or_doubtful_account_does_no_harm if every state in [true, null] { third({"enabled": state}).status == "pass" }

test_a_third_account_that_is_broken_is_named if verdicts.says(third({"enabled": false}), {"status": "partial", "ids": ["e3"]})

test_only_one_is_declared if {
	result := outcome({"profile": {"emergencyAccounts": ["e1"]}, "people": [e1, ordinary("e2")]})
	verdicts.says(result, {"status": "partial", "summary": "Only one emergency account is declared", "first type": "practice"})
	contains(result.evidence[1], "which is a guess, these could be meant for emergencies: E2")
	twice := object.union(only_e1_declared, {"profile": {"emergencyAccounts": ["e1", "e1@x.onmicrosoft.com"]}})
	outcome(twice).summary == "Only one emergency account is declared"
}

test_the_only_one_is_broken if verdicts.says(
	outcome(object.union(only_e1_declared, {"people": [person("e1", {"enabled": false})]})),
	{"status": "fail", "summary": "One emergency account would not let you back in as it should"},
)

test_broken_and_doubtful_is_broken if {
	unread := {"users": [{"id": "e1", "onPremisesSyncEnabled": null}], "userRegistrationDetails": null}
	verdicts.says(outcome(object.union(e2({"synced": true}), unread)), {"status": "partial", "ids": ["e2"]})
	outcome({"people": [person("e1", {"enabled": false}), person("e2", {"synced": true})], "userRegistrationDetails": null}).status == "fail"
}

test_what_makes_an_account_useless if every text, changes in {
	"its sign-in is switched off": e2({"enabled": false}),
	"it comes from your local directory, which may be what is down": e2({"synced": true}),
	"it belongs to another organization, which may be what is down": e2({"guestType": "b2bCollaborationMember"}),
	"it is not a Global Administrator": admins(["e1"], []),
	"it would first have to activate Global Administrator": on_demand([]),
	"it has no security key or passkey": methods(["passKeyDeviceBound"], ["microsoftAuthenticatorPush"]),
	"it is not left out of “MFA”": {"policyReach": [policy({"reached": ["e2", "ana"], "leftOut": {"e1": "by name"}})]},
} {
	verdicts.says(outcome(changes), {
		"status": "partial", "summary": "One emergency account would not let you back in as it should",
		"affected": [{"type": "user", "id": "e2", "name": "E2", "detail": text}],
	})
}

test_who_must_activate_first_is_known_beside_an_unread_group if {
	verdicts.says(outcome(on_demand(["g1"])), {"status": "partial", "first detail": "it would first have to activate Global Administrator"})
}

test_both_are_useless if verdicts.says(under({"reached": ["e1", "e2"]}), {"status": "fail", "summary": "Two emergency accounts would not let you back in as they should"})

# Beside the policy for all, one that a security key opens.
keys(change, more) := outcome(object.union({"policyReach": array.concat(good.policyReach, [object.union(own, change)])}, more)) if {
	own := policy({"id": "p2", "name": "Keys", "securityKey": "yes", "reached": ["e1", "e2"]})
}

# A policy of their own that asks for what they have locks nobody out; without a key there
# is no way in.
test_passkeys_under_a_policy_of_their_own if {
	keys({"own": true}, {}).status == "pass"
	keys({"own": true, "securityKey": "no"}, {}).status == "fail"
	keys({"own": true}, methods(["passKeyDeviceBound"], ["mobilePhone"])).status == "partial"
}

# A policy for others changes with them.
test_passkeys_under_a_policy_for_others if {
	verdicts.says(keys({}, {}), {
		"status": "partial", "summary": "Two emergency accounts depend on a policy that is made for others",
		"first detail": "its key opens “Keys”, and whoever changes that for the others may lock it out",
	})
	verdicts.says(keys({"reached": ["e1", "ana"]}, {}), {"status": "partial", "ids": ["e1"]})
	beside := keys({}, e2({"enabled": false}))
	verdicts.says(beside, {"status": "partial", "summary": "One emergency account would not let you back in as it should", "ids": ["e2", "e1"]})
	verdicts.says(keys({}, only_e1_declared), {"summary": "Only one emergency account is declared", "ids": ["practice", "e1"]})
}

# Nobody is declared: whoever holds a key for such a policy may be meant.
test_passkeys_of_nobody_declared if keys({}, {"profile": {}, "people": [ordinary("e1"), ordinary("e2")]}).status == "notAssessed"

# An account with a key of its own that no policy asks for more than that.
test_what_the_steps_set_passes if {
	outcome(object.union(methods([], []), {"policyReach": [policy({"reached": ["e1", "e2"]})]})).status == "fail"
	keys({"own": true}, methods(["passKeyDeviceBound"], ["passKeyDeviceBound"])).status == "pass"
}

test_what_cannot_be_told_of_an_account if {
	every changes in [e2({"enabled": null}), {"users": [{"id": "e1", "onPremisesSyncEnabled": null}, {"id": "e2"}]}] { outcome(changes).status == "notAssessed" }
	every doubt, verdict in {
		"For E2 it is not known whether it holds Global Administrator through a group.": outcome(admins(["e1"], ["g1"])),
		"For E1 it is not known whether “Keys” stops it (it may ask for single models of keys).": keys({"own": true, "securityKey": "unknown"}, {}),
		"For E2 it is not known whether “MFA” stops it (the members of “Spare” were not read).":
			under({"leftOut": {"e1": "by name"}, "unknown": {"e2": "the members of “Spare” were not read"}}),
	} { verdicts.says(verdict, {"status": "notAssessed", "reason": doubt}) }
}

test_what_cannot_be_told_of_a_key if {
	key := ["passKeyDeviceBound"]
	unlisted := {"userRegistrationDetails": [{"id": "e1", "methodsRegistered": key}]}
	every changes in [{"userRegistrationDetails": null}, unlisted, methods(key, null), methods(key, ["methodOfTomorrow"])] { outcome(changes).status == "notAssessed" }
	outcome(methods(key, ["passKeySynced", "methodOfTomorrow"])).status == "pass"
}

test_a_declared_account_that_does_not_exist if {
	verdicts.says(outcome(object.union(only_e1_declared, {"profile": {"emergencyAccounts": ["e1", "gone@x"]}})), {
		"status": "partial", "affected": [{"type": "user", "id": "gone@x", "name": "gone@x", "detail": "is declared and not in the list of accounts"}],
	})
	outcome({"profile": {"emergencyAccounts": ["gone@x"]}, "people": []}).status == "fail"
}

undeclared(changes) := outcome(object.union({"profile": {}, "people": [ordinary(id) | some id in ["e1", "e2", "ana"]]}, changes))

test_two_that_look_like_it_are_a_guess if verdicts.says(undeclared({}), {"status": "notAssessed", "reason has": "(a guess), E1, E2 could be meant"})

test_fewer_than_two_could_serve if {
	every change in [{"enabled": false}, {"synced": true}, {"guestType": "b2bCollaborationMember"}] {
		verdicts.says(undeclared({"people": [ordinary("e1"), object.union(ordinary("e2"), change)]}), {"status": "fail", "affected": [
			{"type": "practice", "id": "practice", "name": "Practice", "detail": "no account is declared for emergencies, and E1 has what it takes"},
		]})
	}
	every case in [[["e1"], "E1"], [[], "none"]] { contains(undeclared(admins(case[0], [])).affected[0].detail, sprintf("%s has what it takes", [case[1]])) }
}

test_an_unread_group_may_hold_them if undeclared(admins([], ["g1"])).status == "notAssessed"

test_how_they_were_used_is_evidence if {
	never := {"daysSinceSignIn": null}
	unlisted := {"daysSinceSignIn": null, "signInKnown": false}
	outcome({"people": [person("e1", never), person("e2", unlisted)]}).evidence == ["E1 has no sign-in on record.", "E2 has no sign-in on record."]
	unread := outcome({"people": [person("e1", unlisted), person("e2", unlisted)]})
	unread.evidence == ["E1 has a last sign-in that was not read.", "E2 has a last sign-in that was not read."]
}

exported(members) := judged(with_facts({
	"basis": "import", "tenant": {"displayName": "P"},
	"sources": {"directoryRoles": [{"id": "r", "roleTemplateId": "62e90394-69f5-4237-9190-012177145e10", "members": members}]},
}, ["globalAdministrators"]))

test_an_export if {
	ana := {"id": "u1", "displayName": "Ana"}
	group := {"id": "g", "@odata.type": "#microsoft.graph.group"}
	verdicts.says(exported([ana]), {"status": "fail", "first detail": "only Ana is a Global Administrator, which an emergency account has to be"})
	every members in [[], null, [ana, {"id": "u2"}], [group], [ana, group]] { exported(members).status == "notAssessed" }
}
