//! Exceptions: the Security Rule's documented alternative (45 CFR 164.306(d)(3)).

use super::evaluate::not_known;
use crate::snapshot::Exception;
use crate::time::Utc;

use super::metadata::ControlId;
use super::verdict::{Affected, ExceptionState, ExceptionUse, Status, Verdict};

/// Marks the affected objects that valid exceptions cover; turns the verdict
/// into [`Status::Accepted`] when every one is covered and nothing else is left
/// unknown. What cannot be told is never accepted with what was found.
pub fn apply(id: &ControlId, verdict: &mut Verdict, exceptions: &[Exception], now: Utc) -> Vec<ExceptionUse> {
    let open = matches!(verdict.status, Status::Fail | Status::Partial);
    let mut uses = Vec::new();
    for exception in exceptions.iter().filter(|exception| &exception.control == id) {
        let state = match validity(exception, now) {
            Some(state) => state,
            None if open => accept(&mut verdict.affected, exception),
            None => ExceptionState::Unused,
        };
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
        if verdict.unknown.is_empty() {
            verdict.status = Status::Accepted;
        } else {
            verdict.status = Status::NotAssessed;
            verdict.reason = Some(format!("What was found is accepted. {}", not_known(&verdict.unknown)));
        }
    }
    uses
}

/// Accepts the objects that an exception names, as long as what is found of them is
/// still what was accepted.
fn accept(affected: &mut [Affected], exception: &Exception) -> ExceptionState {
    let mut state = ExceptionState::Unused;
    for object in affected.iter_mut().filter(|object| exception.objects.contains(&object.id)) {
        if !is_what_was_accepted(object, exception) {
            if state == ExceptionState::Unused {
                state = ExceptionState::Changed;
            }
        } else if object.accepted.is_none() {
            object.accepted = Some(exception.reason.clone());
            state = ExceptionState::Used;
        }
    }
    state
}

/// An object that is named for a gap counts only with the gap that was accepted; a
/// policy can leave another one tomorrow.
fn is_what_was_accepted(object: &Affected, exception: &Exception) -> bool {
    match (exception.found.get(&object.id), &object.gap) {
        (Some(found), Some(gap)) => found == gap,
        (Some(found), None) => *found == object.detail,
        (None, gap) => gap.is_none(),
    }
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

    fn object(id: &str) -> Affected {
        Affected { kind: "user".into(), id: id.into(), name: id.into(), ..Affected::default() }
    }

    fn case(exception: serde_json::Value, ids: &[&str]) -> (Status, ExceptionState) {
        let (verdict, state) = applied(exception, ids.iter().map(|id| object(id)).collect(), vec![]);
        (verdict.status, state)
    }

    fn applied(
        exception: serde_json::Value,
        affected: Vec<Affected>,
        unknown: Vec<Affected>,
    ) -> (Verdict, ExceptionState) {
        let given = serde_json::json!({"exceptions": [exception]}).to_string();
        let exceptions = crate::snapshot::read_given(given.as_bytes()).unwrap().exceptions;
        let mut verdict = Verdict {
            status: Status::Partial,
            basis: None,
            summary: String::new(),
            affected,
            unknown,
            evidence: vec![],
            reason: None,
        };
        let now = Utc::parse("2026-11-22T10:00:00Z").unwrap();
        let id = ControlId::try_from("AUTH-01".to_owned()).unwrap();
        let uses = apply(&id, &mut verdict, &exceptions, now);
        let state = uses[0].state;
        (verdict, state)
    }

    fn good() -> serde_json::Value {
        serde_json::json!({"control": "AUTH-01", "objects": ["a"], "reason": "r", "by": "b", "on": "2026-01-01", "expires": "2026-11-22"})
    }

    #[test]
    fn an_exception_counts_only_when_whole_and_in_time() {
        let good = good();
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

    #[test]
    fn what_cannot_be_told_is_not_accepted_with_what_was_found() {
        let (verdict, state) = applied(good(), vec![object("a")], vec![object("x"), object("y")]);
        assert_eq!((verdict.status, state), (Status::NotAssessed, ExceptionState::Used));
        assert_eq!(verdict.affected[0].accepted.as_deref(), Some("r"));
        assert!(verdict.reason.is_some_and(|reason| reason.contains('x') && reason.contains('y')));
    }

    #[test]
    fn another_gap_than_the_accepted_one_is_open() {
        let gap = |gap: &str| Affected { gap: Some(gap.to_owned()), ..object("a") };
        let remembers = |found: &str| {
            let mut exception = good();
            exception["found"] = serde_json::json!({"a": found});
            exception
        };
        let status = |exception, object| {
            let (verdict, state) = applied(exception, vec![object], vec![]);
            (verdict.status, state)
        };
        assert_eq!(status(remembers("files"), gap("files")), (Status::Accepted, ExceptionState::Used));
        assert_eq!(status(remembers("files"), gap("mail")), (Status::Partial, ExceptionState::Changed));
        // Nobody wrote down which gap: it may have been another.
        assert_eq!(status(good(), gap("mail")), (Status::Partial, ExceptionState::Changed));
        let detailed = |detail: &str| Affected { detail: detail.to_owned(), ..object("a") };
        assert_eq!(status(remembers("at work"), detailed("at work")), (Status::Accepted, ExceptionState::Used));
        assert_eq!(status(remembers("at work"), detailed("everywhere")), (Status::Partial, ExceptionState::Changed));
    }
}
