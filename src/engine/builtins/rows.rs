//! Questions to whole lists.

use std::collections::BTreeMap;

use regorus::Value;

use super::shared::{Builtin, at, list, object, set, time};

pub(super) const ALL: [Builtin; 12] = [
    ("rows_where", 2, rows_where),
    ("rows_among", 3, |arguments| by_membership(arguments, true)),
    ("rows_outside", 3, |arguments| by_membership(arguments, false)),
    ("rows_since", 4, rows_since),
    ("rows_of_words", 3, rows_of_words),
    ("values_of", 2, |arguments| values_of(arguments, &|value| *value != Value::Undefined)),
    ("texts_of", 2, |arguments| values_of(arguments, &is_text)),
    ("grouped", 2, grouped),
    ("flattened", 1, flattened),
    ("set_of", 1, set_of),
    ("parted", 2, parted),
    ("affected_rows", 3, affected_rows),
];

fn rows_where(arguments: &[Value]) -> Option<Value> {
    let [rows, pattern] = arguments else { return None };
    let pattern = pattern.as_object().ok()?;
    kept(rows, &|row| pattern.iter().all(|(key, value)| &row[key] == value))
}

fn by_membership(arguments: &[Value], inside: bool) -> Option<Value> {
    let [rows, key, set] = arguments else { return None };
    let set = set.as_set().ok()?;
    kept(rows, &|row| set.contains(&row[key]) == inside)
}

fn rows_since(arguments: &[Value]) -> Option<Value> {
    let [rows, key, now, days] = arguments else { return None };
    let (now, days) = (time(now)?, days.as_i64().ok()?);
    kept(rows, &|row| time(&row[key]).is_some_and(|time| now.days_since(time) < days))
}

fn rows_of_words(arguments: &[Value]) -> Option<Value> {
    let [rows, key, words] = arguments else { return None };
    let words = words.as_set().ok()?;
    let known = |word: &str| words.contains(&word.into());
    kept(rows, &|row| row[key].as_string().is_ok_and(|text| is_made_of(text, &known)))
}

/// Whether a name has words, and all of them are known: "front.desk2@…" is front and desk.
fn is_made_of(name: &str, known: &dyn Fn(&str) -> bool) -> bool {
    let name = name.split('@').next().unwrap_or_default().to_lowercase();
    let parts = name.split([' ', '.', '-', '_']).map(|part| part.trim_matches(|letter: char| letter.is_ascii_digit()));
    let mut parts = parts.filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some() && parts.all(known)
}

fn values_of(arguments: &[Value], counts: &dyn Fn(&Value) -> bool) -> Option<Value> {
    let [rows, key] = arguments else { return None };
    let values = rows.as_array().ok()?.iter().map(|row| &row[key]).filter(|value| counts(value));
    Some(set(&mut values.cloned()))
}

fn is_text(value: &Value) -> bool {
    value.as_string().is_ok_and(|text| !text.is_empty())
}

fn grouped(arguments: &[Value]) -> Option<Value> {
    let [rows, keys] = arguments else { return None };
    let keys = keys.as_array().ok()?;
    let mut parts = Parts::default();
    for row in rows.as_array().ok()? {
        parts.add(keys.iter().map(|key| at(row, key).clone()).collect::<Vec<_>>().into(), row.clone());
    }
    Some(list(&mut parts.0.into_iter().map(|(_, part)| part.into())))
}

/// What belongs together by a common value, in the order of the first of each.
#[derive(Default)]
struct Parts(Vec<(Value, Vec<Value>)>, BTreeMap<Value, Value>);

impl Parts {
    fn add(&mut self, common: Value, member: Value) {
        let place = self.1.get(&common).and_then(|place| place.as_u64().ok()).map(|place| place as usize);
        if let Some((_, members)) = place.and_then(|place| self.0.get_mut(place)) {
            return members.push(member);
        }
        self.1.insert(common.clone(), Value::from(self.0.len() as u64));
        self.0.push((common, vec![member]));
    }
}

fn flattened(arguments: &[Value]) -> Option<Value> {
    let [lists] = arguments else { return None };
    let lists: Vec<_> = lists.as_array().ok()?.iter().map(|items| items.as_array().ok()).collect::<Option<_>>()?;
    Some(list(&mut lists.into_iter().flatten().cloned()))
}

fn set_of(arguments: &[Value]) -> Option<Value> {
    let [items] = arguments else { return None };
    Some(set(&mut items.as_array().ok()?.iter().cloned()))
}

fn parted(arguments: &[Value]) -> Option<Value> {
    let [whole, sets] = arguments else { return None };
    let sets: Vec<_> = sets.as_array().ok()?.iter().map(|set| set.as_set().ok()).collect::<Option<_>>()?;
    let mut parts = Parts::default();
    for member in whole.as_set().ok()? {
        let within = sets.iter().enumerate().filter(|(_, set)| set.contains(member));
        parts.add(set(&mut within.map(|(index, _)| Value::from(index as u64))), member.clone());
    }
    let part =
        |(within, own): (Value, Vec<Value>)| object([("members", set(&mut own.into_iter())), ("within", within)]);
    Some(list(&mut parts.0.into_iter().map(part)))
}

