//! Licences: who has which capability.

use serde_json::{Value, json};

use crate::capabilities::{CAPABILITIES, capability};
use crate::snapshot::known_source;

use super::people::Person;
use super::raw::boolean;
use super::shape::{Shape, field};
use super::{FactResult, Facts, Tri};

/// Why a control is `notLicensed`: what is missing, and what a practice usually gets it with.
pub fn missing_words(key: &str) -> String {
    capability(key).map_or_else(
        || "Your plans do not include it.".to_owned(),
        |capability| {
            format!("Your plans do not include {}. It usually comes with {}.", capability.name, capability.comes_with)
        },
    )
}

/// Whether what was read of a source shows that the tenant has a capability, whatever the
/// table of plans says: Microsoft gives such a list only where the plan is there, or lets
/// only such tenants switch something on.
pub fn shown_by(facts: &Facts<'_>, source: &str, key: &str) -> bool {
    let on = |switches: &[&str]| {
        let rows = facts.rows(source).unwrap_or_default();
        rows.iter().any(|row| switches.iter().any(|switch| boolean(row, switch) == Some(true)))
    };
    match (source, key) {
        // The built-in strengths are listed everywhere.
        ("authenticationStrengths", _) => false,
        ("safeLinksPolicies" | "safeAttachmentPolicies", "defenderOfficeP1") | ("dlpCompliancePolicies", "dlp") => {
            !facts.rows(source).unwrap_or_default().is_empty()
        }
        ("antiPhishPolicies", "defenderOfficeP1") => on(&[
            "EnableTargetedUserProtection",
            "EnableTargetedDomainsProtection",
            "EnableOrganizationDomainsProtection",
        ]),
        ("mailboxes", "litigationHold") => on(&["LitigationHoldEnabled"]),
        _ => {
            let needs_it = known_source(source).is_some_and(|spec| spec.licence == Some(key));
            needs_it && facts.rows(source).is_ok_and(|rows| !rows.is_empty())
        }
    }
}

/// The fact `capabilities`. What each person's licences bring is in the fact `people`.
pub(super) const CAPABILITIES_IN_FORCE: Shape = Shape::ByCapability(&Shape::YesNoUnknown);

/// The fact `capabilities`: only what is in force counts.
pub(super) fn capabilities(facts: &Facts<'_>) -> Value {
    let in_force = |key| facts.has_capability(key).unwrap_or(Tri::Maybe).word();
    let all = CAPABILITIES.iter().map(|capability| (capability.key.to_owned(), json!(in_force(capability.key))));
    Value::Object(all.collect())
}

/// What every person who works with patient data in the cloud should have.
const NEEDED: [&str; 4] = ["entraP1", "intune", "defenderOfficeP1", "dlp"];

/// The fact `licences`.
pub(super) const LICENCES: Shape = Shape::Object(&[
    field("tenant", Shape::List(&Shape::Text), "keys of the capabilities that the tenant has"),
    field("needed", Shape::List(&NEED), "the capabilities that controls rest on"),
    field("licensedPeople", Shape::Number, "how many members have a license and can sign in"),
    field("unreadable", Shape::List(&Shape::Text), "names of members whose licenses could not be read")
        .rare("the fixture tenants show the licenses of everybody"),
]);

const NEED: Shape = Shape::Object(&[
    field("key", Shape::Text, "its key in the table of capabilities"),
    field("name", Shape::Text, "Microsoft's name for it"),
    field("comesWith", Shape::Text, "what a practice usually gets it with"),
    field("inTenant", Shape::OrNull(&Shape::YesNo), "whether the tenant has it; null where nobody can tell"),
    field("without", Shape::List(&LACKING), "members with a license who lack it"),
    field("unsure", Shape::List(&Shape::Text), "names of members of whom that cannot be told")
        .rare("the fixture tenants have no products that this tool does not know"),
]);

const LACKING: Shape = Shape::Object(&[
    field("id", Shape::Text, "object id"),
    field("name", Shape::Text, "display name"),
    field("upn", Shape::Text, "user principal name"),
]);

