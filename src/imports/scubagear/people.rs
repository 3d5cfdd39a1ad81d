//! What the export tells of administrators and licences.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::commands::Commands;
use super::parts::{read, unreliable};
use super::shapes::{as_graph_names, unfolded};
use crate::json::text;
use crate::snapshot::Source;
use crate::time::Utc;
use crate::well_known::GLOBAL_ADMINISTRATOR;

/// More plans, or administrators, than a practice can have.
const MOST: usize = 5_000;

/// The tenant's service plans, as one product that holds them all. The exporter lists
/// plans that are in use only; a row that is not one, or has no id, leaves open what the
/// tenant has.
pub(super) fn service_plans(export: &Map<String, Value>, read_at: Utc) -> Option<Source> {
    let rows = export.get("service_plans")?.as_array()?.iter().filter(|row| !row.is_null());
    let plans: Vec<Value> = rows.cloned().map(|row| as_graph_names(unfolded(row))).collect();
    if plans.is_empty() {
        return None;
    }
    if plans.len() > MOST {
        return Some(unreliable(
            format!("service_plans lists {} rows, more than the {MOST} that are read", plans.len()),
            read_at,
        ));
    }
    if let Some(index) = plans.iter().position(|plan| text(plan, "servicePlanId").is_empty()) {
        return Some(unreliable(format!("service_plans[{index}] has no ServicePlanId"), read_at));
    }
    let product = json!([{
        "skuId": "", "skuPartNumber": "service plans of the tenant", "capabilityStatus": "Enabled",
        "servicePlans": plans,
    }]);
    Some(read(product, read_at))
}

const USERS: (&str, &str) = ("privileged_users", "#microsoft.graph.user");
const APPS: (&str, &str) = ("privileged_service_principals", "#microsoft.graph.servicePrincipal");

/// The holders of privileged roles, as `/directoryRoles?$expand=members` lists them.
pub(super) fn privileged_roles(export: &Map<String, Value>, commands: &Commands, read_at: Utc) -> Option<Source> {
    let mut roles: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    let mut seen = 0;
    for (key, kind) in [USERS, APPS] {
        for (id, holder) in export.get(key).and_then(Value::as_object).into_iter().flatten() {
            seen += 1;
            let Some(held) = role_names(holder) else {
                return Some(unreliable(format!("{key}.{id} does not list its roles"), read_at));
            };
            for name in held {
                let member = json!({"@odata.type": kind, "id": id, "displayName": name_of(holder)});
                roles.entry(name).or_default().push(member);
            }
        }
    }
    if roles.is_empty() {
        return None;
    }
    if seen > MOST {
        return Some(unreliable(
            format!("privileged_users lists {seen} accounts, more than the {MOST} that are read"),
            read_at,
        ));
    }
    if !commands.confirm(&["Get-PrivilegedUser"], false) {
        return Some(unreliable("Get-PrivilegedUser", read_at));
    }
    let templates = templates(export);
    let rows = roles.into_iter().map(|(name, members)| {
        let template = templates.get(name).copied().unwrap_or_default();
        let id = if template.is_empty() { name } else { template };
        json!({"id": id, "displayName": name, "roleTemplateId": template, "members": members})
    });
    Some(read(rows.collect(), read_at))
}

/// The names of the roles that somebody holds; PowerShell may write a single one bare.
fn role_names(holder: &Value) -> Option<Vec<&str>> {
    match holder.get("roles")? {
        Value::String(name) if !super::shapes::is_cut(name) => Some(vec![name]),
        Value::Array(names) => {
            names.iter().map(|name| name.as_str().filter(|name| !super::shapes::is_cut(name))).collect()
        }
        _ => None,
    }
}

/// The name, which service principals of an export may lack.
fn name_of(holder: &Value) -> &str {
    ["DisplayName", "displayName"]
        .into_iter()
        .map(|key| text(holder, key))
        .find(|name| !name.is_empty())
        .unwrap_or_default()
}

fn templates(export: &Map<String, Value>) -> BTreeMap<&str, &str> {
    let rows = export.get("privileged_roles").and_then(Value::as_array).into_iter().flatten();
    let listed = rows.map(|role| (text(role, "DisplayName"), text(role, "RoleTemplateId")));
    [("Global Administrator", GLOBAL_ADMINISTRATOR)]
        .into_iter()
        .chain(listed.filter(|(_, template)| !template.is_empty()))
        .collect()
}
