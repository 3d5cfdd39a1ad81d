package triage.ca_04_test

import data.triage.ca_04

person(id, changes) := object.union({
	"id": id, "name": upper(id), "upn": sprintf("%s@x.onmicrosoft.com", [id]), "enabled": true, "synced": null, "guestType": null,
	"emergency": true, "daysSinceSignIn": 80, "signInKnown": true,
}, changes)

admin(id) := {"id": id, "name": upper(id), "globalAdministrator": true, "eligibleGlobalAdministrator": false}

# A policy in force, as the fact tells it.
policy(changes) := object.union({"id": "p1", "name": "MFA", "own": false, "securityKey": "no", "reached": [], "leftOut": {}, "unknown": {}}, changes)

good := {
	"profile": {"emergencyAccounts": ["e1", "E2@x.onmicrosoft.com"]},
	"people": [person("e1", {}), person("e2", {}), person("ana", {"emergency": false})],
	"admins": {"people": [admin("e1"), admin("e2"), admin("ana")], "other": [], "unreadGroups": []},
	"policyReach": [policy({"reached": ["ana"], "leftOut": {"e1": "by name", "e2": "by name"}})],
	"users": [{"id": "e1", "onPremisesSyncEnabled": null}, {"id": "e2", "onPremisesSyncEnabled": false}],
	"userRegistrationDetails": [{"id": "e1", "methodsRegistered": ["passKeyDeviceBound"]}, {"id": "e2", "methodsRegistered": ["fido2SecurityKey", "mobilePhone"]}],
}

case(changes) := {
	"basis": "graph", "tenant": {"displayName": "Practice"}, "profile": all.profile,
	"facts": {"people": all.people, "admins": all.admins, "policyReach": all.policyReach},
	"sources": {name: all[name] | some name in ["users", "userRegistrationDetails"]; all[name] != null},
} if {
	kept := object.remove(good, object.keys(changes))
	all := object.union(kept, changes)
}

outcome(changes) := result if {
	result := ca_04.result with input as case(changes)
}

# The good tenant with one policy in place of its own.
under(changes) := outcome({"policyReach": [policy(changes)]})

test_two_good_accounts if {
	result := outcome({})
	result.status == "pass"
	result.evidence == ["E1 last signed in 80 days ago.", "E2 last signed in 80 days ago."]
}

test_a_third_good_or_doubtful_account_does_no_harm if {
	outcome({
		"profile": {"emergencyAccounts": ["e1", "e2", "e3"]},
		"people": array.concat(good.people, [person("e3", {"enabled": null})]),
		"admins": {"people": array.concat(good.admins.people, [admin("e3")]), "other": [], "unreadGroups": []},
		"policyReach": [],
	}).status == "pass"
}

test_only_one_is_declared if {
	result := outcome({"profile": {"emergencyAccounts": ["e1"]}, "people": [person("e1", {}), person("e2", {"emergency": false})]})
	result.status == "partial"
	result.summary == "Only one emergency account is declared"
	result.affected[0].type == "practice"
	contains(result.evidence[1], "which is a guess, these could be meant for emergencies: E2")
}

test_a_third_account_that_is_broken_is_named if {
	result := outcome({
		"profile": {"emergencyAccounts": ["e1", "e2", "e3"]},
		"people": array.concat(good.people, [person("e3", {"enabled": false})]),
		"admins": {"people": array.concat(good.admins.people, [admin("e3")]), "other": [], "unreadGroups": []},
		"policyReach": [],
	})
	result.status == "partial"
	[object.id | some object in result.affected] == ["e3"]
}

test_the_only_one_is_broken if {
	result := outcome({"profile": {"emergencyAccounts": ["e1"]}, "people": [person("e1", {"enabled": false})]})
	result.status == "fail"
	result.summary == "One emergency account would not let you back in as it should"
}

test_broken_and_doubtful_is_broken if {
	result := outcome({"people": [person("e1", {}), person("e2", {"synced": true})], "users": [{"id": "e1", "onPremisesSyncEnabled": null}], "userRegistrationDetails": null})
	[object.id | some object in result.affected] == ["e2"]
	result.status == "partial"
	worse := outcome({"people": [person("e1", {"enabled": false}), person("e2", {"synced": true})], "userRegistrationDetails": null})
	worse.status == "fail"
}

test_one_declared_twice_is_one if {
	result := outcome({"profile": {"emergencyAccounts": ["e1", "e1@x.onmicrosoft.com"]}, "people": [person("e1", {})]})
	result.summary == "Only one emergency account is declared"
}

test_what_makes_an_account_useless if {
	cases := {
		"its sign-in is switched off": {"enabled": false},
		"it comes from your local directory, which may be what is down": {"synced": true},
		"it belongs to another organization, which may be what is down": {"guestType": "b2bCollaborationMember"},
	}
	every text, change in cases {
		result := outcome({"people": [person("e1", {}), person("e2", change)]})
		result.status == "partial"
		result.summary == "One emergency account would not let you back in as it should"
		result.affected == [{"type": "user", "id": "e2", "name": "E2", "detail": text}]
	}
}

