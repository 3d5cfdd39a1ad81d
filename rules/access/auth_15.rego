# METADATA
# title: Sending mail with a password alone is switched off
# description: >-
#   Scanners and old programs send mail through a sign-in that knows no second
#   step (SMTP AUTH). Left on for everybody, it lets whoever has a password send
#   mail in your name, past everything else you have set up.
# related_resources:
#   - ref: https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission
#     description: Enable or disable SMTP AUTH in Exchange Online
#   - ref: https://learn.microsoft.com/exchange/mail-flow-best-practices/how-to-set-up-a-multifunction-device-or-application-to-send-email-using-microsoft-365-or-office-365
#     description: Set up a multifunction device or application to send email
# custom:
#   id: AUTH-15
#   severity: high
#   hipaa:
#     - {cite: 164.312(d), specification: required}
#     - {cite: 164.312(e)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-03]
#     hicp: ["3"]
#     nist_800_53: [IA-2(2), CM-7]
#   evidence:
#     - basis: import
#       sources: [transportConfig]
#       uses: [mailboxes, signIns]
#     - basis: graph
#       sources: [signIns]
#       partial_proves: [signIns]
#     - basis: answer
#       question: Is SMTP AUTH switched off for the whole organization, with every scanner or program that still needs it on a written list?
#       counts: A picture of Exchange admin center, Settings, Mail flow with “Turn off SMTP AUTH protocol for your organization” ticked, and the list of mailboxes that are excepted, with the reason.
#       renew_months: 12
#   effort: 2 hours
#   fix:
#     - List what sends mail by itself - scanners, fax gateways, appointment and billing programs. They stop sending when this is switched off, so move them first.
#     - Let them send through a relay or a service that signs in the modern way; ask the vendor which it supports.
#     - Open the Exchange admin center, Settings, Mail flow, tick “Turn off SMTP AUTH protocol for your organization” and save.
#     - For the one device that cannot change yet, allow “Authenticated SMTP” on its mailbox alone (Microsoft 365 admin center, Users, Active users, the mailbox, Mail, Manage email apps), and record it here as an exception with an end date.
#   link: https://admin.exchange.microsoft.com/#/settings
#   since: 0.1.0
package triage.auth_15

import data.triage.lib.affected
import data.triage.lib.attestation

off := object.get(input.sources.transportConfig, "SmtpClientAuthenticationDisabled", null)

result := {
	"status": "pass",
	"summary": "SMTP AUTH is switched off for the whole organization",
	"evidence": seen,
} if {
	input.basis == "import"
	off in {true, "True", "true"}
	count(excepted) + count(senders) == 0
}

result := {
	"status": "partial",
	"summary": exceptions,
	"affected": named,
	"evidence": array.concat(["SMTP AUTH is switched off for the organization as a whole."], seen),
} if {
	input.basis == "import"
	off in {true, "True", "true"}
	count(excepted) + count(senders) > 0
}

result := {
	"status": "fail",
	"summary": "Every mailbox may send with a password alone",
	"affected": [affected.setting("transportConfig.SmtpClientAuthenticationDisabled", "SMTP AUTH", "on for the whole organization")],
	"evidence": array.concat(seen, [sprintf("In the sign-in log it was used by %s.", [concat(", ", sort([sender.name | some sender in senders]))]) | count(senders) > 0]),
} if {
	input.basis == "import"
	off in {false, "False", "false"}
}

result := {
	"status": "notAssessed",
	"summary": "The SMTP AUTH switch could not be understood",
	"reason": sprintf("The switch reads %s, where true or false was expected. Export Get-TransportConfig again.", [json.marshal(off)]),
} if {
	input.basis == "import"
	not off in {true, "True", "true", false, "False", "false"}
}

# The log proves that somebody uses it; it does not show the switch.
result := {
	"status": "partial",
	"summary": count_of(count(named), "account sends mail with a password alone", "accounts send mail with a password alone"),
	"affected": named,
	"evidence": ["Whether SMTP AUTH is on for everybody or only for these does not show in the sign-in log."],
} if {
	input.basis == "graph"
	count(senders) > 0
}

result := {
	"status": "notAssessed",
	"summary": "It cannot be told whether SMTP AUTH is switched off",
	"reason": "Nobody used it in the days the sign-in log covers, but the switch itself is not shown to a web page. Your IT person can export Get-TransportConfig; open the export here.",
} if {
	input.basis == "graph"
	count(senders) == 0
}

result := attestation.verdict({
	"yes": "SMTP AUTH is said to be switched off",
	"yes_without_evidence": "SMTP AUTH is said to be switched off; where that can be seen is not written down",
	"partly": "SMTP AUTH is switched off only in part, or nobody listed what still needs it",
	"no": "Every mailbox may send with a password alone",
}) if {
	input.basis == "answer"
}

# Mailboxes for which it was switched on one by one.
excepted := {object |
	some mailbox in object.get(input.sources, "mailboxes", [])
	mailbox.SmtpClientAuthenticationDisabled in {false, "False", "false"}
	id := first_text(mailbox, ["ExternalDirectoryObjectId", "PrimarySmtpAddress", "Identity"])
	object := {"id": id, "name": title(mailbox)}
}

title(mailbox) := name if {
	name := first_text(mailbox, ["DisplayName", "PrimarySmtpAddress", "Identity"])
	name != ""
} else := "a mailbox without a name"

# A sign-in may be older than the switch, so it is told with its day.
exceptions := count_of(count(excepted), "mailbox can still send with a password alone", "mailboxes can still send with a password alone") if {
	count(excepted) > 0
} else := sprintf("SMTP AUTH is switched off, and %s by it in the last weeks", [lower(count_of(count(senders), "account signed in", "accounts signed in"))])

sendings := [row |
	some entry in object.get(input.sources, "signIns", [])
	entry.status.errorCode in {0, "0"}
	entry.clientAppUsed in {"Authenticated SMTP", "SMTP"}
	row := {
		"id": first_text(entry, ["userId", "userPrincipalName", "id"]),
		"name": first_text(entry, ["userDisplayName", "userPrincipalName", "userId", "id"]),
		"day": substring(text_at(entry, "createdDateTime"), 0, 10),
	}
]

senders := {object |
	some id in {row.id | some row in sendings}
	own := [row | some row in sendings; row.id == id]
	object := {"id": id, "name": own[0].name, "day": max([row.day | some row in own])}
}

named := array.concat(
	[affected.of("user", mailbox.id, mailbox.name, "allowed for this mailbox by itself") | some mailbox in excepted],
	[affected.of("user", sender.id, sender.name, sprintf("signed in by “Authenticated SMTP”, last on %s", [sender.day])) |
		some sender in senders
		not sender.id in excepted_ids
	],
)

excepted_ids := {mailbox.id | some mailbox in excepted}

seen := [line |
	some line in [mailboxes_seen, log_seen]
	line != ""
]

mailboxes_seen := "" if switches_read

mailboxes_seen := "Mailboxes for which it was switched on one by one were not read." if not switches_read

switches_read if {
	some mailbox in object.get(input.sources, "mailboxes", [])
	object.get(mailbox, "SmtpClientAuthenticationDisabled", "absent") != "absent"
}

log_seen := "" if input.sources.signIns

log_seen := "The sign-in log was not read." if not input.sources.signIns
