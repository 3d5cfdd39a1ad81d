# METADATA
# title: Security defaults are on, or Conditional Access has taken their place
# description: >-
#   Microsoft offers two ways to ask for a second step: a single free switch (security
#   defaults), and policies of your own (Conditional Access). With neither, a stolen
#   password is as a rule enough to read that person's mail.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/fundamentals/security-defaults
#     description: Security defaults
# custom:
#   id: AUTH-11
#   severity: critical
#   hipaa:
#     - {cite: 164.312(d), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-03]
#     hicp: ["3"]
#     nist_800_53: [IA-2(1), IA-2(2)]
#   evidence:
#     - basis: graph
#       sources: [securityDefaults, conditionalAccessPolicies, users]
#       uses: [authenticationRequirements, authenticationStrengths, namedLocations, groups, groupMembers, roleAssignments, roleDefinitions, subscribedSkus]
#       facts: [policyStates, mfaCoverage]
#     - basis: graph            # without the accounts
#       sources: [securityDefaults, conditionalAccessPolicies]
#       uses: [authenticationRequirements, authenticationStrengths, namedLocations, groups, groupMembers, roleDefinitions, subscribedSkus]
#       facts: [policyStates, mfaCoverage]
#     - basis: graph            # without the policies: while security defaults are on, none is enforced
#       sources: [securityDefaults]
#       uses: [subscribedSkus]
#       facts: [policyStates]
#     - basis: graph            # without the switch: where a policy is enforced, it is off
#       sources: [conditionalAccessPolicies]
#       uses: [authenticationStrengths, namedLocations, groups, groupMembers, roleDefinitions, subscribedSkus]
#       facts: [policyStates, mfaCoverage]
#   effort: 30 minutes
#   fix:
#     - Find out whether your plan has Conditional Access (Microsoft 365 Business Premium has). If it has, use policies; if not, use security defaults. Use one of the two, not both.
#     - Before either, have everybody set up the Microsoft Authenticator app or a passkey (AUTH-05), and move scanners and mail programs that know only a password (AUTH-13); they stop.
#     - "For security defaults: open the Entra admin center, Overview, Properties, Manage security defaults, choose Enabled and save. Whoever has not set up the Authenticator app is asked for it at the next sign-in."
#     - "For policies: have two emergency accounts first (CA-04). Under Conditional Access, Policies, create “Require multifactor authentication for all users” and “Block legacy authentication” from the templates. They start as Report-only and leave out whoever makes them; under Users, Exclude, remove yourself and put in your emergency accounts and the synchronization account (you have one only if a server of your own sends accounts to Microsoft)."
#     - "Look after a week under “Policy impact” whom they would have stopped. While security defaults are on, a policy cannot be set to On, so do the rest in one sitting: switch security defaults off, then set both policies to On."
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies
#   since: 0.1.0
package triage.auth_11

import data.triage.lib.affected
import data.triage.lib.coverage
import data.triage.lib.verdicts

