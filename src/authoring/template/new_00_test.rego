package triage.new_00_test

import data.triage.new_00

# What Microsoft sends where all is well.
good := {"isUnmanagedSyncAppForTenantRestricted": true}

verdict(changes) := result if {
	result := new_00.result with input as {"basis": "graph", "sources": {"sharepointSettings": object.union(good, changes)}}
}

test_it_is_on if {
	result := verdict({})
	result.status == "pass"
	result.evidence == ["FILL IN what was seen."]
}

test_it_is_off if {
	result := verdict({"isUnmanagedSyncAppForTenantRestricted": false})
	result.status == "fail"
	result.summary == "FILL IN what is missing"
	[one.id | some one in result.affected] == ["sharepointSettings.isUnmanagedSyncAppForTenantRestricted"]
}

# FILL IN the odd values that Microsoft may send for this property.
test_odd_values_cannot_be_told if {
	every odd in [null, "", "unknownFutureValue", 2, []] {
		verdict({"isUnmanagedSyncAppForTenantRestricted": odd}).status == "notAssessed"
	}
}
