//! Sentences that the page, the paper and the terminal share.

use crate::engine::{Severity, Specification, Status};
use crate::english::{capitalised, number};
use crate::plan::{Band, Plan};

use super::{ControlReport, Overview};

/// Whether a character acts on the text around it: a control character, or one that
/// turns the direction of what follows.
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

/// What the law asks, for people.
pub fn specification(specification: Specification) -> &'static str {
    match specification {
        Specification::Required => "required",
        Specification::Addressable => "addressable",
        Specification::Standard => "standard",
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

/// The first sentences of a report.
pub fn overview(reports: &[ControlReport], plan: &Plan) -> Overview {
    let now = plan.fix.iter().filter(|(_, priority)| priority.band == Band::Now).count();
    let count = |statuses: &[Status]| reports.iter().filter(|report| statuses.contains(&report.status)).count();
    let known = count(&[Status::Pass, Status::Partial, Status::Fail, Status::Accepted]);
    let headline = match (now, plan.fix.len(), known) {
        (_, _, 0) => "Nothing could be looked at yet.".to_owned(),
        (0, 0, _) => "Nothing stands open in what we could look at.".to_owned(),
        (0, 1, _) => "Nothing urgent stands open; one thing needs work.".to_owned(),
        (0, lines, _) => format!("Nothing urgent stands open; {} things need work.", number(lines)),
        (1, _, _) => "One thing stands open that should be closed first.".to_owned(),
        (now, _, _) => format!("{} things stand open that should be closed first.", capitalised(&number(now))),
    };
    let first = plan.fix.iter().take(3).filter_map(|(id, _)| reports.iter().find(|report| &report.id == id));
    let say: Vec<String> = first.map(|report| format!("{}.", report.summary.trim_end_matches('.'))).collect();
    let numbers = format!(
        "{} safeguards are in place, {} need work, {} wait for an answer from you, and {} could not be looked at.",
        count(&[Status::Pass, Status::Accepted]),
        count(&[Status::Fail, Status::Partial]),
        count(&[Status::Unanswered]),
        count(&[Status::NotAssessed, Status::NotLicensed, Status::Error]),
    );
    Overview { headline, say: say.join(" "), numbers }
}

/// What this report is and is not.
pub const JUDGEMENT: &str =
    "This is what the settings say; whether the practice meets the Security Rule is for you and your adviser to judge.";
/// Addressable, explained once.
pub const ADDRESSABLE: &str = "“Required” leaves no choice. “Addressable” means: do it, or write down why it is not reasonable for your practice and what you do instead (45 CFR 164.306(d)(3)). That record is what an exception here is for.";
