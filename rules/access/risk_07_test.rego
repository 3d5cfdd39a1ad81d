package triage.risk_07_test

import data.triage.risk_07

leak := {
	"id": "d1", "userId": "u1", "riskEventType": "leakedCredentials", "riskState": "atRisk", "riskLevel": "high",
	"detectedDateTime": "2026-11-19T10:00:00Z", "userDisplayName": "Ana",
}

verdict(detections, sources) := result if {
	result := risk_07.result with input as {"basis": "graph", "sources": object.union({"riskDetections": detections, "riskyUsers": [], "users": []}, sources)}
}

status(changes) := verdict([object.union(leak, changes)], {}).status

test_none if {
	result := verdict([], {})
	result.status == "pass"
	result.evidence == ["Risk detections read: 0, of them stolen passwords already settled: 0."]
	status({"riskEventType": "unlikelyTravel"}) == "pass"
}

test_settled if {
	every state in ["none", "confirmedSafe", "remediated", "dismissed"] { status({"riskState": state}) == "pass" }
}

test_one if {
	result := verdict([leak], {})
	result.status == "fail"
	result.summary == "One account uses a password that criminals trade"
	result.affected == [{"type": "user", "id": "u1", "name": "Ana", "detail": "found on 2026-11-19"}]
	status({"riskState": "confirmedCompromised"}) == "fail"
}

test_an_account_is_counted_once if {
	result := verdict([object.union(leak, {"detectedDateTime": null}), object.union(leak, {"id": "d2"}), object.union(leak, {"id": "d3", "userId": "u2"})], {})
	startswith(result.summary, "Two accounts")
	result.affected[0].detail == "found on an unknown day"
}

test_an_account_without_id_is_named_by_its_detection if {
	result := verdict([object.union(leak, {"userId": null}), object.union(leak, {"id": "d2", "userId": null})], {})
	{one.id | some one in result.affected} == {"d1", "d2"}
}

test_a_deleted_account_does_not_count if {
	verdict([leak], {"riskyUsers": [{"id": "u1", "isDeleted": true, "riskState": "atRisk"}]}).status == "pass"
}

test_cannot_tell if {
	every state in [null, "", "unknownFutureValue"] { status({"riskState": state}) == "notAssessed" }
	at_risk := {"id": "u9", "riskState": "atRisk", "userDisplayName": "Ben"}
	result := verdict([], {"riskyUsers": [at_risk]})
	result.status == "notAssessed"
	contains(result.reason, "Ben is at risk")
	verdict([object.union(leak, {"userId": "u9", "riskEventType": "unlikelyTravel"})], {"riskyUsers": [at_risk]}).status == "pass"
	verdict([], {"riskyUsers": [object.union(at_risk, {"isDeleted": true})]}).status == "pass"
	verdict([], {"riskyUsers": [object.union(at_risk, {"riskState": "remediated"})]}).status == "pass"
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
	result := risk_07.result with input as bare
	result.status == "notAssessed"
	found := risk_07.result with input as {"basis": "graph", "sources": {"riskDetections": [leak]}}
	found.status == "fail"
}

test_an_own_directory if {
	synced := {"users": [{"id": "u1", "onPremisesSyncEnabled": true}]}
	verdict([], synced).status == "notAssessed"
	verdict([], object.union(synced, {"onPremisesSynchronization": [{"features": {"passwordSyncEnabled": false}}]})).status == "notAssessed"
	verdict([], object.union(synced, {"onPremisesSynchronization": [{"features": {"passwordSyncEnabled": true}}]})).status == "pass"
	verdict([], {"users": [{"id": "u1", "onPremisesSyncEnabled": null}]}).status == "pass"
}

test_accounts_not_read if {
	sources := {"riskDetections": [], "riskyUsers": []}
	result := risk_07.result with input as {"basis": "graph", "sources": sources}
	result.status == "notAssessed"
	contains(result.reason, "own directory")
	synced := object.union(sources, {"onPremisesSynchronization": [{"features": {"passwordSyncEnabled": true}}]})
	compared := risk_07.result with input as {"basis": "graph", "sources": synced}
	compared.status == "pass"
}

score(percentage) := result if {
	result := risk_07.result with input as {"basis": "secureScore", "secureScore": {"controls": [{"name": "AATP_AccountWithLeakedCredentials", "title": "Leaked", "percentage": percentage, "date": "2026-11-21"}], "date": "2026-11-21"}}
}

test_secure_score_can_find_and_not_clear if {
	score(40).status == "fail"
	score(40).affected[0].id == "AATP_AccountWithLeakedCredentials"
	score(100).status == "notAssessed"
}
