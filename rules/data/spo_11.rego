# METADATA
# title: Sites that share more widely, or hold patient data, are known and looked through
# description: >-
#   Each SharePoint site has its own sharing level and its own members. Over the years,
#   people are added and never taken out. A look through the list once a year finds the
#   site that half the town can open.
# related_resources:
#   - ref: https://learn.microsoft.com/sharepoint/change-external-sharing-site
#     description: Change the sharing settings for a site
#   - ref: https://learn.microsoft.com/sharepoint/manage-sites-in-new-admin-center
#     description: Manage sites in the SharePoint admin center
# custom:
#   id: SPO-11
#   severity: medium
#   hipaa:
#     - {cite: 164.308(a)(4)(ii)(C), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["4"]
#     nist_800_53: [AC-6(7), AC-21]
#   evidence:
#     - basis: answer
#       question: Within the last year, has somebody gone through the list of SharePoint sites, with their sharing levels and members, and put right what was too wide?
#       counts: The dated list of sites, which of them hold patient data, who may open them, and what was changed.
#       renew_months: 12
#       says:
#         yes: The SharePoint sites are said to have been looked through within the last year
#         yes_without_evidence: The SharePoint sites are said to be looked through; the list is not on file
#         partly: Not all SharePoint sites were looked through, or not all that was too wide was put right
#         no: The SharePoint sites were not looked through within the last year, or what was too wide was not put right
#       parts:
#         - id: gone_through
#           text: Somebody has gone through the sites, their sharing levels and members
#           missing: Nobody has gone through the SharePoint sites, their sharing levels and members, within the last year
#         - id: put_right
#           text: Whatever was too wide has been put right
#           missing: What was too wide on SharePoint sites was not all put right
#   effort: 2 hours
#   fix:
#     - Open the SharePoint admin center, Sites, Active sites, and add the column “External sharing” if it is not shown.
#     - Mark the sites that hold patient data, and note for each who must have access.
#     - Ask the owner of each of these sites whether people outside use it; they lose it with the next step.
#     - Open each of these sites, Settings, and set external file sharing to “Only people in your organization” unless a partner needs it.
#     - Look at the members and guests of each, and take out people who no longer need it.
#     - Keep the list with the date, and put next year's look into the calendar (this tool asks for once a year).
#   link: https://go.microsoft.com/fwlink/?linkid=2185220
#   since: 0.1.0
package triage.spo_11
