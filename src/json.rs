//! Lenient reading of JSON as Microsoft sends it.

use serde_json::Value;

/// A text property of an object; empty where absent or of another type.
pub(crate) fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object.get(key).and_then(Value::as_str).unwrap_or_default()
}
