# METADATA
# title: Protected apps on phones ask for the PIN again after a short time
# description: >-
#   A phone that is handed to a child or left on a counter is often unlocked. When Outlook
#   and Teams ask for a PIN or a fingerprint of their own after some minutes, the mail of
#   the practice stays closed even then.
# related_resources:
#   - ref: https://learn.microsoft.com/intune/intune-service/apps/app-protection-framework
#     description: Data protection framework using app protection policies
#   - ref: https://learn.microsoft.com/graph/api/resources/intune-mam-managedappprotection
#     description: managedAppProtection resource type
# custom:
#   id: SESS-04
#   severity: medium
#   hipaa:
#     - {cite: 164.312(a)(2)(iii), specification: addressable}
#   frameworks:
#     nist_csf: [PR.AA-03, PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [AC-11, IA-11]
#   evidence:
#     - basis: graph
#       sources: [iosManagedAppProtections, androidManagedAppProtections]
#       uses: [groups, groupMembers, users]
#       facts: [intuneReach]
#     - basis: answer
#       question: On every phone and tablet with work mail or files, do the device or the apps lock themselves after a few minutes and ask for a PIN, a fingerprint or a face?
#       counts: A screenshot of the policy that enforces it (Intune or another tool) and whom it reaches, with its date. Note where it is kept.
#       renew_months: 12
#       says:
#         yes: Phones with work mail are said to lock themselves
#         yes_without_evidence: Phones with work mail are said to lock themselves; where the setting is shown is not written down
#         partly: Only some phones with work mail are said to lock themselves
#         no: Not every phone or tablet with work mail locks itself after a few minutes and asks for a PIN, a fingerprint or a face
#   effort: 30 minutes
#   fix:
#     - Open the Intune admin center, Apps, Protection, and open each policy named above (or create one for iOS/iPadOS and one for Android).
#     - Under Access requirements set PIN for access to Require, and allow fingerprint or face instead of the PIN.
#     - Set “Recheck the access requirements after (minutes of inactivity)” to 30 or less, and save.
#     - Check under Assignments that the policy reaches everybody with work mail on a phone. They are asked for the PIN the next time they open the app; tell them beforehand.
#     - If nobody uses one of the two systems for work, block it with a Conditional Access policy (Report-only first, your emergency accounts and the synchronization account left out) and record an exception.
#   link: https://intune.microsoft.com/#view/Microsoft_Intune_DeviceSettings/AppsMenu/~/protection
#   since: 0.1.0
package triage.sess_04

import data.triage.lib.affected
import data.triage.lib.devices
import data.triage.lib.idle
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.fail_where(count(asking) == 0, headline, findings, evidence) if count(findings) > 0
else := verdicts.not_assessed(
	"It cannot be told whether protected apps ask for the PIN again",
	sprintf("It cannot be told for these: %s. Look them up in the Intune admin center, Apps, Protection.", [words.joined(doubts)]),
) if count(doubts) > 0
else := verdicts.pass(sprintf("Protected apps on phones ask for the PIN again within %d minutes", [limit]), evidence) if count(findings) + count(doubts) == 0

limit := input.parameters.appRecheckMinutes

kinds := {"iosManagedAppProtections": "iPhones and iPads", "androidManagedAppProtections": "Android devices"}

# Each policy with whether it counts (assigned, and covering an app), and what it asks.
policies := [{"id": policy.id, "source": source, "name": text_at(policy, "displayName"), "counts": counts(policy), "pin": pin(policy), "minutes": minutes} |
	some source, _ in kinds
	some policy in input.sources[source]
	minutes := duration(text_at(policy, "periodOnlineBeforeAccessCheck"))
]

counts(policy) := "no" if "no" in reaches(policy)
else := "yes" if reaches(policy) == {"yes"}
else := "unknown"

reaches(policy) := {devices.reach(policy).anybody, devices.covers_apps(policy)}

# A work password at each start is as good as a PIN.
pin(policy) := "yes" if flag_at(policy, "organizationalCredentialsRequired") == "yes"
else := flag_at(policy, "pinRequired")

# The minutes of a duration such as PT30M, PT12H or P1D; null where it is none.
duration(text) := (((idle.figure(day.value) * 24) + idle.figure(hour.value)) * 60) + idle.figure(minute.value) + ceil(idle.figure(second.value) / 60) if {
	startswith(text, "P")
	not text in {"P", "PT"}
	halves := split(concat("", [substring(text, 1, -1), "T"]), "T")
	day := cut(halves[0], "D")
	hour := cut(halves[1], "H")
	minute := cut(hour.rest, "M")
	second := cut(minute.rest, "S")
	concat("", [day.rest, second.rest]) == ""
	every part in [day, hour, minute, second] { idle.figure(part.value) < 1000000 }
} else := null

cut(text, unit) := {"value": split(text, unit)[0], "rest": split(text, unit)[1]} if contains(text, unit)
else := {"value": "0", "rest": text}

effective := rows_where(policies, {"counts": "yes"})

# Kinds of phone that no policy reaches.
without_policy := object.keys(kinds) - values_of(rows_outside(policies, "counts", {"no"}), "source")

# Policies that ask for a PIN, as far as it can be told.
asking := rows_outside(rows_outside(policies, "counts", {"no"}), "pin", {"no"})

lacks(policy) := array.concat(
	["does not ask for a PIN" | policy.pin == "no"],
	[sprintf("asks again only after %d minutes", [policy.minutes]) | is_number(policy.minutes); policy.minutes > limit],
)

weak := [policy | some policy in effective; count(lacks(policy)) > 0]

findings := array.concat(
	[affected.setting(source, kinds[source], unprotected(rows_where(policies, {"source": source}))) | some source in without_policy],
	[affected.of("appProtectionPolicy", policy.id, policy.name, words.joined(lacks(policy))) | some policy in weak],
)

unprotected(without_effect) := "no app protection policy" if count(without_effect) == 0
else := sprintf("“%s” reaches nobody or covers no app", [without_effect[0].name])

headline := "No app on a phone asks for a PIN of its own: no app protection policy reaches anybody" if count(without_policy) == count(kinds)
else := "No app on a phone asks for a PIN of its own" if count(asking) == 0
else := sprintf("No app asks for a PIN of its own on %s", [concat(" and ", sort({kinds[source] | some source in without_policy}))]) if count(without_policy) > 0
else := count_of(count(weak), "app protection policy leaves the apps open too long", "app protection policies leave the apps open too long")

doubts := array.concat(
	[sprintf("whether “%s” applies", [policy.name]) | some policy in rows_where(policies, {"counts": "unknown"})],
	[sprintf("what “%s” asks for", [policy.name]) | some policy in effective; unclear(policy)],
)

unclear(policy) if policy.pin == "unknown"

unclear(policy) if policy.minutes == null

evidence := flattened([
	[sprintf("Policies that count: %s.", [concat(", ", sort({sprintf("“%s”", [policy.name]) | some policy in effective}))]) | count(effective) > 0],
	[sprintf("Not known: %s.", [words.joined(doubts)]) | count(doubts) > 0],
	["Whether everybody is reached is looked at in DEV-12."],
])
