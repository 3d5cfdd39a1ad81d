package triage.tms_02_test

import data.triage.tms_02
import data.triage.lib.verdicts

configuration := {
	"AllowFederatedUsers": true, "AllowTeamsConsumer": false, "AllowTeamsConsumerInbound": false,
	"ExternalAccessWithTrialTenants": "Blocked", "AllowedTrialTenantDomains": [],
}

global := {"Identity": "Global", "UseB2BInvitesToAddExternalUsers": false}

verdict(changes) := with_messaging(changes, [global])

with_messaging(changes, policies) := result if result := tms_02.result with input as {"basis": "import", "sources": {
	"teamsFederationConfiguration": object.union(configuration, changes),
	"teamsMessagingPolicies": policies,
}}

test_chats_with_any_address if {
	verdicts.says(with_messaging({}, [object.union(global, {"UseB2BInvitesToAddExternalUsers": "True"})]), {
		"status": "partial", "summary": "Staff can start a chat with any e-mail address", "ids": ["teamsMessagingPolicies.UseB2BInvitesToAddExternalUsers"],
	})
	with_messaging({}, [object.union(global, {"UseB2BInvitesToAddExternalUsers": "Disabled"})]).status == "pass"
}

test_whether_chats_with_any_address_are_off_is_not_known if {
	clinic := {"Identity": "Tag:Clinic", "UseB2BInvitesToAddExternalUsers": true}
	every policies in [[], [clinic], [global, clinic], [{"Identity": "Global"}]] {
		verdicts.says(with_messaging({}, policies), {"status": "notAssessed", "reason has": "any e-mail address"})
	}
	bare := tms_02.result with input as {"basis": "import", "sources": {"teamsFederationConfiguration": configuration}}
	bare.status == "notAssessed"
	with_messaging({"AllowTeamsConsumer": true, "AllowTeamsConsumerInbound": true}, []).status == "fail"
	with_messaging({"ExternalAccessWithTrialTenants": "Allowed"}, []).status == "partial"
}

test_trial_organizations_that_stay_allowed if {
	every value in [["trial.example"], {"AllowedDomain": ["Domain=trial.example"]}, "trial.example"] {
		verdicts.says(verdict({"AllowedTrialTenantDomains": value}), {
			"status": "partial", "summary": "Some trial organizations can chat with and call your staff", "first detail": "blocked except trial.example",
		})
	}
	every value in [null, "", {}, [null]] { verdict({"AllowedTrialTenantDomains": value}).status == "pass" }
	every value in ["System.Collections.Generic.List`1[System.String]", ["@{}"], 7] { verdict({"AllowedTrialTenantDomains": value}).status == "notAssessed" }
}

test_both_blocked if every given in [{}, {"AllowTeamsConsumer": "False", "AllowTeamsConsumerInbound": true}] { verdict(given).status == "pass" }

test_private_accounts_write_first if verdicts.says(verdict({"AllowTeamsConsumer": true, "AllowTeamsConsumerInbound": "True"}), {
	"status": "fail", "ids": ["teamsFederationConfiguration.AllowTeamsConsumer"],
})

test_only_staff_write_first if {
	verdicts.says(verdict({"AllowTeamsConsumer": true}), {"status": "partial", "first detail": "allowed when your staff write first"})
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
	every value in ["Allowed", null] { verdict({"AllowFederatedUsers": false, "ExternalAccessWithTrialTenants": value}).status == "pass" }
}

test_odd_values_cannot_be_told if {
	every changes in [{"AllowTeamsConsumer": null}, {"AllowTeamsConsumer": 0}, {"ExternalAccessWithTrialTenants": null}, {"ExternalAccessWithTrialTenants": 0}, {"AllowFederatedUsers": null, "ExternalAccessWithTrialTenants": ""}] {
		verdict(changes).status == "notAssessed"
	}
	contains(verdict({"ExternalAccessWithTrialTenants": null}).reason, "whether trial organizations are blocked")
	result := tms_02.result with input as {"basis": "import", "sources": {"teamsFederationConfiguration": {}}}
	result.status == "notAssessed"
}
