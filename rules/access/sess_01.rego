# METADATA
# title: Microsoft 365 on the web signs people out when nobody is there
# description: >-
#   Somebody reads mail in a browser and is called away to a patient. Until the browser
#   signs itself out, whoever sits down next reads on. This setting ends idle sessions of
#   Outlook, OneDrive, SharePoint and the Office apps in a browser.
# related_resources:
#   - ref: https://learn.microsoft.com/microsoft-365/admin/manage/idle-session-timeout-web-apps
#     description: Idle session timeout for Microsoft 365
#   - ref: https://learn.microsoft.com/graph/api/resources/activitybasedtimeoutpolicy
#     description: activityBasedTimeoutPolicy resource type
# custom:
#   id: SESS-01
#   severity: high
#   hipaa:
#     - {cite: 164.312(a)(2)(iii), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [AC-12, AC-11]
#   evidence:
#     - basis: graph
#       sources: [activityBasedTimeoutPolicies]
#       uses: [conditionalAccessPolicies]
#   effort: 15 minutes
#   fix:
#     - Tell staff that web pages of Microsoft 365 will sign them out after some minutes without use, and that text not yet sent may be lost.
#     - Open the Microsoft 365 admin center as a Global Administrator or Security Administrator, Settings, Org settings, Security & privacy, Idle session timeout.
#     - Turn it on, choose Custom and enter 15 minutes, and save. It takes effect within minutes, at the next sign-in of each person.
#     - It does not reach Teams, apps installed on a computer, or phones; nor a computer that is managed by you or signs its user in by itself. Let the computers lock themselves (SESS-03) and the phone apps ask for their PIN (SESS-04).
#     - People who chose “Stay signed in” are not signed out. Turn that question off (Entra admin center, Users, User settings, Show keep user signed in).
#   link: https://go.microsoft.com/fwlink/p/?linkid=2072756
#   since: 0.1.0
package triage.sess_01

import data.triage.lib.affected
import data.triage.lib.idle
import data.triage.lib.verdicts

result := verdicts.not_assessed(
	"The idle sign-out could not be understood",
	sprintf("It cannot be told when Microsoft 365 on the web signs out: %s. Look it up in the Microsoft 365 admin center, Settings, Org settings, Security & privacy, Idle session timeout.", [timeout.why]),
) if timeout.state == "unknown"
else := verdicts.fail("No idle sign-out is set for Microsoft 365 on the web", [setting(sprintf("off: %s", [timeout.why]))], []) if timeout.state == "off"
else := verdicts.fail(
	sprintf("Microsoft 365 on the web stays open for %s after everybody has left", [time]),
	[setting(sprintf("“%s” signs out after %s", [timeout.name, time]))],
	evidence,
) if timeout.minutes > widest
else := verdicts.partial(
	sprintf("Microsoft 365 on the web signs out only after %s without use", [time]),
	[setting(sprintf("“%s” signs out after %s", [timeout.name, time]))],
	evidence,
) if timeout.minutes > limit
else := verdicts.partial(
	"One app on the web stays signed in longer than the rest of Microsoft 365",
	[setting(sprintf("%s: %s", [app(other.id), idle.words(other.minutes)])) | some other in longer],
	evidence,
) if count(longer) > 0
else := verdicts.pass(sprintf("Microsoft 365 on the web signs out after %s without use", [time]), evidence) if {
	timeout.minutes <= limit
	count(longer) == 0
}

timeout := idle.timeout

time := idle.words(timeout.minutes)

limit := input.parameters.idleTimeoutMinutes

# Beyond what public benchmarks accept, a limit protects nobody who steps away.
widest := input.parameters.widestIdleTimeoutMinutes

longer := [other | some other in timeout.others; other.minutes > limit]

setting(detail) := affected.setting("activityBasedTimeoutPolicies.WebSessionIdleTimeout", "Idle sign-out of Microsoft 365 on the web", detail)

app(id) := sprintf("the app %s", [id]) if app_name(id) == ""
else := app_name(id)

limited_to_unmanaged := [first_text(policy, ["displayName", "id"]) |
	some policy in object.get(input.sources, "conditionalAccessPolicies", [])
	policy.state == "enabled"
	policy.sessionControls.applicationEnforcedRestrictions.isEnabled == true
]

evidence := array.concat(
	[
		sprintf("“%s” signs out after %s; this tool asks for at most %s, public benchmarks accept up to %s.", [timeout.name, time, idle.words(limit), idle.words(widest)]),
		"It reaches Outlook, OneDrive, SharePoint, the Office apps and the admin centers in a browser. It does not reach Teams, installed apps or phones, nor people who chose “Stay signed in”, nor computers that the practice manages or that sign their user in by themselves; those have to lock themselves (SESS-03).",
	],
	[sprintf("The Conditional Access policy “%s” limits it to devices that the practice does not manage; the others have to lock themselves (SESS-03).", [concat("”, “", limited_to_unmanaged)]) |
		count(limited_to_unmanaged) > 0
	],
)
