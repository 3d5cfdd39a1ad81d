# METADATA
# title: Every outside app that can reach everybody's mail, calendars or files is known
# description: >-
#   A scheduler, a fax service or a backup that may read everybody's mail, calendars or
#   files reaches patient data as the practice itself does. A maker that keeps or handles
#   patient data for you is a business associate and needs an agreement, and a break-in
#   there is a break-in here.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/enterprise-apps/manage-application-permissions
#     description: Review permissions granted to enterprise applications
#   - ref: https://learn.microsoft.com/graph/permissions-reference
#     description: Microsoft Graph permissions reference
#   - ref: https://www.hhs.gov/hipaa/for-professionals/privacy/guidance/business-associates/index.html
#     description: HHS guidance on business associates
# custom:
#   id: APP-03
#   severity: high
#   hipaa:
#     - {cite: 164.308(b)(1), specification: standard}
#     - {cite: 164.314(a)(1), specification: standard}
#     - {cite: 164.314(a)(2)(i), specification: required}
#   frameworks:
#     nist_csf: [GV.SC-04, ID.AM-04]
#     hicp: ["3"]
#     nist_800_53: [AC-6, SA-9]
#   evidence:
#     - basis: graph
#       sources: [servicePrincipals, appRoleAssignments, oauth2PermissionGrants, users, roleAssignments, roleDefinitions]
#       uses: [roleEligibilities, groupEligibilities, groups, groupMembers, subscribedSkus]
#       facts: [admins]
#       partial_proves: [appRoleAssignments, oauth2PermissionGrants]
#     - basis: graph            # tells which apps reach content, not that none holds an administrator role
#       sources: [servicePrincipals, appRoleAssignments, oauth2PermissionGrants]
#       partial_proves: [appRoleAssignments, oauth2PermissionGrants]
#   effort: 2 hours
#   fix:
#     - For each app named above find out who brought it in, what it does, and whether you still use it. Your IT person can help with names that say nothing to you.
#     - Open the Entra admin center, Enterprise apps, the app, Permissions, and compare them with what it needs. A reminder service does not need to read all mail.
#     - "Where a vendor asks for new permissions because Microsoft has blocked the old way in (Exchange Web Services; the block for outside apps began in October 2026), treat it as a new app: compare the permissions again and see whether the agreement still covers what it does. Then take away the old ones."
#     - Before you take an app out of use, ask what stops with it; a backup or a fax service stops without a message. Then open the app, Properties, Enabled for users to sign-in, No, and delete it after a month in which nobody missed it.
#     - An app that holds an administrator role rarely needs it. Ask its maker for a smaller permission, then take the role away under Roles & admins, the role, Assignments.
#     - For each app that stays and whose maker keeps or handles patient data for you, see that a signed business associate agreement is on file.
#     - Record each app that stays as an exception here, with the agreement and a date to look again.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview
#   since: 0.1.0
package triage.app_03

import data.triage.lib.affected
import data.triage.lib.verdicts
import data.triage.lib.words

# Whether an app is known, a list cannot tell; an exception records it.
result := verdicts.partial(
	headline,
	[affected.of("servicePrincipal", id, title(id), words.joined([reach(rights), origin(id)])) | some id, rights in findings],
	evidence,
) if count(findings) > 0
else := verdicts.not_assessed(
	"The list names no app",
	"Microsoft's own apps are in every tenant, so an empty list of apps was not read whole. Read it again.",
) if count(input.sources.servicePrincipals) == 0
else := verdicts.not_assessed(
	"It cannot be told which outside apps can reach mail, calendars and files",
	sprintf("It cannot be told what these permissions allow: %s. Look the apps up in the Entra admin center, Enterprise apps, Permissions.", [words.joined(array.slice(doubts, 0, 5))]),
) if count(doubts) > 0
else := verdicts.not_assessed(
	"It cannot be told which outside apps hold an administrator role",
	sprintf("No app has rights to everybody's mail, calendars or files, and whether one holds an administrator role, which reaches them too, cannot be told: %s. Read the roles and groups again.", [words.joined(array.slice(unseen, 0, 5))]),
) if count(unseen) > 0
else := verdicts.pass("No outside app can reach everybody's mail, calendars or files", evidence) if {
	count(input.sources.servicePrincipals) > 0
	count(findings) + count(doubts) + count(unseen) == 0
}

