//! Which capability a service plan brings.
//!
//! Source: Microsoft's "Product names and service plan identifiers for licensing"
//! (<https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference>).
//! Matching is by service plan id, never by product name, so that unknown
//! products work.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::json::text;

/// A capability that controls may need.
pub struct Capability {
    /// The key in rule metadata.
    pub key: &'static str,
    /// The name people buy it under.
    pub name: &'static str,
    /// What a practice usually gets it with: "It usually comes with …".
    pub comes_with: &'static str,
    /// The ids of the service plans any one of which brings it, those of the government
    /// clouds last.
    pub plans: &'static [&'static str],
}

/// Added to Business Premium, for at most 300 people; Microsoft's enterprise suites cannot
/// be bought on it.
const DEFENDER_SUITE: &str = "the Microsoft Defender Suite for Business Premium, added for the people concerned";
const PURVIEW_SUITE: &str = "the Microsoft Purview Suite for Business Premium, added for the people concerned";

/// The licence table.
pub const CAPABILITIES: &[Capability] = &[
    Capability {
        key: "entraP1",
        name: "Microsoft Entra ID P1",
        comes_with: "Microsoft 365 Business Premium",
        // P2 contains P1.
        plans: &["41781fb2-bc02-4b7c-bd55-b576c07bb09d", "eec0eb4f-6444-4f95-aba0-50c24d67f998"],
    },
    Capability {
        key: "entraP2",
        name: "Microsoft Entra ID P2",
        comes_with: DEFENDER_SUITE,
        plans: &["eec0eb4f-6444-4f95-aba0-50c24d67f998"],
    },
    Capability {
        key: "accessReviews",
        name: "Microsoft Entra ID P2 or ID Governance",
        comes_with: DEFENDER_SUITE,
        plans: &["eec0eb4f-6444-4f95-aba0-50c24d67f998", "e866a266-3cff-43a3-acca-0c90a7e00c8b"],
    },
    Capability {
        key: "intune",
        name: "Microsoft Intune",
        comes_with: "Microsoft 365 Business Premium",
        plans: &[
            "c1ec4a95-1f05-45b3-a911-aa3fa01094f5",
            "8e9ff0ff-aa7a-4b20-83c1-2f636b600ac2",
            "3e170737-c728-4eae-bbb9-3f3360f7184c",
            "d216f254-796f-4dab-bbfa-710686e646b9",
        ],
    },
    Capability {
        key: "defenderOfficeP1",
        name: "Microsoft Defender for Office 365 Plan 1",
        comes_with: "Microsoft 365 Business Premium",
        plans: &[
            "f20fedf3-f3c3-43c3-8267-2bfdd51c0939",
            "8e0c0a52-6a6c-4d40-8370-dd62790dcd70",
            "493ff600-6a2b-4db6-ad37-a7d4eb214516",
            "900018f1-0cdb-4ecb-94d4-90281760fdc6",
        ],
    },
    Capability {
        key: "defenderOfficeP2",
        name: "Microsoft Defender for Office 365 Plan 2",
        comes_with: "the Microsoft Defender Suite for Business Premium; on its own it usually costs less",
        plans: &["8e0c0a52-6a6c-4d40-8370-dd62790dcd70", "900018f1-0cdb-4ecb-94d4-90281760fdc6"],
    },
    Capability {
        key: "defenderEndpoint",
        name: "Microsoft Defender for Business",
        comes_with: "Microsoft 365 Business Premium",
        plans: &[
            "bfc1bbd9-981b-4f71-9b82-17c35fd0e2a4",
            "871d91ec-ec1a-452b-a83f-bd76c7d770ef",
            "292cc034-7b7c-4950-aaf5-943befd3f1d4",
        ],
    },
    Capability {
        key: "dlp",
        name: "Microsoft Purview Data Loss Prevention",
        comes_with: "Microsoft 365 Business Premium",
        // Enterprise plans bring it with Exchange Online Plan 2.
        plans: &[
            "9bec7e34-c9fa-40b7-a9d1-bd6d1165c7ed",
            "efb87545-963c-4e0d-99df-69c6916d9eb0",
            "8c3069c0-ccdb-44be-ab77-986203a67df2",
        ],
    },
    Capability {
        key: "dlpTeams",
        name: "Data Loss Prevention for Teams",
        comes_with: "one of Microsoft’s Purview suites; ask whoever sells you the licenses which of them covers Teams",
        plans: &["6dc145d6-95dd-4191-b9c3-185575ee6f6b"],
    },
    Capability {
        key: "messageEncryption",
        name: "Microsoft Purview Message Encryption",
        comes_with: "Microsoft 365 Business Premium",
        plans: &[
            "bea4c11e-220a-4e6d-8eb8-8ea15d019f90",
            "6c57d4b6-3b23-47a5-9bc9-69f17b4947b3",
            "6a76346d-5d6e-4051-9fe3-ed3f312b5597",
            "1b66aedf-8ca1-4f73-af76-ec76c6180f98",
        ],
    },
    Capability {
        key: "auditPremium",
        name: "Microsoft Purview Audit (Premium)",
        comes_with: PURVIEW_SUITE,
        plans: &["2f442157-a11c-46b9-ae5b-6e39ff4e5849"],
    },
    Capability {
        key: "litigationHold",
        name: "Exchange Online Plan 2 or Exchange Online Archiving",
        comes_with: "Microsoft 365 Business Premium",
        plans: &[
            "efb87545-963c-4e0d-99df-69c6916d9eb0",
            "8c3069c0-ccdb-44be-ab77-986203a67df2",
            "176a09a6-7ec5-4039-ac02-b2791c6ba793",
            "da040e0a-b393-4bea-bb76-928b3fa1cf5a",
        ],
    },
    Capability {
        key: "cloudAppSecurity",
        name: "Microsoft Defender for Cloud Apps",
        comes_with: "the Microsoft Defender Suite for Business Premium; on its own it usually costs less",
        plans: &["2e2ddb96-6af9-4b1d-a3f0-d6ecfd22edb2", "8c098270-9dd4-4350-9b30-ba4703f3b36b"],
    },
    Capability {
        key: "windowsEnterprise",
        name: "Windows Enterprise",
        comes_with: "Windows Enterprise E3, added for the people concerned",
        plans: &[
            "21b439ba-a0ca-424f-a6cc-52f954a5b111",
            "e7c91390-7625-45be-94e0-e16907e03118",
            "e041597c-9c7f-4ed9-99b0-2663301576f7",
        ],
    },
];

