//! What must hold of every control over every fixture tenant.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use common::{FIXTURES, fixture};
use serde_json::{Map, Value};
use tenant_triage::engine::{Bundle, ControlId, Evaluator, Evidence, Severity, Status};
use tenant_triage::facts::Facts;
use tenant_triage::report::{Assessment, Assessor};
use tenant_triage::snapshot::{Snapshot, SourceStatus};

thread_local! {
    static ASSESSOR: RefCell<Assessor> = RefCell::new(Assessor::new(Bundle::embedded().unwrap()).unwrap());
}

fn assessed(snapshot: &Snapshot) -> Assessment {
    ASSESSOR.with_borrow_mut(|assessor| assessor.assess(snapshot))
}

fn statuses(assessment: &Assessment) -> BTreeMap<String, Status> {
    assessment.controls.iter().map(|control| (control.id.to_string(), control.status)).collect()
}

#[test]
fn the_perfect_practice_has_nothing_to_fix() {
    let assessment = assessed(&fixture("perfect"));
    let open: Vec<String> = assessment
        .controls
        .iter()
        .filter(|control| !matches!(control.status, Status::Pass | Status::NotApplicable))
        .map(|control| format!("{} {:?}: {} {:?}", control.id, control.status, control.summary, control.reason))
        .collect();
    assert!(open.is_empty(), "{}", open.join("\n"));
}

#[test]
fn the_empty_snapshot_has_neither_pass_nor_fail() {
    for (id, status) in statuses(&assessed(&fixture("empty"))) {
        assert!(matches!(status, Status::Unanswered | Status::NotAssessed | Status::NotLicensed), "{id} {status:?}");
    }
}

#[test]
fn no_rule_breaks_on_any_tenant() {
    for name in FIXTURES {
        for control in assessed(&fixture(name)).controls {
            assert_ne!(control.status, Status::Error, "{name} {} {:?}", control.id, control.reason);
        }
    }
}

/// Taking a source away, or making it unreadable in any way, never gives a pass
/// that was not there, and makes nothing fail that rests on what was taken.
#[test]
fn losing_a_source_never_gives_a_pass() {
    let ways = [None, Some(SourceStatus::Partial), Some(SourceStatus::NotLicensed), Some(SourceStatus::Failed)];
    for name in ["family-clinic", "perfect"] {
        let whole = fixture(name);
        let before = statuses(&assessed(&whole));
        let names: Vec<_> = whole.sources.keys().cloned().collect();
        for source in names {
            for way in ways {
                let mut less = whole.clone();
                match way {
                    None => drop(less.sources.remove(&source)),
                    Some(status) => less.sources.get_mut(&source).unwrap().status = status,
                }
                for (id, status) in statuses(&assessed(&less)) {
                    let better = status == Status::Pass && before[&id] != Status::Pass;
                    assert!(!better, "{name} without {source} ({way:?}): {id} was {:?}, is {status:?}", before[&id]);
                    assert_ne!(status, Status::Error, "{name} without {source} ({way:?}): {id}");
                    // What nobody tried to read may be taken as not set; what could not be read may not.
                    let worse = way.is_some() && status == Status::Fail && before[&id] == Status::Pass;
                    assert!(!worse, "{name} without {source} ({way:?}): {id} fails and passed before");
                }
            }
        }
    }
}

/// Every control over every fixture tenant; a change shows in the diff. `make docs` renews it.
#[test]
fn verdicts_over_all_tenants_are_up_to_date() {
    let tenants: Vec<BTreeMap<String, Status>> =
        FIXTURES.iter().map(|name| statuses(&assessed(&fixture(name)))).collect();
    let mut table = format!("{:<8}", "");
    for name in FIXTURES {
        let _ = write!(table, " {name:<13}");
    }
    for id in tenants[0].keys() {
        let _ = write!(table, "\n{id:<8}");
        for tenant in &tenants {
            let _ = write!(table, " {:<13}", tenant[id].key());
        }
    }
    let lines: Vec<&str> = table.lines().map(str::trim_end).collect();
    insta::assert_snapshot!("verdicts_over_all_tenants", lines.join("\n"));
}

