package triage.aud_07_test

import data.triage.aud_07
import data.triage.lib.verdicts

audit(changes) := object.union({
	"activityDateTime": "2026-11-20T14:20:00Z", "activityDisplayName": "Add member to role",
	"initiatedBy": {"app": null, "user": {"userPrincipalName": "ann@p.example", "displayName": null}},
	"targetResources": [{"displayName": "Ben", "userPrincipalName": "ben@p.example"}],
}, changes)

sign_in := {"createdDateTime": "2026-11-21T17:24:10Z"}

verdict(changes) := verdict_with("yes", changes)

verdict_with(premium, changes) := result if result := aud_07.result with input as {
	"basis": "graph", "now": "2026-11-22T02:14:00Z", "facts": {"capabilities": {"entraP1": premium}},
	"sources": object.union({"directoryAudits": [audit({})], "subscribedSkus": [{"skuId": "x"}]}, changes),
}

test_both_logs_answer if verdicts.says(verdict({"signIns": [sign_in, {"createdDateTime": "2026-11-19T10:00:00Z"}]}), {
	"status": "pass", "evidence": ["The latest sign-in read is of 2026-11-21.", "2026-11-20: Add member to role; on Ben; by ann@p.example."],
})

test_the_five_latest_changes if {
	days := ["09", "11", "10", "14", "13", "12"]
	result := verdict({"signIns": [sign_in], "directoryAudits": [audit({"activityDateTime": sprintf("2026-11-%sT10:00:00Z", [d])}) | some d in days]})
	[substring(line, 0, 10) | some line in array.slice(result.evidence, 1, 9)] == ["2026-11-14", "2026-11-13", "2026-11-12", "2026-11-11", "2026-11-10"]
}

lines(changes) := verdict({"signIns": [sign_in], "directoryAudits": [audit(changes)]}).evidence[1]

test_changes_by_apps_and_without_names if {
	lines({"initiatedBy": {"app": {"displayName": "Sync"}, "user": null}}) == "2026-11-20: Add member to role; on Ben; by Sync."
	lines({"initiatedBy": null, "targetResources": null}) == "2026-11-20: Add member to role."
	lines({"targetResources": [{"displayName": null, "userPrincipalName": "ben@p.example"}]}) == "2026-11-20: Add member to role; on ben@p.example; by ann@p.example."
	lines({"initiatedBy": "x", "targetResources": [null, 1]}) == "2026-11-20: Add member to role."
	lines({"targetResources": [{"displayName": null}]}) == "2026-11-20: Add member to role; by ann@p.example."
}

test_without_premium_the_sign_in_log_is_short if verdicts.says(verdict_with("no", {}), {"status": "partial", "first id": "signIns", "evidence count": 1})

test_an_empty_sign_in_log_cannot_be_told if contains(verdict({"signIns": []}).reason, "the sign-in log gave no entry")

test_an_unread_sign_in_log_is_no_finding if {
	every given in [{}, {"signIns": []}] { verdict(given).status == "notAssessed" }
	every case in [[verdict_with("no", {"subscribedSkus": []}), "notAssessed"], [verdict_with("unknown", {}), "notAssessed"]] { case[0].status == case[1] }
}

test_entries_without_a_time_do_not_count if every changes in [
	{"signIns": [{}], "directoryAudits": [audit({})]}, {"signIns": [sign_in], "directoryAudits": [audit({"activityDateTime": null})]},
	{"signIns": [sign_in], "directoryAudits": [audit({"activityDateTime": ""})]},
	{"signIns": [sign_in], "directoryAudits": [audit({"activityDateTime": "yesterday"})]},
	{"signIns": [sign_in], "directoryAudits": [audit({"activityDateTime": 5})]}, {"signIns": [sign_in], "directoryAudits": []},
] { verdict(changes).status == "notAssessed" }
