# METADATA
# title: Sending mail with a password alone is switched off
# description: >-
#   Scanners and old programs send mail through a sign-in that knows no second step (SMTP
#   AUTH). Left on for everybody, it lets whoever has a password send mail in your name,
#   past everything else you have set up. Microsoft has announced that it switches this off
#   by default at the end of December 2026, and that an administrator can switch it on
#   again: look again in January.
# related_resources:
#   - ref: https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission
#     description: Enable or disable SMTP AUTH in Exchange Online
#   - ref: https://learn.microsoft.com/exchange/mail-flow-best-practices/how-to-set-up-a-multifunction-device-or-application-to-send-email-using-microsoft-365-or-office-365
#     description: Set up a multifunction device or application to send email
#   - ref: https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835
#     description: Updated Exchange Online SMTP AUTH Basic Authentication Deprecation Timeline
#   - ref: https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/disable-basic-authentication-in-exchange-online
#     description: Disable Basic authentication in Exchange Online (authentication policies)
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
#       uses: [securityDefaults, organizationConfig, authenticationPolicies, mailboxes, legacySignIns, signIns]
#     - basis: graph
#       sources: [securityDefaults]
#       uses: [legacySignIns, signIns]
#     - basis: graph
#       sources: [legacySignIns]
#       uses: [signIns]
#       partial_proves: [legacySignIns]
#     - basis: graph
#       sources: [signIns]
#       partial_proves: [signIns]
#     - basis: answer
#       question: Is sending mail with a password alone (SMTP AUTH) switched off for every mailbox? Your IT person can answer this.
#       counts: A picture of the Exchange admin center, Settings, Mail flow with “Turn off SMTP AUTH protocol for your organization” ticked, and how it was seen that no mailbox is excepted; or a picture of security defaults switched on. Answer “partly” where a mailbox is excepted, and note which and why.
#       renew_months: 12
#       says:
#         yes: SMTP AUTH is said to be switched off
#         yes_without_evidence: SMTP AUTH is said to be switched off; where that can be seen is not written down
#         partly: SMTP AUTH is said to be switched off, and not for every mailbox
#         no: SMTP AUTH is not switched off for every mailbox
#   effort: 2 hours
#   fix:
#     - "List what sends mail by itself: scanners, fax gateways, appointment and billing programs. They stop sending when this is switched off, by you or by Microsoft at the end of December 2026, so move them first."
#     - "Let them send through a relay (a mail service that sends for devices without a password: ask the vendor of the device or your IT person), or through a service that signs in the modern way."
#     - Open the Exchange admin center, Settings, Mail flow, tick “Turn off SMTP AUTH protocol for your organization” and save.
#     - A mailbox's own setting counts more. For each mailbox named above untick “Authenticated SMTP” (Microsoft 365 admin center, Users, Active users, the mailbox, Mail, Manage email apps).
#     - For the one device that cannot change yet there is no exception while security defaults are on. With Conditional Access, have your IT person first make a policy for its mailbox alone that blocks sign-in from everywhere but the office's own internet address, set to On.
#     - Only then leave that mailbox out of the policies that block old protocols (AUTH-13) and that ask everybody for a second step (AUTH-01), tick “Authenticated SMTP” for it alone, and record it as an exception with an end date. Microsoft has announced to name in the second half of 2027 the day on which this way ends for good.
#   link: https://admin.exchange.microsoft.com/#/settings
#   since: 0.1.0
package triage.auth_15

import data.triage.lib.accounts
import data.triage.lib.affected
import data.triage.lib.verdicts

result := verdicts.pass(closed_by, seen) if {
	count(shut) > 0
	count(excepted) + count(senders) == 0
# The log proves that somebody uses it; it does not show the switch.
} else := verdicts.partial(
	count_of(count(named), "account sends mail with a password alone", "accounts send mail with a password alone"),
	named,
	array.concat(["Whether SMTP AUTH is on for everybody or only for these does not show in the sign-in log." | not defaults_on], seen),
) if {
	input.basis == "graph"
	count(senders) > 0
} else := verdicts.not_assessed(
	"It cannot be told whether SMTP AUTH is switched off",
	concat(" ", array.concat(
		["The switch itself is not shown to a web page, and a log in which nobody used it does not show that it is off. Your IT person can export Get-TransportConfig; open the export here."],
		log_seen,
	)),
) if input.basis == "graph"
else := verdicts.partial(exceptions, named, array.concat([sprintf("%s.", [closed_by])], seen)) if count(shut) > 0
else := verdicts.not_assessed(
	"The SMTP AUTH switch could not be understood",
	sprintf("The switch reads %s, where true or false was expected. Export Get-TransportConfig again.", [json.marshal(value_at(input.sources.transportConfig, "SmtpClientAuthenticationDisabled"))]),
) if off == "unknown"
else := verdicts.not_assessed(
	"It cannot be told whether SMTP AUTH is switched off",
	"The organization's switch allows it, and authentication policies are in use of which it cannot be told whom they stop. Export Get-AuthenticationPolicy and Get-OrganizationConfig, and look with Get-User which policy each account has.",
) if policies in {"unknown", "some"}
# A new mailbox follows the organization.
else := verdicts.partial("SMTP AUTH is switched off mailbox by mailbox, and on for every new one", [switch], array.concat(seen, used)) if one_by_one
else := verdicts.fail("Sending mail with a password alone is on for the whole organization", [switch], array.concat(seen, used)) if open

