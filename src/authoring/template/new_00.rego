# METADATA
# title: FILL IN the safeguard in its good state, “A second step at sign-in covers every account”
# description: >-
#   FILL IN what is at stake for a practice, in one to three plain sentences.
# related_resources:
#   - ref: https://learn.microsoft.com/ # FILL IN
#     description: FILL IN the page's title
# custom:
#   id: NEW-00
#   severity: medium # FILL IN critical, high, medium, low or info
#   hipaa:
#     - {cite: 164.312(a)(1), specification: standard} # FILL IN as in rules/citations.json
#   frameworks: # FILL IN, or leave a list out
#     nist_csf: [PR.AA-05]
#     hicp: ["3"]
#     nist_800_53: [AC-3]
#   evidence:
#     - basis: graph
#       sources: [sharepointSettings] # FILL IN; `triage sources` lists them
#   effort: 15 minutes # FILL IN for one person, the looking included
#   fix:
#     - FILL IN steps that a non-specialist can follow; prepare, warn, switch on, look again.
#   link: https://admin.microsoft.com/ # FILL IN the page where it is done
#   since: 0.0.0
package triage.new_00

import data.triage.lib.affected
import data.triage.lib.verdicts

# FILL IN what the property says and where Microsoft describes it.
setting := flag_at(input.sources.sharepointSettings, "isUnmanagedSyncAppForTenantRestricted")

result := verdicts.pass("FILL IN what is in place", ["FILL IN what was seen."]) if setting == "yes"

result := verdicts.fail("FILL IN what is missing", [off], []) if setting == "no"

result := verdicts.not_assessed(
	"FILL IN what could not be understood",
	"FILL IN what is missing or strange, and how it can be read.",
) if {
	setting == "unknown"
}

off := affected.setting("sharepointSettings.isUnmanagedSyncAppForTenantRestricted", "FILL IN the setting's name", "off")
