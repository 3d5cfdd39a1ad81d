# METADATA
# title: Only people in charge may invite guests
# description: >-
#   A guest sees teams, files and the names of your staff. If everybody may invite, or if
#   guests may bring further guests, nobody can say who is inside the practice and why.
#   Since the summer of 2026, as Microsoft announced, sharing a file by name with somebody
#   outside makes a guest of them as well; SharePoint's own one-time codes are gone.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/external-id/external-collaboration-settings-configure
#     description: Configure external collaboration settings
#   - ref: https://learn.microsoft.com/graph/api/resources/authorizationpolicy
#     description: authorizationPolicy resource type
# custom:
#   id: GST-02
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(4)(ii)(B), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [AC-2, AC-6]
#   evidence:
#     - basis: graph
#       sources: [authorizationPolicy]
#   effort: 15 minutes
#   fix:
#     - Name one or two people who invite guests for everybody. Give them the role Guest Inviter (Entra admin center, Roles & admins), if they are no administrators.
#     - Tell the staff whom to ask, before you change anything. From then on a file can be shared by name only with people outside who are guests already; everybody else has to be invited first. That is the point.
#     - Have those people invited with whom staff share now, for example a billing service.
#     - Open the Entra admin center, External Identities, External collaboration settings.
#     - Under Guest invite settings choose “Only users assigned to specific admin roles can invite guest users”, and save. Guests who are already there stay.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_IAM/CompanyRelationshipsMenuBlade/~/Settings/menuId/Settings
#   since: 0.1.0
package triage.gst_02

import data.triage.lib.affected
import data.triage.lib.verdicts

result := verdicts.pass("Nobody may invite guests", evidence) if level == "none"
else := verdicts.pass("Only administrators and guest inviters may invite guests", evidence) if level == "adminsandguestinviters"
else := verdicts.fail("Every member of staff can invite guests", [setting("administrators, guest inviters and all members")], []) if level == "adminsguestinvitersandallmembers"
else := verdicts.fail("Everybody can invite guests, and guests can bring further guests", [setting("everyone, guests included")], []) if level == "everyone"
else := verdicts.not_assessed(
	"Who may invite guests could not be understood",
	sprintf("The invite setting reads %s, which this version does not know. Look it up in the Entra admin center, External Identities, External collaboration settings.", [json.marshal(value_at(input.sources.authorizationPolicy, "allowInvitesFrom"))]),
)

level := lower(text_at(input.sources.authorizationPolicy, "allowInvitesFrom"))

evidence := [sprintf("The invite setting is “%s”.", [input.sources.authorizationPolicy.allowInvitesFrom])]

setting(detail) := affected.setting("authorizationPolicy.allowInvitesFrom", "Who may invite guests", detail)
