//! What stands in a row of Microsoft's or of an export.

use regorus::Value;

use super::shared::{Builtin, at};

pub(super) const ALL: [Builtin; 9] = [
    ("value_at", 2, |arguments| Some(value_at(arguments)?.clone())),
    ("text_at", 2, |arguments| Some(text_or_empty(value_at(arguments)?))),
    ("first_text", 2, first_text),
    ("list_at", 2, |arguments| Some(list(value_at(arguments)?))),
    ("items_at", 2, items_at),
    ("object_at", 2, object_at),
    ("number_at", 2, |arguments| Some(number(value_at(arguments)?))),
    ("choice_at", 3, choice_at),
    ("flag_at", 2, |arguments| Some(flag(value_at(arguments)?).into())),
];

fn value_at(arguments: &[Value]) -> Option<&Value> {
    let [row, key, ..] = arguments else { return None };
    Some(match at(row, key) {
        Value::Undefined => &Value::Null,
        value => value,
    })
}

fn text_or_empty(value: &Value) -> Value {
    if matches!(value, Value::String(_)) { value.clone() } else { "".into() }
}

fn first_text(arguments: &[Value]) -> Option<Value> {
    let [row, keys] = arguments else { return None };
    let mut texts = keys.as_array().ok()?.iter().map(|key| text_or_empty(at(row, key)));
    Some(texts.find(|text| *text != Value::from("")).unwrap_or_else(|| "".into()))
}

fn list(value: &Value) -> Value {
    let wrapped = if matches!(value, Value::Object(_)) { &value["results"] } else { value };
    if matches!(wrapped, Value::Array(_)) { wrapped.clone() } else { Value::Null }
}

fn items_at(arguments: &[Value]) -> Option<Value> {
    let value = value_at(arguments)?;
    Some(if matches!(value, Value::Array(_)) { value.clone() } else { Value::new_array() })
}

fn object_at(arguments: &[Value]) -> Option<Value> {
    let value = value_at(arguments)?;
    Some(if matches!(value, Value::Object(_)) { value.clone() } else { Value::new_object() })
}

fn number(value: &Value) -> Value {
    match value {
        Value::Number(_) => value.clone(),
        Value::String(text) => whole(text).map_or(Value::Null, Value::from),
        _ => Value::Null,
    }
}

/// The number that a text of up to nine figures is.
fn whole(text: &str) -> Option<i64> {
    let figures = text.strip_prefix('-').unwrap_or(text);
    let readable = figures.len() < 10 && figures.chars().all(|figure| figure.is_ascii_digit());
    text.parse().ok().filter(|_| readable)
}

fn choice_at(arguments: &[Value]) -> Option<Value> {
    let names = arguments.get(2)?.as_object().ok()?;
    let meaning = names.get(&Value::from(as_name(value_at(arguments)?)));
    Some(meaning.cloned().unwrap_or_else(|| "unknown".into()))
}

/// A value as a name in small letters; numbers and switches as they are written.
fn as_name(value: &Value) -> String {
    match value {
        Value::String(text) => text.to_lowercase(),
        Value::Number(number) => number.format_decimal(),
        Value::Bool(true) => "true".to_owned(),
        Value::Bool(false) => "false".to_owned(),
        _ => String::new(),
    }
}

fn flag(value: &Value) -> &'static str {
    match as_name(value).as_str() {
        "true" => "yes",
        "false" => "no",
        _ => "unknown",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::eval;

    /// What a function gives for a value at the key `a`.
    fn of(function: &str, value: Json) -> Json {
        eval(&format!("{function}(input, \"a\")"), &json!({"a": value}))
    }

    #[test]
    fn switches() {
        for (value, expected) in [
            (json!(true), "yes"),
            (json!("True"), "yes"),
            (json!("true"), "yes"),
            (json!(false), "no"),
            (json!("False"), "no"),
            (json!(null), "unknown"),
            (json!(""), "unknown"),
            (json!(1), "unknown"),
            (json!("yes"), "unknown"),
            (json!([true]), "unknown"),
            (json!({}), "unknown"),
        ] {
            assert_eq!(of("flag_at", value.clone()), expected, "{value}");
        }
    }

    #[test]
    fn choices_by_number_and_name() {
        let of = |row: Json| {
            eval("choice_at(input, \"a\", {\"0\": \"off\", \"disabled\": \"off\", \"-1\": \"unset\"})", &row)
        };
        assert_eq!(of(json!({"a": 0})), "off");
        assert_eq!(of(json!({"a": "0"})), "off");
        assert_eq!(of(json!({"a": "Disabled"})), "off");
        assert_eq!(of(json!({"a": -1})), "unset");
        assert_eq!(of(json!({"a": 7})), "unknown");
        assert_eq!(of(json!({})), "unknown");
    }

    #[test]
    fn numbers() {
        for (value, expected) in [(json!(30), 30), (json!("30"), 30), (json!("-1"), -1), (json!(0), 0)] {
            assert_eq!(of("number_at", value), expected);
        }
        for value in [
            json!(null),
            json!(""),
            json!("-"),
            json!("+1"),
            json!("ten"),
            json!("1.5"),
            json!("9999999999"),
            json!(true),
            json!([1]),
            json!({}),
        ] {
            assert_eq!(of("number_at", value.clone()), json!(null), "{value}");
        }
    }

    #[test]
    fn texts() {
        assert_eq!(of("text_at", json!("b")), "b");
        for value in [json!(null), json!(1), json!(["b"])] {
            assert_eq!(of("text_at", value), "");
        }
        assert_eq!(eval("first_text(input, [\"a\", \"b\", \"c\"])", &json!({"a": null, "b": "", "c": "name"})), "name");
        assert_eq!(eval("first_text(input, [\"a\"])", &json!({})), "");
        assert_eq!(eval("text_at(input, [\"a\", \"b\"])", &json!({"a": {"b": "deep"}})), "deep");
    }

    #[test]
    fn lists_and_objects() {
        assert_eq!(of("list_at", json!(["b"])), json!(["b"]));
        assert_eq!(of("list_at", json!({"results": ["b"]})), json!(["b"]));
        for value in [json!(null), json!("b"), json!(1), json!({}), json!({"results": null})] {
            assert_eq!(of("list_at", value.clone()), json!(null));
            assert_eq!(of("items_at", value), json!([]));
        }
        assert_eq!(of("items_at", json!(["b"])), json!(["b"]));
        assert_eq!(of("object_at", json!({"b": 1})), json!({"b": 1}));
        assert_eq!(of("object_at", json!([1])), json!({}));
    }

    #[test]
    fn rows_that_are_none() {
        for row in [json!(null), json!(1), json!("text"), json!(["list"]), json!({})] {
            for (function, nothing) in [
                ("value_at", json!(null)),
                ("text_at", json!("")),
                ("list_at", json!(null)),
                ("items_at", json!([])),
                ("object_at", json!({})),
                ("number_at", json!(null)),
                ("flag_at", json!("unknown")),
            ] {
                assert_eq!(eval(&format!("{function}(input, \"a\")"), &row), nothing, "{function} {row}");
            }
        }
    }
}
