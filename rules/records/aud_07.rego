# METADATA
# title: The sign-in log and the log of changes can be read
# description: >-
#   When something looks wrong, the first questions are who signed in and who changed
#   what. Microsoft Entra ID answers them for 30 days with Entra ID P1, and without it
#   for seven days. This control shows that both logs answer today, with the last changes.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention
#     description: Microsoft Entra data retention
#   - ref: https://learn.microsoft.com/graph/api/resources/directoryaudit
#     description: directoryAudit resource type
# custom:
#   id: AUD-07
#   severity: info
#   hipaa:
#     - {cite: 164.312(b), specification: required}
#     - {cite: 164.308(a)(1)(ii)(D), specification: required}
#   frameworks:
#     nist_csf: [PR.PS-04]
#     hicp: ["8"]
#     nist_800_53: [AU-6, AU-12]
#   evidence:
#     - basis: graph
#       sources: [directoryAudits, signIns, subscribedSkus]
#       facts: [capabilities]
#     - basis: graph
#       sources: [directoryAudits, subscribedSkus]
#       facts: [capabilities]
#   effort: 30 minutes
#   fix:
#     - "Look at both logs once, so that you know where they are: in the Entra admin center, Entra ID, Monitoring & health, Sign-in logs and Audit logs."
#     - Without Entra ID P1 the sign-in log reaches back seven days and only the admin center shows it; Microsoft 365 Business Premium brings P1.
#     - Go through the changes listed here as evidence and ask about each one that you do not recognize.
#   link: https://entra.microsoft.com/
#   since: 0.1.0
package triage.aud_07

import data.triage.lib.affected
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.not_assessed(
	"The log of changes gave no entry",
	"The directory audit log gave no entry with a time, so it cannot be told whether nothing happened or it cannot be read. Change something small, such as the phone number of an account, and read it again.",
) if count(audits) == 0
else := verdicts.pass(
	"The sign-in log and the log of changes can be read",
	array.concat([sprintf("The latest sign-in read is of %s.", [newest_sign_in])], changes),
) if {
	count(audits) > 0
	count(sign_ins) > 0
} else := verdicts.partial(
	"Your plan keeps the sign-in log for seven days, and only the admin center shows it",
	[affected.setting("signIns", "Sign-in log", "without Microsoft Entra ID P1 it is kept for seven days, and programs cannot read it")],
	changes,
) if without_premium
else := verdicts.not_assessed(
	"The sign-in log gave no entry",
	"The log of changes can be read; the sign-in log gave no entry with a time, so it cannot be told whether nobody signed in or it cannot be read. Read it again after a working day.",
)

audits := dated(input.sources.directoryAudits, "activityDateTime")

# Where it was refused, the second basis is left: without the license that is no surprise.
sign_ins := dated(object.get(input.sources, "signIns", []), "createdDateTime")

# Entries that carry a time, which is the proof that the log answers.
dated(rows, key) := rows_since(rows, key, input.now, any_age)

# Days: Microsoft's logs are younger, and the year 1, which it writes for never, is not.
any_age := 100000

newest_sign_in := day(max([row.createdDateTime | some row in sign_ins]))

day(time) := substring(time, 0, 10)

without_premium if {
	count(input.sources.subscribedSkus) > 0
	input.facts.capabilities.entraP1 == "no"
}

# The five latest changes.
changes := [sprintf("%s: %s.", [day(audit.activityDateTime), described(audit)]) |
	some place in array.slice(array.reverse(sort([[audit.activityDateTime, position] | some position, audit in audits])), 0, 5)
	audit := audits[place[1]]
]

described(audit) := words.joined([text_at(audit, "activityDisplayName"), target(audit), actor(audit)])

target(audit) := sprintf("on %s", [names[0]]) if {
	names := [name | some resource in items_at(audit, "targetResources"); name := first_text(resource, ["displayName", "userPrincipalName"]); name != ""]
	count(names) > 0
} else := ""

actor(audit) := sprintf("by %s", [actor_name(audit)]) if actor_name(audit) != ""
else := ""

actor_name(audit) := first_text(user, ["userPrincipalName", "displayName"]) if {
	user := value_at(audit, ["initiatedBy", "user"])
	is_object(user)
} else := text_at(audit, ["initiatedBy", "app", "displayName"])
