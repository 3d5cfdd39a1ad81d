//! Exceptions: the Security Rule's documented alternative (45 CFR 164.306(d)(3)).

use crate::snapshot::Exception;
use crate::time::Utc;

use super::metadata::ControlId;
use super::verdict::{ExceptionState, ExceptionUse, Status, Verdict};

/// Marks the affected objects that valid exceptions cover; turns the verdict
/// into [`Status::Accepted`] when every one is covered.
pub fn apply(id: &ControlId, verdict: &mut Verdict, exceptions: &[Exception], now: Utc) -> Vec<ExceptionUse> {
    let open = matches!(verdict.status, Status::Fail | Status::Partial);
    let mut uses = Vec::new();
    for exception in exceptions.iter().filter(|exception| &exception.control == id) {
        let mut state = validity(exception, now).unwrap_or(ExceptionState::Unused);
        if open && state == ExceptionState::Unused && validity(exception, now).is_none() {
            for object in &mut verdict.affected {
                if object.accepted.is_none() && exception.objects.contains(&object.id) {
                    object.accepted = Some(exception.reason.clone());
                    state = ExceptionState::Used;
                }
            }
        }
        uses.push(ExceptionUse {
            control: exception.control.clone(),
            objects: exception.objects.clone(),
            by: exception.by.clone(),
            reason: exception.reason.clone(),
            expires: exception.expires,
            state,
        });
    }
    if open && !verdict.affected.is_empty() && verdict.affected.iter().all(|object| object.accepted.is_some()) {
        verdict.status = Status::Accepted;
    }
    uses
}

/// Why an exception does not count; `None` when it does. It counts through the
/// whole of its last day.
fn validity(exception: &Exception, now: Utc) -> Option<ExceptionState> {
    let named = !exception.reason.trim().is_empty() && !exception.by.trim().is_empty();
    match exception.expires {
        Some(expires) if named => (expires.date() < now.date()).then_some(ExceptionState::Expired),
        _ => Some(ExceptionState::Incomplete),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::verdict::Affected;

    fn case(exception: serde_json::Value, ids: &[&str]) -> (Status, ExceptionState) {
        let given = serde_json::json!({"exceptions": [exception]}).to_string();
        let exceptions = crate::snapshot::read_given(given.as_bytes()).unwrap().exceptions;
        let mut verdict = Verdict {
            status: Status::Partial,
            basis: None,
            summary: String::new(),
            affected: ids
                .iter()
                .map(|id| Affected {
                    kind: "user".into(),
                    id: (*id).into(),
                    name: (*id).into(),
                    detail: String::new(),
                    accepted: None,
                })
                .collect(),
            evidence: vec![],
            reason: None,
        };
        let now = Utc::parse("2026-11-22T10:00:00Z").unwrap();
        let id = ControlId::try_from("AUTH-01".to_owned()).unwrap();
        let uses = apply(&id, &mut verdict, &exceptions, now);
        (verdict.status, uses[0].state)
    }

    #[test]
    fn an_exception_counts_only_when_whole_and_in_time() {
        let good = serde_json::json!({"control": "AUTH-01", "objects": ["a"], "reason": "r", "by": "b", "on": "2026-01-01", "expires": "2026-11-22"});
        let with = |key: &str, value: serde_json::Value| {
            let mut other = good.clone();
            other[key] = value;
            other
        };
        assert_eq!(case(good.clone(), &["a"]), (Status::Accepted, ExceptionState::Used));
        assert_eq!(case(good.clone(), &["a", "b"]), (Status::Partial, ExceptionState::Used));
        assert_eq!(case(good.clone(), &["b"]), (Status::Partial, ExceptionState::Unused));
        assert_eq!(case(with("expires", "2026-11-21".into()), &["a"]), (Status::Partial, ExceptionState::Expired));
        assert_eq!(
            case(with("expires", serde_json::Value::Null), &["a"]),
            (Status::Partial, ExceptionState::Incomplete)
        );
        assert_eq!(case(with("reason", " ".into()), &["a"]), (Status::Partial, ExceptionState::Incomplete));
        assert_eq!(case(with("by", "".into()), &["a"]), (Status::Partial, ExceptionState::Incomplete));
    }
}
