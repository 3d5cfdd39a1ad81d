package triage.grp_01_test

import data.triage.grp_01
import data.triage.lib.verdicts

judged(value) := result if result := grp_01.result with input as value

team := {"id": "g1", "displayName": "Care", "groupTypes": ["Unified"], "visibility": "Private", "resourceProvisioningOptions": ["Team"]}

verdict(groups) := result if result := grp_01.result with input as {"basis": "graph", "sources": {"groups": groups}}

of(visibility) := verdict([team, object.union(team, {"id": "g2", "displayName": "News", "visibility": visibility})])

test_private if {
	verdict([team]).status == "pass"
	verdict([team]).evidence == ["Teams and Microsoft 365 groups: 1, public: 0."]
	of("HiddenMembership").status == "pass"
}

test_one_public if {
	verdicts.says(of("Public"), {
		"status": "partial", "summary": "One team or group can be joined and read by anybody in the practice",
		"affected": [{"type": "group", "id": "g2", "name": "News", "detail": "public team"}],
	})
}

test_all_public if verdicts.says(verdict([object.union(team, {"visibility": "Public", "resourceProvisioningOptions": []})]), {"status": "fail", "first detail": "public Microsoft 365 group"})

test_security_groups_are_left_out if every list in [[object.union(team, {"groupTypes": [], "visibility": null})], []] { verdict(list).status == "notApplicable" }

test_odd_values_cannot_be_told if {
	every value in [null, "", "unknownFutureValue", 1] { of(value).status == "notAssessed" }
	contains(of(null).reason, "News")
	verdict([team, {"id": "g3", "displayName": "Odd"}]).status == "notAssessed"
	verdict([{"id": "g3", "groupTypes": null}]).status == "notAssessed"
	verdicts.says(verdict([object.union(team, {"visibility": "Public"}), {"id": "g3", "displayName": "Odd"}]), {"status": "fail", "unknown count": 1})
}

score(percentage) := judged({"basis": "secureScore", "secureScore": {"controls": [{"name": "aad_managed_approved_public_groups_only", "title": "Public groups", "percentage": percentage, "date": "2026-11-21"}], "date": "2026-11-21"}})

test_secure_score if {
	score(100).status == "pass"
	score(100).summary == "Microsoft Secure Score reports: only public groups that are approved exist"
	every value in [0, 50] { score(value).status == "partial" }
}
