package triage.gst_02_test

import data.triage.gst_02

verdict(policy) := result if result := gst_02.result with input as {"basis": "graph", "sources": {"authorizationPolicy": policy}}

of(value) := verdict({"allowInvitesFrom": value})

test_levels if {
	of("none").status == "pass"
	of("none").summary == "Nobody may invite guests"
	of("adminsAndGuestInviters").status == "pass"
	of("adminsAndGuestInviters").summary == "Only administrators and guest inviters may invite guests"
	of("adminsAndGuestInviters").evidence == ["The invite setting is “adminsAndGuestInviters”."]
	every value in ["adminsGuestInvitersAndAllMembers", "everyone"] { of(value).status == "fail" }
}

test_the_setting_is_named if {
	result := of("everyone")
	result.summary == "Everybody can invite guests, and guests can bring further guests"
	result.affected == [{"type": "setting", "id": "authorizationPolicy.allowInvitesFrom", "name": "Who may invite guests", "detail": "everyone, guests included"}]
	of("adminsGuestInvitersAndAllMembers").affected[0].detail == "administrators, guest inviters and all members"
}

test_odd_values_cannot_be_told if {
	every value in [null, "", "unknownFutureValue", 1, true, []] { of(value).status == "notAssessed" }
	verdict({}).status == "notAssessed"
}
