//! Texts: of versions, and for verdicts.

use regorus::Value;

use super::{Builtin, list, set};

pub(super) const ALL: [Builtin; 4] = [
    ("lowered", 1, lowered),
    ("version_numbers", 1, version_numbers),
    ("number_in_words", 1, |arguments| Some(in_words(number(arguments.first()?)?).into())),
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
    let [count, one, many] = arguments else { return None };
    let count = number(count)?;
    let things = if count == 1 { one } else { many }.as_string().ok()?;
    let mut number = in_words(count);
    if let Some(first) = number.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    Some(format!("{number} {things}").into())
}

fn number(value: &Value) -> Option<u64> {
    value.as_u64().ok()
}

/// A small number in words, a larger one in figures.
fn in_words(number: u64) -> String {
    const SMALL: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let small = usize::try_from(number).ok().and_then(|number| SMALL.get(number));
    small.map_or_else(|| number.to_string(), |word| (*word).to_owned())
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
