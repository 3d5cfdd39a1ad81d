//! What the page and its worker say to each other. Files travel as bytes beside
//! the message; everything else is JSON text.

use serde::{Deserialize, Serialize};
#[cfg(feature = "web")]
use wasm_bindgen::JsValue;

use crate::engine::ControlId;
use crate::graph::{ConsentSet, Ended, Progress};
use crate::sign_in::{Account, Config, Problem};

/// From the page to the worker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Request {
    /// Read the files whose bytes come along, one behind the other, and assess them
    /// together.
    Open {
        /// The files, in the order of their bytes.
        files: Vec<FilePart>,
    },
    /// Somebody vouches that the files opened last, which do not say whose they are, are
    /// of one practice: join them.
    Join,
    /// Assess the snapshot whose bytes come along, and keep the result to yourself: the
    /// first time is slow in a browser, and reading leaves time for it.
    Rehearse,
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

/// From the page to the collector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Ask {
    /// Prepare a sign-in.
    Begin {
        /// With whom.
        config: Config,
        /// This page's own address.
        redirect_uri: String,
        /// What the person agreed to have read.
        sets: Vec<ConsentSet>,
        /// A renewal from a tab of its own, while this collector waits.
        again: bool,
    },
    /// Microsoft's page came back with this fragment.
    Return {
        /// The fragment.
        fragment: String,
        /// What was to be remembered.
        pending: String,
    },
    /// Read the tenant, or go on reading.
    Read {
        /// What the person agreed to have read.
        sets: Vec<ConsentSet>,
    },
    /// Hand over what has been read so far; reading goes on.
    SoFar {
        /// For the engine to rehearse with, not to be shown.
        rehearsal: bool,
    },
    /// Stop, and hand over what has been read.
    Stop,
}

/// From the collector to the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Tell {
    /// The collector waits.
    Ready,
    /// Go to this address.
    Go {
        /// Microsoft's sign-in page.
        address: String,
        /// What must be remembered meanwhile.
        pending: String,
    },
    /// Somebody signed in.
    SignedIn {
        /// Who.
        account: Account,
    },
    /// The sign-in did not work.
    Problem {
        /// Why, in words.
        problem: Problem,
    },
    /// How far reading is.
    Progress {
        /// Sources, limits, gaps.
        progress: Progress,
    },
    /// What has been read so far; the snapshot's bytes come along.
    SoFar {
        /// As it was asked for.
        rehearsal: bool,
    },
    /// Reading has ended; the snapshot's bytes come along.
    Ended {
        /// How; nothing where the person stopped it.
        how: Option<Ended>,
    },
}

/// Packs a message: an array of its JSON and, where there are, the bytes.
///
/// # Errors
/// Only if the message cannot be written as JSON, which plain data always can.
#[cfg(feature = "web")]
pub fn pack<T: Serialize>(message: &T, bytes: Option<&JsValue>) -> Result<js_sys::Array, serde_json::Error> {
    let json = serde_json::to_string(message)?;
    let packed = js_sys::Array::of1(&JsValue::from_str(&json));
    if let Some(bytes) = bytes {
        packed.push(bytes);
    }
    Ok(packed)
}

/// Unpacks a message and the bytes that came with it (undefined where none did).
#[cfg(feature = "web")]
pub fn unpack<T: for<'de> Deserialize<'de>>(data: &JsValue) -> Option<(T, JsValue)> {
    let packed = js_sys::Array::from(data);
    let message = serde_json::from_str(&packed.get(0).as_string()?).ok()?;
    Some((message, packed.get(1)))
}
