//! The digest by which a rule set is known: two assessments with the same one were made
//! by the same rules.

use sha2::{Digest, Sha256};

/// SHA-256 over the files of a rule set (path below `rules/`, content), in hexadecimal:
/// rules, helper modules, thresholds and paragraphs. Their order does not matter, and
/// neither do tests and retired ids.
pub(crate) fn digest<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut files: Vec<_> = files.into_iter().filter(|(path, _)| counts(path)).collect();
    files.sort_unstable();
    let mut hasher = Sha256::new();
    for (path, text) in files {
        // With the lengths no file can pass for the end of another.
        hasher.update(format!("{} {} {path}", path.len(), text.len()));
        hasher.update(text);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn counts(path: &str) -> bool {
    let rego = path.ends_with(".rego") && !path.ends_with("_test.rego");
    rego || matches!(path, "parameters.json" | "citations.json")
}
