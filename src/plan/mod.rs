//! The fix list: what to do first, and why in this order.
//!
//! Order = how bad × how much is exposed, then the cheapest first, and never
//! before what it depends on. What something depends on is pulled up to it. A
//! critical question that nobody has answered is work like any other: it has its
//! place in the list.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::engine::{Control, ControlId, Severity, Status, Verdict};

/// Where a line of the report stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Band {
    /// Do it now.
    Now,
    /// Then this.
    Next,
    /// Plan for it.
    Plan,
    /// Not in Microsoft 365 as the practice bought it.
    NotInPlans,
    /// A question for a person.
    Answer,
    /// Not looked at: says nothing good or bad.
    NotAssessed,
}

impl Band {
    /// The bands of the fix list.
    pub const FIX: [Band; 3] = [Band::Now, Band::Next, Band::Plan];

    /// The heading a person reads.
    pub fn title(self) -> &'static str {
        match self {
            Band::Now => "Now",
            Band::Next => "Next",
            Band::Plan => "Plan",
            Band::NotInPlans => "Not in your plans",
            Band::Answer => "Answer",
            Band::NotAssessed => "Not looked at",
        }
    }

    fn of(score: u32) -> Self {
        match score {
            200.. => Band::Now,
            90.. => Band::Next,
            _ => Band::Plan,
        }
    }
}

/// Why a line stands where it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priority {
    /// The band.
    pub band: Band,
    /// The place in the fix list, from 1.
    pub place: usize,
    /// How bad (3 to 100) times how much is exposed (2 partly or not answered,
    /// 3 open), or that of a line that depends on it.
    pub score: u32,
    /// The same in a sentence.
    pub explanation: String,
}

/// The report's lists, each in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// What to fix, first line first.
    pub fix: Vec<(ControlId, Priority)>,
    /// What the tenant's plans do not include, most severe first.
    pub not_in_plans: Vec<ControlId>,
    /// What only a person can answer and is not so critical that it stands in the
    /// fix list, most severe first.
    pub answer: Vec<ControlId>,
    /// What could not be looked at, most severe first.
    pub not_assessed: Vec<ControlId>,
}

fn weight(severity: Severity) -> u32 {
    match severity {
        Severity::Critical => 100,
        Severity::High => 60,
        Severity::Medium => 30,
        Severity::Low => 10,
        Severity::Info => 3,
    }
}

fn severity_words(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "critical",
        Severity::High => "high",
        Severity::Medium => "medium",
        Severity::Low => "low",
        Severity::Info => "for information",
    }
}

struct Line<'a> {
    control: &'a Control,
    status: Status,
    score: u32,
    pulled_by: Option<ControlId>,
}

/// How long it takes to answer a question, in minutes.
const ANSWERING: u32 = 5;

impl Line<'_> {
    /// In minutes.
    fn effort(&self) -> u32 {
        if self.status == Status::Unanswered { ANSWERING } else { self.control.effort.minutes }
    }
}

/// How much is exposed, for a line of the fix list; `None` for what is none.
fn exposure(control: &Control, status: Status) -> Option<u32> {
    match status {
        Status::Fail => Some(3),
        Status::Partial => Some(2),
        Status::Unanswered if control.severity == Severity::Critical => Some(2),
        _ => None,
    }
}

/// Puts verdicts in order; `controls` and `verdicts` run side by side.
pub fn plan(controls: &[&Control], verdicts: &[Verdict]) -> Plan {
    let pairs = || controls.iter().copied().zip(verdicts);
    let lines: Vec<Line<'_>> = pairs()
        .filter_map(|(control, verdict)| {
            let exposed = exposure(control, verdict.status)?;
            let score = weight(control.severity) * exposed;
            Some(Line { control, status: verdict.status, score, pulled_by: None })
        })
        .collect();
    let listed = |wanted: &[Status]| -> Vec<ControlId> {
        let own = |control: &Control, status| wanted.contains(&status) && exposure(control, status).is_none();
        let mut ids: Vec<_> =
            pairs().filter(|(control, verdict)| own(control, verdict.status)).map(|(control, _)| control).collect();
        ids.sort_by_key(|control| (Reverse(control.severity), control.id.clone()));
        ids.into_iter().map(|control| control.id.clone()).collect()
    };
    Plan {
        fix: explain(order(pull_up(lines))),
        not_in_plans: listed(&[Status::NotLicensed]),
        answer: listed(&[Status::Unanswered]),
        not_assessed: listed(&[Status::NotAssessed, Status::Error]),
    }
}

