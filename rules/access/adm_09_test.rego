package triage.adm_09_test

import data.triage.adm_09

full := {
	"id": "r1", "displayName": "Bright IT", "status": "active", "customer": {"tenantId": "t1"}, "endDateTime": "2027-01-09T17:12:00Z",
	"accessDetails": {"unifiedRoles": [{"roleDefinitionId": "62e90394-69f5-4237-9190-012177145e10"}, {"roleDefinitionId": "29232cdf-9323-42fd-ade2-1d097af3e4de"}]},
}

limited := object.union(full, {"accessDetails": {"unifiedRoles": [{"roleDefinitionId": "29232cdf-9323-42fd-ade2-1d097af3e4de"}]}})

graph(rows, partners) := {
	"basis": "graph", "tenant": {"id": "t1", "displayName": "Practice"},
	"sources": {"delegatedAdminRelationships": rows, "crossTenantAccessPartners": partners},
}

status(rows) := result.status if {
	result := adm_09.result with input as graph(rows, [])
}

test_full_control if {
	result := adm_09.result with input as graph([full], [{"tenantId": "p1", "isServiceProvider": true}])
	result.status == "fail"
	result.summary == "One outside company has full control over your Microsoft 365"
	result.affected == [{"type": "delegatedAdminRelationship", "id": "r1", "name": "Bright IT", "detail": "holds Global Administrator until 2027-01-09"}]
	result.evidence == [
		"Relationships in force: “Bright IT” (two roles until 2027-01-09).",
		"Marked as a service provider in the cross-tenant settings: p1.",
	]
	status([object.union(full, {"status": "expiring"})]) == "fail"
	status([object.remove(full, ["customer", "endDateTime"])]) == "fail"
	status([object.union(full, {"customer": {"tenantId": "T1"}})]) == "fail"
	status([object.union(full, {"customer": {"tenantId": null}})]) == "fail"
}

test_not_in_force_or_not_ours if {
	every state in ["expired", "terminated", "approvalPending", "created", "unknownFutureValue", null] {
		status([object.union(full, {"status": state})]) == "notAssessed"
	}
	status([object.union(full, {"customer": {"tenantId": "other"}})]) == "notAssessed"
}

test_limited_relationships_are_told_and_asked_about if {
	result := adm_09.result with input as graph([limited], [])
	result.status == "notAssessed"
	contains(result.reason, "“Bright IT” (one role until 2027-01-09)")
	status([object.union(full, {"accessDetails": null})]) == "notAssessed"
	status([object.union(full, {"accessDetails": {"unifiedRoles": null}})]) == "notAssessed"
}

test_nothing_to_see_proves_nothing if {
	result := adm_09.result with input as graph([], [{"tenantId": "p1", "isServiceProvider": true}, {"tenantId": "p2", "isServiceProvider": false}])
	result.status == "notAssessed"
	contains(result.reason, "does not prove that there is none. Marked as a service provider in the cross-tenant settings: p1.")
}
