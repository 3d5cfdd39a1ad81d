# METADATA
# title: Sign-ins from impossible places are looked at
# description: >-
#   A sign-in from another continent an hour after one at the front desk, or through a
#   service that hides where it comes from, is how a stolen password shows itself. It only
#   helps if somebody asks the person.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/id-protection/concept-identity-protection-risks
#     description: Risk detections
#   - ref: https://learn.microsoft.com/graph/api/resources/riskdetection
#     description: riskDetection resource type
# custom:
#   id: RISK-06
#   severity: medium
#   hipaa:
#     - {cite: 164.308(a)(5)(ii)(C), specification: addressable}
#     - {cite: 164.308(a)(1)(ii)(D), specification: required}
#   frameworks:
#     nist_csf: [DE.CM-09, DE.AE-02]
#     hicp: ["8"]
#     nist_800_53: [AU-6, AC-2(12)]
#   evidence:
#     - basis: graph
#       sources: [riskDetections]
#       uses: [alerts]
#       partial_proves: [riskDetections]
#     - basis: graph
#       sources: [alerts]
#       partial_proves: [alerts]
#     - basis: answer
#       question: Does somebody look at least once a week at sign-ins from unusual countries or hidden addresses, and ask the person?
#       counts: Who looks (ask your IT person), where (the sign-in log or the report of your IT company), and the notes of the last month. Note where they are kept.
#       renew_months: 6
#       says:
#         yes: Somebody is said to look at unusual sign-ins every week
#         yes_without_evidence: Somebody is said to look at unusual sign-ins; where the notes are kept is not written down
#         partly: Unusual sign-ins are said to be looked at, and not every week or without asking the person
#         no: Unusual sign-ins are not looked at every week, or nobody asks the person
#       parts:
#         - id: weekly
#           text: Somebody looks at such sign-ins at least once a week
#           missing: Unusual sign-ins are not looked at every week
#         - id: asked
#           text: The person is asked
#           missing: Nobody asks the person about an unusual sign-in
#   effort: 1 hour
#   fix:
#     - Open the Entra admin center, ID Protection, Risk detections, and go through the lines named above.
#     - Ask each person by telephone whether they traveled or used a VPN at that time.
#     - Choose “Confirm compromised” or “Confirm safe” for each. Travel with a VPN raises many false alarms; the answer teaches Microsoft to raise fewer.
#     - Name one person who does this every week, and keep the notes.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_IAM/IdentityProtectionMenuBlade/~/RiskDetections
#   since: 0.1.0
package triage.risk_06

import data.triage.lib.affected
import data.triage.lib.verdicts

result := verdicts.fail_where(
	count(settled) == 0,
	count_of(count(overdue), sprintf("sign-in from an impossible place has waited for more than %d days", [days]), sprintf("sign-ins from impossible places have waited for more than %d days", [days])),
	[affected.of(row.type, row.id, row.name, sprintf("%s on %s, not looked at", [row.what, substring(row.at, 0, 10)])) | some row in overdue],
	evidence,
) if count(overdue) > 0
else := verdicts.pass("Sign-ins from impossible places have been looked at or settled by a policy", evidence) if {
	count(settled) > 0
	count(overdue) + count(doubts) + count(hidden_open) == 0
} else := verdicts.not_assessed("Whether somebody looks at sign-ins from impossible places, only you can tell", why)

why := sprintf("For %s the kind, the state or the date could not be understood.", [concat(", ", array.slice(sort(doubts), 0, 5))]) if count(doubts) > 0
else := sprintf("No such sign-in that was settled shows in what was read (%d detections, %d of a kind that Microsoft hides without Entra ID P2), so whether somebody would look cannot be seen.", [count(detections), count(hidden)]) if count(settled) == 0
else := sprintf("%s of a kind that Microsoft hides without Entra ID P2, and may be a sign-in from an impossible place.", [count_of(count(hidden_open), "detection that nobody has settled is", "detections that nobody has settled are")])

days := input.parameters.riskReviewDays

detections := object.get(input.sources, "riskDetections", [])

# Without Entra ID P2 Microsoft hides what kind of detection it is. It may be of this kind
# and wait.
hidden := rows_where(detections, {"riskEventType": "generic"})

hidden_open := [row | some row in hidden; may_wait(row)]

may_wait(row) if not state(row) in {"settled", "faded"}

# Detections of travel that nobody can make, and of hidden addresses.
travel := {
	"unlikelyTravel": "atypical travel", "impossibleTravel": "impossible travel", "mcasImpossibleTravel": "impossible travel",
	"anonymizedIPAddress": "a sign-in through an anonymous address", "riskyIPAddress": "a sign-in through an anonymous address",
	"newCountry": "a sign-in from a country new to the account",
}

detected := [{
	"type": "riskDetection", "id": row.id, "name": person(row), "what": travel[row.riskEventType],
	"at": first_text(row, ["detectedDateTime", "activityDateTime"]), "state": state(row),
} |
	some row in rows_among(detections, "riskEventType", object.keys(travel))
]

person(row) := first_text(row, ["userDisplayName", "userPrincipalName", "id"])

# What is no risk any more without a person or a policy having acted shows neither
# that somebody looks nor that nobody does.
state(row) := "faded" if text_at(row, "riskDetail") == "aiConfirmedSigninSafe"
else := object.get(states, text_at(row, "riskState"), "unknown")

states := {"atRisk": "open", "none": "faded", "confirmedSafe": "settled", "remediated": "settled", "dismissed": "settled", "confirmedCompromised": "settled"}

# Defender for Cloud Apps raises the same as alerts of its own.
raised := [{
	"type": "alert", "id": row.id, "name": text_at(row, "title"), "what": "an alert", "at": text_at(row, "createdDateTime"),
	"state": object.get({"new": "open", "inProgress": "settled", "resolved": "settled"}, text_at(row, "status"), "unknown"),
} |
	some row in rows_where(object.get(input.sources, "alerts", []), {"serviceSource": "microsoftDefenderForCloudApps"})
	of_places(lower(text_at(row, "title")))
]

of_places(title) if contains(title, "impossible travel")

of_places(title) if contains(title, "anonymous ip")

rows := array.concat(detected, raised)

settled := rows_where(rows, {"state": "settled"})

open := rows_where(rows, {"state": "open"})

overdue := [row | some row in open; age(row) > days]

recent := [row | some row in open; age(row) <= days]

age(row) := days_between(row.at, input.now)

# Of no state that is known, of no kind, or waiting since nobody knows when.
doubts := flattened([
	[row.name | some row in rows_where(rows, {"state": "unknown"})],
	[row.name | some row in open; not is_number(age(row))],
	[person(row) | some row in detections; text_at(row, "riskEventType") in {"", "unknownFutureValue"}; may_wait(row)],
])

evidence := array.concat(
	[sprintf("Detections and alerts of this kind: %d, settled: %d, younger than %d days: %d.", [count(rows), count(settled), days, count(recent)])],
	[sprintf("Detections of a kind that Microsoft hides without Entra ID P2: %d.", [count(hidden)]) | count(hidden) > 0],
)
