//! What Graph answers: a batch taken apart, and the body of one call.

use std::collections::BTreeMap;

use serde_json::Value;

use super::refused::Refused;
use super::rows::reduced;
use super::{Call, Reads};
use crate::snapshot::{SourceStatus, check_source};

/// The answer to one request of a batch.
pub(super) struct Answer {
    /// HTTP status; 0 where there is none.
    pub(super) status: u16,
    /// `Retry-After`, in seconds.
    pub(super) retry_after: Option<u64>,
    pub(super) body: Value,
}

impl Answer {
    fn of(mut answer: Value) -> Self {
        Self {
            status: answer["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(0),
            retry_after: retry_after(&answer["headers"]),
            body: answer.get_mut("body").map(Value::take).unwrap_or_default(),
        }
    }
}

fn retry_after(headers: &Value) -> Option<u64> {
    let headers = headers.as_object()?;
    let (_, value) = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("retry-after"))?;
    value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())
}

/// The answers in a batch's body, by the number of their request.
pub(super) fn answers(mut body: Value) -> BTreeMap<usize, Answer> {
    let Some(Value::Array(list)) = body.get_mut("responses").map(Value::take) else { return BTreeMap::new() };
    let number = |answer: &Value| answer["id"].as_str()?.parse::<usize>().ok();
    list.into_iter().filter_map(|answer| Some((number(&answer)?, Answer::of(answer)))).collect()
}

/// What a call was answered.
pub(super) enum Content {
    /// One object.
    Object(Value),
    /// Rows of a list.
    Page {
        rows: Vec<Value>,
        /// The address of the next page.
        next: Option<String>,
    },
    /// An object without the part that was asked for: a computer that never reported.
    Nothing,
}

/// Reads the body of an answer; a refusal where it is not what Microsoft documents.
pub(super) fn content(call: &Call, mut body: Value) -> Result<Content, Refused> {
    let list = match body.get_mut("value") {
        Some(Value::Array(rows)) => Some(std::mem::take(rows)),
        _ => None,
    };
    match (call.reads, list) {
        (Reads::Into { .. }, None) if body.is_null() => Ok(Content::Nothing),
        (reads, None) if body.is_object() && (reads == Reads::Object || reads.makes_map()) => Ok(Content::Object(body)),
        (Reads::Object, Some(_)) | (_, None) => Err(malformed()),
        (_, Some(rows)) => page(call, rows, &body),
    }
}

fn page(call: &Call, rows: Vec<Value>, body: &Value) -> Result<Content, Refused> {
    let next = match body.get("@odata.nextLink") {
        None => None,
        Some(Value::String(next)) => Some(next.clone()),
        // There is more, and no telling where.
        Some(_) => return Err(malformed()),
    };
    let rows = Value::Array(rows.into_iter().map(|row| reduced(row, call.keep)).collect());
    let fits = call.reads.makes_map() || check_source(call.source, SourceStatus::Read, Some(&rows)).is_ok();
    match rows {
        Value::Array(rows) if fits && (!call.reads.makes_map() || all_have_ids(&rows)) => {
            Ok(Content::Page { rows, next })
        }
        _ => Err(malformed()),
    }
}

/// Of a list within a map the ids are kept; a row that has none would be left out unseen.
fn all_have_ids(rows: &[Value]) -> bool {
    rows.iter().all(|row| row["id"].is_string())
}

fn malformed() -> Refused {
    Refused::malformed("The answer had another form than Microsoft documents.")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::graph::CALLS;

    #[test]
    fn a_batch_is_taken_apart_by_number() {
        let mut answers = answers(json!({"responses": [
            {"id": "1", "status": 429, "headers": {"retry-after": "7"}},
            {"id": "0", "status": 200, "body": {"id": "a"}},
            {"id": "x", "status": 200},
            "no answer",
        ]}));
        let first = answers.remove(&0).unwrap();
        assert_eq!((first.status, first.retry_after, first.body), (200, None, json!({"id": "a"})));
        let second = answers.remove(&1).unwrap();
        assert_eq!((second.status, second.retry_after, second.body), (429, Some(7), Value::Null));
        assert!(answers.is_empty());
    }

    #[test]
    fn a_list_is_a_page_and_says_where_the_next_one_is() {
        let call = CALLS.iter().find(|call| call.source == "domains").unwrap();
        let Ok(Content::Page { rows, next }) = content(call, json!({"value": [{"id": "a"}], "@odata.nextLink": "b"}))
        else {
            panic!("a page")
        };
        assert_eq!((rows.len(), next.as_deref()), (1, Some("b")));
        for other in [
            json!({"id": "a"}),
            json!({"value": {}}),
            json!({"value": [1]}),
            json!({"value": [], "@odata.nextLink": 1}),
        ] {
            assert!(content(call, other.clone()).is_err(), "{other}");
        }
    }
}
