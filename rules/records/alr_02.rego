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
import data.triage.lib.words

result := verdicts.not_assessed(
	"There is no important alert in the list",
	"The export lists no alert policy of high severity that is on, so it cannot be told who would get one. Run Get-ProtectionAlert again without a filter, and see ALR-01.",
) if count(important) == 0
else := verdicts.fail(
	"No important alert is sent to anybody: all of them are switched off",
	[object_of(alert, "switched off") | some alert in important],
	[],
) if count(on) == 0
else := verdicts.fail_where(
	count(going("nobody")) == count(on),
	headline,
	[object_of(alert, "no e-mail is sent") | some alert in going("nobody")],
	evidence,
) if count(going("nobody")) > 0
else := verdicts.not_assessed(
	"It cannot be told who gets the alerts",
	sprintf("The export does not say clearly who gets these alerts: %s. Run Get-ProtectionAlert in Security & Compliance PowerShell again.", [names(going("unknown"))]),
) if count(going("unknown")) > 0
else := verdicts.not_assessed(
	"Some alerts go to addresses without an active account",
	sprintf("%s: %s. That is right for a shared mailbox, a group or a second address that somebody reads, and wrong for a person who left.", [count_of(count(going("nowhere")), "important alert goes only to addresses without an active account", "important alerts go only to addresses without an active account"), names(going("nowhere"))]),
) if count(going("nowhere")) > 0
else := verdicts.not_assessed(
	"It cannot be told whether somebody reads the alerts",
	sprintf("%s: %s. Whether anybody reads them there, only you know.", [count_of(count(going("admins")), "important alert goes to the administrator accounts only", "important alerts go to the administrator accounts only"), names(going("admins"))]),
) if count(going("admins")) > 0
else := verdicts.pass("Security alerts are sent to named mailboxes", evidence) if every alert in on { receiver(alert) == "named" }

headline := "No important alert is sent to anybody" if count(going("nobody")) == count(on)
else := count_of(count(going("nobody")), "important alert reaches nobody", "important alerts reach nobody")

important := [alert | some alert in input.sources.protectionAlerts; matters(alert)]

# High severity, and what an intruder with a mailbox does first.
matters(alert) if lower(text_at(alert, "Severity")) == "high"

matters(alert) if strings.any_prefix_match(lower(text_at(alert, "Name")), {
	"creation of forwarding/redirect rule", "suspicious email forwarding activity", "elevation of exchange admin privilege",
})

on := [alert | some alert in important; flag_at(alert, "Disabled") != "yes"]

# The alerts that are on and go to nobody, nowhere (addresses that nobody has any more),
# admins (the administrator accounts alone), named addresses, or to somebody unknown.
going(where) := [alert | some alert in on; receiver(alert) == where]

receiver(alert) := "unknown" if not understood(alert)
else := "nobody" if flag_at(alert, "NotificationEnabled") == "no"
else := "nobody" if count(recipients(alert)) == 0
else := "nowhere" if count(recipients(alert) - ownerless) == 0
else := "admins" if recipients(alert) - ownerless == {"tenantadmins"}
else := "named"

understood(alert) if {
	flag_at(alert, "Disabled") == "no"
	flag_at(alert, "NotificationEnabled") != "unknown"
	is_array(list_at(alert, "NotifyUser"))
	every recipient in list_at(alert, "NotifyUser") { is_string(recipient) }
}

recipients(alert) := {lower(trim_space(recipient)) | some recipient in list_at(alert, "NotifyUser"); trim_space(recipient) != ""}

# Addresses of the practice that belong to no account, or to one that is switched
# off, and are not known as shared mailboxes.
ownerless := {address |
	some alert in on
	understood(alert)
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

object_of(alert, detail) := affected.of("alertPolicy", first_text(alert, ["Guid", "Identity", "Name"]), text_at(alert, "Name"), detail)

names(alerts) := words.with_more(text_at(alerts[0], "Name"), count(alerts) - 1)

addresses := {address | some alert in going("named"); some address in recipients(alert) - {"tenantadmins"}}

evidence := array.concat(
	[sprintf("Alert policies of high severity, or on forwarding and new administrators, that are on: %d.", [count(on)])],
	[sprintf("They write to: %s. Whether these are read, only you know.", [concat(", ", sort(addresses))]) | count(addresses) > 0],
)
