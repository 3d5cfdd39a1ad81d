//! Runs `rules/**/*_test.rego`, measures line coverage of the rules, and holds
//! rule files, metadata and tables against each other.
//!
//! A rule test is a rule whose name begins with `test_` in a package whose name
//! ends in `_test`; it passes when it is true. Set `RULES` to a part of a path
//! (`RULES=access/auth_01`) to run those files alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use tenant_triage::capabilities::capability;
use tenant_triage::engine::{Bundle, Control, Evidence, register_builtins_for_tests};
use tenant_triage::facts::FACTS;
use tenant_triage::snapshot::known_source;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")
}

fn files() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rego") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root(), &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            (path.strip_prefix(root()).unwrap().to_string_lossy().into_owned(), text)
        })
        .collect()
}

fn tests_in(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter(|line| line.starts_with("test_"))
        .filter_map(|line| line.split([' ', ':', '=']).next())
        .map(str::to_owned)
        .collect()
}

/// One engine a test file: the library, the rule it tests, and the tests.
fn engine_for(files: &[(String, String)], test: &str) -> Result<regorus::Engine, String> {
    let subject = test.replace("_test.rego", ".rego");
    let mut engine = regorus::Engine::new();
    register_builtins_for_tests(&mut engine);
    engine.set_enable_coverage(true);
    for (path, text) in files {
        let wanted = path == test || *path == subject || (path.starts_with("lib/") && !path.ends_with("_test.rego"));
        if wanted {
            engine.add_policy(path.clone(), text.clone()).map_err(|error| format!("{path}: {error}"))?;
        }
    }
    Ok(engine)
}

#[test]
fn rule_tests_pass_and_cover_every_line() {
    let only = std::env::var("RULES").ok();
    let files = files();
    let mut failures = Vec::new();
    let mut covered: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    let mut missed: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    let mut count = 0;
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with("_test.rego")) {
        if only.as_ref().is_some_and(|only| !path.contains(only.as_str())) {
            continue;
        }
        let package = path.rsplit('/').next().unwrap().trim_end_matches(".rego");
        let mut engine = match engine_for(&files, path) {
            Ok(engine) => engine,
            Err(error) => {
                failures.push(error);
                continue;
            }
        };
        for name in tests_in(text) {
            count += 1;
            let package = if path.starts_with("lib/") { format!("lib.{package}") } else { package.to_owned() };
            match engine.eval_rule(format!("data.triage.{package}.{name}")) {
                Ok(regorus::Value::Bool(true)) => {}
                Ok(other) => failures.push(format!("{path}: {name} is {other}")),
                Err(error) => failures.push(format!("{path}: {name}: {error}")),
            }
        }
        for file in engine.get_coverage_report().unwrap().files {
            covered.entry(file.path.clone()).or_default().extend(file.covered);
            missed.entry(file.path).or_default().extend(file.not_covered);
        }
    }
    for (path, lines) in missed {
        let never: Vec<u32> = lines.difference(&covered[&path]).copied().collect();
        let partial_run = only.is_some() && path.starts_with("lib/");
        if !never.is_empty() && !path.ends_with("_test.rego") && !partial_run {
            failures.push(format!("{path}: lines never reached by a test: {never:?}"));
        }
    }
    println!("{count} rule tests in {} files", files.len());
    assert!(failures.is_empty(), "{} problems:\n{}", failures.len(), failures.join("\n"));
    assert!(count > 0);
}

/// The facts and sources that a rule's text names.
fn read_by(text: &str) -> BTreeSet<(&'static str, String)> {
    let named = |place: &'static str| {
        text.split(&format!("input.{place}."))
            .skip(1)
            .map(move |rest| (place, rest.chars().take_while(char::is_ascii_alphanumeric).collect()))
            .collect::<Vec<_>>()
    };
    named("facts").into_iter().chain(named("sources")).collect()
}

/// Everything that a control says before anything was read.
fn texts(control: &Control) -> Vec<&String> {
    let question = control.question().into_iter().flat_map(|question| [&question.question, &question.counts]);
    [&control.title, &control.description].into_iter().chain(&control.fix).chain(question).collect()
}

/// Words that CONTRIBUTING has another for, that promise what the tool cannot, or that
/// advise what cannot be bought beside Business Premium.
const NOT_OUR_WORDS: &[&str] = &[
    "break-glass",
    "break glass",
    "emergency access account",
    "sync account",
    " item ",
    " items ",
    "is compliant with",
    "HIPAA compliant",
    "HIPAA-compliant",
    "E5 Compliance",
    "1 accounts",
];

/// Where a step leaves the emergency accounts out of a policy, whoever follows it to the
/// letter must not lock the synchronization account out.
fn locks_out_the_synchronization_account(step: &str) -> bool {
    let leaves_out = ["exclude", "leave out", "out of it", "exclusions"].iter().any(|word| step.contains(word));
    leaves_out && step.contains("emergency accounts") && !step.contains("synchronization account")
}