/// The fact `licences`, as [`LICENCES`] declares it.
pub(super) fn licences(facts: &Facts<'_>) -> FactResult<Value> {
    let owned = facts.licensed()?.cloned().unwrap_or_default();
    let members = facts.people()?.all().iter().filter(|person| person.enabled != Some(false) && !person.guest);
    let licensed: Vec<_> = members.clone().filter(|person| person.licensed == Some(true)).collect();
    let unreadable: Vec<_> = members.filter(|person| person.licensed.is_none()).map(|person| &person.name).collect();
    let needed: Vec<Value> = NEEDED
        .iter()
        .filter_map(|key| capability(key))
        .map(|capability| {
            let key = capability.key;
            let missing = licensed.iter().filter(|person| !person.capabilities.contains(key));
            let (unsure, without): (Vec<_>, Vec<_>) =
                missing.partition(|person| person.possible_capabilities.contains(key));
            let row = |person: &&&Person| json!({"id": person.id, "name": person.name, "upn": person.upn});
            json!({
                "key": key, "name": capability.name, "comesWith": capability.comes_with, "inTenant": owned.brings(key),
                "without": without.iter().map(row).collect::<Vec<_>>(),
                "unsure": unsure.iter().map(|person| &person.name).collect::<Vec<_>>(),
            })
        })
        .collect();
    Ok(json!({"tenant": owned.has, "needed": needed, "licensedPeople": licensed.len(), "unreadable": unreadable}))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::*;
    use crate::snapshot::read;

    const P1: &str = "41781fb2-bc02-4b7c-bd55-b576c07bb09d";

    fn facts_of(sources: Value, tell: impl Fn(&Facts<'_>) -> Value) -> Value {
        let file = json!({
            "format": "tenant-triage/snapshot", "version": 1, "takenAt": "2026-11-22T02:00:00Z",
            "tenant": {"id": "t", "displayName": "Practice"}, "sources": sources,
        });
        let snapshot = read(file.to_string().as_bytes()).unwrap();
        tell(&Facts::new(&snapshot, BTreeMap::new()))
    }

    fn products(status: &str, state: &str, plan: &str) -> Value {
        let plans = json!([{"servicePlanId": plan, "provisioningStatus": "Success"}]);
        let product = json!({"id": "t_s", "skuId": "s", "capabilityStatus": state, "servicePlans": plans});
        json!({"subscribedSkus": {"status": status, "via": "graph", "value": [product]}})
    }

    #[test]
    fn what_the_tenant_has_is_known_only_where_its_licences_were_read_whole() {
        let of = |sources: Value| {
            let told = facts_of(sources, capabilities);
            [told["entraP1"].clone(), told["entraP2"].clone()]
        };
        assert_eq!(of(products("read", "Enabled", &P1.to_uppercase())), ["yes", "no"]);
        assert_eq!(of(products("read", "Suspended", P1)), ["no", "no"]);
        assert_eq!(of(products("read", "Resting", P1)), ["unknown", "no"]);
        assert_eq!(of(products("read", "Enabled", "01234567-89ab-4cde-8f01-23456789abcd")), ["unknown", "unknown"]);
        assert_eq!(of(products("partial", "Enabled", P1)), ["unknown", "unknown"]);
        assert_eq!(of(json!({})), ["unknown", "unknown"]);
    }

    #[test]
    fn what_a_person_has_or_may_have() {
        let of = |sku: &str| {
            let mut sources = products("read", "Enabled", P1);
            let user =
                json!({"id": "u", "displayName": "Ana", "assignedLicenses": [{"skuId": sku, "disabledPlans": []}]});
            sources["users"] = json!({"status": "read", "via": "graph", "value": [user]});
            let told = facts_of(sources, |facts| facts.get("people").unwrap())[0].clone();
            ["capabilities", "possibleCapabilities"]
                .map(|key| told[key].as_array().unwrap().contains(&json!("entraP1")))
        };
        assert_eq!(of("S"), [true, false]);
        assert_eq!(of("a product that is in no list"), [false, true]);
    }
}
