//! The text of an advanced rule, also where an export has put it into other quotes.

use serde_json::Value;

/// Reads JSON; JSON within a text; or what a ScubaGear export makes of it, where quotes
/// are single and line ends have become the letters `rn`.
pub(super) fn read(text: &str) -> Option<Value> {
    match serde_json::from_str(text) {
        Ok(Value::String(inner)) => serde_json::from_str(&inner).ok(),
        Ok(value) => Some(value),
        Err(_) => serde_json::from_str(&mended(text)).ok(),
    }
}

fn mended(text: &str) -> String {
    let mut json = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(['\'', '"']) {
        json.push_str(&without_line_ends(&rest[..start]));
        let quote = if rest[start..].starts_with('\'') { '\'' } else { '"' };
        let inner = &rest[start + 1..];
        let end = closing(inner, quote).unwrap_or(inner.len());
        json.push_str(&Value::from(&inner[..end]).to_string());
        rest = inner.get(end + 1..).unwrap_or_default();
    }
    json + &without_line_ends(rest)
}

/// Where a quoted text ends: at a quote after which the JSON goes on, as names hold
/// apostrophes too.
fn closing(text: &str, quote: char) -> Option<usize> {
    text.match_indices(quote).map(|(at, _)| at).find(|at| {
        let after = text[at + 1..].trim_start_matches("rn").trim_start();
        let after = after.trim_start_matches("rn").trim_start();
        after.is_empty() || after.starts_with([',', ':', '}', ']'])
    })
}

fn without_line_ends(text: &str) -> String {
    text.replace("rn", " ").replace(['\\', '\r', '\n'], " ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::read;

    #[test]
    fn json_is_read_as_it_is() {
        assert_eq!(read(r#"{"a": ["rn"]}"#), Some(json!({"a": ["rn"]})));
        assert_eq!(read(r#""{\r\n \"a\": 1}""#), Some(json!({"a": 1})));
    }

    #[test]
    fn single_quotes_and_lost_line_ends_are_mended() {
        let text = "{rn  'Name': 'U.S. Driver's License Internal',rn  'Mincount': 1,rn  'Value': [rn    'x'rn  ],rn 'y': nullrn}";
        let expected = json!({"Name": "U.S. Driver's License Internal", "Mincount": 1, "Value": ["x"], "y": null});
        assert_eq!(read(text), Some(expected));
    }

    #[test]
    fn what_is_no_json_is_nothing() {
        for text in ["", "{ 'x' }", "{'a': 'b", "@{Condition=System.Object[]}", "\"text\""] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
