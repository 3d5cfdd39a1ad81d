//! The name of a control, by which files, rules and people speak of it.
//!
//! This file is also compiled into the build script; it may use nothing but `std` and `serde`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A control's public, stable id: `AUTH-01`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ControlId(String);

impl ControlId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it has in common with its like: `AUTH`.
    pub fn group(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The stem of the rule's file and the last part of its package: `auth_01`.
    pub fn stem(&self) -> String {
        self.0.to_lowercase().replace('-', "_")
    }
}

impl TryFrom<String> for ControlId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let well_formed = text.split_once('-').is_some_and(|(group, number)| {
            (2..=5).contains(&group.len())
                && group.bytes().all(|byte| byte.is_ascii_uppercase())
                && number.len() == 2
                && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        if well_formed {
            Ok(Self(text))
        } else {
            Err(format!(
                "expected a control id such as AUTH-01, found \"{}\"",
                text.chars().take(40).collect::<String>()
            ))
        }
    }
}

impl From<ControlId> for String {
    fn from(id: ControlId) -> Self {
        id.0
    }
}

impl fmt::Display for ControlId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}
