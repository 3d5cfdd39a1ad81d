//! What rules may call besides Rego's own functions. There is no network and no clock.
//!
//! - `days_between(from, to)`: whole days between two RFC 3339 times or ISO dates;
//!   undefined where one is neither.
//! - `settings_of(policy)`: what a policy of Intune sets ([`catalog`]).
//! - `dlp_condition(rule)`: what a data loss prevention rule looks for, and under which
//!   conditions ([`dlp`]).
//!
//! What stands in a row, where it may be missing or of another kind ([`values`]):
//!
//! - `value_at(row, key)`: whatever stands at a key; null where nothing does, or where the
//!   row is none. This holds for all of these.
//! - `text_at(row, key)`: the text; empty where there is none.
//! - `first_text(row, keys)`: the first text among several keys that is not empty.
//! - `list_at(row, key)`: the list, also in the wrapping of SharePoint's REST interface;
//!   null where there is none.
//! - `items_at(row, key)`: the list; empty where there is none.
//! - `object_at(row, key)`: the object; empty where there is none.
//! - `number_at(row, key)`: the number, also as text; null where there is none.
//! - `choice_at(row, key, names)`: the meaning of a value in a table of names in small
//!   letters (and of numbers as text); "unknown" where the table lacks it.
//! - `flag_at(row, key)`: whether a switch is on: yes, no or unknown.
//!
//! Questions to whole lists ([`rows`]). Rego asks each row by itself, which takes most of
//! a second for ten thousand of them. With these a rule parts the rows first and then asks
//! once a part. Rows stay in their order.
//!
//! - `rows_where(rows, pattern)`: the rows that have every value of an object.
//! - `rows_among(rows, key, set)` and `rows_outside(rows, key, set)`: the rows whose value
//!   at a key is in a set, and the others.
//! - `rows_since(rows, key, now, days)`: the rows whose time at a key is less than so many
//!   days before `now`; none whose time cannot be read.
//! - `rows_of_words(rows, key, words)`: the rows whose text at a key, up to an @, is made
//!   of these words alone, figures and letter case aside.
//! - `values_of(rows, key)` and `texts_of(rows, key)`: the set of what rows have at a key,
//!   and of the texts among it that are not empty.
//! - `grouped(rows, keys)`: the rows parted by what they have at all of these keys, each
//!   part a list. A key may be a path.
//! - `flattened(lists)`: the items of all lists.
//! - `set_of(list)`: the set of a list's items.
//! - `parted(set, sets)`: a set parted by which of several sets its members are in:
//!   `[{members, within: {index, …}}]`.
//! - `affected_rows(type, rows, detail)`: `{type, id, name, detail}` for each row.
//!
//! Texts ([`texts`]):
//!
//! - `lowered(set)`: the texts of a set in small letters.
//! - `version_numbers(version)`: the numbers of a version such as `10.0.26200.8246` or
//!   `26.5 (25F71)`; an empty list where it is none.
//! - `number_in_words(n)`: a small number in words, a larger one in figures.
//! - `count_of(n, one, many)`: "Two accounts are …", "One account is …".
//!
//! Ids of Microsoft's ([`well_known`]): `role_name(template id)` and `app_name(application id)`,
//! empty where not known; `holds_content(application id)`: whether its permissions reach what
//! people write and keep; `is_microsofts(tenant id)`: whether Microsoft publishes its own
//! applications from it.
//!
//! In rule tests alone: `with_facts(input, names)`, an input with facts worked out from its
//! sources ([`facts`]).
//!
//! What is no list of rows makes a call undefined, as Rego does with a value that is missing.

mod catalog;
mod dlp;
mod facts;
mod rows;
mod shared;
mod texts;
mod values;
mod well_known;

use regorus::Value;

use shared::{Builtin, time};

/// Adds them to an engine.
pub fn register_builtins(engine: &mut regorus::Engine) {
    const OWN: [Builtin; 1] = [("days_between", 2, days_between)];
    let all: [&[Builtin]; 7] =
        [&OWN, &values::ALL, &rows::ALL, &texts::ALL, &catalog::ALL, &dlp::ALL, &well_known::ALL];
    add(engine, all.into_iter().flatten());
}

/// Adds them, and what rule tests may call beside them.
pub fn register_builtins_for_tests(engine: &mut regorus::Engine) {
    register_builtins(engine);
    add(engine, &facts::FOR_TESTS);
}

fn add<'a>(engine: &mut regorus::Engine, functions: impl IntoIterator<Item = &'a Builtin>) {
    for &(name, arity, function) in functions {
        let call = move |arguments: Vec<Value>| Ok(function(&arguments).unwrap_or(Value::Undefined));
        // Adding fails only if the name is taken, which in a new engine it is not.
        let added = engine.add_extension(name.to_owned(), arity, Box::new(call));
        debug_assert!(added.is_ok());
    }
}

fn days_between(arguments: &[Value]) -> Option<Value> {
    let [from, to] = arguments else { return None };
    Some(time(to)?.days_since(time(from)?).into())
}

#[cfg(test)]
fn eval(expression: &str, input: &serde_json::Value) -> serde_json::Value {
    let mut engine = regorus::Engine::new();
    register_builtins(&mut engine);
    engine.add_policy("t.rego".into(), format!("package t\nr := {expression}")).unwrap();
    engine.set_input(Value::from_json_str(&input.to_string()).unwrap());
    match engine.eval_rule("data.t.r".into()).unwrap() {
        Value::Undefined => "undefined".into(),
        value => serde_json::to_value(value).unwrap(),
    }
}