#[test]
fn controls_speak_plainly_and_lock_nobody_out() {
    let mut problems = Vec::new();
    for rule in &Bundle::from_folder(&root()).unwrap().rules {
        for text in texts(&rule.control) {
            for word in NOT_OUR_WORDS.iter().filter(|word| text.contains(**word)) {
                problems.push(format!("{}: says \"{word}\": {text}", rule.control.id));
            }
        }
        for step in rule.control.fix.iter().map(|step| step.to_lowercase()) {
            if locks_out_the_synchronization_account(&step) {
                problems.push(format!("{}: leaves the synchronization account in: {step}", rule.control.id));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_rule_has_tests_and_honest_metadata() {
    let bundle = Bundle::from_folder(&root()).unwrap();
    let files: BTreeMap<String, String> = files().into_iter().collect();
    let mut problems = Vec::new();
    let ids: BTreeSet<String> = bundle.rules.iter().map(|rule| rule.control.id.to_string()).collect();
    for rule in &bundle.rules {
        let control = &rule.control;
        let mut say = |problem: String| problems.push(format!("{}: {problem}", control.path));
        let tests = files.get(&control.path.replace(".rego", "_test.rego")).map(|text| tests_in(text).len());
        if tests.unwrap_or(0) < 2 {
            say(format!("has {} tests; at least a pass and a fail are needed", tests.unwrap_or(0)));
        }
        for citation in &control.hipaa {
            match bundle.citations.get(&citation.cite) {
                None => say(format!("cites {}, which is not in citations.json", citation.cite)),
                Some(entry) if entry.specification != citation.specification => {
                    say(format!(
                        "calls {} {:?}; it is {:?}",
                        citation.cite, citation.specification, entry.specification
                    ));
                }
                Some(_) => {}
            }
        }
        if control.hipaa.is_empty() || control.fix.is_empty() || control.references.is_empty() {
            say("needs a citation, steps and a reference".to_owned());
        }
        for key in &control.licence {
            if capability(key).is_none() {
                say(format!("needs a licence that the table lacks: {key}"));
            }
        }
        if let Some(link) = &control.link
            && !link.starts_with("https://")
        {
            say(format!("links to {link}"));
        }
        // A rule sees only what its metadata name; a branch on anything else is dead.
        for (place, name) in read_by(&rule.text) {
            let named = control.evidence.iter().any(|evidence| match evidence {
                Evidence::Graph(needs) | Evidence::Import(needs) if place == "sources" => {
                    needs.sources.iter().chain(&needs.uses).any(|source| *source == name)
                }
                Evidence::Graph(needs) | Evidence::Import(needs) => needs.facts.contains(&name),
                _ => false,
            });
            if !named {
                say(format!("reads input.{place}.{name}, which no basis names"));
            }
        }
        for evidence in &control.evidence {
            let (Evidence::Graph(needs) | Evidence::Import(needs)) = evidence else { continue };
            if needs.sources.is_empty() {
                say("a basis without a source could never be closed".to_owned());
            }
            let all: BTreeSet<&str> = needs.sources.iter().chain(&needs.uses).map(String::as_str).collect();
            for source in &all {
                if known_source(source).is_none() {
                    say(format!("reads an unknown source: {source}"));
                }
            }
            for source in &needs.partial_proves {
                if !needs.sources.contains(source) {
                    say(format!("partial_proves names {source}, which is not among the sources"));
                }
            }
            for name in &needs.facts {
                match FACTS.iter().find(|fact| fact.name == name) {
                    None => say(format!("reads an unknown fact: {name}")),
                    Some(fact) => {
                        for source in fact.requires {
                            if !needs.sources.iter().any(|own| own == source) {
                                say(format!("the fact {name} requires {source} among the sources"));
                            }
                        }
                        let enough = |source: &&str| needs.sources.iter().any(|own| own == source);
                        if !fact.any_of.is_empty() && !fact.any_of.iter().any(enough) {
                            say(format!("the fact {name} requires one of {:?} among the sources", fact.any_of));
                        }
                    }
                }
            }
        }
    }
    for rule in &bundle.rules {
        for id in &rule.control.after {
            if bundle
                .rules
                .iter()
                .any(|other| &other.control.id == id && other.control.after.contains(&rule.control.id))
            {
                problems.push(format!("{} and {id} wait for each other", rule.control.id));
            }
        }
    }
    for path in files.keys().filter(|path| path.ends_with("_test.rego") && !path.starts_with("lib/")) {
        if !files.contains_key(&path.replace("_test.rego", ".rego")) {
            problems.push(format!("{path} tests a rule that does not exist"));
        }
    }
    assert!(!ids.is_empty());
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}
