//! The rule files: their tests, the lines that these reach, and the metadata. The same
//! as `triage test`; set `RULES` to a part of a path (`RULES=access/auth_01`) for the
//! tests of those files alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use tenant_triage::authoring::{RuleFiles, check, run_tests};
use tenant_triage::engine::Problem;

fn files() -> RuleFiles {
    RuleFiles::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).unwrap()
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("\nrules/{problem}")).collect()
}

#[test]
fn rule_tests_pass_and_reach_every_line() {
    let run = run_tests(&files(), std::env::var("RULES").ok().as_deref());
    println!("{} rule tests", run.count);
    assert!(run.problems.is_empty(), "{} problems:{}", run.problems.len(), lines(&run.problems));
    assert!(run.count > 0);
}

#[test]
fn rule_files_and_metadata_are_in_order() {
    let files = files();
    let problems = check(&files);
    assert!(problems.is_empty(), "{} problems:{}", problems.len(), lines(&problems));
    assert!(files.count() > 0);
}
