package triage.alr_02_test

import data.triage.alr_02
import data.triage.lib.verdicts

alert(name, changes) := object.union({
	"Name": name, "Guid": name, "Disabled": false, "Severity": "High", "NotificationEnabled": true, "NotifyUser": ["TenantAdmins", "Ann@p.example"],
}, changes)

user(mail, enabled) := {"id": mail, "mail": mail, "userPrincipalName": mail, "accountEnabled": enabled}

with_(alerts, sources) := result if {
	result := alr_02.result with input as {"basis": "import", "sources": object.union({"protectionAlerts": alerts}, sources)}
}

verdict(alerts) := with_(alerts, {})

test_named_mailboxes if {
	result := verdict([alert("A", {}), alert("B", {"NotifyUser": ["it@p.example"], "Disabled": "False", "NotificationEnabled": "True"})])
	result.status == "pass"
	result.evidence[1] == "They write to: ann@p.example, it@p.example. Whether these are read, only you know."
}

test_one_alert_is_silent if {
	result := verdict([alert("A", {}), alert("B", {"NotificationEnabled": false})])
	result.status == "partial"
	result.summary == "One important alert reaches nobody"
	result.affected == [{"type": "alertPolicy", "id": "B", "name": "B", "detail": "no e-mail is sent"}]
	verdict([alert("A", {}), alert("B", {"NotifyUser": ["", " "]})]).status == "partial"
}

test_every_alert_is_silent if verdict([alert("A", {"NotifyUser": []}), alert("B", {"NotificationEnabled": "False"})]).status == "fail"

test_administrators_alone_cannot_be_told if {
	result := verdict([alert("A", {}), alert("B", {"NotifyUser": ["TenantAdmins"]}), alert("C", {"NotifyUser": ["tenantadmins"]})])
	verdicts.says(result, {"status": "notAssessed", "reason has": "B and 1 more"})
}

test_low_and_switched_off_alerts_do_not_matter if {
	verdict([alert("A", {}), alert("B", {"Severity": "Low", "NotificationEnabled": false}), alert("C", {"Disabled": true, "NotificationEnabled": false})]).status == "pass"
}

test_forwarding_matters_at_any_severity if {
	verdict([alert("A", {}), alert("Creation of forwarding/redirect rule", {"Severity": "Informational", "NotificationEnabled": false})]).status == "partial"
}

left := {"users": [user("ann@p.example", false), user("ben@p.example", true)], "sharedMailboxes": [{"PrimarySmtpAddress": "desk@p.example"}]}

test_an_account_that_is_switched_off if {
	result := with_([alert("A", {"NotifyUser": ["ann@p.example"]}), alert("B", {"NotifyUser": ["ben@p.example"]})], left)
	result.status == "notAssessed"
	startswith(result.reason, "One important alert goes only to addresses without an active account: A.")
	with_([alert("A", {"NotifyUser": ["ann@p.example", "ben@p.example"]})], left).status == "pass"
	contains(with_([alert("A", {"NotifyUser": ["ann@p.example", "TenantAdmins"]})], left).reason, "administrator accounts only")
	with_([alert("A", {"NotifyUser": ["ann@p.example"]}), alert("B", {"NotificationEnabled": false})], left).status == "partial"
}

test_an_address_that_no_account_has if {
	gone := [alert("A", {"NotifyUser": ["Cy@P.example", "TenantAdmins"]}), alert("B", {"NotifyUser": ["cy@p.example"]})]
	contains(with_(gone, left).reason, "without an active account: B.")
	with_(gone, {}).status == "pass"
	every given in [["it@provider.example"], ["cy@p.example", "ben@p.example"]] { with_([alert("A", {"NotifyUser": given})], left).status == "pass" }
}

test_a_shared_mailbox_is_switched_off_by_right if {
	desk := [alert("A", {"NotifyUser": ["Desk@p.example"]})]
	with_(desk, {"users": [user("desk@p.example", false)], "sharedMailboxes": [{"PrimarySmtpAddress": "desk@p.example"}]}).status == "pass"
	with_(desk, {"users": [user("desk@p.example", false)]}).status == "notAssessed"
	with_(desk, {}).status == "pass"
}

test_odd_values_cannot_be_told if {
	every changes in [{"Disabled": null}, {"NotificationEnabled": null}, {"NotificationEnabled": 1}, {"NotifyUser": null}, {"NotifyUser": [null]}, {"NotifyUser": "ann@p.example"}] {
		verdict([alert("A", {}), alert("B", changes)]).status == "notAssessed"
	}
	contains(verdict([alert("B", {"NotifyUser": null})]).reason, "who gets these alerts: B.")
}

test_nothing_to_judge if every given in [[], [alert("A", {"Severity": "Low"})], [{}]] { verdict(given).status == "notAssessed" }

test_every_important_alert_is_switched_off if {
	result := verdict([alert("A", {"Disabled": true}), alert("B", {"Disabled": "True"}), alert("C", {"Severity": "Low"})])
	result.status == "fail"
	result.affected[1] == {"type": "alertPolicy", "id": "B", "name": "B", "detail": "switched off"}
	verdict([alert("C", {"Severity": "Low"})]).status == "notAssessed"
}