test_no_global_administrator if {
	result := outcome({"admins": {"people": [admin("e1")], "other": [], "unreadGroups": []}})
	result.affected[0].detail == "it is not a Global Administrator"
	on_demand := object.union(admin("e2"), {"globalAdministrator": false, "eligibleGlobalAdministrator": true})
	later := outcome({"admins": {"people": [admin("e1"), on_demand], "other": [], "unreadGroups": []}})
	later.affected[0].detail == "it would first have to activate Global Administrator"
}

test_no_security_key if {
	rows := [{"id": "e1", "methodsRegistered": ["passKeyDeviceBound"]}, {"id": "e2", "methodsRegistered": ["microsoftAuthenticatorPush"]}]
	result := outcome({"userRegistrationDetails": rows})
	result.status == "partial"
	result.affected[0].detail == "it has no security key or passkey"
}

test_not_left_out_of_a_policy if {
	result := under({"reached": ["e2", "ana"], "leftOut": {"e1": "by name"}})
	result.status == "partial"
	result.affected == [{"type": "user", "id": "e2", "name": "E2", "detail": "it is not left out of “MFA”"}]
}

test_both_are_useless if {
	result := under({"reached": ["e1", "e2"]})
	result.status == "fail"
	result.summary == "Two emergency accounts would not let you back in as they should"
}

test_whom_a_policy_reaches_is_not_known if {
	result := under({"leftOut": {"e1": "by name"}, "unknown": {"e2": "the members of “Spare” were not read"}})
	result.status == "notAssessed"
	result.reason == "For E2 it is not known whether “MFA” stops it (the members of “Spare” were not read)."
}

# A policy of their own that asks for what they have locks nobody out.
test_passkeys_under_a_policy_of_their_own if {
	keys({"own": true}, {}).status == "pass"
	keys({"own": true, "securityKey": "no"}, {}).status == "fail"

	# Without a key there is no way in.
	keyless := [{"id": "e1", "methodsRegistered": ["passKeyDeviceBound"]}, {"id": "e2", "methodsRegistered": ["mobilePhone"]}]
	keys({"own": true}, {"userRegistrationDetails": keyless}).status == "partial"
}

# A policy for others changes with them.
test_passkeys_under_a_policy_for_others if {
	result := keys({}, {})
	result.status == "partial"
	result.summary == "Two emergency accounts depend on a policy that is made for others"
	result.affected[0].detail == "its key opens “Keys”, and whoever changes that for the others may lock it out"
	one := keys({"reached": ["e1", "ana"]}, {})
	one.status == "partial"
	[object.id | some object in one.affected] == ["e1"]
	beside := keys({}, {"people": [person("e1", {}), person("e2", {"enabled": false})]})
	beside.status == "partial"
	beside.summary == "One emergency account would not let you back in as it should"
	[object.id | some object in beside.affected] == ["e2", "e1"]
	single := keys({}, {"profile": {"emergencyAccounts": ["e1"]}, "people": [person("e1", {})]})
	single.summary == "Only one emergency account is declared"
	[object.id | some object in single.affected] == ["practice", "e1"]
}

# Nobody is declared: whoever holds a key for such a policy may be meant.
test_passkeys_of_nobody_declared if {
	keys({}, {"profile": {}, "people": [person(id, {"emergency": false}) | some id in ["e1", "e2"]]}).status == "notAssessed"
}

test_passkeys_where_a_policy_may_ask_for_single_models if {
	result := keys({"own": true, "securityKey": "unknown"}, {})
	result.status == "notAssessed"
	result.reason == "For E1 it is not known whether “Keys” stops it (it may ask for single models of keys)."
}

# An account with a key of its own that no policy asks for more than that.
test_what_the_steps_set_passes if {
	before := {"userRegistrationDetails": [{"id": "e1", "methodsRegistered": []}, {"id": "e2", "methodsRegistered": []}], "policyReach": [policy({"reached": ["e1", "e2"]})]}
	outcome(before).status == "fail"
	after := {
		"userRegistrationDetails": [{"id": id, "methodsRegistered": ["passKeyDeviceBound"]} | some id in ["e1", "e2"]],
		"policyReach": array.concat(good.policyReach, [policy({"id": "p2", "own": true, "securityKey": "yes", "reached": ["e1", "e2"]})]),
	}
	outcome(after).status == "pass"
}

# Beside the policy for all, one that a security key opens.
keys(change, more) := outcome(object.union({"policyReach": array.concat(good.policyReach, [object.union(own, change)])}, more)) if {
	own := policy({"id": "p2", "name": "Keys", "securityKey": "yes", "reached": ["e1", "e2"]})
}

