# METADATA
# title: The devices that open practice data are enrolled
# description: >-
#   You can only protect, update or wipe a device you know. A private computer that
#   opens practice mail keeps copies of it, and nobody will tell you when it is lost.
# related_resources:
#   - ref: https://learn.microsoft.com/intune/intune-service/enrollment/device-enrollment
#     description: Enroll devices in Microsoft Intune
#   - ref: https://learn.microsoft.com/graph/api/resources/devicedetail
#     description: deviceDetail resource type (what the sign-in log says of a device)
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions
#     description: Conditional Access conditions, supported browsers
# custom:
#   id: DEV-01
#   severity: high
#   hipaa:
#     - {cite: 164.310(c), specification: required}
#   frameworks:
#     nist_csf: [ID.AM-01]
#     hicp: ["5"]
#     nist_800_53: [CM-8]
#   evidence:
#     - basis: graph
#       sources: [managedDevices, signIns, users]
#       facts: [people]
#       partial_proves: [signIns]
#     - basis: answer
#       question: Is every computer, phone and tablet that opens practice data managed, in Intune or another tool?
#       counts: A dated list with each device, who uses it and how it is managed, compared with the sign-in log or with what staff say. The Security Rule sets no interval; this tool asks once a year.
#       renew_months: 12
#       says:
#         yes: Every device that opens practice data is said to be managed
#         yes_without_evidence: Every device that opens practice data is said to be managed; the list that shows it is not named
#         partly: Some devices that open practice data are not managed
#         no: Not every device that opens practice data is managed
#   effort: 1 day
#   fix:
#     - Ask each person named above which computer or phone they used at the times in the sign-in log (Entra admin center, Monitoring & health, Sign-in logs).
#     - Before the first device is enrolled, have your IT person prepare it once in the Intune admin center, Devices, Enrollment. Windows needs automatic enrollment, Macs, iPhones and iPads need an Apple push certificate, and Android needs managed Google Play.
#     - Tell staff what enrollment means. The practice can then set rules for the device, and wipe it if it is lost; on a private device that includes what is private.
#     - Enroll devices of the practice in Intune (Windows Settings, Accounts, Access work or school; the Company Portal app on phones and Macs). A computer that belongs to a Windows server domain is enrolled by your IT person.
#     - On an enrolled Windows computer sign in to Edge with the work account, and in Chrome add the extension Microsoft Single Sign On; private windows and other browsers do not show which device it is.
#     - For private phones that you do not want to enroll, protect the apps instead (DEV-12), and record their owners as an exception.
#     - When nobody is left over, require a compliant device as CA-09 says. It locks out every device that is not enrolled, so it begins in report-only mode.
#   link: https://intune.microsoft.com/#view/Microsoft_Intune_DeviceSettings/DevicesEnrollmentMenu/~/windowsEnrollment
#   since: 0.1.0
package triage.dev_01

import data.triage.lib.affected
import data.triage.lib.devices
import data.triage.lib.verdicts

result := verdicts.fail("No device is enrolled, and staff sign in from devices you do not manage", findings, evidence) if {
	count(findings) > 0
	nothing_enrolled
} else := verdicts.partial(
	count_of(count(findings), "person signed in from a device that is likely not enrolled", "people signed in from devices that are likely not enrolled"),
	findings,
	evidence,
) if count(findings) > 0
else := verdicts.not_assessed("It cannot be told from which devices people signed in", reason)

# The log that Graph's v1.0 gives lists interactive sign-ins alone: an app that was set
# up once renews its access for months without one, so that silence proves nothing.
# https://learn.microsoft.com/graph/api/resources/signin
reason := sprintf("All sign-ins of staff that could be judged (%d) came from enrolled devices, but the log shows only those at which somebody typed or confirmed something. An app that stays signed in on another phone or computer does not show.", [count(flattened(enrolled))]) if all_enrolled
else := "The sign-in log has no sign-in of staff whose device could be judged. Read it again after a working day."

# Sign-ins that were not read may hide an enrolled device; the list of devices
# was read whole.
nothing_enrolled if {
	count(enrolled) == 0
	count(input.sources.managedDevices) == 0
}

all_enrolled if {
	count(enrolled) > 0
	count(enrolled) == count(considered)
	count(unreadable) == 0
}

# Accounts of the practice itself; guests bring devices of their own employer.
staff := rows_where(input.facts.people, {"guest": false, "guestType": null, "syncAccount": false})

# Zeros stand for a device that is not registered.
known := lowered(texts_of(input.sources.managedDevices, "azureADDeviceId")) - {"00000000-0000-0000-0000-000000000000"}

# The sign-ins of staff, parted by what is judged here.
parts := grouped(rows_among(input.sources.signIns, "userId", values_of(staff, "id")), ["clientAppUsed", ["status", "errorCode"], "deviceDetail"])

# Those that succeeded, by apps that can say which device they run on. Older
# protocols (scanners, IMAP) never can and are the matter of other controls.
considered := [part |
	some part in parts
	object.get(part[0], ["status", "errorCode"], null) == 0
	part[0].clientAppUsed in {"Browser", "Mobile Apps and Desktop clients", "Exchange ActiveSync"}
	is_object(object.get(part[0], "deviceDetail", null))
]

unreadable := [part | some part in parts; not understood(part[0])]

understood(row) if {
	is_number(object.get(row, ["status", "errorCode"], null))
	is_string(object.get(row, "clientAppUsed", null))
	is_object(object.get(row, "deviceDetail", null))
}

enrolled := [part | some part in considered; managed(part[0].deviceDetail)]

managed(detail) if object.get(detail, "isManaged", null) == true

managed(detail) if lower(text_at(detail, "deviceId")) in known

# The log names a device only where the app or browser passes its name on.
not_enrolled := flattened([part |
	some part in considered
	not managed(part[0].deviceDetail)
	object.get(part[0].deviceDetail, "isManaged", null) in {null, false}
])

visits[person] contains visit if {
	some row in not_enrolled
	person := row.userId
	visit := {"id": text_at(row, "id"), "at": text_at(row, "createdDateTime"), "device": device_words(row.deviceDetail)}
}

findings := [affected.user(person, detail(visits[person.id])) | some person in rows_among(staff, "id", object.keys(visits))]

detail(rows) := sprintf("%s, last on %s: %s", [
	count_of(count(rows), "sign-in", "sign-ins"),
	substring(max({visit.at | some visit in rows}), 0, 10),
	concat(", ", {visit.device | some visit in rows}),
])

device_words(seen) := sprintf("%s, registered and not managed", [text_at(seen, "displayName")]) if text_at(seen, "displayName") != ""
else := sprintf("a device that the log does not identify (%s)", [system(seen)])

system(seen) := text_at(seen, "operatingSystem") if text_at(seen, "operatingSystem") != ""
else := "unknown system"

evidence := [
	sprintf("Sign-ins of staff from enrolled devices: %d of %d.", [count(flattened(enrolled)), count(flattened(considered))]),
	sprintf("Devices in Intune: %d.", [count(input.sources.managedDevices)]),
	"An enrolled computer shows as unidentified in a private window, or in a browser that does not pass on the device.",
]
