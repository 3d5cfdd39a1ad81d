//! The page in which a control can be looked up, made from the rules:
//! `docs/controls.md`.

use std::fmt::Write;

use super::words;
use crate::capabilities::capability;
use crate::engine::{Area, Bundle, Control, Evidence, Needs, Question, Rule};

/// Renders every control by area, as Markdown.
pub fn render(bundle: &Bundle) -> String {
    let mut page =
        String::from("# Controls\n\nMade from the rules by `triage rules --format markdown`; do not edit.\n\n");
    // Writing to a String cannot fail.
    let _ = writeln!(page, "{}\n", words::SPECIFICATIONS);
    for area in Area::ALL {
        let rules: Vec<&Rule> = bundle.rules.iter().filter(|rule| rule.control.area == area).collect();
        if rules.is_empty() {
            continue;
        }
        let _ = writeln!(page, "## {} ({})\n", area.title(), rules.len());
        for rule in rules {
            control(&mut page, bundle, &rule.control);
        }
    }
    parameters(&mut page, bundle);
    page
}

fn control(page: &mut String, bundle: &Bundle, control: &Control) {
    let _ = writeln!(page, "### {}: {}\n", control.id, control.title);
    let _ = writeln!(page, "{}\n", control.description);
    let _ = writeln!(
        page,
        "- **Severity** {}, fix takes about {}",
        words::severity(control.severity).to_lowercase(),
        control.effort
    );
    let law: Vec<String> = control
        .hipaa
        .iter()
        .map(|citation| {
            let name = bundle.citations.get(&citation.cite).map_or("", |entry| &entry.name);
            format!("{} {name} ({})", citation.cite, words::specification(citation.specification))
        })
        .collect();
    let _ = writeln!(page, "- **Security Rule** {}", law.join("; "));
    let frameworks = &control.frameworks;
    for (name, ids) in [
        ("NIST CSF 2.0", &frameworks.nist_csf),
        ("NIST SP 800-53", &frameworks.nist_800_53),
        ("HICP practice", &frameworks.hicp),
    ] {
        if !ids.is_empty() {
            let _ = writeln!(page, "- **{name}** {}", ids.join(", "));
        }
    }
    let needs: Vec<&str> = control.licence.iter().filter_map(|key| capability(key)).map(|plan| plan.name).collect();
    if !needs.is_empty() {
        let _ = writeln!(page, "- **Needs** {}", needs.join(" and "));
    }
    let _ = writeln!(page, "- **History** {}", history(control));
    page.push_str("- **How it is known**, strongest first\n");
    for evidence in &control.evidence {
        let _ = writeln!(page, "  1. {}", basis(evidence));
    }
    page.push('\n');
    for (index, step) in control.fix.iter().enumerate() {
        let _ = writeln!(page, "{}. {step}", index + 1);
    }
    if let Some(link) = &control.link {
        let _ = writeln!(page, "\nWhere: <{link}>");
    }
    let references: Vec<String> = control
        .references
        .iter()
        .map(|reference| format!("[{}]({})", reference.description, reference.address))
        .collect();
    let _ = writeln!(
        page,
        "\nRead on: {}. Rule: [`{path}`](../rules/{path})\n",
        references.join(", "),
        path = control.path
    );
}

/// "new in 0.1.0; 0.3.0: Counts guests, too".
fn history(control: &Control) -> String {
    let revisions = control.revised.iter().map(|revision| format!("; {}: {}", revision.version, revision.what));
    format!("new in {}{}", control.since, revisions.collect::<String>())
}

fn basis(evidence: &Evidence) -> String {
    match evidence {
        Evidence::Graph(needs) => format!("read from Microsoft Graph: {}", sources(needs)),
        Evidence::Import(needs) => format!("imported: {}", sources(needs)),
        Evidence::SecureScore { controls } => {
            format!("reported by Microsoft Secure Score: `{}`", controls.join("`, `"))
        }
        Evidence::Answer(question) => format!(
            "answered by a person, every {} months: {} *Counts as evidence:* {}{}",
            question.renew_months,
            question.question,
            question.counts,
            parts(question)
        ),
    }
}

fn parts(question: &Question) -> String {
    let texts: Vec<String> = question.parts.iter().map(|part| format!("“{}”", part.text)).collect();
    if texts.is_empty() { String::new() } else { format!(" *Ticked one by one:* {}.", texts.join(", ")) }
}

fn sources(needs: &Needs) -> String {
    let optional =
        if needs.uses.is_empty() { String::new() } else { format!("; where read, `{}`", needs.uses.join("`, `")) };
    format!("`{}`{optional}", needs.sources.join("`, `"))
}

fn parameters(page: &mut String, bundle: &Bundle) {
    page.push_str("## Thresholds\n\nA practice can set its own in the snapshot's `profile.parameters`.\n\n");
    page.push_str("| name | default | meaning | source of the default |\n|---|---|---|---|\n");
    for (name, parameter) in &bundle.parameters {
        let _ =
            writeln!(page, "| `{name}` | {} | {} | {} |", parameter.default, parameter.description, parameter.source);
    }
}
