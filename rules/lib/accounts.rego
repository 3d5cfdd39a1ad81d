package triage.lib.accounts

# The ids of accounts whose kind, member or guest, was read.
typed := union({values_of(rows_where(input.sources.users, {"userType": type}), "id") |
	some type in values_of(input.sources.users, "userType")
	lower(sprintf("%v", [type])) in {"member", "guest"}
})
