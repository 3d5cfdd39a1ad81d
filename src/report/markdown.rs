//! The fix list as Markdown, for a ticket or a shared document.

use std::fmt::Write;

use super::{Assessment, ControlReport, words};
use crate::plan::Band;

/// Renders the report. Tenant texts are escaped: they cannot form markup.
pub fn render(assessment: &Assessment) -> String {
    let mut page = String::new();
    let line = &assessment.snapshot;
    // Writing to a String cannot fail.
    let _ = writeln!(page, "# {}\n", escaped(&assessment.overview.headline));
    let _ = writeln!(page, "{} · read on {}\n", escaped(&line.tenant), line.taken);
    let _ = writeln!(page, "{}\n", escaped(&assessment.overview.say));
    let _ = writeln!(page, "{} {}\n", assessment.overview.numbers, words::JUDGEMENT);
    for band in Band::FIX {
        let lines = assessment.band(band);
        if !lines.is_empty() {
            let _ = writeln!(page, "## {}\n", band.title());
            lines.into_iter().for_each(|control| fix_line(&mut page, control));
        }
    }
    not_in_plans(&mut page, assessment);
    list(&mut page, assessment, Band::Answer);
    list(&mut page, assessment, Band::NotAssessed);
    let _ = writeln!(page, "{} {}", words::PROPOSAL, escaped(&words::rules(&assessment.rules)));
    page
}

fn fix_line(page: &mut String, control: &ControlReport) {
    let place = control.priority.as_ref().map_or(0, |priority| priority.place);
    let _ = writeln!(page, "### {place}. {}\n", escaped(&words::heading(control)));
    let _ = writeln!(page, "{} · {} · {}\n", control.id, words::work(control), words::paragraphs(control));
    let _ = writeln!(page, "{}\n", escaped(&control.description));
    for object in &control.affected {
        let detail = if object.detail.is_empty() { String::new() } else { format!(": {}", escaped(&object.detail)) };
        let decided = words::decided(object).map_or_else(String::new, |words| format!(" ({})", escaped(&words)));
        let _ = writeln!(page, "- [ ] {}{detail}{decided}", escaped(&object.name));
    }
    page.push('\n');
    for (index, step) in control.fix.iter().enumerate() {
        let _ = writeln!(page, "{}. {}", index + 1, escaped(step));
    }
    if let Some(link) = &control.link {
        let _ = writeln!(page, "\n<{link}>");
    }
    page.push('\n');
}

fn not_in_plans(page: &mut String, assessment: &Assessment) {
    let groups = words::by_plan(assessment);
    if groups.is_empty() {
        return;
    }
    let _ = writeln!(page, "## {}\n\n{}\n", Band::NotInPlans.title(), words::ANOTHER_PRODUCT);
    for (reason, controls) in groups {
        let _ = writeln!(page, "- {}", escaped(&reason));
        for control in controls {
            let _ = writeln!(page, "  - **{}** {}", control.id, escaped(&control.title));
        }
    }
    page.push('\n');
}

fn list(page: &mut String, assessment: &Assessment, band: Band) {
    let controls = assessment.band(band);
    if controls.is_empty() {
        return;
    }
    let _ = writeln!(page, "## {}\n", band.title());
    for control in controls {
        let (what, why) = words::not_known(control);
        let _ = writeln!(page, "- **{}** {}", control.id, escaped(format!("{what} {why}").trim_end()));
    }
    page.push('\n');
}

/// Puts a backslash before everything that Markdown or HTML would act on.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        if words::acts(char) {
            escaped.push(' ');
            continue;
        }
        if r"\`*_{}[]<>#|!&~$".contains(char) {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn names_cannot_form_markup() {
        assert_eq!(escaped("<script>*a*[b](c)\n# d"), "\\<script\\>\\*a\\*\\[b\\](c) \\# d");
    }
}
