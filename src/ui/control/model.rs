//! What a control's screen shows.

use crate::engine::Status;
use crate::report::{ControlReport, words};

/// Whether there is something to do now; else the steps are only for reference.
pub(crate) fn needs_work(status: Status) -> bool {
    matches!(status, Status::Fail | Status::Partial | Status::Error | Status::NotLicensed)
}

/// Severity, effort and the place in the fix list.
pub(crate) fn standing(control: &ControlReport) -> String {
    match &control.priority {
        Some(priority) => format!("Line {} of the fix list. {}", priority.place, priority.explanation),
        None => format!("Severity: {}.", words::severity(control.severity).to_lowercase()),
    }
}

/// A paragraph of law: what, where, and how binding.
pub(crate) fn paragraphs(control: &ControlReport) -> Vec<(String, String, &'static str)> {
    control
        .hipaa
        .iter()
        .map(|line| (line.cite.clone(), line.name.clone(), words::specification(line.specification)))
        .collect()
}

/// Other frameworks, each with the ids a control serves; those without are left out.
pub(crate) fn frameworks(control: &ControlReport) -> Vec<(&'static str, String)> {
    let own = &control.frameworks;
    [
        ("NIST Cybersecurity Framework 2.0", &own.nist_csf),
        ("NIST SP 800-53", &own.nist_800_53),
        ("HICP (405(d)), practice", &own.hicp),
    ]
    .into_iter()
    .filter(|(_, ids)| !ids.is_empty())
    .map(|(name, ids)| (name, ids.join(", ")))
    .collect()
}

#[cfg(test)]
#[cfg(feature = "engine")]
mod tests {
    use super::*;
    use crate::engine::{Bundle, ControlId};
    use crate::report::{Assessment, Assessor};
    use crate::snapshot::{Snapshot, Tenant};
    use crate::time::Utc;

    fn nothing_read() -> Assessment {
        let snapshot = Snapshot::new(Tenant::default(), Utc::parse("2026-11-22").unwrap());
        Assessor::new(Bundle::embedded().unwrap()).unwrap().assess(&snapshot)
    }

    #[test]
    fn what_is_not_known_never_reads_as_in_place() {
        for control in &nothing_read().controls {
            let heading = words::heading(control);
            match control.status {
                Status::Unanswered => assert!(heading.ends_with('?'), "{}: {heading}", control.id),
                Status::NotAssessed => assert!(heading.starts_with("Not looked at: "), "{}: {heading}", control.id),
                _ => {}
            }
        }
    }

    #[test]
    fn a_control_tells_its_law_and_its_frameworks() {
        let assessment = nothing_read();
        let id = ControlId::try_from("AUTH-01".to_owned()).unwrap();
        let control = assessment.control(&id).unwrap();
        let (cite, name, specification) = paragraphs(control).remove(0);
        assert_eq!((cite.as_str(), specification), ("164.312(d)", "required"));
        assert!(!name.is_empty());
        assert!(frameworks(control).iter().all(|(_, ids)| !ids.is_empty()));
        assert_eq!(standing(control), "Severity: critical.");
    }
}
