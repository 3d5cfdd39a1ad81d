# METADATA
# title: No sign-in policy is left waiting
# description: >-
#   A policy that only reports, or is switched off, looks like protection in a
#   list and protects nobody. Trying one out for a few weeks is right; forgetting
#   to switch it on afterwards is how practices find out too late.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-report-only
#     description: Conditional Access report-only mode
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/managed-policies
#     description: Microsoft-managed Conditional Access policies
# custom:
#   id: CA-03
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(1)(ii)(B), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [CM-6, CA-7]
#   evidence:
#     - basis: graph
#       sources: [conditionalAccessPolicies]
#       facts: [policyStates]
#   effort: 1 hour
#   after: [CA-04]
#   fix:
#     - Open the Entra admin center, Conditional Access, Policies, and each policy named above.
#     - For one that only reports, look at “Policy impact” to see whom it would have stopped; sort that out with them.
#     - Check under Users, Exclude, that your emergency accounts and the synchronization account (you have one only if a server of your own sends accounts to Microsoft) are left out and nobody else. Then set “Enable policy” to On and save. People it covers are asked at their next sign-in.
#     - Delete a policy that another one has replaced. For one you still try out, record an exception with an end date.
#     - "A policy marked as managed by Microsoft cannot be deleted. Left on Report-only, Microsoft switches it on itself, as a rule 45 days or more after it appeared: leave out your emergency accounts and the synchronization account before that, or set it to Off and record an exception."
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies
#   since: 0.1.0
package triage.ca_03

import data.triage.lib.affected
import data.triage.lib.verdicts

result := verdicts.fail("All of your sign-in policies are only reporting or switched off", named, []) if {
	count(protective) > 0
	count(rows_outside(protective, "state", {"reportOnly", "disabled"})) == 0
} else := verdicts.beside(
	verdicts.partial(count_of(count(waiting), "sign-in policy is only reporting or switched off", "sign-in policies are only reporting or switched off"), named, [counted]),
	affected_rows("conditionalAccessPolicy", unsure, "its state is a word this version does not know"),
) if count(waiting) > 0
else := verdicts.not_assessed(
	"It cannot be told whether every sign-in policy is switched on",
	sprintf("The state of “%s” is a word this version does not know.", [unsure[0].name]),
) if count(unsure) > 0
else := verdicts.pass("Every sign-in policy is switched on", [counted]) if {
	count(protective) > 0
	count(waiting) + count(unsure) == 0
} else := verdicts.not_applicable(
	"There is no Conditional Access policy that protects something",
	"There is no Conditional Access policy that asks for something or blocks something, so none is left waiting.",
)

# A policy for agents or applications that only reports is waiting, too; one that is on
# protects no person.
protective := rows_outside(all, "aboutPeople", {false})

all := rows_where(input.facts.policyStates, {"protects": true})

waiting := rows_among(all, "state", {"reportOnly", "disabled"})

unsure := rows_outside(all, "state", {"enabled", "reportOnly", "disabled"})

named := [affected.of("conditionalAccessPolicy", policy.id, policy.name, sprintf("%s%s", [state_words[policy.state], since(policy)])) | some policy in waiting]

state_words := {"reportOnly": "only reports", "disabled": "is switched off"}

since(policy) := sprintf(", last changed on %s", [max(days[policy.id])]) if days[policy.id]
else := ""

days[policy.id] contains substring(policy[key], 0, 10) if {
	some policy in input.sources.conditionalAccessPolicies
	some key in ["modifiedDateTime", "createdDateTime"]
	days_between(policy[key], input.now) >= 0
}

counted := sprintf("Switched on: %d of %s.", [count(rows_where(protective, {"state": "enabled"})), lower(count_of(count(protective), "policy that protects something", "policies that protect something"))])