#[test]
fn the_same_snapshot_gives_the_same_bytes() {
    for name in FIXTURES {
        let snapshot = fixture(name);
        let again = tenant_triage::snapshot::read(snapshot.write().unwrap().as_bytes()).unwrap();
        assert_eq!(assessed(&snapshot).json().unwrap(), assessed(&again).json().unwrap(), "{name}");
    }
}

#[test]
fn several_threads_answer_as_one() {
    let bundle = Bundle::embedded().unwrap();
    let mut evaluator = Evaluator::new(&bundle).unwrap();
    for name in FIXTURES {
        let snapshot = fixture(name);
        let facts = || Facts::new(&snapshot, bundle.thresholds(&snapshot.profile.parameters));
        let in_turn: Vec<_> = evaluator.evaluate_in_turn(&bundle, &facts()).collect();
        assert_eq!(in_turn.len(), bundle.rules.len());
        assert!(evaluator.evaluate(&bundle, &facts()) == in_turn, "{name}");
    }
}

#[test]
fn every_answer_is_told_with_its_question() {
    for name in FIXTURES {
        let snapshot = fixture(name);
        for control in &assessed(&snapshot).controls {
            let told = control.question.as_ref().and_then(|question| question.answer.as_ref());
            let given = snapshot.answers.get(&control.id).filter(|_| control.question.is_some());
            assert_eq!(
                told.map(|told| (&told.answer, &told.by)),
                given.map(|given| (&given.answer, &given.by)),
                "{}",
                control.id
            );
            assert!(told.is_none_or(|told| told.until > told.on), "{}", control.id);
        }
    }
}

/// Rules are loaded when the first can run: whichever basis opens alone, they are there.
#[test]
fn rules_are_there_for_whatever_opens() {
    let bundle = Bundle::embedded().unwrap();
    let whole = fixture("perfect");
    let kinds: [fn(&Evidence) -> bool; 3] = [
        |evidence| matches!(evidence, Evidence::Graph(_)),
        |evidence| matches!(evidence, Evidence::Import(_)),
        |evidence| matches!(evidence, Evidence::SecureScore { .. }),
    ];
    let mut loaded = Evaluator::new(&bundle).unwrap();
    loaded.load(&bundle).unwrap();
    for is_of_kind in kinds {
        // A control that such evidence settles by itself.
        let settled =
            bundle.rules.iter().flat_map(|rule| &rule.control.evidence).filter(|one| is_of_kind(one)).any(|one| {
                let mut alone = Snapshot { answers: BTreeMap::new(), ..whole.clone() };
                alone.sources.retain(|name, _| one.sources().contains(&name.as_str()));
                let facts = Facts::new(&alone, bundle.thresholds(&alone.profile.parameters));
                let verdicts = loaded.evaluate(&bundle, &facts);
                let is_settled = verdicts.iter().any(|verdict| verdict.basis.is_some());
                if is_settled {
                    assert!(
                        Evaluator::new(&bundle).unwrap().evaluate(&bundle, &facts) == verdicts,
                        "{:?}",
                        one.sources()
                    );
                }
                is_settled
            });
        assert!(settled);
    }
}

#[test]
fn every_line_explains_itself() {
    for name in FIXTURES {
        let assessment = assessed(&fixture(name));
        for control in &assessment.controls {
            match control.status {
                Status::Pass | Status::Fail | Status::Partial | Status::Accepted => {
                    assert!(!control.evidence.is_empty(), "{name} {}: no evidence", control.id);
                    assert!(control.basis.is_some(), "{name} {}: no basis", control.id);
                }
                _ => assert!(control.reason.as_ref().is_some_and(|reason| !reason.is_empty()), "{name} {}", control.id),
            }
            assert!(!control.hipaa.iter().any(|line| line.name.is_empty()), "{}", control.id);
            assert_eq!(control.priority.is_some(), assessment.fix_list.contains(&control.id));
        }
    }
}

