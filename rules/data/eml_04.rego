# METADATA
# title: No mailbox forwards its mail outside
# description: >-
#   Forwarding set up in one mailbox, or a hidden inbox rule, sends patient mail to a
#   private or a stranger's address day after day. It is the usual trace of a
#   break-in, and it stays when the password is changed.
# related_resources:
#   - ref: https://learn.microsoft.com/defender-office-365/detect-and-remediate-outlook-rules-forms-attack
#     description: Detect and remediate Outlook rules and custom forms injections
#   - ref: https://learn.microsoft.com/defender-office-365/responding-to-a-compromised-email-account
#     description: Responding to a compromised email account
#   - ref: https://learn.microsoft.com/powershell/module/exchange/get-inboxrule
#     description: Get-InboxRule
# custom:
#   id: EML-04
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(1)(ii)(D), specification: required}
#     - {cite: 164.312(e)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.DS-02, DE.CM-09]
#     hicp: ["1"]
#     nist_800_53: [AC-4, SI-4]
#   evidence:
#     - basis: import
#       sources: [mailboxForwarding, inboxRulesForwarding]
#       uses: [domains, organization, users, groups]
#       partial_proves: [mailboxForwarding, inboxRulesForwarding]
#     - basis: graph
#       sources: [alerts]
#       partial_proves: [alerts]
#     - basis: answer
#       question: Has somebody made sure in the past six months that no mailbox and no inbox rule forwards mail to an outside address?
#       counts: Your IT person can answer this. The dated list of forwarding addresses and inbox rules of all mailboxes, with the name of the person who looked. Note where it is kept.
#       renew_months: 6
#       says:
#         yes: The mailboxes are said to be looked through, and none to forward mail outside
#         yes_without_evidence: The mailboxes are said to have been looked through; where that is written down is not
#         partly: Not all mailboxes have been looked through for forwarding
#         no: Nobody has made sure in the past six months that no mailbox forwards mail outside
#   effort: 1 hour
#   fix:
#     - Ask the owner of each mailbox named above whether the forwarding is theirs. If not, or if an alert is named, treat the mailbox as broken into and call your IT person.
#     - For a mailbox that was broken into, reset the password, revoke all sessions (Entra admin center, Users, the person, Revoke sessions), and look at the sign-in log, and at the person's ways of the second step for one that is a stranger's, before you remove the rule.
#     - Open the Exchange admin center, Recipients, Mailboxes, the mailbox, “Manage email forwarding”, and switch it off.
#     - Have inbox rules removed by the owner (Outlook, Settings, Mail, Rules) or by your IT person in Exchange Online PowerShell (Get-InboxRule with -IncludeHidden shows hidden rules too, Remove-InboxRule removes them).
#     - Write down which messages went out and since when. Whether that is a breach that must be reported depends on them, and the time limits run from the day it was discovered.
#   link: https://admin.exchange.microsoft.com/#/
#   since: 0.1.0
package triage.eml_04

import data.triage.lib.affected
import data.triage.lib.mail
import data.triage.lib.verdicts

result := verdicts.partial(
	count_of(count(alarms), "alert about mail forwarding is still open", "alerts about mail forwarding are still open"),
	[affected.of("alert", alarm.id, alarm.title, sprintf("raised on %s and not closed; a mailbox is likely forwarding mail", [substring(alarm.createdDateTime, 0, 10)])) | some alarm in alarms],
	["Microsoft's alerts speak of what was noticed; a mailbox that forwards unnoticed does not appear here."],
) if count(alarms) > 0
else := verdicts.not_assessed(
	"No open alert speaks of mail forwarding",
	"No open alert speaks of mail forwarding, which does not show that no mailbox forwards. Your IT person can export the mailboxes and inbox rules that forward; open the export here.",
) if input.basis == "graph"
else := verdicts.fail(
	count_of(count({leak.name | some leak in leaks}), "mailbox forwards mail to an outside address", "mailboxes forward mail to outside addresses"),
	[affected.of(leak.kind, leak.id, leak.name, sprintf("%s to %s", [leak.how, concat(", ", leak.outside)])) | some leak in leaks],
	[counted, "Where automatic forwarding is switched off for the whole practice, these messages are stopped on the way; the forwarding still needs an explanation."],
) if count(leaks) > 0
else := verdicts.not_assessed(
	"It cannot be told whether a mailbox forwards mail outside",
	sprintf("It cannot be told whether mail of “%s” goes outside: %s. Look at the mailbox in the Exchange admin center, or read the tenant's domains and accounts too.", [doubts[0].name, doubts[0].why]),
) if count(doubts) > 0
else := verdicts.pass("No mailbox forwards its mail outside", [counted]) if count(leaks) + count(doubts) == 0

