//! Texts: of versions, and for verdicts.

use regorus::Value;

use super::shared::{Builtin, list, set};
use crate::english::{capitalised, number};

pub(super) const ALL: [Builtin; 4] = [
    ("lowered", 1, lowered),
    ("version_numbers", 1, version_numbers),
    ("number_in_words", 1, |arguments| Some(number(count(arguments.first()?)?).into())),
    ("count_of", 3, count_of),
];

fn lowered(arguments: &[Value]) -> Option<Value> {
    let texts = arguments.first()?.as_set().ok()?.iter().filter_map(|text| text.as_string().ok());
    Some(set(&mut texts.map(|text| text.to_lowercase().into())))
}

fn version_numbers(arguments: &[Value]) -> Option<Value> {
    let version = arguments.first()?.as_string().map_or("", |text| text.as_ref());
    let parts = version.split(' ').next().unwrap_or_default().split('.');
    let numbers: Option<Vec<Value>> = parts.map(|part| figures(part).map(Value::from)).collect();
    Some(list(&mut numbers.unwrap_or_default().into_iter()))
}

/// The number that a text of figures alone is.
fn figures(text: &str) -> Option<u64> {
    text.bytes().all(|figure| figure.is_ascii_digit()).then(|| text.parse().ok())?
}

fn count_of(arguments: &[Value]) -> Option<Value> {
    let [value, one, many] = arguments else { return None };
    let count = count(value)?;
    let things = if count == 1 { one } else { many }.as_string().ok()?;
    Some(format!("{} {things}", capitalised(&number(count))).into())
}

fn count(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::eval;

    #[test]
    fn small_letters() {
        assert_eq!(eval("lowered({\"A\", \"a\", \"B\", 1, null})", &json!({})), json!(["a", "b"]));
        assert_eq!(eval("lowered([\"A\"])", &json!({})), "undefined");
    }

    #[test]
    fn versions() {
        for (version, numbers) in [
            (json!("10.0.26200.8246"), json!([10, 0, 26200, 8246])),
            (json!("26.5 (25F71)"), json!([26, 5])),
            (json!("14"), json!([14])),
            (json!(""), json!([])),
            (json!("14."), json!([])),
            (json!("+14"), json!([])),
            (json!("-1.2"), json!([])),
            (json!("14.x"), json!([])),
            (json!("99999999999999999999999"), json!([])),
            (json!(14), json!([])),
            (json!(null), json!([])),
        ] {
            assert_eq!(eval("version_numbers(input)", &version), numbers, "{version}");
        }
    }

    #[test]
    fn counts() {
        for (count, words) in [(0, "No apps"), (1, "One app"), (2, "Two apps"), (12, "Twelve apps"), (13, "13 apps")] {
            assert_eq!(eval(&format!("count_of({count}, \"app\", \"apps\")"), &json!({})), words);
        }
        assert_eq!(eval("number_in_words(0)", &json!({})), "no");
        assert_eq!(eval("number_in_words(13)", &json!({})), "13");
        assert_eq!(eval("count_of(-1, \"app\", \"apps\")", &json!({})), "undefined");
        assert_eq!(eval("count_of(\"2\", \"app\", \"apps\")", &json!({})), "undefined");
    }
}
