# METADATA
# title: Microsoft's own alert policies are switched on
# description: >-
#   Microsoft 365 watches by itself for signs of a break-in, such as a new rule that
#   forwards mail to strangers, a new administrator or an account that sends spam. These
#   alerts come with your plan, and somebody may have switched one off.
# related_resources:
#   - ref: https://learn.microsoft.com/defender-xdr/alert-policies
#     description: Alert policies in the Microsoft Defender portal
#   - ref: https://learn.microsoft.com/powershell/module/exchange/get-protectionalert
#     description: Get-ProtectionAlert
# custom:
#   id: ALR-01
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(1)(ii)(D), specification: required}
#     - {cite: 164.308(a)(6)(ii), specification: required}
#   frameworks:
#     nist_csf: [DE.AE-06]
#     hicp: ["8"]
#     nist_800_53: [SI-4, SI-4(5)]
#   evidence:
#     - basis: import
#       sources: [protectionAlerts]
#   effort: 15 minutes
#   fix:
#     - Open the Microsoft Defender portal, Email & collaboration, Policies & rules, Alert policy.
#     - Find each policy named above and turn it on; a policy of Microsoft's can be switched, not deleted. It can take a day until it raises alerts.
#     - Set who gets the mail under “Email recipients”, so that it is somebody who reads it (ALR-02).
#     - If a policy was switched off because of too many messages, mend their cause instead, for example the program that sends them.
#   link: https://security.microsoft.com/alertpoliciesv2
#   since: 0.1.0
package triage.alr_01

import data.triage.lib.affected
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.fail("Every warning about a possible break-in is switched off", findings, evidence) if {
	count(off) > 0
	count(off) == count(listed) + count(doubts)
} else := verdicts.partial(
	count_of(count(off), "warning about a possible break-in is switched off", "warnings about a possible break-in are switched off"),
	findings,
	evidence,
) if count(off) > 0
else := verdicts.not_assessed(
	"It cannot be told whether the alert policies are on",
	sprintf("The export does not tell this for: %s. Run Get-ProtectionAlert in Security & Compliance PowerShell again, without a filter.", [words.joined(doubts)]),
) if count(doubts) > 0
else := verdicts.pass("Microsoft's alert policies for break-ins are on", evidence) if count(off) + count(doubts) == 0

# What to watch, by the name of Microsoft's policy, which is the same in every language,
# and, where it has one, by the activity, so that a policy of the practice's own counts
# too. Plans differ in what they bring; those marked come with every plan that has mail.
kinds := [
	{"name": "creation of forwarding/redirect rule", "operation": "mailredirect", "everywhere": true},
	{"name": "suspicious email forwarding activity", "operation": "suspiciousforwarding", "everywhere": true},
	{"name": "elevation of exchange admin privilege", "operation": "grantadminpermission", "everywhere": true},
	{"name": "user restricted from sending email", "operation": "compromisedaccount", "everywhere": true},
	{"name": "suspicious email sending patterns detected", "operation": "compromisedwarningaccount", "everywhere": true},
	{"name": "tenant restricted from sending email", "operation": "compromisedtenantaccount", "everywhere": true},
	{"name": "tenant restricted from sending unprovisioned email", "operation": "compromisedunprovisionedtenantaccount", "everywhere": true},
	{"name": "suspicious connector activity", "operation": "connectorabuse", "everywhere": true},
	{"name": "messages containing malicious entity not removed after delivery"},
	{"name": "malware campaign detected after delivery"},
	{"name": "malware campaign detected in sharepoint and onedrive"},
	{"name": "a potentially malicious url click was detected"},
	{"name": "a user clicked through to a potentially malicious url"},
	{"name": "email reported by user as malware or phish"},
	{"name": "unusual volume of file deletion"},
	{"name": "unusual volume of external file sharing"},
	{"name": "unusual external user file activity"},
	{"name": "potential nation-state activity"},
]

rows_by_kind := [{"kind": kind, "rows": rows} | some kind in kinds; rows := [row | some row in alerts; matches(row, kind)]]

alerts := [{"row": alert, "name": lower(text_at(alert, "Name")), "operations": operations(alert), "state": state(alert)} |
	some alert in input.sources.protectionAlerts
]

operations(alert) := {lower(operation) | some operation in list_at(alert, "Operation"); is_string(operation)} if is_array(list_at(alert, "Operation"))
else := {lower(text_at(alert, "Operation"))}

# Anybody can give a policy of their own the name of one of Microsoft's.
matches(alert, kind) if {
	startswith(alert.name, kind.name)
	flag_at(alert.row, "IsSystemRule") != "no"
}

# One of the practice's own takes the place where it does not look at a part only.
matches(alert, kind) if {
	kind.operation in alert.operations
	whole(alert, kind)
}

whole(alert, _) if flag_at(alert.row, "IsSystemRule") == "yes"

whole(alert, kind) if lower(trim_space(text_at(alert.row, "Filter"))) in {"", sprintf("activity.operation -eq '%s'", [kind.operation])}

state(alert) := "off" if flag_at(alert, "Disabled") == "yes"
else := "unclear" if flag_at(alert, "Disabled") == "unknown"
else := "on" if lower(text_at(alert, "Mode")) in {"", "enforce"}
else := "unclear"

listed := [entry | some entry in rows_by_kind; count(entry.rows) > 0]

off := [entry | some entry in listed; every row in entry.rows { row.state == "off" }]

doubts := [entry.kind.name | some entry in rows_by_kind; doubtful(entry)]

doubtful(entry) if {
	count(entry.rows) == 0
	object.get(entry.kind, "everywhere", false)
}

doubtful(entry) if {
	states := {row.state | some row in entry.rows}
	"unclear" in states
	not "on" in states
}

findings := [affected.of("alertPolicy", first_text(found.row, ["Guid", "Identity", "Name"]), text_at(found.row, "Name"), detail(found.row)) |
	some entry in off
	some found in entry.rows
]

detail(row) := sprintf("switched off; severity %s", [lower(text_at(row, "Severity"))]) if text_at(row, "Severity") != ""
else := "switched off"

evidence := array.concat(
	[sprintf("%d of the %d kinds of alert looked for are in the list; your plan may not bring the others, or Microsoft may have withdrawn them.", [count(listed), count(kinds)])],
	[sprintf("Not known: %s.", [words.joined(doubts)]) | count(doubts) > 0],
)
