# METADATA
# title: Somebody looks at what the data loss policy finds
# description: >-
#   Everything that the data loss policy finds raises a question: a mistake, a habit, or a
#   thief? The Security Rule asks for procedures to review such records regularly and
#   names no number; this tool asks for once a month. A kept list of what was found and
#   done is good evidence.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/dlp-alerts-dashboard-get-started
#     description: Get started with the data loss prevention alerts dashboard
#   - ref: https://learn.microsoft.com/graph/api/resources/security-alert
#     description: alert resource type (serviceSource, status)
# custom:
#   id: DLP-05
#   severity: medium
#   hipaa:
#     - {cite: 164.308(a)(1)(ii)(D), specification: required}
#   frameworks:
#     nist_csf: [DE.AE-02]
#     hicp: ["4"]
#     nist_800_53: [AU-6]
#   evidence:
#     - basis: graph
#       sources: [alerts]
#       partial_proves: [alerts]
#     - basis: answer
#       question: Does somebody look at the data loss findings at least once a month and write down what was done about them?
#       counts: The kept list or report of findings with date, what was done and by whom, from the past months. Note where it is kept.
#       renew_months: 12
#       says:
#         yes: Data loss findings are said to be looked at and written down
#         yes_without_evidence: Data loss findings are said to be looked at; the list is not on file
#         partly: Data loss findings are not looked at every month, or not always written down
#         no: Data loss findings are not looked at every month, or what was done about them is not written down
#       parts:
#         - id: monthly
#           text: Somebody looks at the findings at least once a month
#           missing: Data loss findings are not looked at every month
#         - id: written
#           text: What was done about them is written down
#           missing: What was done about data loss findings is not written down
#   effort: 1 hour
#   fix:
#     - Choose one person who looks, and a deputy; put a monthly date in both calendars.
#     - Open the Microsoft Purview portal, Data loss prevention, Alerts (or the Microsoft Defender portal, Incidents & alerts, Alerts, filtered by Data Loss Prevention).
#     - Go through every alert that is new. Set it to resolved with a word on what it was, or to in progress when it needs more work.
#     - Where patient data did leave, start the breach steps of your practice the same day; the time limits run from the discovery.
#     - Save the list with date and name in the compliance folder, also when it is empty.
#   link: https://security.microsoft.com/alerts
#   since: 0.1.0
package triage.dlp_05

import data.triage.lib.affected
import data.triage.lib.verdicts

result := verdicts.partial(
	sprintf("%s for more than %d days", [count_of(count(waiting), "data loss alert has not been touched", "data loss alerts have not been touched"), input.parameters.dataLossReviewDays]),
	[affected.of("alert", alert.id, name(alert), sprintf("raised on %s, still new", [substring(alert.createdDateTime, 0, 10)])) | some alert in waiting],
	[sprintf("Data loss alerts read: %d.", [count(found)])],
) if count(waiting) > 0
# Closed alerts, or none at all, do not show that somebody reads the reports.
else := verdicts.not_assessed(
	"No data loss alert waits",
	"No data loss alert has waited too long, which does not show that somebody looks at the findings; many never become an alert.",
)

found := [alert | some alert in input.sources.alerts; from_data_loss_prevention(alert)]

from_data_loss_prevention(alert) if text_at(alert, "serviceSource") == "dataLossPrevention"

from_data_loss_prevention(alert) if text_at(alert, "detectionSource") == "microsoftDataLossPrevention"

waiting := [alert |
	some alert in found
	alert.status == "new"
	days_between(alert.createdDateTime, input.now) > input.parameters.dataLossReviewDays
]

name(alert) := alert.title if is_string(alert.title)
else := "(no title)"
