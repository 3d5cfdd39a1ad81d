package triage.ret_01_test

import data.triage.ret_01
import data.triage.lib.verdicts

places := ["Exchange", "SharePoint", "OneDrive", "ModernGroup", "TeamsChannel", "TeamsChat"]

nowhere := {key: [] | some place in places; some suffix in ["Location", "LocationException"]; key := concat("", [place, suffix])}

at(where) := {concat("", [place, "Location"]): ["All"] | some place in where}

policy(name, where, changes) := object.union_n([nowhere, {"Name": name, "Guid": sprintf("guid-%s", [name]), "Enabled": true, "Mode": "Enforce"}, at(where), changes])

files := policy("Files", ["Exchange", "SharePoint", "OneDrive", "ModernGroup"], {})

teams := policy("Teams", ["TeamsChannel", "TeamsChat"], {})

rule(name, changes) := object.union({
	"Policy": sprintf("guid-%s", [name]), "RetentionComplianceAction": "Keep", "RetentionDuration": "3650", "ContentMatchQuery": "", "ExcludedItemClasses": [], "Mode": "Enforce", "Disabled": false,
}, changes)

verdict(policies, rules) := result if result := ret_01.result with input as {
	"basis": "import", "parameters": {"retentionYears": 7},
	"sources": {"retentionCompliancePolicies": policies, "retentionComplianceRules": rules},
}

both := [rule("Files", {}), rule("Teams", {})]

# The teams policy as it should be, the other changed.
with_policy(changes) := verdict([object.union(files, changes), teams], both)

with_rule(changes) := verdict([files, teams], [rule("Files", changes), rule("Teams", {})])

# The steps make two static policies, one of them for Teams.
test_what_the_steps_set_passes if {
	verdicts.says(verdict([files, teams], both), {"status": "pass", "summary": "Mail, files and chats are kept for at least 7 years"})
	verdict([policy("Files", places, {})], [rule("Files", {"Policy": "files"})]).status == "pass"
	with_policy({"ExchangeLocation": [{"Name": "All", "DisplayName": "All"}], "Enabled": "True"}).status == "pass"
}

test_terms_that_are_long_enough if {
	every duration in ["Unlimited", 3650, "2555", 2555] { with_rule({"RetentionDuration": duration}).status == "pass" }
	with_rule({"RetentionComplianceAction": "KeepAndDelete"}).status == "pass"
}

test_no_policy_at_all if {
	result := verdict([], [])
	verdicts.says(result, {"status": "fail", "affected count": 6})
	result.affected[0] == {"type": "setting", "id": "retentionCompliancePolicies.ExchangeLocation", "name": "Mail", "detail": "no retention policy that is at work covers it"}
}

test_policies_that_do_not_work if {
	every changes in [{"Enabled": false}, {"Mode": "Test"}, {"Mode": "PendingDeletion"}] { verdict([object.union(files, changes)], both).status == "fail" }
}

test_rules_that_do_not_keep if every changes in [
	{"RetentionComplianceAction": "Delete"}, {"RetentionComplianceAction": null, "PublishComplianceTag": "Medical records"}, {"Disabled": true},
	{"Mode": "Test"},
] { verdicts.says(with_rule(changes), {"status": "partial", "summary": "Nothing keeps 4 of the 6 kinds of mail, files and chats"}) }

test_rules_for_some_content if {
	every changes in [{"ContentMatchQuery": "subject:lab"}, {"ExcludedItemClasses": ["IPM.Note"]}, {"ExcludedItemClasses": "IPM.Note"}, {"ApplyComplianceTag": "Medical records"}] {
		verdicts.says(with_rule(changes), {"status": "partial", "first detail": "only a part of it is covered: Files"})
		verdict([files], [rule("Files", changes)]).status == "partial"
	}
	with_policy({"ExchangeLocation": ["ben@p.example"]}).affected[0].detail == "only a part of it is covered: Files"
}

test_teams_is_forgotten if verdicts.says(verdict([files], both), {
	"status": "partial", "summary": "Nothing keeps messages in Teams channels and chats in Teams that somebody deletes",
})

test_too_short if verdicts.says(with_rule({"RetentionDuration": "1825"}), {
	"status": "partial", "summary": "Some mail, files or chats are kept for less than 7 years", "first detail": "kept for less than 7 years: Files",
})

test_a_longer_policy_beside_a_short_one_counts if {
	verdict([files, teams, policy("Short", places, {})], array.concat(both, [rule("Short", {"RetentionDuration": "365"})])).status == "pass"
}

test_places_left_out if every changes in [{"ExchangeLocationException": ["ann@p.example"]}, {"ExchangeLocation": ["ben@p.example"]}] {
	result := with_policy(changes)
	verdicts.says(result, {"status": "partial", "summary": "The retention policies leave out some people, places or content"})
	[one.name | some one in result.affected] == ["Mail"]
}

test_a_finding_stands_beside_an_unclear_place if {
	result := verdict([object.union(files, {"ExchangeLocation": null})], both)
	result.status == "partial"
	result.evidence[1] == "Not known: mail."
}

test_an_export_without_places_cannot_be_told if {
	verdicts.says(verdict([object.union(files, nowhere)], both), {"status": "notAssessed", "reason has": "-DistributionDetail"})
	verdict([object.union(files, nowhere), teams], both).status == "notAssessed"
}

test_odd_values_cannot_be_told if {
	every changes in [
		{"Enabled": null}, {"Mode": "Later"}, {"Mode": 1}, {"ExchangeLocation": "All"}, {"ExchangeLocation": [1]}, {"ExchangeLocation": [{"Name": null}]},
		{"ExchangeLocationException": null}, {"ExchangeLocationException": [null]},
	] { with_policy(changes).status == "notAssessed" }
	every changes in [
		{"RetentionDuration": null}, {"RetentionDuration": "long"}, {"RetentionDuration": -1}, {"RetentionComplianceAction": null}, {"Policy": "elsewhere"},
		{"Mode": "Later"}, {"ContentMatchQuery": 1}, {"ExcludedItemClasses": {}}, {"ExcludedItemClasses": [1]},
	] { with_rule(changes).status == "notAssessed" }
	verdict([{}], []).status == "notAssessed"
}

test_values_that_are_left_out_are_microsofts_default if {
	with_policy({"Mode": null}).status == "pass"
	with_rule({"Mode": null, "ContentMatchQuery": null, "ExcludedItemClasses": null, "Disabled": null}).status == "pass"
}
