package triage.lib.accounts

# The ids of accounts whose kind, member or guest, was read.
typed := union({values_of(rows_where(input.sources.users, {"userType": type}), "id") |
	some type in values_of(input.sources.users, "userType")
	lower(sprintf("%v", [type])) in {"member", "guest"}
})

# The registration report by list of methods, which many people share. Who has none that
# could be read is in no part.
registrations := [{"methods": set_of(rows[0].methodsRegistered), "ids": values_of(rows, "id")} |
	some rows in grouped(object.get(input.sources, "userRegistrationDetails", []), ["methodsRegistered"])
]
