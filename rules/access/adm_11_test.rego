package triage.adm_11_test

import data.triage.adm_11
import data.triage.lib.verdicts

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

ben := {"id": "ben", "roles": [], "eligible": ["User Administrator"]}

status(rows) := judged(graph(rows, [ana])).status

change(changes) := [object.union(review, changes)]

judged(value) := result if result := adm_11.result with input as value

test_reviewed if {
	verdicts.says(judged(graph([review], [ana])), {"status": "pass", "evidence": ["Access reviews of administrator roles with a result in the last twelve months: “Quarterly”."]})
}

test_a_role_left_out if {
	verdicts.says(judged(graph([review], [ana, ben])), {
		"status": "partial", "summary": "One administrator role in use is in no access review",
		"affected": [{"type": "directoryRole", "id": "fe930be7-5e62-47db-91af-98c3a49a38b1", "name": "User Administrator", "detail": "held by somebody and reviewed by nobody"}],
	})
}

test_administrators_who_review_themselves if {
	self := object.union(review, {"reviewers": []})
	verdicts.says(judged(graph([self], [ana])), {
		"status": "partial", "summary": "One administrator role is reviewed by its holders themselves",
		"affected": [{"type": "directoryRole", "id": ga, "name": "Global Administrator", "detail": "its holders review themselves"}],
	})
	status([self, review]) == "pass"
	judged(graph([self], [ana, ben])).summary == "Two administrator roles are reviewed by nobody but their holders"
}

staged(reviewers) := change({"reviewers": [], "stageSettings": [{"reviewers": []}, {"reviewers": reviewers}]})

test_stages_have_reviewers_of_their_own if every case in [[[{"query": "/users/owner"}], "pass"], [[], "partial"]] { status(staged(case[0])) == case[1] }

test_reviewers_that_were_not_read if verdicts.says(judged(graph([object.remove(review, ["reviewers", "stageSettings"])], [ana])), {"status": "notAssessed", "reason has": "Global Administrator"})

test_named_by_a_filter if {
	status(change({"scope": {"query": sprintf("/roleManagement/directory/roleAssignmentScheduleInstances?$filter=(roleDefinitionId eq '%s')", [upper(ga)])}})) == "pass"
}

test_a_role_without_a_definition if verdicts.says(judged(graph([review], [{"id": "ben", "roles": ["Strange role"], "eligible": []}])), {"status": "notAssessed", "reason has": "Strange role"})

recurring(recurrence) := status(change({"settings": {"recurrence": recurrence}}))

test_how_often if {
	every case in [["weekly", 4], ["absoluteYearly", 1], ["relativeMonthly", 12]] { recurring({"pattern": {"type": case[0], "interval": case[1]}}) == "pass" }
	every case in [["absoluteYearly", 2], ["absoluteMonthly", 24], ["once", 1]] { recurring({"pattern": {"type": case[0], "interval": case[1]}}) == "notAssessed" }
	every value in [null, {"recurrence": null}] { status(change({"settings": value})) == "notAssessed" }
}

test_over_or_not_begun if {
	recurring({"range": {"type": "endDate", "endDate": "2027-01-01"}}) == "pass"
	every range in [{"type": "endDate", "endDate": "2026-01-01"}, {"type": "numbered", "endDate": null}] { recurring({"range": range}) == "notAssessed" }
	every state in ["Completed", "unknownFutureValue", null] { status(change({"status": state})) == "notAssessed" }
}

test_no_result_yet if {
	verdicts.says(judged(graph(change({"instances": [{"status": "InProgress", "endDateTime": "2026-12-01T00:00:00Z"}]}), [ana])), {"status": "notAssessed", "reason has": "no round with a result"})
	status(change({"instances": [{"status": "Applied", "endDateTime": "2024-10-15T15:00:00Z"}]})) == "notAssessed"
	status([object.remove(review, ["instances"])]) == "notAssessed"
}

of_principals(query) := status(change({"scope": object.union(review.scope, {"principalScopes": [{"query": query}]})}))

test_reviews_of_some_holders if {
	of_principals("/v1.0/users") == "pass"
	every query in ["/v1.0/servicePrincipals", "/users?$filter=(userType eq 'Guest')", "/users/ana"] { of_principals(query) == "notAssessed" }
}

test_reviews_of_other_things if {
	verdicts.says(judged(graph(change({"scope": {"resourceScopes": [], "query": "/users?$filter=(userType eq 'Guest')"}}), [ana])), {"status": "notAssessed", "reason has": "hold none of administrator roles"})
	status([]) == "notAssessed"
}

# One review a role, as the admin center makes them.
test_what_the_steps_set_passes if {
	reviews := [object.union(review, {"scope": {
		"principalScopes": [{"query": "/v1.0/users"}, {"query": "/v1.0/groups"}],
		"resourceScopes": [{"query": sprintf("/beta/roleManagement/directory/roleDefinitions/%s", [id])}],
	}}) |
		some id in [ga, "fe930be7-5e62-47db-91af-98c3a49a38b1"]
	]
	every case in [[[], "notAssessed"], [reviews, "pass"]] { judged(graph(case[0], [ana, ben])).status == case[1] }
}
