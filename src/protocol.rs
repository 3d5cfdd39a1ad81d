//! What the page and its worker say to each other. Files travel as bytes beside
//! the message; everything else is JSON text.

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use crate::engine::ControlId;

/// From the page to the worker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Request {
    /// Read the file whose bytes come along, and assess it.
    Open {
        /// The file's name, for messages.
        name: String,
    },
    /// The text of a control's rule.
    Rule {
        /// Which.
        id: ControlId,
    },
}

/// From the worker to the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Response {
    /// The engine is loaded and waits.
    Ready,
    /// A file was assessed.
    Assessed {
        /// The assessment's JSON, byte for byte as the command line prints it.
        assessment: String,
        /// The snapshot file's text, as it would be saved (an import becomes one).
        snapshot: String,
    },
    /// A file could not be read.
    Failed {
        /// One message that names the place.
        message: String,
    },
    /// A rule's text.
    Rule {
        /// Which control.
        id: ControlId,
        /// The Rego.
        text: String,
    },
}

/// Packs a message: an array of its JSON and, where there are, the bytes.
///
/// # Errors
/// Only if the message cannot be written as JSON, which plain data always can.
pub fn pack<T: Serialize>(message: &T, bytes: Option<&JsValue>) -> Result<js_sys::Array, serde_json::Error> {
    let json = serde_json::to_string(message)?;
    let packed = js_sys::Array::of1(&JsValue::from_str(&json));
    if let Some(bytes) = bytes {
        packed.push(bytes);
    }
    Ok(packed)
}

/// Unpacks a message and the bytes that came with it (undefined where none did).
pub fn unpack<T: for<'de> Deserialize<'de>>(data: &JsValue) -> Option<(T, JsValue)> {
    let packed = js_sys::Array::from(data);
    let message = serde_json::from_str(&packed.get(0).as_string()?).ok()?;
    Some((message, packed.get(1)))
}
