package triage.auth_14_test

import data.triage.auth_14
import data.triage.lib.verdicts

judged(value) := result if result := auth_14.result with input as value

entry(changes) := object.union({
	"id": "s1", "createdDateTime": "2026-11-20T10:00:00Z", "userId": "u1", "userDisplayName": "Ana", "userPrincipalName": "ana@x",
	"clientAppUsed": "Browser", "status": {"errorCode": 0},
}, changes)

oldest := entry({"createdDateTime": "2026-10-25T10:00:00Z"})

outcome(entries) := of({"signIns": entries, "legacySignIns": []})

of(sources) := judged({"basis": "graph", "now": "2026-11-22T02:14:00Z", "parameters": {"fewestSignInLogDays": 21}, "sources": sources})

test_silence_of_people_proves_nothing_about_programs if {
	verdicts.says(of({"signIns": [oldest]}), {"status": "notAssessed", "reason has": "another log, which was not read"})
	of({"signIns": [entry({"clientAppUsed": "IMAP4"})]}).status == "fail"
	of({"signIns": [oldest, entry({"signInEventTypes": ["nonInteractiveUser"]})]}).status == "pass"
	of({"signIns": [oldest, entry({"signInEventTypes": ["interactiveUser"]})]}).status == "notAssessed"
}

test_a_program_that_signs_in_by_itself if {
	verdicts.says(of({"signIns": [oldest], "legacySignIns": [entry({"clientAppUsed": "Authenticated SMTP", "userId": "scanner"})]}), {"status": "fail", "first id": "scanner"})
	every case in [["IMAP4", "fail"], ["Unheard", "notAssessed"]] { of({"signIns": [], "legacySignIns": [entry({"clientAppUsed": case[0]})]}).status == case[1] }
}

test_only_modern_programs if {
	result := outcome([oldest, entry({"clientAppUsed": "Mobile Apps and Desktop clients"})])
	verdicts.says(result, {"status": "pass", "first evidence": "The log holds 2 sign-ins of 27 days, 2 of them successful."})
	contains(result.evidence[1], "looked at, too")
}

test_an_old_protocol if {
	verdicts.says(outcome([oldest, entry({"clientAppUsed": "IMAP4", "createdDateTime": "2026-11-01T10:00:00Z"}), entry({"clientAppUsed": "POP3"})]), {
		"status": "fail", "summary": "One account was opened through an old sign-in protocol", "affected": [{"type": "user", "id": "u1", "name": "Ana", "detail": "by IMAP4 and POP3, last on 2026-11-20"}],
	})
}

test_each_account_is_named_once if {
	verdicts.says(outcome([entry({"clientAppUsed": "IMAP4"}), entry({"clientAppUsed": "IMAP4", "userDisplayName": "Anna"}), entry({"clientAppUsed": "IMAP4", "userId": "u2"})]), {
		"summary": "Two accounts were opened through an old sign-in protocol", "affected count": 2,
	})
}

test_every_old_protocol_counts if {
	every name in auth_14.legacy { outcome([oldest, entry({"clientAppUsed": upper(name)})]).status == "fail" }
	outcome([oldest, entry({"clientAppUsed": "Other clients; IMAP"})]).status == "fail"
}

test_a_sign_in_that_was_refused_is_no_success if {
	every value in [53003, "50126"] { outcome([oldest, entry({"clientAppUsed": "IMAP4", "status": {"errorCode": value}})]).status == "pass" }
	outcome([oldest, entry({"clientAppUsed": "IMAP4", "status": {"errorCode": "0"}})]).status == "fail"
}

test_an_outcome_or_program_nobody_knows if {
	every name in [null, "", "Universal Outlook", "ClientOfTomorrow", 3] { outcome([oldest, entry({"clientAppUsed": name})]).status == "notAssessed" }
	every value in [null, {"errorCode": null}, {"errorCode": ""}] { outcome([oldest, entry({"clientAppUsed": "IMAP4", "status": value})]).status == "notAssessed" }
	outcome([oldest, entry({"status": null})]).status == "pass"
}

test_an_old_protocol_beats_an_unknown_one if outcome([entry({"clientAppUsed": "IMAP4"}), entry({"clientAppUsed": ""})]).status == "fail"

test_a_short_log_proves_nothing if {
	verdicts.says(outcome([entry({})]), {"status": "notAssessed", "reason has": "1 days"})
	every case in [[{"createdDateTime": null}, "notAssessed"], [{"clientAppUsed": "IMAP4"}, "fail"]] { outcome([entry(case[0])]).status == case[1] }
}

test_an_empty_log_proves_nothing if outcome([]).status == "notAssessed"

test_an_account_without_a_name if {
	verdicts.says(outcome([entry({"clientAppUsed": "IMAP4", "userId": "", "userDisplayName": null})]), {"first id": "ana@x", "first name": "ana@x"})
}

test_a_sign_in_without_a_date if outcome([entry({"clientAppUsed": "IMAP4", "createdDateTime": null})]).affected[0].detail == "by IMAP4"
