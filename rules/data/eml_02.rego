# METADATA
# title: The mail system itself refuses automatic forwarding
# description: >-
#   For each outside domain, Exchange has a setting that says whether mail may go there
#   without anybody pressing Send; the entry “*” stands for the whole internet. It is
#   the second lock behind the outbound spam policy: if that one is opened for one
#   person, this one still holds for everybody.
# related_resources:
#   - ref: https://learn.microsoft.com/exchange/mail-flow-best-practices/remote-domains/remote-domains
#     description: Remote domains in Exchange Online
#   - ref: https://learn.microsoft.com/powershell/module/exchange/set-remotedomain
#     description: Set-RemoteDomain (AutoForwardEnabled)
# custom:
#   id: EML-02
#   severity: high
#   hipaa:
#     - {cite: 164.312(e)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.DS-02]
#     hicp: ["1"]
#     nist_800_53: [AC-4, SC-7(10)]
#   evidence:
#     - basis: import
#       sources: [remoteDomains]
#   effort: 15 minutes
#   fix:
#     - Ask who forwards mail to an outside address on purpose, and agree on another way first; such forwarding stops with this change.
#     - Take these forwardings out of the mailboxes first (EML-04 says where), so that no message is lost, and tell staff the day.
#     - Open the Exchange admin center, Mail flow, Remote domains.
#     - Open “Default” (domain *) and every domain named above, and edit the email reply types.
#     - Clear “Allow automatic forwarding” and save.
#     - If a partner must keep getting forwarded mail, add that one domain as a remote domain of its own, and record it as an exception with the reason. The outbound spam policy (EML-01) must then allow it too, because where one of the two refuses, nothing goes out.
#   link: https://admin.exchange.microsoft.com/#/remotedomains
#   since: 0.1.0
package triage.eml_02

import data.triage.lib.affected
import data.triage.lib.verdicts

result := verdicts.fail(
	"No setting of the remote domains stops mail from being forwarded automatically to any outside address",
	findings,
	evidence,
) if count(everywhere & open) > 0
else := verdicts.not_assessed(
	"It cannot be told whether the mail system refuses automatic forwarding",
	"The export does not give the entry for the whole internet (domain *) with its setting AutoForwardEnabled. Export the remote domains again.",
) if count(everywhere & shut) == 0
else := verdicts.partial(
	count_of(count(open), "outside domain may be sent mail by automatic forwarding", "outside domains may be sent mail by automatic forwarding"),
	findings,
	evidence,
) if count(open) > 0
else := verdicts.not_assessed(
	"It cannot be told whether the mail system refuses automatic forwarding",
	sprintf("The export does not say whether mail may be forwarded to “%s” (AutoForwardEnabled). Export the remote domains again.", [domain([row | some row in unclear][0])]),
) if count(unclear) > 0
else := verdicts.pass("The mail system refuses automatic forwarding to every outside domain", evidence) if count(open) + count(unclear) == 0

# Entries for parts of the organization itself (a mail server in the practice) are no outside.
outside := {row |
	some row in input.sources.remoteDomains
	flag_at(row, "IsInternal") != "yes"
	flag_at(row, "TargetDeliveryDomain") != "yes"
}

everywhere := {row | some row in outside; domain(row) == "*"}

open := {row | some row in outside; flag_at(row, "AutoForwardEnabled") == "yes"}

shut := {row | some row in outside; flag_at(row, "AutoForwardEnabled") == "no"}

unclear := (outside - open) - shut

findings := [affected.of("remoteDomain", domain(row), first_text(row, ["Name", "Identity"]), sprintf("automatic forwarding to %s is allowed", [place(row)])) | some row in open]

place(row) := "every outside domain" if domain(row) == "*"
else := domain(row)

evidence := [sprintf("Remote domain “%s” (%s): automatic forwarding is %s.", [first_text(row, ["Name", "Identity"]), domain(row), said[flag_at(row, "AutoForwardEnabled")]]) | some row in outside]

said := {"yes": "allowed", "no": "refused", "unknown": "not known"}

domain(row) := lower(first_text(row, ["DomainName"]))
