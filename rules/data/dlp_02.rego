# METADATA
# title: The data loss policy looks for patient data and payment cards
# description: >-
#   A data loss policy finds what it was told to look for and nothing else. Many tenants
#   have only Microsoft's starter policy, which knows credit card numbers; a list of
#   patients with their diagnoses passes it unseen.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/dlp-policy-templates-include
#     description: What the data loss prevention policy templates include (U.S. Health Insurance Act)
#   - ref: https://learn.microsoft.com/purview/sit-defn-international-classification-of-diseases-icd-10-cm
#     description: Sensitive information type, International Classification of Diseases (ICD-10-CM)
# custom:
#   id: DLP-02
#   severity: high
#   hipaa:
#     - {cite: 164.312(e)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.DS-01, PR.DS-02]
#     hicp: ["4"]
#     nist_800_53: [AC-4, SC-7(10)]
#   evidence:
#     - basis: import
#       sources: [dlpCompliancePolicies, dlpComplianceRules]
#     - basis: answer
#       question: Does a data loss policy that is switched on look for Social Security numbers, DEA numbers, diagnoses, medical terms and drug names, and payment cards?
#       counts: Your IT person can answer this. A screenshot of the policy's rules with the types they look for, or the description of another product that does this. Note where it is kept.
#       renew_months: 12
#       says:
#         yes: The data loss policy is said to look for patient data and payment cards
#         yes_without_evidence: The data loss policy is said to look for patient data; what shows it is not on file
#         partly: The data loss policy looks for only some kinds of patient data and payment cards
#         no: No data loss policy that is switched on looks for all kinds of patient data and for payment cards
#       parts:
#         - id: social_security
#           text: Social Security numbers
#           missing: No data loss policy that is switched on looks for Social Security numbers
#         - id: dea
#           text: DEA numbers
#           missing: No data loss policy that is switched on looks for DEA numbers
#         - id: medical
#           text: Diagnoses, medical terms and drug names
#           missing: No data loss policy that is switched on looks for diagnoses, medical terms and drug names
#         - id: cards
#           text: Payment cards
#           missing: No data loss policy that is switched on looks for payment cards
#   licence: [dlp]
#   effort: 1 hour
#   after: [DLP-01]
#   fix:
#     - Open the Microsoft Purview portal, Data loss prevention, Policies, and open the policy that is switched on (or create one from the template “U.S. Health Insurance Act (HIPAA) Enhanced”, as DLP-01 says).
#     - In each of its rules, under “Content contains”, look at how the sensitive info types are grouped. Types in one group with “Any of these” are found each by itself. Two groups joined by AND find only what holds one of each group; a list of diagnoses without a number passes. Microsoft's HIPAA template comes with such groups.
#     - Put all types into one group with “Any of these”, or change each AND between groups to OR.
#     - Add the types that are missing above, for example U.S. Social Security Number (SSN), Drug Enforcement Agency (DEA) Number, ICD-9-CM, ICD-10-CM, All Medical Terms And Conditions and Credit Card Number.
#     - Take one finding as the least and any as the most, and the certainty that Purview proposes for each type.
#     - Under Locations look that Exchange email, SharePoint sites and OneDrive accounts are on.
#     - Tell staff that ordinary mail about health matters will be found too, save, and look at the alerts for two weeks. If too much is stopped, set the policy back to simulation mode for that time.
#   link: https://purview.microsoft.com/datalossprevention/policies
#   since: 0.1.0
package triage.dlp_02

import data.triage.lib.affected
import data.triage.lib.dlp
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.pass("The data loss policy looks for patient data and payment cards", evidence) if count(open) == 0
else := verdicts.not_assessed(
	"It cannot be told what the data loss policy looks for",
	sprintf("The export does not say clearly what “%s” looks for, where, or whether it is on. Export the data loss prevention policies and rules again.", [doubts[0]]),
) if count(doubts) > 0
else := verdicts.partial(
	sprintf("The data loss policy does not look everywhere for %s", [concat(", ", [kinds[kind] | some kind in open])]),
	findings,
	evidence,
) if count(patient_data_found) > 0
else := verdicts.not_assessed(
	"It cannot be told what the data loss policy looks for",
	sprintf("The rules look for types that are not known here: %s. Whether these find patient data, the export does not say.", [words.listed(array.slice(own, 0, 5))]),
) if count(own) > 0
else := verdicts.fail("No data loss policy that is switched on looks for patient data", findings, evidence) if count(patient_data_found) == 0

