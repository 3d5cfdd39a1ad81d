# METADATA
# title: A second step at sign-in covers every administrator
# description: >-
#   Whoever signs in as an administrator can change accounts, and with the highest role open
#   every mailbox and switch off what protects the practice. One administrator who needs
#   only a password undoes the care of everybody else.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/policy-old-require-mfa-admin
#     description: Require multifactor authentication for administrators
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups
#     description: Users and groups in Conditional Access policies
# custom:
#   id: AUTH-02
#   severity: critical
#   hipaa:
#     - {cite: 164.312(d), specification: required}
#     - {cite: 164.308(a)(4)(ii)(C), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-03]
#     hicp: ["3"]
#     nist_800_53: [IA-2(1)]
#   evidence:
#     - basis: graph
#       sources: [conditionalAccessPolicies, users, roleAssignments, roleDefinitions, groupMembers]
#       uses: [securityDefaults, authenticationRequirements, authenticationStrengths, namedLocations, groups, roleEligibilities, groupEligibilities, servicePrincipals, subscribedSkus, delegatedAdminRelationships, crossTenantAccessDefault, crossTenantAccessPartners]
#       facts: [adminMfaCoverage, admins, capabilities]
#       partial_proves: [users, groupMembers]
#     - basis: graph            # while security defaults are on, or no plan has policies, none is enforced
#       sources: [securityDefaults, users, roleAssignments, roleDefinitions, groupMembers]
#       uses: [authenticationRequirements, subscribedSkus]
#       facts: [adminMfaCoverage, admins, capabilities]
#       partial_proves: [users, groupMembers]
#     - basis: graph            # without the accounts
#       sources: [conditionalAccessPolicies]
#       uses: [authenticationRequirements, securityDefaults, authenticationStrengths, namedLocations, groups, groupMembers, roleDefinitions, subscribedSkus]
#       facts: [adminMfaCoverage]
#   effort: 30 minutes
#   after: [CA-04]
#   fix:
#     - Prepare first. Have each administrator named above set up a passkey or the Microsoft Authenticator app; without one they cannot get in once the policy is on. Try your emergency accounts (CA-04).
#     - Open the Entra admin center, Conditional Access, Policies, and open the policy that requires multifactor authentication from everyone, or create one from the template “Require multifactor authentication for all users”. A policy that lists roles misses custom roles and roles given for one administrative unit only.
#     - Under Users, Exclude, remove every administrator and group named above, and yourself if you made the policy from the template, which leaves out whoever makes it; keep only your emergency accounts and the synchronization account (you have one only if a server of your own sends accounts to Microsoft).
#     - Under Target resources choose “All resources” without exclusions, and leave locations and platforms unset.
#     - A new policy starts as Report-only. Leave it so for a week, look under “Policy impact” whom it would have stopped, and help them.
#     - Set “Enable policy” to On, keep your own window open, and sign in once more in a private window to see that you can.
#     - Without Conditional Access in your plan, turn on security defaults instead (Entra admin center, Overview, Properties, Manage security defaults), after the same preparation. They have no Report-only and no exclusions; scanners and old mail programs stop at once.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies
#   since: 0.1.0
package triage.auth_02

import data.triage.lib.admins
import data.triage.lib.affected
import data.triage.lib.coverage
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.not_assessed(
	"It cannot be told who all your administrators are",
	"Who holds an administrator role was not read whole. Read accounts, roles, groups and members again.",
) if unlisted
else := verdicts.not_assessed(
	"It cannot be told who all your administrators are",
	sprintf("An administrator role is held by %s, and who that is cannot be told. Look there yourself, or read accounts, groups and members again.", [who]),
) if undecided
else := verdicts.with_evidence(verdicts.beside(verdict, unknown), beside) if not undecided

# A group or an unknown object that holds a role may stand for administrators
# nobody looked at; what was found open stays found.
undecided if {
	count(unread) > 0
	not verdict.status in {"partial", "fail"}
}

# Without the accounts the policies are judged alone; with them, it takes the roles too.
unlisted if {
	not input.facts.admins
	input.facts.adminMfaCoverage.accountsRead == true
}

verdict := coverage.verdict(input.facts.adminMfaCoverage, {
	"all": "Every administrator needs a second step to sign in",
	"nobody": "Every administrator can sign in with a password alone",
	"some_one": "administrator can sign in with a password alone",
	"some_many": "administrators can sign in with a password alone",
	"weaker": "Administrators need a second step to sign in",
	"none": "Nobody holds an administrator role but emergency accounts and the synchronization account",
})

unknown := array.concat(object.get(verdict, "unknown", []), affected.rest([sprintf("who is behind %s", [who]) | count(unread) > 0]))

unread contains admins.behind(other) if {
	some other in input.facts.admins.other
	count(other.roles) > 0
	other.settled == false
}

who := words.with_more(concat(", ", array.slice(sort(unread), 0, 3)), max([0, count(unread) - 3]))

# They hold no role at the moment, so they are judged with everybody else.
waiting := [person.name | some person in input.facts.admins.people; count(person.roles) == 0; count(person.eligible) > 0]

beside := flattened([
	[sprintf("Not counted here, because they hold their role only after activating it: %s.", [concat(", ", waiting)]) | count(waiting) > 0],
	admins.leftovers,
	[sprintf("Not known: %s. They are judged with everybody else.", [concat("; ", admins.may_become)]) | count(admins.may_become) > 0],
])
