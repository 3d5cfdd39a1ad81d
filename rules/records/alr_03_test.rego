package triage.alr_03_test

import data.triage.alr_03
import data.triage.lib.verdicts

alert(changes) := object.union({
	"id": "a1", "title": "Suspicious inbox rule", "severity": "high", "status": "new", "createdDateTime": "2026-11-21T10:00:00Z", "lastUpdateDateTime": "2026-11-21T10:00:00Z",
}, changes)

verdict(alerts) := result if result := alr_03.result with input as {
	"basis": "graph", "now": "2026-11-22T02:14:00Z",
	"parameters": {"untouchedAlertDays": 7}, "sources": {"alerts": alerts},
}

test_a_fresh_alert_may_wait if verdict([alert({})]).status == "pass"

test_an_old_new_alert if {
	result := verdict([alert({"createdDateTime": "2026-10-13T03:31:27.7211305Z"}), alert({"id": "a2", "status": "resolved"})])
	result.status == "fail"
	result.summary == "One serious alert has not been looked at"
	result.affected == [{"type": "alert", "id": "a1", "name": "Suspicious inbox rule", "detail": "of high severity, new since 2026-10-13, which is 39 days"}]
}

test_the_day_counts if {
	verdict([alert({"createdDateTime": "2026-11-15T02:14:00Z"})]).status == "pass"
	verdict([alert({"createdDateTime": "2026-11-14T02:14:00Z"})]).status == "fail"
}

test_taken_up_and_left if {
	result := verdict([alert({"status": "inProgress", "createdDateTime": "2026-10-01T10:00:00Z", "lastUpdateDateTime": "2026-10-05T10:00:00Z"})])
	verdicts.says(result, {"status": "partial", "first detail": "of high severity, in progress, untouched since 2026-10-05"})
	verdict([alert({"status": "inProgress", "createdDateTime": "2026-10-01T10:00:00Z"})]).status == "pass"
}

test_less_severe_and_resolved_ones_do_not_matter if {
	old := "2026-01-01T10:00:00Z"
	every severity in ["medium", "low", "informational"] { verdict([alert({"severity": severity, "createdDateTime": old})]).status == "pass" }
	verdict([alert({"status": "resolved", "createdDateTime": old, "lastUpdateDateTime": old})]).status == "pass"
}

test_no_alert_at_all if verdict([]).status == "notApplicable"

test_odd_values_cannot_be_told if {
	every changes in [{"severity": "unknown"}, {"severity": null}, {"status": "unknownFutureValue"}, {"status": null}, {"createdDateTime": null}, {"createdDateTime": "soon"}] {
		verdict([alert(changes)]).status == "notAssessed"
	}
	contains(verdict([alert({"title": null, "status": null})]).reason, "“a1”")
}

test_a_finding_stands_beside_an_odd_one if {
	result := verdict([alert({"createdDateTime": "2026-10-13T03:31:27Z"}), alert({"id": "a2", "title": "Odd", "severity": null})])
	result.status == "fail"
	result.evidence[1] == "Not understood: Odd."
}

test_without_the_threshold_nothing_passes if {
	result := alr_03.result with input as {"basis": "graph", "now": "2026-11-22T02:14:00Z", "parameters": {}, "sources": {"alerts": [alert({})]}}
	result.status == "notAssessed"
}
