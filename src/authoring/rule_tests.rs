//! Runs `*_test.rego` and measures which lines of the rules they reach.
//!
//! A test is a rule whose name begins with `test_` in a package whose name ends in
//! `_test`; it passes when it is true.

use std::collections::{BTreeMap, BTreeSet};

use super::checks::needs_tests;
use super::{RuleFiles, tests_in};
use crate::engine::{Problem, register_builtins_for_tests};

/// What came of running tests.
#[derive(Debug)]
pub struct TestRun {
    /// How many tests ran.
    pub count: usize,
    /// Tests that did not pass, and lines that none reached.
    pub problems: Vec<Problem>,
}

/// Runs the tests in files whose path contains `only`, or all of them. Lines of helper
/// modules count in a whole run alone, because the tests of many rules reach them.
pub fn run_tests(files: &RuleFiles, only: Option<&str>) -> TestRun {
    let mut run = TestRun { count: 0, problems: Vec::new() };
    let mut reached = Lines::default();
    let library = match library(files) {
        Ok(library) => library,
        Err(problem) => {
            run.problems.push(problem);
            return run;
        }
    };
    let wanted = |path: &str, text: &str| !is_shared(path, text) && only.is_none_or(|only| path.contains(only));
    for (path, text) in files.tests().filter(|(path, text)| wanted(path, text)) {
        match engine(files, &library, path) {
            Err(problem) => run.problems.push(problem),
            Ok(mut engine) => {
                run.test_file(&mut engine, path, text);
                run.problems.extend(reached.add(&engine, path).err());
            }
        }
    }
    run.problems.extend(reached.missed(files, only.is_some()));
    run.problems.extend(reached.untouched(files, only));
    run.problems.sort();
    run
}

impl TestRun {
    fn test_file(&mut self, engine: &mut regorus::Engine, path: &str, text: &str) {
        for (name, line) in tests_in(text) {
            self.count += 1;
            let problem = |line, text| Problem { path: path.to_owned(), line: Some(line), text };
            match engine.eval_rule(format!("data.{}.{name}", package(text))) {
                Ok(regorus::Value::Bool(true)) => {}
                Ok(_) => {
                    let (line, statement) = stopped_at(engine, path, text, line);
                    self.problems.push(problem(line, format!("{name} is not true: {statement}")));
                }
                Err(error) => self.problems.push(problem(line, format!("{name}: {error}"))),
            }
        }
    }
}

fn package(text: &str) -> &str {
    text.lines().find_map(|line| line.strip_prefix("package ")).unwrap_or_default().trim()
}

/// The helper modules and what tests share, to which each test file adds its own.
fn library(files: &RuleFiles) -> Result<regorus::Engine, Problem> {
    let mut engine = regorus::Engine::new();
    register_builtins_for_tests(&mut engine);
    engine.set_enable_coverage(true);
    for module in &files.bundle.library {
        add(&mut engine, &module.path, &module.text)?;
    }
    for (path, text) in files.tests().filter(|(path, text)| is_shared(path, text)) {
        add(&mut engine, path, text)?;
    }
    Ok(engine)
}

/// Whether it holds what tests share: a test file of the library that has no test.
fn is_shared(path: &str, text: &str) -> bool {
    path.starts_with("lib/") && tests_in(text).is_empty()
}

/// The helper modules, a test file, and the rule that it tests.
fn engine(files: &RuleFiles, library: &regorus::Engine, test: &str) -> Result<regorus::Engine, Problem> {
    let mut engine = library.clone();
    let subject = test.replace("_test.rego", ".rego");
    for path in [subject.as_str(), test].into_iter().filter(|path| !is_helper(path)) {
        if let Some(text) = files.texts.get(path) {
            add(&mut engine, path, text)?;
        }
    }
    Ok(engine)
}

fn is_helper(path: &str) -> bool {
    path.starts_with("lib/") && !path.ends_with("_test.rego")
}

