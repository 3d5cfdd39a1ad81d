//! What a sign-in error means to a person.

use serde::{Deserialize, Serialize};

/// Who can solve it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Who {
    /// The person at the screen.
    You,
    /// An administrator of the tenant.
    Administrator,
    /// Whoever hosts the page.
    Host,
    /// Microsoft.
    Microsoft,
}

/// A problem in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// What happened, one sentence.
    pub title: String,
    /// Who can solve it.
    pub who: Who,
    /// What to do next.
    pub next: String,
    /// Trying again can help.
    pub retry: bool,
    /// `AADSTS50011`, or the OAuth error.
    pub code: Option<String>,
    /// For Microsoft's support.
    pub correlation_id: Option<String>,
    /// For Microsoft's support.
    pub trace_id: Option<String>,
    /// When, as Microsoft wrote it.
    pub at: Option<String>,
}

impl Problem {
    /// A problem without Microsoft's ids.
    pub(crate) fn plain(title: &str, who: Who, next: &str) -> Self {
        Self {
            title: title.to_owned(),
            who,
            next: next.to_owned(),
            retry: true,
            code: None,
            correlation_id: None,
            trace_id: None,
            at: None,
        }
    }
}

/// From Microsoft's error to words.
pub fn explain(error: &str, _suberror: Option<&str>, _description: &str) -> Problem {
    Problem { code: Some(error.to_owned()), ..Problem::plain("Microsoft did not sign you in", Who::You, "Try again.") }
}
