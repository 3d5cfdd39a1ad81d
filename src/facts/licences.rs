//! Licences: which capability a service plan brings, and who has it.
//!
//! Source: Microsoft's "Product names and service plan identifiers for licensing"
//! (<https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference>).
//! Matching is by service plan id, never by product name, so that unknown
//! products work.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::capabilities::{CAPABILITIES, capability};

use super::raw::text;
use super::{FactResult, Facts};

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

fn capabilities_of<'a>(plans: impl Iterator<Item = &'a str>) -> BTreeSet<&'static str> {
    let plans: BTreeSet<&str> = plans.collect();
    CAPABILITIES
        .iter()
        .filter(|capability| capability.plans.iter().any(|plan| plans.contains(plan)))
        .map(|capability| capability.key)
        .collect()
}

/// The usable service plans of each product, by its id.
pub(super) fn sku_plans(skus: Option<&Value>) -> BTreeMap<String, BTreeSet<String>> {
    skus.and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter(|sku| matches!(text(sku, "capabilityStatus"), "Enabled" | "Warning"))
        .map(|sku| {
            let plans = sku.get("servicePlans").and_then(Value::as_array).into_iter().flatten();
            let usable = plans.filter(|plan| matches!(text(plan, "provisioningStatus"), "Success" | ""));
            (text(sku, "skuId").to_lowercase(), usable.map(|plan| text(plan, "servicePlanId").to_lowercase()).collect())
        })
        .collect()
}

/// The capabilities of the tenant's licences together.
pub(super) fn tenant_capabilities(skus: &Value) -> BTreeSet<&'static str> {
    let plans = sku_plans(Some(skus));
    capabilities_of(plans.values().flatten().map(String::as_str))
}

/// The capabilities a user's own licences bring, without disabled plans.
///
/// Reads `assignedLicenses` against the products; `assignedPlans` only where
/// the products were not read.
pub(super) fn of_user(user: &Value, skus: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<&'static str> {
    let list = |key: &str| user.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    if skus.is_empty() {
        let enabled = list("assignedPlans").iter().filter(|plan| text(plan, "capabilityStatus") == "Enabled");
        return capabilities_of(enabled.map(|plan| text(plan, "servicePlanId")));
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
    capabilities_of(plans.into_iter())
}

/// What every person who works with patient data in the cloud should have.
const NEEDED: [&str; 4] = ["entraP1", "intune", "defenderOfficeP1", "dlp"];

/// The fact `licences`: `{tenant: [keys], needed: [{key, name, cheapest, inTenant,
/// without: [{id, name, upn}]}], licensedPeople}`: for each capability this
/// tool's controls rest on, the enabled, licensed members who lack it.
pub(super) fn licences(facts: &Facts<'_>) -> FactResult<Value> {
    let tenant = facts.tenant_capabilities()?.unwrap_or_default();
    let licensed: Vec<_> = facts
        .people()?
        .all()
        .iter()
        .filter(|person| person.enabled != Some(false) && person.licensed == Some(true) && !person.guest)
        .collect();
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
    Ok(json!({"tenant": tenant, "needed": needed, "licensedPeople": licensed.len()}))
}
