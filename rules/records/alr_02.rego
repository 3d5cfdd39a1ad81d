# METADATA
# title: Security alerts reach a mailbox that somebody reads
# description: >-
#   An alert helps only if a person sees it in time. By default Microsoft writes to the
#   administrator accounts, which in many practices have no mailbox or one that nobody
#   opens.
# related_resources:
#   - ref: https://learn.microsoft.com/defender-xdr/alert-policies
#     description: Alert policies in the Microsoft Defender portal
# custom:
#   id: ALR-02
#   severity: medium
#   hipaa:
#     - {cite: 164.308(a)(6)(ii), specification: required}
#   frameworks:
#     nist_csf: [DE.AE-06]
#     hicp: ["8"]
#     nist_800_53: [SI-4(5), IR-6]
#   evidence:
#     - basis: import
#       sources: [protectionAlerts]
#       uses: [users, sharedMailboxes]
#     - basis: answer
#       question: Does a named person read the security alerts of Microsoft 365 every working day?
#       counts: The address to which the alerts are sent, who reads it, who stands in on holidays, and the date of the last alert or test that arrived.
#       renew_months: 12
#       says:
#         yes: A named person is said to read the security alerts every working day
#         yes_without_evidence: Security alerts are said to be read; by whom is not written down
#         partly: Security alerts are read on some working days, or by nobody in particular
#         no: No named person reads the security alerts every working day
#   effort: 30 minutes
#   after: [ALR-01]
#   fix:
#     - Choose who reads alerts every working day and who stands in; a shared mailbox for both is best.
#     - Open the Microsoft Defender portal, Email & collaboration, Policies & rules, Alert policy.
#     - Open each policy named above, edit its recipients, switch e-mail notifications on and enter that address; take out addresses of people who left.
#     - To see that it works, wait a day, then make an inbox rule in Outlook on the web that forwards only mail with an invented word in its subject, to another mailbox of the practice. When the alert has arrived, delete the rule.
#   link: https://security.microsoft.com/alertpoliciesv2
#   since: 0.1.0
package triage.alr_02

import data.triage.lib.affected
import data.triage.lib.verdicts

result := verdicts.pass("Security alerts are sent to named mailboxes", evidence) if {
	input.basis == "import"
	count(judged) > 0
	every row in judged { row.reach == "named" }
}

result := verdicts.partial(count_of(count(findings), "important alert reaches nobody", "important alerts reach nobody"), findings, evidence) if {
	count(findings) > 0
	count(findings) < count(judged)
}

result := verdicts.fail("No important alert is sent to anybody", findings, evidence) if {
	count(findings) > 0
	count(findings) == count(judged)
}

result := verdicts.not_assessed(
	"It cannot be told whether somebody reads the alerts",
	sprintf("%s: %s. Whether anybody reads them there, only you know.", [count_of(count(admins_only), "important alert goes to the administrator accounts only", "important alerts go to the administrator accounts only"), names(admins_only)]),
) if {
	input.basis == "import"
	count(findings) + count(unclear) + count(switched_off) == 0
	count(admins_only) > 0
}

result := verdicts.not_assessed(
	"Some alerts go to addresses without an active account",
	sprintf("%s: %s. That is right for a shared mailbox, a group or a second address that somebody reads, and wrong for a person who left.", [count_of(count(switched_off), "important alert goes only to addresses without an active account", "important alerts go only to addresses without an active account"), names(switched_off)]),
) if {
	input.basis == "import"
	count(findings) + count(unclear) == 0
	count(switched_off) > 0
}

result := verdicts.not_assessed(
	"It cannot be told who gets the alerts",
	sprintf("The export does not say clearly who gets these alerts: %s. Run Get-ProtectionAlert in Security & Compliance PowerShell again.", [names(unclear)]),
) if {
	input.basis == "import"
	count(findings) == 0
	count(unclear) > 0
}

result := verdicts.not_assessed(
	"There is no important alert in the list",
	"The export lists no alert policy of high severity that is on, so it cannot be told who would get one. Run Get-ProtectionAlert again without a filter, and see ALR-01.",
) if {
	input.basis == "import"
	count(judged) + count(silent) == 0
}

