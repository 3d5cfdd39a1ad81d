package triage.eml_02_test

import data.triage.eml_02

everywhere := {"Name": "Default", "DomainName": "*", "IsInternal": false, "TargetDeliveryDomain": false, "AutoForwardEnabled": false}

lab := {"Name": "Lab", "DomainName": "lab.example", "IsInternal": false, "AutoForwardEnabled": false}

import_(domains) := {"basis": "import", "sources": {"remoteDomains": domains}}

one(changes) := import_([object.union(everywhere, changes)])

two(changes) := import_([everywhere, object.union(lab, changes)])

status(value) := result.status if result := eml_02.result with input as value

test_refused_everywhere_passes if {
	result := eml_02.result with input as import_([everywhere, lab])
	result.status == "pass"
	"Remote domain “Default” (*): automatic forwarding is refused." in result.evidence
}

test_allowed_for_the_internet_fails if {
	result := eml_02.result with input as one({"AutoForwardEnabled": true})
	result.status == "fail"
	result.affected == [{"type": "remoteDomain", "id": "*", "name": "Default", "detail": "automatic forwarding to every outside domain is allowed"}]
}

test_words_instead_of_booleans if {
	status(one({"AutoForwardEnabled": "True"})) == "fail"
	status(one({"AutoForwardEnabled": "False"})) == "pass"
}

test_allowed_for_one_domain_is_partial if {
	result := eml_02.result with input as two({"AutoForwardEnabled": true})
	result.status == "partial"
	result.summary == "One outside domain may be sent mail by automatic forwarding"
	result.affected == [{"type": "remoteDomain", "id": "lab.example", "name": "Lab", "detail": "automatic forwarding to lab.example is allowed"}]
}

test_the_practice_s_own_mail_server_is_no_outside if {
	status(two({"AutoForwardEnabled": true, "IsInternal": true})) == "pass"
	status(two({"AutoForwardEnabled": true, "TargetDeliveryDomain": "True"})) == "pass"
}

test_without_the_entry_for_the_internet_nothing_is_told if {
	status(import_([])) == "notAssessed"
	status(import_([lab])) == "notAssessed"
	status(import_([object.union(lab, {"AutoForwardEnabled": true})])) == "notAssessed"
}

test_odd_values_cannot_be_told if {
	every value in [null, "", 1, "Perhaps", []] {
		status(one({"AutoForwardEnabled": value})) == "notAssessed"
		status(two({"AutoForwardEnabled": value})) == "notAssessed"
	}
	status(import_([object.remove(everywhere, ["AutoForwardEnabled"])])) == "notAssessed"
	result := eml_02.result with input as two({"AutoForwardEnabled": null})
	contains(result.reason, "“lab.example”")
}

test_something_open_beats_something_unclear if {
	status(import_([object.union(everywhere, {"AutoForwardEnabled": true}), object.union(lab, {"AutoForwardEnabled": null})])) == "fail"
	odd := {"Name": "Odd", "DomainName": "odd.example", "AutoForwardEnabled": null}
	status(import_([everywhere, object.union(lab, {"AutoForwardEnabled": true}), odd])) == "partial"
}
