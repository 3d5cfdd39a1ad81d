package triage.ca_09_test

import data.triage.ca_09
import data.triage.lib.verdicts

covered := {
	"total": 2, "covered": 2, "open": [], "weaker": [], "unknown": [], "separate": [], "everyone": null,
	"policies": [{"id": "p1", "name": "Managed device"}], "reportOnly": [], "disabled": [], "securityDefaults": false, "perUserMfa": "read",
}

ana := {"id": "u1", "name": "Ana", "upn": "ana@x", "where": "everywhere", "why": "“Managed device” does not include it"}

outcome(changes) := result if result := ca_09.result with input as {"basis": "graph", "facts": {"deviceCoverage": object.union(covered, changes)}}

test_everybody_needs_a_managed_device if outcome({}).status == "pass"

test_one_account_does_not if {
	verdicts.says(outcome({"covered": 1, "open": [ana]}), {
		"status": "partial", "summary": "One account can open mail and files on a device the practice does not look after",
		"affected": [{"type": "user", "id": "u1", "name": "Ana", "detail": "“Managed device” does not include it"}],
	})
}

test_nobody_does if {
	verdicts.says(outcome({"total": 1, "covered": 0, "open": [ana], "disabled": [{"id": "p2", "name": "Pilot"}]}), {
		"status": "fail", "evidence has": "Switched off, so not counted: “Pilot”.",
	})
}

test_a_gap_for_everybody if {
	verdicts.says(outcome({"covered": 0, "weaker": [object.union(ana, {"shared": true}), object.union(ana, {"shared": true})], "everyone": [{"where": "on Linux", "objects": [], "places": true}]}), {
		"status": "partial", "affected": [{"type": "conditionalAccessPolicy", "id": "p1", "name": "Managed device", "detail": "for everybody, on Linux"}],
	})
}

test_cannot_tell if outcome({"covered": 1, "unknown": [ana]}).status == "notAssessed"

test_nobody_there if outcome({"total": 0, "covered": 0}).status == "notApplicable"

# Whether an enabled policy is named as one that accepts something else than a managed device.
softened(grant, state) if {
	policy := {"id": "p7", "displayName": "Device or second step", "state": state, "grantControls": grant}
	result := ca_09.result with input as {
		"basis": "graph", "sources": {"conditionalAccessPolicies": [policy, {"id": "p8", "displayName": "Session", "state": "enabled", "grantControls": null}]},
		"facts": {"deviceCoverage": object.union(covered, {"total": 1, "covered": 0, "open": [ana], "policies": []})},
	}
	result.status == "fail"
	"Not counted, because something else than a managed device is enough (“Require one of the selected controls”): “Device or second step”." in result.evidence
}

test_a_policy_that_accepts_something_else_is_named if {
	softened({"operator": "OR", "builtInControls": ["mfa", "compliantDevice"]}, "enabled")
	softened({"operator": "OR", "builtInControls": ["compliantApplication", "domainJoinedDevice"], "termsOfUse": []}, "enabled")
	softened({"operator": "OR", "builtInControls": ["compliantDevice"], "authenticationStrength": {"id": "s"}}, "enabled")
	softened({"operator": "OR", "builtInControls": ["compliantDevice"], "termsOfUse": ["t"]}, "enabled")
}

test_a_policy_that_asks_for_the_device_is_not if {
	not softened({"operator": "AND", "builtInControls": ["mfa", "compliantDevice"]}, "enabled")
	not softened({"operator": "OR", "builtInControls": null, "authenticationStrength": {"id": "s"}}, "enabled")
	not softened({"operator": "OR", "builtInControls": ["compliantDevice", "domainJoinedDevice", "approvedApplication"], "authenticationStrength": null}, "enabled")
	not softened({"operator": "OR", "builtInControls": ["mfa"], "termsOfUse": ["t"]}, "enabled")
	not softened({"operator": "OR", "builtInControls": ["mfa", "compliantDevice"]}, "disabled")
}