result := verdicts.fail(
	"No important alert is sent to anybody: all of them are switched off",
	[affected.of("alertPolicy", first_text(alert, ["Guid", "Identity", "Name"]), text_at(alert, "Name"), "switched off") | some alert in silent],
	[],
) if {
	input.basis == "import"
	count(judged) == 0
	count(silent) > 0
}

silent := [alert | some alert in input.sources.protectionAlerts; important(alert); flag_at(alert, "Disabled") == "yes"]

# High severity, and what an intruder with a mailbox does first.
important(alert) if lower(text_at(alert, "Severity")) == "high"

important(alert) if {
	some name in ["creation of forwarding/redirect rule", "suspicious email forwarding activity", "elevation of exchange admin privilege"]
	startswith(lower(text_at(alert, "Name")), name)
}

judged := [{"alert": alert, "reach": reach(alert)} |
	some alert in input.sources.protectionAlerts
	flag_at(alert, "Disabled") != "yes"
	important(alert)
]

reach(alert) := "unclear" if not clear(alert)

reach(alert) := "nobody" if {
	clear(alert)
	flag_at(alert, "NotificationEnabled") == "no"
}

reach(alert) := "nobody" if {
	clear(alert)
	flag_at(alert, "NotificationEnabled") == "yes"
	count(recipients(alert)) == 0
}

reach(alert) := "off" if {
	sends(alert)
	count(recipients(alert) - off) == 0
}

reach(alert) := "named" if {
	sends(alert)
	count(recipients(alert) - (off | {"tenantadmins"})) > 0
}

reach(alert) := "admins" if {
	sends(alert)
	recipients(alert) - off == {"tenantadmins"}
}

clear(alert) if {
	flag_at(alert, "Disabled") == "no"
	flag_at(alert, "NotificationEnabled") != "unknown"
	is_array(list_at(alert, "NotifyUser"))
	every recipient in list_at(alert, "NotifyUser") { is_string(recipient) }
}

sends(alert) if {
	clear(alert)
	flag_at(alert, "NotificationEnabled") == "yes"
	count(recipients(alert)) > 0
}

recipients(alert) := {lower(trim_space(recipient)) |
	some recipient in list_at(alert, "NotifyUser")
	trim_space(recipient) != ""
}

# Addresses of the practice that belong to no account, or to one that is switched
# off, and are not known as shared mailboxes.
off := {address |
	some alert in input.sources.protectionAlerts
	clear(alert)
	some address in recipients(alert)
	array.reverse(split(address, "@"))[0] in domains
	not address in active | shared
}

domains := {lower(array.reverse(split(text_at(user, "userPrincipalName"), "@"))[0]) |
	some user in object.get(input.sources, "users", [])
}

active := {lower(text_at(user, key)) |
	some user in object.get(input.sources, "users", [])
	object.get(user, "accountEnabled", null) != false
	some key in ["mail", "userPrincipalName"]
}

shared := {lower(text_at(row, key)) |
	some row in object.get(input.sources, "sharedMailboxes", [])
	some key in ["PrimarySmtpAddress", "UserPrincipalName"]
}

admins_only := [row.alert | some row in judged; row.reach == "admins"]

switched_off := [row.alert | some row in judged; row.reach == "off"]

unclear := [row.alert | some row in judged; row.reach == "unclear"]

findings := [affected.of("alertPolicy", first_text(row.alert, ["Guid", "Identity", "Name"]), text_at(row.alert, "Name"), "no e-mail is sent") |
	some row in judged
	row.reach == "nobody"
]

names(alerts) := text_at(alerts[0], "Name") if count(alerts) == 1

names(alerts) := sprintf("%s and %d more", [text_at(alerts[0], "Name"), count(alerts) - 1]) if count(alerts) > 1

addresses := {address | some row in judged; row.reach == "named"; some address in recipients(row.alert) - {"tenantadmins"}}

evidence := array.concat(
	[sprintf("Alert policies of high severity, or on forwarding and new administrators, that are on: %d.", [count(judged)])],
	[sprintf("They write to: %s. Whether these are read, only you know.", [concat(", ", sort(addresses))]) | count(addresses) > 0],
)
