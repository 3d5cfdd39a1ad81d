# METADATA
# title: No serious alert waits without anybody looking
# description: >-
#   An alert of high severity often means that somebody is in an account right now. Each
#   day without a look gives them time to read mail, send invoices in your name or lock
#   your files.
# related_resources:
#   - ref: https://learn.microsoft.com/defender-xdr/investigate-alerts
#     description: Investigate alerts in Microsoft Defender XDR
#   - ref: https://learn.microsoft.com/graph/api/resources/security-alert
#     description: alert resource type
# custom:
#   id: ALR-03
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(6)(ii), specification: required}
#     - {cite: 164.308(a)(1)(ii)(D), specification: required}
#   frameworks:
#     nist_csf: [RS.MA-02]
#     hicp: ["8"]
#     nist_800_53: [IR-4, IR-5]
#   evidence:
#     - basis: graph
#       sources: [alerts]
#       partial_proves: [alerts]
#   effort: 2 hours
#   fix:
#     - Open the Microsoft Defender portal, Incidents & alerts, Alerts, and open each alert named above.
#     - Ask the person whose account is named whether it was them, by telephone or face to face; an intruder may be reading their mail. If it was not them, or they are unsure, reset the password, end all sessions (Revoke sessions), and look for new inbox rules and new ways of signing in.
#     - If mail was read or files were taken, call your IT person or your insurer's incident line before you delete anything; the HIPAA breach rules have deadlines (GOV-13).
#     - Set each alert to In progress while you work on it, and to Resolved with a classification when done.
#     - Write down what happened, what you did and how it ended; the Security Rule asks for that.
#   link: https://security.microsoft.com/alerts
#   since: 0.1.0
package triage.alr_03

import data.triage.lib.affected
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.not_applicable("There is no security alert", "Microsoft lists no security alert for your practice.") if count(input.sources.alerts) == 0
else := verdicts.fail(
	count_of(count(waiting), "serious alert has not been looked at", "serious alerts have not been looked at"),
	array.concat(untouched, given_up),
	evidence,
) if count(waiting) > 0
else := verdicts.partial(
	count_of(count(unfinished), "serious alert was taken up and then left", "serious alerts were taken up and then left"),
	given_up,
	evidence,
) if count(unfinished) > 0
else := verdicts.not_assessed(
	"Some alerts could not be understood",
	sprintf("Severity, status or date of “%s” could not be understood. Look at it in the Microsoft Defender portal, Alerts.", [title(doubts[0])]),
) if count(doubts) > 0
else := verdicts.pass("No alert of high severity waits without anybody looking", evidence) if count(waiting) + count(unfinished) + count(doubts) == 0

limit := input.parameters.untouchedAlertDays

# Everything that is not settled and may be of high severity.
open := [alert |
	some alert in input.sources.alerts
	lower(text_at(alert, "status")) != "resolved"
	not lower(text_at(alert, "severity")) in {"informational", "low", "medium"}
]

serious := [alert | some alert in open; lower(text_at(alert, "severity")) == "high"]

# The date that counts, by status: nobody has looked, or nobody goes on.
since := {"new": "createdDateTime", "inprogress": "lastUpdateDateTime"}

status(alert) := lower(text_at(alert, "status"))

age(alert) := days_between(text_at(alert, since[status(alert)]), input.now)

waiting := [alert | some alert in serious; status(alert) == "new"; age(alert) > limit]

unfinished := [alert | some alert in serious; status(alert) == "inprogress"; age(alert) > limit]

fresh := [alert | some alert in serious; age(alert) <= limit]

understood := {alert.id | some alert in flattened([fresh, waiting, unfinished])}

doubts := [alert | some alert in open; not alert.id in understood]

untouched := [affected.of("alert", alert.id, title(alert), sprintf("of high severity, new since %s, which is %d days", [date(alert), age(alert)])) | some alert in waiting]

given_up := [affected.of("alert", alert.id, title(alert), sprintf("of high severity, in progress, untouched since %s", [date(alert)])) | some alert in unfinished]

date(alert) := substring(text_at(alert, since[status(alert)]), 0, 10)

title(alert) := first_text(alert, ["title", "id"])

evidence := array.concat(
	[sprintf("Alerts read: %d; of high severity and not resolved: %d.", [count(input.sources.alerts), count(serious)])],
	[sprintf("Not understood: %s.", [words.joined([title(alert) | some alert in doubts])]) | count(doubts) > 0],
)
