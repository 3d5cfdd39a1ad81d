//! What the shared parts show.

use crate::engine::{EvidenceNote, Status};
use crate::english::counted;
use crate::report::ControlReport;
use crate::time::Utc;

/// The class that gives a status its look. What is not known has its own, and
/// it is never that of what is in place.
pub(crate) fn status_class(status: Status) -> &'static str {
    match status {
        Status::Pass | Status::Accepted => "good",
        Status::Fail => "now",
        Status::Partial => "next",
        Status::Unanswered | Status::NotAssessed | Status::NotLicensed | Status::NotApplicable | Status::Error => {
            "unknown"
        }
    }
}

/// Where a link leads, for people; `None` for an address that is not `https`.
pub(crate) fn destination(address: &str) -> Option<String> {
    let host = address.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
    let page = address.get("https://".len() + host.len()..).unwrap_or_default();
    let name = match host {
        "admin.microsoft.com" if page.starts_with("/sharepoint") => "the SharePoint admin center",
        "entra.microsoft.com" | "entra.microsoft.us" | "portal.azure.cn" => "the Entra admin center",
        "intune.microsoft.com" | "intune.microsoft.us" => "the Intune admin center",
        "admin.microsoft.com" | "portal.office365.us" | "portal.apps.mil" | "portal.partner.microsoftonline.cn" => {
            "the Microsoft 365 admin center"
        }
        "admin.exchange.microsoft.com" | "admin.exchange.office365.us" => "the Exchange admin center",
        "admin.teams.microsoft.com" | "admin.gov.teams.microsoft.us" | "admin.dod.teams.microsoft.us" => {
            "the Teams admin center"
        }
        "security.microsoft.com" | "security.microsoft.us" | "security.apps.mil" => "the Microsoft Defender portal",
        "purview.microsoft.com" | "purview.microsoft.us" | "purview.apps.mil" => "the Microsoft Purview portal",
        "learn.microsoft.com" => "Microsoft’s instructions",
        // Microsoft's own shortener tells by its number alone where it leads.
        "go.microsoft.com" => shortened(page),
        host => host,
    };
    Some(name.to_owned())
}

/// Where a link of Microsoft's shortener leads, as Microsoft's own pages say that use it.
fn shortened(page: &str) -> &'static str {
    match page.rsplit_once("linkid=").map(|(_, number)| number) {
        Some("2185072" | "2185220" | "2185222") => "the SharePoint admin center",
        Some("834822" | "2066847" | "2072756" | "2074649") => "the Microsoft 365 admin center",
        _ => "the page in the admin center",
    }
}

/// What a verdict rests on, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    /// How it was known: "Read from Microsoft Graph."
    pub(crate) basis: Option<String>,
    /// Why it could not be told.
    pub(crate) reason: Option<String>,
    /// What was found, sentence by sentence.
    pub(crate) findings: Vec<String>,
    /// The sources that were read for it.
    pub(crate) sources: Vec<SourceRow>,
    /// The sources in a sentence: "Rests on 3 sources, read on November 22, 2026."
    pub(crate) in_short: String,
}

/// One source that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceRow {
    /// What it is and how much there was.
    pub(crate) text: String,
    /// How it came here.
    pub(crate) via: String,
    /// When it was read.
    pub(crate) when: String,
}

impl Known {
    /// Of one control.
    pub(crate) fn of(control: &ControlReport) -> Self {
        let (sources, findings): (Vec<&EvidenceNote>, Vec<&EvidenceNote>) =
            control.evidence.iter().partition(|note| note.source.is_some());
        Self {
            basis: control.basis.map(|basis| format!("{}.", basis.words())),
            reason: control.reason.clone(),
            findings: findings.into_iter().map(|note| note.text.clone()).collect(),
            in_short: in_short(&sources),
            sources: sources.into_iter().map(SourceRow::of).collect(),
        }
    }
}

impl SourceRow {
    fn of(note: &EvidenceNote) -> Self {
        Self {
            text: note.text.clone(),
            via: note.via.as_deref().map_or("–", via_words).to_owned(),
            when: note.read_at.map_or_else(|| "–".to_owned(), Utc::spoken),
        }
    }
}

fn via_words(via: &str) -> &str {
    match via {
        "graph" => "Microsoft Graph",
        "scubagear" => "ScubaGear export",
        other => other,
    }
}

fn in_short(sources: &[&EvidenceNote]) -> String {
    if sources.is_empty() {
        return String::new();
    }
    let count = counted(sources.len(), "source", "sources");
    let times = || sources.iter().filter_map(|note| note.read_at);
    match (times().min().map(Utc::spoken_day), times().max().map(Utc::spoken_day)) {
        (Some(first), Some(last)) if first != last => {
            format!("Rests on {count}, read between {first} and {last}.")
        }
        (Some(first), _) => format!("Rests on {count}, read on {first}."),
        _ => format!("Rests on {count}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(read_at: &str) -> EvidenceNote {
        EvidenceNote {
            text: "The list of accounts: 3 entries".to_owned(),
            source: Some("users".to_owned()),
            via: Some("graph".to_owned()),
            read_at: Utc::parse(read_at),
        }
    }

    #[test]
    fn only_secure_addresses_become_links() {
        assert_eq!(destination("https://entra.microsoft.com/#view/x").as_deref(), Some("the Entra admin center"));
        assert_eq!(destination("https://www.hhs.gov/hipaa").as_deref(), Some("www.hhs.gov"));
        for address in ["http://entra.microsoft.com", "javascript:alert(1)", "//x", ""] {
            assert_eq!(destination(address), None, "{address}");
        }
    }

    #[cfg(feature = "engine")]
    #[test]
    fn a_link_of_a_control_says_what_it_opens() {
        let bundle = crate::engine::Bundle::embedded().unwrap();
        for control in bundle.rules.iter().map(|rule| &rule.control) {
            let link = control.link.as_deref().unwrap_or("https://learn.microsoft.com");
            let name = destination(link).unwrap();
            assert!(
                !name.ends_with("microsoft.com") && name != "the page in the admin center",
                "{}: {link}",
                control.id
            );
        }
        let sharing = "https://admin.microsoft.com/sharepoint?page=accessControl";
        assert_eq!(destination(sharing).as_deref(), Some("the SharePoint admin center"));
    }

    #[test]
    fn nothing_unknown_looks_like_what_is_in_place() {
        let unknown = Status::ALL.into_iter().filter(|status| status_class(*status) == "unknown").count();
        assert_eq!(unknown, 5);
        assert_eq!(status_class(Status::Error), "unknown");
    }

    #[test]
    fn sources_are_told_in_one_sentence() {
        let (one, other) = (source("2026-11-22T02:07:00Z"), source("2026-11-23T02:07:00Z"));
        assert_eq!(in_short(&[]), "");
        assert_eq!(in_short(&[&one]), "Rests on 1 source, read on November 22, 2026.");
        assert_eq!(in_short(&[&one, &one]), "Rests on 2 sources, read on November 22, 2026.");
        assert_eq!(
            in_short(&[&other, &one]),
            "Rests on 2 sources, read between November 22, 2026 and November 23, 2026."
        );
        assert_eq!(in_short(&[&source("never")]), "Rests on 1 source.");
    }

    #[test]
    fn a_source_names_its_way_and_its_time() {
        let row = SourceRow::of(&source("2026-11-22T02:07:00Z"));
        assert_eq!((row.via.as_str(), row.when.as_str()), ("Microsoft Graph", "November 22, 2026, 02:07 UTC"));
    }
}
