package triage.eml_02_test

import data.triage.eml_02
import data.triage.lib.verdicts

everywhere := {"Name": "Default", "DomainName": "*", "IsInternal": false, "TargetDeliveryDomain": false, "AutoForwardEnabled": false}

lab := {"Name": "Lab", "DomainName": "lab.example", "IsInternal": false, "AutoForwardEnabled": false}

import_(domains) := {"basis": "import", "sources": {"remoteDomains": domains}}

one(changes) := import_([object.union(everywhere, changes)])

two(changes) := import_([everywhere, object.union(lab, changes)])

status(value) := result.status if result := eml_02.result with input as value

verdict(value) := result if result := eml_02.result with input as value

test_refused_everywhere_passes if {
	verdicts.says(verdict(import_([everywhere, lab])), {"status": "pass", "evidence has": "Remote domain “Default” (*): automatic forwarding is refused."})
}

test_allowed_for_the_internet_fails if verdicts.says(verdict(one({"AutoForwardEnabled": true})), {
	"status": "fail",
	"affected": [{"type": "remoteDomain", "id": "*", "name": "Default", "detail": "automatic forwarding to every outside domain is allowed"}],
})

test_words_instead_of_booleans if {
	every case in [[one({"AutoForwardEnabled": "True"}), "fail"], [one({"AutoForwardEnabled": "False"}), "pass"]] { status(case[0]) == case[1] }
}

test_allowed_for_one_domain_is_partial if verdicts.says(verdict(two({"AutoForwardEnabled": true})), {
	"status": "partial", "summary": "One outside domain may be sent mail by automatic forwarding",
	"affected": [{"type": "remoteDomain", "id": "lab.example", "name": "Lab", "detail": "automatic forwarding to lab.example is allowed"}],
})

test_the_practice_s_own_mail_server_is_no_outside if every case in [
	[two({"AutoForwardEnabled": true, "IsInternal": true}), "pass"], [two({"AutoForwardEnabled": true, "TargetDeliveryDomain": "True"}), "pass"],
] { status(case[0]) == case[1] }

test_without_the_entry_for_the_internet_nothing_is_told if {
	every given in [[], [lab], [object.union(lab, {"AutoForwardEnabled": true})]] { status(import_(given)) == "notAssessed" }
}

test_odd_values_cannot_be_told if {
	every value in [null, "", 1, "Perhaps", []] {
		every given in [one({"AutoForwardEnabled": value}), two({"AutoForwardEnabled": value})] { status(given) == "notAssessed" }
	}
	status(import_([object.remove(everywhere, ["AutoForwardEnabled"])])) == "notAssessed"
	contains(verdict(two({"AutoForwardEnabled": null})).reason, "“lab.example”")
}

test_something_open_beats_something_unclear if {
	status(import_([object.union(everywhere, {"AutoForwardEnabled": true}), object.union(lab, {"AutoForwardEnabled": null})])) == "fail"
	odd := {"Name": "Odd", "DomainName": "odd.example", "AutoForwardEnabled": null}
	status(import_([everywhere, object.union(lab, {"AutoForwardEnabled": true}), odd])) == "partial"
}
