//! Taking a JSON object apart field by field, so that an error names its place.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::ReadError;

/// The fields of one object in the file that were not taken yet.
pub(super) struct Fields {
    path: String,
    rest: Map<String, Value>,
}

impl Fields {
    /// The fields of an object at `path`, which is empty for the file as a whole.
    pub(super) fn of(path: impl Into<String>, value: Value) -> Result<Self, ReadError> {
        let path = path.into();
        match value {
            Value::Object(rest) => Ok(Self { path, rest }),
            _ => Err(ReadError::place(path, "expected an object")),
        }
    }

    fn place(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// A field as it stands; `None` where it is absent or null.
    pub(super) fn raw(&mut self, name: &str) -> Option<Value> {
        self.rest.shift_remove(name).filter(|value| !value.is_null())
    }

    /// A field that may be absent or null.
    pub(super) fn optional<T: DeserializeOwned>(&mut self, name: &str) -> Result<Option<T>, ReadError> {
        let Some(value) = self.raw(name) else { return Ok(None) };
        decode(self.place(name), value).map(Some)
    }

    /// A field that must be there.
    pub(super) fn required<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, ReadError> {
        self.optional(name)?.ok_or_else(|| ReadError::place(self.place(name), "it is missing"))
    }

    /// The objects of a list, each with its fields.
    pub(super) fn list(&mut self, name: &str) -> Result<Vec<Fields>, ReadError> {
        let path = self.place(name);
        let items = match self.raw(name) {
            None => Vec::new(),
            Some(Value::Array(items)) => items,
            Some(_) => return Err(ReadError::place(path, "expected a list")),
        };
        items.into_iter().enumerate().map(|(index, item)| Fields::of(format!("{path}[{index}]"), item)).collect()
    }

    /// The objects of a map, each under its key.
    pub(super) fn map(&mut self, name: &str) -> Result<Vec<(String, Fields)>, ReadError> {
        let inner = self.object(name)?;
        let path = inner.path;
        let entries = inner.rest.into_iter();
        entries.map(|(key, item)| Ok((key.clone(), Fields::of(format!("{path}.{key}"), item)?))).collect()
    }

    /// The fields of an object within; none where it is absent.
    pub(super) fn object(&mut self, name: &str) -> Result<Fields, ReadError> {
        let value = self.raw(name).unwrap_or_else(|| Value::Object(Map::new()));
        Fields::of(self.place(name), value)
    }

    /// Every field left, decoded; those that are null are left out.
    pub(super) fn each<T: DeserializeOwned>(mut self) -> Result<BTreeMap<String, T>, ReadError> {
        let names: Vec<String> = self.rest.keys().cloned().collect();
        let fields = names.into_iter().map(|name| Ok(self.optional(&name)?.map(|value| (name, value))));
        fields.filter_map(Result::transpose).collect()
    }

    /// What was not taken: fields of later versions.
    pub(super) fn rest(self) -> Map<String, Value> {
        self.rest
    }

    /// Refuses fields that nobody took.
    pub(super) fn nothing_else(self) -> Result<(), ReadError> {
        match self.rest.keys().next() {
            Some(name) => Err(ReadError::place(self.place(name), "it is not known here")),
            None => Ok(()),
        }
    }
}

/// Decodes one value.
pub(super) fn decode<T: DeserializeOwned>(path: String, value: Value) -> Result<T, ReadError> {
    serde_json::from_value(value).map_err(|error| ReadError::place(path, problem(&error)))
}

/// The error without serde's trailing position, which is reported separately.
pub(super) fn problem(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(text, _)| text);
    text.strip_prefix("invalid type: ").map_or_else(|| text.to_owned(), |found| format!("found {found}"))
}