test_what_cannot_be_told_of_an_account if {
	outcome({"people": [person("e1", {}), person("e2", {"enabled": null})]}).status == "notAssessed"
	outcome({"users": [{"id": "e1", "onPremisesSyncEnabled": null}, {"id": "e2"}]}).status == "notAssessed"
	result := outcome({"admins": {"people": [admin("e1")], "other": [], "unreadGroups": ["g1"]}})
	result.status == "notAssessed"
	result.reason == "For E2 it is not known whether it holds Global Administrator through a group."
}

test_what_cannot_be_told_of_a_key if {
	one := {"id": "e1", "methodsRegistered": ["passKeyDeviceBound"]}
	every rows in [null, [one], [one, {"id": "e2", "methodsRegistered": null}], [one, {"id": "e2", "methodsRegistered": ["methodOfTomorrow"]}]] {
		outcome({"userRegistrationDetails": rows}).status == "notAssessed"
	}
}

test_a_key_beside_a_method_nobody_knows if {
	rows := [{"id": "e1", "methodsRegistered": ["passKeyDeviceBound"]}, {"id": "e2", "methodsRegistered": ["passKeySynced", "methodOfTomorrow"]}]
	outcome({"userRegistrationDetails": rows}).status == "pass"
}

test_who_must_activate_first_is_known_even_so if {
	on_demand := object.union(admin("e2"), {"globalAdministrator": false, "eligibleGlobalAdministrator": true})
	result := outcome({"admins": {"people": [admin("e1"), on_demand], "other": [], "unreadGroups": ["g1"]}})
	result.status == "partial"
	result.affected[0].detail == "it would first have to activate Global Administrator"
}

test_a_declared_account_that_does_not_exist if {
	result := outcome({"profile": {"emergencyAccounts": ["e1", "gone@x"]}, "people": [person("e1", {})]})
	result.status == "partial"
	result.affected == [{"type": "user", "id": "gone@x", "name": "gone@x", "detail": "is declared and not in the list of accounts"}]
	both := outcome({"profile": {"emergencyAccounts": ["gone@x"]}, "people": []})
	both.status == "fail"
}

undeclared(changes) := outcome(object.union({
	"profile": {}, "people": [person("e1", {"emergency": false}), person("e2", {"emergency": false}), person("ana", {"emergency": false})],
}, changes))

test_two_that_look_like_it_are_a_guess if {
	result := undeclared({})
	result.status == "notAssessed"
	contains(result.reason, "(a guess), E1, E2 could be meant")
}

test_fewer_than_two_could_serve if {
	every change in [{"enabled": false}, {"synced": true}, {"guestType": "b2bCollaborationMember"}] {
		result := undeclared({"people": [person("e1", {"emergency": false}), person("e2", object.union({"emergency": false}, change))]})
		result.status == "fail"
		result.affected == [{"type": "practice", "id": "practice", "name": "Practice", "detail": "no account is declared for emergencies, and E1 has what it takes"}]
	}
	plain := undeclared({"admins": {"people": [admin("e1")], "other": [], "unreadGroups": []}})
	contains(plain.affected[0].detail, "E1 has what it takes")
	nobody := undeclared({"admins": {"people": [], "other": [], "unreadGroups": []}})
	contains(nobody.affected[0].detail, "none has what it takes")
}

test_an_unread_group_may_hold_them if {
	undeclared({"admins": {"people": [], "other": [], "unreadGroups": ["g1"]}}).status == "notAssessed"
}

test_how_they_were_used_is_evidence if {
	never := person("e1", {"daysSinceSignIn": null})
	unlisted := person("e2", {"daysSinceSignIn": null, "signInKnown": false})
	outcome({"people": [never, unlisted]}).evidence == ["E1 has no sign-in on record.", "E2 has no sign-in on record."]
}

test_no_sign_in_of_anybody_was_read if {
	people := [person(id, {"daysSinceSignIn": null, "signInKnown": false}) | some id in ["e1", "e2"]]
	outcome({"people": people}).evidence == ["E1 has a last sign-in that was not read.", "E2 has a last sign-in that was not read."]
}

exported(members) := result if {
	result := ca_04.result with input as with_facts({
		"basis": "import", "tenant": {"displayName": "P"},
		"sources": {"directoryRoles": [{"id": "r", "roleTemplateId": "62e90394-69f5-4237-9190-012177145e10", "members": members}]},
	}, ["globalAdministrators"])
}

ana := {"id": "u1", "displayName": "Ana"}

test_an_export_with_one_global_administrator if {
	result := exported([ana])
	result.status == "fail"
	result.affected[0].detail == "only Ana is a Global Administrator, which an emergency account has to be"
}

test_an_export_that_cannot_tell if {
	every members in [[], null, [ana, {"id": "u2"}], [{"id": "g", "@odata.type": "#microsoft.graph.group"}], [ana, {"id": "g", "@odata.type": "#microsoft.graph.group"}]] {
		exported(members).status == "notAssessed"
	}
}
