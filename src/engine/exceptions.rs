//! Exceptions. Where every paragraph that a control answers to is addressable, a
//! practice may document a reasoned alternative (45 CFR 164.306(d)(3)), and what it
//! covers is accepted. Standards and required specifications bind (164.306(c), (d)(2)):
//! there a decision about named objects is written down, and the finding stays open.

use super::evaluate::not_known;
use crate::snapshot::Exception;
use crate::time::Utc;

use super::metadata::Control;
use super::verdict::{Affected, ExceptionState, ExceptionUse, Status, Verdict};

/// Marks the affected objects that valid exceptions cover; turns the verdict
/// into [`Status::Accepted`] when the law leaves a choice, every one is covered and
/// nothing else is left unknown. What cannot be told is never accepted with what was
/// found.
pub fn apply(control: &Control, verdict: &mut Verdict, exceptions: &[Exception], now: Utc) -> Vec<ExceptionUse> {
    let law = if control.leaves_a_choice() { Law::LeavesAChoice } else { Law::Binds };
    let open = matches!(verdict.status, Status::Fail | Status::Partial);
    let mut uses = Vec::new();
    for exception in exceptions.iter().filter(|exception| exception.control == control.id) {
        let state = match validity(exception, now) {
            Some(state) => state,
            None if open => accept(law, &mut verdict.affected, exception),
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Law {
    LeavesAChoice,
    Binds,
}

/// Accepts the objects that an exception names, or writes the decision down beside
/// them, as long as what is found of them is still what was accepted.
fn accept(law: Law, affected: &mut [Affected], exception: &Exception) -> ExceptionState {
    let mut state = ExceptionState::Unused;
    for object in affected.iter_mut().filter(|object| exception.objects.contains(&object.id)) {
        if law == Law::Binds && is_the_whole_practice(object) {
            state = state_or(state, ExceptionState::NotAllowed);
        } else if !is_what_was_accepted(object, exception) {
            state = state_or(state, ExceptionState::Changed);
        } else if law == Law::Binds && object.decided.is_none() {
            object.decided = Some(decision(exception));
            state = ExceptionState::Recorded;
        } else if law == Law::LeavesAChoice && object.accepted.is_none() {
            object.accepted = Some(exception.reason.clone());
            state = ExceptionState::Used;
        }
    }
    state
}

/// Why, by whom and until when: "the scanner cannot (Kim Lee, until 2027-01-31)".
fn decision(exception: &Exception) -> String {
    let until = exception.expires.map_or_else(String::new, |end| format!(", until {}", end.date()));
    format!("{} ({}{until})", exception.reason.trim(), exception.by.trim())
}

/// A use of the exception stands before what is wrong with it.
fn state_or(state: ExceptionState, other: ExceptionState) -> ExceptionState {
    if state == ExceptionState::Unused { other } else { state }
}

/// A paper that the practice lacks, or a switch that holds for everybody.
fn is_the_whole_practice(object: &Affected) -> bool {
    matches!(object.kind.as_str(), "practice" | "setting")
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

    fn control(specifications: &[&str]) -> Control {
        let cite = |specification: &&str| serde_json::json!({"cite": "164.312(d)", "specification": specification});
        serde_json::from_value(serde_json::json!({
            "id": "AUTH-01", "title": "", "description": "", "area": "access", "severity": "low",
            "hipaa": specifications.iter().map(cite).collect::<Vec<_>>(), "frameworks": {}, "evidence": [],
            "effort": "1 day", "fix": [], "references": [], "since": "", "path": "",
        }))
        .unwrap()
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
        applied_where(&["addressable", "reference"], exception, affected, unknown)
    }

    fn applied_where(
        law: &[&str],
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
        let uses = apply(&control(law), &mut verdict, &exceptions, now);
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
    fn what_the_law_requires_stays_open_beside_the_decision() {
        for law in [&["required"][..], &["standard"], &["addressable", "required"]] {
            let (verdict, state) = applied_where(law, good(), vec![object("a")], vec![]);
            assert_eq!((verdict.status, state), (Status::Partial, ExceptionState::Recorded), "{law:?}");
            assert_eq!(verdict.affected[0].accepted, None);
            assert_eq!(verdict.affected[0].decided.as_deref(), Some("r (b, until 2026-11-22)"));
        }
    }

    #[test]
    fn what_the_law_requires_cannot_be_put_aside_for_the_whole_practice() {
        for kind in ["practice", "setting"] {
            let whole = || vec![Affected { kind: kind.into(), ..object("a") }];
            let (verdict, state) = applied_where(&["required"], good(), whole(), vec![]);
            assert_eq!((verdict.status, state), (Status::Partial, ExceptionState::NotAllowed));
            assert_eq!((&verdict.affected[0].accepted, &verdict.affected[0].decided), (&None, &None));
            // Another way is a practice's choice where the paragraph is addressable.
            let (verdict, state) = applied(good(), whole(), vec![]);
            assert_eq!((verdict.status, state), (Status::Accepted, ExceptionState::Used));
        }
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
