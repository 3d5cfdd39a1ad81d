# METADATA
# title: The data loss policy stops messages and tells the sender
# description: >-
#   A policy that only writes a report shows the damage afterwards. One that stops or
#   encrypts the message prevents it, and the notice teaches the sender at the moment it
#   matters, which is the training that people remember.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/dlp-policy-reference
#     description: Data loss prevention policy reference (actions, user notifications)
#   - ref: https://learn.microsoft.com/powershell/module/exchange/get-dlpcompliancerule
#     description: Get-DlpComplianceRule
# custom:
#   id: DLP-03
#   severity: high
#   hipaa:
#     - {cite: 164.312(e)(1), specification: standard}
#     - {cite: 164.308(a)(5)(i), specification: standard}
#   frameworks:
#     nist_csf: [PR.DS-01, PR.DS-02]
#     hicp: ["4"]
#     nist_800_53: [AC-4, SC-7(10)]
#   evidence:
#     - basis: import
#       sources: [dlpCompliancePolicies, dlpComplianceRules]
#     - basis: answer
#       question: Does the data loss policy stop or encrypt messages and files with patient data that go outside, and does the sender get a notice?
#       counts: A screenshot of a stopped or encrypted test message with the notice to the sender. Note where it is kept.
#       renew_months: 12
#       says:
#         yes: The data loss policy is said to stop messages and to tell the sender
#         yes_without_evidence: The data loss policy is said to stop messages; a test is not on file
#         partly: The data loss policy stops only some messages and files, or does not always tell the sender
#         no: The data loss policy does not stop or encrypt what goes outside, or the sender gets no notice
#       parts:
#         - id: stopped
#           text: Messages and files with patient data that go outside are stopped or encrypted
#           missing: Messages or files with patient data that go outside are neither stopped nor encrypted
#         - id: notice
#           text: The sender gets a notice
#           missing: The sender of patient data gets no notice
#   licence: [dlp]
#   effort: 1 hour
#   after: [DLP-01]
#   fix:
#     - Open the Microsoft Purview portal, Data loss prevention, Policies, and look at the alerts of the policy named above, so that you know whom it will stop. Tell staff from which day some messages come back to them, and whom they ask when a message is urgent.
#     - Open the policy, then each of its rules for content shared outside, and under Actions add “Restrict access or encrypt the content in Microsoft 365 locations”, “Block only people outside your organization”.
#     - If mail should be encrypted instead of stopped, make a policy of its own for Exchange email that encrypts, and let the first one stop what is shared from SharePoint and OneDrive.
#     - Under User notifications switch on notices and policy tips.
#     - Leave “Allow users to override” off, since a person in a hurry clicks it away. Where care could be held up, allow it with a business justification, look at the reasons each month, and record it as an exception.
#     - If the policy still runs in simulation mode, turn it on.
#   link: https://purview.microsoft.com/datalossprevention/policies
#   since: 0.1.0
package triage.dlp_03

import data.triage.lib.affected
import data.triage.lib.dlp
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.partial(
	count_of(count(weak), "data loss policy does not stop messages everywhere or does not tell the sender", "data loss policies do not stop messages everywhere or do not tell the sender"),
	weaknesses,
	evidence,
) if stopped_and_weak
else := verdicts.not_assessed(
	"It cannot be told whether the data loss policy stops messages",
	sprintf("The export does not say clearly what “%s” does (whether it is on, whether it blocks or encrypts, whom it tells). Export the data loss prevention policies and rules again.", [doubts[0]]),
) if count(doubts) > 0
else := verdicts.fail("No data loss policy is in force", not_counted, evidence) if count(in_force) == 0
else := verdicts.pass("Every data loss policy in force stops or encrypts, and tells the sender", evidence) if count(weak) + count(doubts) == 0
else := verdicts.fail("The data loss policy only reports; nothing is stopped", array.concat(weaknesses, not_counted), evidence) if count(weak) > 0

stopped_and_weak if {
	count(weak) > 0
	some policy in in_force
	not stops(policy) in {"no", "unknown"}
}

# Policies for devices or other places alone stop things by other means.
policies := [policy | some policy in dlp.policies; watches_messages(policy.row)]

watches_messages(row) if {
	some place in ["ExchangeLocation", "SharePointLocation", "OneDriveLocation", "TeamsLocation"]
	object.get(row, place, null) != []
}

