//! The assessment as OSCAL assessment results, for tools that auditors use.
//!
//! Model: NIST OSCAL 1.1.2, assessment-results
//! (<https://pages.nist.gov/OSCAL-Reference/models/v1.1.2/assessment-results/json-reference/>).
//! A control is an observation; it is a finding too where there is a verdict on it:
//! *satisfied* for a pass, *not-satisfied* for a fail or a partial pass. What is
//! accepted, unanswered or not looked at is an observation only.

use serde_json::{Value, json};
use uuid::Uuid;

use super::{Assessment, ControlReport, words};
use crate::engine::{Basis, Status};

/// The namespace of the properties that are this project's own. Ids are made from it
/// too: it stays as it is, even if the project should move.
const NAMESPACE: &str = "https://github.com/tenant-triage/tenant-triage/ns/oscal";
const OSCAL: &str = "1.1.2";

/// Renders the report. Ids are made from what they name, so that the same
/// assessment gives the same bytes.
///
/// # Errors
/// Only if a value cannot be written as JSON, which plain data always can.
pub fn render(assessment: &Assessment) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(&document(assessment))? + "\n")
}

fn document(assessment: &Assessment) -> Value {
    let snapshot = &assessment.snapshot;
    let root = format!("{}/{}", snapshot.tenant_id, snapshot.taken_at);
    let plan = id(&root, "plan");
    let title = format!("Microsoft 365 of {} compared with the HIPAA Security Rule", named(&snapshot.tenant));
    json!({"assessment-results": {
        "uuid": id(&root, "assessment-results"),
        "metadata": {
            "title": title,
            "last-modified": snapshot.taken_at,
            "version": assessment.program,
            "oscal-version": OSCAL,
            "remarks": words::JUDGEMENT,
        },
        "import-ap": {"href": format!("#{plan}")},
        "results": [{
            "uuid": id(&root, "result"),
            "title": named(&assessment.overview.headline),
            "description": named(&assessment.overview.say),
            "start": snapshot.taken_at,
            "end": snapshot.taken_at,
            "reviewed-controls": {"control-selections": [{"description": "The control set of Tenant Triage.", "include-all": {}}]},
            "observations": assessment.controls.iter().map(|control| observation(&root, control, assessment)).collect::<Vec<_>>(),
            "findings": assessment.controls.iter().filter_map(|control| finding(&root, control)).collect::<Vec<_>>(),
        }],
        "back-matter": {"resources": [{
            "uuid": plan,
            "title": "Tenant Triage's control set",
            "description": "Each control with what it looks at, how it is known and what it cites is listed in docs/controls.md.",
        }]},
    }})
}

fn observation(root: &str, control: &ControlReport, assessment: &Assessment) -> Value {
    let mut props = vec![
        property("control", control.id.as_str()),
        property("status", control.status.key()),
        property("severity", &words::severity(control.severity).to_lowercase()),
    ];
    props.extend(control.basis.map(|basis| property("basis", basis.key())));
    props.extend(control.hipaa.iter().map(|line| property("hipaa", &line.cite)));
    let mut observation = json!({
        "uuid": id(root, &format!("observation/{}", control.id)),
        "title": format!("{}: {}", control.id, control.title),
        "description": named(&control.summary),
        "props": props,
        "methods": [method(control.basis)],
        "collected": assessment.snapshot.taken_at,
    });
    let evidence: Vec<Value> = control.evidence.iter().map(|note| json!({"description": named(&note.text)})).collect();
    let subjects: Vec<Value> = control
        .affected
        .iter()
        .map(|object| {
            json!({
                "subject-uuid": id(root, &format!("subject/{}/{}", object.kind, object.id)),
                "type": if object.kind == "user" { "user" } else { "component" },
                "title": named(&object.name),
            })
        })
        .collect();
    // OSCAL refuses empty lists.
    for (name, list) in [("relevant-evidence", evidence), ("subjects", subjects)] {
        if !list.is_empty() {
            observation[name] = Value::Array(list);
        }
    }
    if let Some(reason) = &control.reason {
        observation["remarks"] = json!(named(reason));
    }
    observation
}

fn finding(root: &str, control: &ControlReport) -> Option<Value> {
    let state = match control.status {
        Status::Pass => "satisfied",
        Status::Fail | Status::Partial => "not-satisfied",
        _ => return None,
    };
    Some(json!({
        "uuid": id(root, &format!("finding/{}", control.id)),
        "title": control.title,
        "description": named(&control.summary),
        "target": {"type": "objective-id", "target-id": control.id, "status": {"state": state}},
        "related-observations": [{"observation-uuid": id(root, &format!("observation/{}", control.id))}],
    }))
}

fn method(basis: Option<Basis>) -> &'static str {
    match basis {
        Some(Basis::Graph | Basis::Import) => "TEST",
        Some(Basis::SecureScore) => "EXAMINE",
        Some(Basis::Answer) => "INTERVIEW",
        None => "UNKNOWN",
    }
}

fn property(name: &str, value: &str) -> Value {
    json!({"name": name, "ns": NAMESPACE, "value": value})
}

/// OSCAL refuses empty texts.
fn named(text: &str) -> &str {
    if text.trim().is_empty() { "(without a name)" } else { text }
}

fn id(root: &str, name: &str) -> String {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("{NAMESPACE}/{root}/{name}").as_bytes()).to_string()
}
