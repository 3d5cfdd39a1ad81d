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

# The first known level among several keys.
first(row, keys) := known[0] if {
	known := levels(row, keys)
	count(known) > 0
}

first(row, keys) := "unknown" if count(levels(row, keys)) == 0

levels(row, keys) := [found | some key in keys; found := level(row, key); found != "unknown"]
