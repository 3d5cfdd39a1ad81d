# METADATA
# title: Links that open for anyone are off, or short-lived and for reading only
# description: >-
#   Whoever gets hold of an “Anyone” link opens the file without signing in, and it may
#   be forwarded without end. If the practice needs such links, they should stop working
#   after some weeks and let nobody change the file.
# related_resources:
#   - ref: https://learn.microsoft.com/sharepoint/turn-external-sharing-on-or-off
#     description: Manage sharing settings for SharePoint and OneDrive
#   - ref: https://learn.microsoft.com/microsoft-365/solutions/best-practices-anonymous-sharing
#     description: Best practices for sharing files and folders with unauthenticated users
# custom:
#   id: SPO-06
#   severity: high
#   hipaa:
#     - {cite: 164.312(a)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["4"]
#     nist_800_53: [AC-3, AC-21]
#   evidence:
#     - basis: graph
#       sources: [sharepointSettings]
#     - basis: import
#       sources: [spoTenant]
#       uses: [sharepointSettings]
#     - basis: answer
#       question: Are “Anyone” links switched off in the SharePoint admin center, or do they expire within 30 days and allow reading only?
#       counts: What the page Policies, Sharing shows under “Choose expiration and permissions options for Anyone links”, with the date.
#       renew_months: 12
#       says:
#         yes: Links that open for anyone are said to be off, or short-lived and for reading only
#         yes_without_evidence: “Anyone” links are said to be limited; the settings are not written down
#         partly: Links that open for anyone are on, and only partly limited
#         no: Links that open for anyone are on, and they live for more than 30 days or let people do more than read
#   effort: 30 minutes
#   after: [SPO-04]
#   fix:
#     - Ask staff what they share by “Anyone” links and file requests (links through which others upload), and whether a link for a named person would do. Both stop without a notice; tell the people who rely on one, and share anew with named people first.
#     - Open the SharePoint admin center, Policies, Sharing, move both sliders below “Anyone”, and save.
#     - If you keep “Anyone” links, go on the same page to “Choose expiration and permissions options for Anyone links”, let them expire within 30 days, allow only View for files and folders, and save. Links that exist are cut to the new expiry; file requests stop in this case too, since they need more than View.
#   link: https://go.microsoft.com/fwlink/?linkid=2185222
#   since: 0.1.0
package triage.spo_06

import data.triage.lib.affected
import data.triage.lib.sharing
import data.triage.lib.verdicts

result := verdicts.not_assessed(
	"The sharing level could not be understood",
	"The sharing level is missing or one that this version does not know. Read the SharePoint settings again.",
) if level == "unknown"
else := verdicts.pass(
	"Links that open for anyone are switched off",
	[sprintf("The sharing level is “%s”.", [sharing.names[level]])],
) if level != "externaluserandguestsharing"
# Graph shows the level and not the limits.
else := verdicts.not_assessed(
	"Links that open for anyone are allowed; their limits are not known",
	"Links that open for anyone are allowed. Whether they expire and let people only read is seen in an export (Get-SPOTenant) or on the page Policies, Sharing of the SharePoint admin center.",
) if input.basis == "graph"
else := verdicts.fail("Links that open for anyone never expire", findings, []) if never
else := verdicts.partial(headline, findings, []) if count(findings) > 0
else := verdicts.not_assessed(
	"The limits of “Anyone” links could not be understood",
	"The export does not say clearly when “Anyone” links expire and what they allow. Run Get-SPOTenant again with a present version of the SharePoint Online module.",
) if "unknown" in limits
else := verdicts.pass("Links that open for anyone expire soon and are for reading only", [sprintf("They expire after %d days.", [days])]) if limits == {"good"}

level := sharing.level(input.sources.sharepointSettings, "sharingCapability") if input.basis == "graph"
else := sharing.latest(tenant)

tenant := input.sources.spoTenant

# What limits links that are allowed.
limits := {expiry, permission("FileAnonymousLinkType"), permission("FolderAnonymousLinkType")}

days := number_at(tenant, "RequireAnonymousLinksExpireInDays")

never if {
	is_number(days)
	days < 1
}

expiry := "unknown" if days == null
else := "late" if never
else := "good" if days <= input.parameters.anyoneLinkDays
else := "late" if days > input.parameters.anyoneLinkDays

# Folders know a third kind: to see what is there and to add to it.
permission(key) := choice_at(tenant, key, {"1": "good", "view": "good", "2": "edit", "edit": "edit", "3": "upload", "viewandupload": "upload", "upload": "upload"})

findings := array.concat(
	[affected.setting("spoTenant.RequireAnonymousLinksExpireInDays", "Expiry of “Anyone” links", lifetime) | "late" in limits],
	[affected.setting(sprintf("spoTenant.%s", [key]), sprintf("“Anyone” links to %s", [what]), rights[what][permission(key)]) |
		some key, what in {"FileAnonymousLinkType": "files", "FolderAnonymousLinkType": "folders"}
		permission(key) in {"edit", "upload"}
	],
)

rights := {
	"files": {"edit": "whoever has the link may change the file", "upload": "whoever has the link may add files"},
	"folders": {"edit": "whoever has the link may change, add and delete files", "upload": "whoever has the link may add files"},
}

lifetime := "they never expire" if never
else := sprintf("they expire after %d days", [days])

headline := sprintf("Links that open for anyone live for %d days", [days]) if "late" in limits
else := "Links that open for anyone let strangers change files" if "edit" in limits
else := "Links that open for anyone let strangers add files"
