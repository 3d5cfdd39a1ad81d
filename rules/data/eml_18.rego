# METADATA
# title: Outlook cannot be tied to private storage, mailboxes or calendars
# description: >-
#   With two clicks staff can attach a private Dropbox or Google Drive to Outlook on the
#   web, or put a private mailbox or calendar beside the practice's. Patient files and
#   appointments then slip into places without a business associate agreement.
# related_resources:
#   - ref: https://learn.microsoft.com/powershell/module/exchange/set-owamailboxpolicy
#     description: Set-OwaMailboxPolicy (AdditionalStorageProvidersAvailable, PersonalAccountsEnabled, PersonalAccountCalendarsEnabled)
#   - ref: https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/outlook-on-the-web/apply-or-remove-outlook-web-app-mailbox-policy
#     description: Apply or remove mailbox policies for Outlook on the web and the new Outlook
# custom:
#   id: EML-18
#   severity: medium
#   hipaa:
#     - {cite: 164.308(b)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.DS-02]
#     hicp: ["4"]
#     nist_800_53: [AC-20]
#   evidence:
#     - basis: import
#       sources: [owaMailboxPolicies]
#     - basis: secureScore
#       controls: [exo_storageproviderrestricted]
#   effort: 15 minutes
#   fix:
#     - Ask whether somebody works with a private mailbox, calendar or outside storage in Outlook, move the practice's files to OneDrive, and tell staff the day. Private accounts disappear from the new Outlook then; nothing in them is deleted.
#     - Ask your IT person to connect to Exchange Online PowerShell (Connect-ExchangeOnline) as an Exchange Administrator.
#     - For each policy named above (usually OwaMailboxPolicy-Default) run Set-OwaMailboxPolicy -Identity OwaMailboxPolicy-Default -AdditionalStorageProvidersAvailable $false -PersonalAccountsEnabled $false -PersonalAccountCalendarsEnabled $false.
#     - Wait up to an hour, then look at “Attach” in Outlook on the web; only OneDrive should be left.
#   link: https://admin.exchange.microsoft.com/#/
#   since: 0.1.0
package triage.eml_18

import data.triage.lib.mail
import data.triage.lib.secure_score
import data.triage.lib.verdicts

# Secure Score looks at storage alone: it can show a gap, and never that both are shut.
# Secure Score looks at storage alone: it can show a gap, and never that both are shut.
result := verdicts.not_assessed(
	"It cannot be told whether Outlook can be tied to private mailboxes",
	"Microsoft Secure Score reports that private storage is shut out of Outlook on the web; about private mailboxes and calendars it says nothing. Your IT person can export the Outlook on the web policies; open the export here.",
) if {
	input.basis == "secureScore"
	every control in input.secureScore.controls { control.percentage == 100 }
} else := secure_score.verdict({"partly": reported}) if input.basis == "secureScore"
else := mail.verdict(rows, texts, evidence)

reported := "Outlook on the web offers private storage such as Dropbox" if secure_score.nothing
else := "Outlook on the web offers private storage to some"

texts := {
	"yes": "Outlook cannot be tied to private storage, mailboxes or calendars",
	"no": "Staff can tie private storage and private mailboxes to Outlook",
	"some_one": "Outlook policy lets some staff tie in private storage or mailboxes",
	"some_many": "Outlook policies let some staff tie in private storage or mailboxes",
	"partly": headline,
	"unclear": "It cannot be told whether Outlook can be tied to private places",
	"standard": "The default Outlook on the web policy, which every tenant has,",
	"policies": "Outlook on the web policies",
	"weaker": "“%s” shuts out private storage and mailboxes and the default policy does not; the export does not list whom each reaches. Set the default policy right too.",
}

headline := "Staff can open private storage such as Dropbox in Outlook on the web" if "AdditionalStorageProvidersAvailable" in open_anywhere
else := "Staff can add private mailboxes to the new Outlook" if "PersonalAccountsEnabled" in open_anywhere
else := "Staff can connect private calendars in Outlook on the web"

open_anywhere := {key | some policy in policies; some key in open(policy)}

policies := input.sources.owaMailboxPolicies

# The default policy is the one that new mailboxes get.
rows := [mail.graded(policy, "OwaMailboxPolicy-Default", grade(policy), concat("; ", [meanings[key] | some key in open(policy)])) | some policy in policies]

meanings := {
	"AdditionalStorageProvidersAvailable": "private storage can be opened in Outlook on the web",
	"PersonalAccountsEnabled": "private mailboxes can be added to the new Outlook",
	"PersonalAccountCalendarsEnabled": "private calendars can be connected in Outlook on the web",
}

open(policy) := {key | some key, _ in meanings; flag_at(policy, key) == "yes"}

shut(policy) := {key | some key, _ in meanings; flag_at(policy, key) == "no"}

# Storage and mailboxes take files and messages out, calendars appointments.
grade(policy) := "none" if count({"AdditionalStorageProvidersAvailable", "PersonalAccountsEnabled"} - open(policy)) == 0
else := "half" if count(open(policy)) > 0
else := "whole" if count(shut(policy)) == count(meanings)
else := "unknown"

evidence := array.concat([sprintf("“%s”: %s.", [row.name, said[row.grade]]) | some row in rows], ["Whom a policy other than the default reaches is not in the export."])

said := {"whole": "private storage, mailboxes and calendars are shut out", "half": "private storage, mailboxes or calendars are let in", "none": "private storage and mailboxes are let in", "unknown": "not clear"}
