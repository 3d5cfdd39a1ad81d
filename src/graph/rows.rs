//! Rows about persons are reduced to what rules use before they are kept.

use serde_json::{Map, Value};

/// Keeps the named properties of a row; `status.errorCode` keeps one inside
/// another. Without names everything is kept.
pub(super) fn reduced(row: Value, keep: &[&str]) -> Value {
    match row {
        Value::Object(fields) if !keep.is_empty() => Value::Object(object(fields, keep)),
        other => other,
    }
}

fn object(fields: Map<String, Value>, keep: &[&str]) -> Map<String, Value> {
    fields
        .into_iter()
        .filter_map(|(name, value)| {
            if keep.contains(&name.as_str()) {
                return Some((name, value));
            }
            let inner: Vec<&str> =
                keep.iter().filter_map(|path| path.strip_prefix(name.as_str())?.strip_prefix('.')).collect();
            if inner.is_empty() {
                return None;
            }
            let value = match value {
                Value::Array(items) => items.into_iter().map(|item| reduced(item, &inner)).collect(),
                other => reduced(other, &inner),
            };
            Some((name, value))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_is_named_stays() {
        let row = json!({
            "id": "1", "ip": "10.0.0.1", "status": {"errorCode": 0, "detail": "x"},
            "targets": [{"id": "a", "name": "b"}], "idx": 3, "empty": null,
        });
        assert_eq!(
            reduced(row.clone(), &["id", "status.errorCode", "targets.id", "empty"]),
            json!({"id": "1", "status": {"errorCode": 0}, "targets": [{"id": "a"}], "empty": null}),
        );
        assert_eq!(reduced(row.clone(), &[]), row);
    }
}