# There are policies, and what they are for is not shown: they were judged before this.
result := verdicts.not_assessed(
	"It cannot be told whether Conditional Access has taken the place of security defaults",
	"What the Conditional Access policies are for was not shown.",
) if {
	not input.sources.conditionalAccessPolicies
	count(input.facts.policyStates) > 0
} else := verdicts.not_assessed(
	"It cannot be told whether security defaults are on",
	"No Conditional Access policy is enforced, and the security defaults switch was not read.",
) if {
	not input.sources.securityDefaults
	count(enforced) == 0
} else := verdicts.not_assessed(
	"The security defaults switch could not be understood",
	sprintf("The switch reads %s, where true or false was expected. Read it again.", [json.marshal(on)]),
) if not is_boolean(on)
else := verdicts.not_assessed(
	"It cannot be told whether Conditional Access is switched on",
	sprintf("Security defaults are %s, and the state of %s is a word this version does not know.", [{true: "on", false: "off"}[on], listed(unsure)]),
) if {
	count({true: enforced, false: replacing}[on]) == 0
	count(unsure) > 0
} else := verdicts.partial(
	"Security defaults and Conditional Access policies are switched on together",
	[setting(sprintf("on, beside %s; Microsoft means them as one or the other", [listed(enforced)]))],
	[],
) if {
	on == true
	count(enforced) > 0
} else := verdicts.pass("Security defaults are on", [
	"No Conditional Access policy is enforced beside them.",
	"They ask administrators for a second step at every sign-in, and everybody else when Microsoft finds it necessary.",
]) if {
	on == true
	count(enforced) + count(unsure) == 0
} else := verdicts.fail(
	"Neither security defaults nor Conditional Access is switched on",
	[setting("off, and no Conditional Access policy is enforced")],
	array.concat(
		[sprintf("Not enforced: %s.", [listed(input.facts.policyStates)]) | count(input.facts.policyStates) > 0],
		[sprintf("The older per-user setting asks for a second step from %d of %s.", [fact.covered, lower(count_of(fact.total, "account", "accounts"))]) | fact.covered > 0],
	),
) if count(enforced) == 0
else := verdicts.partial(
	"Security defaults are off, and no policy asks for a second step at ordinary sign-ins",
	[setting(sprintf("off; the policies in force are %s", [listed(enforced)]))],
	[],
) if count(replacing) == 0
# One pilot group, or a group nobody is in, takes nothing's place; single
# accounts left out are named by another control.
else := verdicts.partial(
	"Security defaults are off, and the policies in their place leave most accounts open",
	[setting(sprintf("off; with %s in their place, %s only a password", [listed(replacing), still]))],
	[],
) if most(fact.open)
else := verdicts.pass(
	"Conditional Access has taken the place of security defaults",
	[sprintf("Enforced policies that ask for a second step: %s. Whom they cover is judged by other controls.", [listed(replacing)])],
) if {
	fact
	not most(array.concat(fact.open, fact.unknown))
} else := verdicts.not_assessed(
	"It cannot be told whether Conditional Access has taken the place of security defaults",
	sprintf("Security defaults are off. Whether %s ask most people for a second step cannot be told from what was read.", [listed(replacing)]),
)

on := value_at(input.sources.securityDefaults, "isEnabled") if input.sources.securityDefaults
# Microsoft lets only one of the two be switched on.
else := false

enforced := coverage.protective({"enabled"})

unsure := coverage.protective({"unknown"})

replacing := rows_among(rows_where(enforced, {"requiresMfa": true}), "id", ordinary)

fact := input.facts.mfaCoverage

# Most of the accounts. Classes of people are not counted: all but those left out are one.
most(rows) if {
	policies_alone
	"everybody" in values_of(rows, "id")
}

most(rows) if {
	not policies_alone
	count(rows) * 2 > fact.total
}

policies_alone if fact.accountsRead == false

still := "most people still need" if policies_alone
else := sprintf("%d of %s still need", [count(fact.open), lower(count_of(fact.total, "account", "accounts"))])

# Policies for people signing in to applications whatever Microsoft thinks of
# the risk. One that guards only the registration of a second step, or only
# risky sign-ins, takes nothing's place.
ordinary contains policy.id if {
	some policy in input.sources.conditionalAccessPolicies
	names_somebody(policy.conditions.users)
	some app in items_at(policy, ["conditions", "applications", "includeApplications"])
	app != "None"
	every risk in ["signInRiskLevels", "userRiskLevels"] { value_at(policy.conditions, risk) in {null, []} }
}

names_somebody(users) if {
	some list in ["includeUsers", "includeGroups", "includeRoles"]
	some name in items_at(users, list)
	name != "None"
}

names_somebody(users) if is_object(users.includeGuestsOrExternalUsers)

setting(detail) := affected.setting("securityDefaults.isEnabled", "Security defaults", detail)

listed(policies) := concat(", ", [sprintf("“%s”", [policy.name]) | some policy in policies])
