package triage.app_01_test

import data.triage.app_01

verdict(policies, changes) := classified(policies, changes, {"permissionClassifications": {"graph": [row("User.Read", "low")]}})

classified(policies, changes, others) := result if {
	result := app_01.result with input as {"basis": "graph", "sources": object.union(others, {"authorizationPolicy": object.union({
		"allowUserConsentForRiskyApps": null,
		"defaultUserRolePermissions": {"permissionGrantPoliciesAssigned": policies},
	}, changes)})}
}

row(name, classification) := {"permissionName": name, "classification": classification}

low(classifications) := classified([own("microsoft-user-default-low")], {}, classifications)

test_what_counts_as_low if {
	low({}).status == "notAssessed"
	low({"permissionClassifications": {}}).status == "notAssessed"
	low({"permissionClassifications": {"graph": []}}).summary == "Staff cannot let in apps, since no permission counts as low impact"
	low({"permissionClassifications": {"graph": [row("Mail.Read", "medium")]}}).status == "pass"
	mail := low({"permissionClassifications": {"graph": [row("User.Read", "low"), row("Mail.Read", "low")]}})
	mail.status == "partial"
	[object.name | some object in mail.affected] == ["Mail.Read"]
	low({"permissionClassifications": {"graph": [row("", "low")]}}).status == "notAssessed"
	low({"permissionClassifications": {"graph": [row("Mail.Read", "unknownFutureValue")]}}).status == "notAssessed"
	principals := [{"id": "graph", "appId": "00000003-0000-0000-c000-000000000000"}, {"id": "mail", "appId": "00000002-0000-0FF1-CE00-000000000000"}]
	low({"permissionClassifications": {"graph": []}, "servicePrincipals": principals}).status == "notAssessed"
	low({"permissionClassifications": {"graph": [], "mail": []}, "servicePrincipals": principals}).status == "pass"
}

test_low_and_risky if {
	sources := {"permissionClassifications": {"graph": [row("Mail.Read", "low")]}}
	both := classified([own("microsoft-user-default-low")], {"allowUserConsentForRiskyApps": true}, sources)
	both.status == "partial"
	count(both.affected) == 2
}

own(name) := sprintf("ManagePermissionGrantsForSelf.%s", [name])

team := "ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team"

test_off if {
	result := verdict([], {})
	result.status == "pass"
	result.summary == "Staff cannot let apps into the practice's data themselves"
	result.evidence == ["Policies for consent: none, so staff cannot consent."]
	verdict([team], {}).summary == result.summary
}

test_verified_makers_only if {
	result := verdict([own("microsoft-user-default-low"), team], {})
	result.status == "pass"
	result.summary == "Staff can let in apps of verified makers only, for requests with a low impact"
}

test_any_app if {
	result := verdict([own("microsoft-user-default-legacy")], {})
	result.status == "fail"
	result.affected == [{"type": "setting", "id": "authorizationPolicy.permissionGrantPoliciesAssigned", "name": "User consent to apps", "detail": "allowed for all apps"}]
	verdict([own("microsoft-user-default-low"), own("microsoft-user-default-legacy"), own("strange")], {}).status == "fail"
}

test_a_single_entry_without_its_list if {
	verdict(own("microsoft-user-default-low"), {}).status == "pass"
	verdict(own("microsoft-user-default-legacy"), {}).status == "fail"
}

test_microsoft_decides if {
	result := verdict([own("microsoft-user-default-recommended")], {})
	result.status == "partial"
	result.summary == "Microsoft decides which apps staff may let in"
}

test_risky_apps if {
	result := verdict([own("microsoft-user-default-low")], {"allowUserConsentForRiskyApps": true})
	result.status == "partial"
	result.affected == [{"type": "setting", "id": "authorizationPolicy.allowUserConsentForRiskyApps", "name": "Consent to apps that look risky", "detail": "allowed"}]
	both := verdict([own("microsoft-user-default-recommended")], {"allowUserConsentForRiskyApps": true})
	both.status == "partial"
	count(both.affected) == 2
	verdict([], {"allowUserConsentForRiskyApps": true}).status == "pass"
	verdict([own("microsoft-user-default-legacy")], {"allowUserConsentForRiskyApps": true}).status == "fail"
	verdict([], {"allowUserConsentForRiskyApps": false}).status == "pass"
}

test_odd_values_cannot_be_told if {
	every policies in [null, "", {}, [own("our-own-policy")], [own("microsoft-user-default-low"), own("our-own-policy")], [""], [null], [7]] {
		verdict(policies, {}).status == "notAssessed"
	}
	bare := app_01.result with input as {"basis": "graph", "sources": {"authorizationPolicy": {}}}
	bare.status == "notAssessed"
}

score(percentage) := result if {
	result := app_01.result with input as {"basis": "secureScore", "secureScore": {"controls": [{"name": "IntegratedApps", "title": "Consent", "percentage": percentage, "date": "2026-11-21"}], "date": "2026-11-21"}}
}

test_secure_score_asks_for_the_strictest if {
	score(100).status == "pass"
	score(0).status == "notAssessed"
}

test_what_the_steps_set_passes if {
	signing_in := {"permissionClassifications": {"graph": [row(name, "low") | some name in ["openid", "profile", "email", "offline_access", "User.Read"]]}}
	classified([own("microsoft-user-default-legacy")], {"allowUserConsentForRiskyApps": true}, signing_in).status == "fail"
	classified([own("microsoft-user-default-low"), team], {}, signing_in).status == "pass"
	classified([team], {"allowUserConsentForRiskyApps": true}, signing_in).status == "pass"
}

# Microsoft's own list of mail programs, under both spellings of its page.
test_what_microsoft_lets_in_for_mail_programs_is_partial if {
	some name in ["microsoft-user-allow-default-consent-apps", "microsoft-user-default-allow-consent-apps"]
	verdict([own("microsoft-user-default-low"), own(name)], {}).status == "partial"
}
