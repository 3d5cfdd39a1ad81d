//! Runs a control's rule on the strongest basis that opens, and checks what it says.

#[cfg(feature = "threads")]
use std::{iter, panic::resume_unwind, sync::Mutex, thread};

use serde::Deserialize;

use super::answers;
use super::builtins::register_builtins;
use super::bundle::{Bundle, BundleError};
use super::gate::{Came, Closed, Inputs, Opened};
use super::metadata::{Control, Evidence};
use super::verdict::{Affected, Basis, EvidenceNote, Status, Verdict};
use crate::english::{listed, number};
use crate::facts::Facts;

/// The rule engine for a bundle. Its rules are loaded when the first of them can run,
/// which takes as long as a small tenant's assessment.
pub struct Evaluator {
    /// One a thread, all alike; a browser's worker is one thread.
    engines: Vec<regorus::Engine>,
    loaded: bool,
}

/// For a second's work, more are not worth their start.
#[cfg(feature = "threads")]
const MOST_THREADS: usize = 4;

/// What a rule's `result` must look like; anything else is an error.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleResult {
    status: Status,
    summary: String,
    #[serde(default)]
    affected: Vec<Affected>,
    /// What must be covered too and could not be told.
    #[serde(default)]
    unknown: Vec<Affected>,
    #[serde(default)]
    evidence: Vec<String>,
    #[serde(default)]
    reason: Option<String>,
}

impl Evaluator {
    /// Makes ready for a bundle. Rules of somebody's own are loaded at once.
    ///
    /// # Errors
    /// [`BundleError::Rule`] naming the file that does not parse: one bad module
    /// would break every rule beside it.
    pub fn new(bundle: &Bundle) -> Result<Self, BundleError> {
        let mut evaluator = Self { engines: vec![regorus::Engine::new()], loaded: false };
        if bundle.set.custom {
            evaluator.load(bundle)?;
        }
        Ok(evaluator)
    }

    /// Loads every module of a bundle, where that has not been done.
    ///
    /// # Errors
    /// As those of [`Evaluator::new`].
    pub fn load(&mut self, bundle: &Bundle) -> Result<(), BundleError> {
        if !self.loaded {
            self.engines = one_a_thread(engine_with(bundle)?);
            self.loaded = true;
        }
        Ok(())
    }

    /// Answers every control of a bundle, in its order.
    ///
    /// No control depends on another, so each thread takes the next that is left, from the
    /// last on.
    #[cfg(feature = "threads")]
    pub fn evaluate(&mut self, bundle: &Bundle, facts: &Facts<'_>) -> Vec<Verdict> {
        let inputs = &Inputs::new(facts);
        self.load_if_a_rule_can_run(bundle, facts);
        let left = Mutex::new(bundle.rules.iter().enumerate());
        let next = || left.lock().ok().and_then(|mut left| left.next_back());
        let work = |engine: &mut regorus::Engine| -> Vec<(usize, Verdict)> {
            iter::from_fn(next).map(|(index, rule)| (index, answer(engine, &rule.control, inputs))).collect()
        };
        let mut verdicts: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = self.engines.iter_mut().map(|engine| scope.spawn(move || work(engine))).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
        });
        verdicts.sort_by_key(|(index, _)| *index);
        verdicts.into_iter().map(|(_, verdict)| verdict).collect()
    }

    /// Answers every control of a bundle, in its order.
    #[cfg(not(feature = "threads"))]
    pub fn evaluate(&mut self, bundle: &Bundle, facts: &Facts<'_>) -> Vec<Verdict> {
        self.evaluate_in_turn(bundle, facts).collect()
    }

    /// Answers one control after the other, each when it is asked for.
    pub fn evaluate_in_turn<'a>(
        &'a mut self,
        bundle: &'a Bundle,
        facts: &'a Facts<'_>,
    ) -> impl Iterator<Item = Verdict> + 'a {
        let inputs = Inputs::new(facts);
        self.load_if_a_rule_can_run(bundle, facts);
        bundle.rules.iter().filter_map(move |rule| Some(answer(self.engines.first_mut()?, &rule.control, &inputs)))
    }

    /// Where it fails, no rule gives a result, which every verdict then says.
    fn load_if_a_rule_can_run(&mut self, bundle: &Bundle, facts: &Facts<'_>) {
        let has = |name: &str| facts.snapshot().value(name).is_some();
        let can_run = |evidence: &Evidence| evidence.is_judged_by_a_rule() && evidence.sources().into_iter().all(has);
        if bundle.rules.iter().any(|rule| rule.control.evidence.iter().any(can_run)) {
            let _ = self.load(bundle);
        }
    }
}

