package triage.alr_01_test

import data.triage.alr_01
import data.triage.lib.verdicts

alert(name, changes) := object.union({"Name": name, "Guid": name, "Disabled": false, "Mode": "Enforce", "Severity": "High", "Operation": null}, changes)

basic := [
	alert("Creation of forwarding/redirect rule", {"Operation": ["MailRedirect"], "Severity": "Informational"}),
	alert("Suspicious Email Forwarding Activity", {"Operation": ["SuspiciousForwarding"]}),
	alert("Elevation of Exchange admin privilege", {"Operation": ["GrantAdminPermission"]}),
	alert("User restricted from sending email", {"Operation": ["CompromisedAccount"]}),
	alert("Suspicious email sending patterns detected", {"Operation": ["CompromisedWarningAccount"]}),
	alert("Tenant restricted from sending email", {"Operation": ["CompromisedTenantAccount"]}),
	alert("Tenant restricted from sending unprovisioned email", {"Operation": ["CompromisedUnprovisionedTenantAccount"]}),
	alert("Suspicious connector activity", {"Operation": ["ConnectorAbuse"]}),
	alert("MIP AutoLabel simulation completed", {"Disabled": true}),
]

verdict(alerts) := result if result := alr_01.result with input as {"basis": "import", "sources": {"protectionAlerts": alerts}}

test_the_basic_ones_are_enough if verdicts.says(verdict(basic), {
	"status": "pass",
	"evidence": ["8 of the 18 kinds of alert looked for are in the list; your plan may not bring the others, or Microsoft may have withdrawn them."],
})

test_switches_as_text if verdict([object.union(row, {"Disabled": "False"}) | some row in basic]).status == "pass"

test_one_switched_off if {
	result := verdict(array.concat(basic, [alert("Unusual volume of file deletion", {"Disabled": true, "Guid": "g9", "Severity": "Medium"})]))
	result.status == "partial"
	result.summary == "One warning about a possible break-in is switched off"
	result.affected == [{"type": "alertPolicy", "id": "g9", "name": "Unusual volume of file deletion", "detail": "switched off; severity medium"}]
}

test_one_of_the_basic_ones_switched_off if {
	result := verdict(array.concat(array.slice(basic, 1, 9), [alert("Creation of forwarding/redirect rule", {"Disabled": "True", "Severity": null})]))
	verdicts.says(result, {"status": "partial", "first detail": "switched off"})
}

test_an_alert_of_your_own_takes_its_place if {
	own := alert("Our forwarding alert", {"Operation": "MailRedirect"})
	verdict(array.concat(array.slice(basic, 1, 9), [alert("Creation of forwarding/redirect rule", {"Disabled": true}), own])).status == "pass"
	verdict(array.concat(array.slice(basic, 1, 9), [own])).status == "pass"
}

test_everything_switched_off if verdict([object.union(row, {"Disabled": true}) | some row in basic]).status == "fail"

test_a_filtered_export_cannot_be_told if {
	verdicts.says(verdict([alert("DLP rule", {})]), {"status": "notAssessed", "reason has": "creation of forwarding/redirect rule"})
	every given in [[], array.slice(basic, 1, 9)] { verdict(given).status == "notAssessed" }
}

test_a_finding_stands_beside_a_missing_policy if {
	result := verdict([object.union(basic[1], {"Disabled": true}), basic[2]])
	result.status == "partial"
	contains(result.evidence[1], "creation of forwarding/redirect rule")
}

test_a_part_of_the_list_does_not_show_that_everything_is_off if verdict([object.union(basic[1], {"Disabled": true})]).status == "partial"

test_odd_values_cannot_be_told if {
	every changes in [{"Disabled": null}, {"Disabled": ""}, {"Disabled": 0}, {"Mode": "Test"}] {
		verdict(array.concat(basic, [alert("Malware campaign detected after delivery", changes)])).status == "notAssessed"
	}
	verdict(array.concat(basic, [{}])).status == "pass"
}

without(place) := array.concat(array.slice(basic, 0, place), array.slice(basic, place + 1, 9))

test_each_of_the_basic_ones_must_be_there if every place in numbers.range(0, 7) {
	verdict(without(place)).status == "notAssessed"
	off := verdict(array.concat(without(place), [object.union(basic[place], {"Disabled": true})]))
	off.status == "partial"
}

test_a_name_alone_pretends if {
	verdict(array.concat(without(0), [object.union(basic[0], {"IsSystemRule": false, "Operation": ["FileDeleted"]})])).status == "notAssessed"
}

test_an_alert_of_your_own_that_looks_at_a_part_does_not_take_its_place if {
	own := alert("Ours", {"IsSystemRule": false, "Operation": ["MailRedirect"], "Filter": "Activity.User -eq 'ana@practice.example'"})
	verdict(array.concat(without(0), [own])).status == "notAssessed"
	verdict(array.concat(without(0), [object.union(own, {"Filter": "Activity.Operation -eq 'MailRedirect'"})])).status == "pass"
	verdict(array.concat(without(0), [object.union(own, {"IsSystemRule": true})])).status == "pass"
}
