//! Sentences that the page, the paper and the terminal share.

use std::cmp::Reverse;

use crate::engine::{Affected, RuleSet, Severity, Specification, Status};
use crate::english::{counted, leading, listed, number};
use crate::plan::{Band, Plan};

use super::{Assessment, ControlReport, Overview};

/// Whether a character acts on the text around it: a control character, or one that
/// turns the direction of what follows.
#[cfg(feature = "cli")]
pub(super) fn acts(char: char) -> bool {
    char.is_control() || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// How long several fixes take together: "about 2 hours".
pub fn together(minutes: u32) -> String {
    match minutes {
        0 => String::new(),
        1..=89 => format!("about {minutes} minutes"),
        90..=479 => format!("about {} hours", (minutes + 30) / 60),
        480..=719 => "about a day".to_owned(),
        _ => format!("about {} days", (minutes + 240) / 480),
    }
}

/// A severity for people.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "Critical",
        Severity::High => "High",
        Severity::Medium => "Medium",
        Severity::Low => "Low",
        Severity::Info => "For information",
    }
}

/// What somebody decided about an object that a control names: "Accepted: the scanner
/// cannot do it", or where the law leaves no choice "Decided, and still to be met: …".
pub fn decided(object: &Affected) -> Option<String> {
    let accepted = object.accepted.as_ref().map(|reason| format!("Accepted: {reason}"));
    accepted.or_else(|| object.decided.as_ref().map(|reason| format!("Decided, and still to be met: {reason}")))
}

/// What the law asks, for people.
pub fn specification(specification: Specification) -> &'static str {
    match specification {
        Specification::Required => "required",
        Specification::Addressable => "addressable",
        Specification::Standard => "standard",
        Specification::General => "general rule",
        Specification::Reference => "for reference",
    }
}

/// The paragraph of law a control answers to first: "Audit controls, 164.312(b), required".
pub fn first_paragraph(control: &ControlReport) -> Option<String> {
    let line = control.hipaa.first()?;
    let parts = [line.name.as_str(), line.cite.as_str(), specification(line.specification)];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Some(parts.join(", "))
}

/// Every paragraph: "Audit controls 164.312(b) (required); …".
pub fn paragraphs(control: &ControlReport) -> String {
    let lines = control.hipaa.iter();
    let lines = lines.map(|line| format!("{} {} ({})", line.name, line.cite, specification(line.specification)));
    lines.collect::<Vec<_>>().join("; ")
}

/// What a line is called: what was found. What is not known is told as a question or as
/// not known, for a safeguard's bare name would read as if it were in place.
pub fn heading(control: &ControlReport) -> String {
    match (control.status, &control.question) {
        (Status::Unanswered, Some(question)) => question.question.clone(),
        (Status::Unanswered | Status::NotAssessed | Status::NotLicensed | Status::Error, _) => {
            format!("{}: {}", control.status.word(), control.title)
        }
        _ => control.summary.clone(),
    }
}

/// What stands in a list of what is not known: what is asked or was not looked at, and why
/// it is not known. A question is asked once, though the reason may end in it.
#[cfg(feature = "cli")]
pub(super) fn not_known(control: &ControlReport) -> (String, String) {
    let reason = control.reason.as_deref().unwrap_or_default();
    match (control.status, &control.question) {
        (Status::Unanswered, Some(question)) => {
            let why = reason.strip_suffix(question.question.as_str()).unwrap_or(reason).trim_end();
            let why = why.strip_suffix("Only you can tell:").unwrap_or(why).trim_end();
            (question.question.clone(), why.to_owned())
        }
        _ => (format!("{}:", control.title), reason.to_owned()),
    }
}

/// How much work a line is, for people: how long, or that it is a question.
pub fn work(control: &ControlReport) -> String {
    if control.status == Status::Unanswered { "a question for you".to_owned() } else { control.effort.to_string() }
}

