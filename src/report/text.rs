//! The assessment for a terminal: colour where there is one, its width kept,
//! readable when piped.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::{Assessment, ControlReport, words};
use crate::engine::Status;
use crate::english::counted;
use crate::plan::Band;

/// Renders the report; styles are ANSI sequences that the caller strips where
/// the output is no terminal. `width` is in columns.
pub fn render(assessment: &Assessment, width: usize) -> String {
    let mut page = Page { text: String::new(), width: width.clamp(40, 100) };
    head(&mut page, assessment);
    for band in Band::FIX {
        fix_band(&mut page, assessment, band);
    }
    not_in_plans(&mut page, assessment);
    not_known(&mut page, assessment, Band::Answer);
    not_known(&mut page, assessment, Band::NotAssessed);
    in_place(&mut page, assessment);
    page.text
}

struct Page {
    text: String,
    width: usize,
}

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

impl Page {
    /// A paragraph, wrapped and indented.
    fn paragraph(&mut self, indent: usize, style: Style, text: &str) {
        for line in wrap(text, self.width.saturating_sub(indent)) {
            // Writing to a String cannot fail.
            let _ = writeln!(self.text, "{:indent$}{style}{line}{style:#}", "");
        }
    }

    /// A paragraph whose first line starts with a mark.
    fn item(&mut self, indent: usize, mark: &str, text: &str) {
        let hang = indent + mark.chars().count() + 1;
        for (index, line) in wrap(text, self.width.saturating_sub(hang)).iter().enumerate() {
            let mark = if index == 0 { mark } else { "" };
            let _ = writeln!(self.text, "{:indent$}{mark:<width$} {line}", "", width = hang - indent - 1);
        }
    }

    fn gap(&mut self) {
        self.text.push('\n');
    }
}

fn head(page: &mut Page, assessment: &Assessment) {
    let line = &assessment.snapshot;
    page.paragraph(0, DIM, &format!("{} · read on {}", visible(&line.tenant), line.taken));
    page.gap();
    page.paragraph(0, BOLD, &assessment.overview.headline);
    page.paragraph(0, Style::new(), &visible(&assessment.overview.say));
    page.gap();
    page.paragraph(0, Style::new(), &assessment.overview.numbers);
    page.paragraph(0, DIM, words::JUDGEMENT);
}

fn fix_band(page: &mut Page, assessment: &Assessment, band: Band) {
    let lines = assessment.band(band);
    if lines.is_empty() {
        return;
    }
    page.gap();
    page.paragraph(0, BOLD, &format!("{}: {}", band.title(), words::band_note(assessment, band)));
    for control in lines {
        page.gap();
        fix_line(page, control, band);
    }
}

fn fix_line(page: &mut Page, control: &ControlReport, band: Band) {
    let place = control.priority.as_ref().map_or(0, |priority| priority.place);
    let colour = match band {
        Band::Now => AnsiColor::Red,
        Band::Next => AnsiColor::Yellow,
        _ => AnsiColor::Blue,
    };
    page.paragraph(0, BOLD.fg_color(Some(colour.into())), &format!("{place}. {}", visible(&words::heading(control))));
    let law = words::first_paragraph(control).map(|law| format!(" · {law}"));
    page.paragraph(3, DIM, &format!("{} · {}{}", control.id, words::work(control), law.unwrap_or_default()));
    page.paragraph(3, Style::new(), &control.description);
    for object in control.affected.iter().take(10) {
        let detail = if object.detail.is_empty() { String::new() } else { format!(": {}", object.detail) };
        let decided = words::decided(object).map_or_else(String::new, |words| format!(" ({words})"));
        page.item(3, "-", &visible(&format!("{}{detail}{decided}", object.name)));
    }
    if control.affected.len() > 10 {
        page.item(3, "-", &format!("and {} more", control.affected.len() - 10));
    }
    for (index, step) in control.fix.iter().enumerate() {
        page.item(3, &format!("{}.", index + 1), step);
    }
    if let Some(link) = &control.link {
        page.paragraph(3, DIM, link);
    }
}

fn not_known(page: &mut Page, assessment: &Assessment, band: Band) {
    let controls = assessment.band(band);
    if controls.is_empty() {
        return;
    }
    page.gap();
    page.paragraph(0, BOLD, &format!("{}: {}", band.title(), words::band_note(assessment, band)));
    for control in controls {
        let (what, why) = words::not_known(control);
        page.item(3, &format!("{:<8}", control.id.as_str()), &visible(&format!("{what} {why}")));
    }
}

fn not_in_plans(page: &mut Page, assessment: &Assessment) {
    if assessment.not_in_plans_list.is_empty() {
        return;
    }
    let band = Band::NotInPlans;
    page.gap();
    page.paragraph(0, BOLD, &format!("{}: {}", band.title(), words::band_note(assessment, band)));
    page.paragraph(0, Style::new(), words::ANOTHER_PRODUCT);
    for (reason, controls) in words::by_plan(assessment) {
        page.paragraph(3, Style::new(), &visible(&reason));
        for control in controls {
            page.item(6, &format!("{:<8}", control.id.as_str()), &control.title);
        }
    }
}

fn in_place(page: &mut Page, assessment: &Assessment) {
    let fine: Vec<&ControlReport> = assessment
        .controls
        .iter()
        .filter(|control| matches!(control.status, Status::Pass | Status::Accepted | Status::NotApplicable))
        .collect();
    if fine.is_empty() {
        return;
    }
    page.gap();
    page.paragraph(
        0,
        BOLD,
        &format!("In place, accepted or not applicable: {}", counted(fine.len(), "control", "controls")),
    );
    for control in fine {
        page.item(
            3,
            &format!("{:<8}", control.id.as_str()),
            &visible(&format!("{}: {}", control.status.word(), control.summary)),
        );
    }
}

/// Control characters in a tenant's own texts could drive the terminal.
fn visible(text: &str) -> String {
    text.chars().map(|char| if words::acts(char) { '\u{fffd}' } else { char }).collect()
}

fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let room = line.chars().count() + 1 + word.chars().count() <= width;
        if !line.is_empty() && !room {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_width_and_words_stay_whole() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("extraordinarily long", 5), ["extraordinarily", "long"]);
        assert!(wrap("", 10).is_empty());
    }

    #[test]
    fn a_name_cannot_drive_the_terminal() {
        assert_eq!(visible("a\u{1b}[2Jb\r\n"), "a\u{fffd}[2Jb\u{fffd}\u{fffd}");
    }
}
