//! What an assessment says about one control.

use serde::{Deserialize, Serialize};

use crate::control_id::ControlId;
use crate::time::Utc;

/// The nine answers. Only `Pass`, `Partial` and `Fail` rest on evidence about
/// the safeguard itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Status {
    /// In place for everyone and everything it must cover.
    Pass,
    /// In place, but named objects fall outside it, or weaker than it should be.
    Partial,
    /// Not in place.
    Fail,
    /// Would be partial or fail; a documented exception covers every object.
    Accepted,
    /// Only a person can tell, and nobody has yet.
    Unanswered,
    /// The evidence was not read.
    NotAssessed,
    /// The tenant's plans do not include it.
    NotLicensed,
    /// Nothing in the tenant that it could apply to.
    NotApplicable,
    /// The rule broke.
    Error,
}

impl Status {
    /// Every status in the order of a report.
    pub const ALL: [Status; 9] = [
        Status::Fail,
        Status::Partial,
        Status::Accepted,
        Status::Pass,
        Status::Unanswered,
        Status::NotAssessed,
        Status::NotLicensed,
        Status::NotApplicable,
        Status::Error,
    ];

    /// The word a person reads.
    pub fn word(self) -> &'static str {
        match self {
            Status::Pass => "In place",
            Status::Partial => "Partly in place",
            Status::Fail => "Open",
            Status::Accepted => "Accepted with a reason",
            Status::Unanswered => "Waits for your answer",
            Status::NotAssessed => "Not looked at",
            Status::NotLicensed => "Not in your plans",
            Status::NotApplicable => "Does not apply",
            Status::Error => "Fault in this tool",
        }
    }

    /// The name in files: `notAssessed`.
    pub fn key(self) -> &'static str {
        match self {
            Status::Pass => "pass",
            Status::Partial => "partial",
            Status::Fail => "fail",
            Status::Accepted => "accepted",
            Status::Unanswered => "unanswered",
            Status::NotAssessed => "notAssessed",
            Status::NotLicensed => "notLicensed",
            Status::NotApplicable => "notApplicable",
            Status::Error => "error",
        }
    }
}

/// How a verdict was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Basis {
    /// Read live from Microsoft Graph.
    Graph,
    /// Imported from PowerShell, ScubaGear or TCM.
    Import,
    /// Reported by Microsoft Secure Score.
    SecureScore,
    /// Answered by a person.
    Answer,
}

impl Basis {
    /// The words a person reads.
    pub fn words(self) -> &'static str {
        match self {
            Basis::Graph => "Read from Microsoft Graph",
            Basis::Import => "Read from an export",
            Basis::SecureScore => "Reported by Microsoft Secure Score",
            Basis::Answer => "Answered by a person",
        }
    }

    /// The name in files and in a rule's input.
    pub fn key(self) -> &'static str {
        match self {
            Basis::Graph => "graph",
            Basis::Import => "import",
            Basis::SecureScore => "secureScore",
            Basis::Answer => "answer",
        }
    }
}

/// An object a verdict names: an account, a device, a policy, a setting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Affected {
    /// `user`, `device`, `conditionalAccessPolicy`, `setting`, …
    #[serde(rename = "type")]
    pub kind: String,
    /// The id an exception names.
    pub id: String,
    /// The name people know it by.
    pub name: String,
    /// Why it is named.
    #[serde(default)]
    pub detail: String,
    /// Which gap it is named for, where the same object can have several: an exception
    /// counts for the gap that it remembers and for no other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<String>,
    /// The reason of the exception that covers it, where the law leaves a choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<String>,
    /// A decision about it, where the law leaves no choice: why, by whom and until when,
    /// written down beside the finding, which stays open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<String>,
}

/// One thing a verdict rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceNote {
    /// The sentence a person reads.
    pub text: String,
    /// The source's name, when it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Where the source came from: `graph`, `scubagear`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// When it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_at: Option<Utc>,
}

impl EvidenceNote {
    /// A note without a source.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), source: None, via: None, read_at: None }
    }
}

/// The answer for one control.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The answer.
    pub status: Status,
    /// How it was known; `None` when it was not.
    pub basis: Option<Basis>,
    /// One sentence, the headline of a fix-list line.
    pub summary: String,
    /// The objects it names, in a fixed order.
    pub affected: Vec<Affected>,
    /// What it would have to cover too and could not be told, in a fixed order. It
    /// never stands beside a pass.
    pub unknown: Vec<Affected>,
    /// What it rests on.
    pub evidence: Vec<EvidenceNote>,
    /// Why it could not be told, and how to get there.
    pub reason: Option<String>,
}

/// How an exception fared in an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ExceptionState {
    /// It covers at least one named object.
    Used,
    /// It is a decision about at least one named object, and the law leaves no choice:
    /// it is written down, and the paragraph is still to be met.
    Recorded,
    /// It would put aside for the whole practice what the law requires.
    NotAllowed,
    /// Nothing it names is found any more.
    Unused,
    /// What is found of the objects it names is no longer what was accepted, or nobody
    /// wrote down what that was.
    Changed,
    /// Its end has passed.
    Expired,
    /// It lacks a reason, a name or an end.
    Incomplete,
}

/// An exception and how it fared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExceptionUse {
    /// The control.
    pub control: ControlId,
    /// The objects it names.
    pub objects: Vec<String>,
    /// Who decided.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Utc>,
    /// How it fared.
    pub state: ExceptionState,
}
