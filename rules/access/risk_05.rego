# METADATA
# title: No account at high risk waits for somebody to look
# description: >-
#   Microsoft lists the accounts that it believes to be in a stranger's hands. Each line is
#   a possible breach of patient data, and the time to report one runs from the day you knew
#   of it or, with reasonable care, would have known.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/id-protection/howto-identity-protection-remediate-unblock
#     description: Remediate risks and unblock users
#   - ref: https://learn.microsoft.com/graph/api/resources/riskyuser
#     description: riskyUser resource type
# custom:
#   id: RISK-05
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(1)(ii)(D), specification: required}
#     - {cite: 164.308(a)(6)(ii), specification: required}
#   frameworks:
#     nist_csf: [DE.AE-02, RS.AN-03]
#     hicp: ["8"]
#     nist_800_53: [IR-4, AU-6]
#   evidence:
#     - basis: graph
#       sources: [riskyUsers, riskDetections]
#       partial_proves: [riskyUsers, riskDetections]
#   licence: [entraP2]
#   effort: 1 hour
#   fix:
#     - Call each person named above and ask whether the sign-ins at that time were theirs. Do not ask by e-mail; a thief would read it.
#     - If they were not, block the account at once (Entra admin center, Users), set a new password, revoke the sessions, and look for forwarding and inbox rules.
#     - Open the Entra admin center, ID Protection, Risky users, and choose “Confirm user compromised”, or “Dismiss user risk” if it was the person.
#     - Write down what you found and when. If a stranger was in, start your procedure for incidents; patients and HHS may have to be told.
#     - Look at this list every week, or let a policy ask for a new password by itself (RISK-02).
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_IAM/IdentityProtectionMenuBlade/~/RiskyUsers/fromNav/
#   since: 0.1.0
package triage.risk_05

import data.triage.lib.affected
import data.triage.lib.verdicts

result := verdicts.fail(
	count_of(count(people), "account that Microsoft believes in a stranger's hands waits for somebody to look", "accounts that Microsoft believes in a stranger's hands wait for somebody to look"),
	findings,
	evidence,
) if count(findings) > 0
else := verdicts.not_assessed(
	"It cannot be told whether an account at high risk is waiting",
	sprintf("For %s Microsoft gives a risk that this version does not understand. Look it up in the Entra admin center, ID Protection.", [concat(", ", array.slice(sort(doubts), 0, 5))]),
) if count(doubts) > 0
else := verdicts.pass("No account is at high risk and waiting", evidence) if count(findings) + count(doubts) == 0

waiting := {"atRisk", "confirmedCompromised"}

settled := {"none", "confirmedSafe", "remediated", "dismissed"}

users := rows_outside(input.sources.riskyUsers, "isDeleted", {true})

detections := rows_outside(input.sources.riskDetections, "userId", values_of(rows_where(input.sources.riskyUsers, {"isDeleted": true}), "id"))

high(rows) := [row | some row in rows_among(rows, "riskState", waiting); not lower_risk(row)]

lower_risk(row) if {
	row.riskState == "atRisk"
	not row.riskLevel == "high"
}

high_users := high(users)

# Detections of accounts that the list of accounts does not carry already.
high_detections := rows_outside(high(detections), "userId", values_of(high_users, "id"))

people := values_of(high_users, "id") | {first_text(row, ["userId", "id"]) | some row in high_detections}

findings := array.concat(
	[affected.of("user", row.id, name(row), sprintf("%s%s", [state[row.riskState], since(row, "riskLastUpdatedDateTime")])) | some row in high_users],
	[affected.of("riskDetection", row.id, name(row), sprintf("a detection of high risk (%s)%s", [text_at(row, "riskEventType"), since(row, "detectedDateTime")])) | some row in high_detections],
)

state := {"atRisk": "at high risk", "confirmedCompromised": "confirmed as compromised"}

since(row, key) := sprintf(", since %s", [substring(row[key], 0, 10)]) if startswith(text_at(row, key), "20")
else := ""

name(row) := first_text(row, ["userDisplayName", "userPrincipalName", "id"])

# Waiting with a grade that says nothing, or in a state that is not known.
doubts := [name(row) | some row in array.concat(users, detections); unclear(row)]

unclear(row) if not object.get(row, "riskState", null) in waiting | settled

unclear(row) if {
	row.riskState == "atRisk"
	not object.get(row, "riskLevel", null) in {"low", "medium", "high", "none"}
}

evidence := [
	sprintf("Accounts that Microsoft has marked at some time: %d, waiting with a lower risk: %d.", [count(users), count(rows_among(rows_where(users, {"riskState": "atRisk"}), "riskLevel", {"low", "medium"}))]),
	sprintf("Detections read: %d.", [count(input.sources.riskDetections)]),
]
