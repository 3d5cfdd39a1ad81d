# METADATA
# title: No mail flow rule sends mail to outside addresses
# description: >-
#   A mail flow rule works for the whole practice and nobody sees it in a mailbox: it
#   can send a copy of every message to an outside address for years. It also passes by
#   the switch that turns automatic forwarding off.
# related_resources:
#   - ref: https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/mail-flow-rule-actions
#     description: Mail flow rule actions in Exchange Online
#   - ref: https://learn.microsoft.com/powershell/module/exchange/get-transportrule
#     description: Get-TransportRule
#   - ref: https://www.ecfr.gov/current/title-45/section-164.502
#     description: 45 CFR 164.502(e), when a business associate agreement is needed
# custom:
#   id: EML-03
#   severity: high
#   hipaa:
#     - {cite: 164.312(e)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.DS-02]
#     hicp: ["1"]
#     nist_800_53: [AC-4, SC-7(10)]
#   evidence:
#     - basis: import
#       sources: [transportRules]
#       uses: [domains, organization]
#     - basis: answer
#       question: Has somebody looked through all mail flow rules in the past year and made sure that none sends mail to an outside address?
#       counts: Your IT person can answer this. A dated list or screenshot of the rules (Exchange admin center, Mail flow, Rules) with the name of the person who looked. Note where it is kept.
#       renew_months: 12
#       says:
#         yes: The mail flow rules are said to be looked through, and none to send mail outside
#         yes_without_evidence: The mail flow rules are said to have been looked through; where that is written down is not
#         partly: Not all mail flow rules have been looked through
#         no: Nobody has made sure in the past year that no mail flow rule sends mail outside
#   effort: 30 minutes
#   fix:
#     - Open the Exchange admin center, Mail flow, Rules, and open each rule named above.
#     - Find out who asked for it and why; it may feed a service you pay for, such as a fax service, an archive or a mail filter. If nobody knows, treat it as a sign of a break-in and call your IT person before you change anything.
#     - Where nobody needs it, switch the rule off; mail to that address stops at once. Delete the rule after two weeks without complaints.
#     - Where the address belongs to a company that handles patient data for you (billing, transcription), make sure that a business associate agreement is signed. Another practice that gets the message to treat the patient needs none.
#     - Record a rule that stays as an exception with the reason.
#   link: https://admin.exchange.microsoft.com/#/transportrules
#   since: 0.1.0
package triage.eml_03

import data.triage.lib.affected
import data.triage.lib.mail
import data.triage.lib.verdicts

result := verdicts.fail(
	count_of(count(leaking), "mail flow rule sends mail to an outside address", "mail flow rules send mail to outside addresses"),
	[affected.of("mailFlowRule", first_text(row.rule, ["Guid", "Identity", "Name"]), mail.name(row.rule), sprintf("sends mail to %s", [concat(", ", row.outside)])) | some row in leaking],
	evidence,
) if count(leaking) > 0
else := verdicts.not_assessed(
	"It cannot be told whether a mail flow rule sends mail outside",
	sprintf("The mail flow rule “%s” cannot be judged: %s.", [mail.name(doubtful[0].rule), doubtful[0].why]),
) if count(doubtful) > 0
else := verdicts.pass("No mail flow rule sends mail to outside addresses", evidence) if count(leaking) + count(doubtful) == 0

# Every rule that sends a message to somebody its sender did not name.
senders := [{"rule": rule, "running": mail.running(rule), "outside": outside, "unclear": unclear} |
	some rule in input.sources.transportRules
	targets := {lower(target) | some target in mail.entries(rule, actions | further_actions)}
	outside := {target | some target in targets; mail.place(target) == "outside"}
	unclear := {target | some target in targets; mail.place(target) == "unknown"}
	count(outside) + count(unclear) > 0
]

leaking := [row | some row in senders; row.running == "yes"; count(row.outside) > 0]

# An export that leaves out what a rule does comes first.
doubtful := array.concat(
	[{"rule": rule, "why": "the export leaves out what it does; export the mail flow rules with all properties"} |
		some rule in input.sources.transportRules
		mail.running(rule) != "no"
		count(actions - object.keys(rule)) > 0
	],
	[{"rule": row.rule, "why": sprintf("it sends mail to %s, %s", [concat(", ", row.outside | row.unclear), why(row)])} | some row in senders; may_leak(row)],
)

may_leak(row) if row.running == "unknown"

may_leak(row) if {
	row.running == "yes"
	count(row.outside) == 0
}

why(row) := "and it cannot be told whether it is at work (its state, or the dates between which it works)" if row.running == "unknown"
else := "and your own domain names were not read, so that nobody can tell whether that is outside; read the tenant too" if count(mail.own) == 0
else := "of which it cannot be told whether it is outside; look at the rule in the Exchange admin center"

actions := {"RedirectMessageTo", "BlindCopyTo", "CopyTo", "AddToRecipients"}

# A report of what was found, with the message in it, and messages to be approved
# first also go to people; few exports have these.
further_actions := {"GenerateIncidentReport", "ModerateMessageByUser"}

evidence := array.concat(
	[sprintf("Mail flow rules read: %d.", [count(input.sources.transportRules)])],
	[sprintf("“%s” would send mail to another address, and is switched off or only tests.", [mail.name(row.rule)]) | some row in senders; row.running == "no"],
)