apps := {app.id: app | some app in input.sources.servicePrincipals}

# Apps that are Microsoft's or switched off. What is in no list stays outside.
inside := {id | some id, app in apps; is_microsofts(text_at(app, "appOwnerOrganizationId"))} |
	{id | some id, app in apps; object.get(app, "accountEnabled", null) == false}

# Rights of an app of its own, without anybody signed in.
own_rights := [{"app": text_at(row, "principalId"), "right": right_of(row), "id": sprintf("%v", [object.get(row, "appRoleId", "no id")])} |
	some row in input.sources.appRoleAssignments
	not object.get(row, "principalType", null) in {"User", "Group"}
	not text_at(row, "principalId") in inside
]

# Rights it has in the name of whoever signs in, approved for everybody.
lent_rights := [{"app": text_at(row, "clientId"), "right": right} |
	some row in input.sources.oauth2PermissionGrants
	row.consentType == "AllPrincipals"
	not text_at(row, "clientId") in inside
	some right in split(text_at(row, "scope"), " ")
	content(right)
]

strong := [row | some row in own_rights; content(row.right)]

findings := {id: {"own": own, "lent": lent, "roles": roles} |
	some id in {row.app | some row in array.concat(strong, lent_rights)} | object.keys(administrators)
	own := {row.right | some row in strong; row.app == id}
	lent := {row.right | some row in lent_rights; row.app == id}
	roles := object.get(administrators, id, [])
}

# Apps that hold an administrator role, by themselves or through a group. Such a role
# reaches what people have, or can give itself the right to.
administrators := {holder.id: sort({role | some role in array.concat(items_at(holder, "roles"), items_at(holder, "eligible"))}) |
	some holder in holders
	is_app(holder)
	not holder.id in inside
}

holders := object.get(input, ["facts", "admins", "other"], [])

is_app(holder) if object.get(holder, "type", "") == "servicePrincipal"

is_app(holder) if apps[holder.id]

# Who else may hold a role, and could be an app.
unseen := array.concat(
	["who holds a role was not read" | not input.facts.admins],
	[sprintf("what stands behind “%s”", [first_text(holder, ["name", "id"])]) |
		some holder in rows_where(holders, {"settled": false})
		not is_app(holder)
	],
)

headline := count_of(count(findings), "outside app holds an administrator role", "outside apps hold an administrator role") if {
	every rights in findings { count(rights.roles) > 0 }
} else := count_of(count(findings), "outside app can reach everybody's mail, calendars or files", "outside apps can reach everybody's mail, calendars or files")

# Rights to mail, calendars, files, conversations and notes, or to give oneself any
# right; not those limited to chosen places, the app's own folder or free and busy times.
content(right) if {
	strings.any_prefix_match(lower(right), to_content)
	not limited(right)
}

to_content := [
	"mail.", "mail-advanced.", "mailboxitem.", "mailboxfolder.", "mailbox.", "calendars.", "files.", "myfiles.", "sites.", "allsites.", "notes.", "chat.read", "chatmessage.read",
	"channelmessage.read", "group.read", "full_access_as_", "ews.", "imap.", "pop.", "eas.", "smtp.",
	"approleassignment.readwrite.all", "rolemanagement.readwrite.directory",
]

limited(right) if {
	some part in ["selected", "appfolder", "createdbyapp", "calendars.readbasic"]
	contains(lower(right), part)
}

# The name of an app's own right: by the roles of the app that grants it, else
# by the table.
right_of(row) := value if value := published[[row.resourceId, row.appRoleId]]
else := value if value := named[lower(text_at(row, "appRoleId"))]
else := "unknown" if text_at(row, "resourceId") in guarded | {""}
else := ""

published := {[app.id, role.id]: role.value |
	some app in input.sources.servicePrincipals
	some role in items_at(app, "appRoles")
	is_string(role.value)
}

# Microsoft Graph, Exchange Online and SharePoint Online: where mail and files are.
guarded := {id | some id, app in apps; holds_content(text_at(app, "appId"))} |
	{text_at(row, "resourceId") | some row in input.sources.appRoleAssignments; not apps[text_at(row, "resourceId")]}

doubts := array.concat(
	[sprintf("%s (%s)", [title(row.app), row.id]) | some row in rows_where(own_rights, {"right": "unknown"})],
	[sprintf("%s (approved for whom is not known)", [title(text_at(row, "clientId"))]) |
		some row in input.sources.oauth2PermissionGrants
		not row.consentType in {"AllPrincipals", "Principal"}
		not text_at(row, "clientId") in inside
	],
)

