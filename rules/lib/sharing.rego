# How far SharePoint and OneDrive let files go, as Get-SPOTenant exports it.
package triage.lib.sharing

# The level at a key, by Microsoft's name in lower case; "unknown" else.
level(row, key) := choice_at(row, key, {
	"0": "disabled", "disabled": "disabled",
	"1": "externalusersharingonly", "externalusersharingonly": "externalusersharingonly",
	"2": "externaluserandguestsharing", "externaluserandguestsharing": "externaluserandguestsharing",
	"3": "existingexternalusersharingonly", "existingexternalusersharingonly": "existingexternalusersharingonly",
})

# From the least open to the most.
openness := {"disabled": 0, "existingexternalusersharingonly": 1, "externalusersharingonly": 2, "externaluserandguestsharing": 3}

# As the SharePoint admin center names the levels.
names := {
	"disabled": "Only people in your organization", "existingexternalusersharingonly": "Existing guests",
	"externalusersharingonly": "New and existing guests", "externaluserandguestsharing": "Anyone",
}

# The tenant's level: what Microsoft says now stands before an export, which is older.
latest(exported) := first_of([level(object_at(input.sources, "sharepointSettings"), "sharingCapability"), level(exported, "SharingCapability")])

# The first known level among several keys.
first(row, keys) := first_of([level(row, key) | some key in keys])

first_of(levels) := known[0] if {
	known := [found | some found in levels; found != "unknown"]
	count(known) > 0
} else := "unknown"
