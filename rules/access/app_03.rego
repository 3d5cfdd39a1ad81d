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
#     - Record each app that stays as an exception, with the agreement and a date to look again.
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
# by the table of well-known ones.
right_of(row) := value if value := published[[row.resourceId, row.appRoleId]]
else := permission_name(text_at(row, "appRoleId")) if permission_name(text_at(row, "appRoleId")) != ""
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
