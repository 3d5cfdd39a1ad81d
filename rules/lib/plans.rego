# Which service plans the tenant's licences bring, where that was read.
package triage.lib.plans

# Entra ID P1 is part of P2
# (https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference).
without_p1 if {
	whole
	count(brought & {"41781fb2-bc02-4b7c-bd55-b576c07bb09d", "eec0eb4f-6444-4f95-aba0-50c24d67f998"}) == 0
}

without_p2 if {
	whole
	not "eec0eb4f-6444-4f95-aba0-50c24d67f998" in brought
}

whole if {
	skus := input.sources.subscribedSkus
	is_array(skus)
	every sku in skus { is_array(sku.servicePlans) }
}

brought := lowered(texts_of(flattened([items_at(sku, "servicePlans") | some sku in items_at(input.sources, "subscribedSkus")]), "servicePlanId"))