off := flag_at(object_at(input.sources, "transportConfig"), "SmtpClientAuthenticationDisabled")

switch := affected.setting("transportConfig.SmtpClientAuthenticationDisabled", "SMTP AUTH", "on for the whole organization")

# What stops it for everybody. Security defaults and authentication policies count
# whatever Exchange's own switches say.
# https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission
shut := ({"defaults" | defaults_on} | {"policy" | policies == "block"}) | {"switch" | off == "yes"}

defaults_on if flag_at(object_at(input.sources, "securityDefaults"), "isEnabled") == "yes"

closed_by := "The security defaults switch SMTP AUTH off" if defaults_on
else := "SMTP AUTH is switched off for the whole organization" if off == "yes"
else := "An authentication policy switches SMTP AUTH off for the whole organization"

open if {
	count(shut) == 0
	off == "no"
	not policies in {"unknown", "some"}
}

# Each mailbox's own switch counts more than the organization's.
one_by_one if {
	count(mailboxes) > 0
	every mailbox in mailboxes { flag_at(mailbox, "SmtpClientAuthenticationDisabled") == "yes" }
}

mailboxes := object.get(input.sources, "mailboxes", [])

# The policy of everybody who has none of their own: block, some (others may allow it),
# allow, none, or unknown.
policies := "none" if default_policy in {"", null}
else := "unknown" if count(default_rows) != 1
else := "allow" if flag_at(default_rows[0], "AllowBasicAuthSmtp") == "yes"
else := "unknown" if flag_at(default_rows[0], "AllowBasicAuthSmtp") == "unknown"
else := "block" if every row in input.sources.authenticationPolicies { flag_at(row, "AllowBasicAuthSmtp") == "no" }
else := "some"

default_policy := value_at(object_at(input.sources, "organizationConfig"), "DefaultAuthenticationPolicy")

default_rows := [row |
	some row in object.get(input.sources, "authenticationPolicies", [])
	is_string(default_policy)
	lower(default_policy) in {lower(text_at(row, key)) | some key in ["Name", "Identity", "Id", "Guid", "DistinguishedName"]}
]

# Mailboxes for which it was switched on one by one, where nothing else stops them.
excepted := {{"id": first_text(mailbox, ["ExternalDirectoryObjectId", "PrimarySmtpAddress", "Identity"]), "name": title(mailbox)} |
	shut == {"switch"}
	some mailbox in mailboxes
	flag_at(mailbox, "SmtpClientAuthenticationDisabled") == "no"
}

title(mailbox) := name if {
	name := first_text(mailbox, ["DisplayName", "PrimarySmtpAddress", "Identity"])
	name != ""
} else := "a mailbox without a name"

# A sign-in may be older than the switch, so it is told with its day.
exceptions := count_of(count(excepted), "mailbox can still send with a password alone", "mailboxes can still send with a password alone") if {
	count(excepted) > 0
} else := sprintf("SMTP AUTH is switched off, and %s by it in the last weeks", [lower(count_of(count(senders), "account signed in", "accounts signed in"))])

# Old protocols show among the sign-ins of programs more than among those of people.
log := array.concat(object.get(input.sources, "legacySignIns", []), object.get(input.sources, "signIns", []))

sendings := [accounts.signed_in(entry) |
	some entry in rows_among(log, "clientAppUsed", {"Authenticated SMTP", "SMTP"})
	entry.status.errorCode in {0, "0"}
]

senders := {{"id": id, "name": own[0].name, "day": max(values_of(own, "day"))} |
	some id in values_of(sendings, "id")
	own := rows_where(sendings, {"id": id})
}

used := [sprintf("In the sign-in log it was used by %s.", [concat(", ", sort([sender.name | some sender in senders]))]) | count(senders) > 0]

named := array.concat(
	[affected.user(mailbox, "allowed for this mailbox by itself") | some mailbox in excepted],
	[affected.user(sender, sprintf("signed in by “Authenticated SMTP”, last on %s", [sender.day])) |
		some sender in senders
		not sender.id in {mailbox.id | some mailbox in excepted}
	],
)

seen := flattened([
	["Mailboxes for which it was switched on one by one were not read." | shut == {"switch"}; not switches_read],
	log_seen,
	["The switch in Exchange itself is on; switch it off before you leave the security defaults." | defaults_on; off == "no"],
	["Whether the security defaults are on was not read; they would stop it too." | open; not input.sources.securityDefaults],
])

switches_read if {
	some mailbox in mailboxes
	object.get(mailbox, "SmtpClientAuthenticationDisabled", "absent") != "absent"
}

log_seen := [] if input.sources.legacySignIns
else := ["Of the sign-in log only what people did themselves was read; what programs send shows elsewhere."] if input.sources.signIns
else := ["The sign-in log was not read."]
