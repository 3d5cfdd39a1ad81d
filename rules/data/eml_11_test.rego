package triage.eml_11_test

import data.triage.eml_11
import data.triage.lib.verdicts

# As Get-SafeLinksPolicy writes them.
built_in := {
	"Name": "Built-In Protection Policy", "Guid": "g1", "IsBuiltInProtection": true, "EnableSafeLinksForEmail": true,
	"EnableSafeLinksForTeams": true, "EnableSafeLinksForOffice": true, "AllowClickThrough": true,
	"EnableForInternalSenders": false, "ScanUrls": true, "TrackClicks": true,
}

strict := {
	"Name": "Strict", "Guid": "g2", "IsBuiltInProtection": false, "EnableSafeLinksForEmail": true,
	"EnableSafeLinksForTeams": true, "EnableSafeLinksForOffice": true, "AllowClickThrough": false,
	"EnableForInternalSenders": true, "ScanUrls": true, "TrackClicks": true,
}

# Each policy reaches some people, or the last of them everybody.
recipient(places) := {"who": [{"type": "everybody", "id": "e", "name": "E"}], "certain": true, "policies": places, "unprotected": false, "unlisted": false}

nobody_reached := object.union(recipient([]), {"who": [{"type": "group", "id": "billing", "name": "billing"}], "unprotected": true})

reaching(policies, reach, recipients) := {"basis": "import", "sources": {"safeLinksPolicies": policies}, "facts": {"safeLinksReach": {
	"reach": reach, "recipients": recipients, "unread": [],
}}}

each(policies) := reaching(policies, ["some" | some _ in policies], [recipient([place]) | some place, _ in policies])

last(policies) := reaching(policies, array.concat(["nobody" | some _ in array.slice(policies, 1, 9)], ["everybody"]), [recipient([count(policies) - 1])])

alone(changes) := last([object.union(strict, changes)])

beside(changes) := each([built_in, object.union(strict, changes)])

over_all(changes) := last([built_in, object.union(strict, changes)])

off := {"EnableSafeLinksForEmail": false, "EnableSafeLinksForTeams": false, "EnableSafeLinksForOffice": false}

score(numbers) := {"basis": "secureScore", "secureScore": {"controls": [{"name": "mdo", "title": "MDO", "percentage": number, "date": "2026-11-21"} |
	some number in numbers
]}}

status(value) := result.status if result := eml_11.result with input as value

verdict(value) := result if result := eml_11.result with input as value

# As the standard preset sets it for all recipients.
test_what_the_steps_set_passes if {
	result := eml_11.result with input as over_all({})
	result.status == "pass"
	"“Strict”: links are checked in mail, Teams and Office." in result.evidence
	"“Strict” reaches everybody." in result.evidence
	"“Built-In Protection Policy” reaches nobody." in result.evidence
	status(over_all({"EnableSafeLinksForEmail": "True", "AllowClickThrough": "False"})) == "pass"
}

test_the_built_in_policy_is_not_forgiven_for_a_better_one_beside_it if verdicts.says(verdict(beside({})), {
	"status": "partial", "summary": "One policy checks links only in part",
	"affected": [{"type": "policy", "id": "g1", "name": "Built-In Protection Policy", "detail": "links in mail between colleagues are not checked; people can click on past the warning"}],
})

test_the_built_in_policy_alone_is_partial if verdicts.says(verdict(last([built_in])), {"status": "partial", "summary": "Links are checked only in part"})

test_each_recommended_setting_counts if {
	every key in ["EnableForInternalSenders", "ScanUrls", "TrackClicks"] { status(alone({key: false})) == "partial" }
	verdict(alone({"AllowClickThrough": true})).summary == "Links are checked, and staff can click on past the warning"
	record := eml_11.result with input as alone({"TrackClicks": "False"})
	record.summary == "Links are checked, and not as strictly as Microsoft recommends"
	record.affected[0].detail == "who clicked on what is not recorded"
}

test_nothing_checked_fails if every given in [alone(off), each([object.union(built_in, off), object.union(strict, off)])] { status(given) == "fail" }

test_a_place_left_out_everywhere_is_partial if verdicts.says(verdict(alone({"EnableSafeLinksForTeams": false, "AllowClickThrough": true})), {
	"status": "partial", "summary": "Links are checked only in part",
	"first detail": "links are not checked in Teams; people can click on past the warning",
})

test_people_whom_no_policy_reaches_are_named if {
	result := eml_11.result with input as reaching([strict], ["some"], [recipient([0]), nobody_reached])
	result.status == "partial"
	result.summary == "One recipient is reached by no Safe Links policy"
	result.affected == [{"type": "group", "id": "billing", "name": "billing", "detail": "is left out of the built-in policy, and no other reaches it"}]
	status(reaching([strict], ["nobody"], [nobody_reached])) == "fail"
}

test_a_built_in_policy_that_is_missing_cannot_be_told if {
	contains(verdict(reaching([strict], ["nobody"], [object.union(recipient([]), {"unlisted": true})])).reason, "built-in Safe Links policy")
}

test_odd_values_cannot_be_told if every key in ["EnableSafeLinksForEmail", "EnableForInternalSenders", "ScanUrls", "TrackClicks", "AllowClickThrough"] {
	every value in [null, "", 1, []] { verdicts.says(verdict(alone({key: value})), {"status": "notAssessed", "reason has": "“Strict”"}) }
}

test_something_weak_beats_something_unclear if {
	result := eml_11.result with input as each([built_in, strict, object.union(strict, {"ScanUrls": null})])
	verdicts.says(result, {"status": "partial", "evidence has": "The export is not clear about the policy “Strict”. Export the Safe Links policies again."})
}

test_secure_score if {
	every case in [[score([100, 100]), "pass"], [score([100, 0]), "partial"]] { status(case[0]) == case[1] }
	verdicts.says(verdict(score([0, 0])), {"status": "partial", "summary has": "by the built-in policy at most"})
}
