//! Between the page and the worker in which the rules run.

use serde::{Deserialize, Serialize};

use crate::control_id::ControlId;

/// From the page to the worker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Request {
    /// Read the files whose bytes come along, one behind the other, and assess them
    /// together.
    Open {
        /// The files, in the order of their bytes.
        files: Vec<FilePart>,
        /// Whether answers, exceptions and profile of what is open are taken over, where it
        /// is surely of the same tenant.
        take_over: bool,
    },
    /// What the page has open, whose bytes come along: a worker that was started anew does
    /// not have it.
    Hold,
    /// Add to what is open what somebody answered or decided, and assess it again.
    Add {
        /// The control it is about.
        control: ControlId,
        /// JSON, as a file of answers has it.
        given: String,
    },
    /// Join the files opened last, which do not say whose they are: a person confirmed that
    /// they are of one practice.
    Join,
    /// Assess the snapshot whose bytes come along and send nothing back. A browser compiles
    /// code while it runs for the first time, and reading the tenant leaves time for that.
    WarmUp,
    /// What each control needs to have read from Graph.
    Needs,
    /// The text of a control's rule.
    Rule {
        /// Which.
        id: ControlId,
    },
}

/// One of several files that travel as one piece of bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilePart {
    /// The file's name, for messages.
    pub name: String,
    /// How many bytes are its own.
    pub size: usize,
}

/// From the worker to the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Response {
    /// The engine is loaded and waits.
    Ready,
    /// A file was assessed; the snapshot file's bytes, as it would be saved, come along
    /// (an import becomes one).
    Assessed {
        /// The assessment's JSON, byte for byte as the command line prints it.
        assessment: String,
    },
    /// The same, of what was open before.
    AssessedAgain {
        /// The control that something was added about.
        control: ControlId,
        /// As above.
        assessment: String,
    },
    /// A file could not be read.
    Failed {
        /// One message that names the place.
        message: String,
    },
    /// Whether the files are of one practice has to be said by a person; the worker keeps
    /// them for [`Request::Join`].
    Unsure {
        /// Which files do not say whose they are.
        message: String,
    },
    /// The controls that Graph can answer.
    Needs {
        /// In the order of their ids.
        controls: Vec<Need>,
    },
    /// A rule's text.
    Rule {
        /// Which control.
        id: ControlId,
        /// The Rego.
        text: String,
    },
}

/// What a control needs to have read from Graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The control.
    pub id: ControlId,
    /// Its title.
    pub title: String,
    /// The ways to know it, each by the sources that must have been read.
    pub ways: Vec<Vec<String>>,
}