/// A property that is null, missing or of a kind not known yet, in every row, breaks no
/// rule and makes nothing pass.
#[test]
fn an_odd_property_never_gives_a_pass() {
    // What somebody answered stands whatever was read.
    let whole = Snapshot { answers: BTreeMap::new(), ..fixture("family-clinic") };
    let before = statuses(&assessed(&whole));
    let mut wrong = Vec::new();
    for (source, property) in properties(&whole) {
        for odd in [Odd::Null, Odd::Missing, Odd::NewKind] {
            let mut changed = whole.clone();
            rows(&mut changed, &source).into_iter().for_each(|row| change(row, &property, odd));
            for (id, status) in statuses(&assessed(&changed)) {
                let was = before[&id];
                if status == Status::Error || status == Status::Pass && was != Status::Pass {
                    wrong.push(format!("{source}.{property} {odd:?}: {id} was {was:?}, is {status:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[derive(Clone, Copy, Debug)]
enum Odd {
    Null,
    Missing,
    NewKind,
}

fn change(row: &mut Map<String, Value>, property: &str, odd: Odd) {
    match (odd, row.get_mut(property)) {
        (_, None) => {}
        (Odd::Null, Some(value)) => *value = Value::Null,
        (Odd::Missing, Some(_)) => {
            row.remove(property);
        }
        (Odd::NewKind, Some(value)) => {
            if value.is_string() {
                *value = "unknownFutureValue".into();
            }
        }
    }
}

/// The properties of each source's rows, but those that name a row.
fn properties(snapshot: &Snapshot) -> BTreeSet<(String, String)> {
    let mut snapshot = snapshot.clone();
    let sources: Vec<String> = snapshot.sources.keys().map(ToString::to_string).collect();
    let mut all = BTreeSet::new();
    for source in sources {
        for row in rows(&mut snapshot, &source) {
            let named = row.keys().filter(|key| *key != "id" && !key.contains("@odata"));
            all.extend(named.map(|key| (source.clone(), key.clone())));
        }
    }
    all
}

fn rows<'a>(snapshot: &'a mut Snapshot, source: &str) -> Vec<&'a mut Map<String, Value>> {
    let value = snapshot.sources.get_mut(source).and_then(|data| data.value.as_mut());
    match value {
        Some(Value::Array(rows)) => rows.iter_mut().filter_map(Value::as_object_mut).collect(),
        Some(Value::Object(object)) => vec![object],
        _ => Vec::new(),
    }
}

/// Accepting whatever was found leaves what cannot be told as it is, and what the law
/// requires open.
#[test]
fn accepting_what_was_found_never_settles_what_is_unknown() {
    let (mut unknown, mut accepted) = (0, 0);
    let bundle = Bundle::embedded().unwrap();
    let choice = |id: &ControlId| bundle.rule(id).is_some_and(|rule| rule.control.leaves_a_choice());
    for name in FIXTURES {
        let mut snapshot = fixture(name);
        let before = assessed(&snapshot);
        let open = before.controls.iter().filter(|control| matches!(control.status, Status::Fail | Status::Partial));
        let exceptions: Vec<Value> = open
            .map(|control| {
                let found = control.affected.iter().filter_map(|object| Some((object.id.clone(), object.gap.clone()?)));
                serde_json::json!({
                    "control": control.id, "objects": control.affected.iter().map(|object| &object.id).collect::<Vec<_>>(),
                    "found": found.collect::<BTreeMap<_, _>>(),
                    "reason": "weighed", "by": "Kim Lee", "on": "2026-11-20", "expires": "2027-11-20",
                })
            })
            .collect();
        let given = serde_json::json!({"exceptions": exceptions}).to_string();
        snapshot.exceptions = tenant_triage::snapshot::read_given(given.as_bytes()).unwrap().exceptions;
        let after = statuses(&assessed(&snapshot));
        for control in &before.controls {
            let settled = matches!(after[&control.id.to_string()], Status::Pass | Status::Accepted);
            let was = matches!(control.status, Status::Pass | Status::Accepted);
            let known = control.unknown.is_empty();
            unknown += usize::from(!known);
            assert!(was || !settled || known, "{name} {}: {:?}", control.id, control.unknown);
            let found = matches!(control.status, Status::Fail | Status::Partial);
            assert!(!found || !known || settled == choice(&control.id), "{name} {}", control.id);
            accepted += usize::from(found && settled);
        }
    }
    assert!(unknown > 0, "no tenant has anything unknown beside a finding");
    assert!(accepted > 0, "nothing was accepted");
}

/// With anything that matters not known, the first sentence does not reassure.
#[test]
fn the_headline_never_reassures_beyond_what_is_known() {
    let mut reassuring = 0;
    for name in ["perfect", "new-tenant", "no-premium"] {
        let whole = fixture(name);
        let names: Vec<_> = whole.sources.keys().cloned().collect();
        let less = names.iter().map(|source| {
            let mut less = whole.clone();
            less.sources.remove(source);
            less
        });
        for snapshot in less.chain([whole.clone()]) {
            let assessment = assessed(&snapshot);
            let missing = [Status::Unanswered, Status::NotAssessed, Status::NotLicensed, Status::Error];
            let unsettled = assessment
                .controls
                .iter()
                .any(|control| control.severity >= Severity::High && missing.contains(&control.status));
            let reassures = assessment.overview.headline.starts_with("Nothing ")
                && !assessment.overview.headline.contains("looked at yet");
            reassuring += usize::from(reassures);
            assert!(!(unsettled && reassures), "{name}: {}", assessment.overview.headline);
        }
    }
    assert!(reassuring > 0, "no tenant is in order");
}

/// What somebody answers to any question: a "no" is never a pass, a "yes" with evidence
/// never a finding, and parts that all hold, or none of which does, say the same as the word.
#[test]
fn an_answer_says_what_was_answered() {
    let bundle = Bundle::embedded().unwrap();
    let questions: Vec<_> =
        bundle.rules.iter().filter_map(|rule| Some((&rule.control.id, rule.control.question()?))).collect();
    let answered = |word: &str, holds: Option<bool>| {
        let answers = questions.iter().map(|(id, question)| {
            let parts = question.parts.iter().filter_map(|part| Some((part.id.clone(), holds?)));
            let answer = serde_json::json!({
                "answer": word, "by": "Kim Lee", "on": "2026-11-20", "evidence": "Binder 3",
                "parts": parts.collect::<BTreeMap<_, _>>(),
            });
            (id.to_string(), answer)
        });
        let given = serde_json::json!({"answers": answers.collect::<BTreeMap<_, _>>()}).to_string();
        let answers = tenant_triage::snapshot::read_given(given.as_bytes()).unwrap().answers;
        let assessment = assessed(&Snapshot { answers, ..fixture("empty") });
        let told = |id: &ControlId| {
            let control = assessment.control(id).unwrap();
            (control.status, control.summary.clone())
        };
        questions.iter().map(|(id, _)| (*id, told(id))).collect::<BTreeMap<_, _>>()
    };
    let (yes, no) = (answered("yes", None), answered("no", None));
    assert!(yes.values().all(|(status, _)| *status == Status::Pass), "{yes:?}");
    assert!(no.values().all(|(status, _)| *status == Status::Fail), "{no:?}");
    assert!(answered("partly", None).values().all(|(status, _)| *status == Status::Partial));
    for word in ["yes", "partly", "no"] {
        let none = answered(word, Some(false));
        for (id, question) in questions.iter().filter(|(_, question)| !question.parts.is_empty()) {
            assert_eq!(none[id], no[id], "{id} {word} {}", question.question);
        }
        let all = answered(word, Some(true));
        assert!(word == "yes" || all.values().all(|(status, _)| *status != Status::Pass), "{all:?}");
    }
    assert_eq!(answered("yes", Some(true)), yes);
}
