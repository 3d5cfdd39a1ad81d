//! Licences: who has which capability.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::capabilities::{brought_by, capability};

use super::raw::text;
use super::{FactError, FactResult, Facts};

/// Why a control is `notLicensed`: the plan that would bring it, and the
/// cheapest one for a practice.
pub fn missing_words(key: &str) -> String {
    match capability(key) {
        Some(capability) if capability.cheapest.starts_with(capability.name) => {
            format!("Your plans do not include {}. The least expensive way: {}.", capability.name, capability.cheapest)
        }
        Some(capability) => {
            format!(
                "Your plans do not include {}. The least expensive plan with it: {}.",
                capability.name, capability.cheapest
            )
        }
        None => "Your plans do not include it.".to_owned(),
    }
}

/// The capabilities a user's own licences bring, without disabled plans.
///
/// Reads `assignedLicenses` against the products; `assignedPlans` only where
/// the products were not read.
pub(super) fn of_user(user: &Value, skus: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<&'static str> {
    let list = |key: &str| user.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    if skus.is_empty() {
        let enabled = list("assignedPlans").iter().filter(|plan| text(plan, "capabilityStatus") == "Enabled");
        return brought_by(enabled.map(|plan| text(plan, "servicePlanId")));
    }
    let mut plans: BTreeSet<&str> = BTreeSet::new();
    for licence in list("assignedLicenses") {
        let disabled: BTreeSet<String> = licence
            .get("disabledPlans")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|plan| plan.as_str().map(str::to_lowercase))
            .collect();
        let brought = skus.get(&text(licence, "skuId").to_lowercase()).into_iter().flatten();
        plans.extend(brought.filter(|plan| !disabled.contains(*plan)).map(String::as_str));
    }
    brought_by(plans.into_iter())
}

/// What every person who works with patient data in the cloud should have.
const NEEDED: [&str; 4] = ["entraP1", "intune", "defenderOfficeP1", "dlp"];

/// The fact `licences`: `{tenant: [keys], needed: [{key, name, cheapest, inTenant,
/// without: [{id, name, upn}]}], licensedPeople, unreadable: [names]}`: for each
/// capability this tool's controls rest on, the enabled, licensed members who lack it;
/// and members whose licences could not be read.
pub(super) fn licences(facts: &Facts<'_>) -> FactResult<Value> {
    let tenant = facts.tenant_capabilities()?.ok_or_else(|| FactError::Malformed {
        path: "subscribedSkus".to_owned(),
        problem: "whether a plan is in force is told in words this version does not know".to_owned(),
    })?;
    let members = facts.people()?.all().iter().filter(|person| person.enabled != Some(false) && !person.guest);
    let licensed: Vec<_> = members.clone().filter(|person| person.licensed == Some(true)).collect();
    let unreadable: Vec<_> = members.filter(|person| person.licensed.is_none()).map(|person| &person.name).collect();
    let needed: Vec<Value> = NEEDED
        .iter()
        .filter_map(|key| capability(key))
        .map(|capability| {
            let without: Vec<Value> = licensed
                .iter()
                .filter(|person| !person.capabilities.contains(capability.key))
                .map(|person| json!({"id": person.id, "name": person.name, "upn": person.upn}))
                .collect();
            json!({
                "key": capability.key, "name": capability.name, "cheapest": capability.cheapest,
                "inTenant": tenant.contains(capability.key), "without": without,
            })
        })
        .collect();
    Ok(json!({"tenant": tenant, "needed": needed, "licensedPeople": licensed.len(), "unreadable": unreadable}))
}
