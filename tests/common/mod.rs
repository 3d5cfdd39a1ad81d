//! Small tenants for tests.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use serde_json::{Value, json};
use tenant_triage::engine::Bundle;
use tenant_triage::facts::Facts;
use tenant_triage::imports;
use tenant_triage::snapshot::{Snapshot, read};

/// A snapshot with these sources, each `read` whole.
pub fn snapshot(sources: Value) -> Snapshot {
    with_statuses(
        sources.as_object().unwrap().iter().map(|(name, value)| (name.as_str(), "read", value.clone())),
        json!({}),
    )
}

/// A snapshot with sources and their statuses, and a profile.
pub fn with_statuses<'a>(sources: impl IntoIterator<Item = (&'a str, &'a str, Value)>, profile: Value) -> Snapshot {
    let sources: serde_json::Map<String, Value> = sources
        .into_iter()
        .map(|(name, status, value)| (name.to_owned(), json!({"status": status, "via": "graph", "value": value})))
        .collect();
    let document = json!({
        "format": "tenant-triage/snapshot", "version": 1, "takenAt": "2026-11-22T02:00:00Z",
        "tenant": {"id": "t", "displayName": "Practice"}, "sources": sources, "profile": profile,
    });
    read(document.to_string().as_bytes()).unwrap()
}

/// A fact of a snapshot.
pub fn fact(snapshot: &Snapshot, name: &str) -> Value {
    let thresholds = Bundle::embedded().unwrap().thresholds(&snapshot.profile.parameters);
    Facts::new(snapshot, thresholds).get(name).unwrap()
}

/// A fixture tenant by file name: a snapshot, an export that becomes one, or the perfect
/// practice with a patch.
pub fn fixture(name: &str) -> Snapshot {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read(root.join(path)).unwrap();
    if name == "family-clinic" {
        return imports::open(&read("public/samples/family-clinic.json")).unwrap();
    }
    if !name.starts_with("faulty-") {
        return imports::open(&read(&format!("tests/fixtures/{name}.json"))).unwrap();
    }
    let mut document: Value = serde_json::from_slice(&read("tests/fixtures/perfect.json")).unwrap();
    let patch = read(&format!("tests/fixtures/{name}.patch.json"));
    apply_patch(&mut document, &serde_json::from_slice(&patch).unwrap());
    imports::open(document.to_string().as_bytes()).unwrap()
}

/// Changes a document as a merge patch does (RFC 7396), with two differences. A patch of a
/// list may be an object: each key names a row by its `id` or `Identity`, which is changed,
/// taken away by null, or put at the end where the list has none of that name. And a null
/// or an empty object is set as it stands, for Microsoft tells "not set" by these.
pub fn apply_patch(target: &mut Value, patch: &Value) {
    match (target, patch) {
        (target, Value::Object(changes)) if changes.is_empty() => *target = json!({}),
        (Value::Array(rows), Value::Object(changes)) => {
            changes.iter().for_each(|(name, change)| apply_to_row(rows, name, change));
        }
        (Value::Object(target), Value::Object(changes)) => {
            for (key, change) in changes {
                apply_patch(target.entry(key).or_insert(Value::Null), change);
            }
        }
        (target, patch) => *target = patch.clone(),
    }
}

fn apply_to_row(rows: &mut Vec<Value>, name: &str, change: &Value) {
    let is_named = |row: &Value| row["id"] == name || row["Identity"] == name;
    match (rows.iter().position(is_named), change) {
        (Some(place), Value::Null) => drop(rows.remove(place)),
        (Some(place), _) => apply_patch(&mut rows[place], change),
        (None, new) => {
            assert!(is_named(new), "no row is named {name}");
            rows.push(new.clone());
        }
    }
}

/// Every fixture tenant.
pub const FIXTURES: [&str; 12] = [
    "empty",
    "family-clinic",
    "faulty-access",
    "faulty-data",
    "faulty-devices",
    "faulty-people",
    "faulty-records",
    "group-250",
    "new-tenant",
    "no-premium",
    "perfect",
    "scubagear-export",
];

/// An enabled member.
pub fn member(id: &str) -> Value {
    json!({
        "id": id, "displayName": id, "userPrincipalName": format!("{id}@practice.example"), "userType": "Member",
        "accountEnabled": true, "assignedLicenses": [{"skuId": "s", "disabledPlans": []}], "mail": format!("{id}@practice.example"),
    })
}
