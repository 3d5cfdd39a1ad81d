package triage.gov_04_test

import data.triage.gov_04
import data.triage.lib.verdicts

ana := {"id": "u1", "name": "Ana", "upn": "ana@x"}

ben := {"id": "u2", "name": "Ben", "upn": "ben@x"}

row(key, name, changes) := object.union({"key": key, "name": name, "comesWith": "Microsoft 365 Business Premium", "inTenant": true, "without": [], "unsure": []}, changes)

verdict(people, needed) := result if result := gov_04.result with input as {
	"basis": "graph", "sources": {"subscribedSkus": []},
	"facts": {"licences": {"tenant": [], "needed": needed, "licensedPeople": people, "unreadable": []}},
}

test_everybody_has_everything if verdicts.says(verdict(3, [row("entraP1", "P1", {}), row("intune", "Intune", {})]), {
	"status": "pass", "evidence": ["Three people with a license were looked at.", "P1: 3 of 3 have it.", "Intune: 3 of 3 have it."],
})

test_some_lack_something if {
	verdicts.says(verdict(3, [row("entraP1", "P1", {"without": [ana, ben]}), row("intune", "Intune", {"without": [ben]}), row("dlp", "DLP", {})]), {
		"status": "partial", "summary": "Two people have licenses that lack protection others have",
		"affected": [{"type": "user", "id": "u1", "name": "Ana", "detail": "the license lacks P1"}, {"type": "user", "id": "u2", "name": "Ben", "detail": "the license lacks P1, Intune"}],
	})
}

test_the_practice_has_not_bought_it if {
	verdicts.says(verdict(2, [row("entraP1", "P1", {"inTenant": false, "without": [ana, ben]}), row("intune", "Intune", {"without": [ben]})]), {
		"status": "fail", "summary": "Nobody's license includes P1",
		"affected": [{"type": "setting", "id": "licence.entraP1", "name": "P1", "detail": "no plan of the practice brings it. It usually comes with Microsoft 365 Business Premium"}, {"type": "user", "id": "u2", "name": "Ben", "detail": "the license lacks Intune"}],
	})
}

test_it_is_bought_and_nobody_has_it if {
	result := verdict(2, [row("entraP1", "P1", {"without": [ana, ben]})])
	result.status == "fail"
	contains(result.affected[0].detail, "nobody has that plan")
}

test_not_in_the_tenant_is_never_a_pass if verdict(2, [row("entraP1", "P1", {"inTenant": false})]).status == "fail"

# What the two lack the third may have.
test_a_licence_that_could_not_be_read if {
	every case in [["notAssessed", {}], ["partial", {"without": [ana, ben]}], ["fail", {"inTenant": false, "without": [ana, ben]}]] {
		result := gov_04.result with input as {
			"basis": "graph", "sources": {"subscribedSkus": []},
			"facts": {"licences": {"tenant": [], "needed": [row("entraP1", "P1", case[1])], "licensedPeople": 2, "unreadable": ["Cyd"]}},
		}
		result.status == case[0]
	}
}

test_nobody_there_cannot_be_told if verdict(0, [row("entraP1", "P1", {})]).status == "notAssessed"

# A plan that Microsoft has not finished setting up, or that nobody knows.
test_what_a_licence_may_bring if {
	verdicts.says(verdict(2, [row("entraP1", "P1", {"unsure": ["Ana"]})]), {"status": "notAssessed", "reason has": "these accounts: Ana. Their"})
	contains(verdict(7, [row("entraP1", "P1", {"unsure": ["A", "B", "C", "D", "E", "F", "G"]})]).reason, "A, B, C, D, E and 2 more. Their")
	found := verdict(2, [row("entraP1", "P1", {"unsure": ["Ana"], "without": [ben]})])
	found.status == "partial"
	[one.name | some one in found.unknown] == ["Ana"]
	verdict(1, [row("entraP1", "P1", {"inTenant": null, "unsure": ["Ana"]})]).status == "notAssessed"
	nobody := verdict(1, [row("entraP1", "P1", {"inTenant": null, "without": [ana]})])
	nobody.status == "fail"
	contains(nobody.affected[0].detail, "no plan of the practice brings it")
}
