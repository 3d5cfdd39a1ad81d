//! Parse and assess at 25, 1,000 and 10,000 users with 40 policies.
//!
//! `cargo bench`. Tests assert no times; these figures are for looking at.

#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use serde_json::{Value, json};
use tenant_triage::engine::Bundle;
use tenant_triage::report::Assessor;
use tenant_triage::snapshot::read;

/// The sample practice with its people and devices multiplied, and 40 policies.
fn tenant(people: usize) -> Vec<u8> {
    let sample = include_bytes!("../public/samples/family-clinic.json");
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
    for index in count..40 {
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
        rows.push(row);
    }
}

fn benches(criterion: &mut Criterion) {
    let mut assessor = Assessor::new(Bundle::embedded().unwrap()).unwrap();
    criterion.bench_function("load the rules", |bencher| {
        bencher.iter(|| Assessor::new(Bundle::embedded().unwrap()).unwrap());
    });
    let mut group = criterion.benchmark_group("assess");
    group.sample_size(10);
    for people in [25, 1_000, 10_000] {
        let bytes = tenant(people);
        group.bench_function(BenchmarkId::new("parse", people), |bencher| {
            bencher.iter(|| read(black_box(&bytes)).unwrap());
        });
        let snapshot = read(&bytes).unwrap();
        group.bench_function(BenchmarkId::new("assess", people), |bencher| {
            bencher.iter(|| assessor.assess(black_box(&snapshot)));
        });
    }
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
