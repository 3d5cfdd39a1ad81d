//! Holds rule files, their metadata and the tables against each other.

use std::collections::BTreeSet;

use super::{RuleFiles, reads, tests_in, wording};
use crate::capabilities::capability;
use crate::engine::{Bundle, Control, Evidence, Needs, Problem, Rule};
use crate::facts::FACTS;
use crate::snapshot::known_source;

/// What `triage new-control` leaves for a person to write.
pub(super) const FILL_IN: &str = "FILL IN";

/// Everything that is wrong with the rule files, apart from what their tests tell.
pub fn check(files: &RuleFiles) -> Vec<Problem> {
    let mut problems = files.unreadable.clone();
    problems.extend(to_fill_in(files));
    for rule in &files.bundle.rules {
        let problem = |text| Problem { path: rule.control.path.clone(), line: None, text };
        problems.extend(rule_problems(files, rule).into_iter().map(problem));
    }
    problems.extend(reads::problems(files));
    problems.extend(tests_of_nothing(files));
    problems.extend(retired_ids(files));
    problems.sort();
    problems
}

fn rule_problems(files: &RuleFiles, rule: &Rule) -> Vec<String> {
    let control = &rule.control;
    let mut problems = too_few_tests(files, rule);
    problems.extend(citations(control, &files.bundle));
    problems.extend(completeness(control));
    problems.extend(history(control));
    for evidence in &control.evidence {
        if let Evidence::Graph(needs) | Evidence::Import(needs) = evidence {
            problems.extend(sources(needs));
            problems.extend(facts(needs));
        }
    }
    problems.extend(order(control, &files.bundle));
    problems.extend(wording::problems(control));
    problems
}

/// Lines that still wait for what only a person can write.
fn to_fill_in(files: &RuleFiles) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (path, text) in &files.texts {
        for (index, line) in text.lines().enumerate().filter(|(_, line)| line.contains(FILL_IN)) {
            let text = format!("to be filled in: {}", line.trim_start_matches(['#', ' ', '\t']));
            problems.push(Problem { path: path.clone(), line: Some(index + 1), text });
        }
    }
    problems
}

/// Whether a rule decides anything that tests could hold it to.
pub(super) fn needs_tests(rule: &Rule) -> bool {
    !rule.control.is_settled_by_people()
}

fn too_few_tests(files: &RuleFiles, rule: &Rule) -> Vec<String> {
    let count = files.tests_of(&rule.control.path).map_or(0, |text| tests_in(text).len());
    match (needs_tests(rule), count) {
        (true, 2..) | (false, 0) => Vec::new(),
        (true, _) => vec![format!("has {count} tests; at least a pass and a fail are needed")],
        (false, _) => vec!["has tests and no rule: what an answer gives is tested with the engine".to_owned()],
    }
}

fn citations(control: &Control, bundle: &Bundle) -> Vec<String> {
    let wrong = |cite: &str, specification| match bundle.citations.get(cite) {
        None => Some(format!("cites {cite}, which is not in citations.json")),
        Some(entry) if entry.specification != specification => {
            Some(format!("calls {cite} {specification:?}; it is {:?}", entry.specification))
        }
        Some(_) => None,
    };
    control.hipaa.iter().filter_map(|citation| wrong(&citation.cite, citation.specification)).collect()
}

fn completeness(control: &Control) -> Vec<String> {
    let mut problems = Vec::new();
    if control.hipaa.is_empty() || control.fix.is_empty() || control.references.is_empty() {
        problems.push("needs a citation, steps and a reference".to_owned());
    }
    let unknown = control.licence.iter().filter(|key| capability(key).is_none());
    problems.extend(unknown.map(|key| format!("needs a licence that the table lacks: {key}")));
    let insecure = control.link.iter().filter(|link| !link.starts_with("https://"));
    problems.extend(insecure.map(|link| format!("links to {link}")));
    problems
}

