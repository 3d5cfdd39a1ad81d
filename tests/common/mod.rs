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

/// A fixture tenant by file name: a snapshot, or an export that becomes one.
pub fn fixture(name: &str) -> Snapshot {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = match name {
        "family-clinic" => root.join("public/samples/family-clinic.json"),
        name => root.join(format!("tests/fixtures/{name}.json")),
    };
    imports::open(&std::fs::read(path).unwrap()).unwrap()
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
