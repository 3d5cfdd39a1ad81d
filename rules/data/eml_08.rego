# METADATA
# title: Staff can send encrypted mail
# description: >-
#   Whether ordinary mail is protected on its way depends on the other side's mail server,
#   and whoever gets into the other mailbox can read it. An encrypted message is opened by
#   the addressee alone. The Security Rule calls encryption addressable: use it where that
#   is reasonable, or write down why not and what you do instead. A patient who was told
#   of the risk and still prefers ordinary mail may have it.
# related_resources:
#   - ref: https://learn.microsoft.com/purview/set-up-new-message-encryption-capabilities
#     description: Set up Microsoft Purview Message Encryption
#   - ref: https://learn.microsoft.com/powershell/module/exchange/set-irmconfiguration
#     description: Set-IRMConfiguration
#   - ref: https://www.hhs.gov/hipaa/for-professionals/faq/570/does-hipaa-permit-health-care-providers-to-use-email-to-discuss-health-issues-with-patients/index.html
#     description: HHS on e-mail with patients
#   - ref: https://www.federalregister.gov/d/2013-01073
#     description: HIPAA omnibus rule of 2013 (78 FR 5634 on unencrypted e-mail that a patient prefers)
# custom:
#   id: EML-08
#   severity: high
#   hipaa:
#     - {cite: 164.312(e)(2)(ii), specification: addressable}
#     - {cite: 164.312(e)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.DS-02]
#     hicp: ["1", "4"]
#     nist_800_53: [SC-8, SC-8(1)]
#   evidence:
#     - basis: import
#       sources: [irmConfiguration]
#     - basis: answer
#       question: Can every person who writes to patients or other practices send an encrypted message?
#       counts: A test message of the past year, sent encrypted to an outside address (a screenshot of how it arrived), or the contract with another encryption service. Note where it is kept.
#       renew_months: 12
#       says:
#         yes: Staff are said to be able to send encrypted mail
#         yes_without_evidence: Staff are said to be able to send encrypted mail; a test is not on file
#         partly: Only some of those who write to patients or other practices can send encrypted mail
#         no: Not everybody who writes to patients or other practices can send encrypted mail
#   licence: [messageEncryption]
#   effort: 30 minutes
#   fix:
#     - Ask your IT person to connect to Exchange Online PowerShell (Connect-ExchangeOnline) as an Exchange Administrator.
#     - Run Set-IRMConfiguration -AzureRMSLicensingEnabled $true -InternalLicensingEnabled $true. If that is refused, run Enable-AipService first (module AIPService, Connect-AipService, as a Global Administrator).
#     - Run Set-IRMConfiguration -SimplifiedClientAccessEnabled $true -SimplifiedClientAccessEncryptOnlyDisabled $false, so that Outlook on the web shows the Encrypt button.
#     - Run Test-IRMConfiguration -Sender with one of your addresses; it should end with the overall result PASS. The button can take a day to appear.
#     - Send an encrypted message to a private address to see what a patient sees, and show staff the button (Options, Encrypt).
#     - Where a patient was told that ordinary mail can be read by others and still prefers it, write that into the record.
#   link: https://purview.microsoft.com/settings/encryption
#   since: 0.1.0
package triage.eml_08

import data.triage.lib.affected
import data.triage.lib.verdicts

result := verdicts.pass("Message encryption is on and Outlook on the web offers it", evidence) if values == wanted
else := verdicts.fail("Message encryption is switched off", findings, evidence) if count(wrong & core) > 0
else := verdicts.partial("Message encryption is on, and Outlook on the web does not offer it", findings, evidence) if {
	count(wrong) > 0
	count(unclear & core) == 0
} else := verdicts.not_assessed(
	"It cannot be told whether message encryption is on",
	sprintf("The export does not give these settings of Get-IRMConfiguration: %s. Export the message encryption settings again.", [concat(", ", unclear)]),
)

# Without the first two nothing is encrypted (in Exchange Online the second
# counts for outside messages too); the others make the Encrypt button.
wanted := {
	"AzureRMSLicensingEnabled": "yes",
	"InternalLicensingEnabled": "yes",
	"SimplifiedClientAccessEnabled": "yes",
	"SimplifiedClientAccessEncryptOnlyDisabled": "no",
}

core := {"AzureRMSLicensingEnabled", "InternalLicensingEnabled"}

meanings := {
	"AzureRMSLicensingEnabled": "Exchange may not use the encryption service",
	"InternalLicensingEnabled": "encryption of messages is switched off",
	"SimplifiedClientAccessEnabled": "the button that protects a message is hidden in Outlook on the web",
	"SimplifiedClientAccessEncryptOnlyDisabled": "the choice “Encrypt” is hidden in Outlook on the web",
}

values := {key: flag_at(input.sources.irmConfiguration, key) | some key, _ in wanted}

unclear := {key | some key, value in values; value == "unknown"}

wrong := {key | some key, value in values; value != "unknown"; value != wanted[key]}

findings := [affected.setting(sprintf("irmConfiguration.%s", [key]), key, meanings[key]) | some key in wrong]

evidence := [sprintf("%s: %s.", [key, value]) | some key, value in values]
