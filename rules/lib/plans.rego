# Which capabilities the tenant's licences surely do not bring, where that was read. What
# is in force, and what a plan brings, the licence table decides.
package triage.lib.plans

without_p1 if lacks("entraP1")

# Privileged Identity Management comes with Entra ID P2 and with ID Governance.
without_pim if lacks("accessReviews")

lacks(key) if {
	owned := licences_bring(input.sources.subscribedSkus)
	not key in owned.has | owned.perhaps
}
