# METADATA
# title: Microsoft encrypts your mail and files in transit and in its data centers
# description: >-
#   Part of your safeguards is Microsoft's work: connections to Microsoft 365 are
#   encrypted, and so are the disks and files in its data centers. You inherit this; it
#   belongs in your evidence file with Microsoft's own description, beside the business
#   associate agreement.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/encryption
#     description: Encryption in Microsoft 365 (Microsoft's own description)
#   - ref: https://www.hhs.gov/hipaa/for-professionals/special-topics/health-information-technology/cloud-computing/index.html
#     description: HHS guidance on HIPAA and cloud computing
# custom:
#   id: ENC-01
#   severity: info
#   hipaa:
#     - {cite: 164.312(e)(1), specification: standard}
#     - {cite: 164.312(e)(2)(ii), specification: addressable}
#     - {cite: 164.312(a)(2)(iv), specification: addressable}
#   frameworks:
#     nist_csf: [PR.DS-01, PR.DS-02]
#     hicp: ["4"]
#     nist_800_53: [SC-8, SC-28]
#   evidence:
#     - basis: graph
#       sources: [subscribedSkus]
#   effort: 15 minutes
#   fix:
#     - There is nothing to switch on; Microsoft does this for every customer.
#     - Print Microsoft's page on encryption (see the links) with today's date and keep it in the compliance folder, beside the business associate agreement.
#     - Remember what it does not cover. Mail to a mail server outside may travel unencrypted, and your own computers and phones need encryption of their own.
#   link: https://learn.microsoft.com/purview/encryption
#   since: 0.1.0
package triage.enc_01

import data.triage.lib.verdicts

result := verdicts.pass(
	"Microsoft encrypts your mail and files in transit and at rest (inherited from the provider, recorded for your evidence file)",
	[
		sprintf("Your tenant uses %s.", [concat(" and ", services)]),
		"Microsoft describes the encryption at https://learn.microsoft.com/purview/encryption; nothing was measured in your tenant.",
		"It covers Microsoft's data centers and connections to them, not your devices and not mail servers outside.",
	],
) if count(services) > 0
else := verdicts.not_applicable(
	"Your plans contain neither mail nor files in Microsoft 365",
	"None of the licenses that were read contains Exchange Online or SharePoint, so that there is no mail or file storage of Microsoft 365 to protect.",
) if {
	count(plans) > 0
	every plan in plans { text_at(plan, "servicePlanName") != "" }
} else := verdicts.not_assessed(
	"It cannot be told which services of Microsoft 365 you use",
	"The licenses that were read do not name their services (servicePlans). Read the licenses again.",
)

plans := [plan |
	some sku in input.sources.subscribedSkus
	sku.capabilityStatus in {"Enabled", "Warning"}
	some plan in items_at(sku, "servicePlans")
]

names := lowered(texts_of(plans, "servicePlanName"))

# Every plan with a mailbox has one of these; EXCHANGE_S_FOUNDATION is in plans without.
services := array.concat(
	["Exchange Online" | strings.any_prefix_match(names, ["exchange_s_standard", "exchange_s_enterprise", "exchange_s_deskless"])],
	["SharePoint and OneDrive" | strings.any_prefix_match(names, ["sharepointstandard", "sharepointenterprise", "sharepointdeskless"])],
)
