//! What PowerShell's `ConvertTo-Json` makes of values, undone.
//!
//! A value that it did not write out becomes null: unknown, neither a name nor an empty
//! list.

use serde_json::{Map, Value};

use crate::time::Utc;

/// A value as it was meant.
pub(super) fn unfolded(value: Value) -> Value {
    match value {
        Value::String(text) => unfolded_text(text),
        Value::Array(items) => unfolded_list(items),
        Value::Object(object) => unfolded_object(object),
        other => other,
    }
}

/// `[null]` and `[""]` are empty lists. A list in which one entry was not written out says
/// nothing, for what is missing may be what matters.
fn unfolded_list(items: Vec<Value>) -> Value {
    let mut read = Vec::with_capacity(items.len());
    let mut blank = false;
    for item in items {
        if is_nothing(&item) {
            continue;
        }
        match unfolded(item) {
            Value::Null => return Value::Null,
            Value::Object(object) if object.is_empty() => blank = true,
            item => read.push(item),
        }
    }
    if read.is_empty() && blank { Value::Null } else { Value::Array(read) }
}

fn is_nothing(item: &Value) -> bool {
    item.is_null() || item.as_str() == Some("")
}

fn unfolded_object(mut object: Map<String, Value>) -> Value {
    match wrapping(&object) {
        Wrapping::List(key) => unfolded(object.swap_remove(key).unwrap_or_default()),
        Wrapping::Date => unfolded(object.swap_remove("value").unwrap_or_default()),
        Wrapping::NotRead => Value::Null,
        Wrapping::None => Value::Object(object.into_iter().map(|(key, value)| (key, unfolded(value))).collect()),
    }
}

/// Objects that stand for something else.
enum Wrapping {
    None,
    /// A list under this key.
    List(&'static str),
    Date,
    /// SharePoint left it for another request.
    NotRead,
}

fn wrapping(object: &Map<String, Value>) -> Wrapping {
    let only = |keys: &[&str]| object.keys().all(|key| keys.contains(&key.as_str()));
    let list = |key: &str| object.get(key).is_some_and(Value::is_array);
    // Windows PowerShell writes some lists as {"value": […], "Count": 2}, and a date that
    // was formatted once with the words for it beside it.
    if object.len() == 2 && list("value") && only(&["value", "Count"]) {
        return Wrapping::List("value");
    }
    if object.get("value").is_some_and(Value::is_string)
        && only(&["value", "DisplayHint", "DateTime"])
        && object.len() > 1
    {
        return Wrapping::Date;
    }
    // SharePoint's REST interface: {"__metadata": {…}, "results": […]}.
    if list("results") && only(&["__metadata", "results"]) {
        return Wrapping::List("results");
    }
    if object.contains_key("__deferred") { Wrapping::NotRead } else { Wrapping::None }
}

fn unfolded_text(text: String) -> Value {
    if is_cut(&text) {
        return Value::Null;
    }
    match moment(&text) {
        Some(Moment::At(time)) => Value::String(time.to_string()),
        Some(Moment::Never) => Value::Null,
        None => Value::String(text),
    }
}

/// What .NET writes for an object below the depth that was asked for: the object as a
/// hash table in PowerShell's own notation, or the name of its type.
const TYPES: [&str; 6] = [
    "System.",
    "Deserialized.",
    "Microsoft.Graph.PowerShell.",
    "Microsoft.Exchange.",
    "Microsoft.Online.",
    "Microsoft.Rtc.",
];

/// Whether a text stands in the place of an object that was not written out.
pub(super) fn is_cut(text: &str) -> bool {
    let type_name = |text: &str| {
        text.starts_with("System.Collections.")
            || TYPES.iter().any(|start| text.starts_with(start))
                && text.split_whitespace().all(|word| word.contains('.'))
    };
    text.starts_with("@{") || type_name(text)
}

/// A point in time, or the beginning of the calendar, which .NET has where there is none.
enum Moment {
    At(Utc),
    Never,
}

fn moment(text: &str) -> Option<Moment> {
    if text.starts_with("0001-01-01T00:00:00") {
        return Some(Moment::Never);
    }
    let time = since_1970(text).or_else(|| without_zone(text))?;
    Some(if time.seconds() < FIRST_YEAR { Moment::Never } else { Moment::At(time) })
}

/// The first seconds of the year 2, before which no date means a day.
const FIRST_YEAR: i64 = -62_104_060_800;

/// Windows PowerShell: `/Date(1656640539718)/`, milliseconds since 1970, also with an
/// offset behind them (which tells the zone, not another moment) or without the slashes.
fn since_1970(text: &str) -> Option<Utc> {
    let inner = text.strip_prefix('/').and_then(|text| text.strip_suffix('/')).unwrap_or(text);
    let inner = inner.strip_prefix("Date(")?.strip_suffix(')')?;
    let sign = usize::from(inner.starts_with('-'));
    let digits = inner[sign..].find(['+', '-']).map_or(inner, |at| &inner[..sign + at]);
    Utc::from_seconds(digits.parse::<i64>().ok()?.div_euclid(1_000))
}

/// Exchange's times without a zone are in UTC.
fn without_zone(text: &str) -> Option<Utc> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() >= 19 && bytes[4] == b'-' && bytes[10] == b'T' && bytes[13] == b':';
    if !shaped || !bytes[19..].iter().all(|byte| byte.is_ascii_digit() || *byte == b'.') {
        return None;
    }
    Utc::parse(&format!("{text}Z"))
}

