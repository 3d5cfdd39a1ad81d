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
# custom:
#   id: EML-03
#   severity: high
#   hipaa:
#     - {cite: 164.312(e)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.DS-02]
#     nist_800_53: [AC-4, SC-7(10)]
#   evidence:
#     - basis: import
#       sources: [transportRules]
#       uses: [domains, organization]
#     - basis: answer
#       question: Has somebody looked through all mail flow rules in the past year and made sure that none sends mail to an outside address?
#       counts: A dated list or screenshot of the rules (Exchange admin center, Mail flow, Rules) with the name of the person who looked. Note where it is kept.
#       renew_months: 12
#   effort: 30 minutes
#   fix:
#     - Open the Exchange admin center, Mail flow, Rules, and open each rule named above.
#     - Find out who asked for it and why. If nobody knows, treat it as a sign of a break-in and call your IT person before you change anything.
#     - Switch the rule off; mail to that address stops at once. Delete the rule after two weeks without complaints.
#     - Where a partner really needs the messages, make sure that a business associate agreement is signed, and record the rule here as an exception with the reason.
#   link: https://admin.exchange.microsoft.com/#/transportrules
#   since: 0.1.0
package triage.eml_03

import data.triage.lib.affected
import data.triage.lib.attestation
import data.triage.lib.exported
import data.triage.lib.words

result := attestation.verdict({
	"yes": "The mail flow rules were looked through; none sends mail outside",
	"yes_without_evidence": "The mail flow rules are said to have been looked through; where that is written down is not",
	"partly": "Not all mail flow rules have been looked through",
	"no": "Nobody has made sure that no mail flow rule sends mail outside",
}) if {
	input.basis == "answer"
}

result := {
	"status": "pass",
	"summary": "No mail flow rule sends mail to outside addresses",
	"evidence": evidence,
} if {
	input.basis == "import"
	count(leaking) == 0
	count(doubtful) == 0
}

result := {
	"status": "fail",
	"summary": words.count_of(count(leaking), "mail flow rule sends mail to an outside address", "mail flow rules send mail to outside addresses"),
	"affected": [affected.of("mailFlowRule", exported.first(row.rule, ["Guid", "Identity", "Name"]), name(row.rule), sprintf("sends mail to %s", [concat(", ", row.outside)])) | some row in leaking],
	"evidence": evidence,
} if {
	input.basis == "import"
	count(leaking) > 0
}

result := {
	"status": "notAssessed",
	"summary": "It cannot be told whether a mail flow rule sends mail outside",
	"reason": sprintf("The mail flow rule “%s” cannot be judged: %s.", [name(doubtful[0].rule), doubtful[0].why]),
} if {
	input.basis == "import"
	count(leaking) == 0
	count(doubtful) > 0
}

# Every rule that sends a message to somebody its sender did not name.
senders := [{"rule": rule, "running": running(rule), "outside": outside, "unclear": unclear} |
	some rule in input.sources.transportRules
	targets := recipients(rule)
	outside := {target | some target in targets; place(target) == "outside"}
	unclear := {target | some target in targets; place(target) == "unknown"}
	count(outside) + count(unclear) > 0
]

leaking := [row | some row in senders; row.running == "yes"; count(row.outside) > 0]

# An export that leaves out what a rule does comes first.
doubtful := array.concat(
	[{"rule": rule, "why": "the export leaves out what it does; export the mail flow rules with all properties"} |
		some rule in input.sources.transportRules
		running(rule) != "no"
		count(actions - object.keys(rule)) > 0
	],
	[{"rule": row.rule, "why": sprintf("it sends mail to %s, %s", [concat(", ", row.outside | row.unclear), why(row)])} |
		some row in senders
		row.running != "no"
		true in {row.running == "unknown", count(row.outside) == 0}
	],
)

why(row) := "and the export does not say whether it is switched on" if row.running == "unknown"

why(row) := "and your own domain names were not read, so that nobody can tell whether that is outside; read the tenant too" if {
	row.running != "unknown"
	count(own) == 0
}

why(row) := "of which it cannot be told whether it is outside; look at the rule in the Exchange admin center" if {
	row.running != "unknown"
	count(own) > 0
}

actions := {"RedirectMessageTo", "BlindCopyTo", "CopyTo", "AddToRecipients"}

recipients(rule) := {lower(target) |
	some key in actions
	some entry in list(object.get(rule, key, null))
	target := written(entry)
	target != ""
}

list(value) := value if is_array(value)

list(value) := [value] if not is_array(value)

written(entry) := entry if is_string(entry)

written(entry) := "" if entry == null

written(entry) := json.marshal(entry) if {
	entry != null
	not is_string(entry)
}

place(target) := "inside" if domain(target) in own

place(target) := "outside" if {
	count(own) > 0
	domain(target) != ""
	not domain(target) in own
}

place(target) := "unknown" if domain(target) == ""

place(target) := "unknown" if {
	count(own) == 0
	domain(target) != ""
}

# What follows the one @ of an address; empty where the text is no address.
domain(target) := concat("", [parts[1] | parts := split(target, "@"); count(parts) == 2; not contains(target, "\"")])

# The domain names of the practice, as far as they were read.
own := {lower(row.id) | some row in object.get(input.sources, "domains", []); row.isVerified == true; is_string(row.id)} | {lower(row.name) |
	some organization in object.get(input.sources, "organization", [])
	is_array(organization.verifiedDomains)
	some row in organization.verifiedDomains
	is_string(row.name)
}

# A rule acts when it is enabled and past testing.
running(rule) := object.get(states, concat(" ", [switch(rule), word(rule, "Mode")]), "unknown")

states := {
	"enabled enforce": "yes", "enabled audit": "no", "enabled auditandnotify": "no",
	"disabled enforce": "no", "disabled audit": "no", "disabled auditandnotify": "no", "disabled ": "no",
}

# Exchange says State, a configuration snapshot says Enabled.
switch(rule) := word(rule, "State") if word(rule, "State") != ""

# not in v1.0: the word of New-TransportRule, for exports that write it.
switch(rule) := exported.choice(rule, "Enabled", {"true": "enabled", "false": "disabled"}) if word(rule, "State") == ""

name(rule) := exported.first(rule, ["Name", "Identity"])

word(row, key) := lower(exported.text(row, key))

evidence := array.concat(
	[sprintf("Mail flow rules read: %d.", [count(input.sources.transportRules)])],
	[line | some row in senders; row.running == "no"; line := sprintf("“%s” would send mail to another address, and is switched off or only tests.", [name(row.rule)])],
)
