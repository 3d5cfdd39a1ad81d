# METADATA
# title: No password of your staff is known to be stolen
# description: >-
#   Microsoft compares passwords that criminals trade with those in use. When one fits, the
#   thief needs nothing more than to try it, and a second step at sign-in is all that is left.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/id-protection/concept-identity-protection-risks
#     description: Risk detections, leaked credentials
#   - ref: https://learn.microsoft.com/graph/api/resources/riskdetection
#     description: riskDetection resource type
# custom:
#   id: RISK-07
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(6)(ii), specification: required}
#     - {cite: 164.308(a)(5)(ii)(D), specification: addressable}
#   frameworks:
#     nist_csf: [DE.AE-02, PR.AA-01]
#     hicp: ["3"]
#     nist_800_53: [IA-5, IR-4]
#   evidence:
#     - basis: graph
#       sources: [riskDetections]
#       uses: [riskyUsers, users, onPremisesSynchronization]
#       partial_proves: [riskDetections]
#     - basis: secureScore
#       controls: [AATP_AccountWithLeakedCredentials]
#   effort: 30 minutes
#   fix:
#     - Call each person named above and have the password changed at once, on a computer that is not infected, to one used nowhere else.
#     - Open the Microsoft 365 admin center, Users, Active users, the account, Sign out of all sessions. The person has to sign in again everywhere.
#     - Look for forwarding, inbox rules and sign-ins that were not theirs since the day of the detection, and write down what you find.
#     - Open the Entra admin center, ID Protection, Risk detections, and settle the line. It stays open until the password is changed or the risk dismissed.
#     - Make sure that a second step is required for the account.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_IAM/IdentityProtectionMenuBlade/~/RiskDetections
#   since: 0.1.0
package triage.risk_07

import data.triage.lib.affected
import data.triage.lib.secure_score
import data.triage.lib.verdicts
import data.triage.lib.words

# Secure Score looks at accounts of an own directory (Defender for Identity) only.
result := verdicts.fail("Microsoft Secure Score reports: accounts of your own directory use stolen passwords", secure_score.open, []) if {
	input.basis == "secureScore"
	input.secureScore.controls[0].percentage < 100
} else := verdicts.not_assessed(
	"It cannot be told whether a password is known to be stolen",
	"Microsoft Secure Score reports no stolen password in your own directory, and does not speak of accounts in the cloud. Let the risk detections be read (Security Reader is enough).",
) if input.basis == "secureScore"
else := verdicts.fail(
	count_of(count(open), "account uses a password that criminals trade", "accounts use passwords that criminals trade"),
	[affected.of("user", id, name(rows[0]), sprintf("found on %s", [day(rows[0])])) | some id, rows in open],
	[],
) if count(open) > 0
else := verdicts.not_assessed(
	"It cannot be told whether a password is known to be stolen",
	sprintf("No stolen password shows, and it cannot be told for sure: %s.", [words.joined(doubts)]),
) if count(doubts) > 0
else := verdicts.pass(
	"Microsoft knows of no stolen password in use",
	[sprintf("Risk detections read: %d, of them stolen passwords already settled: %d.", [count(input.sources.riskDetections), count(leaked)])],
) if count(open) + count(doubts) == 0

waiting := {"atRisk", "confirmedCompromised"}

settled := {"none", "confirmedSafe", "remediated", "dismissed"}

risky_users := object.get(input.sources, "riskyUsers", [])

# Nobody signs in with the password of an account that was deleted.
leaked := rows_outside(
	rows_where(input.sources.riskDetections, {"riskEventType": "leakedCredentials"}),
	"userId", values_of(rows_where(risky_users, {"isDeleted": true}), "id"),
)

# By account; several lists may carry the same password.
open := {id: rows |
	some id in {account(row) | some row in rows_among(leaked, "riskState", waiting)}
	rows := [row | some row in rows_among(leaked, "riskState", waiting); account(row) == id]
}

account(row) := first_text(row, ["userId", "id"])

name(row) := first_text(row, ["userDisplayName", "userPrincipalName", "id"])

day(row) := substring(row.detectedDateTime, 0, 10) if startswith(text_at(row, "detectedDateTime"), "20")
else := "an unknown day"

doubts := flattened([
	[sprintf("the state of the detection for %s is not known", [name(row)]) | some row in rows_outside(leaked, "riskState", waiting | settled)],
	[sprintf("what was detected for %s is not known", [name(row)]) | some row in unknown_kind],
	["the list of accounts at risk, which reaches further back than the detections, was not read" | not input.sources.riskyUsers],
	[sprintf("%s is at risk, and the detections read do not say why", [name(row)]) | some row in unexplained],
	["passwords of your own directory are compared only where they are synchronized, which was not read or is off" | own_directory; not synchronized],
])

# "generic" hides other kinds: stolen passwords show without a licence.
unknown_kind := [row |
	some row in rows_outside(input.sources.riskDetections, "riskState", settled)
	text_at(row, "riskEventType") in {"", "unknownFutureValue"}
]

unexplained := rows_outside(
	rows_outside(rows_among(risky_users, "riskState", waiting), "isDeleted", {true}),
	"id", values_of(input.sources.riskDetections, "userId"),
)

# Accounts of an own directory are compared where their passwords are synchronized. There
# may be some where the accounts were not read.
own_directory if not input.sources.users

own_directory if count(rows_where(input.sources.users, {"onPremisesSyncEnabled": true})) > 0

synchronized if {
	some row in object.get(input.sources, "onPremisesSynchronization", [])
	row.features.passwordSyncEnabled == true
}
