package triage.risk_07_test

import data.triage.lib.verdicts
import data.triage.risk_07

leak := {
	"id": "d1", "userId": "u1", "riskEventType": "leakedCredentials", "riskState": "atRisk", "riskLevel": "high",
	"detectedDateTime": "2026-11-19T10:00:00Z", "userDisplayName": "Ana",
}

verdict(detections, sources) := judged({"basis": "graph", "sources": object.union({"riskDetections": detections, "riskyUsers": [], "users": []}, sources)})

status(changes) := verdict([object.union(leak, changes)], {}).status

judged(value) := result if result := risk_07.result with input as value

test_none if {
	verdicts.says(verdict([], {}), {"status": "pass", "evidence": ["Risk detections read: 0, of them stolen passwords already settled: 0."]})
	status({"riskEventType": "unlikelyTravel"}) == "pass"
}

test_settled if every state in ["none", "confirmedSafe", "remediated", "dismissed"] { status({"riskState": state}) == "pass" }

test_one if {
	verdicts.says(verdict([leak], {}), {
		"status": "fail", "summary": "One account uses a password that criminals trade",
		"affected": [{"type": "user", "id": "u1", "name": "Ana", "detail": "found on 2026-11-19"}],
	})
	status({"riskState": "confirmedCompromised"}) == "fail"
}

test_an_account_is_counted_once if {
	result := verdict([object.union(leak, {"detectedDateTime": null}), object.union(leak, {"id": "d2"}), object.union(leak, {"id": "d3", "userId": "u2"})], {})
	startswith(result.summary, "Two accounts")
	result.affected[0].detail == "found on an unknown day"
}

test_an_account_without_id_is_named_by_its_detection if {
	{one.id | some one in verdict([object.union(leak, {"userId": null}), object.union(leak, {"id": "d2", "userId": null})], {}).affected} == {"d1", "d2"}
}

test_a_deleted_account_does_not_count if verdict([leak], {"riskyUsers": [{"id": "u1", "isDeleted": true, "riskState": "atRisk"}]}).status == "pass"

test_cannot_tell if {
	every state in [null, "", "unknownFutureValue"] { status({"riskState": state}) == "notAssessed" }
	at_risk := {"id": "u9", "riskState": "atRisk", "userDisplayName": "Ben"}
	verdicts.says(verdict([], {"riskyUsers": [at_risk]}), {"status": "notAssessed", "reason has": "Ben is at risk"})
	verdict([object.union(leak, {"userId": "u9", "riskEventType": "unlikelyTravel"})], {"riskyUsers": [at_risk]}).status == "pass"
	every change in [{"isDeleted": true}, {"riskState": "remediated"}] { verdict([], {"riskyUsers": [object.union(at_risk, change)]}).status == "pass" }
}

test_a_detection_of_no_known_kind_may_be_a_stolen_password if {
	every kind in [null, "unknownFutureValue"] {
		status({"riskEventType": kind}) == "notAssessed"
		status({"riskEventType": kind, "riskState": "remediated"}) == "pass"
	}
	status({"riskEventType": "generic"}) == "pass"
}

test_accounts_at_risk_not_read if {
	bare := {"basis": "graph", "sources": {"riskDetections": []}}
	every case in [[bare, "notAssessed"], [{"basis": "graph", "sources": {"riskDetections": [leak]}}, "fail"]] { judged(case[0]).status == case[1] }
}

test_an_own_directory if {
	synced := {"users": [{"id": "u1", "onPremisesSyncEnabled": true}]}
	verdict([], synced).status == "notAssessed"
	every case in [[false, "notAssessed"], [true, "pass"]] {
		verdict([], object.union(synced, {"onPremisesSynchronization": [{"features": {"passwordSyncEnabled": case[0]}}]})).status == case[1]
	}
	verdict([], {"users": [{"id": "u1", "onPremisesSyncEnabled": null}]}).status == "pass"
}

test_accounts_not_read if {
	sources := {"riskDetections": [], "riskyUsers": []}
	verdicts.says(judged({"basis": "graph", "sources": sources}), {"status": "notAssessed", "reason has": "own directory"})
	synced := object.union(sources, {"onPremisesSynchronization": [{"features": {"passwordSyncEnabled": true}}]})
	judged({"basis": "graph", "sources": synced}).status == "pass"
}

score(percentage) := judged({"basis": "secureScore", "secureScore": {
	"date": "2026-11-21", "controls": [{"name": "AATP_AccountWithLeakedCredentials", "title": "Leaked", "percentage": percentage, "date": "2026-11-21"}],
}})

test_secure_score_can_find_and_not_clear if {
	verdicts.says(score(40), {"status": "fail", "first id": "AATP_AccountWithLeakedCredentials"})
	score(100).status == "notAssessed"
}
