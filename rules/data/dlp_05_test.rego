package triage.dlp_05_test

import data.triage.dlp_05
import data.triage.lib.verdicts

alert := {
	"id": "a1", "title": "DLP policy match", "status": "new", "serviceSource": "dataLossPrevention",
	"detectionSource": "microsoftDataLossPrevention", "createdDateTime": "2026-10-01T08:00:00Z",
}

graph(alerts) := {"basis": "graph", "now": "2026-11-22T02:14:00Z", "parameters": {"dataLossReviewDays": 30}, "sources": {"alerts": alerts}}

one(changes) := graph([object.union(alert, changes)])

status(value) := result.status if result := dlp_05.result with input as value

verdict(value) := result if result := dlp_05.result with input as value

test_an_old_untouched_alert_is_partial_and_named if verdicts.says(verdict(one({})), {
	"status": "partial", "summary": "One data loss alert has not been touched for more than 30 days",
	"affected": [{"type": "alert", "id": "a1", "name": "DLP policy match", "detail": "raised on 2026-10-01, still new"}],
	"evidence": ["Data loss alerts read: 1."],
})

test_the_detection_source_counts_too if status(one({"serviceSource": "microsoft365Defender"})) == "partial"

test_an_alert_without_a_title_is_still_named if verdict(one({"title": null})).affected[0].name == "(no title)"

test_what_does_not_wait_tells_nothing if {
	every changes in [{"status": "resolved"}, {"status": "inProgress"}, {"createdDateTime": "2026-11-01T08:00:00Z"}] {
		status(one(changes)) == "notAssessed"
	}
	status(graph([])) == "notAssessed"
}

test_the_day_after_the_limit_counts if {
	status(one({"createdDateTime": "2026-10-23T00:00:00Z"})) == "notAssessed"
	status(one({"createdDateTime": "2026-10-22T00:00:00Z"})) == "partial"
}

test_other_alerts_do_not_count if {
	status(one({"serviceSource": "microsoftDefenderForOffice365", "detectionSource": "microsoftDefenderForOffice365"})) == "notAssessed"
	status(one({"serviceSource": null, "detectionSource": null})) == "notAssessed"
}

test_odd_values_cannot_be_told if {
	every changes in [{"status": null}, {"status": "unknownFutureValue"}, {"createdDateTime": null}, {"createdDateTime": "yesterday"}] {
		status(one(changes)) == "notAssessed"
	}
}
