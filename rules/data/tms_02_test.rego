package triage.tms_02_test

import data.triage.tms_02

verdict(changes) := result if {
	result := tms_02.result with input as {"basis": "import", "sources": {"teamsFederationConfiguration": object.union(
		{"AllowFederatedUsers": true, "AllowTeamsConsumer": false, "AllowTeamsConsumerInbound": false, "ExternalAccessWithTrialTenants": "Blocked"},
		changes,
	)}}
}

test_both_blocked if {
	verdict({}).status == "pass"
	verdict({"AllowTeamsConsumer": "False", "AllowTeamsConsumerInbound": true}).status == "pass"
}

test_private_accounts_write_first if {
	result := verdict({"AllowTeamsConsumer": true, "AllowTeamsConsumerInbound": "True"})
	result.status == "fail"
	[one.id | some one in result.affected] == ["teamsFederationConfiguration.AllowTeamsConsumer"]
}

test_only_staff_write_first if {
	result := verdict({"AllowTeamsConsumer": true})
	result.status == "partial"
	result.affected[0].detail == "allowed when your staff write first"
	verdict({"AllowTeamsConsumer": true, "AllowTeamsConsumerInbound": null}).status == "partial"
}

test_trial_organizations if {
	result := verdict({"ExternalAccessWithTrialTenants": "Allowed"})
	result.status == "partial"
	result.summary == "Trial organizations can chat with and call your staff"
	result.affected[0].id == "teamsFederationConfiguration.ExternalAccessWithTrialTenants"
	count(verdict({"AllowTeamsConsumer": true, "AllowTeamsConsumerInbound": true, "ExternalAccessWithTrialTenants": "allowed"}).affected) == 2
	verdict({"AllowTeamsConsumer": null, "ExternalAccessWithTrialTenants": "Allowed"}).status == "partial"
}

test_without_external_access_trial_organizations_do_not_matter if {
	verdict({"AllowFederatedUsers": false, "ExternalAccessWithTrialTenants": "Allowed"}).status == "pass"
	verdict({"AllowFederatedUsers": false, "ExternalAccessWithTrialTenants": null}).status == "pass"
}

test_odd_values_cannot_be_told if {
	every changes in [{"AllowTeamsConsumer": null}, {"AllowTeamsConsumer": 0}, {"ExternalAccessWithTrialTenants": null}, {"ExternalAccessWithTrialTenants": 0}, {"AllowFederatedUsers": null, "ExternalAccessWithTrialTenants": ""}] {
		verdict(changes).status == "notAssessed"
	}
	contains(verdict({"ExternalAccessWithTrialTenants": null}).reason, "whether trial organizations are blocked")
	result := tms_02.result with input as {"basis": "import", "sources": {"teamsFederationConfiguration": {}}}
	result.status == "notAssessed"
}

given(word) := result if {
	result := tms_02.result with input as {"basis": "answer", "tenant": {"displayName": "P"}, "answer": {"answer": word, "by": "Ann", "on": "2026-11-01", "evidence": "Both off"}}
}

test_answers if [given(word).status | some word in ["yes", "partly", "no", "notApplicable"]] == ["pass", "partial", "fail", "notApplicable"]