/// An engine with every module of a bundle.
fn engine_with(bundle: &Bundle) -> Result<regorus::Engine, BundleError> {
    let mut engine = regorus::Engine::new();
    register_builtins(&mut engine);
    let library = bundle.library.iter().map(|module| (&module.path, &module.text));
    let rules = || bundle.rules.iter().filter(|rule| !rule.control.is_settled_by_people());
    let modules = rules().map(|rule| (&rule.control.path, &rule.text));
    for (path, text) in library.chain(modules) {
        engine
            .add_policy(format!("rules/{path}"), text.clone())
            .map_err(|error| BundleError::Rule { path: path.clone(), problem: error.to_string() })?;
    }
    // The first evaluation puts all rules in order. What it says is not used, but a
    // module that does not fit the others shows here.
    if let Some(rule) = rules().next() {
        engine.set_input(regorus::Value::new_object());
        engine
            .eval_rule(result_path(&rule.control))
            .map_err(|error| BundleError::Rule { path: rule.control.path.clone(), problem: error.to_string() })?;
    }
    Ok(engine)
}

/// Tries the bases strongest first. The first that can tell decides; if none
/// can, the strongest one's reason is given.
fn answer(engine: &mut regorus::Engine, control: &Control, inputs: &Inputs<'_>) -> Verdict {
    let mut closed: Vec<Closed> = Vec::new();
    for evidence in &control.evidence {
        match attempt(engine, control, evidence, inputs) {
            Ok(verdict) => return verdict,
            Err(reason) if reason.status == Status::Error => return broken(control, &reason.reason),
            // Microsoft's own report stands in where nothing else was read: it never came
            // further than what it stands in for.
            Err(reason) if matches!(evidence, Evidence::SecureScore { .. }) => {
                closed.push(Closed { came: reason.came.min(Came::Refused), ..reason });
            }
            Err(reason) => closed.push(reason),
        }
    }
    unknown(control, &closed)
}

/// The verdict on one basis, or why it stays closed. What a person's answer says stands in
/// the metadata; on the other bases the rule judges what the gate lets through.
fn attempt(
    engine: &mut regorus::Engine,
    control: &Control,
    evidence: &Evidence,
    inputs: &Inputs<'_>,
) -> Result<Verdict, Closed> {
    let opened = match evidence {
        Evidence::Graph(needs) => inputs.open_sources(control, Basis::Graph, needs)?,
        Evidence::Import(needs) => inputs.open_sources(control, Basis::Import, needs)?,
        Evidence::SecureScore { controls } => inputs.open_secure_score(control, controls, &evidence.sources())?,
        Evidence::Answer(question) => return answers::verdict(control, question, inputs.facts.snapshot()),
    };
    run(engine, control, opened)
}

/// Runs the rule; a rule that cannot tell closes its basis.
fn run(engine: &mut regorus::Engine, control: &Control, opened: Opened) -> Result<Verdict, Closed> {
    let Opened { basis, input, mut notes, incomplete, licence_unknown } = opened;
    engine.set_input(input);
    let result = engine.eval_rule(result_path(control)).map_err(|error| fault(error.to_string()))?;
    let result = check(&result).map_err(fault)?;
    let reason = result.reason.clone().unwrap_or_else(|| result.summary.clone());
    if matches!(result.status, Status::NotAssessed | Status::NotLicensed) {
        return Err(Closed { status: result.status, reason, came: Came::Judged });
    }
    let proves_something = matches!(result.status, Status::Fail | Status::Partial);
    if let Some(missing) = &incomplete
        && !proves_something
    {
        let reason = format!("Only a part of {missing} could be read; what was read shows nothing wrong. Try again.");
        return Err(Closed { status: Status::NotAssessed, reason, came: Came::Judged });
    }
    if let Some(plan) = licence_unknown.filter(|_| result.status == Status::Fail) {
        let reason = format!("It is not in force. Whether your plans include it ({plan}) could not be read.");
        return Err(Closed { status: Status::NotAssessed, reason, came: Came::Judged });
    }
    // Whoever is in the rows that are missing may be affected as well.
    let unknown = in_order(result.unknown.into_iter().chain(incomplete.map(missing_rows)).collect());
    let beside = (!unknown.is_empty()).then(|| not_known(&unknown));
    notes.splice(0..0, result.evidence.into_iter().chain(beside).map(EvidenceNote::text));
    Ok(Verdict {
        status: result.status,
        basis: Some(basis),
        summary: with_unknown(result.summary, &unknown),
        affected: in_order(result.affected),
        unknown,
        evidence: notes,
        reason: result.reason,
    })
}

fn in_order(mut objects: Vec<Affected>) -> Vec<Affected> {
    objects.sort_by(|left, right| (&left.name, &left.kind, &left.id).cmp(&(&right.name, &right.kind, &right.id)));
    objects
}

/// The headline of what was found, with what could not be told beside it.
fn with_unknown(summary: String, unknown: &[Affected]) -> String {
    let objects = unknown.iter().filter(|object| object.kind != MISSING).count();
    match (objects, unknown.len()) {
        (0, 0) => summary,
        (0, _) => format!("{summary}; a part could not be read"),
        (1, _) => format!("{summary}; for one more it is not known"),
        (objects, _) => format!("{summary}; for {} more it is not known", number(objects)),
    }
}

