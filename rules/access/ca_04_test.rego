package triage.ca_04_test

import data.triage.ca_04

person(id, changes) := object.union({
	"id": id, "name": upper(id), "upn": sprintf("%s@x.onmicrosoft.com", [id]), "enabled": true, "synced": null, "guestType": null,
	"emergency": true, "daysSinceSignIn": 80, "signInKnown": true,
}, changes)

admin(id) := {"id": id, "name": upper(id), "globalAdministrator": true, "eligibleGlobalAdministrator": false}

users_of(includes, excludes) := {"users": object.union(includes, excludes)}

mfa := {
	"id": "p1", "displayName": "MFA", "state": "enabled", "grantControls": {"operator": "OR", "builtInControls": ["mfa"]},
	"conditions": {"users": {"includeUsers": ["All"], "excludeUsers": ["e1", "e2"], "includeGroups": [], "excludeGroups": [], "includeRoles": [], "excludeRoles": []}},
}

good := {
	"profile": {"emergencyAccounts": ["e1", "E2@x.onmicrosoft.com"]},
	"people": [person("e1", {}), person("e2", {}), person("ana", {"emergency": false})],
	"admins": {"people": [admin("e1"), admin("e2"), admin("ana")], "other": [], "unreadGroups": []},
	"conditionalAccessPolicies": [mfa],
	"users": [{"id": "e1", "onPremisesSyncEnabled": null}, {"id": "e2", "onPremisesSyncEnabled": false}],
	"userRegistrationDetails": [{"id": "e1", "methodsRegistered": ["passKeyDeviceBound"]}, {"id": "e2", "methodsRegistered": ["fido2SecurityKey", "mobilePhone"]}],
	"groupMembers": {}, "roleAssignments": [], "roleDefinitions": [],
}

case(changes) := {
	"basis": "graph", "tenant": {"displayName": "Practice"}, "profile": all.profile,
	"facts": {"people": all.people, "admins": all.admins},
	"sources": {name: all[name] | some name in ["conditionalAccessPolicies", "users", "userRegistrationDetails", "groupMembers", "roleAssignments", "roleDefinitions"]; all[name] != null},
} if {
	kept := object.remove(good, object.keys(changes))
	all := object.union(kept, changes)
}

outcome(changes) := result if {
	result := ca_04.result with input as case(changes)
}

# The good tenant with one policy in place of its own.
under(users, change) := outcome({"conditionalAccessPolicies": [policy]}) if {
	whole := {"includeUsers": [], "excludeUsers": [], "includeGroups": [], "excludeGroups": [], "includeRoles": [], "excludeRoles": []}
	policy := object.union(object.remove(mfa, ["conditions"]), object.union({"conditions": {"users": object.union(whole, users)}}, change))
}

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
		"conditionalAccessPolicies": [],
	}).status == "pass"
}

test_only_one_is_declared if {
	result := outcome({"profile": {"emergencyAccounts": ["e1"]}, "people": [person("e1", {}), person("e2", {"emergency": false})]})
	result.status == "partial"
	result.summary == "Only one emergency access account is declared"
	result.affected[0].type == "practice"
	contains(result.evidence[1], "which is a guess, these could be meant for emergencies: E2")
}

test_what_makes_an_account_useless if {
	cases := {
		"its sign-in is switched off": {"enabled": false},
		"it comes from your local directory, which may be what is down": {"synced": true},
	}
	every text, change in cases {
		result := outcome({"people": [person("e1", {}), person("e2", change)]})
		result.status == "partial"
		result.summary == "One emergency access account would not let you back in as it should"
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
	result := under({"includeUsers": ["All"], "excludeUsers": ["e1"]}, {})
	result.status == "partial"
	result.affected[0].detail == "it is not left out of “MFA”"
}

test_both_are_useless if {
	result := under({"includeUsers": ["All"]}, {})
	result.status == "fail"
	result.summary == "Two emergency access accounts would not let you back in as they should"
}

test_ways_into_a_policy if {
	under({"includeUsers": ["e2"]}, {}).status == "partial"
	under({"includeUsers": ["ana"]}, {}).status == "pass"
	under({"includeRoles": ["62e90394-69f5-4237-9190-012177145e10"], "excludeUsers": ["e1"]}, {}).status == "partial"
	under({"includeRoles": ["another"]}, {}).status == "pass"
}

test_ways_out_of_a_policy if {
	under({"includeUsers": ["All"], "excludeRoles": ["62e90394-69f5-4237-9190-012177145e10"]}, {}).status == "pass"
	groups := {"g1": ["e1", {"id": "e2"}], "g2": ["e1"]}
	by_group(list) := outcome({"groupMembers": groups, "conditionalAccessPolicies": [object.union(mfa, {"conditions": {"users": {"includeUsers": ["All"], "excludeUsers": [], "excludeGroups": list}}})]})
	by_group(["g1"]).status == "pass"
	by_group(["g2"]).status == "partial"
	by_group(["gone"]).status == "fail"
}
