//! Whom a policy of Intune is assigned to.

use regorus::Value;

use super::{Builtin, object, set};

pub(super) const ALL: [Builtin; 1] = [("assignments_of", 1, assignments_of)];

/// What the assignments of a policy say: `{assigned, legible, everyDevice, everyUser,
/// included, excluded, strange, filtered}`. `assigned` is yes, no or unknown; `legible` is
/// whether each assignment could be read; `included` and `excluded` are sets of group ids;
/// `strange` is whether a target is of another kind than these, such as a collection of
/// Configuration Manager, which may hold anybody; `filtered` is whether a filter narrows one.
/// (<https://learn.microsoft.com/graph/api/resources/intune-shared-deviceandappmanagementassignmenttarget>)
fn assignments_of(arguments: &[Value]) -> Option<Value> {
    let [policy] = arguments else { return None };
    let assignments = policy["assignments"].as_array().ok();
    let readable: Vec<&Value> = assignments
        .into_iter()
        .flatten()
        .filter(|assignment| matches!(assignment["target"], Value::Object(_)))
        .collect();
    let targets: Vec<&Value> = readable.iter().map(|assignment| &assignment["target"]).collect();
    let legible = assignments.is_some_and(|assignments| assignments.len() == targets.len());
    let has = |wanted: &str| targets.iter().any(|target| kind(target) == wanted);
    let groups = |wanted: &str| -> Value {
        set(&mut targets.iter().filter(|target| kind(target) == wanted).map(|target| group(target)))
    };
    let assigned = match (targets.iter().any(|target| kind(target) != EXCLUSION), legible) {
        (true, _) => "yes",
        (false, true) => "no",
        (false, false) => "unknown",
    };
    Some(object([
        ("assigned", assigned.into()),
        ("legible", legible.into()),
        ("everyDevice", has(EVERY_DEVICE).into()),
        ("everyUser", has(EVERY_USER).into()),
        ("included", groups(GROUP)),
        ("excluded", groups(EXCLUSION)),
        ("strange", targets.iter().any(|target| !KNOWN.contains(&kind(target))).into()),
        ("filtered", readable.iter().any(|assignment| filtered(assignment) || filtered(&assignment["target"])).into()),
    ]))
}

const EVERY_DEVICE: &str = "allDevicesAssignmentTarget";
const EVERY_USER: &str = "allLicensedUsersAssignmentTarget";
const GROUP: &str = "groupAssignmentTarget";
const EXCLUSION: &str = "exclusionGroupAssignmentTarget";
const KNOWN: [&str; 4] = [EVERY_DEVICE, EVERY_USER, GROUP, EXCLUSION];

/// The last part of a target's type, `#microsoft.graph.` left out.
fn kind(target: &Value) -> &str {
    text(&target["@odata.type"]).rsplit('.').next().unwrap_or_default()
}

fn group(target: &Value) -> Value {
    text(&target["groupId"]).into()
}

/// Whether a filter narrows whom an assignment reaches; v1.0 shows none. A kind of filter
/// that is not known narrows as well, and so does a filter whose kind is missing.
/// (<https://learn.microsoft.com/graph/api/resources/intune-shared-deviceandappmanagementassignmenttarget?view=graph-rest-beta>)
fn filtered(place: &Value) -> bool {
    match &place["deviceAndAppManagementAssignmentFilterType"] {
        Value::Undefined | Value::Null => names_one(&place["deviceAndAppManagementAssignmentFilterId"]),
        kind => !text(kind).eq_ignore_ascii_case("none"),
    }
}

/// Zeros stand for no filter.
fn names_one(id: &Value) -> bool {
    !matches!(id, Value::Undefined | Value::Null) && !text(id).chars().all(|figure| matches!(figure, '0' | '-'))
}

fn text(value: &Value) -> &str {
    value.as_string().map(AsRef::as_ref).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::eval;

    fn of(assignments: Json) -> Json {
        eval("assignments_of(input)", &json!({"id": "p", "assignments": assignments}))
    }

    fn target(kind: &str, group: Json) -> Json {
        json!({"target": {"@odata.type": format!("#microsoft.graph.{kind}AssignmentTarget"), "groupId": group}})
    }

    #[test]
    fn what_assignments_say() {
        let said = of(json!([
            target("group", json!("g1")),
            target("exclusionGroup", json!("g2")),
            target("allDevices", json!(null))
        ]));
        assert_eq!(
            said,
            json!({
                "assigned": "yes", "legible": true, "everyDevice": true, "everyUser": false,
                "included": ["g1"], "excluded": ["g2"], "strange": false, "filtered": false,
            })
        );
        assert_eq!(of(json!([target("allLicensedUsers", json!(null))]))["everyUser"], true);
        assert_eq!(of(json!([target("configurationManagerCollection", json!(null))]))["strange"], true);
        assert_eq!(of(json!([target("group", json!(null))]))["included"], json!([""]));
    }

    #[test]
    fn a_filter_on_the_target_or_the_assignment() {
        for (id, kind, filtered) in [
            (json!("f"), json!("include"), true),
            (json!("f"), json!("exclude"), true),
            (json!(null), json!("unknownFutureValue"), true),
            (json!("f"), json!(7), true),
            (json!("f"), json!(null), true),
            (json!("f"), json!("none"), false),
            (json!("00000000-0000-0000-0000-000000000000"), json!(null), false),
            (json!(null), json!("None"), false),
            (json!(null), json!(null), false),
        ] {
            for on_target in [true, false] {
                let mut assignment = target("allDevices", json!(null));
                let place = if on_target { &mut assignment["target"] } else { &mut assignment };
                place["deviceAndAppManagementAssignmentFilterId"] = id.clone();
                place["deviceAndAppManagementAssignmentFilterType"] = kind.clone();
                assert_eq!(of(json!([assignment]))["filtered"], filtered, "{id} {kind} {on_target}");
            }
        }
    }

    #[test]
    fn whether_anybody_is_meant() {
        assert_eq!(of(json!([]))["assigned"], "no");
        assert_eq!(of(json!([target("exclusionGroup", json!("g"))]))["assigned"], "no");
        for odd in [json!(null), json!([null]), json!(["x"]), json!([{"target": null}])] {
            assert_eq!(of(odd.clone())["assigned"], "unknown", "{odd}");
            assert_eq!(of(odd)["legible"], false);
        }
        assert_eq!(of(json!([null, target("allDevices", json!(null))]))["assigned"], "yes");
        assert_eq!(of(json!([{"target": {}}]))["strange"], true);
    }
}
