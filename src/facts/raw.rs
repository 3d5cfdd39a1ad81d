//! Lenient reading of single properties of raw Graph objects.

use serde_json::Value;

pub(crate) use crate::json::text;
pub(crate) use crate::well_known::is_guid;

/// A boolean; `None` where absent, null or of another type.
pub(crate) fn boolean(object: &Value, key: &str) -> Option<bool> {
    object.get(key).and_then(Value::as_bool)
}

/// A list of texts as Graph sends them: an array, or (flag enums) one text with
/// commas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Texts {
    /// Null or absent.
    Absent,
    /// What was listed.
    List(Vec<String>),
    /// Something else.
    Malformed,
}

impl Texts {
    /// The entries; none where absent or malformed.
    pub(crate) fn entries(&self) -> &[String] {
        match self {
            Texts::List(entries) => entries,
            _ => &[],
        }
    }

    pub(crate) fn is_malformed(&self) -> bool {
        *self == Texts::Malformed
    }
}

/// Reads [`Texts`].
pub(crate) fn texts(object: &Value, key: &str) -> Texts {
    match object.get(key) {
        None | Some(Value::Null) => Texts::Absent,
        Some(Value::String(flags)) => Texts::List(split(flags)),
        Some(Value::Array(items)) => items
            .iter()
            .map(|item| item.as_str().map(|text| text.trim().to_owned()))
            .collect::<Option<Vec<_>>>()
            .map_or(Texts::Malformed, Texts::List),
        Some(_) => Texts::Malformed,
    }
}

/// A comma-separated flag enum's members.
pub(crate) fn split(flags: &str) -> Vec<String> {
    flags.split(',').map(str::trim).filter(|flag| !flag.is_empty()).map(str::to_owned).collect()
}

/// Whether a value says nothing: null, empty, or made of nothing but such.
pub(crate) fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(object) => object.iter().all(|(key, value)| key.contains("@odata") || is_blank(value)),
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}
