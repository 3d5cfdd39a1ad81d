package triage.ret_02_test

import data.triage.ret_02

box(changes) := object.union({"DisplayName": "Ann", "RecipientTypeDetails": "UserMailbox", "LitigationHoldEnabled": true, "LitigationHoldDuration": "Unlimited"}, changes)

verdict(rows) := result if result := ret_02.result with input as {"basis": "import", "sources": {"mailboxes": rows}}

test_everybody_is_on_hold if {
	verdict([box({}), box({"RecipientTypeDetails": "SharedMailbox", "LitigationHoldEnabled": "True"})]).status == "pass"
	verdict([box({}), box({"RecipientTypeDetails": "RoomMailbox", "LitigationHoldEnabled": false})]).status == "pass"
}

test_who_should_be_is_for_a_person_to_say if {
	result := verdict([box({}), box({"LitigationHoldEnabled": false})])
	result.status == "notAssessed"
	startswith(result.reason, "1 of 2 mailboxes")
	verdict([box({"LitigationHoldEnabled": "False"})]).status == "notAssessed"
}

test_a_hold_with_an_end_is_not_enough if verdict([box({"LitigationHoldDuration": "365.00:00:00"})]).status == "notAssessed"

test_odd_values_cannot_be_told if every given in [
	[box({}), box({"LitigationHoldEnabled": null})], [box({}), box({"LitigationHoldEnabled": 1})], [box({}), box({"LitigationHoldDuration": null})],
	[box({}), box({"LitigationHoldDuration": 365})], [], [box({"RecipientTypeDetails": "DiscoveryMailbox"})],
] { verdict(given).status == "notAssessed" }