/// The words after a band's name: how much it holds, and how long that takes.
pub fn band_note(assessment: &Assessment, band: Band) -> String {
    let count = assessment.band(band).len();
    match band {
        Band::Answer => format!("{} that only you can answer", counted(count, "question", "questions")),
        Band::NotInPlans => counted(count, "safeguard", "safeguards"),
        Band::NotAssessed => format!("{}, neither good news nor bad", counted(count, "control", "controls")),
        Band::Now | Band::Next | Band::Plan => {
            let effort = assessment.bands.iter().find(|summary| summary.band == band).map(|summary| &summary.effort);
            let lines = counted(count, "line", "lines");
            match effort.filter(|effort| !effort.is_empty()) {
                Some(effort) => format!("{lines}, {effort} of work"),
                None => lines,
            }
        }
    }
}

/// Safeguards that the tenant's plans do not include, together with the reason that
/// names the plan: `(reason, controls)`, in the order of the first of each.
pub fn by_plan(assessment: &Assessment) -> Vec<(String, Vec<&ControlReport>)> {
    let mut groups: Vec<(String, Vec<&ControlReport>)> = Vec::new();
    for control in assessment.band(Band::NotInPlans) {
        let reason = control.reason.clone().unwrap_or_default();
        match groups.iter_mut().find(|(own, _)| *own == reason) {
            Some((_, controls)) => controls.push(control),
            None => groups.push((reason, vec![control])),
        }
    }
    groups
}

/// "Seven safeguards are not in your Microsoft 365 plans".
pub fn not_in_plans(count: usize) -> String {
    let safeguards = if count == 1 { "safeguard is" } else { "safeguards are" };
    format!("{} {safeguards} not in your Microsoft 365 plans", leading(count))
}

/// What to ask of a safeguard that Microsoft 365 does not bring.
pub const ANOTHER_PRODUCT: &str = "Does another product do this for you? Then its report is your evidence. If none does, these safeguards are missing: buy the plan, or write down what you do instead.";

/// The first sentences of a report. With anything that matters not known, none of them
/// reassures.
pub fn overview(reports: &[ControlReport], plan: &Plan) -> Overview {
    let reports: Vec<&ControlReport> = reports.iter().collect();
    let matters: Vec<&ControlReport> = reports
        .iter()
        .copied()
        .filter(|report| report.severity >= Severity::High && report.status != Status::NotApplicable)
        .collect();
    let unsettled = matters.iter().filter(|report| is_unknown(report.status)).count();
    let known = matters.iter().filter(|report| is_known(report.status)).count();
    let lines = |band: Option<Band>, unknown: bool| {
        let lines = plan.fix.iter().filter(|(_, priority)| band.is_none_or(|band| priority.band == band));
        let is_such = |report: &&ControlReport| is_unknown(report.status) == unknown;
        lines.filter(|(id, _)| reports.iter().any(|report| &report.id == id && is_such(report))).count()
    };
    let (open, asked) = (lines(Some(Band::Now), false), lines(Some(Band::Now), true));
    let headline = if !reports.iter().any(|report| is_known(report.status)) {
        "Nothing could be looked at yet.".to_owned()
    } else {
        match (open, unsettled, matters.len() - known - unsettled) {
            (0, 0, 0) => nothing_urgent(lines(None, false)),
            (0, 0, 1) => format!("{}, and it matters.", not_in_plans(1)),
            (0, 0, lacking) => format!("{}, and they matter.", not_in_plans(lacking)),
            (0, ..) => known_of(known, matters.len()),
            (open, ..) => work_first(open, asked),
        }
    };
    let say = if unsettled > 0 && open == 0 { settle_first(&matters) } else { found_first(&reports, plan) };
    let numbers = format!("{} {}", numbers(&reports), of_what_matters(known, matters.len()));
    Overview { headline, say, numbers }
}

fn is_known(status: Status) -> bool {
    matches!(status, Status::Pass | Status::Partial | Status::Fail | Status::Accepted)
}

fn is_unknown(status: Status) -> bool {
    matches!(status, Status::Unanswered | Status::NotAssessed | Status::Error)
}

/// "Six safeguards need work first, and two questions wait for your answer."
fn work_first(open: usize, asked: usize) -> String {
    let open =
        format!("{} {} work first", leading(open), if open == 1 { "safeguard needs" } else { "safeguards need" });
    match asked {
        0 => format!("{open}."),
        1 => format!("{open}, and one question waits for your answer."),
        asked => format!("{open}, and {} questions wait for your answer.", number(asked)),
    }
}

