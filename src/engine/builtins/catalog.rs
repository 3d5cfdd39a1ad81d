//! What a policy of Intune sets.

use regorus::Value;

use super::shared::{Builtin, list, object, text};

pub(super) const ALL: [Builtin; 1] = [("settings_of", 1, settings_of)];

/// The settings of a settings catalog policy, however deep they lie below others, or of an
/// endpoint security policy: `{whole, settings: [{id, value}]}`. The id is in small letters;
/// a choice has a text for its value, a list of values a list, a group of settings null.
/// What an endpoint security policy leaves as it is is left out.
/// `whole` is whether all of them are there: Graph gives them in pages of 25, so that a list
/// may be cut, and `settingCount` or a link to the next page tells.
/// (<https://learn.microsoft.com/graph/api/resources/intune-deviceconfigv2-devicemanagementconfigurationpolicy>,
/// <https://learn.microsoft.com/graph/api/resources/intune-deviceintent-devicemanagementsettinginstance>)
fn settings_of(arguments: &[Value]) -> Option<Value> {
    let [policy] = arguments else { return None };
    let rows = policy["settings"].as_array().ok();
    let mut found = Vec::new();
    let legible = rows.into_iter().flatten().filter(|row| read(row, &mut found)).count();
    let whole = rows.is_some_and(|rows| rows.len() == legible) && !is_cut(policy, legible);
    let settings = found.into_iter().map(|(id, value)| object([("id", id.into()), ("value", value)]));
    Some(object([("whole", whole.into()), ("settings", list(&mut settings.into_iter()))]))
}

fn is_cut(policy: &Value, read: usize) -> bool {
    let more = !matches!(policy["settings@odata.nextLink"], Value::Undefined | Value::Null);
    more || policy["settingCount"].as_f64().is_ok_and(|count| count > read as f64)
}

/// Adds what a row of the list sets; whether it could be read.
fn read(row: &Value, found: &mut Vec<(String, Value)>) -> bool {
    let Some(id) = text(&row["definitionId"]) else { return read_instance(&row["settingInstance"], found) };
    let Some(value) = intent_value(row) else { return false };
    // Null is "not configured".
    if !matches!(value, Value::Null) {
        found.push((id.to_lowercase(), value));
    }
    true
}

/// Endpoint security policies carry their value as JSON inside a text.
fn intent_value(row: &Value) -> Option<Value> {
    match &row["value"] {
        Value::Undefined => Value::from_json_str(text(&row["valueJson"])?).ok(),
        value => Some(value.clone()),
    }
}

fn read_instance(instance: &Value, found: &mut Vec<(String, Value)>) -> bool {
    let Some(id) = text(&instance["settingDefinitionId"]) else { return false };
    found.push((id.to_lowercase(), value(instance)));
    let holders =
        ["choiceSettingValue", "groupSettingValue", "choiceSettingCollectionValue", "groupSettingCollectionValue"];
    let mut whole = true;
    for holder in holders.iter().flat_map(|key| items(&instance[*key])) {
        for child in items(&holder["children"]) {
            whole &= read_instance(child, found);
        }
    }
    whole
}

fn value(instance: &Value) -> Value {
    let single = ["choiceSettingValue", "simpleSettingValue"].iter().map(|key| &instance[*key]["value"]);
    let several = ["choiceSettingCollectionValue", "simpleSettingCollectionValue"].iter().map(|key| &instance[*key]);
    if let Some(value) = single.into_iter().find(|value| !matches!(value, Value::Undefined)) {
        return value.clone();
    }
    match several.into_iter().find(|values| matches!(values, Value::Array(_))) {
        Some(values) => list(&mut items(values).into_iter().map(|item| item["value"].clone())),
        None => Value::Null,
    }
}

/// The members of a list; one object is a list of one.
fn items(value: &Value) -> Vec<&Value> {
    match value {
        Value::Object(_) => vec![value],
        _ => value.as_array().into_iter().flat_map(|items| items.iter()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::eval;

    fn of(policy: Json) -> Json {
        eval("settings_of(input)", &policy)
    }

    fn simple(id: &str, value: Json) -> Json {
        json!({"settingDefinitionId": id, "simpleSettingValue": {"value": value}})
    }

    fn catalog(instances: Vec<Json>) -> Json {
        let rows: Vec<Json> = instances.into_iter().map(|instance| json!({"settingInstance": instance})).collect();
        json!({"settings": rows})
    }

    #[test]
    fn settings_at_any_depth() {
        let choice = |id: &str, value: &str, children: Json| json!({"settingDefinitionId": id, "choiceSettingValue": {"value": value, "children": children}});
        let said = of(catalog(vec![
            choice("Top", "top_1", json!([choice("inner", "inner_0", json!([simple("deep", json!(5))]))])),
            json!({"settingDefinitionId": "group", "groupSettingCollectionValue": [{"children": [simple("in_group", json!("x"))]}]}),
            json!({"settingDefinitionId": "list", "simpleSettingCollectionValue": [{"value": "a"}, {"value": "b"}]}),
        ]));
        assert_eq!(
            said,
            json!({"whole": true, "settings": [
                {"id": "top", "value": "top_1"}, {"id": "inner", "value": "inner_0"}, {"id": "deep", "value": 5},
                {"id": "group", "value": null}, {"id": "in_group", "value": "x"}, {"id": "list", "value": ["a", "b"]},
            ]})
        );
    }

    #[test]
    fn settings_of_endpoint_security_policies() {
        let said = of(json!({"settings": [
            {"definitionId": "deviceConfiguration--A", "valueJson": "15"},
            {"definitionId": "b", "value": true, "valueJson": "false"},
            {"definitionId": "c", "valueJson": "null"},
        ]}));
        let settings = json!([
            {"id": "deviceconfiguration--a", "value": 15}, {"id": "b", "value": true},
        ]);
        assert_eq!(said, json!({"whole": true, "settings": settings}));
        for odd in [json!({"definitionId": "a"}), json!({"definitionId": "a", "valueJson": "{"})] {
            assert_eq!(of(json!({"settings": [odd]})), json!({"whole": false, "settings": []}));
        }
    }

    #[test]
    fn a_list_that_is_cut_or_illegible_is_not_whole() {
        let whole = catalog(vec![simple("a", json!(1))]);
        assert_eq!(of(whole.clone())["whole"], true);
        for (key, value, expected) in [
            ("settingCount", json!(1), true),
            ("settingCount", json!(null), true),
            ("settingCount", json!(26), false),
            ("settings@odata.nextLink", json!(null), true),
            ("settings@odata.nextLink", json!("https://next"), false),
            ("settings", json!(null), false),
            ("settings", json!([]), true),
            ("settings", json!([null]), false),
            ("settings", json!([{"settingInstance": null}]), false),
            (
                "settings",
                json!([{"settingInstance": {"settingDefinitionId": "a", "groupSettingValue": {"children": [null]}}}]),
                false,
            ),
        ] {
            let mut policy = whole.clone();
            policy[key] = value.clone();
            assert_eq!(of(policy)["whole"], expected, "{key} {value}");
        }
        assert_eq!(of(json!({"id": "p"}))["whole"], false);
    }
}