/// Raises what an urgent line depends on to that line's score.
fn pull_up(mut lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    // A chain of dependencies is at most as long as the list.
    for _ in 0..lines.len() {
        let mut raised = false;
        let wanted: Vec<(ControlId, u32, ControlId)> = lines
            .iter()
            .flat_map(|line| line.control.after.iter().map(|id| (id.clone(), line.score, line.control.id.clone())))
            .collect();
        for (id, score, by) in wanted {
            if let Some(line) = lines.iter_mut().find(|line| line.control.id == id && line.score < score) {
                line.score = score;
                line.pulled_by = Some(by);
                raised = true;
            }
        }
        if !raised {
            break;
        }
    }
    lines
}

/// Highest score first, then the cheapest; a line waits for those it depends on.
fn order(mut lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    lines.sort_by_key(|line| (Reverse(line.score), line.effort(), line.control.id.clone()));
    let mut waiting: BTreeSet<ControlId> = lines.iter().map(|line| line.control.id.clone()).collect();
    let mut ordered: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    while !lines.is_empty() {
        let free = lines.iter().position(|line| !line.control.after.iter().any(|id| waiting.contains(id)));
        // Two controls that wait for each other would be a mistake in the rules; a test refuses it.
        let line = lines.remove(free.unwrap_or(0));
        waiting.remove(&line.control.id);
        ordered.push(line);
    }
    ordered
}

fn explain(lines: Vec<Line<'_>>) -> Vec<(ControlId, Priority)> {
    // A line never stands in an earlier band than the one before it.
    let mut band = Band::Now;
    lines
        .into_iter()
        .enumerate()
        .map(|(index, line)| {
            band = band.max(Band::of(line.score));
            let severity = severity_words(line.control.severity);
            let mut explanation = match line.status {
                Status::Unanswered => format!("Severity: {severity}. Nobody has answered yet."),
                Status::Fail => format!("Severity: {severity}. Open; takes about {}.", line.control.effort),
                _ => format!("Severity: {severity}. Partly in place; takes about {}.", line.control.effort),
            };
            if let Some(by) = &line.pulled_by {
                explanation.push_str(&format!(" Comes before {by}, which depends on it."));
            }
            let priority = Priority { band, place: index + 1, score: line.score, explanation };
            (line.control.id.clone(), priority)
        })
        .collect()
}

