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
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.pass(
	"Microsoft knows of no stolen password in use",
	[sprintf("Risk detections read: %d, of them stolen passwords already settled: %d.", [count(input.sources.riskDetections), count(leaked)])],
) if {
	input.basis == "graph"
	count(open) == 0
	count(doubts) == 0
}

result := verdicts.fail(
	count_of(count(open), "account uses a password that criminals trade", "accounts use passwords that criminals trade"),
	[affected.of("user", id, name(rows[0]), found(rows)) | some id, rows in open],
	[],
) if {
	input.basis == "graph"
	count(open) > 0
}

result := verdicts.not_assessed(
	"It cannot be told whether a password is known to be stolen",
	sprintf("No stolen password shows, and it cannot be told for sure: %s.", [words.joined(doubts)]),
) if {
	input.basis == "graph"
	count(open) == 0
	count(doubts) > 0
}

# Secure Score looks at accounts of an own directory (Defender for Identity) only.
result := verdicts.fail(
	"Microsoft Secure Score reports: accounts of your own directory use stolen passwords",
	[affected.setting(control.name, control.title, sprintf("%v %% on %s", [control.percentage, control.date])) | some control in input.secureScore.controls],
	[],
) if {
	input.basis == "secureScore"
	input.secureScore.controls[0].percentage < 100
}

result := verdicts.not_assessed(
	"It cannot be told whether a password is known to be stolen",
	"Microsoft Secure Score reports no stolen password in your own directory, and does not speak of accounts in the cloud. Let the risk detections be read (Security Reader is enough).",
) if {
	input.basis == "secureScore"
	input.secureScore.controls[0].percentage == 100
}

# Nobody signs in with the password of an account that was deleted.
leaked := [row |
	some row in input.sources.riskDetections
	row.riskEventType == "leakedCredentials"
	not text_at(row, "userId") in deleted
]

deleted := {row.id | some row in object.get(input.sources, "riskyUsers", []); object.get(row, "isDeleted", false) == true}

# By account; several lists may carry the same password.
open := {id: rows |
	some id in {account(row) | some row in leaked; row.riskState in {"atRisk", "confirmedCompromised"}}
	rows := [row | some row in leaked; account(row) == id; row.riskState in {"atRisk", "confirmedCompromised"}]
}

account(row) := first_text(row, ["userId", "id"])

name(row) := first_text(row, ["userDisplayName", "userPrincipalName", "id"])

found(rows) := sprintf("found on %s", [substring(text_at(rows[0], "detectedDateTime"), 0, 10)]) if startswith(text_at(rows[0], "detectedDateTime"), "20")

found(rows) := "found on an unknown day" if not startswith(text_at(rows[0], "detectedDateTime"), "20")

doubts := array.concat(
	array.concat(
		[sprintf("the state of the detection for %s is not known", [name(row)]) | some row in leaked; not row.riskState in states],
		[sprintf("what was detected for %s is not known", [name(row)]) | some row in input.sources.riskDetections; nameless(row)],
	),
	array.concat(
		["the list of accounts at risk, which reaches further back than the detections, was not read" | not input.sources.riskyUsers],
		array.concat(
			[sprintf("%s is at risk, and the detections read do not say why", [name(row)]) | some row in unexplained],
			["passwords of your own directory are compared only where they are synchronized, which was not read or is off" | compared_in_part],
		),
	),
)

# "generic" hides other kinds: stolen passwords show without a licence.
nameless(row) if {
	text_at(row, "riskEventType") in {"", "unknownFutureValue"}
	not row.riskState in {"none", "confirmedSafe", "remediated", "dismissed"}
}

states := {"atRisk", "confirmedCompromised", "none", "confirmedSafe", "remediated", "dismissed"}

explained := {text_at(row, "userId") | some row in input.sources.riskDetections}

unexplained := [row |
	some row in object.get(input.sources, "riskyUsers", [])
	row.riskState in {"atRisk", "confirmedCompromised"}
	object.get(row, "isDeleted", false) != true
	not row.id in explained
]

# Accounts of an own directory are compared where their passwords are synchronized.
compared_in_part if {
	count([1 | some user in input.sources.users; user.onPremisesSyncEnabled == true]) > 0
	not synchronized
}

compared_in_part if {
	not input.sources.users
	not synchronized
}

synchronized if {
	some row in object.get(input.sources, "onPremisesSynchronization", [])
	object.get(row, ["features", "passwordSyncEnabled"], null) == true
}
