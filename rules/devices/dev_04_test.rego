package triage.dev_04_test

import data.triage.dev_04
import data.triage.lib.verdicts

verdict(changes) := result if {
	settings := object.union({"id": "x", "subscriptionState": "active", "settings": {"secureByDefault": true, "deviceComplianceCheckinThresholdDays": 30}}, changes)
	result := dev_04.result with input as {"basis": "graph", "sources": {"deviceManagementSettings": settings}}
}

test_marked_as_not_compliant if verdict({}).status == "pass"

test_marked_as_compliant if {
	verdicts.says(verdict({"settings": {"secureByDefault": false}}), {"status": "fail", "first id": "deviceManagementSettings.secureByDefault"})
}

test_odd_values_cannot_be_told if {
	every value in [null, "True", "false", 1, {}] { verdict({"settings": {"secureByDefault": value}}).status == "notAssessed" }
	every settings in [{"id": "x"}, {"settings": null}, {"settings": {}}] {
		result := dev_04.result with input as {"basis": "graph", "sources": {"deviceManagementSettings": settings}}
		result.status == "notAssessed"
	}
}

test_intune_that_stands_still_proves_nothing if every state in ["pending", "disabled", "deleted", "blocked", "lockedOut"] {
	verdict({"subscriptionState": state}).status == "notAssessed"
	verdict({"subscriptionState": state, "settings": {"secureByDefault": false}}).status == "notAssessed"
}

test_a_state_that_is_left_out_or_new_does_not_matter if {
	every state in [null, "", "warning", "unknownFutureValue"] { verdict({"subscriptionState": state}).status == "pass" }
}
