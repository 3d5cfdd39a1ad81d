//! Reading a snapshot: one clear message that names the place, or the snapshot.

use std::collections::BTreeMap;

use serde_json::Value;

use super::bounded;
use super::encoding::decoded;
use super::error::ReadError;
use super::fields::{Fields, problem};
use super::{
    Answer, Exception, FORMAT, Profile, Shape, Snapshot, Source, SourceName, SourceStatus, Tenant, VERSION,
    known_source,
};
use crate::control_id::ControlId;
use crate::time::Utc;

/// Reads a snapshot from a file's bytes.
///
/// # Errors
/// A [`ReadError`] that names the place.
pub fn read(bytes: &[u8]) -> Result<Snapshot, ReadError> {
    from_value(parse(bytes)?)
}

/// The JSON of a file.
///
/// # Errors
/// A [`ReadError`] that names line and column.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, ReadError> {
    parse_text(&decoded(bytes)?)
}

/// The JSON of a text.
///
/// # Errors
/// A [`ReadError`] that names line and column.
pub(crate) fn parse_text(text: &str) -> Result<Value, ReadError> {
    bounded::parse(text).map_err(|error| match error {
        bounded::Error::Json(error) => json_error(&error),
        bounded::Error::TooMuch(what, line) => ReadError::TooMuch(what, line),
    })
}

/// Reads a snapshot from a file's JSON.
///
/// # Errors
/// A [`ReadError`] that names the place.
pub(crate) fn from_value(value: Value) -> Result<Snapshot, ReadError> {
    check_envelope(&value)?;
    let mut fields = Fields::of("", value)?;
    let snapshot = Snapshot {
        format: fields.required("format")?,
        version: fields.required("version")?,
        taken_at: fields.required("takenAt")?,
        edited_at: fields.optional("editedAt")?,
        tenant: tenant(fields.object("tenant")?)?,
        collector: fields.optional("collector")?,
        sources: fields
            .map("sources")?
            .into_iter()
            .map(|(name, fields)| Ok((SourceName::from(name.as_str()), source(&name, fields)?)))
            .collect::<Result<_, ReadError>>()?,
        answers: answers(&mut fields)?,
        exceptions: exceptions(&mut fields)?,
        profile: profile(fields.object("profile")?)?,
        more: fields.rest(),
    };
    Ok(snapshot)
}

/// What people add to a snapshot from outside.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// When they did, where the file says so.
    pub edited_at: Option<Utc>,
    /// Answers by control.
    pub answers: BTreeMap<ControlId, Answer>,
    /// Exceptions.
    pub exceptions: Vec<Exception>,
    /// The practice's own words, if the file has them.
    pub profile: Option<Profile>,
}

/// Reads a file with the `answers`, `exceptions` and `profile` of a snapshot and nothing else.
///
/// # Errors
/// A [`ReadError`] that names the place.
pub fn read_given(bytes: &[u8]) -> Result<Given, ReadError> {
    let mut fields = Fields::of("", parse(bytes)?)?;
    let given = Given {
        edited_at: fields.optional("editedAt")?,
        answers: answers(&mut fields)?,
        exceptions: exceptions(&mut fields)?,
        profile: fields.raw("profile").map(|value| profile(Fields::of("profile", value)?)).transpose()?,
    };
    fields.nothing_else()?;
    Ok(given)
}

fn tenant(mut fields: Fields) -> Result<Tenant, ReadError> {
    Ok(Tenant {
        id: fields.optional("id")?.unwrap_or_default(),
        display_name: fields.optional("displayName")?.unwrap_or_default(),
        cloud: fields.optional("cloud")?.unwrap_or_else(Tenant::global),
        more: fields.rest(),
    })
}

fn source(name: &str, mut fields: Fields) -> Result<Source, ReadError> {
    let source = Source {
        status: fields.required("status")?,
        via: fields.optional("via")?,
        read_at: fields.optional("readAt")?,
        http_status: fields.optional("httpStatus")?,
        code: fields.optional("code")?,
        message: fields.optional("message")?,
        value: fields.raw("value"),
        more: fields.rest(),
    };
    check_source(name, source.status, source.value.as_ref())?;
    Ok(source)
}

