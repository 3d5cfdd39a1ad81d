# METADATA
# title: On devices you do not look after, sessions end
# description: >-
#   A browser on a shared or private computer can stay signed in for months. Whoever opens
#   it next reads the mail. Ending such sessions after a day at the latest, and when the
#   browser is closed, helps where your screen lock does not reach. The automatic logoff of
#   the Security Rule is another thing, after minutes without use (SESS-01, SESS-03).
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-persistent-browser
#     description: Require reauthentication and disable browser persistence
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/concept-session-lifetime
#     description: Adaptive session lifetime policies
# custom:
#   id: CA-16
#   severity: high
#   hipaa:
#     - {cite: 164.312(d), specification: required}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [AC-12]
#   evidence:
#     - basis: graph
#       sources: [conditionalAccessPolicies, users]
#       uses: [namedLocations, groups, groupMembers, roleAssignments, roleDefinitions, authenticationStrengths, securityDefaults, subscribedSkus]
#       facts: [unmanagedSessionCoverage]
#       partial_proves: [users]
#     - basis: graph            # without the accounts
#       sources: [conditionalAccessPolicies]
#       uses: [securityDefaults, authenticationStrengths, namedLocations, groups, groupMembers, roleDefinitions, subscribedSkus]
#       facts: [unmanagedSessionCoverage]
#   licence: [entraP1]
#   effort: 1 hour
#   after: [CA-04]
#   fix:
#     - Open the Entra admin center, Conditional Access, Policies, and create a policy for “All users” and “All resources”. Under Users, Exclude, leave out your emergency accounts and the synchronization account (you have one only if a server of your own sends accounts to Microsoft); a synchronization account that has to sign in again stops working.
#     - "Under Conditions, Filter for devices, choose Yes and “Include filtered devices in policy”, choose Edit beside “Rule syntax” and paste: device.trustType -ne \"ServerAD\" -and device.isCompliant -ne True. Computers that are compliant in Intune or joined to your own Windows domain then stay out of it."
#     - Under Session tick “Sign-in frequency” and choose at most one day, and tick “Persistent browser session” with “Never persistent”.
#     - Run it as Report-only for a week and look under “Policy impact” whom it would ask. On the practice's own computers nothing changes if each is compliant in Intune or joined to your own Windows domain; sort out those that are not.
#     - Tell staff that on private computers they sign in once a day and after closing the browser, then set “Enable policy” to On.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies
#   since: 0.1.0
package triage.ca_16

import data.triage.lib.affected
import data.triage.lib.coverage
import data.triage.lib.verdicts

result := verdicts.not_applicable("There is no enabled account of your own", "There is no enabled account of your own") if total == 0
else := verdicts.beside(
	verdicts.fail("On private and shared computers people can stay signed in for days or weeks", shared_by_all, evidence),
	not_told,
) if {
	coverage.everyone_open(again)
	coverage.everyone_open(closing)
} else := verdicts.beside(verdicts.partial(headline, array.concat(shared_by_all, named), evidence), not_told) if {
	count(without_again) + count(without_closing) > 0
} else := verdicts.beside(
	verdicts.not_assessed("It cannot be told whether sessions end on unmanaged devices", sprintf("For %s it cannot be told: %s.", [coverage.who(unknown), unknown[0].why])),
	not_told,
) if count(unknown) > 0
else := verdicts.pass("On unmanaged devices sessions end within a day and when the browser is closed", evidence) if {
	again.covered == total
	closing.covered == total
}

# Whether people must sign in again, and whether closing the browser ends the session.
again := input.facts.unmanagedSessionCoverage.frequency

closing := input.facts.unmanagedSessionCoverage.notPersistent

total := again.total

limit := input.parameters.unmanagedSignInFrequencyHours

without_again := array.concat(again.open, again.weaker)

without_closing := array.concat(closing.open, closing.weaker)

# Each account once, with the first reason.
unknown := array.concat(again.unknown, rows_outside(closing.unknown, "id", values_of(again.unknown, "id")))

not_told := coverage.people(unknown)

all_without_again if count(without_again) == total

