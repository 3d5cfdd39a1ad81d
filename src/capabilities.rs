//! Which capability a service plan brings.
//!
//! Source: Microsoft's "Product names and service plan identifiers for licensing"
//! (<https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference>).
//! Matching is by service plan id, never by product name, so that unknown
//! products work.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// A capability that controls may need.
pub struct Capability {
    /// The key in rule metadata.
    pub key: &'static str,
    /// The name people buy it under.
    pub name: &'static str,
    /// The least expensive plan for a practice that brings it.
    pub cheapest: &'static str,
    /// The ids of the service plans any one of which brings it.
    pub plans: &'static [&'static str],
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
        plans: &[
            "c1ec4a95-1f05-45b3-a911-aa3fa01094f5",
            "8e9ff0ff-aa7a-4b20-83c1-2f636b600ac2",
            "3e170737-c728-4eae-bbb9-3f3360f7184c",
        ],
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

/// The capabilities that service plans bring, by the plans' ids.
pub fn brought_by<'a>(plans: impl Iterator<Item = &'a str>) -> BTreeSet<&'static str> {
    let plans: BTreeSet<&str> = plans.collect();
    let brought = CAPABILITIES.iter().filter(|capability| capability.plans.iter().any(|plan| plans.contains(plan)));
    brought.map(|capability| capability.key).collect()
}

/// The usable service plans of each product in force, by the product's id, from
/// the rows of `/subscribedSkus`.
pub fn plans_by_product(products: &[Value]) -> BTreeMap<String, BTreeSet<String>> {
    let in_force = products.iter().filter(|product| matches!(text(product, "capabilityStatus"), "Enabled" | "Warning"));
    in_force
        .map(|product| {
            let usable =
                plans(product).iter().filter(|plan| matches!(text(plan, "provisioningStatus"), "Success" | ""));
            let ids = usable.map(|plan| text(plan, "servicePlanId").to_lowercase()).collect();
            (text(product, "skuId").to_lowercase(), ids)
        })
        .collect()
}

/// The capabilities of a tenant's products together; `None` where the state of a
/// product or plan is told in words this version does not know.
/// <https://learn.microsoft.com/graph/api/resources/subscribedsku>
pub fn of_tenant(products: &[Value]) -> Option<BTreeSet<&'static str>> {
    const PRODUCT: [&str; 5] = ["Enabled", "Warning", "Suspended", "Deleted", "LockedOut"];
    const PLAN: [&str; 7] =
        ["Success", "", "Disabled", "Error", "PendingInput", "PendingActivation", "PendingProvisioning"];
    let understood = |product: &Value| {
        PRODUCT.contains(&text(product, "capabilityStatus"))
            && plans(product).iter().all(|plan| PLAN.contains(&text(plan, "provisioningStatus")))
    };
    let plans = plans_by_product(products);
    products.iter().all(understood).then(|| brought_by(plans.values().flatten().map(String::as_str)))
}

fn plans(product: &Value) -> &[Value] {
    product["servicePlans"].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object[key].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn product(state: &str, plan: &str) -> Value {
        let id = "41781FB2-BC02-4B7C-BD55-B576C07BB09D";
        json!({"skuId": "s", "capabilityStatus": state, "servicePlans": [{"servicePlanId": id, "provisioningStatus": plan}]})
    }

    #[test]
    fn only_what_is_in_force_counts() {
        for (state, plan, has) in [
            ("Enabled", "Success", true),
            ("Warning", "Success", true),
            ("Suspended", "Success", false),
            ("Enabled", "Disabled", false),
        ] {
            assert_eq!(of_tenant(&[product(state, plan)]).unwrap().contains("entraP1"), has, "{state} {plan}");
        }
        assert_eq!(of_tenant(&[]), Some(BTreeSet::new()));
    }

    #[test]
    fn an_unknown_state_is_neither_in_force_nor_not() {
        assert_eq!(of_tenant(&[product("Enabled", "Success"), product("Resting", "Success")]), None);
        assert_eq!(of_tenant(&[product("Enabled", "Resting")]), None);
        assert_eq!(of_tenant(&[json!({"skuId": "s"})]), None);
    }
}
