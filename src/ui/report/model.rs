//! What the report shows.

use crate::engine::{ControlId, ExceptionState, ExceptionUse, Status};
use crate::english::counted;
use crate::plan::Band;
use crate::report::{AreaCount, Assessment, ControlReport, words};

/// The class that gives a band its look.
pub(crate) fn band_class(band: Band) -> &'static str {
    match band {
        Band::Now => "now",
        Band::Next => "next",
        Band::Plan => "plan",
        Band::NotInPlans | Band::Answer | Band::NotAssessed => "unknown",
    }
}

/// Whose report: "Practice · read on November 22, 2026, 02:14 UTC · 31 people, 19 devices".
pub(crate) fn whose(assessment: &Assessment) -> String {
    let line = &assessment.snapshot;
    let counts: Vec<String> = [(line.people, "person", "people"), (line.devices, "device", "devices")]
        .into_iter()
        .filter_map(|(count, one, many)| Some(counted(count?, one, many)))
        .collect();
    let counts = if counts.is_empty() { String::new() } else { format!(" · {}", counts.join(", ")) };
    format!("{} · read on {}{counts}", line.tenant, line.taken)
}

/// The small print of a line: "AUTH-01 · 30 minutes · Authentication, 164.312(d), required".
pub(crate) fn meta(control: &ControlReport) -> String {
    format!(
        "{} · {}{}",
        control.id,
        words::work(control),
        words::first_paragraph(control).map(|law| format!(" · {law}")).unwrap_or_default()
    )
}

/// The word beside a line of the fix list; the band's heading says how urgent it is.
pub(crate) fn tag(status: Status) -> &'static str {
    match status {
        Status::Partial => "Partly",
        status => status.word(),
    }
}

/// Whether more is named than stands well beside the steps.
pub(crate) fn names_many(control: &ControlReport) -> bool {
    control.affected.len() > 8
}

/// A row of "Where you stand"; areas without controls have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AreaRow {
    /// The area's name.
    pub(crate) title: String,
    /// What its controls are, by look: class, word, number.
    pub(crate) parts: [(&'static str, &'static str, usize); 5],
}

/// The looks of "Where you stand", in their order.
pub(crate) const LOOKS: [(&str, &str); 5] = [
    ("good", "in place"),
    ("next", "partly"),
    ("now", "open"),
    ("absent", "not in your plans"),
    ("unknown", "not known yet"),
];

/// The rows of "Where you stand".
pub(crate) fn area_rows(areas: &[AreaCount]) -> Vec<AreaRow> {
    let row = |area: &AreaCount| {
        let counts = [area.in_place, area.partly, area.open, area.not_in_plans, area.unknown];
        let parts = std::array::from_fn(|index| (LOOKS[index].0, LOOKS[index].1, counts[index]));
        AreaRow { title: area.title.clone(), parts }
    };
    areas.iter().map(row).filter(|row| row.parts.iter().any(|(_, _, count)| *count > 0)).collect()
}

/// The controls with one of these statuses.
pub(crate) fn with_status(assessment: &Assessment, status: Status) -> Vec<&ControlReport> {
    assessment.controls.iter().filter(|control| control.status == status).collect()
}

/// The reasons for which a control's objects are accepted, each once.
pub(crate) fn reasons(control: &ControlReport) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::new();
    for reason in control.affected.iter().filter_map(|object| object.accepted.as_ref()) {
        if !reasons.contains(reason) {
            reasons.push(reason.clone());
        }
    }
    reasons
}

/// An exception that does not count as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ExceptionNote {
    /// The control it names.
    pub(crate) control: ControlId,
    /// What was decided: "“The scanner can't” (Kim Lee, until 2027-01-31)".
    pub(crate) what: String,
    /// What is wrong with it.
    pub(crate) note: &'static str,
}

/// The exceptions that need a look.
pub(crate) fn exception_notes(exceptions: &[ExceptionUse]) -> Vec<ExceptionNote> {
    exceptions
        .iter()
        .filter_map(|exception| {
            let note = exception_note(exception.state)?;
            Some(ExceptionNote { control: exception.control.clone(), what: decision(exception), note })
        })
        .collect()
}

fn exception_note(state: ExceptionState) -> Option<&'static str> {
    match state {
        ExceptionState::Used | ExceptionState::Recorded => None,
        ExceptionState::NotAllowed => {
            Some("The Security Rule requires this of every practice: no exception can cover the practice as a whole.")
        }
        ExceptionState::Unused => Some("It covers nothing that was found; you can delete it."),
        ExceptionState::Changed => Some("What was found is no longer what was accepted; decide again."),
        ExceptionState::Expired => Some("It has ended; decide again."),
        ExceptionState::Incomplete => Some("It needs a reason, a name and an end date before it counts."),
    }
}

fn decision(exception: &ExceptionUse) -> String {
    let or = |text: &str, none: &str| if text.trim().is_empty() { none.to_owned() } else { text.to_owned() };
    let reason = match exception.reason.trim() {
        "" => "no reason".to_owned(),
        reason => format!("“{reason}”"),
    };
    let until = exception.expires.map_or_else(|| "no end date".to_owned(), |end| format!("until {}", end.date()));
    format!("{reason} ({}, {until})", or(&exception.by, "no name"))
}

/// Whether a control belongs in a filtered table: by its id, title, finding or paragraph.
pub(crate) fn matches(control: &ControlReport, text: &str, status: Option<Status>) -> bool {
    let text = text.trim().to_lowercase();
    let found = |field: &str| field.to_lowercase().contains(&text);
    status.is_none_or(|status| status == control.status)
        && (text.is_empty()
            || found(control.id.as_str())
            || found(&control.title)
            || found(&control.summary)
            || control.hipaa.iter().any(|line| found(&line.cite) || found(&line.name)))
}

