//! Parse and assess at 25, 1,000 and 10,000 users.
//!
//! `cargo bench`. Tests assert no times; these figures are for looking at.

#![allow(missing_docs, clippy::unwrap_used)]

mod tenant;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use tenant_triage::engine::Bundle;
use tenant_triage::report::Assessor;
use tenant_triage::snapshot::read;

/// The command line's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn benches(criterion: &mut Criterion) {
    let mut assessor = Assessor::new(Bundle::embedded().unwrap()).unwrap();
    criterion.bench_function("load the rules", |bencher| {
        bencher.iter(|| Assessor::new(Bundle::embedded().unwrap()).unwrap().load().unwrap());
    });
    let mut group = criterion.benchmark_group("assess");
    group.sample_size(10);
    for people in [25, 1_000, 10_000] {
        let bytes = tenant::tenant(people);
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
