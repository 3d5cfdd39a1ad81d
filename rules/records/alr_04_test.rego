package triage.alr_04_test

import data.triage.alr_04
import data.triage.lib.verdicts

score(percentage) := result if result := alr_04.result with input as {"basis": "secureScore", "secureScore": {"date": "2026-11-21", "controls": [{
	"name": "mcas_mda_enabled", "title": "Defender for Cloud Apps", "percentage": percentage, "date": "2026-11-21",
}]}}

test_a_service_that_is_off_raises_nothing if {
	result := score(0)
	verdicts.says(result, {"status": "fail", "first id": "mcas_mda_enabled"})
	startswith(result.summary, "Microsoft Secure Score reports: ")
}

test_a_service_that_is_on_proves_no_policy if every value in [100, 60] { score(value).status == "notAssessed" }