fn add(engine: &mut regorus::Engine, path: &str, text: &str) -> Result<(), Problem> {
    let added = engine.add_policy(path.to_owned(), text.to_owned());
    added.map(drop).map_err(|error| Problem { path: path.to_owned(), line: None, text: error.to_string() })
}

/// Where a test went no further, and what stands there: the last line that was reached
/// before the first that was not.
fn stopped_at<'a>(engine: &regorus::Engine, path: &str, text: &'a str, start: usize) -> (usize, &'a str) {
    let inside = |line: &&str| line.is_empty() || line.starts_with([' ', '\t', '}', ']', ')']);
    let end = start + text.lines().skip(start).take_while(inside).count();
    let own = |lines: BTreeSet<u32>| {
        lines.into_iter().map(|line| line as usize).filter(|line| (start..=end).contains(line)).collect::<Vec<_>>()
    };
    let report = engine.get_coverage_report().map(|report| report.files).unwrap_or_default();
    let file = report.into_iter().find(|file| file.path == path);
    let (covered, missed) = file.map_or_else(Default::default, |file| (own(file.covered), own(file.not_covered)));
    let stop = missed.first().copied().unwrap_or(end + 1);
    let line = covered.into_iter().rfind(|line| *line < stop).unwrap_or(start);
    (line, text.lines().nth(line - 1).unwrap_or_default().trim())
}

/// The lines that were evaluated and those that were not, by file.
#[derive(Default)]
struct Lines {
    covered: BTreeMap<String, BTreeSet<u32>>,
    missed: BTreeMap<String, BTreeSet<u32>>,
}

impl Lines {
    fn add(&mut self, engine: &regorus::Engine, test: &str) -> Result<(), Problem> {
        let report = engine.get_coverage_report();
        let report = report.map_err(|error| Problem { path: test.to_owned(), line: None, text: error.to_string() })?;
        for file in report.files {
            self.covered.entry(file.path.clone()).or_default().extend(file.covered);
            self.missed.entry(file.path).or_default().extend(file.not_covered);
        }
        Ok(())
    }

    /// A problem for each file whose tests ran and evaluated none of it; a report of lines
    /// leaves these out.
    fn untouched(&self, files: &RuleFiles, only: Option<&str>) -> Vec<Problem> {
        let ran = |path: &str| only.is_none_or(|only| path.replace(".rego", "_test.rego").contains(only));
        let rules = files.bundle.rules.iter().filter(|rule| needs_tests(rule)).map(|rule| &rule.control.path);
        let helpers = files.texts.keys().filter(|path| only.is_none() && is_helper(path));
        let untouched = rules.filter(|path| ran(path)).chain(helpers).filter(|path| !self.missed.contains_key(*path));
        untouched
            .map(|path| Problem { path: path.clone(), line: None, text: "no test reaches this file".to_owned() })
            .collect()
    }

    /// A problem for each line of a rule that no test reached.
    fn missed(&self, files: &RuleFiles, in_part: bool) -> Vec<Problem> {
        let none = BTreeSet::new();
        let counts = |path: &str| if is_helper(path) { !in_part } else { !path.ends_with("_test.rego") };
        let own = self.missed.iter().filter(|(path, _)| counts(path));
        let lines = own.flat_map(|(path, missed)| {
            let covered = self.covered.get(path).unwrap_or(&none);
            missed.difference(covered).filter_map(move |line| not_reached(files, path, *line))
        });
        lines.collect()
    }
}

/// `None` for a file that is not in the folder: a helper module of the embedded rules.
fn not_reached(files: &RuleFiles, path: &str, line: u32) -> Option<Problem> {
    let line = usize::try_from(line).ok()?;
    let code = files.texts.get(path)?.lines().nth(line.checked_sub(1)?)?.trim();
    Some(Problem { path: path.to_owned(), line: Some(line), text: format!("no test reaches this line: {code}") })
}
