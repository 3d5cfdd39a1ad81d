package triage.ca_10_test

import data.triage.ca_10
import data.triage.lib.verdicts

covered := {
	"total": 2, "covered": 2, "open": [], "weaker": [], "unknown": [], "separate": [], "everyone": null,
	"policies": [{"id": "p1", "name": "Web only"}], "reportOnly": [], "disabled": [], "securityDefaults": false, "perUserMfa": "read",
}

ana := {"id": "u1", "name": "Ana", "upn": "ana@x", "where": "everywhere", "why": "“Web only” does not include it"}

web_only := {"id": "p1", "state": "enabled", "sessionControls": {"applicationEnforcedRestrictions": {"isEnabled": true}}}

limited := {"spoTenant": {"ConditionalAccessPolicy": 1}, "owaMailboxPolicies": [{"ConditionalAccessPolicy": "ReadOnly"}]}

case(changes, device, policies, services) := {
	"basis": "graph",
	"facts": {"unmanagedDownloadCoverage": object.union(covered, changes), "deviceCoverage": object.union(covered, {"covered": device})},
	"sources": object.union({"conditionalAccessPolicies": policies}, services),
}

outcome(changes, device, policies, services) := result if result := ca_10.result with input as case(changes, device, policies, services)

# What the steps set.
test_limited_and_the_services_act_on_it if {
	verdicts.says(outcome({}, 0, [web_only], limited), {"status": "pass", "evidence has": "SharePoint and Outlook on the web are set to act on the policy."})
	outcome({}, 0, [web_only], object.union(limited, {"spoTenant": {"ConditionalAccessPolicy": "BlockAccess"}})).status == "pass"
}

test_managed_devices_only_need_no_service if {
	outcome({}, 2, [web_only], {}).status == "pass"
	outcome({}, 0, [object.union(web_only, {"state": "disabled"})], {}).status == "pass"
	outcome({}, 0, [{"id": "p2", "state": "enabled", "sessionControls": null}], {}).status == "pass"
}

test_sharepoint_does_not_act_on_it if {
	verdicts.says(outcome({}, 0, [web_only], object.union(limited, {"spoTenant": {"ConditionalAccessPolicy": 0}})), {"status": "partial", "ids": ["spoTenant.ConditionalAccessPolicy"]})
}

test_outlook_does_not_act_on_it if {
	two := [{"ConditionalAccessPolicy": "ReadOnly"}, {"ConditionalAccessPolicy": "Off"}]
	verdicts.says(outcome({}, 0, [web_only], object.union(limited, {"owaMailboxPolicies": two})), {
		"status": "partial", "first detail": "not limited", "ids": ["owaMailboxPolicies.ConditionalAccessPolicy"],
	})
	named := outcome({}, 0, [web_only], object.union(limited, {"owaMailboxPolicies": [{"Name": "Doctors", "ConditionalAccessPolicy": "Off"}]}))
	named.affected[0].detail == "not limited by “Doctors”"
}

test_exports_may_write_the_number_as_text if {
	outcome({}, 0, [web_only], object.union(limited, {"spoTenant": {"ConditionalAccessPolicy": "1"}})).status == "pass"
	every value in ["0", "allowFullAccess"] {
		outcome({}, 0, [web_only], object.union(limited, {"spoTenant": {"ConditionalAccessPolicy": value}})).status == "partial"
	}
}

unlimited := {"spoTenant": {"ConditionalAccessPolicy": 0}, "owaMailboxPolicies": [{"ConditionalAccessPolicy": "Off"}]}

# Neither service acts on the policy, and the people of `device` need no managed device.
nothing_acts(download, device, policies) := nothing_acts_but(download, device, policies, unlimited)

nothing_acts_but(download, device, policies, services) := result if {
	given := case(download, 0, policies, services)
	facts := object.union(given.facts, {"deviceCoverage": object.union(covered, object.union({"covered": 0}, device))})
	result := ca_10.result with input as object.union(given, {"facts": facts})
}

test_a_policy_that_no_service_acts_on_protects_nobody if {
	everybody := {"open": [ana, ana]}
	verdicts.says(nothing_acts({}, everybody, [web_only]), {"status": "fail", "affected count": 2})
	nothing_acts({"covered": 1, "open": [ana]}, everybody, [web_only]).status == "fail"
	every change in [{"covered": 1, "open": [ana]}, {"open": [ana, ana], "whole": false}] { nothing_acts({}, change, [web_only]).status == "partial" }
	some_mailboxes := object.union(unlimited, {"owaMailboxPolicies": [{"ConditionalAccessPolicy": "Off"}, {"ConditionalAccessPolicy": "ReadOnly"}]})
	nothing_acts_but({}, everybody, [web_only], some_mailboxes).status == "partial"
	defender := {"id": "p3", "state": "enabled", "sessionControls": {"cloudAppSecurity": {"isEnabled": true, "cloudAppSecurityType": "blockDownloads"}}}
	nothing_acts({}, everybody, [web_only, defender]).status == "partial"
}

test_a_service_that_does_not_act_is_named_beside_the_accounts if {
	verdicts.says(outcome({"covered": 1, "open": [ana]}, 0, [web_only], object.union(limited, {"spoTenant": {"ConditionalAccessPolicy": 0}})), {
		"status": "partial", "ids": ["u1", "spoTenant.ConditionalAccessPolicy"],
	})
}

test_services_that_were_not_read if {
	verdicts.says(outcome({}, 0, [web_only], {}), {"status": "notAssessed", "reason has": "SharePoint and Outlook on the web"})
	outcome({}, 0, [web_only], {"spoTenant": limited.spoTenant}).status == "notAssessed"
	outcome({}, 0, [web_only], {"spoTenant": {"ConditionalAccessPolicy": 0}}).status == "partial"
}

test_odd_values_cannot_be_told if {
	every value in [null, 3, 9, "", "ProtectionLevel"] {
		outcome({}, 0, [web_only], object.union(limited, {"spoTenant": {"ConditionalAccessPolicy": value}})).status == "notAssessed"
	}
	every list in [[], [{}], [{"ConditionalAccessPolicy": null}], [{"ConditionalAccessPolicy": 1}]] {
		outcome({}, 0, [web_only], object.union(limited, {"owaMailboxPolicies": list})).status == "notAssessed"
	}
}

test_one_account_is_not_limited if {
	verdicts.says(outcome({"covered": 1, "open": [ana]}, 0, [web_only], {}), {
		"status": "partial", "summary": "One account can download mail or files to devices you do not look after", "first id": "u1",
	})
}

test_nobody_is_limited if {
	every services in [{}, limited, {"spoTenant": {"ConditionalAccessPolicy": 0}}] {
		outcome({"total": 1, "covered": 0, "open": [ana]}, 0, [web_only], services).status == "fail"
	}
}

test_cannot_tell if outcome({"covered": 1, "unknown": [ana]}, 0, [web_only], limited).status == "notAssessed"

test_nobody_there if outcome({"total": 0, "covered": 0}, 0, [], {}).status == "notApplicable"
