package triage.lib.accounts

# The registration report by list of methods, which many people share. Who has none that
# could be read is in no part.
registrations := [{"methods": set_of(rows[0].methodsRegistered), "ids": values_of(rows, "id")} |
	some rows in grouped(object.get(input.sources, "userRegistrationDetails", []), ["methodsRegistered"])
]

# Who has any of these methods, who has another one than these, and who has been read.
having(methods) := union({part.ids | some part in registrations; count(part.methods & methods) > 0})

having_others(methods) := union({part.ids | some part in registrations; count(part.methods - methods) > 0})

registered := union({part.ids | some part in registrations})

# Methods as Microsoft names them:
# https://learn.microsoft.com/graph/api/resources/usageauthmethod
keys := {"passKeyDeviceBound", "passKeyDeviceBoundAuthenticator", "passKeyDeviceBoundWindowsHello", "passKeySynced", "fido", "fido2SecurityKey"}

strong := keys | {
	"windowsHelloForBusiness", "macOsSecureEnclaveKey", "microsoftAuthenticatorPush", "microsoftAuthenticatorPasswordless",
	"appNotification", "appCode", "softwareOneTimePasscode", "hardwareOneTimePasscode", "externalAuthMethod",
}

weak := {"mobilePhone", "alternateMobilePhone", "officePhone", "sms", "mobileSMS", "mobileCall", "alternateMobileCall", "email", "securityQuestion"}

# No standing second step.
passing := {"temporaryAccessPass", "appPassword", "qrCode"}

known := (strong | weak) | passing

# Whose sign-in an entry of the log is, and its day; empty where it cannot be read.
signed_in(entry) := {
	"id": first_text(entry, ["userId", "userPrincipalName", "id"]),
	"name": first_text(entry, ["userDisplayName", "userPrincipalName", "userId", "id"]),
	"day": substring(text_at(entry, "createdDateTime"), 0, 10),
}

# Accounts of shared mailboxes: by the list of Exchange, and by likeness where that was not
# read.
shared_mailboxes := values_of(input.facts.sharedMailboxes.mailboxes, "id") if input.facts.sharedMailboxes.known == true
else := set()

likely_shared_mailboxes := values_of(input.facts.sharedMailboxes.mailboxes, "id") if input.facts.sharedMailboxes.known == false
else := set()
