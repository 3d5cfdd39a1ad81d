package triage.aud_03_test

import data.triage.aud_03
import data.triage.lib.verdicts

verdict(sources) := result if result := aud_03.result with input as {"basis": "import", "sources": sources}

with_boxes(rows) := verdict({"organizationConfig": {"AuditDisabled": false}, "mailboxes": rows})

box(changes) := object.union({
	"ExternalDirectoryObjectId": "m1", "DisplayName": "Ann", "RecipientTypeDetails": "UserMailbox", "AuditEnabled": true,
	"DefaultAuditSet": ["Admin", "Delegate", "Owner"],
}, changes)

test_on_for_the_organization if {
	verdicts.says(verdict({"organizationConfig": {"AuditDisabled": false}}), {"status": "pass", "evidence count": 2})
	verdict({"organizationConfig": {"AuditDisabled": "False"}}).status == "pass"
	count(with_boxes([box({})]).evidence) == 1
	with_boxes([box({"DefaultAuditSet": "Admin, Delegate, Owner"})]).status == "pass"
}

test_a_mailboxes_own_switch_changes_nothing if {
	result := with_boxes([box({}), box({"ExternalDirectoryObjectId": "m2", "RecipientTypeDetails": "SharedMailbox", "AuditEnabled": "False"})])
	result.status == "pass"
	result.evidence[1] == "One mailbox has its own switch off; while the organization's is on, that changes nothing."
}

test_a_mailbox_that_records_little_is_named if {
	verdicts.says(with_boxes([box({}), box({"ExternalDirectoryObjectId": "m2", "DisplayName": "Front desk", "DefaultAuditSet": ["Admin", "Delegate"], "AuditOwner": ["HardDelete"]})]), {
		"status": "partial", "summary": "One mailbox records less than Microsoft's own list",
		"affected": [{"type": "mailbox", "id": "m2", "name": "Front desk", "detail": "not recorded of its owner: mailitemsaccessed, movetodeleteditems, softdelete, update, updatefolderpermissions, updateinboxrules"}],
	})
	with_boxes([box({"DefaultAuditSet": [], "AuditOwner": [], "AuditDelegate": [], "AuditAdmin": []})]).status == "partial"
	with_boxes([box({"DefaultAuditSet": null, "AuditDelegate": "SendAs"})]).status == "partial"
}

everything := ["Create", "HardDelete", "MailItemsAccessed", "MoveToDeletedItems", "SendAs", "SendOnBehalf", "SoftDelete", "Update", "UpdateFolderPermissions", "UpdateInboxRules"]

test_a_list_of_ones_own_that_holds_everything_is_enough if {
	with_boxes([box({"DefaultAuditSet": [], "AuditOwner": everything, "AuditDelegate": everything, "AuditAdmin": everything})]).status == "pass"
}

test_a_changed_list_that_is_not_shown_cannot_be_told if {
	every changes in [{"DefaultAuditSet": ["Owner"]}, {"DefaultAuditSet": []}, {"DefaultAuditSet": ["Owner", "Admin"], "AuditDelegate": null}] {
		with_boxes([box(changes)]).status == "notAssessed"
	}
}

test_rooms_do_not_count if with_boxes([box({"RecipientTypeDetails": "RoomMailbox", "DefaultAuditSet": []})]).status == "pass"

test_a_mailbox_that_shows_nothing_is_told if {
	result := with_boxes([box({"DefaultAuditSet": null})])
	result.status == "pass"
	result.evidence[1] == "One mailbox in the list does not show what it records."
}

test_off_for_the_organization_beats_every_mailbox if verdicts.says(verdict({"organizationConfig": {"AuditDisabled": true}, "mailboxes": [box({})]}), {
	"status": "fail", "first id": "organizationConfig.AuditDisabled",
})

test_odd_values_cannot_be_told if {
	every value in [null, "", 0, "Disabled"] { verdict({"organizationConfig": {"AuditDisabled": value}}).status == "notAssessed" }
	verdict({"organizationConfig": {}, "mailboxes": [box({"AuditEnabled": false})]}).status == "notAssessed"
}

score(percentage) := result if result := aud_03.result with input as {"basis": "secureScore", "secureScore": {"date": "2026-11-21", "controls": [{
	"name": "exo_mailboxaudit", "title": "Mailbox auditing", "percentage": percentage, "date": "2026-11-21",
}]}}

test_secure_score if [score(percentage).status | some percentage in [100, 40, 0]] == ["pass", "partial", "fail"]
