# METADATA
# title: Audit records are kept for at least a year
# description: >-
#   Break-ins are often found months after they began. Microsoft keeps audit records for 180
#   days, and for a year only for people with Audit (Premium), which Microsoft 365 Business
#   Premium alone does not bring. A regular export serves as well. The Security Rule asks
#   for such records and sets no time; this tool asks for a year.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/audit-log-retention-policies
#     description: Manage audit log retention policies
#   - ref: https://learn.microsoft.com/powershell/module/exchange/get-unifiedauditlogretentionpolicy
#     description: Get-UnifiedAuditLogRetentionPolicy
# custom:
#   id: AUD-02
#   severity: high
#   hipaa:
#     - {cite: 164.312(b), specification: required}
#   frameworks:
#     nist_csf: [PR.PS-04]
#     hicp: ["8"]
#     nist_800_53: [AU-11]
#   evidence:
#     - basis: graph
#       sources: [users, subscribedSkus]
#       uses: [roleAssignments, roleDefinitions, groupMembers, adminAuditLogConfig]
#       facts: [people]
#     - basis: import
#       sources: [unifiedAuditLogRetentionPolicies, users, subscribedSkus]
#       uses: [roleAssignments, roleDefinitions, groupMembers, adminAuditLogConfig]
#       facts: [people]
#     - basis: import
#       sources: [unifiedAuditLogRetentionPolicies]
#       uses: [subscribedSkus, adminAuditLogConfig]
#       facts: [capabilities]
#     - basis: answer
#       question: Are the records of the Microsoft 365 audit log kept for at least a year, by license or by a regular export?
#       counts: Your IT person can answer this. For an export, where the files are, how often they are made and by whom, with the date of the last one; for licenses, the invoice or the list of people who have Audit (Premium).
#       renew_months: 12
#       says:
#         yes: Audit records are said to be kept for at least a year
#         yes_without_evidence: Audit records are said to be kept for a year; where they are is not written down
#         partly: Only some audit records are kept for a year
#         no: Audit records are not kept for a year
#   effort: 2 hours
#   after: [AUD-01]
#   fix:
#     - Decide between two ways. With a regular export nothing has to be bought; with Audit (Premium) for every person, administrators included, Microsoft keeps the records for a year.
#     - For the export, open the Microsoft Purview portal, Audit, search month by month (by week where one search returns more than can be exported), and save the results where only the person responsible for security can open them.
#     - Put a reminder in the calendar for at least every five months, because older records are gone after 180 days; your IT person can also have them collected automatically.
#     - For the license way, buy a product with Audit (Premium); on Microsoft 365 Business Premium that is usually the Microsoft Purview Suite for Business Premium. Assign it to everybody under Microsoft 365 admin center, Billing, Licenses.
#     - Then look under Purview portal, Audit, Policies, and delete policies that keep records for less than twelve months.
#     - The six years that HIPAA speaks of concern your written policies and what you had to put down in writing, not these records; note with your policies how long you keep audit records and why.
#   link: https://purview.microsoft.com/audit/auditsearch
#   since: 0.1.0
package triage.aud_02

import data.triage.lib.affected
import data.triage.lib.audit
import data.triage.lib.verdicts
import data.triage.lib.words

# What is not recorded is not kept, whatever the licenses say.
result := verdicts.fail(
	"No audit records are kept: the audit log is switched off",
	[affected.setting("adminAuditLogConfig.UnifiedAuditLogIngestionEnabled", "Audit log", "off")],
	[],
) if switched_off
# 180 days are certain here; an export would still serve, and only a person knows of one.
else := verdicts.not_licensed(
	"Microsoft keeps audit records for 180 days",
	"Your plans keep audit records for 180 days; a year needs Microsoft Purview Audit (Premium), or a regular export.",
) if nobody_licensed
# A rule for people at large that throws records away early.
else := verdicts.partial(
	count_of(count(shorter), "policy deletes audit records before a year is over", "policies delete audit records before a year is over"),
	[affected.of("auditRetentionPolicy", policy_id(policy), policy_name(policy), sprintf("keeps records for %s only", [short[duration(policy)]])) | some policy in shorter],
	evidence,
) if {
	policies_decide
	count(shorter) > 0
} else := verdicts.not_assessed(
	"It cannot be told how long audit records are kept",
	sprintf("%s A year needs Audit (Premium) for every account as well, and the accounts with their licenses are not in the export. Read the tenant too.", [policies_seen]),
) if policies_alone
else := verdicts.not_assessed(
	"There is no account whose records could be kept",
	"The list of accounts holds no enabled account of your own. Read it again.",
) if count(counted) == 0
else := verdicts.not_assessed(
	"Microsoft keeps some audit records for 180 days only",
	sprintf("The records of %s are kept for 180 days, for want of Audit (Premium); only a regular export would keep them longer.", [words.with_more(without[0].name, count(without) - 1)]),
) if count(without) > 0
else := verdicts.not_assessed(
	"It cannot be told how long audit records are kept",
	sprintf("Whether the licenses of %s bring Audit (Premium) cannot be told; without it, records are kept for 180 days.", [perhaps_licensed[0].name]),
) if count(perhaps_licensed) > 0
# The license alone does not show that nobody set a shorter time.
else := verdicts.not_assessed(
	"It cannot be told how long audit records are kept",
	"Everybody has Audit (Premium), so a year is possible. Whether a policy deletes records earlier is seen only in an export of Get-UnifiedAuditLogRetentionPolicy.",
) if input.basis == "graph"
else := verdicts.not_assessed(
	"It cannot be told how long audit records are kept",
	sprintf("The retention policy “%s” could not be understood. Run Get-UnifiedAuditLogRetentionPolicy again.", [policy_name(unclear[0])]),
) if count(unclear) > 0
else := verdicts.pass("Audit records of sign-ins, mail and files are kept for a year", evidence) if count(shorter) + count(unclear) == 0

