package triage.adm_09_test

import data.triage.adm_09
import data.triage.lib.verdicts

full := {
	"id": "r1", "displayName": "Bright IT", "status": "active", "customer": {"tenantId": "t1"}, "endDateTime": "2027-01-09T17:12:00Z",
	"accessDetails": {"unifiedRoles": [{"roleDefinitionId": "62e90394-69f5-4237-9190-012177145e10"}, {"roleDefinitionId": "29232cdf-9323-42fd-ade2-1d097af3e4de"}]},
}

limited := object.union(full, {"accessDetails": {"unifiedRoles": [{"roleDefinitionId": "29232cdf-9323-42fd-ade2-1d097af3e4de"}]}})

graph(rows, partners) := {
	"basis": "graph", "tenant": {"id": "t1", "displayName": "Practice"},
	"sources": {"delegatedAdminRelationships": rows, "crossTenantAccessPartners": partners},
}

status(rows) := judged(graph(rows, [])).status

judged(value) := result if result := adm_09.result with input as value

test_full_control if {
	verdicts.says(judged(graph([full], [{"tenantId": "p1", "isServiceProvider": true}])), {
		"status": "fail", "summary": "One outside company has full control over your Microsoft 365",
		"affected": [{"type": "delegatedAdminRelationship", "id": "r1", "name": "Bright IT", "detail": "holds Global Administrator until 2027-01-09"}],
		"evidence": ["Relationships in force: “Bright IT” (two roles until 2027-01-09).", "Marked as a service provider in the cross-tenant settings: p1."],
	})
	status([object.union(full, {"status": "expiring"})]) == "fail"
	status([object.remove(full, ["customer", "endDateTime"])]) == "fail"
	every value in ["T1", null] { status([object.union(full, {"customer": {"tenantId": value}})]) == "fail" }
}

test_not_in_force_or_not_ours if {
	every state in ["expired", "terminated", "approvalPending", "created", "unknownFutureValue", null] {
		status([object.union(full, {"status": state})]) == "notAssessed"
	}
	status([object.union(full, {"customer": {"tenantId": "other"}})]) == "notAssessed"
}

test_limited_relationships_are_told_and_asked_about if {
	verdicts.says(judged(graph([limited], [])), {"status": "notAssessed", "reason has": "“Bright IT” (one role until 2027-01-09)"})
	every value in [null, {"unifiedRoles": null}] { status([object.union(full, {"accessDetails": value})]) == "notAssessed" }
}

test_nothing_to_see_proves_nothing if {
	verdicts.says(judged(graph([], [{"tenantId": "p1", "isServiceProvider": true}, {"tenantId": "p2", "isServiceProvider": false}])), {
		"status": "notAssessed", "reason has": "does not prove that there is none. Marked as a service provider in the cross-tenant settings: p1.",
	})
}
