package triage.risk_05_test

import data.triage.lib.verdicts
import data.triage.risk_05

user := {
	"id": "u1", "isDeleted": false, "riskState": "atRisk", "riskLevel": "high", "riskLastUpdatedDateTime": "2026-11-20T10:00:00Z",
	"userDisplayName": "Ana", "userPrincipalName": "ana@x",
}

detection := {
	"id": "d1", "userId": "u2", "riskState": "atRisk", "riskLevel": "high", "riskEventType": "passwordSpray",
	"detectedDateTime": "2026-11-19T10:00:00Z", "userDisplayName": "Ben",
}

verdict(users, detections) := result if result := risk_05.result with input as {"basis": "graph", "sources": {"riskyUsers": users, "riskDetections": detections}}

status(changes) := verdict([object.union(user, changes)], []).status

test_nobody_waits if {
	verdict([], []).status == "pass"
	verdicts.says(verdict([object.union(user, {"riskLevel": "medium"})], []), {
		"status": "pass", "first evidence": "Accounts that Microsoft has marked at some time: 1, waiting with a lower risk: 1.",
	})
}

test_an_account_at_high_risk if {
	verdicts.says(verdict([user], []), {
		"status": "fail", "summary": "One account that Microsoft believes in a stranger's hands waits for somebody to look",
		"affected": [{"type": "user", "id": "u1", "name": "Ana", "detail": "at high risk, since 2026-11-20"}],
	})
}

test_confirmed_counts_at_any_grade if {
	result := verdict([object.union(user, {"riskState": "confirmedCompromised", "riskLevel": "none", "riskLastUpdatedDateTime": null})], [])
	result.affected[0].detail == "confirmed as compromised"
}

test_settled if {
	every state in ["none", "confirmedSafe", "remediated", "dismissed"] { status({"riskState": state}) == "pass" }
	status({"isDeleted": true}) == "pass"
}

test_detections if {
	verdicts.says(verdict([], [detection]), {"status": "fail", "affected": [{"type": "riskDetection", "id": "d1", "name": "Ben", "detail": "a detection of high risk (passwordSpray), since 2026-11-19"}]})
	every change in [{"riskLevel": "low"}, {"riskState": "remediated"}] { verdict([], [object.union(detection, change)]).status == "pass" }
}

test_an_account_is_counted_once if {
	result := verdict([user], [object.union(detection, {"userId": "u1"}), detection, object.union(detection, {"id": "d2"})])
	startswith(result.summary, "Two accounts")
	[one.id | some one in result.affected] == ["u1", "d1", "d2"]
	startswith(verdict([], [object.union(detection, {"userId": null}), object.union(detection, {"id": "d2", "userId": null})]).summary, "Two accounts")
}

test_a_deleted_account_does_not_count if {
	every changes in [{}, {"riskLevel": "hidden"}, {"riskState": null}] {
		verdict([object.union(user, {"isDeleted": true})], [object.union(detection, object.union({"userId": "u1"}, changes))]).status == "pass"
	}
}

test_cannot_tell if {
	every level in ["hidden", null, "unknownFutureValue"] { status({"riskLevel": level}) == "notAssessed" }
	every state in [null, "", "unknownFutureValue"] { status({"riskState": state}) == "notAssessed" }
	verdicts.says(verdict([], [object.union(detection, {"riskLevel": "hidden"})]), {"status": "notAssessed", "reason has": "Ben"})
	verdict([user], [object.union(detection, {"riskLevel": "hidden"})]).status == "fail"
}