switched_off if {
	flag_at(input.sources.adminAuditLogConfig, "UnifiedAuditLogIngestionEnabled") == "no"
	not audit.compliance_session
}

# An export without the accounts tells what the plans and the policies say.
policies_alone if {
	input.basis == "import"
	not input.facts.people
}

nobody_licensed if {
	policies_alone
	input.facts.capabilities.auditPremium == "no"
}

nobody_licensed if {
	count(counted) > 0
	count(without) == count(counted)
}

policies_decide if policies_alone

policies_decide if {
	input.basis == "import"
	count(counted) > 0
	count(without) + count(perhaps_licensed) == 0
}

policies_seen := sprintf("Policies in force: %s.", [words.joined([policy_name(policy) | some policy in enabled])]) if count(enabled) > 0
else := "No policy changes how long records are kept."

# Whoever can act: guests never get more than 180 days, and the account that
# synchronizes directories has no licence.
counted := [person |
	some person in object.get(input, ["facts", "people"], [])
	person.enabled != false
	person.guest == false
	person.syncAccount == false
]

without := [person | some person in counted; not "auditPremium" in array.concat(person.capabilities, person.possibleCapabilities)]

# A plan that this version does not know may bring it.
perhaps_licensed := [person | some person in counted; "auditPremium" in person.possibleCapabilities]

short := {"sevendays": "seven days", "onemonth": "one month", "threemonths": "three months", "sixmonths": "six months", "ninemonths": "nine months"}

long := {"twelvemonths", "threeyears", "fiveyears", "sevenyears", "tenyears"}

duration(policy) := lower(text_at(policy, "RetentionDuration"))

# Whom a policy is for: broad where it takes away records of everybody or of people who
# work here, narrow where it keeps down the noise of single operations or other accounts.
aim(policy) := "broad" if for_everything(policy)
else := "broad" if {
	list_at(policy, "Operations") == []
	# not in v1.0: Get-UnifiedAuditLogRetentionPolicy
	some id in items_at(policy, "UserIds")
	lower(sprintf("%v", [id])) in {lower(person.upn) | some person in counted}
} else := "narrow" if {
	some key in ["Operations", "UserIds"]
	count(items_at(policy, key)) > 0
} else := "unknown"

for_everything(policy) if every key in ["Operations", "UserIds"] { list_at(policy, key) == [] }

# Of several policies for a kind of record the one with the lowest number counts.
overruled(policy) if {
	some other in enabled
	duration(other) in long
	for_everything(other)
	is_number(number_at(other, "Priority"))
	number_at(other, "Priority") < number_at(policy, "Priority")
	count(record_types(policy)) > 0
	count(record_types(policy) - record_types(other)) == 0
}

# not in v1.0: Get-UnifiedAuditLogRetentionPolicy
record_types(policy) := set_of(items_at(policy, "RecordTypes"))

enabled := [policy | some policy in input.sources.unifiedAuditLogRetentionPolicies; flag_at(policy, "Enabled") != "no"]

early := [policy | some policy in enabled; short[duration(policy)]]

shorter := [policy | some policy in early; aim(policy) == "broad"; not overruled(policy)]

set_aside := [policy_name(policy) | some policy in early; aim(policy) == "narrow"]

unclear := [policy | some policy in enabled; not duration(policy) in long; not policy in clearly_early]

clearly_early := [policy | some policy in early; aim(policy) != "unknown"]

policy_name(policy) := first_text(policy, ["Name", "Identity", "Guid"]) if first_text(policy, ["Name", "Identity", "Guid"]) != ""
else := "without a name"

policy_id(policy) := first_text(policy, ["Guid", "Identity", "Name"])

evidence := ["Whether everybody has Audit (Premium), without which records are kept for 180 days, is not in the export.", policies_seen] if policies_alone
else := array.concat(
	[
		sprintf("Every account that counts (%d) has Audit (Premium), with which Microsoft keeps records of Exchange, SharePoint, OneDrive and Entra ID for a year.", [count(counted)]),
		"Records of guests are kept for 180 days in any plan.",
	],
	[sprintf("Policies for single activities or accounts, not counted: %s.", [words.joined(set_aside)]) | count(set_aside) > 0],
)
