# METADATA
# title: Blocked accounts of people who left hold nothing any more
# description: >-
#   When somebody leaves, blocking the account is the first half. Licenses, administrator
#   roles and memberships that stay behind are paid for every month and come back to life
#   with one click, and forwarding goes on sending the mail of patients away.
# related_resources:
#   - ref: https://learn.microsoft.com/microsoft-365/admin/add-users/remove-former-employee
#     description: Remove a former employee and secure data
#   - ref: https://learn.microsoft.com/graph/api/resources/user
#     description: user resource type
# custom:
#   id: USR-01
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(3)(ii)(C), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-01, PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [PS-4, AC-2]
#   evidence:
#     - basis: graph
#       sources: [users]
#       uses: [groups, groupMembers, roleAssignments, roleDefinitions, roleEligibilities, groupEligibilities, subscribedSkus, sharedMailboxes, mailboxForwarding]
#       facts: [people, sharedMailboxes, groupDoubts, capabilities]
#       partial_proves: [users]
#     - basis: answer
#       question: Do you follow a written checklist when somebody leaves that takes away sign-in, licenses, roles, group memberships and mail forwarding?
#       counts: The checklist, and the filled-in one of the last person who left, with its date. Note where they are kept.
#       renew_months: 12
#       says:
#         yes: A checklist is said to be followed when somebody leaves
#         yes_without_evidence: A checklist is said to be followed when somebody leaves; where it is kept is not written down
#         partly: The checklist for people who leave is incomplete, unwritten or not always followed
#         no: When somebody leaves, no written checklist takes away all that the account holds
#   effort: 1 hour
#   fix:
#     - For each account named above ask whether the person left for good, and whether the mailbox or the files must be kept for a patient record or a legal hold.
#     - Open the Exchange admin center, Recipients, Mailboxes, the mailbox; turn off mail forwarding there, and tell senders a new address with an automatic reply instead.
#     - Move the files that the practice needs out of the person's OneDrive before you touch the license (Microsoft 365 admin center, Users, Active users, the account, OneDrive, Create link to files). Without a license Microsoft locks and archives that OneDrive after 93 days, and opening it again costs money. Where the account is deleted instead, its files are kept for the time set in the SharePoint admin center and then deleted.
#     - Keep a mailbox by converting it to a shared mailbox (Exchange admin center, Recipients, Mailboxes) before you take the license away. Without that, the mail is deleted 30 days later. A shared mailbox that is larger than 50 GB, has an archive or is on litigation hold still needs a license; leave that one, and record an exception if this tool names it.
#     - Then open the Microsoft 365 admin center, Users, Active users, choose the account and remove its roles, its groups and its licenses. If your accounts come from a server in the practice (directory synchronization), your IT person does this there as well.
#     - Write these steps down as your checklist for the next person who leaves.
#   link: https://go.microsoft.com/fwlink/p/?linkid=834822
#   since: 0.1.0
package triage.usr_01

import data.triage.lib.accounts
import data.triage.lib.admins
import data.triage.lib.affected
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.beside(
	verdicts.fail_where(
		count(power) > 0,
		sprintf("%s %s", [count_of(count(findings), "blocked account still holds", "blocked accounts still hold"), words.listed(kinds)]),
		[affected.user(row.person, words.joined(array.concat([left.text | some left in row.left], likeness(row.person)))) | some row in findings],
		evidence,
	),
	affected.rest(doubts),
) if count(findings) > 0
else := verdicts.not_assessed(
	"It cannot be told what blocked accounts still hold",
	sprintf("It cannot be told for these: %s. Read the accounts, the roles, the groups and their members again.", [words.joined(doubts)]),
) if count(doubts) > 0
else := verdicts.not_applicable(
	"No account is blocked",
	"No account is blocked for sign-in, so none of a former employee is left to look at. Accounts that nobody uses are looked at elsewhere.",
) if count(blocked) == 0
else := verdicts.pass("No blocked account holds a license, a role or a group membership", evidence) if count(findings) + count(doubts) == 0

blocked := rows_where(input.facts.people, {"enabled": false, "syncAccount": false})

likeness(person) := ["looks like a shared mailbox, which may stay in its groups" | person.id in accounts.likely_shared_mailboxes]

findings := [{"person": person, "left": left} |
	some person in blocked
	left := array.concat(always(person), unless_shared(person))
	count(left) > 0
]

always(person) := array.concat(
	[{"kind": "administrator roles", "text": concat(", ", roles)} | roles := roles_of(person); count(roles) > 0],
	[{"kind": "mail forwarding", "text": sprintf("forwards its mail to %s", [concat(", ", sort(targets))])} | targets := forwarding(person); count(targets) > 0],
)

# Accounts of shared mailboxes are blocked by design, and may keep a license and groups.
unless_shared(person) := [] if person.id in accounts.shared_mailboxes
else := array.concat(
	[{"kind": "licenses", "text": "a license"} | person.licensed == true],
	[{"kind": "group memberships", "text": sprintf("member of %s", [concat(", ", sort(names))])} |
		names := {group.name | some group in groups; person.id in group.blocked}
		count(names) > 0
	],
)

# A role given in PIM, by itself or through a group, could be activated by a switched-on
# account.
roles_of(person) := array.concat(sort(person.roles), sort([sprintf("%s (eligible)", [name]) | some name in person.eligible]))

# Groups with members added by hand; a dynamic group fills itself.
by_hand := [group |
	some group in object.get(input.sources, "groups", [])
	not "DynamicMembership" in object.get(group, "groupTypes", [])
]

groups := [{"name": sprintf("“%s”", [first_text(group, ["displayName", "id"])]), "blocked": members} |
	some group in by_hand
	members := set_of(items_at(input.sources.groupMembers, group.id)) & values_of(blocked, "id")
	count(members) > 0
]

forwards := [{"keys": {lower(text_at(row, key)) | some key in ["ExternalDirectoryObjectId", "UserPrincipalName", "PrimarySmtpAddress"]} - {""}, "to": to} |
	some row in object.get(input.sources, "mailboxForwarding", [])
	to := first_text(row, ["ForwardingSmtpAddress", "ForwardingAddress"])
	to != ""
]

forwarding(person) := {row.to | some row in forwards; some key in [person.id, person.upn, person.mail]; lower(key) in row.keys}

kinds := [kind | some kind in ["administrator roles", "mail forwarding", "licenses", "group memberships"]; kind in {left.kind | some row in findings; some left in row.left}]

# A role or a forwarded mailbox is power that stays; the rest is untidiness.
power := {"administrator roles", "mail forwarding"} & set_of(kinds)

doubts := flattened([
	[sprintf("whether %s is blocked", [person.name]) | some person in rows_where(input.facts.people, {"enabled": null})],
	[sprintf("whether %s has a license", [person.name]) | some person in rows_where(blocked, {"licensed": null})],
	["who holds an administrator role" | not input.sources.roleAssignments],
	["who is in which group" | not input.sources.groups],
	[sprintf("who is in which group (%s)", [concat("; ", array.slice(group_doubts, 0, 3))]) | count(group_doubts) > 0],
	["who may activate a role" | input.sources.roleAssignments; admins.activation_unread],
])

group_doubts := [why | some group in by_hand; why := input.facts.groupDoubts[group.id]]

evidence := array.concat(
	[sprintf("Blocked accounts: %d, of shared mailboxes by the list of Exchange: %d.", [count(blocked), count(rows_among(blocked, "id", accounts.shared_mailboxes))])],
	["Whether their mailboxes forward mail was not read." | not input.sources.mailboxForwarding],
)
