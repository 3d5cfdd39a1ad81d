package triage.risk_06_test

import data.triage.lib.verdicts
import data.triage.risk_06

detection := {"id": "d1", "riskEventType": "unlikelyTravel", "riskState": "remediated", "userDisplayName": "Ana", "detectedDateTime": "2026-11-01T10:00:00Z"}

waiting := object.union(detection, {"id": "d2", "riskState": "atRisk", "userDisplayName": "Ben"})

alert := {"id": "a1", "serviceSource": "microsoftDefenderForCloudApps", "title": "Impossible travel activity", "status": "new", "createdDateTime": "2026-11-01T10:00:00Z"}

verdict(sources) := result if result := risk_06.result with input as {"basis": "graph", "now": "2026-11-22T02:14:00Z", "parameters": {"riskReviewDays": 7}, "sources": sources}

of(detections) := verdict({"riskDetections": detections})

test_settled if {
	verdicts.says(of([detection]), {"status": "pass", "evidence": ["Detections and alerts of this kind: 1, settled: 1, younger than 7 days: 0."]})
	every state in ["confirmedSafe", "dismissed", "confirmedCompromised"] { of([object.union(detection, {"riskState": state})]).status == "pass" }
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
	verdicts.says(of([detection, waiting]), {
		"status": "partial", "summary": "One sign-in from an impossible place has waited for more than 7 days",
		"affected": [{"type": "riskDetection", "id": "d2", "name": "Ben", "detail": "atypical travel on 2026-11-01, not looked at"}],
	})
}

test_all_wait if {
	of([waiting]).status == "fail"
	every kind in ["impossibleTravel", "mcasImpossibleTravel", "anonymizedIPAddress", "riskyIPAddress", "newCountry"] {
		of([object.union(waiting, {"riskEventType": kind})]).status == "fail"
	}
}

test_young_ones_may_wait if {
	young := object.union(waiting, {"detectedDateTime": "2026-11-20T10:00:00Z"})
	verdicts.says(of([detection, young]), {"status": "pass", "evidence": ["Detections and alerts of this kind: 2, settled: 1, younger than 7 days: 1."]})
	of([young]).status == "notAssessed"
}

test_nothing_to_see_proves_nothing if {
	of([]).status == "notAssessed"
	verdicts.says(of([{"id": "g", "riskEventType": "generic", "riskState": "atRisk"}]), {"status": "notAssessed", "reason has": "1 of a kind that Microsoft hides"})
	of([object.union(waiting, {"riskEventType": "leakedCredentials"})]).status == "notAssessed"
	verdicts.says(of([detection, {"id": "g", "riskEventType": "generic", "riskState": "atRisk"}]), {"status": "notAssessed", "reason has": "nobody has settled is of a kind that Microsoft hides"})
	of([detection, {"id": "g", "riskEventType": "generic", "riskState": "dismissed"}]).status == "pass"
	"Detections of a kind that Microsoft hides without Entra ID P2: 1." in of([waiting, {"id": "g", "riskEventType": "generic", "riskState": "atRisk"}]).evidence
}

test_cannot_tell if {
	every kind in [null, "unknownFutureValue"] {
		of([detection, object.union(waiting, {"riskEventType": kind})]).status == "notAssessed"
		of([detection, object.union(detection, {"riskEventType": kind})]).status == "pass"
	}
	every state in [null, "", "unknownFutureValue"] { of([detection, object.union(waiting, {"riskState": state})]).status == "notAssessed" }
	verdicts.says(of([detection, object.union(waiting, {"detectedDateTime": null})]), {"status": "notAssessed", "reason has": "Ben"})
	of([detection, object.union(waiting, {"detectedDateTime": null, "activityDateTime": "2026-11-01T10:00:00Z"})]).status == "partial"
}

test_alerts_of_cloud_apps if {
	verdicts.says(verdict({"alerts": [alert]}), {
		"status": "fail", "affected": [{"type": "alert", "id": "a1", "name": "Impossible travel activity", "detail": "an alert on 2026-11-01, not looked at"}],
	})
	verdict({"riskDetections": [detection], "alerts": [alert]}).status == "partial"
	verdict({"alerts": [object.union(alert, {"title": "Activity from an anonymous IP address"})]}).status == "fail"
	every status in ["inProgress", "resolved"] { verdict({"alerts": [object.union(alert, {"status": status})]}).status == "pass" }
	every change in [{"status": "unknown"}, {"title": "Malware"}] { verdict({"alerts": [object.union(alert, change)]}).status == "notAssessed" }
	verdict({"alerts": [object.union(alert, {"serviceSource": "azureAdIdentityProtection"})]}).status == "notAssessed"
}