/// The entry of a key.
pub fn capability(key: &str) -> Option<&'static Capability> {
    CAPABILITIES.iter().find(|capability| capability.key == key)
}

/// What licences bring, as far as that is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owned {
    /// The capabilities that they surely bring.
    pub has: BTreeSet<&'static str>,
    /// Those that they may bring beside these.
    pub perhaps: BTreeSet<&'static str>,
}

impl Owned {
    /// Whether a capability is brought; `None` where nobody can tell.
    pub fn brings(&self, key: &str) -> Option<bool> {
        match (self.has.contains(key), self.perhaps.contains(key)) {
            (true, _) => Some(true),
            (_, true) => None,
            _ => Some(false),
        }
    }

    /// What service plans bring.
    pub(crate) fn of<'a>(plans: impl Iterator<Item = (&'a str, InForce)>) -> Self {
        let mut owned = Self::default();
        for (plan, in_force) in plans {
            let plan = plan.to_lowercase();
            let brought = CAPABILITIES.iter().filter(|capability| capability.plans.contains(&plan.as_str()));
            let keys: Vec<&'static str> = match is_known(&plan) {
                true => brought.map(|capability| capability.key).collect(),
                false => CAPABILITIES.iter().map(|capability| capability.key).collect(),
            };
            match in_force {
                InForce::Yes if is_known(&plan) => owned.has.extend(keys),
                InForce::No => {}
                _ => owned.perhaps.extend(keys),
            }
        }
        owned.perhaps.retain(|key| !owned.has.contains(key));
        owned
    }

    /// What service plans that are all in force bring.
    #[cfg(feature = "engine")]
    pub(crate) fn by_plans<'a>(plans: impl Iterator<Item = &'a str>) -> Self {
        Self::of(plans.map(|plan| (plan, InForce::Yes)))
    }

    /// What a user's own licences bring, without disabled plans.
    ///
    /// Reads `assignedLicenses` against the products; `assignedPlans` only where
    /// the products were not read.
    #[cfg(feature = "engine")]
    pub(crate) fn of_user(user: &Value, products: &BTreeMap<String, BTreeMap<String, InForce>>) -> Self {
        let list = |key: &str| user.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        if products.is_empty() {
            let enabled = list("assignedPlans").iter().filter(|plan| text(plan, "capabilityStatus") == "Enabled");
            return Self::by_plans(enabled.map(|plan| text(plan, "servicePlanId")));
        }
        let mut plans = BTreeMap::new();
        for licence in list("assignedLicenses") {
            let disabled: BTreeSet<String> = licence
                .get("disabledPlans")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(|plan| plan.as_str().map(str::to_lowercase))
                .collect();
            let Some(brought) = products.get(&text(licence, "skuId").to_lowercase()) else {
                // A product that is not in the list brings what nobody knows.
                plans.insert("", InForce::Unknown);
                continue;
            };
            for (plan, in_force) in brought.iter().filter(|(plan, _)| !disabled.contains(*plan)) {
                let entry = plans.entry(plan.as_str()).or_insert(*in_force);
                *entry = (*in_force).max(*entry);
            }
        }
        Self::of(plans.iter().map(|(plan, in_force)| (*plan, *in_force)))
    }

    /// What the tenant's products bring together, by the rows of `/subscribedSkus`.
    pub fn by_products(products: &[Value]) -> Self {
        Self::of(plans_by_product(products).values().flatten().map(|(plan, in_force)| (plan.as_str(), *in_force)))
    }
}

