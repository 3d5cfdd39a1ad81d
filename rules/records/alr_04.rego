# METADATA
# title: Bulk downloads and impossible journeys raise an alert
# description: >-
#   Somebody who copies hundreds of files in an hour, or signs in from two continents on the
#   same morning, is hardly working. Microsoft Defender for Cloud Apps notices such
#   behavior; Microsoft 365 Business Premium alone does not bring it. Other services can
#   watch for it as well.
# related_resources:
#   - ref: https://learn.microsoft.com/defender-cloud-apps/anomaly-detection-policy
#     description: Anomaly detection policies in Defender for Cloud Apps
#   - ref: https://learn.microsoft.com/defender-cloud-apps/policies-threat-protection
#     description: Threat protection policies
# custom:
#   id: ALR-04
#   severity: medium
#   hipaa:
#     - {cite: 164.308(a)(1)(ii)(D), specification: required}
#   frameworks:
#     nist_csf: [DE.CM-03, DE.AE-02]
#     hicp: ["8"]
#     nist_800_53: [AC-2(12), SI-4]
#   evidence:
#     - basis: secureScore
#       controls: [mcas_mda_enabled]
#     - basis: answer
#       question: Does Microsoft Defender for Cloud Apps, or another service, raise an alert both on bulk downloads and on impossible travel?
#       counts: Your IT person can answer this. The names of the policies and the date on which somebody saw that they are on; for another service, its name and contract.
#       renew_months: 12
#       says:
#         yes: Bulk downloads and impossible journeys are said to raise an alert
#         yes_without_evidence: Alerts on bulk downloads are said to exist; which ones is not written down
#         partly: Bulk downloads and impossible journeys raise an alert only in part
#         no: Bulk downloads or impossible journeys raise no alert
#       parts:
#         - id: downloads
#           text: Bulk downloads raise an alert
#           missing: Bulk downloads raise no alert
#         - id: travel
#           text: Impossible travel raises an alert
#           missing: Impossible travel raises no alert
#   licence: [cloudAppSecurity]
#   effort: 2 hours
#   fix:
#     - Ask your IT person whether a service that you already pay for watches for this; if so, answer the question here, or record an exception with its name where Secure Score shows Defender for Cloud Apps as off.
#     - If none does, Microsoft 365 Business Premium can take Defender for Cloud Apps alone, or the Microsoft Defender Suite for Business Premium, which holds it. Alone it usually costs less; the suite pays where this tool asks for another part of it as well, such as Entra ID P2.
#     - With Defender for Cloud Apps in your plan, open the Microsoft Defender portal, Settings, Cloud Apps, App connectors, and connect Microsoft 365.
#     - Open Cloud apps, Policies, Policy management, type Anomaly detection policy, and see that impossible travel and unusual multiple file downloads are on. Microsoft has replaced some of these policies by detections of its own; what is not in the list you cannot switch.
#     - Set who gets the alerts; expect some false alarms in the first week, while the service learns what is normal for you.
#   link: https://security.microsoft.com/cloudapps/policies
#   since: 0.1.0
package triage.alr_04

import data.triage.lib.secure_score
import data.triage.lib.verdicts

result := reported if reported.status == "fail"
# The score tells that the service runs, not which of its policies are on.
else := verdicts.not_assessed(
	"It cannot be told which policies of Defender for Cloud Apps are on",
	"Microsoft Secure Score reports that Defender for Cloud Apps is on, at least in part. Which of its policies are on is seen only in the Microsoft Defender portal, Cloud apps, Policies.",
) if reported

reported := secure_score.verdict({
	"yes": "Defender for Cloud Apps is on",
	"partly": "Defender for Cloud Apps is partly set up",
	"no": "Defender for Cloud Apps is not set up, so it raises no alert on bulk downloads",
})
