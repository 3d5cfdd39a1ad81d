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

result := verdicts.pass("Mail cannot be forwarded outside automatically", evidence) if {
	input.basis == "import"
	count(open) == 0
	count(unclear) == 0
	count(for_everyone) > 0
}

result := verdicts.fail("Any mailbox can forward its mail outside automatically", findings, evidence) if {
	input.basis == "import"
	count(for_everyone & open) > 0
}

result := verdicts.partial(
	count_of(count(open), "policy lets some people forward mail outside automatically", "policies let some people forward mail outside automatically"),
	findings,
	evidence,
) if {
	input.basis == "import"
	count(open) > 0
	count(for_everyone & open) == 0
}

result := verdicts.not_assessed("It cannot be told whether mail can be forwarded outside", reason) if {
	input.basis == "import"
	count(open) == 0
	false in {count(unclear) == 0, count(for_everyone) > 0}
}

reason := sprintf("The setting AutoForwardingMode of the outbound spam policy “%s” reads “%v”, which this version does not know. Export the outbound spam policies again.", [name(policy), mode(policy)]) if {
	policy := [row | some row in unclear][0]
}

reason := "The default outbound spam policy, which every tenant has, is not in the export. Export the outbound spam policies again." if {
	count(unclear) == 0
}

policies := {row | some row in input.sources.hostedOutboundSpamFilterPolicies}

# The default policy holds for everybody whom no other policy names.
for_everyone := {policy | some policy in policies; flag_at(policy, "IsDefault") == "yes"} | {policy |
	some policy in policies
	name(policy) == "Default"
}

open := {policy | some policy in policies; mode(policy) == "on"}

unclear := {policy | some policy in policies; not mode(policy) in {"on", "off", "automatic"}}

mode(policy) := lower(sprintf("%v", [object.get(policy, "AutoForwardingMode", null)]))

name(policy) := first_text(policy, ["Name", "Identity"])

findings := [affected.of("policy", first_text(policy, ["Guid", "Identity", "Name"]), name(policy), whom(policy)) | some policy in open]

whom(policy) := "automatic forwarding is on for everybody whom no other policy names" if policy in for_everyone

whom(policy) := "automatic forwarding is on for the people this policy is assigned to, whom the export does not list" if not policy in for_everyone

evidence := array.concat([line | some policy in policies; line := sprintf("Outbound spam policy “%s”: %s.", [name(policy), meaning(policy)])], separate)

meaning(policy) := object.get({"automatic": "Automatic (Microsoft decides; today the same as off)", "off": "Off", "on": "On"}, mode(policy), "a setting that this version does not know")

separate := ["Mail flow rules can redirect mail in spite of this setting; they are a control of their own."]