in_force := [policy | some policy in policies; policy.standing == "on"]

weak := [policy | some policy in in_force; weakness(policy) != ""]

weaknesses := [affected.of("policy", policy.id, policy.name, weakness(policy)) | some policy in weak]

weakness(policy) := words.joined([limits[stops(policy)], object.get({"no": "the sender is not told"}, tells(policy), "")])

limits := {
	"yes": "", "unknown": "", "no": "only reports; nothing is stopped or encrypted",
	"mail": "stops or encrypts mail; files that are shared are not stopped",
	"override": "stops, but the sender may go on all the same",
	"narrow": "stops only under further conditions or with exceptions, such as certain senders, or inside the practice",
	"few": "stops only what holds few findings; a long list of patients can pass",
	"silenced": "stops only what an earlier rule, which ends the search, has not let pass",
	"links": "stops only links that open for anyone, no mail and no named guests",
	"many": "stops only what holds several findings; the data of one patient can pass",
}

# What a policy does, by the best of its rules.
stops(policy) := [best | some best in ["yes", "mail", "unknown", "override", "narrow", "few", "silenced", "links", "many", "no"]; best in effects(policy)][0]

effects(policy) := {effect(policy, rule) | some rule in policy.rules} | joint(policy)

# Rules for few and for many findings complete each other.
joint(policy) := {deed(policy, low) |
	some low in policy.rules
	effect(policy, low) == "few"
	some high in policy.rules
	effect(policy, high) == "many"
	deed(policy, high) == deed(policy, low)
	dlp_condition(high).whole.least <= dlp_condition(low).whole.most + 1
}

effect(policy, rule) := deed(policy, rule) if not deed(policy, rule) in {"yes", "mail"}
else := "override" if dlp.filled(rule, {"NotifyAllowOverride"})
else := "unknown" if dlp_condition(rule).whole == null
else := "narrow" if "further" in dlp_condition(rule).whole.limits
else := "silenced" if count(letting_pass(policy, dlp.ahead(policy, rule).surely)) > 0
else := "unknown" if count(letting_pass(policy, dlp.ahead(policy, rule).perhaps)) > 0
else := "many" if "bulk" in dlp_condition(rule).whole.limits
else := "few" if "few" in dlp_condition(rule).whole.limits
else := deed(policy, rule)

# Rules that stop nothing themselves.
letting_pass(policy, rules) := [rule | some rule in rules; not deed(policy, rule) in {"yes", "mail"}]

# Blocking works in every place, encryption and quarantine in mail. PerUser blocks people
# outside, which is what matters here. A configuration snapshot leaves encryption out, so
# that its absence says nothing.
deed(policy, rule) := "yes" if {
	flag_at(rule, "BlockAccess") == "yes"
	dlp.word(rule, "BlockAccessScope") != "peranonymoususer"
} else := mail_only(policy) if dlp.filled(rule, {"EncryptRMSTemplate", "Moderate"})
else := mail_only(policy) if flag_at(rule, "Quarantine") == "yes"
else := "links" if flag_at(rule, "BlockAccess") == "yes"
else := "no" if {
	flag_at(rule, "BlockAccess") == "no"
	"EncryptRMSTemplate" in object.keys(rule)
} else := "unknown"

mail_only(policy) := "mail" if dlp.filled(policy.row, {"SharePointLocation", "OneDriveLocation"})
else := "yes"

tells(policy) := "yes" if {
	some rule in policy.rules
	is_array(dlp.list(rule, "NotifyUser"))
	some person in dlp.list(rule, "NotifyUser")
	lower(sprintf("%v", [person])) in {"owner", "lastmodifier"}
} else := "unknown" if {
	some rule in policy.rules
	not "NotifyUser" in object.keys(rule)
} else := "no"

doubts := array.concat(
	[policy.name | some policy in policies; policy.standing == "unknown"],
	[policy.name | some policy in in_force; "unknown" in {stops(policy), tells(policy)}],
)

not_counted := [affected.of("policy", policy.id, policy.name, dlp.standings[policy.standing]) | some policy in policies; policy.standing in {"test", "off", "empty"}] if count(policies) > 0
else := [affected.setting("dlpCompliancePolicies.Mode", "Data loss prevention", "there is no policy for mail or files")]

evidence := [sprintf("“%s”: %s.", [policy.name, dlp.standings[policy.standing]]) | some policy in policies]