alarms := [alarm |
	some alarm in input.sources.alerts
	contains(lower(text_at(alarm, "title")), "forward")
	alarm.status in {"new", "inProgress"}
	is_string(alarm.createdDateTime)
]

# Everything that sends mail to somebody who is not known to be of the practice.
forwards := [object.union(row, {"outside": outside, "unclear": unclear}) |
	some row in array.concat(from_mailboxes, from_rules)
	outside := {target.to | some target in row.targets; target.place == "outside"}
	unclear := {target.to | some target in row.targets; target.place == "unknown"}
]

leaks := [row | some row in forwards; row.on == "yes"; count(row.outside) > 0]

doubts := flattened([
	[{"name": row.name, "why": sprintf("%s to %s", [row.how, concat(", ", row.outside | row.unclear)])} | some row in forwards; may_leak(row)],
	[{"name": mailbox_name(row), "why": "the export leaves out where it forwards to"} | some row in input.sources.mailboxForwarding; lacks(row, mailbox_targets)],
	[{"name": rule_owner(row), "why": "the export leaves out where an inbox rule forwards to"} | some row in input.sources.inboxRulesForwarding; lacks(row, rule_targets)],
])

may_leak(row) if row.on == "unknown"

may_leak(row) if {
	row.on == "yes"
	count(row.outside) == 0
}

lacks(row, keys) if count(set_of(keys) - object.keys(row)) > 0

mailbox_targets := ["ForwardingSmtpAddress", "ForwardingAddress"]

rule_targets := ["ForwardTo", "ForwardAsAttachmentTo", "RedirectTo"]

mailbox_name(row) := first_text(row, ["DisplayName", "UserPrincipalName", "PrimarySmtpAddress", "Identity"])

# not in v1.0: Mailbox is a column that scripts add to Get-InboxRule.
rule_owner(row) := first_text(row, ["UserPrincipalName", "MailboxOwnerId", "Mailbox", "Identity"])

from_mailboxes := [{"kind": "mailbox", "id": id, "name": name, "how": "all mail is forwarded", "on": "yes", "targets": targets} |
	some mailbox in input.sources.mailboxForwarding
	targets := strangers(mailbox, mailbox_targets)
	count(targets) > 0
	id := first_text(mailbox, ["ExternalDirectoryObjectId", "UserPrincipalName", "PrimarySmtpAddress", "Identity"])
	name := mailbox_name(mailbox)
]

from_rules := [{"kind": "inboxRule", "id": id, "name": name, "how": how, "on": on, "targets": targets} |
	some rule in input.sources.inboxRulesForwarding
	targets := strangers(rule, rule_targets)
	count(targets) > 0
	# not in v1.0: RuleIdentity is a number that Get-InboxRule writes beside Identity.
	id := first_text(rule, ["Identity", "RuleIdentity"])
	name := rule_owner(rule)
	on := flag_at(rule, "Enabled")
	how := sprintf("%s “%s” sends mail", [rule_words[on], text_at(rule, "Name")])
]

rule_words := {"yes": "the inbox rule", "no": "the inbox rule that is off", "unknown": "an inbox rule that may be on or off,"}

# Whom a mailbox or rule sends to, without those of the practice.
strangers(row, keys) := [{"to": to, "place": place} |
	some entry in mail.entries(row, keys)
	some to in addresses(entry)
	not to in insiders
	place := mail.place(to)
	place != "inside"
]

# An inbox rule writes "Ana Berg" [SMTP:ana@x] or "Ana Berg" [EX:/o=…], several of them
# in one text where a list was joined, a mailbox smtp:ana@x.
addresses(entry) := {address(part) | some place, part in split(entry, "["); place > 0} if contains(entry, "[")
else := {address(entry)}

address(text) := trim_prefix(lower(trim_space(split(text, "]")[0])), "smtp:")

# The practice's people (guests have their mail elsewhere) and groups by id, which
# is how Exchange names newer mailboxes. A display name is no proof: a contact for
# an outside address may bear the same.
insiders := {lower(account.id) | some account in array.concat(members, object.get(input.sources, "groups", []))}

members := [account |
	some account in object.get(input.sources, "users", [])
	object.get(account, "userType", "unread") in {"Member", null} # the oldest accounts have none
	not contains(lower(text_at(account, "userPrincipalName")), "#ext#")
]

counted := sprintf("Mailboxes with forwarding: %d. Inbox rules that forward: %d.", [count(input.sources.mailboxForwarding), count(input.sources.inboxRulesForwarding)])
