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
#     - If nobody uses one of the two systems for work, block it with a Conditional Access policy (Report-only first, your emergency accounts and the synchronization account left out) and record an exception here.
#   link: https://intune.microsoft.com/#view/Microsoft_Intune_DeviceSettings/AppsMenu/~/protection
#   since: 0.1.0
package triage.sess_04

import data.triage.lib.affected
import data.triage.lib.devices
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.pass(sprintf("Protected apps on phones ask for the PIN again within %d minutes", [limit]), evidence) if {
	graph
	count(findings) == 0
	count(doubts) == 0
}

result := verdicts.fail_where(count(asking) == 0, headline, findings, evidence) if {
	graph
	count(findings) > 0
}

result := verdicts.not_assessed(
	"It cannot be told whether protected apps ask for the PIN again",
	sprintf("It cannot be told for these: %s. Look them up in the Intune admin center, Apps, Protection.", [words.joined(doubts)]),
) if {
	graph
	count(findings) == 0
	count(doubts) > 0
}

graph if input.basis == "graph"

limit := input.parameters.appRecheckMinutes

kinds := {"iosManagedAppProtections": "iPhones and iPads", "androidManagedAppProtections": "Android devices"}

# Each policy with whether it counts (assigned, and covering an app), and what it asks.
judged := {source: rows |
	some source, _ in kinds
	rows := [{"policy": policy, "name": text_at(policy, "displayName"), "counts": counts(policy), "pin": pin(policy), "minutes": minutes(policy)} |
		some policy in input.sources[source]
	]
}

counts(policy) := "no" if {
	"no" in {devices.reach(policy).anybody, devices.covers_apps(policy)}
} else := "yes" if {
	{devices.reach(policy).anybody, devices.covers_apps(policy)} == {"yes"}
} else := "unknown"

# A work password at each start is as good as a PIN.
pin(policy) := "yes" if {
	true in {object.get(policy, "pinRequired", null), object.get(policy, "organizationalCredentialsRequired", null)}
} else := "no" if {
	policy.pinRequired == false
} else := "unknown"

minutes(policy) := duration(text_at(policy, "periodOnlineBeforeAccessCheck"))

# The minutes of a duration such as PT30M, PT12H or P1D; null where it is none.
duration(text) := (((figure(parts.D) * 24) + figure(parts.H)) * 60) + figure(parts.M) + ceil(figure(parts.S) / 60) if {
	startswith(text, "P")
	halves := split(concat("", [substring(text, 1, -1), "T"]), "T")
	day := cut(halves[0], "D")
	hour := cut(halves[1], "H")
	minute := cut(hour.rest, "M")
	second := cut(minute.rest, "S")
	concat("", [day.rest, second.rest]) == ""
	text != "P"
	text != "PT"
	parts := {"D": day.value, "H": hour.value, "M": minute.value, "S": second.value}
	every part in parts { figure(part) >= 0 }
} else := null

cut(text, unit) := {"value": split(text, unit)[0], "rest": split(text, unit)[1]} if {
	contains(text, unit)
} else := {"value": "0", "rest": text}

figure(text) := 0 if {
	trim_left(text, "0") == ""
	text != ""
} else := to_number(trim_left(text, "0")) if {
	trim_left(text, "0") != ""
	trim(text, "0123456789") == ""
	count(text) < 7
} else := -1

effective := [row | some rows in judged; some row in rows; row.counts == "yes"]

bare := {source |
	some source, rows in judged
	every row in rows { row.counts == "no" }
}

# Policies that ask for a PIN, as far as it can be told.
asking := [row | some rows in judged; some row in rows; row.counts != "no"; row.pin != "no"]

lacks(row) := [text |
	some text in [no_pin(row.pin), too_late(row.minutes)]
	text != ""
]

no_pin("no") := "does not ask for a PIN"

no_pin("yes") := ""

no_pin("unknown") := ""

too_late(null) := ""

too_late(amount) := sprintf("asks again only after %d minutes", [amount]) if amount > limit

too_late(amount) := "" if {
	is_number(amount)
	amount <= limit
}

weak := [row | some row in effective; count(lacks(row)) > 0]

findings := array.concat(
	[affected.setting(source, kinds[source], unprotected(source)) | some source in bare],
	[affected.of("appProtectionPolicy", row.policy.id, row.name, words.joined(lacks(row))) | some row in weak],
)

unprotected(source) := "no app protection policy" if count(judged[source]) == 0

unprotected(source) := sprintf("“%s” reaches nobody or covers no app", [judged[source][0].name]) if count(judged[source]) > 0

headline := "No app on a phone asks for a PIN of its own: no app protection policy reaches anybody" if {
	count(bare) == count(kinds)
} else := "No app on a phone asks for a PIN of its own" if {
	count(asking) == 0
} else := sprintf("No app asks for a PIN of its own on %s", [concat(" and ", sort({kinds[source] | some source in bare}))]) if {
	count(bare) > 0
} else := count_of(count(weak), "app protection policy leaves the apps open too long", "app protection policies leave the apps open too long")

doubts := array.concat(
	[sprintf("whether “%s” applies", [row.name]) | some rows in judged; some row in rows; row.counts == "unknown"],
	[sprintf("what “%s” asks for", [row.name]) | some row in effective; unclear(row)],
)

unclear(row) if row.pin == "unknown"

unclear(row) if row.minutes == null

evidence := array.concat(
	[sprintf("Policies that count: %s.", [concat(", ", sort({sprintf("“%s”", [row.name]) | some row in effective}))]) | count(effective) > 0],
	array.concat(
		[sprintf("Not known: %s.", [words.joined(doubts)]) | count(doubts) > 0],
		["Whether everybody is reached is looked at in DEV-12."],
	),
)
