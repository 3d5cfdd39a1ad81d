//! The objects that a call is made for, one by one.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Each;

/// Microsoft's own tenants: whose apps are Microsoft's.
const MICROSOFT: [&str; 2] = ["f8cdef31-a31e-4b4a-93e4-5f571e91255a", "72f988bf-86f1-41af-91ab-2d7cd011db47"];

impl Each {
    /// The sources that tell which objects these are.
    pub(super) fn sources(self) -> &'static [&'static str] {
        match self {
            Each::Groups => &["groups", "conditionalAccessPolicies", "roleAssignments", "roleEligibilities"],
            Each::EnabledAccounts => &["users"],
            Each::OtherApps => &["servicePrincipals"],
            Each::WindowsDevices => &["managedDevices"],
        }
    }

    /// The ids of these objects in the rows of one of those sources.
    pub(super) fn ids(self, source: &str, rows: &[Value]) -> BTreeSet<String> {
        match (self, source) {
            (Each::Groups, "groups") => ids(rows.iter()),
            (Each::Groups, "conditionalAccessPolicies") => rows.iter().flat_map(policy_groups).collect(),
            (Each::Groups, _) => rows.iter().filter_map(principal_group).collect(),
            (Each::EnabledAccounts, _) => ids(rows.iter().filter(|row| row["accountEnabled"] != false)),
            (Each::OtherApps, _) => ids(rows.iter().filter(|row| !is_microsofts(row))),
            (Each::WindowsDevices, _) => ids(rows.iter().filter(|row| {
                row["operatingSystem"].as_str().is_some_and(|system| system.to_ascii_lowercase().starts_with("windows"))
            })),
        }
    }
}

fn ids<'a>(rows: impl Iterator<Item = &'a Value>) -> BTreeSet<String> {
    rows.filter_map(|row| row["id"].as_str().map(str::to_owned)).collect()
}

fn is_microsofts(row: &Value) -> bool {
    row["appOwnerOrganizationId"].as_str().is_some_and(|owner| MICROSOFT.contains(&owner))
}

fn policy_groups(policy: &Value) -> Vec<String> {
    let users = &policy["conditions"]["users"];
    ["includeGroups", "excludeGroups"]
        .iter()
        .filter_map(|list| users[*list].as_array())
        .flatten()
        .filter_map(|id| id.as_str().map(str::to_owned))
        .collect()
}

/// The group that holds a role.
fn principal_group(row: &Value) -> Option<String> {
    let principal = &row["principal"];
    (principal["@odata.type"] == "#microsoft.graph.group").then(|| principal["id"].as_str().map(str::to_owned))?
}