/// A control is revised in versions after its first, told oldest first.
fn history(control: &Control) -> Vec<String> {
    let versions: Vec<&String> =
        [&control.since].into_iter().chain(control.revised.iter().map(|revision| &revision.version)).collect();
    let numbers: Vec<Option<Vec<u64>>> = versions.iter().map(|version| numbers(version)).collect();
    let unreadable = versions.iter().zip(&numbers).filter(|(_, numbers)| numbers.is_none());
    let mut problems: Vec<String> =
        unreadable.map(|(version, _)| format!("{version} is no version like 0.2.0")).collect();
    let late = versions.windows(2).zip(numbers.windows(2)).filter(|(_, numbers)| numbers[0] >= numbers[1]);
    problems.extend(
        late.map(|(versions, _)| format!("is revised in {}, which does not come after {}", versions[1], versions[0])),
    );
    problems
}

/// The three numbers of a version.
fn numbers(version: &str) -> Option<Vec<u64>> {
    let numbers: Option<Vec<u64>> = version.split('.').map(|part| part.parse().ok()).collect();
    numbers.filter(|numbers| numbers.len() == 3)
}

fn sources(needs: &Needs) -> Vec<String> {
    let mut problems = Vec::new();
    if needs.sources.is_empty() {
        problems.push("a basis without a source could never be closed".to_owned());
    }
    let all: BTreeSet<&String> = needs.sources.iter().chain(&needs.uses).collect();
    let unknown = all.into_iter().filter(|source| known_source(source).is_none());
    problems.extend(unknown.map(|source| format!("reads an unknown source: {source}")));
    let beside = needs.partial_proves.iter().filter(|source| !needs.sources.contains(source));
    problems.extend(beside.map(|source| format!("partial_proves names {source}, which is not among the sources")));
    problems
}

fn facts(needs: &Needs) -> Vec<String> {
    let has = |source: &str| needs.sources.iter().any(|own| own == source);
    let mut problems = Vec::new();
    for name in &needs.facts {
        let Some(fact) = FACTS.iter().find(|fact| fact.name == name) else {
            problems.push(format!("reads an unknown fact: {name}"));
            continue;
        };
        let missing = fact.requires.iter().filter(|source| !has(source));
        problems.extend(missing.map(|source| format!("the fact {name} requires {source} among the sources")));
        if !fact.any_of.is_empty() && !fact.any_of.iter().any(|source| has(source)) {
            problems.push(format!("the fact {name} requires one of {:?} among the sources", fact.any_of));
        }
    }
    problems
}

/// What has to be right before this control is touched exists, and does not wait for it.
fn order(control: &Control, bundle: &Bundle) -> Vec<String> {
    let mut problems = Vec::new();
    for id in &control.after {
        match bundle.rule(id) {
            None => problems.push(format!("comes after {id}, which is no control")),
            Some(other) if other.control.after.contains(&control.id) => {
                problems.push(format!("{} and {id} wait for each other", control.id));
            }
            Some(_) => {}
        }
    }
    problems
}

fn tests_of_nothing(files: &RuleFiles) -> Vec<Problem> {
    let lonely = files.tests().filter(|(path, _)| {
        !path.starts_with("lib/") && !files.texts.contains_key(&path.replace("_test.rego", ".rego"))
    });
    lonely
        .map(|(path, _)| Problem {
            path: path.to_owned(),
            line: None,
            text: "tests a rule that does not exist".to_owned(),
        })
        .collect()
}

/// An id that was retired is never used again.
fn retired_ids(files: &RuleFiles) -> Vec<Problem> {
    let mut problems = Vec::new();
    for retired in &files.retired {
        let problem = |path: &str, text| Problem { path: path.to_owned(), line: None, text };
        if let Some(rule) = files.bundle.rule(&retired.id) {
            let text =
                format!("{} was retired in {} and is never used again: {}", retired.id, retired.since, retired.why);
            problems.push(problem(&rule.control.path, text));
        }
        if retired.since.is_empty() || retired.why.is_empty() {
            problems.push(problem("retired.json", format!("{} needs a version and a reason", retired.id)));
        }
    }
    problems
}
