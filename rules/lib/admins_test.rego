package triage.lib.admins_test

import data.triage.lib.admins

unread(others, sources) := result if {
	result := admins.unread with input as {"facts": {"admins": {"other": others}}, "sources": object.union({"roleAssignments": []}, sources)}
}

group := {"id": "g", "name": "Admins", "roles": ["Global Administrator"]}

test_groups_and_unknown_objects if {
	unread([group], {}) == {"Admins"}
	unread([group], {"groupMembers": {"g": []}}) == set()
	unread([], {}) == set()
}

test_apps_are_no_people if {
	unread([group], {"servicePrincipals": [{"id": "g"}]}) == set()
	unread([group], {"roleAssignments": [{"principalId": "g", "principal": {"@odata.type": "#microsoft.graph.servicePrincipal"}}]}) == set()
	unread([group], {"roleAssignments": [{"principalId": "g", "principal": {"@odata.type": "#microsoft.graph.group"}}]}) == {"Admins"}
	unread([group], {"roleAssignments": [{"principalId": "g"}]}) == {"Admins"}
}

test_roles_in_words if {
	admins.roles({"roles": ["B", "A"], "eligible": ["C"]}) == "A, B, C (eligible)"
}
