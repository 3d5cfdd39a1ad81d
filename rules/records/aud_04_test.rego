package triage.aud_04_test

import data.triage.aud_04
import data.triage.lib.verdicts

verdict(rows) := result if result := aud_04.result with input as {"basis": "import", "sources": {"mailboxAuditBypassAssociations": rows}}

row(changes) := object.union({"Guid": "a1", "Name": "Ann", "AuditBypassEnabled": false}, changes)

test_nobody_is_left_out if every given in [[], [row({}), row({"Guid": "a2", "AuditBypassEnabled": "False"})]] { verdict(given).status == "pass" }

test_one_is_left_out if verdicts.says(verdict([row({}), row({"Guid": "a2", "Name": "Backup", "AuditBypassEnabled": "True"})]), {
	"status": "partial", "summary": "One account can read mail without a trace",
	"affected": [{"type": "account", "id": "a2", "name": "Backup", "detail": "is left out of mailbox auditing"}],
})

test_one_found_stands_beside_an_odd_one if verdict([row({"AuditBypassEnabled": true}), row({"AuditBypassEnabled": null})]).status == "partial"

test_odd_values_cannot_be_told if {
	every value in [null, "", 1, "On"] { verdict([row({"AuditBypassEnabled": value})]).status == "notAssessed" }
	contains(verdict([{}]).reason, "an account without a name")
}
