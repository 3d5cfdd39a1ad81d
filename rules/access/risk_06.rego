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

result := verdicts.pass("Sign-ins from impossible places have been looked at or settled by a policy", evidence) if {
	graph
	count(overdue) == 0
	shown
}

result := verdicts.fail_where(
	count(settled) == 0,
	count_of(count(overdue), sprintf("sign-in from an impossible place has waited for more than %d days", [days]), sprintf("sign-ins from impossible places have waited for more than %d days", [days])),
	[affected.of(row.type, row.id, row.name, sprintf("%s on %s, not looked at", [row.what, substring(row.at, 0, 10)])) | some row in overdue],
	evidence,
) if {
	graph
	count(overdue) > 0
}

result := verdicts.not_assessed("Whether somebody looks at sign-ins from impossible places, only you can tell", why) if {
	graph
	count(overdue) == 0
	not shown
}

graph if input.basis == "graph"

days := input.parameters.riskReviewDays

shown if {
	count(settled) > 0
	count(doubts) + count(veiled_open) == 0
}

# What Microsoft hides may be of this kind and wait.
veiled_open := [row |
	some row in object.get(input.sources, "riskDetections", [])
	row.riskEventType == "generic"
	not state(row) in {"settled", "faded"}
]

# Detections of travel that nobody can make, and of hidden addresses.
travel := {
	"unlikelyTravel": "atypical travel", "impossibleTravel": "impossible travel", "mcasImpossibleTravel": "impossible travel",
	"anonymizedIPAddress": "a sign-in through an anonymous address", "riskyIPAddress": "a sign-in through an anonymous address",
	"newCountry": "a sign-in from a country new to the account",
}

detected := [{
	"type": "riskDetection", "id": row.id, "name": first_text(row, ["userDisplayName", "userPrincipalName", "id"]),
	"what": travel[row.riskEventType], "at": first_text(row, ["detectedDateTime", "activityDateTime"]),
	"state": state(row),
} |
	some row in object.get(input.sources, "riskDetections", [])
	travel[row.riskEventType]
]

# What is no risk any more without a person or a policy having acted shows neither
# that somebody looks nor that nobody does.
state(row) := "faded" if {
	text_at(row, "riskDetail") == "aiConfirmedSigninSafe"
} else := object.get(states, text_at(row, "riskState"), "unknown")

states := {"atRisk": "open", "none": "faded", "confirmedSafe": "settled", "remediated": "settled", "dismissed": "settled", "confirmedCompromised": "settled"}

# Defender for Cloud Apps raises the same as alerts of its own.
raised := [{
	"type": "alert", "id": row.id, "name": first_text(row, ["title"]),
	"what": "an alert", "at": text_at(row, "createdDateTime"),
	"state": object.get({"new": "open", "inProgress": "settled", "resolved": "settled"}, text_at(row, "status"), "unknown"),
} |
	some row in object.get(input.sources, "alerts", [])
	row.serviceSource == "microsoftDefenderForCloudApps"
	of_places(lower(text_at(row, "title")))
]

of_places(title) if contains(title, "impossible travel")

of_places(title) if contains(title, "anonymous ip")

rows := array.concat(detected, raised)

settled := [row | some row in rows; row.state == "settled"]

overdue := [row | some row in rows; row.state == "open"; days_between(row.at, input.now) > days]

doubts := array.concat(
	[row.name | some row in rows; unclear(row)],
	[first_text(row, ["userDisplayName", "userPrincipalName", "id"]) | some row in object.get(input.sources, "riskDetections", []); nameless(row)],
)

nameless(row) if {
	text_at(row, "riskEventType") in {"", "unknownFutureValue"}
	not state(row) in {"settled", "faded"}
}

unclear(row) if row.state == "unknown"

unclear(row) if {
	row.state == "open"
	not is_number(age(row))
}

age(row) := days_between(row.at, input.now)

# Without Entra ID P2 Microsoft hides what kind of detection it is.
veiled := count([1 | some row in object.get(input.sources, "riskDetections", []); row.riskEventType == "generic"])

why := sprintf("For %s the kind, the state or the date could not be understood.", [concat(", ", array.slice(sort(doubts), 0, 5))]) if count(doubts) > 0

why := sprintf("No such sign-in that was settled shows in what was read (%d detections, %d of a kind that Microsoft hides without Entra ID P2), so whether somebody would look cannot be seen.", [count(object.get(input.sources, "riskDetections", [])), veiled]) if count(doubts) + count(settled) == 0

why := sprintf("%s of a kind that Microsoft hides without Entra ID P2, and may be a sign-in from an impossible place.", [count_of(count(veiled_open), "detection that nobody has settled is", "detections that nobody has settled are")]) if {
	count(doubts) == 0
	count(settled) > 0
}

evidence := array.concat(
	[sprintf("Detections and alerts of this kind: %d, settled: %d, younger than %d days: %d.", [count(rows), count(settled), days, count([1 | some row in rows; row.state == "open"; age(row) <= days])])],
	[sprintf("Detections of a kind that Microsoft hides without Entra ID P2: %d.", [veiled]) | veiled > 0],
)
