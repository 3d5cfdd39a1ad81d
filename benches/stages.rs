//! Where the time goes: each stage and the slowest controls at one size.
//!
//! `cargo bench --bench stages -- 10000`

#![allow(missing_docs, clippy::unwrap_used)]

mod tenant;

use std::path::Path;
use std::time::{Duration, Instant};

use tenant_triage::engine::{Bundle, Evaluator};
use tenant_triage::facts::Facts;
use tenant_triage::report::Assessor;
use tenant_triage::snapshot::read;

/// The command line's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    line(what, start.elapsed());
    result
}

fn line(what: &str, time: Duration) {
    println!("{:>10.2} ms  {what}", time.as_secs_f64() * 1e3);
}

fn main() {
    let people = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(10_000);
    let bytes = tenant::tenant(people);
    println!("{people} people, {} kB", bytes.len() / 1000);
    let snapshot = timed("read the file", || read(&bytes).unwrap());
    let bundle = timed("read the bundle", || Bundle::embedded().unwrap());
    // The folder's rules, so that a changed rule is measured without a build.
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let bundle = Bundle::from_folder(&rules).unwrap_or(bundle);
    let mut evaluator = Evaluator::new(&bundle).unwrap();
    timed("load the rules", || evaluator.load(&bundle).unwrap());
    let facts = Facts::new(&snapshot, bundle.thresholds(&snapshot.profile.parameters));
    let _ = timed("people", || facts.people().is_ok());
    let _ = timed("roles", || facts.roles().is_ok());
    let _ = timed("policies", || facts.conditional_access().is_ok());
    // The fastest of several rounds, for other work on the machine only ever adds. A
    // control's time holds whatever it is the first to need.
    let rounds = if people < 1_000 { 20 } else { 3 };
    let mut times: Vec<(Duration, String)> = Vec::new();
    for round in 0..rounds {
        let mut start = Instant::now();
        for (index, (rule, verdict)) in bundle.rules.iter().zip(evaluator.evaluate_in_turn(&bundle, &facts)).enumerate()
        {
            let time = start.elapsed();
            if round == 0 {
                times.push((time, format!("{} {}", rule.control.id, verdict.status.key())));
            } else {
                times[index].0 = times[index].0.min(time);
            }
            start = Instant::now();
        }
    }
    line("all controls, one after the other", times.iter().map(|(time, _)| *time).sum());
    times.sort_by(|left, right| right.cmp(left));
    times.iter().for_each(|(time, what)| line(&format!("    {what}"), *time));
    let mut fastest = Duration::MAX;
    for _ in 0..rounds {
        let start = Instant::now();
        evaluator.evaluate(&bundle, &facts);
        fastest = fastest.min(start.elapsed());
    }
    line("all controls", fastest);
    let mut assessor = Assessor::new(bundle).unwrap();
    for round in ["first", "second"] {
        let assessment = timed(&format!("whole assessment, {round}"), || assessor.assess(&snapshot));
        timed("  as JSON", || assessment.json().unwrap().len());
    }
}