all_without_closing if count(without_closing) == total

# What is missing for everybody is one setting, not a list of names.
shared_by_all := array.concat(
	[affected.setting("conditionalAccessPolicies.signInFrequency", "Signing in again", sprintf("not required within %v hours for anybody in full", [limit])) | all_without_again],
	[affected.setting("conditionalAccessPolicies.persistentBrowser", "Staying signed in", "not switched off for anybody in full") | all_without_closing],
)

no_new_sign_in := [{"rows": part, "text": sprintf("need not sign in again (%s)", [coverage.detail(part[0])])} |
	not all_without_again
	some part in grouped(without_again, ["type", "where", "also", "why"])
]

stays_signed_in := [{"rows": part, "text": sprintf("may stay signed in (%s)", [coverage.detail(part[0])])} |
	not all_without_closing
	some part in grouped(without_closing, ["type", "where", "also", "why"])
]

named := flattened([both, only(no_new_sign_in, stays_signed_in), only(stays_signed_in, no_new_sign_in)])

both := flattened([affected_rows(kind(first), rows_among(first.rows, "id", values_of(second.rows, "id")), concat("; ", [first.text, second.text])) |
	some first in no_new_sign_in
	some second in stays_signed_in
])

only(parts, others) := flattened([affected_rows(kind(part), rows_outside(part.rows, "id", ids), part.text) |
	ids := union({values_of(other.rows, "id") | some other in others})
	some part in parts
])

kind(part) := object.get(part.rows[0], "type", "user")

headline := "On unmanaged devices sessions end, and not everywhere" if {
	all_without_again
	all_without_closing
} else := "On unmanaged devices people may stay signed in after closing the browser" if all_without_closing
else := "On unmanaged devices people need not sign in again for days or weeks" if all_without_again
else := sprintf("On unmanaged devices sessions end, with a gap for %s", [coverage.listed(named)]) if count(coverage.classes(named)) > 0
else := count_of(count(named), "account can stay signed in on unmanaged devices", "accounts can stay signed in on unmanaged devices")

evidence := [line |
	some line in [
		sprintf("Signing in again within %v hours on unmanaged devices: %s", [limit, coverage.counted(again)]),
		sprintf("Nobody stays signed in after the browser is closed: %s", [coverage.counted(closing)]),
		coverage.policies(again.policies, "Enabled policies that count for signing in again"),
		coverage.policies(closing.policies, "Enabled policies that count for staying signed in"),
		coverage.policies(again.reportOnly, "Only reporting, so not counted"),
		coverage.policies(again.disabled, "Switched off, so not counted"),
		coverage.policies(too_long, sprintf("Asks again later than %v hours, so not counted", [limit])),
		coverage.policies(kept_open, "Keeps people signed in"),
		coverage.policies(missing_the_point, "Not counted, because of its device filter or its reach (an unmanaged device tells nothing about itself, so a filter for “not compliant” passes it by)"),
		coverage.separate(again.separate),
	]
	line != ""
]

too_long := [link(policy) | some policy in enabled; hours(policy) > limit]

kept_open := [link(policy) | some policy in enabled; browser(policy) == "always"]

missing_the_point := [link(policy) |
	some policy in enabled
	ends_sessions(policy)
	is_object(policy.conditions.devices.deviceFilter)
	not policy.id in values_of(array.concat(again.policies, closing.policies), "id")
]

enabled := rows_where(input.sources.conditionalAccessPolicies, {"state": "enabled"})

link(policy) := {"id": policy.id, "name": policy.displayName}

ends_sessions(policy) if hours(policy) <= limit

ends_sessions(policy) if browser(policy) == "never"

# After how many hours people must sign in again; 0 is every time.
hours(policy) := length(policy.sessionControls.signInFrequency) if policy.sessionControls.signInFrequency.isEnabled == true

length(frequency) := 0 if frequency.frequencyInterval == "everyTime"
else := frequency.value * {"hours": 1, "days": 24}[frequency.type] if is_number(frequency.value)

browser(policy) := policy.sessionControls.persistentBrowser.mode if policy.sessionControls.persistentBrowser.isEnabled == true
