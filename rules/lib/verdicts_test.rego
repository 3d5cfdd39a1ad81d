package triage.lib.verdicts_test

import data.triage.lib.verdicts

verdict := verdicts.partial("Two doors are open", [{"id": "a", "name": "Front"}, {"id": "b", "name": "Back"}], ["First.", "Second."])

test_a_verdict_says_what_it_has if verdicts.says(verdict, {
	"status": "partial", "summary": "Two doors are open", "summary has": "doors", "ids": ["a", "b"], "affected count": 2,
	"first name": "Front", "first evidence": "First.", "evidence has": "Second.",
})

test_a_verdict_does_not_say_anything_else if every key, other in {
	"status": "fail", "summary": "doors", "reason": "", "summary has": "windows", "ids": ["a"], "affected count": 1,
	"first name": "Back", "first evidence": "Second.", "evidence has": "First", "evidence": ["First."], "reason has": "doors",
} { not verdicts.says(verdict, {"status": "partial", key: other}) }
