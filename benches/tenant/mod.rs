//! Tenants of any size.

use serde_json::{Value, json};

/// The sample practice with its people and devices multiplied; from 1,000 people on with
/// 40 policies in the place of its own few.
pub(crate) fn tenant(people: usize) -> Vec<u8> {
    let sample = include_bytes!("../../public/samples/family-clinic.json");
    let mut snapshot: Value = serde_json::from_slice(sample).unwrap();
    let sources = &mut snapshot["sources"];
    for (name, key) in [
        ("users", "userPrincipalName"),
        ("userRegistrationDetails", "userPrincipalName"),
        ("managedDevices", "deviceName"),
    ] {
        multiply(&mut sources[name]["value"], people, key);
    }
    let policies = sources["conditionalAccessPolicies"]["value"].as_array_mut().unwrap();
    let (first, count) = (policies.clone(), policies.len());
    let wanted = if people < 1_000 { count } else { 40 };
    for index in count..wanted {
        let mut policy = first[index % count].clone();
        policy["id"] = json!(format!("policy-{index}"));
        policy["displayName"] = json!(format!("Policy {index}"));
        // Every tenth leaves another person out, so that people differ.
        policy["conditions"]["users"]["excludeUsers"] = json!([format!("copy-{}", index * 7 % people)]);
        policies.push(policy);
    }
    serde_json::to_vec(&snapshot).unwrap()
}

fn multiply(rows: &mut Value, people: usize, key: &str) {
    let rows = rows.as_array_mut().unwrap();
    let first = rows.clone();
    for index in rows.len()..people {
        let mut row = first[index % first.len()].clone();
        row["id"] = json!(format!("copy-{index}"));
        row[key] = json!(format!("copy-{index}@practice.example"));
        // What is nearly everybody's own in a real tenant.
        let at = format!("2026-{:02}-{:02}T{:02}:{:02}:00Z", 7 + index % 5, 1 + index % 21, index % 24, index % 60);
        for (key, value) in [
            ("userId", format!("copy-{index}")),
            ("azureADDeviceId", format!("device-{index}")),
            ("userDisplayName", format!("Person {index}")),
            ("displayName", format!("Person {index}")),
            ("lastSyncDateTime", at.clone()),
        ] {
            if row.get(key).is_some() {
                row[key] = json!(value);
            }
        }
        if row["signInActivity"].is_object() {
            row["signInActivity"]["lastSignInDateTime"] = json!(at);
        }
        rows.push(row);
    }
}
