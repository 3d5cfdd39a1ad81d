package triage.app_01_test

import data.triage.app_01
import data.triage.lib.verdicts

verdict(policies, changes) := classified(policies, changes, {"permissionClassifications": {"graph": [row("User.Read", "low")]}})

classified(policies, changes, others) := judged({"basis": "graph", "sources": object.union(others, {"authorizationPolicy": object.union({
	"allowUserConsentForRiskyApps": null, "defaultUserRolePermissions": {"permissionGrantPoliciesAssigned": policies},
}, changes)})})

row(name, classification) := {"permissionName": name, "classification": classification}

of_graph(rows) := low({"permissionClassifications": {"graph": rows}})

low(classifications) := classified([own("microsoft-user-default-low")], {}, classifications)

judged(value) := result if result := app_01.result with input as value

test_what_counts_as_low if {
	principals := [{"id": "graph", "appId": "00000003-0000-0000-c000-000000000000"}, {"id": "mail", "appId": "00000002-0000-0FF1-CE00-000000000000"}]
	of_services := {"permissionClassifications": {"graph": []}, "servicePrincipals": principals}
	every given in [{}, {"permissionClassifications": {}}, of_services] { low(given).status == "notAssessed" }
	low(object.union(of_services, {"permissionClassifications": {"mail": []}})).status == "pass"
	verdicts.says(of_graph([]), {"status": "pass", "summary": "Staff cannot let in apps, since no permission counts as low impact"})
	of_graph([row("Mail.Read", "medium")]).status == "pass"
	verdicts.says(of_graph([row("User.Read", "low"), row("Mail.Read", "low")]), {"status": "partial", "ids": ["Mail.Read"]})
	every odd in [row("", "low"), row("Mail.Read", "unknownFutureValue")] { of_graph([odd]).status == "notAssessed" }
}

test_low_and_risky if {
	sources := {"permissionClassifications": {"graph": [row("Mail.Read", "low")]}}
	verdicts.says(classified([own("microsoft-user-default-low")], {"allowUserConsentForRiskyApps": true}, sources), {"status": "partial", "affected count": 2})
}

own(name) := sprintf("ManagePermissionGrantsForSelf.%s", [name])

team := "ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team"

test_off if {
	result := verdict([], {})
	verdicts.says(result, {
		"status": "pass", "summary": "Staff cannot let apps into the practice's data themselves", "evidence": ["Policies for consent: none, so staff cannot consent."],
	})
	verdict([team], {}).summary == result.summary
}

test_verified_makers_only if {
	verdicts.says(verdict([own("microsoft-user-default-low"), team], {}), {"status": "pass", "summary": "Staff can let in apps of verified makers only, for requests with a low impact"})
}

test_any_app if {
	verdicts.says(verdict([own("microsoft-user-default-legacy")], {}), {
		"status": "fail", "affected": [{"type": "setting", "id": "authorizationPolicy.permissionGrantPoliciesAssigned", "name": "User consent to apps", "detail": "allowed for all apps"}],
	})
	verdict([own("microsoft-user-default-low"), own("microsoft-user-default-legacy"), own("strange")], {}).status == "fail"
}

test_a_single_entry_without_its_list if {
	every case in [["microsoft-user-default-low", "pass"], ["microsoft-user-default-legacy", "fail"]] { verdict(own(case[0]), {}).status == case[1] }
}

test_microsoft_decides if verdicts.says(verdict([own("microsoft-user-default-recommended")], {}), {"status": "partial", "summary": "Microsoft decides which apps staff may let in"})

test_risky_apps if {
	verdicts.says(verdict([own("microsoft-user-default-low")], {"allowUserConsentForRiskyApps": true}), {
		"status": "partial", "affected": [{"type": "setting", "id": "authorizationPolicy.allowUserConsentForRiskyApps", "name": "Consent to apps that look risky", "detail": "allowed"}],
	})
	verdicts.says(verdict([own("microsoft-user-default-recommended")], {"allowUserConsentForRiskyApps": true}), {"status": "partial", "affected count": 2})
	every case in [[[], "pass"], [[own("microsoft-user-default-legacy")], "fail"]] { verdict(case[0], {"allowUserConsentForRiskyApps": true}).status == case[1] }
	verdict([], {"allowUserConsentForRiskyApps": false}).status == "pass"
}

test_odd_values_cannot_be_told if {
	every policies in [null, "", {}, [own("our-own-policy")], [own("microsoft-user-default-low"), own("our-own-policy")], [""], [null], [7]] {
		verdict(policies, {}).status == "notAssessed"
	}
	judged({"basis": "graph", "sources": {"authorizationPolicy": {}}}).status == "notAssessed"
}

score(percentage) := judged({"basis": "secureScore", "secureScore": {
	"date": "2026-11-21", "controls": [{"name": "IntegratedApps", "title": "Consent", "percentage": percentage, "date": "2026-11-21"}],
}})

test_secure_score_asks_for_the_strictest if every case in [[100, "pass"], [0, "notAssessed"]] { score(case[0]).status == case[1] }

test_what_the_steps_set_passes if {
	signing_in := {"permissionClassifications": {"graph": [row(name, "low") | some name in ["openid", "profile", "email", "offline_access", "User.Read"]]}}
	classified([own("microsoft-user-default-legacy")], {"allowUserConsentForRiskyApps": true}, signing_in).status == "fail"
	classified([own("microsoft-user-default-low"), team], {}, signing_in).status == "pass"
	classified([team], {"allowUserConsentForRiskyApps": true}, signing_in).status == "pass"
}

# Microsoft's own list of mail programs, under both spellings of its page.
test_what_microsoft_lets_in_for_mail_programs_is_partial if {
	every name in ["microsoft-user-allow-default-consent-apps", "microsoft-user-default-allow-consent-apps"] {
		verdict([own("microsoft-user-default-low"), own(name)], {}).status == "partial"
	}
}
