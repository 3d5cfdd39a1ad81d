# METADATA
# title: SharePoint and OneDrive sign out browsers left idle
# description: >-
#   On a computer at home or in a hotel, a browser with the practice's files stays open
#   until somebody closes it. This setting signs it out after some minutes without use.
# related_resources:
#   - ref: https://learn.microsoft.com/sharepoint/sign-out-inactive-users
#     description: Sign out inactive users
#   - ref: https://learn.microsoft.com/graph/api/resources/idlesessionsignout
#     description: idleSessionSignOut resource type
#   - ref: https://learn.microsoft.com/microsoft-365/admin/manage/idle-session-timeout-web-apps
#     description: Idle session timeout for Microsoft 365
# custom:
#   id: SESS-02
#   severity: medium
#   hipaa:
#     - {cite: 164.312(a)(2)(iii), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [AC-12]
#   evidence:
#     - basis: graph
#       sources: [sharepointSettings, activityBasedTimeoutPolicies]
#     - basis: secureScore
#       controls: [spo_idle_session_timeout]
#   effort: 15 minutes
#   fix:
#     - If you turn on the idle sign-out for all of Microsoft 365 (SESS-01), SharePoint and OneDrive follow it and you need nothing more.
#     - Otherwise open the SharePoint admin center, Policies, Access control, Idle session sign-out.
#     - Turn it on, sign out after 15 minutes and warn 5 minutes before, and save. It may take a quarter of an hour, and acts from the next sign-in in a new browser window.
#     - Tell staff that pages left open sign them out. It acts on devices that the practice does not manage; let the others lock themselves (SESS-03).
#   link: https://admin.microsoft.com/sharepoint?page=accessControl&modern=true
#   since: 0.1.0
package triage.sess_02

import data.triage.lib.affected
import data.triage.lib.idle
import data.triage.lib.secure_score
import data.triage.lib.verdicts

result := verdicts.fail("Microsoft Secure Score reports: SharePoint and OneDrive do not sign out idle browsers", secure_score.open, []) if {
	input.basis == "secureScore"
	input.secureScore.controls[0].percentage == 0
} else := verdicts.not_assessed(
	"It cannot be told after how long SharePoint and OneDrive sign out",
	"Microsoft Secure Score reports that the idle sign-out of SharePoint is on, not after how long. Let the SharePoint settings be read (Global Reader is enough).",
) if input.basis == "secureScore"
else := verdicts.not_assessed(
	"The idle sign-out could not be understood",
	sprintf("The idle sign-out for all of Microsoft 365 takes precedence, and it cannot be told what it says: %s.", [general.why]),
) if general.state == "unknown"
else := verdicts.pass(sprintf("SharePoint and OneDrive sign out after %s without use", [idle.words(minutes)]), [source]) if minutes <= limit
else := verdicts.partial(sprintf("SharePoint and OneDrive sign out only after %s without use", [idle.words(minutes)]), [setting(source)], []) if minutes > limit
else := verdicts.fail("No idle sign-out is set for SharePoint and OneDrive", [setting("off, and no idle sign-out for all of Microsoft 365 is in force")], []) if {
	general.state == "off"
	own.isEnabled == false
} else := verdicts.not_assessed(
	"The idle sign-out could not be understood",
	sprintf("The idle sign-out of SharePoint reads %s, which this version does not understand. Look it up in the SharePoint admin center, Policies, Access control.", [json.marshal(own)]),
)

limit := input.parameters.idleTimeoutMinutes

general := idle.timeout

own := value_at(input.sources.sharepointSettings, "idleSessionSignOut")

# The sign-out for all of Microsoft 365 takes the place of SharePoint's own.
minutes := general.minutes if general.state == "on"
else := ceil(seconds / 60) if {
	own.isEnabled == true
	seconds := number_at(own, "signOutAfterInSeconds")
	seconds > 0
}

source := sprintf("“%s”, for all of Microsoft 365, signs out after %s and takes the place of SharePoint's own setting.", [general.name, idle.words(minutes)]) if general.state == "on"
else := sprintf("SharePoint's own setting signs out after %s. It acts on devices that the practice does not manage.", [idle.words(minutes)])

setting(detail) := affected.setting("sharepointSettings.idleSessionSignOut", "Idle session sign-out of SharePoint and OneDrive", detail)