/// The name under which a snapshot is saved.
pub(crate) fn file_name(assessment: &Assessment) -> String {
    let name: String = assessment
        .snapshot
        .tenant
        .chars()
        .map(|char| if char.is_ascii_alphanumeric() { char.to_ascii_lowercase() } else { '-' })
        .collect();
    let name: Vec<&str> = name.split('-').filter(|part| !part.is_empty()).collect();
    let name = if name.is_empty() { "snapshot".to_owned() } else { name.join("-") };
    format!("{name}-{}.json", assessment.snapshot.taken_at.date())
}

/// The rule that puts the practice's name and the date on every printed page.
/// Every character of the name that is no letter or digit is written as a CSS
/// escape, so that it cannot leave its string.
pub(crate) fn page_rule(assessment: &Assessment) -> String {
    let text = format!("{} · {}", assessment.snapshot.tenant, assessment.snapshot.taken);
    format!("@page {{ @top-left {{ content: \"{}\"; font-size: 9pt; }} }}", css_escaped(&text))
}

fn css_escaped(text: &str) -> String {
    text.chars()
        .map(|char| {
            // The space ends the escape and is not part of the text.
            if char.is_ascii_alphanumeric() || char == ' ' {
                char.to_string()
            } else {
                format!("\\{:06x} ", u32::from(char))
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Utc;

    fn exception(state: ExceptionState, by: &str, reason: &str, expires: &str) -> ExceptionUse {
        ExceptionUse {
            control: ControlId::try_from("AUTH-01".to_owned()).unwrap(),
            objects: vec![],
            by: by.to_owned(),
            reason: reason.to_owned(),
            expires: Utc::parse(expires),
            state,
        }
    }

    #[test]
    fn exceptions_in_use_need_no_look() {
        let all = [
            exception(ExceptionState::Used, "Kim", "Old scanner", "2027-01-31"),
            exception(ExceptionState::Expired, "Kim", "Old scanner", "2025-01-31"),
            exception(ExceptionState::Incomplete, "", "  ", ""),
        ];
        let notes = exception_notes(&all);
        assert_eq!(notes.len(), 2);
        assert_eq!(notes[0].what, "“Old scanner” (Kim, until 2025-01-31)");
        assert_eq!(notes[1].what, "no reason (no name, no end date)");
    }

    #[test]
    fn areas_without_controls_have_no_row() {
        let area = |in_place, unknown| AreaCount {
            area: crate::engine::Area::Access,
            title: "Access".to_owned(),
            in_place,
            partly: 0,
            open: 0,
            not_in_plans: 0,
            unknown,
        };
        assert_eq!(area_rows(&[area(0, 0)]), []);
        let rows = area_rows(&[area(0, 2), area(1, 0)]);
        assert_eq!(rows[0].parts[4], ("unknown", "not known yet", 2));
        assert_eq!(rows[1].parts[0], ("good", "in place", 1));
    }

    #[test]
    fn a_hostile_name_stays_inside_its_string() {
        assert_eq!(css_escaped("Dr. Lee 2"), "Dr\\00002e  Lee 2");
        assert_eq!(css_escaped("\"; }\n\\é"), "\\000022 \\00003b  \\00007d \\00000a \\00005c \\0000e9 ");
    }

    #[cfg(feature = "engine")]
    mod of_an_assessment {
        use super::*;
        use crate::engine::Bundle;
        use crate::report::Assessor;
        use crate::snapshot::{Snapshot, Tenant};

        fn assessed(name: &str) -> Assessment {
            let tenant = Tenant { display_name: name.to_owned(), ..Default::default() };
            let snapshot = Snapshot::new(tenant, Utc::parse("2026-11-22").unwrap());
            Assessor::new(Bundle::embedded().unwrap()).unwrap().assess(&snapshot)
        }

        #[test]
        fn the_name_reaches_the_file_and_the_printed_page() {
            let assessment = assessed("a\"; } <script> é/..");
            assert_eq!(file_name(&assessment), "a-script-2026-11-22.json");
            assert!(page_rule(&assessment).starts_with("@page { @top-left { content: \"a\\000022 \\00003b "));
            assert_eq!(file_name(&assessed("")), "unnamed-practice-2026-11-22.json");
            assert_eq!(whose(&assessed("Lee")), "Lee · read on November 22, 2026, 00:00 UTC");
        }

        #[test]
        fn every_control_stands_in_the_table_and_can_be_found() {
            let assessment = assessed("Lee");
            let found = |text: &str, status| {
                assessment.controls.iter().filter(|control| matches(control, text, status)).count()
            };
            assert_eq!(found("", None), assessment.controls.len());
            assert_eq!(found(" auth-01 ", None), 1);
            assert!(found("164.312(d)", None) > 1);
            assert_eq!(found("", Some(Status::Pass)), with_status(&assessment, Status::Pass).len());
            assert_eq!(found("no such words", None), 0);
        }

        #[test]
        fn what_is_not_known_stands_in_its_own_bands() {
            let assessment = assessed("Lee");
            let work = Band::FIX.into_iter().flat_map(|which| assessment.band(which));
            assert!(work.into_iter().all(|control| control.status == Status::Unanswered));
            assert!(!assessment.band(Band::NotAssessed).is_empty());
            assert!(words::band_note(&assessment, Band::NotAssessed).ends_with("neither good news nor bad"));
        }
    }
}