/// Whether a plan is in force: paid for and switched on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum InForce {
    /// It is not, or not any more.
    No,
    /// Microsoft has not finished with it, or tells its state in words that are not known here.
    Unknown,
    /// It is.
    Yes,
}

/// The service plans of each product, by the product's id, from the rows of
/// `/subscribedSkus`. A product that is suspended or deleted is not in force.
/// <https://learn.microsoft.com/graph/api/resources/subscribedsku>
pub(crate) fn plans_by_product(products: &[Value]) -> BTreeMap<String, BTreeMap<String, InForce>> {
    let mut all: BTreeMap<String, BTreeMap<String, InForce>> = BTreeMap::new();
    for product in products {
        let whole = match text(product, "capabilityStatus") {
            "Enabled" | "Warning" => InForce::Yes,
            "Suspended" | "Deleted" | "LockedOut" => InForce::No,
            _ => InForce::Unknown,
        };
        let own = all.entry(text(product, "skuId").to_lowercase()).or_default();
        let plans = product["servicePlans"].as_array();
        let listed = plans.into_iter().flatten();
        let listed = listed.map(|plan| (text(plan, "servicePlanId").to_lowercase(), whole.min(state(plan))));
        // A product whose plans were not read holds one that nobody knows.
        let unread = plans.is_none().then(|| (String::new(), whole.min(InForce::Unknown)));
        for (plan, in_force) in listed.chain(unread) {
            let entry = own.entry(plan).or_insert(in_force);
            *entry = in_force.max(*entry);
        }
    }
    all
}

/// A plan that waits for an administrator to switch it on is there to be used; of one that
/// waits for Microsoft nobody can tell.
/// <https://learn.microsoft.com/graph/api/resources/serviceplaninfo>
fn state(plan: &Value) -> InForce {
    match text(plan, "provisioningStatus") {
        "Success" | "PendingActivation" => InForce::Yes,
        "Disabled" => InForce::No,
        _ => InForce::Unknown,
    }
}

/// Whether a service plan is one of which it is known what it brings, if nothing that
/// matters here. Microsoft adds plans every month; a new one may bring anything.
fn is_known(plan: &str) -> bool {
    let listed = CAPABILITIES.iter().any(|capability| capability.plans.contains(&plan));
    let start = plan.get(..8).and_then(|start| u32::from_str_radix(start, 16).ok());
    listed || (plan.len() == 36 && start.is_some_and(|start| KNOWN_PLANS.binary_search(&start).is_ok()))
}

