//! The assessment as a table for a spreadsheet: RFC 4180, one row an affected object (or
//! one a control that names none). UTF-8 with a byte order mark, without which Excel takes
//! it for the code page of the computer.

use super::{Assessment, ControlReport, words};

const HEADINGS: [&str; 13] = [
    "place",
    "band",
    "id",
    "status",
    "severity",
    "title",
    "finding",
    "object type",
    "object",
    "object id",
    "detail",
    "law",
    "basis",
];

/// Renders the table, the fix list first in its order, then the rest by id.
pub fn render(assessment: &Assessment) -> String {
    let mut text = format!("\u{feff}{}", row(&HEADINGS.map(str::to_owned)));
    let listed = assessment.fix_list.iter().filter_map(|id| assessment.control(id));
    let rest = assessment.controls.iter().filter(|control| control.priority.is_none());
    for control in listed.chain(rest) {
        for object in objects(control) {
            text.push_str(&row(&cells(control, object)));
        }
    }
    text
}

fn objects(control: &ControlReport) -> Vec<Option<&crate::engine::Affected>> {
    if control.affected.is_empty() { vec![None] } else { control.affected.iter().map(Some).collect() }
}

fn cells(control: &ControlReport, object: Option<&crate::engine::Affected>) -> [String; 13] {
    let place = control.priority.as_ref();
    let of =
        |read: fn(&crate::engine::Affected) -> &String| object.map(|object| read(object).clone()).unwrap_or_default();
    let law: Vec<String> = control
        .hipaa
        .iter()
        .map(|line| format!("{} ({})", line.cite, words::specification(line.specification)))
        .collect();
    [
        place.map(|priority| priority.place.to_string()).unwrap_or_default(),
        place.map(|priority| priority.band.title().to_owned()).unwrap_or_default(),
        control.id.to_string(),
        control.status.word().to_owned(),
        words::severity(control.severity).to_owned(),
        control.title.clone(),
        control.reason.clone().unwrap_or_else(|| control.summary.clone()),
        of(|object| &object.kind),
        of(|object| &object.name),
        of(|object| &object.id),
        of(|object| &object.detail),
        law.join("; "),
        control.basis.map(|basis| basis.words().to_owned()).unwrap_or_default(),
    ]
}

fn row(cells: &[String; 13]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(&defused(cell))).collect();
    format!("{}\r\n", cells.join(","))
}

/// A text that a spreadsheet would run as a formula is made a text with an
/// apostrophe (<https://owasp.org/www-community/attacks/CSV_Injection>).
fn defused(cell: &str) -> String {
    let risky = cell
        .trim_start_matches([' ', '"'])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
        || cell.starts_with(['\t', '\r', '\n']);
    if risky { format!("'{cell}") } else { cell.to_owned() }
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\r', '\n']) || cell.starts_with([' ', '\'']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused_and_quotes_doubled() {
        assert_eq!(quoted(&defused("=cmd()")), "\"'=cmd()\"");
        assert_eq!(quoted(&defused("+1")), "\"'+1\"");
        assert_eq!(quoted(&defused("@SUM(A1)")), "\"'@SUM(A1)\"");
        assert_eq!(quoted(&defused(" =1")), "\"' =1\"");
        assert_eq!(quoted(&defused("\t=1")), "\"'\t=1\"");
        assert_eq!(quoted(&defused("Ana \"Dr.\" Ruiz, MD")), "\"Ana \"\"Dr.\"\" Ruiz, MD\"");
        assert_eq!(quoted(&defused("plain")), "plain");
    }
}
