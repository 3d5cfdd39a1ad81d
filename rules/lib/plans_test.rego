package triage.lib.plans_test

import data.triage.lib.plans

p1 := "41781fb2-bc02-4b7c-bd55-b576c07bb09d"

p2 := "EEC0EB4F-6444-4F95-ABA0-50C24D67F998"

of(value) := {"p1": without_p1, "pim": without_pim} if {
	without_p1 := count([1 | plans.without_p1 with input as value]) == 1
	without_pim := count([1 | plans.without_pim with input as value]) == 1
}

skus(ids, state) := {"sources": {"subscribedSkus": [{"capabilityStatus": state, "servicePlans": [{"servicePlanId": id, "provisioningStatus": "Success"} | some id in ids]}]}}

test_plans if {
	of(skus([p1], "Enabled")) == {"p1": false, "pim": true}
	of(skus([p2], "Enabled")) == {"p1": false, "pim": false}
	of(skus(["e866a266-3cff-43a3-acca-0c90a7e00c8b"], "Enabled")) == {"p1": true, "pim": false}
	of({"sources": {"subscribedSkus": []}}) == {"p1": true, "pim": true}
}

test_a_product_that_is_suspended_brings_nothing if {
	of(skus([p2], "Suspended")) == {"p1": true, "pim": true}
}

test_a_plan_that_nobody_knows_may_bring_anything if {
	of(skus(["01234567-89ab-4cde-8f01-23456789abcd"], "Enabled")) == {"p1": false, "pim": false}
	of(skus([p1], "unknownFutureValue")) == {"p1": false, "pim": true}
}

test_what_was_not_read_lacks_nothing if {
	of({"sources": {}}) == {"p1": false, "pim": false}
	of({"sources": {"subscribedSkus": [{"capabilityStatus": "Enabled", "servicePlans": null}]}}) == {"p1": false, "pim": false}
	of({"sources": {"subscribedSkus": [{}]}}) == {"p1": false, "pim": false}
	of(skus([null, 7], "Enabled")) == {"p1": false, "pim": false}
}