fn affected_rows(arguments: &[Value]) -> Option<Value> {
    let [kind, rows, detail] = arguments else { return None };
    let [id, name] = ["id", "name"].map(Value::from);
    let affected = |row: &Value| {
        let (id, name) = (row[&id].clone(), row[&name].clone());
        object([("type", kind.clone()), ("id", id), ("name", name), ("detail", detail.clone())])
    };
    Some(list(&mut rows.as_array().ok()?.iter().map(affected)))
}

fn kept(rows: &Value, keep: &dyn Fn(&Value) -> bool) -> Option<Value> {
    Some(list(&mut rows.as_array().ok()?.iter().filter(|row| keep(row)).cloned()))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::eval;

    fn ids(expression: &str, rows: Json) -> Vec<String> {
        let rows = eval(expression, &json!({ "rows": rows }));
        rows.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap_or("-").to_owned()).collect()
    }

    #[test]
    fn rows_by_a_set() {
        let rows = json!([{"id": "a", "k": 1}, {"id": "b", "k": null}, {"id": "c"}, null]);
        assert_eq!(ids("rows_among(input.rows, \"k\", {1, null})", rows.clone()), ["a", "b"]);
        assert_eq!(ids("rows_outside(input.rows, \"k\", {1, null})", rows), ["c", "-"]);
    }

    #[test]
    fn rows_by_age() {
        let rows = json!([
            {"id": "new", "t": "2026-11-20T00:00:00Z"}, {"id": "edge", "t": "2026-11-12T00:00:00Z"},
            {"id": "future", "t": "2027-01-01"}, {"id": "odd", "t": "soon"}, {"id": "null", "t": null}, {"id": "none"},
        ]);
        assert_eq!(ids("rows_since(input.rows, \"t\", \"2026-11-22T00:00:00Z\", 10)", rows), ["new", "future"]);
    }

    #[test]
    fn rows_of_words_alone() {
        let name = |name: Json| json!({"id": name, "n": name});
        let rows = ["Front Desk 2", "front.desk2@p.example", "DESK", "Frontdesk", "front desk ana", "22", "@desk", ""];
        let mut rows: Vec<Json> = rows.map(|text| name(json!(text))).into();
        rows.push(name(json!(null)));
        let found = ids("rows_of_words(input.rows, \"n\", {\"front\", \"desk\"})", json!(rows));
        assert_eq!(found, ["Front Desk 2", "front.desk2@p.example", "DESK"]);
    }

    #[test]
    fn rows_in_parts() {
        let rows = json!([
            {"id": "a", "k": 1, "d": {"e": true}}, {"id": "b", "k": 1, "d": null}, {"id": "c", "k": 1, "d": {"e": true}},
            {"id": "d", "k": 1}, null,
        ]);
        let parts = eval(
            "[[row.id | some row in part] | some part in grouped(input.rows, [\"k\", [\"d\", \"e\"]])]",
            &json!({"rows": rows}),
        );
        assert_eq!(parts, json!([["a", "c"], ["b", "d"], []]));
        assert_eq!(eval("grouped(input.rows, [\"k\"])", &json!({"rows": []})), json!([]));
    }

    #[test]
    fn sets_in_parts() {
        assert_eq!(eval("flattened([[2, 1], [], [2]])", &json!({})), json!([2, 1, 2]));
        assert_eq!(eval("set_of([2, 1, 2])", &json!({})), json!([1, 2]));
        let parts = eval("parted({1, 2, 3, 4}, [{1, 2, 9}, {2, 3}])", &json!({}));
        assert_eq!(
            parts,
            json!([
                {"members": [1], "within": [0]}, {"members": [2], "within": [0, 1]},
                {"members": [3], "within": [1]}, {"members": [4], "within": []},
            ])
        );
        assert_eq!(eval("parted(set(), [{1}])", &json!({})), json!([]));
        // Leaving out what does not fit would lose rows, or number the sets anew.
        assert_eq!(eval("parted({1}, [null, {1}])", &json!({})), "undefined");
        assert_eq!(eval("flattened([null, [1]])", &json!({})), "undefined");
    }

    #[test]
    fn values_and_texts() {
        let input = json!({"rows": [{"k": "a"}, {"k": "a"}, {"k": ""}, {"k": 1}, {"k": null}, {}, null]});
        assert_eq!(eval("values_of(input.rows, \"k\")", &input), json!([null, 1, "", "a"]));
        assert_eq!(eval("texts_of(input.rows, \"k\")", &input), json!(["a"]));
    }

    #[test]
    fn affected_objects() {
        let given = eval(
            "affected_rows(\"user\", input.rows, \"why\")",
            &json!({"rows": [{"id": "a", "name": "Ana", "x": 1}]}),
        );
        assert_eq!(given, json!([{"type": "user", "id": "a", "name": "Ana", "detail": "why"}]));
    }

    #[test]
    fn what_is_no_list_is_undefined() {
        for call in [
            "rows_where(input.rows, {})",
            "rows_among(input.rows, \"k\", set())",
            "rows_outside(input.rows, \"k\", set())",
            "rows_since(input.rows, \"t\", \"2026-11-22\", 1)",
            "rows_of_words(input.rows, \"n\", set())",
            "values_of(input.rows, \"k\")",
            "texts_of(input.rows, \"k\")",
            "grouped(input.rows, [\"k\"])",
            "affected_rows(\"user\", input.rows, \"\")",
        ] {
            for rows in [json!(null), json!({}), json!("text")] {
                assert_eq!(eval(call, &json!({"rows": rows})), json!("undefined"), "{call}");
            }
        }
    }
}
