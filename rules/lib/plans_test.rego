package triage.lib.plans_test

import data.triage.lib.plans

p1 := "41781fb2-bc02-4b7c-bd55-b576c07bb09d"

p2 := "EEC0EB4F-6444-4F95-ABA0-50C24D67F998"

of(value) := {"p1": without_p1, "p2": without_p2} if {
	without_p1 := count([1 | plans.without_p1 with input as value]) == 1
	without_p2 := count([1 | plans.without_p2 with input as value]) == 1
}

skus(ids) := {"sources": {"subscribedSkus": [{"servicePlans": [{"servicePlanId": id} | some id in ids]}]}}

test_plans if {
	of(skus([p1])) == {"p1": false, "p2": true}
	of(skus([p2])) == {"p1": false, "p2": false}
	of(skus(["x"])) == {"p1": true, "p2": true}
	of({"sources": {"subscribedSkus": []}}) == {"p1": true, "p2": true}
}

test_what_was_not_read_lacks_nothing if {
	of({"sources": {}}) == {"p1": false, "p2": false}
	of({"sources": {"subscribedSkus": [{"servicePlans": null}]}}) == {"p1": false, "p2": false}
	of({"sources": {"subscribedSkus": [{}]}}) == {"p1": false, "p2": false}
	of(skus([null, 7])) == {"p1": true, "p2": true}
}