# What Microsoft's template for HIPAA looks for, and payment cards. A type is known by
# its id, not by a name.
kinds := {
	"socialSecurity": "Social Security numbers", "dea": "DEA numbers", "diagnoses": "diagnoses (ICD-9 or ICD-10)",
	"medicalTerms": "medical terms and drug names", "paymentCards": "payment card numbers",
}

# Every rule in force with what it looks for, where, and which rules may end the checks
# before it is asked.
rules := [{"policy": policy, "name": dlp.name(rule), "condition": dlp_condition(rule), "silenced": silenced} |
	some policy in dlp.in_force
	some rule in policy.rules
	silenced := {how: dlp.exempting(enders) | some how, enders in dlp.ahead(policy, rule)}
]

# How a kind is looked for in a place: by each rule {limits, least, most}.
searches := {kind: {place: ways |
		some place, _ in dlp.places
		ways := [object.union(way, {"limits": array.concat(way.limits, outer(rule, place))}) |
			some rule in rules
			rule.policy.reach[place] in {"all", "some"}
			way := rule.condition.kinds[kind]
		]
	} |
	some kind, _ in kinds
}

# What limits a rule from outside.
outer(rule, place) := array.concat(
	["part" | rule.policy.reach[place] == "some"],
	["silenced" | count(rule.silenced.surely) + count(rule.silenced.perhaps) > 0],
)

# The places in which a kind is looked for: whole, with limits, or not at all.
whole(kind) := {place | some place, ways in searches[kind]; complete(ways)}

complete(ways) if {
	some way in ways
	way.limits == []
}

# Rules for few and for many findings complete each other.
complete(ways) if {
	up_to := [way.most | some way in ways; way.limits == ["few"]]
	from := [way.least | some way in ways; way.limits == ["bulk"]]
	min(from) <= max(up_to) + 1
}

# What limits it in the other places, by the best rule of each.
limited(kind) := {limit |
	some place, ways in searches[kind]
	not place in whole(kind)
	fewest := min([count(way.limits) | some way in ways])
	some limit in [way.limits | some way in ways; count(way.limits) == fewest][0]
}

open := [kind | some kind, _ in kinds; count(whole(kind)) < count(dlp.places)]

found(kind) := {place | some place, ways in searches[kind]; count(ways) > 0}

patient_data_found := [kind | some kind, _ in kinds; kind != "paymentCards"; count(found(kind)) > 0]

findings := [affected.setting(sprintf("dlpComplianceRules.%s", [kind]), sprintf("Looking for %s", [kinds[kind]]), gap(kind)) | some kind in open]

gap(kind) := "no rule that is switched on looks for them" if count(found(kind)) == 0
else := words.joined(array.concat(
	[sprintf("not looked for in %s", [concat(", ", missing(kind))]) | count(missing(kind)) > 0],
	[phrase | some limit, phrase in phrases; limit in limited(kind)],
))

missing(kind) := [name | some place, name in dlp.places; not place in found(kind)]

phrases := {
	"together": "looked for only together with other types",
	"further": "looked for only under further conditions or with exceptions, such as certain senders",
	"strict": "looked for only with more certainty than Microsoft recommends",
	"bulk": "looked for only where there are several in one message or file; the data of one patient can pass",
	"few": "looked for only where there are few in one message or file; a long list can pass",
	"part": "looked for only with some people or sites",
	"silenced": "an earlier rule ends the search before they are looked for",
}

# What could still close a gap.
doubts := array.concat(
	[policy.name | some policy in dlp.policies; may_cover_more(policy)],
	[rule.name | some rule in rules; may_find_more(rule)],
)

may_find_more(rule) if not rule.condition.understood

may_find_more(rule) if count(rule.silenced.perhaps) > 0

# A rule of it may be on that is not counted, or it may cover a place that is not.
may_cover_more(policy) if policy.standing == "unknown"

may_cover_more(policy) if {
	policy.standing == "on"
	policy.unclear
}

may_cover_more(policy) if {
	policy.standing == "on"
	"unknown" in {reach | some reach in policy.reach}
}

# Types that are not known here, such as a list of the practice's own patients, may be
# the better ones.
own := sort({name | some rule in rules; some name in rule.condition.own})

evidence := array.concat(
	[sprintf("In force: “%s”.", [policy.name]) | some policy in dlp.in_force],
	[sprintf("What these types find is not known here: %s.", [words.listed(array.slice(own, 0, 5))]) | count(own) > 0],
)
