//! The JSON of a file, read no further than a practice's file can go: a list without end,
//! or millions of tiny things, would fill the memory long before anybody could cancel.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// The longest list or object; a practice of ten thousand people needs a quarter.
const MOST_ENTRIES: usize = 250_000;
/// All values together; the largest file that may be opened has about this many where
/// it is an ordinary one.
const MOST_VALUES: usize = 6_000_000;

/// The longest text, in bytes; Microsoft limits a data loss prevention policy, the longest
/// there is, to a twentieth.
const MOST_TEXT: usize = 2_000_000;

/// Why there is no JSON.
#[derive(Debug)]
pub(super) enum Error {
    /// It is not JSON.
    Json(serde_json::Error),
    /// What there is too much of, and the line where it became too much.
    TooMuch(String, usize),
}

/// Reads JSON.
pub(super) fn parse(text: &str) -> Result<Value, Error> {
    let limits = Limits { values: Cell::new(0), exceeded: RefCell::new(None) };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = Bounded(&limits).deserialize(&mut deserializer);
    let read = read.and_then(|value| deserializer.end().map(|()| value));
    read.map_err(|error| match limits.exceeded.into_inner() {
        Some(what) => Error::TooMuch(what, error.line()),
        None => Error::Json(error),
    })
}

/// What has been read so far.
struct Limits {
    values: Cell<usize>,
    exceeded: RefCell<Option<String>>,
}

impl Limits {
    fn exceed<T, E: serde::de::Error>(&self, what: String) -> Result<T, E> {
        *self.exceeded.borrow_mut() = Some(what);
        Err(E::custom("too much"))
    }

    /// Counts one value of a list that has so many.
    fn count<E: serde::de::Error>(&self, entries: usize) -> Result<(), E> {
        if entries > MOST_ENTRIES {
            return self.exceed(format!("more than {MOST_ENTRIES} entries in one list"));
        }
        self.values.set(self.values.get() + 1);
        if self.values.get() > MOST_VALUES {
            return self.exceed(format!("more than {MOST_VALUES} values"));
        }
        Ok(())
    }
}

/// Reads one value.
#[derive(Clone, Copy)]
struct Bounded<'a>(&'a Limits);

impl<'de> DeserializeSeed<'de> for Bounded<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Bounded<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Value, E> {
        if value.len() > MOST_TEXT {
            return self.0.exceed(format!("a text of more than {MOST_TEXT} characters"));
        }
        Ok(Value::String(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
            self.0.count(list.len())?;
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(self)?;
            object.insert(key, value);
            self.0.count(object.len())?;
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_serde_reads() {
        let text = r#"{"a": [1, -2, 2.5, 18446744073709551615, null, true, "\u00e9"], "b": {}, "a2": [[]], "b": {"c": "last"}}"#;
        assert_eq!(parse(text).unwrap(), serde_json::from_str::<Value>(text).unwrap());
        for bad in ["", "{", "[1,]", "{} x", "nope"] {
            let expected = serde_json::from_str::<Value>(bad).unwrap_err().to_string();
            assert!(matches!(parse(bad), Err(Error::Json(error)) if error.to_string() == expected), "{bad}");
        }
    }

    #[test]
    fn many_small_lists_are_too_much_as_well() {
        let list = format!("[{}],", vec!["0"; 200_000].join(","));
        let text = format!("[{}0]", list.repeat(31));
        assert!(matches!(parse(&text), Err(Error::TooMuch(what, 1)) if what == "more than 6000000 values"));
        let text = format!("[\n\"{}\"]", "x".repeat(MOST_TEXT + 1));
        assert!(matches!(parse(&text), Err(Error::TooMuch(what, 2)) if what.starts_with("a text of more")));
    }
}
