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
	"affected": [affected.of("mailFlowRule", text(row.rule, ["Guid", "Identity", "Name"]), name(row.rule), sprintf("sends mail to %s", [concat(", ", row.outside)])) | some row in leaking],
	"evidence": evidence,
} if {
	input.basis == "import"
	count(leaking) > 0
}

result := {
	"status": "notAssessed",
	"summary": "It cannot be told whether a mail flow rule sends mail outside",
	"reason": sprintf("The mail flow rule “%s” sends mail to %s, %s", [name(doubtful[0].rule), concat(", ", doubtful[0].outside | doubtful[0].unclear), why]),
} if {
	input.basis == "import"
	count(leaking) == 0
	count(doubtful) > 0
}

why := "and it cannot be told whether the rule is switched on. Export the mail flow rules again." if doubtful[0].running == "unknown"

why := "and your own domain names were not read, so that it cannot be told whether that is outside. Sign in and read the tenant, then add the export." if {
	doubtful[0].running == "yes"
	count(own) == 0
}

why := "of which it cannot be told whether it is outside. Look at the rule in the Exchange admin center." if {
	doubtful[0].running == "yes"
	count(own) > 0
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

doubtful := array.concat(
	[row | some row in senders; row.running == "unknown"],
	[row | some row in senders; row.running == "yes"; count(row.outside) == 0],
)

recipients(rule) := {lower(target) |
	some key in ["RedirectMessageTo", "BlindCopyTo", "CopyTo", "AddToRecipients"]
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

switch(rule) := object.get({"true": "enabled", "false": "disabled"}, lower(sprintf("%v", [object.get(rule, "Enabled", null)])), "") if word(rule, "State") == ""

name(rule) := text(rule, ["Name", "Identity"])

# The first text among some keys.
text(row, keys) := array.concat([value | some key in keys; value := object.get(row, key, ""); is_string(value); value != ""], ["(no name)"])[0]

# A word in lower case; empty where there is none.
word(row, key) := concat("", [lower(value) | some value in [object.get(row, key, "")]; is_string(value)])

evidence := array.concat(
	[sprintf("Mail flow rules read: %d.", [count(input.sources.transportRules)])],
	[line | some row in senders; row.running == "no"; line := sprintf("“%s” would send mail to another address, and is switched off or only tests.", [name(row.rule)])],
)
