//! The objects that a call is made for, one by one.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Each;
use crate::well_known;

impl Each {
    /// The sources that tell which objects these are.
    pub(super) fn sources(self) -> &'static [&'static str] {
        match self {
            Each::Groups => &["groups", "conditionalAccessPolicies", "roleAssignments", "roleEligibilities"],
            Each::EnabledAccounts => &["users"],
            Each::OtherApps | Each::ContentServices => &["servicePrincipals"],
            Each::WindowsDevices => &["managedDevices"],
            Each::RoleGroups => &["groups"],
            Each::CutPolicies => &["configurationPolicies"],
            Each::Intents => &["intents"],
            Each::Templates => &["groupPolicyConfigurations"],
            Each::Reviews => &["accessReviews"],
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
            // One that does not say so may hold a role.
            (Each::RoleGroups, _) => ids(rows.iter().filter(|row| may_hold_a_role(row))),
            (Each::ContentServices, _) => ids(rows.iter().filter(|row| is_content_service(row))),
            (Each::CutPolicies, _) => ids(rows.iter().filter(|row| is_cut(row))),
            (Each::Intents | Each::Templates, _) => ids(rows.iter()),
            (Each::Reviews, _) => ids(rows.iter().filter(|row| !row["instances"].is_array())),
        }
    }
}

fn ids<'a>(rows: impl Iterator<Item = &'a Value>) -> BTreeSet<String> {
    rows.filter_map(|row| row["id"].as_str().map(str::to_owned)).collect()
}

fn is_microsofts(row: &Value) -> bool {
    row["appOwnerOrganizationId"].as_str().is_some_and(well_known::is_microsofts)
}

/// `isAssignableToRole` is null for groups that cannot.
/// <https://learn.microsoft.com/graph/api/resources/group>
fn may_hold_a_role(row: &Value) -> bool {
    row.get("isAssignableToRole").is_none_or(|assignable| *assignable == true)
}

fn is_content_service(row: &Value) -> bool {
    row["appId"].as_str().is_some_and(well_known::holds_content)
}

/// Whether the list of settings in a row is not all that the policy has.
fn is_cut(row: &Value) -> bool {
    let here = row["settings"].as_array().map(|settings| settings.len() as u64);
    !row["settings@odata.nextLink"].is_null()
        || here.is_none()
        || row["settingCount"].as_u64().is_some_and(|count| Some(count) != here)
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_list_of_settings_that_goes_on_elsewhere_is_cut() {
        let whole = json!({"id": "a", "settingCount": 1, "settings": [{"id": "0"}]});
        assert!(!is_cut(&whole));
        for (key, value) in [
            ("settings@odata.nextLink", json!("https://graph.microsoft.com/beta/x")),
            ("settingCount", json!(26)),
            ("settings", json!(null)),
        ] {
            let mut cut = whole.clone();
            cut[key] = value;
            assert!(is_cut(&cut), "{key}");
        }
    }

    #[test]
    fn groups_that_hold_no_role_are_left_out() {
        let rows = [
            json!({"id": "a", "isAssignableToRole": true}),
            json!({"id": "b", "isAssignableToRole": false}),
            json!({"id": "c", "isAssignableToRole": null}),
            json!({"id": "d"}),
        ];
        assert_eq!(Each::RoleGroups.ids("groups", &rows), BTreeSet::from(["a".to_owned(), "d".to_owned()]));
    }
}
