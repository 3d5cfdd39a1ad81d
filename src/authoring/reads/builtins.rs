//! What built-in functions do with what they are given: which of their arguments name
//! properties, and what comes of the others.

use regorus::unstable::{Expr, Ref};

use super::thing::Thing;

/// What a function reads and gives.
#[derive(Debug, Clone, Copy)]
enum Does {
    /// Gives what stands in the first argument at the key, or path of keys, that the second is.
    Get,
    /// The same, with the rest of the arguments in its place where nothing stands there.
    GetOr,
    /// The same for several keys.
    GetFirst,
    /// Gives rows of the first argument, by what they have at the keys of an object.
    RowsWith,
    /// Gives rows of the first argument, by what they have at a key.
    RowsBy,
    /// Gives what rows have at a key.
    ValuesOf,
    /// Gives rows in parts, by what they have at each of several keys.
    Parts,
    /// Gives the items of lists, or the members of sets.
    Items,
    /// Gives what is in all of its arguments.
    Both,
    /// Gives what is in its first argument, or some of it.
    First,
    /// Gives one of the values of its third argument, by what stands at a key.
    Choice,
    /// Gives a list of the keys.
    Keys,
    /// Gives objects for rows, by their id and name.
    Affected,
    /// Gives a list of objects with these fields.
    Rows(&'static [&'static str]),
    /// Gives an object: a field with a list of others, and plain ones.
    Settings,
    /// Gives what a data loss prevention rule looks for.
    Condition,
    /// Gives a number, yes or no, or a text that nothing is read by.
    Plain,
}

/// Functions of which more is known than that they give something.
const FUNCTIONS: &[(&str, Does)] = &[
    ("value_at", Does::Get),
    ("text_at", Does::Get),
    ("list_at", Does::Get),
    ("items_at", Does::Get),
    ("object_at", Does::Get),
    ("number_at", Does::Get),
    ("flag_at", Does::Get),
    ("choice_at", Does::Choice),
    ("object.get", Does::GetOr),
    ("first_text", Does::GetFirst),
    ("rows_where", Does::RowsWith),
    ("rows_among", Does::RowsBy),
    ("rows_outside", Does::RowsBy),
    ("rows_since", Does::RowsBy),
    ("rows_of_words", Does::RowsBy),
    ("values_of", Does::ValuesOf),
    ("texts_of", Does::ValuesOf),
    ("grouped", Does::Parts),
    ("flattened", Does::Items),
    ("union", Does::Items),
    ("intersection", Does::Items),
    ("object.union_n", Does::Items),
    ("max", Does::Items),
    ("min", Does::Items),
    ("array.concat", Does::Both),
    ("array.reverse", Does::First),
    ("array.slice", Does::First),
    ("object.filter", Does::First),
    ("object.remove", Does::First),
    ("object.union", Does::Both),
    ("set_of", Does::First),
    ("sort", Does::First),
    ("object.keys", Does::Keys),
    ("affected_rows", Does::Affected),
    ("parted", Does::Rows(&["members", "within"])),
    ("settings_of", Does::Settings),
    ("dlp_condition", Does::Condition),
    ("count", Does::Plain),
    ("days_between", Does::Plain),
    ("version_numbers", Does::Plain),
];

/// Notes what a built-in function reads, and gives what stands there.
pub(super) trait Reader {
    /// Reads at a key, or along a path of keys, as it stands in the call.
    fn along(&mut self, of: &Thing, key: &Expr) -> Thing;
    /// Reads at any of the keys.
    fn at_any(&mut self, of: &Thing, keys: &Thing) -> Thing;
}

/// Goes through a call of a built-in function, with what its arguments are.
pub(super) fn call(reader: &mut impl Reader, name: &str, arguments: &[Ref<Expr>], given: &[Thing]) -> Thing {
    let known = FUNCTIONS.iter().find(|(own, _)| *own == name).map(|(_, does)| *does);
    let (Some(does), Some(first)) = (known, given.first()) else { return Thing::open() };
    let second = arguments.get(1).map(AsRef::as_ref);
    let rest = || given.iter().skip(2).cloned().collect::<Thing>();
    match (does, second) {
        (Does::Get, Some(key)) => reader.along(first, key),
        (Does::GetOr, Some(key)) => reader.along(first, key).or(rest()),
        (Does::Choice, Some(key)) => {
            reader.along(first, key);
            rest().each()
        }
        (Does::GetFirst, Some(_)) => reader.at_any(first, &given[1].each()),
        (Does::RowsWith, Some(_)) => {
            reader.at_any(&first.each(), &given[1].its_keys());
            first.clone()
        }
        (Does::RowsBy, Some(key)) => {
            reader.along(&first.each(), key);
            first.clone()
        }
        (Does::ValuesOf, Some(key)) => Thing::list_of(reader.along(&first.each(), key)),
        (Does::Parts, Some(Expr::Array { items, .. })) => {
            for key in items {
                reader.along(&first.each(), key);
            }
            Thing::list_of(first.clone())
        }
        (Does::Parts, _) => Thing::list_of(first.clone()),
        (Does::Items, _) => first.each(),
        (Does::Both, _) => given.iter().cloned().collect(),
        (Does::First, _) => first.clone(),
        (Does::Keys, _) => Thing::list_of(first.its_keys()),
        (Does::Affected, Some(_)) => {
            let row = given[1].each();
            let [id, name] = ["id", "name"].map(|key| (key.to_owned(), row.at(key)));
            let made = Thing::object_of(&["type", "detail"]);
            Thing::list_of(made.or(Thing { fields: [id, name].into(), ..Thing::default() }))
        }
        (Does::Rows(fields), _) => Thing::list_of(Thing::object_of(fields)),
        (Does::Settings, _) => {
            let settings = Thing::list_of(Thing::object_of(&["id", "value"]));
            let fields = [("settings".to_owned(), settings), ("whole".to_owned(), Thing::default())];
            Thing { fields: fields.into(), ..Thing::default() }
        }
        (Does::Condition, _) => condition(),
        (Does::Plain, _) => Thing::default(),
        _ => Thing::open(),
    }
}

/// What `dlp_condition` gives ([`crate::facts::dlp::condition_of`]).
fn condition() -> Thing {
    let reach = Thing::object_of(&["limits", "least", "most"]);
    let fields = [
        ("understood".to_owned(), Thing::default()),
        ("kinds".to_owned(), Thing::list_of(reach.clone())),
        ("own".to_owned(), Thing::list_of(Thing::open())),
        ("whole".to_owned(), reach),
    ];
    Thing { fields: fields.into(), ..Thing::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::register_builtins;

    /// Whether the engine knows a function, with whatever number of arguments.
    fn is_there(name: &str) -> bool {
        let told = |count: usize| {
            let mut engine = regorus::Engine::new();
            register_builtins(&mut engine);
            engine
                .add_policy("t.rego".to_owned(), format!("package t\nr := {name}({})", vec!["{}"; count].join(", ")))
                .unwrap();
            engine.eval_rule("data.t.r".to_owned()).err().map(|error| error.to_string())
        };
        (1..5).any(|count| told(count).is_none_or(|error| !error.contains("could not find function")))
    }

    #[test]
    fn every_function_is_one_of_the_engine() {
        assert!(!is_there("text_of_nothing"));
        for (name, _) in FUNCTIONS {
            assert!(is_there(name), "{name}");
        }
    }
}