/// What could not be told, in a sentence: "Not known for Kim, Lee and 3 more: …".
pub(super) fn not_known(unknown: &[Affected]) -> String {
    const NAMED: usize = 3;
    let named = unknown.iter().take(NAMED).map(|object| object.name.clone());
    let more = unknown.len().saturating_sub(NAMED);
    let names: Vec<String> = named.chain((more > 0).then(|| format!("{more} more"))).collect();
    let names = listed(&names);
    let mut why: Vec<&str> = Vec::new();
    for object in unknown.iter().filter(|object| !object.detail.is_empty()) {
        if !why.contains(&object.detail.as_str()) {
            why.push(&object.detail);
        }
    }
    match why.as_slice() {
        [] => format!("Not known for {names}."),
        why => format!("Not known for {names}: {}.", why.join("; ").trim_end_matches('.')),
    }
}

/// The kind of [`missing_rows`].
const MISSING: &str = "source";

/// The rows of a source that could not be read, as something that is not known.
fn missing_rows(source: String) -> Affected {
    Affected {
        kind: MISSING.to_owned(),
        id: source.clone(),
        name: source,
        detail: "a part could not be read".to_owned(),
        ..Affected::default()
    }
}

#[cfg(feature = "threads")]
fn one_a_thread(engine: regorus::Engine) -> Vec<regorus::Engine> {
    let threads = thread::available_parallelism().map_or(1, |threads| threads.get().min(MOST_THREADS));
    vec![engine; threads]
}

#[cfg(not(feature = "threads"))]
fn one_a_thread(engine: regorus::Engine) -> Vec<regorus::Engine> {
    vec![engine]
}

/// Where a control's rule leaves its verdict.
fn result_path(control: &Control) -> String {
    format!("data.triage.{}.result", control.id.stem())
}

fn fault(reason: String) -> Closed {
    Closed { status: Status::Error, reason, came: Came::Judged }
}

/// Holds a rule's result against the contract.
fn check(result: &regorus::Value) -> Result<RuleResult, String> {
    if matches!(result, regorus::Value::Undefined) {
        return Err("the rule gave no result".to_owned());
    }
    let json = serde_json::to_value(result).map_err(|error| error.to_string())?;
    let result: RuleResult =
        serde_json::from_value(json).map_err(|error| format!("the rule’s result is malformed: {error}"))?;
    if result.summary.trim().is_empty() {
        return Err("the rule’s result has no summary".to_owned());
    }
    match result.status {
        Status::Fail | Status::Partial if result.affected.is_empty() => {
            Err("the rule found something open and names no object".to_owned())
        }
        Status::Accepted | Status::Unanswered | Status::Error => {
            Err(format!("a rule may not say {}", result.status.key()))
        }
        Status::NotApplicable | Status::NotAssessed | Status::NotLicensed if result.reason.is_none() => {
            Err(format!("the rule says {} without a reason", result.status.key()))
        }
        Status::Pass | Status::NotApplicable if !result.unknown.is_empty() => {
            Err(format!("the rule says {} of something that it cannot tell", result.status.key()))
        }
        _ => Ok(result),
    }
}

fn broken(control: &Control, problem: &str) -> Verdict {
    Verdict {
        status: Status::Error,
        basis: None,
        summary: format!("{} could not be worked out: a fault in this tool", control.id),
        affected: Vec::new(),
        unknown: Vec::new(),
        evidence: Vec::new(),
        reason: Some(format!("This says nothing about your practice. Please report it: {problem}")),
    }
}

/// The first of the bases that came as far as any. A plan that is missing is a known
/// reason where it closes the strongest basis, and none where it closes a weaker one.
fn furthest<'a>(closed: &[&'a Closed]) -> Option<&'a Closed> {
    let first = closed.first()?;
    if first.status == Status::NotLicensed {
        return Some(first);
    }
    let others = closed.iter().filter(|closed| closed.status != Status::NotLicensed);
    others.rev().max_by_key(|closed| closed.came).copied()
}

/// No basis could tell. The reason of the one that came furthest stands, of several
/// the strongest's, except that a question nobody has answered comes first where only
/// a person is left to ask.
fn unknown(control: &Control, closed: &[Closed]) -> Verdict {
    let (asked, read): (Vec<&Closed>, Vec<&Closed>) =
        closed.iter().partition(|closed| closed.status == Status::Unanswered);
    let furthest = furthest(&read);
    let question = asked.last().map(|closed| closed.reason.as_str());
    let status = match (furthest.map(|closed| closed.status), question) {
        (Some(Status::NotLicensed) | None, Some(_)) => Status::Unanswered,
        (Some(status), _) => status,
        (None, None) => Status::NotAssessed,
    };
    let reason = match (status, furthest, question) {
        (Status::NotAssessed, Some(furthest), Some(question)) => {
            format!("{} Or answer yourself: {}", furthest.reason, question.trim_start_matches("Only you can tell: "))
        }
        (Status::Unanswered, Some(furthest), Some(question)) => format!("{} {question}", furthest.reason),
        (_, Some(furthest), _) => furthest.reason.clone(),
        (_, None, question) => question.unwrap_or_default().to_owned(),
    };
    Verdict {
        status,
        basis: None,
        summary: control.title.clone(),
        affected: Vec::new(),
        unknown: Vec::new(),
        evidence: Vec::new(),
        reason: Some(reason),
    }
}
