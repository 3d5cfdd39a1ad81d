package triage.risk_06_test

import data.triage.risk_06

detection := {
	"id": "d1", "riskEventType": "unlikelyTravel", "riskState": "remediated", "userDisplayName": "Ana",
	"detectedDateTime": "2026-11-01T10:00:00Z",
}

waiting := object.union(detection, {"id": "d2", "riskState": "atRisk", "userDisplayName": "Ben"})

alert := {"id": "a1", "serviceSource": "microsoftDefenderForCloudApps", "title": "Impossible travel activity", "status": "new", "createdDateTime": "2026-11-01T10:00:00Z"}

verdict(sources) := result if {
	result := risk_06.result with input as {"basis": "graph", "now": "2026-11-22T02:14:00Z", "parameters": {"riskReviewDays": 7}, "sources": sources}
}

of(detections) := verdict({"riskDetections": detections})

test_settled if {
	result := of([detection])
	result.status == "pass"
	result.evidence == ["Detections and alerts of this kind: 1, settled: 1, younger than 7 days: 0."]
	every state in ["confirmedSafe", "dismissed", "confirmedCompromised"] {
		of([object.union(detection, {"riskState": state})]).status == "pass"
	}
}

test_what_nobody_settled_proves_nothing if {
	every changes in [{"riskState": "none"}, {"riskState": "dismissed", "riskDetail": "aiConfirmedSigninSafe"}] {
		faded := object.union(detection, changes)
		of([faded]).status == "notAssessed"
		of([faded, detection]).status == "pass"
		of([faded, waiting]).status == "fail"
	}
	of([object.union(detection, {"riskState": "dismissed", "riskDetail": "adminDismissedRiskForSignIn"})]).status == "pass"
}

test_one_waits if {
	result := of([detection, waiting])
	result.status == "partial"
	result.summary == "One sign-in from an impossible place has waited for more than 7 days"
	result.affected == [{"type": "riskDetection", "id": "d2", "name": "Ben", "detail": "atypical travel on 2026-11-01, not looked at"}]
}

test_all_wait if {
	of([waiting]).status == "fail"
	every kind in ["impossibleTravel", "mcasImpossibleTravel", "anonymizedIPAddress", "riskyIPAddress", "newCountry"] {
		of([object.union(waiting, {"riskEventType": kind})]).status == "fail"
	}
}

test_young_ones_may_wait if {
	young := object.union(waiting, {"detectedDateTime": "2026-11-20T10:00:00Z"})
	result := of([detection, young])
	result.status == "pass"
	contains(result.evidence[0], "younger than 7 days: 1")
	of([young]).status == "notAssessed"
}

test_nothing_to_see_proves_nothing if {
	of([]).status == "notAssessed"
	result := of([{"id": "g", "riskEventType": "generic", "riskState": "atRisk"}])
	result.status == "notAssessed"
	contains(result.reason, "1 of a kind that Microsoft hides")
	other := of([object.union(waiting, {"riskEventType": "leakedCredentials"})])
	other.status == "notAssessed"
	beside := of([detection, {"id": "g", "riskEventType": "generic", "riskState": "atRisk"}])
	beside.status == "notAssessed"
	contains(beside.reason, "nobody has settled is of a kind that Microsoft hides")
	of([detection, {"id": "g", "riskEventType": "generic", "riskState": "dismissed"}]).status == "pass"
	found := of([waiting, {"id": "g", "riskEventType": "generic", "riskState": "atRisk"}])
	"Detections of a kind that Microsoft hides without Entra ID P2: 1." in found.evidence
}

test_cannot_tell if {
	every kind in [null, "unknownFutureValue"] {
		of([detection, object.union(waiting, {"riskEventType": kind})]).status == "notAssessed"
		of([detection, object.union(detection, {"riskEventType": kind})]).status == "pass"
	}
	every state in [null, "", "unknownFutureValue"] { of([detection, object.union(waiting, {"riskState": state})]).status == "notAssessed" }
	result := of([detection, object.union(waiting, {"detectedDateTime": null})])
	result.status == "notAssessed"
	contains(result.reason, "Ben")
	of([detection, object.union(waiting, {"detectedDateTime": null, "activityDateTime": "2026-11-01T10:00:00Z"})]).status == "partial"
}

test_alerts_of_cloud_apps if {
	result := verdict({"alerts": [alert]})
	result.status == "fail"
	result.affected == [{"type": "alert", "id": "a1", "name": "Impossible travel activity", "detail": "an alert on 2026-11-01, not looked at"}]
	verdict({"riskDetections": [detection], "alerts": [alert]}).status == "partial"
	verdict({"alerts": [object.union(alert, {"title": "Activity from an anonymous IP address"})]}).status == "fail"
	every status in ["inProgress", "resolved"] { verdict({"alerts": [object.union(alert, {"status": status})]}).status == "pass" }
	verdict({"alerts": [object.union(alert, {"status": "unknown"})]}).status == "notAssessed"
	verdict({"alerts": [object.union(alert, {"title": "Malware"})]}).status == "notAssessed"
	verdict({"alerts": [object.union(alert, {"serviceSource": "azureAdIdentityProtection"})]}).status == "notAssessed"
}
