package triage.lib.accounts

# The registration report by list of methods, which many people share. Who has none that
# could be read is in no part.
registrations := [{"methods": set_of(rows[0].methodsRegistered), "ids": values_of(rows, "id")} |
	some rows in grouped(object.get(input.sources, "userRegistrationDetails", []), ["methodsRegistered"])
]
