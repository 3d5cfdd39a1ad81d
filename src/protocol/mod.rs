//! The messages between the page and its two workers: requests go there, responses come
//! back. Files travel as bytes beside the message; everything else is JSON text.

pub mod collector;
pub mod worker;

#[cfg(feature = "web")]
use serde::{Deserialize, Serialize};
#[cfg(feature = "web")]
use wasm_bindgen::JsValue;

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
