package triage.gov_10_test

import data.triage.gov_10
import data.triage.lib.verdicts

simulation(changes) := object.union({"id": "s1", "displayName": "Parcel", "status": "succeeded", "launchDateTime": "2026-09-15T14:00:00Z"}, changes)

verdict(rows) := result if result := gov_10.result with input as {
	"basis": "graph", "now": "2026-11-22T02:14:00Z", "parameters": {"phishingSimulationDays": 365},
	"sources": {"attackSimulations": rows},
}

none := "Microsoft shows no attack simulation"

# Whom it reached is not in the list.
test_a_recent_simulation_is_told_and_settles_nothing if {
	verdicts.says(verdict([simulation({}), simulation({"status": "draft"})]), {"status": "notAssessed", "reason has": "(“Parcel”, 2026-09-15), and not how many"})
	every recent in [{"status": "running"}, {"launchDateTime": "2025-11-22T03:00:00Z"}] { verdicts.says(verdict([simulation(recent)]), {"status": "notAssessed", "reason has": "“Parcel”"}) }
}

test_what_does_not_count_is_not_told if {
	every status in ["draft", "scheduled", "failed", "cancelled", "excluded", "unknown", "unknownFutureValue", null] {
		verdicts.says(verdict([simulation({"status": status})]), {"status": "notAssessed", "reason has": none})
	}
	every date in ["2025-11-21T00:00:00Z", "2027-01-01T00:00:00Z", null, "soon"] {
		verdicts.says(verdict([simulation({"launchDateTime": date})]), {"status": "notAssessed", "reason has": none})
	}
	verdicts.says(verdict([]), {"status": "notAssessed", "reason has": "Another vendor's"})
}