title(id) := first_text(object.get(apps, id, {"id": id}), ["displayName", "appId", "id"])

reach(rights) := words.joined(flattened([
	[sprintf("holds the administrator role %s", [words.listed(rights.roles)]) | count(rights.roles) > 0],
	[sprintf("at any time: %s", [concat(", ", sort(rights.own))]) | count(rights.own) > 0],
	[sprintf("for everybody who uses it: %s", [concat(", ", sort(rights.lent))]) | count(rights.lent) > 0],
]))

origin(id) := "not in the list of apps" if not apps[id]
else := "registered in your own tenant, often for a vendor" if lower(text_at(apps[id], "appOwnerOrganizationId")) == lower(input.tenant.id)
else := sprintf("made by %s (verified)", [maker(apps[id])]) if maker(apps[id]) != ""
else := "whether Microsoft verified the maker is not told" if not "verifiedPublisher" in object.keys(apps[id])
else := "maker not verified by Microsoft"

maker(app) := text_at(app, ["verifiedPublisher", "displayName"])

evidence := flattened([
	[sprintf("Apps looked at: %d, of them of Microsoft or switched off: %d.", [count(apps), count(inside)])],
	[sprintf("Let in by single people for themselves, and not counted here: %d.", [single]) | single > 0],
	[sprintf("Permissions whose name is not known: %s.", [words.joined(array.slice(doubts, 0, 5))]) | count(doubts) > 0],
])

single := count({row.clientId | some row in input.sources.oauth2PermissionGrants; row.consentType == "Principal"})

