package triage.gov_10_test

import data.triage.gov_10
import data.triage.lib.verdicts

simulation(changes) := object.union({"id": "s1", "displayName": "Parcel", "status": "succeeded", "launchDateTime": "2026-09-15T14:00:00Z"}, changes)

verdict(rows) := result if result := gov_10.result with input as {
	"basis": "graph", "now": "2026-11-22T02:14:00Z", "parameters": {"phishingSimulationDays": 365},
	"sources": {"attackSimulations": rows},
}

test_a_recent_simulation if {
	verdicts.says(verdict([simulation({}), simulation({"status": "draft"})]), {"status": "pass", "evidence": ["“Parcel”, launched on 2026-09-15."]})
	verdict([simulation({"status": "running"})]).status == "pass"
}

test_what_does_not_count_leads_to_the_question if {
	every status in ["draft", "scheduled", "failed", "cancelled", "excluded", "unknown", "unknownFutureValue", null] {
		verdict([simulation({"status": status})]).status == "notAssessed"
	}
	every date in ["2025-11-21T00:00:00Z", "2027-01-01T00:00:00Z", null, "soon"] { verdict([simulation({"launchDateTime": date})]).status == "notAssessed" }
	every case in [[[simulation({"launchDateTime": "2025-11-22T03:00:00Z"})], "pass"], [[], "notAssessed"]] { verdict(case[0]).status == case[1] }
	contains(verdict([]).reason, "Another vendor's")
}
