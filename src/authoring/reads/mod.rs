//! What rules read: every property, with its place in the rules and the place of the input
//! that it is read from, found by going through the syntax trees of a rule and of the
//! functions of the library that it reaches.

mod builtins;
mod input;
mod read;
mod thing;
mod tree;
mod walk;

pub use read::{Read, Reads};
pub use thing::{Place, Step};

use super::RuleFiles;
use crate::engine::{Problem, Rule};
use input::Input;
use tree::Modules;
use walk::Walk;

/// What each rule that judges something reads.
pub fn reads_of_rules(files: &RuleFiles) -> Vec<(&Rule, Reads)> {
    of_rules(files, &modules(files))
}

/// What each file of the folder's library reads, whoever calls it, by its path.
pub fn reads_of_library(files: &RuleFiles) -> Vec<(&str, Reads)> {
    of_library(files, &modules(files))
}

/// What is read and cannot be there.
pub(super) fn problems(files: &RuleFiles) -> Vec<Problem> {
    let modules = modules(files);
    let of_rules = of_rules(files, &modules).into_iter();
    let of_rules = of_rules.map(|(rule, reads)| (Input::of_rule(&files.bundle, &rule.control), reads));
    let of_library = of_library(files, &modules).into_iter();
    let of_library = of_library.map(|(_, reads)| (Input::of_library(&files.bundle), reads));
    let mut problems = modules.problems.clone();
    for (input, reads) in of_rules.chain(of_library) {
        problems.extend(reads.properties.iter().filter_map(|read| input.problem(read)));
    }
    // Comments are left out of the library that the program carries, so that its lines tell
    // nothing.
    for problem in problems.iter_mut().filter(|problem| !files.texts.contains_key(&problem.path)) {
        problem.line = None;
    }
    problems.sort();
    problems.dedup();
    problems
}

fn modules(files: &RuleFiles) -> Modules {
    let mut modules = Modules::default();
    let library = files.bundle.library.iter().map(|module| (&module.path, &module.text));
    let rules = files.bundle.rules.iter().map(|rule| (&rule.control.path, &rule.text));
    library.chain(rules).for_each(|(path, text)| modules.add(path, text));
    modules
}

fn of_rules<'a>(files: &'a RuleFiles, modules: &Modules) -> Vec<(&'a Rule, Reads)> {
    let rules = files.bundle.rules.iter().filter(|rule| !rule.control.is_settled_by_people());
    rules.filter_map(|rule| Some((rule, reads(modules, &rule.control.path, Walk::rules)?))).collect()
}

fn of_library<'a>(files: &'a RuleFiles, modules: &Modules) -> Vec<(&'a str, Reads)> {
    let paths = files.bundle.library.iter().map(|module| module.path.as_str());
    let paths = paths.filter(|path| files.texts.contains_key(*path));
    paths.filter_map(|path| Some((path, reads(modules, path, Walk::file)?))).collect()
}

fn reads<'a>(modules: &'a Modules, path: &str, go: fn(&mut Walk<'a>, &'a tree::Module)) -> Option<Reads> {
    let mut walk = Walk::new(modules);
    go(&mut walk, modules.of(path)?);
    Some(walk.reads())
}
