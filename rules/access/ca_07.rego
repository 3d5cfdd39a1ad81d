# METADATA
# title: Sign-ins from countries where nobody works are refused
# description: >-
#   Many attempts with stolen passwords come from abroad. If nobody who works for you is
#   there, such sign-ins can be refused, and a good part of the attempts ends at the door.
#   It does not stop somebody who hides behind an address in your own country.
# related_resources:
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/policy-block-by-location
#     description: Block access by location
#   - ref: https://learn.microsoft.com/entra/identity/conditional-access/concept-assignment-network
#     description: Network assignment in Conditional Access
# custom:
#   id: CA-07
#   severity: medium
#   hipaa:
#     - {cite: 164.312(a)(1), specification: standard}
#   frameworks:
#     nist_csf: [PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [AC-3, AC-17]
#   evidence:
#     - basis: graph
#       sources: [conditionalAccessPolicies, users]
#       uses: [namedLocations, groups, groupMembers, roleAssignments, roleDefinitions, authenticationStrengths, securityDefaults, subscribedSkus]
#       facts: [countryBlockCoverage]
#       partial_proves: [users]
#     - basis: graph            # without the accounts
#       sources: [conditionalAccessPolicies]
#       uses: [securityDefaults, authenticationStrengths, namedLocations, groups, groupMembers, roleDefinitions, subscribedSkus]
#       facts: [countryBlockCoverage]
#   licence: [entraP1]
#   effort: 1 hour
#   after: [CA-04]
#   fix:
#     - Ask who works or travels abroad, and from which countries your vendors sign in (billing, transcription, IT support); they are refused, too. Write the countries you keep open into the profile; this tool’s README shows how, under “Exceptions and profile”.
#     - Open the Entra admin center, Conditional Access, Named locations, and add a countries location with the countries you keep open. Leave “Include unknown countries/regions” unticked.
#     - Under Policies create one for “All users” and “All resources”; under Network include “Any network or location” and exclude only that location; under Grant choose “Block access”. A list of bad countries leaves the rest of the world open.
#     - Under Users, Exclude, leave out your emergency accounts and the synchronization account (you have one only if a server of your own sends accounts to Microsoft). A vendor who has to sign in from elsewhere may be left out by name; record that as an exception.
#     - Run it as Report-only for a week, look under “Policy impact” whom it would have stopped, then set it to On.
#     - For a journey, add the country to the location and take it out afterwards.
#   link: https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/NamedLocations
#   since: 0.1.0
package triage.ca_07

import data.triage.lib.coverage

result := object.union(verdict, {"evidence": array.concat([home], object.get(verdict, "evidence", []))})

verdict := coverage.verdict(input.facts.countryBlockCoverage, {
	"all": "Sign-ins from countries where nobody works are refused",
	"nobody": "Sign-ins from countries where nobody works are let through",
	"some_one": "account can be signed in to from countries where nobody works",
	"some_many": "accounts can be signed in to from countries where nobody works",
	"weaker": "Sign-ins from other countries are refused",
	"none": "There is no enabled account of your own",
})

countries := object.get(input.profile, "countries", [])

home := "The profile names no countries where your staff work; the United States is assumed." if count(countries) == 0
else := sprintf("Countries where your staff work, by the profile: %s.", [concat(", ", countries)])