/// Property names as Graph writes them. What Graph PowerShell has no name for stands
/// under `AdditionalProperties`.
pub(super) fn as_graph_names(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(as_graph_names).collect(),
        Value::Object(mut object) => {
            let further = object.shift_remove("AdditionalProperties");
            let mut named: Map<String, Value> =
                object.into_iter().map(|(key, value)| (lower_first(&key), as_graph_names(value))).collect();
            if let Some(Value::Object(further)) = further {
                for (key, value) in further {
                    let own = named.entry(lower_first(&key)).or_insert(Value::Null);
                    if own.is_null() {
                        *own = as_graph_names(value);
                    }
                }
            }
            Value::Object(named)
        }
        other => other,
    }
}

fn lower_first(key: &str) -> String {
    let mut chars = key.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn dates_are_dates_however_they_were_written() {
        for (written, meant) in [
            (json!("/Date(1656640539718)/"), json!("2022-07-01T01:55:39Z")),
            (json!("Date(1656640539718)"), json!("2022-07-01T01:55:39Z")),
            (json!("/Date(1656640539718+0200)/"), json!("2022-07-01T01:55:39Z")),
            (json!("/Date(-1000)/"), json!("1969-12-31T23:59:59Z")),
            (json!("2022-07-01T01:55:39.7180000"), json!("2022-07-01T01:55:39.718Z")),
            (json!({"value": "/Date(0)/", "DisplayHint": 2, "DateTime": "Thursday"}), json!("1970-01-01T00:00:00Z")),
            (json!("2022-07-01T01:55:39Z"), json!("2022-07-01T01:55:39Z")),
            (json!("/Date(-62135596800000)/"), json!(null)),
            (json!("0001-01-01T00:00:00"), json!(null)),
            (json!("Date(soon)"), json!("Date(soon)")),
            (json!("2022-07-01T"), json!("2022-07-01T")),
        ] {
            assert_eq!(unfolded(written.clone()), meant, "{written}");
        }
    }

    #[test]
    fn what_was_cut_to_text_is_unknown() {
        for cut in [
            "@{DisplayName=All; Name=All}",
            "System.Object[]",
            "System.Collections.Generic.Dictionary`2[System.String, System.Object]",
            "System.Object[] System.Object[]",
            "Microsoft.Graph.PowerShell.Models.MicrosoftGraphConditionalAccessUsers",
            "Deserialized.System.Collections.Hashtable",
        ] {
            assert_eq!(
                unfolded(json!({"a": cut, "b": [cut], "c": ["All", cut]})),
                json!({"a": null, "b": null, "c": null})
            );
        }
        for kept in
            ["ManagePermissionGrantsForSelf.microsoft-user-default-legacy", "System. Administrators", "{}", "a@{b"]
        {
            assert_eq!(unfolded(json!(kept)), json!(kept));
        }
    }

    #[test]
    fn lists_of_nothing_are_empty_and_wrapped_ones_are_lists() {
        for (written, meant) in [
            (json!([null]), json!([])),
            (json!([""]), json!([])),
            (json!(["a", null, ""]), json!(["a"])),
            (json!([{"id": 1}, {}]), json!([{"id": 1}])),
            (json!([{}]), json!(null)),
            (json!({"value": ["a"], "Count": 1}), json!(["a"])),
            (json!({"__metadata": {"type": "Collection(Edm.Guid)"}, "results": ["a"]}), json!(["a"])),
            (json!({"x": {"__deferred": {"uri": "…"}}}), json!({"x": null})),
            (json!({"AllowedDomains": {}}), json!({"AllowedDomains": {}})),
        ] {
            assert_eq!(unfolded(written.clone()), meant, "{written}");
        }
    }

    #[test]
    fn additional_properties_take_their_place() {
        let written = json!({"Id": "sms", "State": null, "AdditionalProperties": {"@odata.type": "#x", "state": "enabled", "id": "other"}});
        assert_eq!(as_graph_names(written), json!({"id": "sms", "state": "enabled", "@odata.type": "#x"}));
    }
}