fn answers(fields: &mut Fields) -> Result<BTreeMap<ControlId, Answer>, ReadError> {
    let entries = fields.map("answers")?.into_iter();
    entries
        .map(|(control, mut fields)| {
            let id = ControlId::try_from(control).map_err(|problem| ReadError::place("answers", problem))?;
            let answer = Answer {
                answer: fields.required("answer")?,
                by: fields.optional("by")?.unwrap_or_default(),
                reviewed_by: fields.optional("reviewedBy")?.unwrap_or_default(),
                on: fields.required("on")?,
                place: fields.optional("place")?.unwrap_or_default(),
                evidence: fields.optional("evidence")?.unwrap_or_default(),
                parts: fields.object("parts")?.each()?,
                review_by: fields.optional("reviewBy")?,
                more: fields.rest(),
            };
            Ok((id, answer))
        })
        .collect()
}

fn exceptions(fields: &mut Fields) -> Result<Vec<Exception>, ReadError> {
    let entries = fields.list("exceptions")?.into_iter();
    entries
        .map(|mut fields| {
            Ok(Exception {
                control: fields.required("control")?,
                objects: fields.required("objects")?,
                found: fields.optional("found")?.unwrap_or_default(),
                reason: fields.optional("reason")?.unwrap_or_default(),
                by: fields.optional("by")?.unwrap_or_default(),
                on: fields.required("on")?,
                expires: fields.optional("expires")?,
                more: fields.rest(),
            })
        })
        .collect()
}

fn profile(mut fields: Fields) -> Result<Profile, ReadError> {
    Ok(Profile {
        state: fields.optional("state")?,
        emergency_accounts: fields.optional("emergencyAccounts")?.unwrap_or_default(),
        countries: fields.optional("countries")?.unwrap_or_default(),
        seats: fields.optional("seats")?,
        parameters: fields.object("parameters")?.rest().into_iter().collect(),
        more: fields.rest(),
    })
}

/// Turns a JSON error into words with its place.
fn json_error(error: &serde_json::Error) -> ReadError {
    if error.is_eof() {
        ReadError::Truncated(error.line(), error.column())
    } else {
        ReadError::Syntax(error.line(), error.column(), problem(error))
    }
}

/// Says plainly when a file is something else, before its fields are looked at.
fn check_envelope(value: &Value) -> Result<(), ReadError> {
    let Value::Object(envelope) = value else {
        return Err(ReadError::NotASnapshot("it does not say its format and its version".to_owned()));
    };
    match envelope.get("format").and_then(Value::as_str) {
        Some(FORMAT) => {}
        Some(other) => {
            let other: String = other.chars().take(60).collect();
            return Err(ReadError::NotASnapshot(format!("its format is “{other}”")));
        }
        None => return Err(ReadError::NotASnapshot("it does not say its format".to_owned())),
    }
    match envelope.get("version").map(Value::as_u64) {
        Some(Some(VERSION)) => Ok(()),
        Some(Some(other)) => Err(ReadError::Version(other)),
        _ => Err(ReadError::place("version", "expected a whole number")),
    }
}

/// Holds a source against the promised shape; sources of later versions pass.
pub(crate) fn check_source(name: &str, status: SourceStatus, value: Option<&Value>) -> Result<(), ReadError> {
    let Some(spec) = known_source(name) else { return Ok(()) };
    if !matches!(status, SourceStatus::Read | SourceStatus::Partial) {
        return Ok(());
    }
    let path = format!("sources.{name}.value");
    let Some(value) = value else {
        return Err(ReadError::place(path, "it is missing, although the status says that it was read"));
    };
    match (spec.shape, value) {
        (Shape::Singleton | Shape::Map, Value::Object(_)) => Ok(()),
        (Shape::Singleton | Shape::Map, _) => Err(ReadError::place(path, "expected an object")),
        (Shape::Collection | Shape::Rows, Value::Array(items)) => {
            if let Some(problem) = spec.too_many(items.len()) {
                return Err(ReadError::place(path, format!("it {problem}")));
            }
            let mut items = items.iter().enumerate();
            items.try_for_each(|(index, item)| check_item(|| format!("{path}[{index}]"), spec.shape, item))
        }
        (Shape::Collection | Shape::Rows, _) => Err(ReadError::place(path, "expected a list")),
    }
}

