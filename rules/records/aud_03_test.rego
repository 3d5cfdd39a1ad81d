package triage.aud_03_test

import data.triage.aud_03

verdict(sources) := result if {
	result := aud_03.result with input as {"basis": "import", "sources": sources}
}

with_boxes(rows) := verdict({"organizationConfig": {"AuditDisabled": false}, "mailboxes": rows})

box(changes) := object.union({"ExternalDirectoryObjectId": "m1", "DisplayName": "Ann", "RecipientTypeDetails": "UserMailbox", "AuditEnabled": true}, changes)

test_on_for_the_organization if {
	result := verdict({"organizationConfig": {"AuditDisabled": false}})
	result.status == "pass"
	count(result.evidence) == 2
	verdict({"organizationConfig": {"AuditDisabled": "False"}}).status == "pass"
	count(with_boxes([box({})]).evidence) == 1
}

test_one_mailbox_switched_off if {
	result := with_boxes([box({}), box({"ExternalDirectoryObjectId": "m2", "DisplayName": "Front desk", "RecipientTypeDetails": "SharedMailbox", "AuditEnabled": "False"})])
	result.status == "partial"
	result.summary == "One mailbox has its own auditing switched off"
	result.affected[0].id == "m2"
	result.affected[0].name == "Front desk"
}

test_rooms_do_not_count if with_boxes([box({"RecipientTypeDetails": "RoomMailbox", "AuditEnabled": false})]).status == "pass"

test_a_mailbox_without_the_switch_is_told if {
	result := with_boxes([box({"AuditEnabled": null})])
	result.status == "pass"
	result.evidence[1] == "One mailbox in the list does not show its own switch."
}

test_off_for_the_organization_beats_every_mailbox if {
	result := verdict({"organizationConfig": {"AuditDisabled": true}, "mailboxes": [box({})]})
	result.status == "fail"
	result.affected[0].id == "organizationConfig.AuditDisabled"
}

test_odd_values_cannot_be_told if {
	every value in [null, "", 0, "Disabled"] {
		verdict({"organizationConfig": {"AuditDisabled": value}}).status == "notAssessed"
	}
	verdict({"organizationConfig": {}, "mailboxes": [box({"AuditEnabled": false})]}).status == "notAssessed"
}

score(percentage) := result if {
	result := aud_03.result with input as {"basis": "secureScore", "secureScore": {"date": "2026-11-21", "controls": [{
		"name": "exo_mailboxaudit", "title": "Mailbox auditing", "percentage": percentage, "date": "2026-11-21",
	}]}}
}

test_secure_score if [score(percentage).status | some percentage in [100, 40, 0]] == ["pass", "partial", "fail"]
