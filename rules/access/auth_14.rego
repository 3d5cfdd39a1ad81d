# METADATA
# title: Nobody signed in by an old protocol in the last weeks
# description: >-
#   The sign-in log is the proof that the block on old protocols works. A
#   successful sign-in by an old mail program means that somebody, or something,
#   still gets in with a password alone.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication
#     description: Block legacy authentication with Conditional Access
#   - ref: https://learn.microsoft.com/graph/api/resources/signin
#     description: signIn resource type
# custom:
#   id: AUTH-14
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(1)(ii)(D), specification: required}
#     - {cite: 164.308(a)(5)(ii)(C), specification: addressable}
#   frameworks:
#     nist_csf: [DE.CM-03]
#     hicp: ["3"]
#     nist_800_53: [AU-6]
#   evidence:
#     - basis: graph
#       sources: [signIns]
#       uses: [legacySignIns]
#       partial_proves: [signIns]
#   effort: 2 hours
#   fix:
#     - "For each account above find the program or device behind it: a scanner, a fax gateway, an old phone, an appointment program. If nobody knows it, treat it as a break-in: change the password and sign the account out everywhere."
#     - "Move phones to the Outlook app and programs to modern sign-in; let scanners send through a relay (a mail service that sends for devices without a password: ask the vendor of the device or your IT person)."
#     - Then block old protocols for everybody (AUTH-13).
#     - Read the tenant again after a month; the list should be empty.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_IAM/SignInLogsList.ReactView
#   since: 0.1.0
package triage.auth_14

import data.triage.lib.accounts
import data.triage.lib.affected
import data.triage.lib.verdicts

result := verdicts.beside(
	verdicts.fail(count_of(count(people), "account was opened through an old sign-in protocol", "accounts were opened through an old sign-in protocol"), people, evidence),
	affected.rest(array.concat(
		[sprintf("by which kind of program %s came", [lower(count_of(count(unclear), "sign-in", "sign-ins"))]) | count(unclear) > 0],
		["which programs sign in by themselves" | not programs_read],
	)),
) if count(people) > 0
else := verdicts.not_assessed(
	"It cannot be told whether old protocols are in use",
	"The sign-in log is empty. Read it again once people have signed in.",
) if count(input.sources.signIns) == 0
else := verdicts.not_assessed(
	"It cannot be told whether old protocols are in use",
	sprintf("For %d successful sign-ins the log does not say, in words this version knows, by which kind of program they came.", [count(unclear)]),
) if count(unclear) > 0
else := verdicts.not_assessed(
	"It cannot be told whether old protocols are in use",
	sprintf("The sign-in log reaches back %d days, and at least %d are needed. Read it again later.", [oldest, fewest]),
) if oldest < fewest
# Old programs keep the password and sign in by themselves: those sign-ins are in a list
# of their own, about which the silence of this one says nothing.
else := verdicts.not_assessed(
	"It cannot be told whether old protocols are in use",
	"No person signed in by an old protocol. Programs that repeat the password by themselves are kept in another log, which was not read.",
) if not programs_read
else := verdicts.pass("Nobody signed in by an old protocol in the days the sign-in log covers", evidence) if {
	count(people) + count(unclear) == 0
	oldest >= fewest
}

fewest := input.parameters.fewestSignInLogDays

# 0 where no entry has a readable time.
oldest := max(array.concat([0], [days_between(entry.createdDateTime, input.now) | some entry in input.sources.signIns]))

# The kinds of client that can do no second step, as the log names them, and
# the two that can.
legacy := {
	"authenticated smtp", "autodiscover", "exchange activesync", "exchange online powershell", "exchange web services", "imap", "imap4",
	"mapi over http", "offline address book", "other clients", "outlook anywhere (rpc over http)", "outlook service", "pop", "pop3",
	"reporting web services", "smtp",
}

modern := {"browser", "mobile apps and desktop clients"}

entries := array.concat(input.sources.signIns, object.get(input.sources, "legacySignIns", []))

parts := grouped(entries, ["clientAppUsed", ["status", "errorCode"]])

# The sign-ins of programs were read as well: in their own source, or in the same log.
programs_read if input.sources.legacySignIns

programs_read if {
	some entry in input.sources.signIns
	"nonInteractiveUser" in items_at(entry, "signInEventTypes") # not in v1.0: beta
}

successful := [part | some part in parts; succeeded(part[0])]

succeeded(entry) if entry.status.errorCode in {0, "0"}

client(entry) := lower(text_at(entry, "clientAppUsed"))

is_old(name) if name in legacy

is_old(name) if startswith(name, "other clients")

old := [object.union(accounts.signed_in(entry), {"client": entry.clientAppUsed}) |
	some part in successful
	is_old(client(part[0]))
	some entry in part
]

# The first name in the alphabet, where somebody changed theirs meanwhile.
people := [affected.of("user", id, min(values_of(own, "name")), sprintf("by %s%s", [concat(" and ", sort(values_of(own, "client"))), last(max(values_of(own, "day")))])) |
	some id in values_of(old, "id")
	own := rows_where(old, {"id": id})
]

last("") := ""

last(day) := sprintf(", last on %s", [day]) if day != ""

unclear := flattened([part | some part in parts; not client(part[0]) in modern; leaves_open(part[0])])

# Whether it succeeded, or with which kind of program.
leaves_open(entry) if {
	not is_number(value_at(entry, ["status", "errorCode"]))
	text_at(entry, ["status", "errorCode"]) == ""
}

leaves_open(entry) if {
	succeeded(entry)
	not is_old(client(entry))
}

evidence := [
	sprintf("The log holds %d sign-ins of %d days, %d of them successful.", [count(entries), oldest, count(flattened(successful))]),
	programs,
]

programs := "Sign-ins that programs repeat by themselves without the person were looked at, too." if programs_read
else := "Sign-ins that programs repeat by themselves without the person are kept in another log, which was not read."
