# METADATA
# title: Staff cannot let unknown apps into the practice's data
# description: >-
#   A link in a mail asks for permission to “read your mail”. One click, and a stranger's
#   app reads along from then on, without a password and past the second step. Microsoft's
#   own default (“Let Microsoft manage your consent settings”) now sends most requests for
#   mail, calendars, chats and shared files to an administrator, lets staff approve the
#   rest, and can change; you can decide it yourself.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent
#     description: Configure how users consent to applications
#   - ref: https://learn.microsoft.com/entra/identity/enterprise-apps/configure-permission-classifications
#     description: Configure permission classifications
#   - ref: https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies
#     description: Manage app consent policies
# custom:
#   id: APP-01
#   severity: high
#   hipaa:
#     - {cite: 164.308(a)(4)(ii)(B), specification: addressable}
#     - {cite: 164.308(b)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-05, GV.SC-07]
#     hicp: ["3"]
#     nist_800_53: [AC-3, CM-11]
#   evidence:
#     - basis: graph
#       sources: [authorizationPolicy]
#       uses: [permissionClassifications, servicePrincipals]
#     - basis: secureScore
#       controls: [IntegratedApps]
#   effort: 30 minutes
#   fix:
#     - Tell staff that a program they add for the first time, such as a calendar or a scheduler, will need your approval from now on.
#     - Open the Entra admin center, Enterprise apps, Consent and permissions, Admin consent settings; let people request approval and name who answers. Staff then get a form instead of a refusal. These pages need a Global Administrator.
#     - Under Permission classifications, Low, keep only what signing in takes (openid, profile, email, offline_access, User.Read); nothing that reads mail, calendars or files.
#     - Under User consent settings choose “Do not allow user consent”, or “Allow user consent for apps from verified publishers, for selected permissions”, and save. Where this tool says that apps which look risky are allowed, choose the first; that switch has no page of its own.
#     - Apps that were let in before keep their access. Go through them (APP-03).
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ConsentPoliciesMenuBlade/~/UserSettings
#   since: 0.1.0
package triage.app_01

import data.triage.lib.affected
import data.triage.lib.verdicts

# Secure Score asks for the strictest setting, so only full marks tell.
result := verdicts.pass("Microsoft Secure Score reports: staff cannot let apps into the practice's data", []) if {
	input.basis == "secureScore"
	input.secureScore.controls[0].percentage == 100
} else := verdicts.not_assessed(
	"It cannot be told which apps staff may let in",
	"Microsoft Secure Score reports that staff may let in some apps, not which. Let the authorization policy be read (Global Reader is enough).",
) if input.basis == "secureScore"
else := verdicts.not_assessed(
	"Which apps staff may let in could not be understood",
	sprintf("The setting reads %s, which this version does not know. Look it up in the Entra admin center, Enterprise apps, Consent and permissions.", [json.marshal(assigned)]),
) if allowed == "unknown"
else := verdicts.fail("Staff can let any app into their mail and files", [setting("allowed for all apps")], evidence) if allowed == "any"
else := verdicts.pass("Staff cannot let apps into the practice's data themselves", evidence) if allowed == "none"
else := verdicts.partial("Staff can let apps of verified makers do more than sign them in", array.concat(content, risk), evidence) if {
	allowed == "low"
	count(content) > 0
} else := verdicts.partial("Staff can let in apps even where Microsoft sees a risk", array.concat(risk, recommended), evidence) if count(risk) > 0
else := verdicts.partial("Microsoft decides which apps staff may let in", recommended, evidence) if allowed == "recommended"
# What counts as low is the practice's own choice; with nothing chosen nobody can consent.
else := verdicts.not_assessed(
	"It cannot be told which apps staff may let in",
	"Staff can let in apps of verified makers for requests with a low impact, and which permissions count as low was not read. Look them up in the Entra admin center, Enterprise apps, Consent and permissions, Permission classifications.",
) if not classified
else := verdicts.pass("Staff cannot let in apps, since no permission counts as low impact", evidence) if count(low) == 0
else := verdicts.pass("Staff can let in apps of verified makers only, for requests with a low impact", evidence) if allowed == "low"

policy := input.sources.authorizationPolicy

# PowerShell writes a single entry without its list.
assigned := [raw] if is_string(raw)
else := raw

raw := object.get(policy, ["defaultUserRolePermissions", "permissionGrantPoliciesAssigned"], null)

# What the policies for consent on one's own behalf allow; the widest counts.
allowed := "unknown" if not is_array(assigned)
else := "any" if "any" in meanings
else := "unknown" if "unknown" in meanings
else := "recommended" if "recommended" in meanings
else := "low" if "low" in meanings
else := "none"

meanings := {meaning(lower(sprintf("%v", [name]))) | is_array(assigned); some name in assigned}

meaning(name) := object.get({
	"microsoft-user-default-low": "low",
	"microsoft-user-default-legacy": "any",
	"microsoft-user-default-recommended": "recommended",
	# Mail programs that Microsoft lets in; its page has both spellings
	# (https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies).
	"microsoft-user-allow-default-consent-apps": "recommended",
	"microsoft-user-default-allow-consent-apps": "recommended",
}, trim_prefix(name, "managepermissiongrantsforself."), "unknown") if startswith(name, "managepermissiongrantsforself.")
else := "none" if startswith(name, "managepermissiongrantsforownedresource.")
else := "unknown"

recommended := [setting("left to Microsoft: an administrator decides on most requests for shared files, mail, calendars and chats, staff on the rest, and Microsoft may change the list without asking you") | allowed == "recommended"]

# Has an effect only where staff may consent at all
# (https://learn.microsoft.com/entra/identity/enterprise-apps/configure-risk-based-step-up-consent).
risk := [affected.setting("authorizationPolicy.allowUserConsentForRiskyApps", "Consent to apps that look risky", "allowed") |
	object.get(policy, "allowUserConsentForRiskyApps", null) == true
]

# Which permissions count as low was read for every service that holds content, and reads
# as Microsoft writes it.
classified if {
	count(classifications) > 0
	every id in services { is_array(classifications[id]) }
	every row in rows { lower(text_at(row, "classification")) in {"low", "medium", "high"} }
	every row in low { text_at(row, "permissionName") != "" }
}

# By the id of the service whose permissions they are.
classifications := object_at(input.sources, "permissionClassifications")

# Microsoft Graph, Exchange and SharePoint: who lets apps into mail and files.
services := {text_at(principal, "id") | some principal in items_at(input.sources, "servicePrincipals"); holds_content(text_at(principal, "appId"))}

rows := [row | some list in classifications; is_array(list); some row in list]

low := [row | some row in rows; lower(text_at(row, "classification")) == "low"]

# All that signing in takes.
harmless := {"openid", "profile", "email", "offline_access", "user.read"}

# What counts as low and lets an app do more than sign people in.
content := [affected.of("permission", name, name, "counts as low impact: staff can grant it") |
	some name in {text_at(row, "permissionName") | some row in low}
	not lower(name) in harmless | {""}
]

setting(detail) := affected.setting("authorizationPolicy.permissionGrantPoliciesAssigned", "User consent to apps", detail)

evidence := [sprintf("Policies for consent: %s.", [listed])]

listed := "none, so staff cannot consent" if assigned == []
else := concat(", ", [sprintf("%v", [name]) | some name in assigned]) if is_array(assigned)
