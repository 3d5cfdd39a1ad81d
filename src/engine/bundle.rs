//! The rule set: embedded at build time, or (command line only) read from a folder.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

#[cfg(feature = "cli")]
use super::digest::digest;
#[cfg(feature = "cli")]
use super::metadata::without_header;
use super::metadata::{Control, RuleSet, Says, Specification};
use crate::control_id::ControlId;

/// A rule file and what it says about itself.
#[derive(Debug, Clone, Deserialize)]
pub struct Rule {
    /// The metadata.
    pub control: Control,
    /// The Rego as an auditor reads it; embedded rules leave the metadata comment out.
    pub text: String,
    /// Whether it is another rule than the program's own of this name.
    #[serde(default)]
    pub custom: bool,
}

impl Rule {
    /// The rule as an auditor reads it: what each answer to its question gives, and the
    /// Rego that judges what was read.
    pub fn shown(&self) -> String {
        let answers = self.control.question().map_or_else(String::new, |question| {
            let Says { yes, yes_without_evidence, partly, no } = &question.says;
            let parts = question.parts.iter().map(|part| format!("# without “{}”: {}\n", part.text, part.missing));
            format!(
                "# A person's answer:\n# yes: {yes}\n# yes, without evidence: {yes_without_evidence}\n# partly: {partly}\n# no: {no}\n{}\n",
                parts.collect::<String>()
            )
        });
        answers + &self.text
    }
}

/// A helper module below `rules/lib/`.
#[derive(Debug, Clone, Deserialize)]
pub struct Library {
    /// Path below `rules/`.
    pub path: String,
    /// The whole file.
    pub text: String,
}

/// A threshold that a practice can set itself.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Parameter {
    /// The value unless the profile says otherwise.
    pub default: Value,
    /// What it means.
    pub description: String,
    /// Where the default comes from.
    pub source: String,
}

/// A paragraph of the Security Rule (45 CFR part 164, subpart C).
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct CitationEntry {
    /// Its heading: "Person or entity authentication".
    pub name: String,
    /// Required, addressable, or the standard itself.
    pub specification: Specification,
}

/// Every rule, the helper modules, the parameters and the table of paragraphs.
#[derive(Debug, Clone, Deserialize)]
pub struct Bundle {
    /// Which rules these are.
    pub set: RuleSet,
    /// Rules in order of their id.
    pub rules: Vec<Rule>,
    /// Helper modules.
    pub library: Vec<Library>,
    /// Thresholds by name.
    pub parameters: BTreeMap<String, Parameter>,
    /// Paragraphs by citation.
    pub citations: BTreeMap<String, CitationEntry>,
}

/// Why a rule set could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// The embedded bundle is not what the build wrote.
    #[error("the embedded rules are damaged: {0}")]
    Embedded(#[from] serde_json::Error),
    /// A rule file is not as it should be.
    #[error("rules/{path}: {problem}")]
    Rule {
        /// The file.
        path: String,
        /// What is wrong.
        problem: String,
    },
    /// A file could not be read.
    #[error("{0}")]
    Io(String),
}

impl Bundle {
    /// The rules this program was built with.
    ///
    /// # Errors
    /// [`BundleError::Embedded`] if the program file is damaged.
    pub fn embedded() -> Result<Self, BundleError> {
        let mut bundle: Self = serde_json::from_slice(&embedded_json()?)?;
        bundle.sort();
        Ok(bundle)
    }

    fn sort(&mut self) {
        self.rules.sort_by(|left, right| left.control.id.cmp(&right.control.id));
    }

    /// The rule of a control.
    pub fn rule(&self, id: &ControlId) -> Option<&Rule> {
        self.rules.iter().find(|rule| &rule.control.id == id)
    }

    /// The thresholds in force: the defaults, with what the practice sets itself.
    /// An override of another JSON type than the default is ignored.
    pub fn thresholds(&self, overrides: &BTreeMap<String, Value>) -> BTreeMap<String, Value> {
        self.parameters
            .iter()
            .map(|(name, parameter)| {
                let own = overrides
                    .get(name)
                    .filter(|value| std::mem::discriminant(*value) == std::mem::discriminant(&parameter.default));
                (name.clone(), own.unwrap_or(&parameter.default).clone())
            })
            .collect()
    }

    /// Reads a rule set from a folder laid out like `rules/`; the parameters, the
    /// paragraphs and the helper modules that the folder lacks are the embedded ones.
    ///
    /// # Errors
    /// [`BundleError`] naming the first file that is not as it should be.
    #[cfg(feature = "cli")]
    pub fn from_folder(folder: &std::path::Path) -> Result<Self, BundleError> {
        let (bundle, problems) = Self::from_files(&read_files(folder)?)?;
        problems.into_iter().next().map_or(Ok(bundle), |problem| Err(problem.into()))
    }

    /// The rule set that these files make, by their paths below `rules/`, and what is
    /// wrong with the files that had to be left out.
    ///
    /// # Errors
    /// [`BundleError::Embedded`] if the program file is damaged.
    #[cfg(feature = "cli")]
    pub fn from_files(files: &BTreeMap<String, String>) -> Result<(Self, Vec<Problem>), BundleError> {
        let mut bundle = Self::embedded()?;
        let mut problems = Vec::new();
        let own = std::mem::take(&mut bundle.rules);
        replace_from_json(files, "parameters.json", &mut bundle.parameters, &mut problems);
        replace_from_json(files, "citations.json", &mut bundle.citations, &mut problems);
        for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".rego") && !path.ends_with("_test.rego")) {
            let text = text.clone();
            if path.starts_with("lib/") {
                bundle.library.retain(|module| module.path != *path);
                bundle.library.push(Library { path: path.clone(), text });
                continue;
            }
            match parse(path, &text) {
                Ok(control) => {
                    let custom = !own.iter().any(|rule| rule.control == control && rule.text == without_header(&text));
                    bundle.rules.push(Rule { control, text, custom });
                }
                Err(problem) => problems.push(problem),
            }
        }
        let digest = digest(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        bundle.set.custom = digest != bundle.set.digest;
        bundle.set.digest = digest;
        bundle.sort();
        Ok((bundle, problems))
    }
}

