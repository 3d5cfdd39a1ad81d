//! What these functions share: how one is declared, and reading and making Rego's values.

use std::collections::{BTreeMap, BTreeSet};

use regorus::Value;

use crate::time::Utc;

/// A function's name, the number of its arguments, and what it does with them; `None` is
/// undefined.
pub(super) type Builtin = (&'static str, u8, fn(&[Value]) -> Option<Value>);

/// What a row has at a key or, by a list of keys, deeper in it.
pub(super) fn at<'a>(row: &'a Value, key: &Value) -> &'a Value {
    match key {
        Value::Array(path) => path.iter().fold(row, |inner, key| &inner[key]),
        _ => &row[key],
    }
}

/// An object of these properties.
pub(super) fn object<const N: usize>(properties: [(&str, Value); N]) -> Value {
    object_of(&mut properties.into_iter().map(|(key, value)| (key.into(), value)))
}

/// An object of these keys and values.
pub(super) fn object_of(properties: &mut dyn Iterator<Item = (Value, Value)>) -> Value {
    properties.collect::<BTreeMap<_, _>>().into()
}

/// The set of these values.
pub(super) fn set(values: &mut dyn Iterator<Item = Value>) -> Value {
    values.collect::<BTreeSet<_>>().into()
}

/// A list of these values, in their order.
pub(super) fn list(values: &mut dyn Iterator<Item = Value>) -> Value {
    values.collect::<Vec<_>>().into()
}

/// The time that a text names; `None` where it names none, or is no text.
pub(super) fn time(value: &Value) -> Option<Utc> {
    Utc::parse(text(value)?)
}

/// A text; `None` where it is something else.
pub(super) fn text(value: &Value) -> Option<&str> {
    value.as_string().ok().map(AsRef::as_ref)
}
