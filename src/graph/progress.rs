//! What a person is told while the tenant is being read.

use serde::{Deserialize, Serialize};

use crate::snapshot::SourceStatus;

/// How collecting ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Ended {
    /// Everything that could be read was.
    Complete,
    /// The sign-in ran out; what was read is kept.
    Expired,
}

/// How far it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// The sources being read now.
    pub reading: Vec<String>,
    /// Sources finished, one way or another.
    pub done: usize,
    /// Of so many.
    pub of: usize,
    /// Sources that were not read, and how that ended.
    pub not_read: Vec<(String, SourceStatus)>,
    /// Seconds that Microsoft's limits make it last at least.
    pub seconds_left: u64,
    /// The last try got no answer: the connection may be down.
    pub offline: bool,
}

impl Progress {
    /// The number of sources that are not finished.
    pub fn left(&self) -> usize {
        self.of.saturating_sub(self.done)
    }
}