/// What the build script made of `rules/`; in a browser it travels compressed.
#[cfg(target_arch = "wasm32")]
fn embedded_json() -> Result<Cow<'static, [u8]>, BundleError> {
    use std::io::Read;
    let packed: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.json.lzma"));
    let mut json = Vec::new();
    lzma_rust2::LzmaReader::new_mem_limit(packed, u32::MAX, None)
        .and_then(|mut reader| reader.read_to_end(&mut json))
        .map_err(|error| BundleError::Io(error.to_string()))?;
    Ok(Cow::Owned(json))
}

/// What the build script made of `rules/`.
#[cfg(not(target_arch = "wasm32"))]
#[allow(clippy::unnecessary_wraps)] // as in a browser, where it can be damaged
fn embedded_json() -> Result<Cow<'static, [u8]>, BundleError> {
    Ok(Cow::Borrowed(include_bytes!(concat!(env!("OUT_DIR"), "/rules.json"))))
}

/// Something wrong with a file of a rule set, and where.
#[cfg(feature = "cli")]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, below `rules/`.
    pub path: String,
    /// The line, counted from 1, where one is to blame.
    pub line: Option<usize>,
    /// What is wrong.
    pub text: String,
}

#[cfg(feature = "cli")]
impl Problem {
    /// The file with its line, as editors and terminals open it: `access/auth_01.rego:12`.
    pub fn place(&self) -> String {
        self.line.map_or_else(|| self.path.clone(), |line| format!("{}:{line}", self.path))
    }
}

#[cfg(feature = "cli")]
impl std::fmt::Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}: {}", self.place(), self.text)
    }
}

#[cfg(feature = "cli")]
impl From<Problem> for BundleError {
    fn from(problem: Problem) -> Self {
        BundleError::Rule { path: problem.place(), problem: problem.text }
    }
}

/// Puts what a JSON file says in place of a table, where there is such a file.
#[cfg(feature = "cli")]
fn replace_from_json<T: serde::de::DeserializeOwned>(
    files: &BTreeMap<String, String>,
    path: &str,
    table: &mut T,
    problems: &mut Vec<Problem>,
) {
    match files.get(path).map(|text| from_json(path, text)) {
        Some(Ok(read)) => *table = read,
        Some(Err(problem)) => problems.push(problem),
        None => {}
    }
}

/// Reads a JSON file of the rule set.
///
/// # Errors
/// A [`Problem`] with the line at which reading stopped.
#[cfg(feature = "cli")]
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(path: &str, text: &str) -> Result<T, Problem> {
    serde_json::from_str(text).map_err(|error| Problem {
        path: path.to_owned(),
        line: Some(error.line()),
        text: error.to_string(),
    })
}

#[cfg(feature = "cli")]
fn parse(path: &str, text: &str) -> Result<Control, Problem> {
    let problem = |line, text| Problem { path: path.to_owned(), line, text };
    let file = super::metadata::split_rule(text).map_err(|text| problem(None, text))?;
    let header: super::metadata::Header =
        serde_yaml_ng::from_str(&file.yaml).map_err(|error| problem(yaml_line(&error, text), without_place(&error)))?;
    header.into_control(path, &file).map_err(|text| problem(None, text))
}

/// The line of the rule file at which its metadata could not be read.
#[cfg(feature = "cli")]
fn yaml_line(error: &serde_yaml_ng::Error, rule: &str) -> Option<usize> {
    let above = rule.lines().position(|line| line.trim_end() == "# METADATA")? + 1;
    Some(above + error.location()?.line())
}

/// The message without its own "at line 3 column 5", which counts from the metadata's head.
#[cfg(feature = "cli")]
fn without_place(error: &serde_yaml_ng::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}

/// The JSON files of a rule set.
#[cfg(feature = "cli")]
const TABLES: [&str; 3] = ["parameters.json", "citations.json", "retired.json"];

/// The rules, tests and tables of a folder, by their paths below it.
///
/// # Errors
/// [`BundleError::Io`] naming what could not be read.
#[cfg(feature = "cli")]
pub fn read_files(folder: &std::path::Path) -> Result<BTreeMap<String, String>, BundleError> {
    let mut paths: Vec<_> = TABLES.iter().map(|table| folder.join(table)).filter(|table| table.is_file()).collect();
    collect(folder, &mut paths)?;
    let mut files = BTreeMap::new();
    for file in paths {
        let path = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(&file).map_err(|error| BundleError::Io(format!("{path}: {error}")))?;
        files.insert(path, text);
    }
    Ok(files)
}

#[cfg(feature = "cli")]
fn collect(folder: &std::path::Path, files: &mut Vec<std::path::PathBuf>) -> Result<(), BundleError> {
    let failed = |error: std::io::Error| BundleError::Io(format!("{}: {error}", folder.display()));
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rego") {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_shown_with_what_each_answer_gives() {
        let bundle = Bundle::embedded().unwrap();
        for rule in &bundle.rules {
            let shown = rule.shown();
            assert!(shown.contains(&format!("package triage.{}", rule.control.id.stem())), "{shown}");
            if let Some(question) = rule.control.question() {
                assert!(shown.contains(&question.says.no), "{shown}");
                assert!(question.parts.iter().all(|part| shown.contains(&part.missing)), "{shown}");
            }
        }
    }
}
