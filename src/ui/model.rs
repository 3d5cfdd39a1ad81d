//! What the screens show, made by plain functions and tested natively.

use crate::engine::{ControlId, ExceptionState, Status};
use crate::plan::Band;
use crate::report::{Assessment, ControlReport, words};
use crate::snapshot::MAX_BYTES;

/// Where the page is; the address's fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum View {
    /// The first screen.
    First,
    /// The report.
    Report,
    /// One control.
    Control(ControlId),
}

impl View {
    /// Reads the fragment, `#/control/AUTH-01`; anything else is the first screen.
    pub(crate) fn from_hash(hash: &str) -> Self {
        match hash.trim_start_matches('#').trim_start_matches('/') {
            "report" => View::Report,
            path => path
                .strip_prefix("control/")
                .and_then(|id| ControlId::try_from(id.to_owned()).ok())
                .map_or(View::First, View::Control),
        }
    }

    /// The fragment.
    pub(crate) fn hash(&self) -> String {
        match self {
            View::First => "#/".to_owned(),
            View::Report => "#/report".to_owned(),
            View::Control(id) => format!("#/control/{id}"),
        }
    }
}

/// The class that gives a status its look.
pub(crate) fn status_class(status: Status) -> &'static str {
    match status {
        Status::Pass | Status::Accepted => "good",
        Status::Fail => "now",
        Status::Partial => "next",
        _ => "unknown",
    }
}

/// The class that gives a band its look.
pub(crate) fn band_class(band: Band) -> &'static str {
    match band {
        Band::Now => "now",
        Band::Next => "next",
        Band::Plan => "plan",
        Band::Answer | Band::NotAssessed => "unknown",
    }
}

/// The small print of a fix-list line.
pub(crate) fn meta(control: &ControlReport) -> String {
    let law = control
        .hipaa
        .first()
        .map(|line| format!(" · {}, {}, {}", line.name, line.cite, words::specification(line.specification)));
    format!("{} · {}{}", control.id, control.effort, law.unwrap_or_default())
}

/// Who took the snapshot's place: "Practice · 22 November 2026 · 31 people, 19 devices".
pub(crate) fn whose(assessment: &Assessment) -> String {
    let line = &assessment.snapshot;
    let counted = |count: Option<usize>, one: &str, many: &str| match count {
        None => None,
        Some(1) => Some(format!("1 {one}")),
        Some(count) => Some(format!("{count} {many}")),
    };
    let parts = [counted(line.people, "account", "accounts"), counted(line.devices, "device", "devices")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let counts = if parts.is_empty() { String::new() } else { format!(" · {}", parts.join(", ")) };
    format!("{} · read on {}{counts}", line.tenant, line.taken)
}

/// The controls of one band, in order.
pub(crate) fn band<'a>(assessment: &'a Assessment, band: Band) -> Vec<&'a ControlReport> {
    let of = |ids: &'a [ControlId]| -> Vec<&'a ControlReport> {
        ids.iter().filter_map(|id| assessment.control(id)).collect()
    };
    match band {
        Band::Answer => of(&assessment.answer_list),
        Band::NotAssessed => of(&assessment.not_assessed_list),
        band => of(&assessment.fix_list)
            .into_iter()
            .filter(|control| control.priority.as_ref().is_some_and(|priority| priority.band == band))
            .collect(),
    }
}

/// The words after a band's name.
pub(crate) fn band_note(assessment: &Assessment, band: Band, count: usize) -> String {
    let items = if count == 1 { "1 item".to_owned() } else { format!("{count} items") };
    match band {
        Band::Answer => format!("{items} that only you can tell"),
        Band::NotAssessed => format!("{items}: this says nothing good or bad"),
        band => {
            let effort =
                assessment.bands.iter().find(|summary| summary.band == band).map_or("", |summary| &summary.effort);
            if effort.is_empty() { items } else { format!("{items}, {effort} together") }
        }
    }
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
            || control.hipaa.iter().any(|line| found(&line.cite)))
}

/// What is wrong with an exception, for people; `None` where it is in use.
pub(crate) fn exception_note(state: ExceptionState) -> Option<&'static str> {
    match state {
        ExceptionState::Used => None,
        ExceptionState::Unused => Some("covers nothing that was found; it can be deleted"),
        ExceptionState::Expired => Some("has ended; decide again"),
        ExceptionState::Incomplete => Some("needs a reason, a name and an end date before it counts"),
    }
}

/// Why a file is refused before it is read; `None` where it may be read.
pub(crate) fn too_large(bytes: f64) -> Option<String> {
    const MB: f64 = 1024.0 * 1024.0;
    let limit = MAX_BYTES as f64;
    (bytes > limit).then(|| {
        format!("This file is {:.0} MB large; files up to {:.0} MB can be opened.", (bytes / MB).ceil(), limit / MB)
    })
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
    format!(
        "{}-{}.json",
        if name.is_empty() { "snapshot".to_owned() } else { name.join("-") },
        assessment.snapshot.taken_at.date()
    )
}

/// The rule that puts the practice's name and the date on every printed page.
/// Every character of the name that is no letter or digit is written as a CSS
/// escape, so that it cannot leave its string.
pub(crate) fn page_rule(assessment: &Assessment) -> String {
    let text = format!("{} · {}", assessment.snapshot.tenant, assessment.snapshot.taken);
    let escaped: String = text
        .chars()
        .map(|char| {
            // The space ends the escape and is not part of the text.
            if char.is_ascii_alphanumeric() || char == ' ' {
                char.to_string()
            } else {
                format!("\\{:06x} ", u32::from(char))
            }
        })
        .collect();
    format!("@page {{ @top-left {{ content: \"{escaped}\"; font-size: 9pt; }} }}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_go_there_and_back() {
        let id = ControlId::try_from("AUTH-01".to_owned()).unwrap();
        for view in [View::First, View::Report, View::Control(id)] {
            assert_eq!(View::from_hash(&view.hash()), view);
        }
        for odd in ["", "#", "#/control/", "#/control/<script>", "#code=abc"] {
            assert_eq!(View::from_hash(odd), View::First, "{odd}");
        }
    }

    #[test]
    fn large_files_are_refused_with_their_size() {
        assert_eq!(too_large(100.0 * 1024.0 * 1024.0), None);
        let message = too_large(200.0 * 1024.0 * 1024.0).unwrap();
        assert_eq!(message, "This file is 200 MB large; files up to 100 MB can be opened.");
    }

    #[cfg(feature = "engine")]
    #[test]
    fn a_tenants_name_stays_inside_its_string_and_its_file_name() {
        let bundle = crate::engine::Bundle::embedded().unwrap();
        let now = crate::time::Utc::parse("2026-11-22").unwrap();
        let tenant = crate::snapshot::Tenant { display_name: "a\"; } <script> é/..".to_owned(), ..Default::default() };
        let assessment =
            crate::report::Assessor::new(bundle).unwrap().assess(&crate::snapshot::Snapshot::new(tenant, now));
        let rule = page_rule(&assessment);
        assert!(rule.contains("a\\000022 \\00003b  \\00007d  \\00003c script\\00003e  \\0000e9 "), "{rule}");
        assert_eq!(file_name(&assessment), "a-script-2026-11-22.json");
    }
}
