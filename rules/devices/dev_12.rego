# METADATA
# title: Work data on phones stays inside protected apps
# description: >-
#   Staff read mail on their own phones. An app protection policy puts a PIN and
#   encryption around Outlook, Teams and OneDrive, keeps patient data from being saved
#   or copied elsewhere, and lets you remove it when a phone is lost or somebody leaves.
# related_resources:
#   - ref: https://learn.microsoft.com/intune/intune-service/apps/app-protection-policy
#     description: App protection policies overview
#   - ref: https://learn.microsoft.com/graph/api/resources/intune-mam-iosmanagedappprotection
#     description: iosManagedAppProtection resource type
#   - ref: https://learn.microsoft.com/graph/api/resources/intune-mam-androidmanagedappprotection
#     description: androidManagedAppProtection resource type
# custom:
#   id: DEV-12
#   severity: high
#   hipaa:
#     - {cite: 164.310(d)(1), specification: standard}
#     - {cite: 164.312(a)(2)(iv), specification: addressable}
#   frameworks:
#     nist_csf: [PR.DS-01, PR.DS-10]
#     hicp: ["2"]
#     nist_800_53: [AC-19, AC-19(5)]
#   evidence:
#     - basis: graph
#       sources: [iosManagedAppProtections, androidManagedAppProtections, users, subscribedSkus]
#       uses: [groups, groupMembers]
#       facts: [people, intuneReach]
#       partial_proves: [users]
#   licence: [intune]
#   effort: 2 hours
#   fix:
#     - Tell staff beforehand that the practice can remove work data from the apps, and cannot see or erase anything private; that a PIN will be asked for, and that work text can no longer be copied into private apps. On Android the app Company Portal has to be installed; the phone need not be enrolled.
#     - Open the Intune admin center, Apps, Protection, and create one policy for iOS/iPadOS and one for Android, for the core Microsoft apps.
#     - In both set the backup of org data to Block, “Send org data to other apps” to Policy managed apps, “Save copies of org data” to Block (with OneDrive and SharePoint allowed), “Encrypt org data” to Require and “PIN for access” to Require.
#     - Assign each policy to a group with everybody who has a license. It reaches only people whose license brings Intune, as Microsoft 365 Business Premium does.
#     - These policies protect only the apps they name; the phone's own mail program stays open until a Conditional Access policy asks for protected apps. Add it when everybody has the protection, in report-only mode first, with your emergency accounts and the synchronization account left out.
#     - If nobody uses one of the two systems for work, block it with a Conditional Access policy in the same way and record an exception.
#   link: https://intune.microsoft.com/#view/Microsoft_Intune_DeviceSettings/AppsMenu/~/protection
#   since: 0.1.0
package triage.dev_12

import data.triage.lib.affected
import data.triage.lib.devices
import data.triage.lib.verdicts
import data.triage.lib.words

result := verdicts.pass("Protected apps are required of everybody on iPhones, iPads and Android", evidence) if {
	count(people) > 0
	count(doubtful) == 0
	count(safe) == count(kinds)
} else := verdicts.not_applicable(
	"Nobody has a license",
	"No enabled account has a license, so nobody can use the apps on a phone.",
) if count(people) + count(doubtful) == 0
else := verdicts.fail("Work data on phones is not protected: no app protection policy reaches anybody", findings, evidence) if {
	count(findings) > 0
	every kind, _ in kinds { nobody(kind) }
} else := verdicts.partial(headline, findings, evidence) if count(findings) > 0
else := verdicts.not_assessed(
	"It cannot be told whether work data on phones is protected",
	sprintf("It cannot be told for these: %s. Look the policies and their assignments up in the Intune admin center, Apps, Protection.", [words.joined(doubts)]),
) if count(doubts) > 0

kinds := {
	"ios": {"source": "iosManagedAppProtections", "name": "iPhones and iPads"},
	"android": {"source": "androidManagedAppProtections", "name": "Android devices"},
}

# Members who can sign in and have a licence. Emergency accounts read no mail on a phone.
members := rows_where(input.facts.people, {"guest": false, "emergency": false, "syncAccount": false})

people := rows_where(members, {"enabled": true, "licensed": true})

doubtful := array.concat(
	rows_outside(rows_where(members, {"enabled": null}), "licensed", {false}),
	rows_where(members, {"enabled": true, "licensed": null}),
)

# A policy counts where it is assigned and covers at least one app.
judged := {kind: rows |
	some kind, names in kinds
	rows := [{"policy": policy, "counts": counts(policy), "lacks": lacks(kind, policy), "unknown": unknown_of(kind, policy)} |
		some policy in input.sources[names.source]
	]
}

counts(policy) := "no" if "no" in {devices.assigned(policy), devices.covers_apps(policy)}
else := "unknown" if "unknown" in {devices.assigned(policy), devices.covers_apps(policy)}
else := "yes"

# What a policy must ask for, each with the values that say yes and no.
demands := {
	"ios": object.union(for_both, {"encryption": {
		"key": "appDataEncryptionType", "no": {"useDeviceSettings"},
		"yes": {"afterDeviceRestart", "whenDeviceLockedExceptOpenFiles", "whenDeviceLocked"},
	}}),
	"android": object.union(for_both, {"encryption": {"key": "encryptAppData", "yes": {true}, "no": {false}}}),
}

for_both := {
	"a PIN": {"key": "pinRequired", "yes": {true}, "no": {false}},
	"work data to stay in work apps": {"key": "allowedOutboundDataTransferDestinations", "yes": {"managedApps", "none"}, "no": {"allApps"}},
	"no backups of work data": {"key": "dataBackupBlocked", "yes": {true}, "no": {false}},
}