/// How long the lines of each band take together, in minutes.
pub fn effort(plan: &Plan, controls: &[&Control], verdicts: &[Verdict]) -> BTreeMap<Band, u32> {
    let mut minutes = BTreeMap::new();
    for (id, priority) in &plan.fix {
        let own = controls.iter().zip(verdicts).find(|(control, _)| &control.id == id);
        let line = own.map(|(control, verdict)| Line { control, status: verdict.status, score: 0, pulled_by: None });
        *minutes.entry(priority.band).or_insert(0) += line.map_or(0, |line| line.effort());
    }
    minutes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Area, Effort, Frameworks};

    fn control(id: &str, severity: Severity, minutes: u32, after: &[&str]) -> Control {
        let id_of = |text: &str| ControlId::try_from(text.to_owned()).unwrap();
        Control {
            id: id_of(id),
            title: String::new(),
            description: String::new(),
            area: Area::Access,
            severity,
            hipaa: vec![],
            frameworks: Frameworks::default(),
            evidence: vec![],
            licence: vec![],
            effort: Effort { minutes },
            after: after.iter().map(|id| id_of(id)).collect(),
            fix: vec![],
            link: None,
            references: vec![],
            since: String::new(),
            revised: Vec::new(),
            path: String::new(),
        }
    }

    fn verdict(status: Status) -> Verdict {
        Verdict {
            status,
            basis: None,
            summary: String::new(),
            affected: vec![],
            unknown: vec![],
            evidence: vec![],
            reason: None,
        }
    }

    fn places(cases: &[(Control, Status)]) -> Vec<(String, Band)> {
        let controls: Vec<&Control> = cases.iter().map(|(control, _)| control).collect();
        let verdicts: Vec<Verdict> = cases.iter().map(|(_, status)| verdict(*status)).collect();
        plan(&controls, &verdicts).fix.into_iter().map(|(id, priority)| (id.to_string(), priority.band)).collect()
    }

    #[test]
    fn severity_then_exposure_then_cost() {
        let cases = [
            (control("AA-01", Severity::Medium, 5, &[]), Status::Fail),
            (control("AA-02", Severity::Critical, 60, &[]), Status::Partial),
            (control("AA-03", Severity::Critical, 90, &[]), Status::Fail),
            (control("AA-04", Severity::Critical, 30, &[]), Status::Fail),
            (control("AA-05", Severity::High, 5, &[]), Status::Fail),
            (control("AA-06", Severity::Critical, 5, &[]), Status::Pass),
            (control("AA-07", Severity::Low, 5, &[]), Status::Fail),
        ];
        let expected = [
            ("AA-04", Band::Now),
            ("AA-03", Band::Now),
            ("AA-02", Band::Now),
            ("AA-05", Band::Next),
            ("AA-01", Band::Next),
            ("AA-07", Band::Plan),
        ];
        assert_eq!(places(&cases), expected.map(|(id, band)| (id.to_owned(), band)));
    }

    #[test]
    fn what_a_line_depends_on_comes_first_and_is_pulled_up() {
        let cases = [
            (control("AA-01", Severity::Critical, 5, &["AA-02"]), Status::Fail),
            (control("AA-02", Severity::Low, 60, &["AA-03"]), Status::Partial),
            (control("AA-03", Severity::Info, 60, &[]), Status::Fail),
            (control("AA-04", Severity::Critical, 10, &["AA-09"]), Status::Fail),
        ];
        let ids: Vec<String> = places(&cases).into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["AA-04", "AA-03", "AA-02", "AA-01"]);
        assert!(places(&cases).iter().all(|(_, band)| *band == Band::Now));
    }

    #[test]
    fn every_line_stands_in_one_list() {
        let statuses = Status::ALL.into_iter();
        let severities = [Severity::Critical, Severity::Low];
        let cases: Vec<(Control, Status)> = statuses
            .flat_map(|status| severities.map(|severity| (severity, status)))
            .enumerate()
            .map(|(index, (severity, status))| (control(&format!("AA-{index:02}"), severity, 5, &[]), status))
            .collect();
        let controls: Vec<&Control> = cases.iter().map(|(control, _)| control).collect();
        let verdicts: Vec<Verdict> = cases.iter().map(|(_, status)| verdict(*status)).collect();
        let plan = plan(&controls, &verdicts);
        let all =
            plan.fix.iter().map(|(id, _)| id).chain(&plan.answer).chain(&plan.not_in_plans).chain(&plan.not_assessed);
        let mut seen: Vec<&ControlId> = all.collect();
        seen.sort();
        let mut expected: Vec<&ControlId> = cases
            .iter()
            .filter(|(_, status)| !matches!(status, Status::Pass | Status::Accepted | Status::NotApplicable))
            .map(|(control, _)| &control.id)
            .collect();
        expected.sort();
        assert_eq!(seen, expected);
        // A critical question is work; a small one waits with the others.
        assert_eq!(plan.answer.len(), 1);
        assert!(plan.fix.iter().any(|(_, priority)| priority.explanation.contains("Nobody has answered")));
    }
}
