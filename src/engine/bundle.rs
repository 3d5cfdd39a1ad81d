//! The rule set: embedded at build time, or (command line only) read from a folder.

use std::collections::BTreeMap;
use std::io::Read;

use lzma_rust2::LzmaReader;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::metadata::{Control, ControlId, Says, Specification};

/// A rule file and what it says about itself.
#[derive(Debug, Clone, Deserialize)]
pub struct Rule {
    /// The metadata.
    pub control: Control,
    /// The Rego as an auditor reads it; embedded rules leave the metadata comment out.
    pub text: String,
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
        let packed: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.json.lzma"));
        let mut json = Vec::new();
        LzmaReader::new_mem_limit(packed, u32::MAX, None)
            .and_then(|mut reader| reader.read_to_end(&mut json))
            .map_err(|error| BundleError::Io(error.to_string()))?;
        let mut bundle: Self = serde_json::from_slice(&json)?;
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

    /// Reads a rule set from a folder laid out like `rules/`; parameters and
    /// paragraphs that the folder lacks are taken from the embedded set.
    ///
    /// # Errors
    /// [`BundleError`] naming the file.
    #[cfg(feature = "cli")]
    pub fn from_folder(folder: &std::path::Path) -> Result<Self, BundleError> {
        let mut bundle = Self::embedded()?;
        bundle.rules.clear();
        let mut files = Vec::new();
        collect(folder, &mut files)?;
        files.sort();
        for file in files {
            let path = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            if path.ends_with("_test.rego") {
                continue;
            }
            let text = std::fs::read_to_string(&file).map_err(|error| BundleError::Io(format!("{path}: {error}")))?;
            if path.starts_with("lib/") {
                bundle.library.retain(|module| module.path != path);
                bundle.library.push(Library { path, text });
            } else {
                let control = parse(&path, &text).map_err(|problem| BundleError::Rule { path, problem })?;
                bundle.rules.push(Rule { control, text });
            }
        }
        bundle.sort();
        Ok(bundle)
    }
}

#[cfg(feature = "cli")]
fn parse(path: &str, text: &str) -> Result<Control, String> {
    let file = super::metadata::split_rule(text)?;
    let header: super::metadata::Header = serde_yaml_ng::from_str(&file.yaml).map_err(|error| error.to_string())?;
    header.into_control(path, &file)
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
