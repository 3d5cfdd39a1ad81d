//! Licences: which capability a service plan brings, and who has it.
//!
//! Source: Microsoft's "Product names and service plan identifiers for licensing"
//! (<https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference>).
//! Matching is by service plan id, never by product name, so that unknown
//! products work.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::raw::text;
use super::{FactResult, Facts};

/// A capability that controls may need.
pub struct Capability {
    /// The key in rule metadata.
    pub key: &'static str,
    /// The name people buy it under.
    pub name: &'static str,
    /// The least expensive plan for a practice that brings it.
    pub cheapest: &'static str,
    plans: &'static [&'static str],
}

/// The licence table.
pub const CAPABILITIES: &[Capability] = &[
    Capability {
        key: "entraP1",
        name: "Microsoft Entra ID P1",
        cheapest: "Microsoft 365 Business Premium",
        // P2 contains P1.
        plans: &["41781fb2-bc02-4b7c-bd55-b576c07bb09d", "eec0eb4f-6444-4f95-aba0-50c24d67f998"],
    },
    Capability {
        key: "entraP2",
        name: "Microsoft Entra ID P2",
        cheapest: "Microsoft Entra ID P2, added for the people concerned",
        plans: &["eec0eb4f-6444-4f95-aba0-50c24d67f998"],
    },
    Capability {
        key: "accessReviews",
        name: "Microsoft Entra ID P2 or ID Governance",
        cheapest: "Microsoft Entra ID P2, added for the people concerned",
        plans: &["eec0eb4f-6444-4f95-aba0-50c24d67f998", "e866a266-3cff-43a3-acca-0c90a7e00c8b"],
    },
    Capability {
        key: "intune",
        name: "Microsoft Intune",
        cheapest: "Microsoft 365 Business Premium",
        plans: &["c1ec4a95-1f05-45b3-a911-aa3fa01094f5", "8e9ff0ff-aa7a-4b20-83c1-2f636b600ac2"],
    },
    Capability {
        key: "defenderOfficeP1",
        name: "Microsoft Defender for Office 365 Plan 1",
        cheapest: "Microsoft 365 Business Premium",
        plans: &["f20fedf3-f3c3-43c3-8267-2bfdd51c0939", "8e0c0a52-6a6c-4d40-8370-dd62790dcd70"],
    },
    Capability {
        key: "defenderOfficeP2",
        name: "Microsoft Defender for Office 365 Plan 2",
        cheapest: "Microsoft Defender for Office 365 Plan 2, as an add-on",
        plans: &["8e0c0a52-6a6c-4d40-8370-dd62790dcd70"],
    },
    Capability {
        key: "defenderEndpoint",
        name: "Microsoft Defender for Business",
        cheapest: "Microsoft 365 Business Premium",
        plans: &[
            "bfc1bbd9-981b-4f71-9b82-17c35fd0e2a4",
            "871d91ec-ec1a-452b-a83f-bd76c7d770ef",
            "292cc034-7b7c-4950-aaf5-943befd3f1d4",
        ],
    },
    Capability {
        key: "dlp",
        name: "Microsoft Purview Data Loss Prevention",
        cheapest: "Microsoft 365 Business Premium",
        // Enterprise plans bring it with Exchange Online Plan 2.
        plans: &["9bec7e34-c9fa-40b7-a9d1-bd6d1165c7ed", "efb87545-963c-4e0d-99df-69c6916d9eb0"],
    },
    Capability {
        key: "dlpTeams",
        name: "Data Loss Prevention for Teams",
        cheapest: "Microsoft 365 E5 Compliance",
        plans: &["6dc145d6-95dd-4191-b9c3-185575ee6f6b"],
    },
    Capability {
        key: "messageEncryption",
        name: "Microsoft Purview Message Encryption",
        cheapest: "Microsoft 365 Business Premium",
        plans: &["bea4c11e-220a-4e6d-8eb8-8ea15d019f90", "6c57d4b6-3b23-47a5-9bc9-69f17b4947b3"],
    },
    Capability {
        key: "auditPremium",
        name: "Microsoft Purview Audit (Premium)",
        cheapest: "Microsoft 365 E5 Compliance",
        plans: &["2f442157-a11c-46b9-ae5b-6e39ff4e5849"],
    },
    Capability {
        key: "litigationHold",
        name: "Exchange Online Plan 2 or Exchange Online Archiving",
        cheapest: "Microsoft 365 Business Premium",
        plans: &[
            "efb87545-963c-4e0d-99df-69c6916d9eb0",
            "176a09a6-7ec5-4039-ac02-b2791c6ba793",
            "da040e0a-b393-4bea-bb76-928b3fa1cf5a",
        ],
    },
    Capability {
        key: "cloudAppSecurity",
        name: "Microsoft Defender for Cloud Apps",
        cheapest: "Microsoft Defender for Cloud Apps, as an add-on",
        plans: &["2e2ddb96-6af9-4b1d-a3f0-d6ecfd22edb2", "8c098270-9dd4-4350-9b30-ba4703f3b36b"],
    },
];

/// The entry of a key.
pub fn capability(key: &str) -> Option<&'static Capability> {
    CAPABILITIES.iter().find(|capability| capability.key == key)
}

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
