//! Why a file could not be read, in words that name the place.

use super::VERSION;

/// The largest file that is read, in bytes (a 10,000-user tenant needs about a third).
pub const MAX_BYTES: usize = 100 * 1024 * 1024;

/// Why a file could not be read. Nothing was changed by trying.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ReadError {
    /// Zero bytes, or only white space.
    #[error("This file is empty. Save or export it again.")]
    Empty,
    /// Larger than [`MAX_BYTES`].
    #[error("This file is {0} MB; files of up to {1} MB can be opened.")]
    TooLarge(usize, usize),
    /// Not text in an encoding that can be told for certain.
    #[error("This file is not text: byte {0} is not valid UTF-8. Choose the .json file.")]
    NotText(usize),
    /// More in one list, or in all, than a practice can have.
    #[error("This file holds more than a practice can have: {0} (line {1}). It was not read further.")]
    TooMuch(String, usize),
    /// Something else that people choose by mistake; the text says what it is and what to choose.
    #[error("{0}")]
    AnotherKind(String),
    /// The JSON stops before its end.
    #[error("This file ends in the middle (line {0}, column {1}). Nothing was changed; save or export it again.")]
    Truncated(usize, usize),
    /// Not JSON.
    #[error("This file is not valid JSON, which snapshots and exports are: {2} (line {0}, column {1}).")]
    Syntax(usize, usize, String),
    /// JSON, but nothing this program knows.
    #[error("This is not a snapshot: {0}.")]
    NotASnapshot(String),
    /// A snapshot of a later version.
    #[error("This snapshot has version {0}; this version of Tenant Triage reads version {VERSION}. Use a newer one.")]
    Version(u64),
    /// A promise of the format is broken at a place.
    #[error("This file has a mistake{}: {problem}.", at(path))]
    Place {
        /// Where, `sources.users.value[3].id`.
        path: String,
        /// What is wrong there, `expected a string`.
        problem: String,
    },
}

/// " at sources.users", or nothing for the file as a whole.
fn at(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!(" at {path}") }
}

impl ReadError {
    pub(crate) fn place(path: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::Place { path: path.into(), problem: problem.into() }
    }
}
