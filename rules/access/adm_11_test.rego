package triage.adm_11_test

import data.triage.adm_11

ga := "62e90394-69f5-4237-9190-012177145e10"

review := {
	"id": "a1", "displayName": "Quarterly", "status": "InProgress",
	"scope": {"resourceScopes": [{"query": sprintf("/beta/roleManagement/directory/roleDefinitions/%s", [ga])}]},
	"settings": {"recurrence": {"pattern": {"type": "absoluteMonthly", "interval": 3}, "range": {"type": "noEnd", "endDate": "9999-12-31"}}},
	"instances": [{"status": "Applied", "endDateTime": "2026-10-15T15:00:00Z"}],
	"reviewers": [{"query": "/users/owner", "queryType": "MicrosoftGraph"}], "stageSettings": [],
}

definitions := [
	{"id": ga, "templateId": ga, "displayName": "Global Administrator"},
	{"id": "fe930be7-5e62-47db-91af-98c3a49a38b1", "templateId": "", "displayName": "User Administrator"},
	{"id": "z", "templateId": "z", "displayName": "Nobody's role"},
]

graph(rows, people) := {
	"basis": "graph", "now": "2026-11-22T02:14:00Z", "facts": {"admins": {"people": people}},
	"sources": {"accessReviews": rows, "roleDefinitions": definitions},
}

ana := {"id": "ana", "roles": ["Global Administrator"], "eligible": []}

status(rows) := result.status if {
	result := adm_11.result with input as graph(rows, [ana])
}

change(changes) := [object.union(review, changes)]

test_reviewed if {
	result := adm_11.result with input as graph([review], [ana])
	result.status == "pass"
	result.evidence == ["Access reviews of administrator roles with a result in the last twelve months: “Quarterly”."]
}

test_a_role_left_out if {
	result := adm_11.result with input as graph([review], [ana, {"id": "ben", "roles": [], "eligible": ["User Administrator"]}])
	result.status == "partial"
	result.summary == "One administrator role in use is in no access review"
	result.affected == [{"type": "directoryRole", "id": "fe930be7-5e62-47db-91af-98c3a49a38b1", "name": "User Administrator", "detail": "held by somebody and reviewed by nobody"}]
}

test_administrators_who_review_themselves if {
	self := object.union(review, {"reviewers": []})
	result := adm_11.result with input as graph([self], [ana])
	result.status == "partial"
	result.summary == "One administrator role is reviewed by its holders themselves"
	result.affected == [{"type": "directoryRole", "id": ga, "name": "Global Administrator", "detail": "its holders review themselves"}]
	status([self, review]) == "pass"
	both := adm_11.result with input as graph([self], [ana, {"id": "ben", "roles": [], "eligible": ["User Administrator"]}])
	both.summary == "Two administrator roles are reviewed by nobody but their holders"
}

staged(reviewers) := change({"reviewers": [], "stageSettings": [{"reviewers": []}, {"reviewers": reviewers}]})

test_stages_have_reviewers_of_their_own if {
	status(staged([{"query": "/users/owner"}])) == "pass"
	status(staged([])) == "partial"
}

test_reviewers_that_were_not_read if {
	result := adm_11.result with input as graph([object.remove(review, ["reviewers", "stageSettings"])], [ana])
	result.status == "notAssessed"
	contains(result.reason, "Global Administrator")
}

test_named_by_a_filter if {
	status(change({"scope": {"query": sprintf("/roleManagement/directory/roleAssignmentScheduleInstances?$filter=(roleDefinitionId eq '%s')", [upper(ga)])}})) == "pass"
}

test_a_role_without_a_definition if {
	result := adm_11.result with input as graph([review], [{"id": "ben", "roles": ["Strange role"], "eligible": []}])
	result.status == "notAssessed"
	contains(result.reason, "Strange role")
}

test_how_often if {
	every pattern in [{"type": "weekly", "interval": 4}, {"type": "absoluteYearly", "interval": 1}, {"type": "relativeMonthly", "interval": 12}] {
		status(change({"settings": {"recurrence": {"pattern": pattern}}})) == "pass"
	}
	every pattern in [{"type": "absoluteYearly", "interval": 2}, {"type": "absoluteMonthly", "interval": 24}, {"type": "once", "interval": 1}] {
		status(change({"settings": {"recurrence": {"pattern": pattern}}})) == "notAssessed"
	}
	status(change({"settings": null})) == "notAssessed"
	status(change({"settings": {"recurrence": null}})) == "notAssessed"
}

test_over_or_not_begun if {
	status(change({"settings": {"recurrence": {"range": {"type": "endDate", "endDate": "2027-01-01"}}}})) == "pass"
	status(change({"settings": {"recurrence": {"range": {"type": "endDate", "endDate": "2026-01-01"}}}})) == "notAssessed"
	status(change({"settings": {"recurrence": {"range": {"type": "numbered", "endDate": null}}}})) == "notAssessed"
	every state in ["Completed", "unknownFutureValue", null] { status(change({"status": state})) == "notAssessed" }
}

test_no_result_yet if {
	result := adm_11.result with input as graph(change({"instances": [{"status": "InProgress", "endDateTime": "2026-12-01T00:00:00Z"}]}), [ana])
	result.status == "notAssessed"
	contains(result.reason, "no round with a result")
	status(change({"instances": [{"status": "Applied", "endDateTime": "2024-10-15T15:00:00Z"}]})) == "notAssessed"
	status([object.remove(review, ["instances"])]) == "notAssessed"
}

of_principals(query) := status(change({"scope": object.union(review.scope, {"principalScopes": [{"query": query}]})}))

test_reviews_of_some_holders if {
	of_principals("/v1.0/users") == "pass"
	every query in ["/v1.0/servicePrincipals", "/users?$filter=(userType eq 'Guest')", "/users/ana"] { of_principals(query) == "notAssessed" }
}

test_reviews_of_other_things if {
	guests := adm_11.result with input as graph(change({"scope": {"resourceScopes": [], "query": "/users?$filter=(userType eq 'Guest')"}}), [ana])
	guests.status == "notAssessed"
	contains(guests.reason, "hold none of administrator roles")
	status([]) == "notAssessed"
}

# One review a role, as the admin center makes them.
test_what_the_steps_set_passes if {
	people := [ana, {"id": "ben", "roles": [], "eligible": ["User Administrator"]}]
	reviews := [object.union(review, {"scope": {
		"principalScopes": [{"query": "/v1.0/users"}, {"query": "/v1.0/groups"}],
		"resourceScopes": [{"query": sprintf("/beta/roleManagement/directory/roleDefinitions/%s", [id])}],
	}}) |
		some id in [ga, "fe930be7-5e62-47db-91af-98c3a49a38b1"]
	]
	before := adm_11.result with input as graph([], people)
	before.status == "notAssessed"
	result := adm_11.result with input as graph(reviews, people)
	result.status == "pass"
}
