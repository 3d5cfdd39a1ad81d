//! Questions to whole lists.

use std::collections::{BTreeMap, BTreeSet};

use regorus::Value;

use super::{Builtin, at, time};

pub(super) const ALL: [Builtin; 11] = [
    ("rows_where", 2, rows_where),
    ("rows_among", 3, |arguments| by_membership(arguments, true)),
    ("rows_outside", 3, |arguments| by_membership(arguments, false)),
    ("rows_since", 4, rows_since),
    ("rows_of_words", 3, rows_of_words),
    ("values_of", 2, values_of),
    ("grouped", 2, grouped),
    ("flattened", 1, flattened),
    ("set_of", 1, set_of),
    ("parted", 2, parted),
    ("affected_rows", 3, affected_rows),
];

fn rows_where(arguments: &[Value]) -> Option<Value> {
    let [rows, pattern] = arguments else { return None };
    let pattern = pattern.as_object().ok()?;
    kept(rows, |row| pattern.iter().all(|(key, value)| &row[key] == value))
}

fn by_membership(arguments: &[Value], inside: bool) -> Option<Value> {
    let [rows, key, set] = arguments else { return None };
    let set = set.as_set().ok()?;
    kept(rows, |row| set.contains(&row[key]) == inside)
}

fn rows_since(arguments: &[Value]) -> Option<Value> {
    let [rows, key, now, days] = arguments else { return None };
    let (now, days) = (time(now)?, days.as_i64().ok()?);
    kept(rows, |row| time(&row[key]).is_some_and(|time| now.days_since(time) < days))
}

fn rows_of_words(arguments: &[Value]) -> Option<Value> {
    let [rows, key, words] = arguments else { return None };
    let words: BTreeSet<&str> =
        words.as_set().ok()?.iter().filter_map(|word| word.as_string().ok()).map(AsRef::as_ref).collect();
    kept(rows, |row| row[key].as_string().is_ok_and(|text| is_made_of(text, &words)))
}

/// Whether a name has words, and all of them are among these: "front.desk2@…" is front
/// and desk.
fn is_made_of(name: &str, words: &BTreeSet<&str>) -> bool {
    let name = name.split('@').next().unwrap_or_default().to_lowercase();
    let parts = name.split([' ', '.', '-', '_']).map(|part| part.trim_matches(|letter: char| letter.is_ascii_digit()));
    let mut parts = parts.filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some() && parts.all(|part| words.contains(part))
}

fn values_of(arguments: &[Value]) -> Option<Value> {
    let [rows, key] = arguments else { return None };
    let values = rows.as_array().ok()?.iter().map(|row| &row[key]).filter(|value| **value != Value::Undefined);
    Some(values.cloned().collect::<BTreeSet<_>>().into())
}

fn grouped(arguments: &[Value]) -> Option<Value> {
    let [rows, keys] = arguments else { return None };
    let keys = keys.as_array().ok()?;
    let mut places: BTreeMap<Vec<&Value>, usize> = BTreeMap::new();
    let mut parts: Vec<Vec<Value>> = Vec::new();
    for row in rows.as_array().ok()? {
        let place = *places.entry(keys.iter().map(|key| at(row, key)).collect()).or_insert(parts.len());
        match parts.get_mut(place) {
            Some(part) => part.push(row.clone()),
            None => parts.push(vec![row.clone()]),
        }
    }
    Some(parts.into_iter().map(Value::from).collect::<Vec<_>>().into())
}

fn flattened(arguments: &[Value]) -> Option<Value> {
    let [lists] = arguments else { return None };
    let lists = lists.as_array().ok()?.iter().filter_map(|list| list.as_array().ok());
    Some(lists.flatten().cloned().collect::<Vec<_>>().into())
}

fn set_of(arguments: &[Value]) -> Option<Value> {
    let [list] = arguments else { return None };
    Some(list.as_array().ok()?.iter().cloned().collect::<BTreeSet<_>>().into())
}

fn parted(arguments: &[Value]) -> Option<Value> {
    let [set, sets] = arguments else { return None };
    let sets: Vec<_> = sets.as_array().ok()?.iter().filter_map(|set| set.as_set().ok()).collect();
    let mut parts: BTreeMap<BTreeSet<usize>, BTreeSet<Value>> = BTreeMap::new();
    for member in set.as_set().ok()? {
        let within = sets.iter().enumerate().filter(|(_, set)| set.contains(member)).map(|(index, _)| index);
        parts.entry(within.collect()).or_default().insert(member.clone());
    }
    let [members, within] = ["members", "within"].map(Value::from);
    let part = |(inside, own): (BTreeSet<usize>, BTreeSet<Value>)| -> Value {
        let inside: BTreeSet<Value> = inside.into_iter().map(|index| Value::from(index as u64)).collect();
        BTreeMap::from([(members.clone(), own.into()), (within.clone(), inside.into())]).into()
    };
    Some(parts.into_iter().map(part).collect::<Vec<Value>>().into())
}

fn affected_rows(arguments: &[Value]) -> Option<Value> {
    let [kind, rows, detail] = arguments else { return None };
    let [type_, id, name, said] = ["type", "id", "name", "detail"].map(Value::from);
    let affected = |row: &Value| -> Value {
        let own = [(&type_, kind), (&id, &row[&id]), (&name, &row[&name]), (&said, detail)];
        own.into_iter().map(|(key, value)| (key.clone(), value.clone())).collect::<BTreeMap<_, _>>().into()
    };
    Some(rows.as_array().ok()?.iter().map(affected).collect::<Vec<_>>().into())
}

fn kept(rows: &Value, keep: impl Fn(&Value) -> bool) -> Option<Value> {
    Some(rows.as_array().ok()?.iter().filter(|row| keep(row)).cloned().collect::<Vec<_>>().into())
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
                {"members": [4], "within": []}, {"members": [1], "within": [0]},
                {"members": [2], "within": [0, 1]}, {"members": [3], "within": [1]},
            ])
        );
        assert_eq!(eval("parted(set(), [{1}])", &json!({})), json!([]));
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
            "grouped(input.rows, [\"k\"])",
            "affected_rows(\"user\", input.rows, \"\")",
        ] {
            for rows in [json!(null), json!({}), json!("text")] {
                assert_eq!(eval(call, &json!({"rows": rows})), json!("undefined"), "{call}");
            }
        }
    }
}
