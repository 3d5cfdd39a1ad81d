package triage.tms_01_test

import data.triage.tms_01
import data.triage.lib.verdicts

verdict(configuration) := result if {
	result := tms_01.result with input as {"basis": "import", "sources": {"teamsFederationConfiguration": configuration}}
}

domains(value) := verdict({"AllowFederatedUsers": true, "AllowedDomains": value, "BlockedDomains": []})

test_a_list_of_organizations if {
	result := domains({"AllowedDomain": ["Domain=northlab.example", "Domain=imaging.example"]})
	verdicts.says(result, {"status": "pass", "first evidence": "Allowed: northlab.example; imaging.example."})
	every given in [{"AllowedDomain": "Domain=northlab.example"}, ["northlab.example"], "Domain=northlab.example"] { domains(given).status == "pass" }
}

test_a_list_without_entries_blocks_everybody if {
	domains({"AllowedDomain": []}).status == "pass"
	domains({"AllowedDomain": []}).evidence[0] == "Allowed: nobody."
}

test_switched_off if every changes in [{"AllowFederatedUsers": false, "AllowedDomains": {}}, {"AllowFederatedUsers": "False", "AllowedDomains": null}] {
	verdict(changes).status == "pass"
}

test_every_organization if {
	result := domains({})
	verdicts.says(result, {"status": "fail", "first id": "teamsFederationConfiguration.AllowedDomains", "first detail": "every organization is allowed"})
	every given in ["AllowAllKnownDomains", {"AllowedDomain": "AllowAllKnownDomains"}] { domains(given).status == "fail" }
}

test_a_list_of_blocked_organizations_leaves_the_rest if {
	result := verdict({"AllowFederatedUsers": "True", "AllowedDomains": {}, "BlockedDomains": ["Domain=evil.example"]})
	verdicts.says(result, {"status": "fail", "first detail": "every organization is allowed except 1 that you blocked"})
	verdict({"AllowFederatedUsers": true, "AllowedDomains": {}}).status == "fail"
}

test_odd_values_cannot_be_told if {
	every value in [null, "", [], ["x"], [1], 5, {"AllowedDomain": null}, {"AllowedDomain": ""}, {"AllowedDomain": [null]}, {"AllowedDomain": {}}, {"Other": 1}] {
		domains(value).status == "notAssessed"
	}
	every value in [null, "", 1] { verdict({"AllowFederatedUsers": value, "AllowedDomains": {}}).status == "notAssessed" }
	verdict({}).status == "notAssessed"
}
