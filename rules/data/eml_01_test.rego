package triage.eml_01_test

import data.triage.eml_01
import data.triage.lib.verdicts

standard := {"Identity": "Default", "Name": "Default", "Guid": "g1", "IsDefault": true, "AutoForwardingMode": "Off"}

partner := {"Identity": "Billing", "Name": "Billing", "Guid": "g2", "IsDefault": false, "AutoForwardingMode": "Off"}

import_(policies) := {"basis": "import", "sources": {"hostedOutboundSpamFilterPolicies": policies}}

one(changes) := import_([object.union(standard, changes)])

two(changes) := import_([standard, object.union(partner, changes)])

score(percentage) := {
	"basis": "secureScore",
	"secureScore": {"controls": [{"name": "mdo_autoforwardingmode", "title": "Forwarding", "percentage": percentage, "date": "2026-11-21"}]},
}

status(value) := result.status if result := eml_01.result with input as value

verdict(value) := result if result := eml_01.result with input as value

test_off_passes if every given in [one({}), two({})] { status(given) == "pass" }

test_automatic_passes_and_says_what_it_means if verdicts.says(verdict(one({"AutoForwardingMode": "Automatic"})), {
	"status": "pass", "evidence has": "Outbound spam policy “Default”: Automatic (Microsoft decides; today the same as off).",
})

test_on_for_everybody_fails_and_is_named if verdicts.says(verdict(one({"AutoForwardingMode": "On"})), {
	"status": "fail",
	"affected": [{"type": "policy", "id": "g1", "name": "Default", "detail": "automatic forwarding is on for everybody whom no other policy names"}],
})

test_on_for_some_is_partial_and_names_the_policy if verdicts.says(verdict(two({"AutoForwardingMode": "On"})), {
	"status": "partial", "summary": "One policy lets some people forward mail outside automatically", "ids": ["g2"],
})

test_the_default_policy_is_known_by_its_name_where_the_mark_is_missing if every case in [
	[import_([{"Identity": "Default", "AutoForwardingMode": "On"}]), "fail"], [import_([{"Identity": "Default", "AutoForwardingMode": "Off"}]), "pass"],
	[import_([{"Identity": "Outbound", "IsDefault": "True", "AutoForwardingMode": "On"}]), "fail"],
] { status(case[0]) == case[1] }

test_without_the_default_policy_nothing_is_told if {
	verdicts.says(verdict(import_([partner])), {"status": "notAssessed", "reason has": "default outbound spam policy"})
	status(import_([])) == "notAssessed"
}

test_odd_values_cannot_be_told if {
	every value in [null, "", "UnknownFutureValue", 2, true, []] { status(one({"AutoForwardingMode": value})) == "notAssessed" }
	status(import_([{"Identity": "Default", "IsDefault": true}])) == "notAssessed"
	contains(verdict(one({"AutoForwardingMode": "Sometimes"})).reason, "reads “sometimes”")
}

test_something_open_beats_something_unclear if {
	status(two({"AutoForwardingMode": "Sometimes"})) == "notAssessed"
	status(import_([object.union(standard, {"AutoForwardingMode": "On"}), object.union(partner, {"AutoForwardingMode": null})])) == "fail"
}

test_a_policy_without_a_name_is_named_by_its_identity if {
	verdict(import_([{"IsDefault": true, "Name": null, "Identity": "Outbound", "AutoForwardingMode": "On"}])).affected[0].name == "Outbound"
}

test_secure_score if every case in [[score(100), "pass"], [score(52), "partial"], [score(0), "fail"]] { status(case[0]) == case[1] }