/// The first eight digits, by which they differ, of the ids of the service plans in the
/// products that practices have.
#[rustfmt::skip]
const KNOWN_PLANS: &[u32] = &[
    0x00b6f978, 0x03acaee3, 0x0403bb98, 0x041fe683, 0x0504111f, 0x06162da2, 0x0683001c, 0x07699545, 0x084747ad, 0x0898bdbb,
    0x094e7854, 0x0a05d977, 0x0a20c815, 0x0a4983bb, 0x0b03f40b, 0x0b939472, 0x0bdd5466, 0x0bf3c642, 0x0d0c0d31, 0x0eacfc38,
    0x0f7b9a29, 0x0f9b09cb, 0x0feaeb32, 0x1126bef5, 0x113feb6c, 0x1259157c, 0x12cf31f8, 0x13696edf, 0x13b6da2c, 0x1412cdc1,
    0x14ab5db5, 0x14f8dac2, 0x153f85dd, 0x159f4cd6, 0x16687e20, 0x1689aade, 0x16935b20, 0x176a09a6, 0x17ab22cd, 0x18fa3aba,
    0x199a5c09, 0x1b66aedf, 0x1d0f309f, 0x1db85bca, 0x1fe6227d, 0x2049e525, 0x2078e8df, 0x208120d1, 0x21b439ba, 0x22572403,
    0x24af5f65, 0x276d6e8a, 0x2789c901, 0x28b0fa46, 0x29007dd3, 0x292cc034, 0x2a4baa0e, 0x2b815d45, 0x2bdbaf8f, 0x2c1ada27,
    0x2c6af4f1, 0x2d589a15, 0x2e2ddb96, 0x2f442157, 0x304767db, 0x3089c02b, 0x30df3dbd, 0x31b4e2fc, 0x31cf2cfc, 0x32ad3a4e,
    0x32d15238, 0x33c4f319, 0x34c0d7a0, 0x352257a9, 0x36b29273, 0x37396c73, 0x375cd0ad, 0x3913e44e, 0x39b5c996, 0x3a3976ce,
    0x3afa0b92, 0x3c53ea51, 0x3c8a8792, 0x3da2fd4c, 0x3e170737, 0x3e26ee1f, 0x3ec18638, 0x3efbd4ed, 0x3efff3fe, 0x3f30311c,
    0x3fb82609, 0x3ffba0d2, 0x40b010bb, 0x41781fb2, 0x41bf139a, 0x41fcdd7d, 0x43de0ff5, 0x45c6831b, 0x45e63e9f, 0x46129a58,
    0x4802707d, 0x4828c8ec, 0x483cc331, 0x493ff600, 0x49c7bc16, 0x49f06c3d, 0x4a51bca5, 0x4a82b400, 0x4c246bbc, 0x4ccb60ee,
    0x4de31727, 0x4ed3ff63, 0x4ff01e01, 0x500b6a2a, 0x50554c47, 0x505e180f, 0x50e68c76, 0x5136a095, 0x5141c408, 0x531ee2f8,
    0x5400a66d, 0x54a152dc, 0x54b61386, 0x54fc630f, 0x5689bec4, 0x57ff2da0, 0x59231cdf, 0x59fb5884, 0x5a10155d, 0x5b4ef465,
    0x5bfe124c, 0x5ce719f1, 0x5d32692e, 0x5d7a2e9a, 0x5dbe027f, 0x5e05331a, 0x5e62787c, 0x60bf28f9, 0x617b097b, 0x61d18b02,
    0x62edd427, 0x63038b2c, 0x64bfac92, 0x65cc641f, 0x663a804f, 0x664a2fed, 0x69f07c66, 0x6a76346d, 0x6b5b6a67, 0x6c57d4b6,
    0x6c6042f5, 0x6d99eb83, 0x6db1f1db, 0x6dc145d6, 0x6e5b7995, 0x6ea4c1ef, 0x6f0e9100, 0x6f23d6a9, 0x70d33638, 0x711413d0,
    0x72c30473, 0x73b2a583, 0x743dd19e, 0x74d93933, 0x7547a3fe, 0x76846ad7, 0x769b8bee, 0x774da41c, 0x78b58230, 0x795aec3a,
    0x795f6fe0, 0x79bb0a8d, 0x7aae746a, 0x7bf960f6, 0x7d16094b, 0x7dbc2d88, 0x7e017b61, 0x7e6d7d78, 0x7f6f28c2, 0x8055d84a,
    0x80873e7a, 0x80f0ae31, 0x818523f5, 0x83837d9c, 0x843da3a8, 0x85704d55, 0x871d91ec, 0x874fc546, 0x882e1d05, 0x88f4d7ef,
    0x89b5d3b1, 0x89f1c4c8, 0x8a256a2b, 0x8a9ecb07, 0x8a9f17f1, 0x8c098270, 0x8c3069c0, 0x8c66ef8a, 0x8c7d2df8, 0x8d23cb83,
    0x8d77e2d9, 0x8e0c0a52, 0x8e229017, 0x8e2c2c3d, 0x8e3eb3bd, 0x8e9ff0ff, 0x8f55b472, 0x8f9f0f3b, 0x900018f1, 0x9023fe69,
    0x902b47e5, 0x90db65a7, 0x9104f592, 0x91f50f7b, 0x922ba911, 0x92c2089d, 0x92c6b761, 0x92f7a6f3, 0x931e4a88, 0x932ad362,
    0x94065c59, 0x944e9726, 0x94a54592, 0x95b76021, 0x95df1203, 0x96c1e14a, 0x97f29a83, 0x98709c2e, 0x9953b155, 0x99cd49a9,
    0x9a6eeb79, 0x9aaf7827, 0x9b5de886, 0x9b7c50ec, 0x9bec7e34, 0x9c0dab89, 0x9c37c053, 0x9c439259, 0x9d0c4ee5, 0x9d37aa61,
    0x9da49a6d, 0x9e700747, 0x9f431833, 0xa1ace008, 0xa23b959c, 0xa31ef4a2, 0xa413a9ff, 0xa420f25f, 0xa42de799, 0xa4c6cf29,
    0xa55dfd10, 0xa62f8878, 0xa6520331, 0xa6e407da, 0xa70bbf38, 0xa7d3fb37, 0xa82fbf69, 0xa9b86446, 0xaae826b7, 0xacffdce6,
    0xaebd3021, 0xafa73018, 0xafc06cb0, 0xb088306e, 0xb1188c4c, 0xb1aeb897, 0xb21a6b06, 0xb50a9096, 0xb650d915, 0xb67adbaf,
    0xb737dad2, 0xb74d57b2, 0xb76fb638, 0xb8afc642, 0xb95945de, 0xb9f1a92f, 0xb9f7ce72, 0xba2fdb48, 0xbb681a9b, 0xbb73f429,
    0xbcc0702e, 0xbce5e5ca, 0xbd91b1a4, 0xbe5a7ed5, 0xbe6e5cba, 0xbea4c11e, 0xbea6aef1, 0xbed136c6, 0xbf28f719, 0xbf6f5520,
    0xbfc1bbd9, 0xbfd4133a, 0xc1ec4a95, 0xc33802dd, 0xc4801e8a, 0xc4b8c31a, 0xc4da7f8a, 0xc537f360, 0xc539fa36, 0xc63d4d19,
    0xc6675fa4, 0xc68f8d98, 0xc7699d2e, 0xc84e52ae, 0xc87f142c, 0xc948ea65, 0xca6e61ec, 0xcb83e771, 0xcc8c0802, 0xcd31b152,
    0xcdf787bd, 0xce361df2, 0xcf1b2895, 0xd1cbfb67, 0xd20bfa21, 0xd216f254, 0xd2d51368, 0xd5368ca3, 0xd55411c9, 0xd56f3deb,
    0xd587c7a3, 0xd65648f1, 0xd7f9c9bc, 0xd9923fe3, 0xd9fa6af4, 0xda040e0a, 0xda24caf9, 0xda792a53, 0xdb23fce2, 0xdb4d623d,
    0xdc6643d9, 0xdc789ed8, 0xdcf9d2f4, 0xdd89efa0, 0xde377cbc, 0xde9234ff, 0xded3d325, 0xe0287f9f, 0xe03c7e47, 0xe041597c,
    0xe212cbc7, 0xe26c2fcc, 0xe304c3c3, 0xe425b9f6, 0xe4d0b25d, 0xe501d49b, 0xe57afa78, 0xe62ffe5b, 0xe7c91390, 0xe7d09ae4,
    0xe866a266, 0xe923bad8, 0xe95bec33, 0xe9b4930a, 0xea2cf03b, 0xeac6b45b, 0xee939cf0, 0xeec0eb4f, 0xefb0351d, 0xefb87545,
    0xf057aab1, 0xf07046bd, 0xf0ff6ac6, 0xf1e3613f, 0xf20fedf3, 0xf47330e9, 0xf544b08d, 0xf6de4823, 0xf85945f4, 0xf8b44f54,
    0xf9f6db16, 0xfa200448, 0xfafd7243, 0xfb613c67, 0xfc9f7921, 0xfd500458, 0xfdcb7064, 0xfe71d6c3, 0xffb878a5,
];

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn product(state: &str, plan: &str) -> Value {
        let id = "41781FB2-BC02-4B7C-BD55-B576C07BB09D";
        json!({"skuId": "s", "capabilityStatus": state, "servicePlans": [{"servicePlanId": id, "provisioningStatus": plan}]})
    }

    fn brings(products: &[Value]) -> Option<bool> {
        Owned::by_products(products).brings("entraP1")
    }

    #[test]
    fn only_what_is_in_force_counts() {
        for (state, plan, has) in [
            ("Enabled", "Success", Some(true)),
            ("Warning", "Success", Some(true)),
            ("Enabled", "PendingActivation", Some(true)),
            ("Enabled", "PendingInput", None),
            ("Enabled", "PendingProvisioning", None),
            ("Enabled", "Error", None),
            ("Enabled", "Disabled", Some(false)),
            ("Suspended", "Success", Some(false)),
            ("Suspended", "PendingInput", Some(false)),
        ] {
            assert_eq!(brings(&[product(state, plan)]), has, "{state} {plan}");
        }
        assert_eq!(brings(&[]), Some(false));
    }

    #[test]
    fn an_unknown_state_is_neither_in_force_nor_not() {
        let resting = product("Resting", "Success");
        assert_eq!(brings(&[product("Enabled", "Success"), resting.clone()]), Some(true));
        for products in [vec![resting], vec![product("Enabled", "Resting")], vec![json!({"skuId": "s"})]] {
            assert_eq!(brings(&products), None);
        }
    }

    #[test]
    fn a_plan_that_is_not_known_may_bring_anything() {
        let with = |id: &str, state: &str| {
            let plans = json!([{"servicePlanId": id, "provisioningStatus": "Success"}]);
            [json!({"skuId": "s", "capabilityStatus": state, "servicePlans": plans})]
        };
        // Power BI, which brings nothing that matters here.
        assert_eq!(brings(&with("2049E525-b859-401b-b2a0-e0a31c4b1fe4", "Enabled")), Some(false));
        assert_eq!(brings(&with("01234567-89ab-4cde-8f01-23456789abcd", "Enabled")), None);
        assert_eq!(brings(&with("01234567-89ab-4cde-8f01-23456789abcd", "Suspended")), Some(false));
        assert_eq!(brings(&with("", "Enabled")), None);
    }

    #[test]
    fn plans_of_the_government_clouds_bring_what_the_others_do() {
        for (plan, key) in [
            ("493ff600-6a2b-4db6-ad37-a7d4eb214516", "defenderOfficeP1"),
            ("900018f1-0cdb-4ecb-94d4-90281760fdc6", "defenderOfficeP2"),
            ("8c3069c0-ccdb-44be-ab77-986203a67df2", "dlp"),
            ("8c3069c0-ccdb-44be-ab77-986203a67df2", "litigationHold"),
            ("6a76346d-5d6e-4051-9fe3-ed3f312b5597", "messageEncryption"),
            ("d216f254-796f-4dab-bbfa-710686e646b9", "intune"),
        ] {
            assert_eq!(Owned::of([(plan, InForce::Yes)].into_iter()).brings(key), Some(true), "{plan} {key}");
        }
    }

    #[test]
    fn the_known_plans_are_in_order() {
        assert!(KNOWN_PLANS.is_sorted());
    }
}
