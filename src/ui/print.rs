//! What printing needs beyond the style sheet: the lines of the fix list open, and the
//! practice's name on each page. Whatever else is folded is printed as it stands: who
//! wants it on paper opens it.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, HtmlDetailsElement};

use super::report::page_rule;
use crate::report::Assessment;

/// What is closed on the screen and open on paper. Browsers that know
/// `::details-content` do it by the style sheet; this is for the others.
const CLOSED: &str = "details.fix:not([open])";
const OPENED: &str = "details[data-opened-for-print]";
const MARK: &str = "data-opened-for-print";

/// Opens the fix list before printing and closes it afterwards.
pub(super) fn open_lines_for_print() {
    let _ = window_event_listener(ev::beforeprint, |_| {
        each_details(CLOSED, |details| {
            // The name is a valid one.
            let _ = details.set_attribute(MARK, "");
            details.set_open(true);
        });
    });
    let _ = window_event_listener(ev::afterprint, |_| {
        each_details(OPENED, |details| {
            let _ = details.remove_attribute(MARK);
            details.set_open(false);
        });
    });
}

fn each_details(selector: &str, act: impl Fn(HtmlDetailsElement)) {
    let Ok(found) = document().query_selector_all(selector) else { return };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).for_each(act);
}

/// Puts the practice's name and the date on printed pages. The style sheet is the
/// page's own, so the browser lets it be changed; where it does not, or where
/// margin boxes are not known, the heading of the report still says them.
pub(super) fn name_printed_pages(assessment: &Assessment) {
    let sheets = document().style_sheets();
    let sheet = (0..sheets.length())
        .filter_map(|index| sheets.get(index))
        .find_map(|sheet| sheet.dyn_into::<CssStyleSheet>().ok());
    if let Some(sheet) = sheet {
        // The last such rule counts.
        let end = sheet.css_rules().map_or(0, |rules| rules.length());
        let _ = sheet.insert_rule_with_index(&page_rule(assessment), end);
    }
}
