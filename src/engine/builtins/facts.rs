//! Facts in rule tests.

use std::collections::BTreeMap;

use regorus::Value;
use serde_json::Value as Json;

use super::shared::{Builtin, object_of};
use crate::engine::gate::convert;
use crate::facts::Facts;
use crate::snapshot::{Snapshot, Source, SourceStatus, Tenant};
use crate::time::Utc;

pub(super) const FOR_TESTS: [Builtin; 1] = [("with_facts", 2, with_facts)];

/// The time of a test that names none.
const NOW: &str = "2026-11-22T02:14:00Z";

/// An input with facts beside those it has, worked out from its `sources`, `now` and
/// `parameters` as the engine does before it runs a rule; every source counts as read whole.
/// A fact that cannot be told is left out.
fn with_facts(arguments: &[Value]) -> Option<Value> {
    let [input, names] = arguments else { return None };
    let given: Json = serde_json::from_str(&input.to_json_str().ok()?).ok()?;
    let snapshot = snapshot_of(&given)?;
    let parameters = given["parameters"].as_object().cloned().unwrap_or_default();
    let facts = Facts::new(&snapshot, parameters.into_iter().collect());
    let names = names.as_array().ok()?.iter().filter_map(|name| name.as_string().ok());
    let told = names.filter_map(|name| Some((Value::from(name.as_ref()), convert(&facts.get(name).ok()?))));
    let beside = properties(&input["facts"]);
    let facts = object_of(&mut beside.into_iter().chain(told));
    Some(object_of(&mut properties(input).into_iter().chain([("facts".into(), facts)])))
}

fn properties(object: &Value) -> BTreeMap<Value, Value> {
    object
        .as_object()
        .into_iter()
        .flat_map(|object| object.iter())
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

fn snapshot_of(input: &Json) -> Option<Snapshot> {
    let now = Utc::parse(input["now"].as_str().unwrap_or(NOW))?;
    let mut snapshot = Snapshot::new(Tenant::default(), now);
    for (name, value) in input["sources"].as_object()?.iter().filter(|(_, value)| !value.is_null()) {
        snapshot.sources.insert(name.as_str().into(), read_whole(value.clone()));
    }
    Some(snapshot)
}

fn read_whole(value: Json) -> Source {
    Source {
        status: SourceStatus::Read,
        via: None,
        read_at: None,
        http_status: None,
        code: None,
        message: None,
        value: Some(value),
        more: serde_json::Map::new(),
    }
}
