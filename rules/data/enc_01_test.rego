package triage.enc_01_test

import data.triage.enc_01
import data.triage.lib.verdicts

graph(skus) := {"basis": "graph", "sources": {"subscribedSkus": skus}}

sku(names) := {"skuPartNumber": "SPB", "capabilityStatus": "Enabled", "servicePlans": [{"servicePlanName": name, "provisioningStatus": "Success"} | some name in names]}

status(value) := result.status if result := enc_01.result with input as value

verdict(value) := result if result := enc_01.result with input as value

test_mail_and_files_are_recorded_as_inherited if {
	result := enc_01.result with input as graph([sku(["EXCHANGE_S_STANDARD", "SHAREPOINTSTANDARD", "TEAMS1"])])
	result.status == "pass"
	contains(result.summary, "inherited from the provider")
	result.evidence[0] == "Your tenant uses Exchange Online and SharePoint and OneDrive."
	contains(result.evidence[1], "nothing was measured")
}

test_mail_alone_is_enough if {
	verdicts.says(verdict(graph([sku(["EXCHANGE_S_ENTERPRISE_GOV"])])), {"status": "pass", "first evidence": "Your tenant uses Exchange Online."})
}

test_plans_without_mail_and_files_do_not_apply if status(graph([sku(["AAD_PREMIUM", "EXCHANGE_S_FOUNDATION"])])) == "notApplicable"

test_a_product_that_ran_out_does_not_count if {
	out := object.union(sku(["EXCHANGE_S_STANDARD"]), {"capabilityStatus": "Suspended"})
	status(graph([out])) == "notAssessed"
	status(graph([out, sku(["AAD_PREMIUM"])])) == "notApplicable"
	status(graph([object.union(out, {"capabilityStatus": "Warning"})])) == "pass"
}

test_odd_values_cannot_be_told if every given in [
	[], [{"capabilityStatus": "Enabled", "servicePlans": null}], [{"capabilityStatus": null, "servicePlans": []}], [sku([null])],
	[sku(["AAD_PREMIUM", 4])],
] { status(graph(given)) == "notAssessed" }