fn check_item(path: impl Fn() -> String, shape: Shape, item: &Value) -> Result<(), ReadError> {
    let Value::Object(object) = item else {
        return Err(ReadError::place(path(), "expected an object"));
    };
    match (shape, object.get("id")) {
        (Shape::Collection, Some(Value::String(_))) | (Shape::Rows | Shape::Singleton | Shape::Map, _) => Ok(()),
        (Shape::Collection, _) => Err(ReadError::place(format!("{}.id", path()), "expected a string")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::MAX_BYTES;

    fn snapshot(rest: &str) -> String {
        format!(r#"{{"format":"{FORMAT}","version":1,"takenAt":"2026-11-22T02:00:00Z","tenant":{{"id":"t"}}{rest}}}"#)
    }

    fn message(text: &str) -> String {
        read(text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn errors_name_the_place() {
        let cases = [
            (String::new(), "This file is empty."),
            ("  \n".to_owned(), "This file is empty."),
            (snapshot("")[..40].to_owned(), "ends in the middle (line 1, column 40)"),
            ("{\"format\": nope}".to_owned(), "not valid JSON"),
            ("[1]".to_owned(), "not a snapshot"),
            ("{\"format\":\"other\",\"version\":1}".to_owned(), "its format is “other”"),
            (snapshot("").replace("\"version\":1", "\"version\":2"), "version 2"),
            (snapshot("").replace("2026-11-22T02:00:00Z", "soon"), "takenAt: expected a time"),
            (
                snapshot(r#","sources":{"users":{"status":"read","value":[{"id":"a"},{"id":3}]}}"#),
                "sources.users.value[1].id: expected a string",
            ),
            (snapshot(r#","sources":{"users":{"status":"read","value":{}}}"#), "sources.users.value: expected a list"),
            (snapshot(r#","sources":{"users":{"status":"read"}}"#), "sources.users.value: it is missing"),
            (snapshot(r#","sources":{"users":{"status":"gone"}}"#), "sources.users.status: unknown variant"),
            (
                snapshot(r#","answers":{"GOV-05":{"answer":4,"on":"2026-01-01"}}"#),
                "answers.GOV-05.answer: found integer",
            ),
            (
                snapshot(r#","answers":{"GOV-05":{"answer":"yes","on":"2026-01-01","parts":{"whole":"yes"}}}"#),
                "answers.GOV-05.parts.whole: found string",
            ),
            (snapshot(r#","answers":{"x":{"answer":"yes","on":"2026-01-01"}}"#), "answers"),
        ];
        for (text, expected) in cases {
            let message = message(&text);
            assert!(message.contains(expected), "{message:?} should contain {expected:?}");
        }
    }

    #[test]
    fn depth_is_limited() {
        let deep = snapshot(&format!(",\"x\":{}{}", "[".repeat(5_000), "]".repeat(5_000)));
        assert!(message(&deep).contains("recursion limit"));
    }

    #[test]
    fn what_microsoft_adds_is_kept() {
        let text = snapshot(
            r#","sources":{"newThing":{"status":"read","value":7,"extra":1},"users":{"status":"read","value":[{"id":"a","novelty":[1]}]}},"later":true"#,
        );
        let first = read(text.as_bytes()).unwrap();
        let again = read(first.write().unwrap().as_bytes()).unwrap();
        assert_eq!(first, again);
        assert_eq!(again.sources["users"].value, Some(serde_json::json!([{"id":"a","novelty":[1]}])));
        assert_eq!(again.more["later"], true);
    }

    #[test]
    fn the_parts_of_an_answer_are_kept_whatever_they_are_called() {
        let text = snapshot(
            r#","answers":{"GOV-05":{"answer":"partly","on":"2026-01-01","parts":{"whole":true,"later":false,"odd":null}}}"#,
        );
        let answer = |text: &str| read(text.as_bytes()).unwrap().answers.into_values().next().unwrap();
        let parts = answer(&text).parts;
        assert_eq!(parts.into_iter().collect::<Vec<_>>(), [("later".to_owned(), false), ("whole".to_owned(), true)]);
        let plain = snapshot(r#","answers":{"GOV-05":{"answer":"yes","on":"2026-01-01"}}"#);
        assert!(!read(plain.as_bytes()).unwrap().write().unwrap().contains("parts"));
    }

    #[test]
    fn lists_longer_than_a_practice_can_have_are_refused() {
        let rules = vec!["{}"; 1_001].join(",");
        let message =
            message(&snapshot(&format!(r#","sources":{{"transportRules":{{"status":"read","value":[{rules}]}}}}"#)));
        assert_eq!(
            message,
            "This file has a mistake at sources.transportRules.value: it lists 1001 rows, more than the 1000 that are read."
        );
        let things = vec!["0"; 300_000].join(",");
        let message = self::message(&snapshot(&format!(r#","x":[{things}]"#)));
        assert!(message.contains("more than 250000 entries in one list (line 1)"), "{message}");
    }

    #[test]
    fn a_file_that_is_too_large_is_refused_before_it_is_parsed() {
        assert!(matches!(read(&vec![b' '; MAX_BYTES + 1]), Err(ReadError::TooLarge(101, 100))));
    }
}