fn nothing_urgent(lines: usize) -> String {
    match lines {
        0 => "Nothing that could be looked at needs work.".to_owned(),
        1 => "Nothing is urgent; one safeguard needs work.".to_owned(),
        lines => format!("Nothing is urgent; {} safeguards need work.", number(lines)),
    }
}

fn known_of(known: usize, all: usize) -> String {
    match known {
        0 => format!("None of the {all} safeguards that matter most is known yet; clear these up first."),
        1 => format!("Only one of the {all} safeguards that matter most is known; clear up the others first."),
        known => format!("Of the {all} safeguards that matter most, {known} are known; clear up the others first."),
    }
}

/// What matters most and is not known, the gravest first.
fn settle_first(matters: &[&ControlReport]) -> String {
    let mut unknown: Vec<&ControlReport> = matters.iter().copied().filter(|report| is_unknown(report.status)).collect();
    unknown.sort_by_key(|report| (Reverse(report.severity), report.id.clone()));
    unknown.iter().take(3).map(|report| sentence(&heading(report))).collect::<Vec<_>>().join(" ")
}

/// The first findings of the list.
fn found_first(reports: &[&ControlReport], plan: &Plan) -> String {
    let first = plan.fix.iter().take(3).filter_map(|(id, _)| reports.iter().find(|report| &report.id == id));
    first.map(|report| sentence(&heading(report))).collect::<Vec<_>>().join(" ")
}

/// A text with one mark at its end.
fn sentence(text: &str) -> String {
    if text.ends_with(['?', '!']) { text.to_owned() } else { format!("{}.", text.trim_end_matches('.')) }
}

fn numbers(reports: &[&ControlReport]) -> String {
    let parts: [(&[Status], &str, &str); 5] = [
        (&[Status::Pass, Status::Accepted], "is in place", "are in place"),
        (&[Status::Fail, Status::Partial], "needs work", "need work"),
        (&[Status::Unanswered], "waits for an answer from you", "wait for an answer from you"),
        (&[Status::NotLicensed], "is not in your plans", "are not in your plans"),
        (&[Status::NotAssessed, Status::Error], "could not be looked at", "could not be looked at"),
    ];
    let count = |statuses: &[Status]| reports.iter().filter(|report| statuses.contains(&report.status)).count();
    let parts = parts.map(|(statuses, one, many)| (count(statuses), one, many));
    let all: usize = parts.iter().map(|(count, ..)| count).sum();
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
    if parts.is_empty() {
        return "No control applies here.".to_owned();
    }
    format!("Of {}, {}.", counted(all, "safeguard", "safeguards"), listed(&parts))
}

fn of_what_matters(known: usize, all: usize) -> String {
    let known = match known {
        0 => "none is".to_owned(),
        1 => "one is".to_owned(),
        known if known == all => "all are".to_owned(),
        known => format!("{known} are"),
    };
    format!("Of the {all} that matter most, {known} known.")
}

/// What this report is and is not.
pub const JUDGEMENT: &str = "This is what the settings and your answers say; whether the practice meets the Security Rule is for you and your adviser to judge.";
/// What the flags beside a paragraph mean, explained once.
pub const SPECIFICATIONS: &str = "A “standard” says what has to be reached and binds every practice; its “required” parts leave no choice. “Addressable” does not mean optional: do it, or write down why it is not reasonable for your practice and what you do instead (45 CFR 164.306(c) and (d)). An exception is that record. Where the law leaves no choice, a decision about single accounts or devices can be written down, and the line stays open.";
/// Which rules a report was made by: "Made by the rules of version 0.1.0, 3f2a9c1e.", and whether they are the
/// program's own.
pub fn rules(rules: &RuleSet) -> String {
    let digest = rules.digest.get(..8).unwrap_or(&rules.digest);
    let whose = if rules.custom { ", changed by whoever made this report" } else { "" };
    format!("Made by the rules of version {}, {digest}{whose}.", rules.version)
}

/// The one sentence about the proposal of 2025, which no verdict rests on.
pub const PROPOSAL: &str = "The change to the Security Rule that was proposed in January 2025 (RIN 0945-AA22) was neither final nor withdrawn in November 2026; nothing here rests on it.";
