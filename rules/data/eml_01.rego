# METADATA
# title: Mail cannot be forwarded outside automatically
# description: >-
#   Intruders often set up forwarding in a mailbox first: from then on a copy of every
#   message, patient data included, goes to an address of theirs,
#   even after the password is changed. Staff do the same with good intent to a
#   private mailbox. One switch stops both.
# related_resources:
#   - ref: https://learn.microsoft.com/defender-office-365/outbound-spam-policies-external-email-forwarding
#     description: Control automatic external email forwarding
#   - ref: https://learn.microsoft.com/powershell/module/exchange/set-hostedoutboundspamfilterpolicy
#     description: Set-HostedOutboundSpamFilterPolicy (AutoForwardingMode)
# custom:
#   id: EML-01
#   severity: critical
#   hipaa:
#     - {cite: 164.312(e)(1), specification: standard}
#     - {cite: 164.308(a)(4)(ii)(B), specification: addressable}
#   frameworks:
#     nist_csf: [PR.DS-02]
#     hicp: ["1"]
#     nist_800_53: [AC-4, SC-7(10)]
#   evidence:
#     - basis: import
#       sources: [hostedOutboundSpamFilterPolicies]
#     - basis: secureScore
#       controls: [mdo_autoforwardingmode]
#   effort: 15 minutes
#   fix:
#     - Ask who forwards mail to an outside address on purpose (an answering service, a billing company, a private mailbox) and agree on another way, such as a guest account or a shared mailbox.
#     - Take these forwardings out of the mailboxes first (EML-04 says where). Where a mailbox keeps no copy of what it forwards, its mail would otherwise come back to the sender and reach nobody.
#     - Tell staff that forwarding to outside addresses stops, and from which day.
#     - Open the Microsoft Defender portal, Email & collaboration, Policies & rules, Threat policies, Anti-spam.
#     - Open “Anti-spam outbound policy (Default)” and every outbound policy named above, and choose “Edit protection settings”.
#     - Under “Automatic forwarding rules” choose “Off - Forwarding is disabled” and save. A message that is still forwarded comes back with a notice that contains 5.7.520.
#   link: https://security.microsoft.com/antispam
#   since: 0.1.0
package triage.eml_01

import data.triage.lib.affected
import data.triage.lib.secure_score
import data.triage.lib.verdicts

result := secure_score.verdict({
	"yes": "automatic forwarding of mail to outside addresses is off",
	"partly": "some mailboxes can forward mail outside automatically",
	"no": "mailboxes can forward mail outside automatically",
}) if input.basis == "secureScore"
else := verdicts.fail("Any mailbox can forward its mail outside automatically", findings, evidence) if count(for_everyone & open) > 0
else := verdicts.partial(
	count_of(count(open), "policy lets some people forward mail outside automatically", "policies let some people forward mail outside automatically"),
	findings,
	evidence,
) if count(open) > 0
else := verdicts.not_assessed(
	"It cannot be told whether mail can be forwarded outside",
	sprintf("The setting AutoForwardingMode of the outbound spam policy “%s” reads “%v”, which this version does not know. Export the outbound spam policies again.", [name(policy), mode(policy)]),
) if policy := [row | some row in unclear][0]
else := verdicts.not_assessed(
	"It cannot be told whether mail can be forwarded outside",
	"The default outbound spam policy, which every tenant has, is not in the export. Export the outbound spam policies again.",
) if count(for_everyone) == 0
else := verdicts.pass("Mail cannot be forwarded outside automatically", evidence) if count(open) + count(unclear) == 0

policies := {row | some row in input.sources.hostedOutboundSpamFilterPolicies}

# The default policy holds for everybody whom no other policy names.
for_everyone := {policy | some policy in policies; standard(policy)}

standard(policy) if flag_at(policy, "IsDefault") == "yes"

standard(policy) if name(policy) == "Default"

open := {policy | some policy in policies; mode(policy) == "on"}

unclear := {policy | some policy in policies; not mode(policy) in {"on", "off", "automatic"}}

mode(policy) := lower(sprintf("%v", [object.get(policy, "AutoForwardingMode", null)]))

name(policy) := first_text(policy, ["Name", "Identity"])

findings := [affected.of("policy", first_text(policy, ["Guid", "Identity", "Name"]), name(policy), whom(policy)) | some policy in open]

whom(policy) := "automatic forwarding is on for everybody whom no other policy names" if policy in for_everyone
else := "automatic forwarding is on for the people this policy is assigned to, whom the export does not list"

evidence := array.concat(
	[sprintf("Outbound spam policy “%s”: %s.", [name(policy), meaning(policy)]) | some policy in policies],
	["Mail flow rules can redirect mail in spite of this setting; they are a control of their own."],
)

meaning(policy) := object.get({"automatic": "Automatic (Microsoft decides; today the same as off)", "off": "Off", "on": "On"}, mode(policy), "a setting that this version does not know")
