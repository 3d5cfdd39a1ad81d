package triage.lib.admins_test

import data.triage.lib.admins

of(admins_fact, sources) := {"facts": {"admins": admins_fact, "capabilities": {"accessReviews": "unknown"}}, "sources": sources}

group := {"id": "g", "name": "Admins", "type": "group", "gone": false, "settled": false, "why": null, "roles": ["Global Administrator"]}

unread(change) := result if result := admins.unread with input as of({"other": [object.union(group, change)]}, {})

test_who_may_stand_behind_a_role if {
	unread({}) == {"Admins"}
	unread({"why": "it hides its members"}) == {"Admins (it hides its members)"}
	unread({"settled": true}) == set()
}

may_become(admins_fact, sources) := result if result := admins.may_become with input as of(admins_fact, sources)

test_who_may_become_an_administrator if {
	may_become({"other": []}, {"roleEligibilities": []}) == []
	may_become({"other": []}, {}) == ["who may activate a role"]
	unlicensed := admins.may_become with input as {"facts": {"admins": {"other": []}, "capabilities": {"accessReviews": "no"}}, "sources": {}}
	unlicensed == []
	may_become({"joinableGroups": [{"id": "g", "name": "Admins"}]}, {"roleEligibilities": []}) == ["who may join “Admins” and take its role"]
}

test_what_is_gone if {
	result := admins.leftovers with input as of({"other": [object.union(group, {"gone": true})]}, {})
	result == ["Still assigned to what no longer exists, and holding nobody: g."]
	none := admins.leftovers with input as of({"other": [group]}, {})
	none == []
}

test_roles_in_words if admins.roles({"roles": ["B", "A"], "eligible": ["C"]}) == "A, B, C (eligible)"