# Permissions by id (https://learn.microsoft.com/graph/permissions-reference): the
# ones that reach content, then frequent ones that do not.
named := {
	"06b708a9-e830-4db3-a914-8e69da51d44f": "AppRoleAssignment.ReadWrite.All", "9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8": "RoleManagement.ReadWrite.Directory",
	"810c84a8-4a9e-49e6-bf7d-12d183f40d01": "Mail.Read", "6be147d2-ea4f-4b5a-a3fa-3eab6f3c140a": "Mail.ReadBasic",
	"693c5e45-0940-467d-9b8a-1022fb9d42ef": "Mail.ReadBasic.All", "e2a3a72e-5f79-4c64-b1b1-878b674786c9": "Mail.ReadWrite",
	"b633e1c5-b582-4048-a93e-9f11b44c7e96": "Mail.Send", "e118f1da-5c1c-46cf-bff6-8858d786f46f": "Mail-Advanced.ReadWrite.All",
	"7d9f353d-a7bd-4fbb-822a-26d5dd39a3ce": "MailboxItem.Read.All", "99280d24-a782-4793-93cc-0888549957f6": "MailboxFolder.Read.All",
	"fef87b92-8391-4589-9da7-eb93dab7dc8a": "MailboxFolder.ReadWrite.All", "f7264778-fba9-422d-8e9e-2675a2c4b513": "Mailbox.Migration",
	"dc890d15-9560-4a4c-9b7f-a736ec74ec40": "full_access_as_app", "5e5addcd-3e8d-4e90-baf5-964efab2b20a": "IMAP.AccessAsApp",
	"cb842b43-da6e-4506-86fe-bb12199c656d": "POP.AccessAsApp", "7146a1f0-8703-45b3-9eae-527a64c00995": "SMTP.SendAsApp",
	"01d4889c-1287-42c6-ac1f-5d1e02578ef6": "Files.Read.All", "75359482-378d-4052-8f01-80520e7db3cd": "Files.ReadWrite.All",
	"332a536c-c7ef-4017-ab91-336970924f0d": "Sites.Read.All", "9492366f-7969-46a4-8d15-ed1a20078fff": "Sites.ReadWrite.All",
	"0c0bf378-bf22-4481-8f81-9e89a9b4960a": "Sites.Manage.All", "a82116e5-55eb-4c41-a434-62fe8a61c773": "Sites.FullControl.All",
	"d13f72ca-a275-4b96-b789-48ebcc4da984": "Sites.Read.All", "fbcd29d2-fcca-4405-aded-518d457caae4": "Sites.ReadWrite.All",
	"9bff6588-13f2-4c48-bbf2-ddab62256b36": "Sites.Manage.All", "678536fe-1083-478a-9c59-b99265e6b0d3": "Sites.FullControl.All",
	"3aeca27b-ee3a-4c2b-8ded-80376e2134a4": "Notes.Read.All", "0c458cef-11f3-48c2-a568-c66751c238c0": "Notes.ReadWrite.All",
	"6b7d71aa-70aa-4810-a8d9-5d9fb2830017": "Chat.Read.All", "294ce7c9-31ba-490a-ad7d-97a7d075e4ed": "Chat.ReadWrite.All",
	"7b2449af-6ccd-4f4d-9f78-e550c193f0d1": "ChannelMessage.Read.All", "5b567255-7703-4780-807c-7be8301ae99b": "Group.Read.All",
	"62a82d76-70ea-41e2-9197-370581804d09": "Group.ReadWrite.All", "00000000-0000-0000-0000-000000000000": "default access",
	"df021288-bdef-4463-88db-98f22de89214": "User.Read.All", "741f803b-c850-494e-b5df-cde7c675a1ca": "User.ReadWrite.All",
	"7ab1d382-f21e-4acd-a863-ba3e13f7da61": "Directory.Read.All", "19dbc75e-c2e2-444c-a770-ec69d8559fc7": "Directory.ReadWrite.All",
	"98830695-27a2-44f7-8c18-0c3ebc9698f6": "GroupMember.Read.All", "dbaae8cf-10b5-4b86-a4a1-f871c94c6695": "GroupMember.ReadWrite.All",
	"b0afded3-3588-46d8-8b3d-9842eff778da": "AuditLog.Read.All", "246dd0d5-5bd0-4def-940b-0421030a5b68": "Policy.Read.All",
	"230c1aed-a721-4c5d-9cb4-a90514e508ef": "Reports.Read.All", "498476ce-e0fe-48b0-b801-37ba7e2685c6": "Organization.Read.All",
	"dbb9058a-0e50-45d7-ae91-66909b5d4664": "Domain.Read.All", "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30": "Application.Read.All",
	"1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9": "Application.ReadWrite.All", "18a4783c-866b-4cc7-a460-3d5e5662c884": "Application.ReadWrite.OwnedBy",
	"bf394140-e372-4bf9-a898-299cfc7564e5": "SecurityEvents.Read.All", "472e4a4d-bb4a-4026-98d1-0b0d74cb74a5": "SecurityAlert.Read.All",
	"6e472fd1-ad78-48da-a0f0-97ab2c6b769e": "IdentityRiskEvent.Read.All", "dc5007c0-2d7d-4c42-879c-2dab87571379": "IdentityRiskyUser.Read.All",
	"dc377aa6-52d8-4e23-b271-2a7ae04cedf3": "DeviceManagementConfiguration.Read.All", "9241abd9-d0e6-425a-bd4f-47ba86e767a4": "DeviceManagementConfiguration.ReadWrite.All",
	"243333ab-4d21-40cb-a475-36241daa0842": "DeviceManagementManagedDevices.ReadWrite.All", "38d9df27-64da-44fd-b7c5-a6fbac20248f": "UserAuthenticationMethod.Read.All",
	"798ee544-9d2d-430c-a058-570e29e34338": "Calendars.Read", "ef54d2bf-783f-4e0f-bca1-3210c0444d99": "Calendars.ReadWrite",
	"8ba4a692-bc31-4128-9094-475872af8a53": "Calendars.ReadBasic.All", "089fe4d0-434a-44c5-8827-41ba8a0b17f5": "Contacts.Read",
	"6918b873-d17a-4dc1-b314-35f528134491": "Contacts.ReadWrite", "40f97065-369a-49f4-947c-6a255697ae91": "MailboxSettings.Read",
	"6931bccd-447a-43d1-b442-00a195474933": "MailboxSettings.ReadWrite", "dc50a0fb-09a3-484d-be87-e023b12c6440": "Exchange.ManageAsApp",
	"2280dda6-0bfd-44ee-a2f4-cb867cfc4c1e": "Team.ReadBasic.All", "660b7406-55f1-41ca-a0ed-0b035e182f3e": "TeamMember.Read.All",
	"a70e0c2d-e793-494c-94c4-118fa0a67f42": "Presence.Read.All", "83d4163d-a2d8-4d3b-9695-4ae3ca98f888": "SharePointTenantSettings.Read.All",
}