# A work password at each start is as good as a PIN.
lacks(kind, policy) := [demand |
	some demand, values in demands[kind]
	object.get(policy, values.key, null) in values.no
	not signs_in(demand, policy)
]

unknown_of(kind, policy) := [demand |
	some demand, values in demands[kind]
	not object.get(policy, values.key, null) in values.yes | values.no
	not signs_in(demand, policy)
]

signs_in("a PIN", policy) if policy.organizationalCredentialsRequired == true

effective := {kind: [row | some row in rows; row.counts == "yes"] | some kind, rows in judged}

without_policy := {kind | some kind, rows in judged; every row in rows { row.counts == "no" }}

ids := values_of(people, "id")

# People whose license includes Intune; no policy reaches the others.
intune_users := union({values_of(part, "id") | some part in grouped(people, ["capabilities"]); "intune" in part[0].capabilities})

# Of the people, by kind of phone: whom policies reach and whom none does. A policy that
# may not count is no more than a hope.
outside := {kind: unreached | some kind, _ in judged; not kind in without_policy; unreached := (ids - surely[kind]) - perhaps[kind]}

surely := {kind: ids_reached | some kind, rows in judged; ids_reached := devices.reached(counting(rows, "yes")).yes & intune_users}

perhaps := {kind: those |
	some kind, rows in judged
	by_sure := devices.reached(counting(rows, "yes"))
	by_hope := devices.reached(counting(rows, "unknown"))
	those := (((by_sure.unknown | by_hope.yes) | by_hope.unknown) & (intune_users | perhaps_intune_users)) | (by_sure.yes & perhaps_intune_users)
}

# People whose products do not tell whether Intune is among them, or of whose products none
# is known to bring it though Microsoft shows its policies.
perhaps_intune_users := ids if count(intune_users) == 0
else := union({values_of(part, "id") | some part in grouped(people, ["possibleCapabilities"]); "intune" in part[0].possibleCapabilities})

counting(rows, answer) := [row.policy | some row in rows; row.counts == answer]

nobody(kind) if kind in without_policy

nobody(kind) if outside[kind] == ids

# Kinds of phone on which policies that ask for enough reach everybody. Where
# several policies meet on one person, the stricter setting wins.
safe := {kind |
	some kind, rows in effective
	strict := [row.policy | some row in rows; row.lacks == []; row.unknown == []]
	count(strict) > 0
	(devices.reached(strict).yes & intune_users) == ids
}

# Named once, as the policy to mend.
weak := [row | some kind, rows in effective; not kind in safe; some row in rows; row.lacks != []]

# Without anybody who could use the apps there is nothing to find.
findings := flattened([
	[affected.setting(kinds[kind].source, kinds[kind].name, unprotected(kind)) | some kind in without_policy],
	[affected.of("appProtectionPolicy", row.policy.id, text_at(row.policy, "displayName"), sprintf("does not ask for %s", [concat(", ", row.lacks)])) | some row in weak],
	flattened([affected_rows("user", rows_among(people, "id", part.members), lacking(part)) | some part in parts]),
]) if count(people) > 0
else := []

unprotected(kind) := "no app protection policy" if count(judged[kind]) == 0
else := sprintf("“%s” is assigned to nobody or covers no app", [text_at(judged[kind][0].policy, "displayName")])

# People without protection, parted by what they lack and why.
parts := [part | some part in parted(ids, array.concat([outside[kind] | some kind in order], [intune_users])); count(missing(part)) > 0]

order := sort([kind | some kind, _ in outside])

missing(part) := [kinds[order[place]].name | some place in sort(part.within); place < count(order)]

lacking(part) := sprintf("no app protection on %s: %s", [concat(" or ", missing(part)), why(part)])

why(part) := "no assigned policy reaches the person" if count(order) in part.within
else := "the license does not include Intune"

unprotected_people := union({part.members | some part in parts})

headline := sprintf("Work data is not protected on %s", [concat(" and ", [kinds[kind].name | some kind in without_policy])]) if count(without_policy) > 0
else := count_of(count(unprotected_people), "person can use work data on a phone without protected apps", "people can use work data on a phone without protected apps") if {
	count(unprotected_people) > 0
} else := "Your app protection asks for too little"

doubts := flattened([
	[sprintf("what “%s” asks for (%s)", [text_at(row.policy, "displayName"), concat(", ", row.unknown)]) | some _, rows in effective; some row in rows; row.unknown != []],
	[sprintf("whether “%s” applies", [text_at(row.policy, "displayName")]) | some _, rows in judged; some row in rows; row.counts == "unknown"],
	[words.joined(array.concat([sprintf("whom the policies reach (%s)", [people_count(unsure_people)])], reasons)) | count(unsure_people) > 0],
	[sprintf("who has a license (%s)", [people_count(doubtful)]) | count(doubtful) > 0],
])

people_count(list) := lower(count_of(count(list), "person", "people"))

reasons := devices.reach_doubts([row.policy | some _, rows in judged; some row in rows; row.counts != "no"])

unsure_people := union({unsure | some kind, _ in outside; unsure := perhaps[kind] - surely[kind]})

evidence := flattened([
	[sprintf("People with a license who were looked at: %d.", [count(people)])],
	[sprintf("Assigned for %s: %s.", [kinds[kind].name, concat(", ", [sprintf("“%s”", [text_at(row.policy, "displayName")]) | some row in rows])]) | some kind, rows in effective; count(rows) > 0],
	[sprintf("Not known: %s.", [words.joined(doubts)]) | count(doubts) > 0],
])
