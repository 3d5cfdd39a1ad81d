//! What whoever writes rules needs: tests with line coverage, checks of the rule
//! files, and the files of a new control. For the command line and this project's tests.

mod checks;
mod new_control;
mod reads;
mod rule_tests;
mod wording;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

pub use checks::check;
pub use new_control::{NewControlError, NewFile, new_control};
pub use reads::{Place, Read, Reads, Step, reads_of_library, reads_of_rules};
pub use rule_tests::{TestRun, run_tests};

use crate::engine::{Bundle, BundleError, ControlId, Problem, from_json, read_files};

/// The files of a folder laid out like `rules/`, and the rule set that they make.
#[derive(Debug)]
pub struct RuleFiles {
    texts: BTreeMap<String, String>,
    bundle: Bundle,
    retired: Vec<Retired>,
    unreadable: Vec<Problem>,
}

/// A control that is no more; its id is never used again. `rules/retired.json` lists them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retired {
    /// The control's id.
    pub id: ControlId,
    /// The first version without it.
    pub since: String,
    /// Why it went, and what stands in its place.
    pub why: String,
}

impl RuleFiles {
    /// Reads them. A rule or a table that is not as it should be is left out, and
    /// [`check`] names it.
    ///
    /// # Errors
    /// [`BundleError::Io`] naming what could not be read.
    pub fn read(folder: &Path) -> Result<Self, BundleError> {
        Self::new(read_files(folder)?)
    }

    /// The same of texts by their paths below the folder.
    ///
    /// # Errors
    /// [`BundleError::Embedded`] if the program file is damaged.
    pub fn new(texts: BTreeMap<String, String>) -> Result<Self, BundleError> {
        const RETIRED: &str = "retired.json";
        let (bundle, mut unreadable) = Bundle::from_files(&texts)?;
        let retired = texts.get(RETIRED).map_or_else(|| Ok(Vec::new()), |text| from_json(RETIRED, text));
        let retired = retired.unwrap_or_else(|problem| {
            unreadable.push(problem);
            Vec::new()
        });
        Ok(Self { texts, bundle, retired, unreadable })
    }

    /// How many rules could be read.
    pub fn count(&self) -> usize {
        self.bundle.rules.len()
    }

    /// The test files, by path, with their texts.
    fn tests(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.texts.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        all.filter(|(path, _)| path.ends_with("_test.rego"))
    }

    /// The test file of a rule or of a helper module.
    fn tests_of(&self, path: &str) -> Option<&str> {
        self.texts.get(&path.replace(".rego", "_test.rego")).map(String::as_str)
    }
}

/// The rules of a test file whose names begin with `test_`, each with its first line.
fn tests_in(text: &str) -> BTreeMap<&str, usize> {
    let mut tests = BTreeMap::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| line.starts_with("test_")) {
        let name = line.split([' ', ':', '=']).next().unwrap_or(line);
        tests.entry(name).or_insert(index + 1);
    }
    tests
}
