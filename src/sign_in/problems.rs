//! What a sign-in error means to a person.
//!
//! Microsoft asks that programs decide by `error` and `suberror` only, for its
//! AADSTS numbers may change. Here the numbers choose words and nothing else.
//! <https://learn.microsoft.com/entra/identity-platform/reference-error-codes>

mod table;

use serde::{Deserialize, Serialize};

pub use self::table::Who;
use self::table::{CODES, ERRORS, SUBERRORS, UNKNOWN, Words};
use crate::well_known::is_guid;

/// A problem in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// What happened, one sentence.
    pub title: String,
    /// Who can solve it.
    pub who: Who,
    /// What to do next.
    pub next: String,
    /// Signing in again can help without anything else being changed first.
    pub retry: bool,
    /// `AADSTS50011`, or the OAuth error.
    pub code: Option<String>,
    /// For Microsoft's support.
    pub correlation_id: Option<String>,
    /// For Microsoft's support.
    pub trace_id: Option<String>,
    /// When, as Microsoft wrote it.
    pub at: Option<String>,
}

impl Problem {
    /// A problem without Microsoft's ids.
    pub(crate) fn plain(title: &str, who: Who, next: &str) -> Self {
        Self {
            title: title.to_owned(),
            who,
            next: next.to_owned(),
            retry: true,
            code: None,
            correlation_id: None,
            trace_id: None,
            at: None,
        }
    }
}

/// The longest description that is looked at, in bytes. Microsoft's are far shorter;
/// the text comes through the page's address, where anybody may have put it.
const LONGEST: usize = 4096;

/// From Microsoft's error to words. What Microsoft or somebody else wrote is never
/// shown as a sentence: only numbers, ids and a time are taken from it.
pub fn explain(error: &str, suberror: Option<&str>, description: &str) -> Problem {
    let description = readable(description);
    let number = aadsts(&description);
    let words = words(error, suberror, number);
    Problem {
        retry: words.retry,
        code: number.map(|number| format!("AADSTS{number}")).or_else(|| token(error)),
        correlation_id: guid_after(&description, "Correlation ID:"),
        trace_id: guid_after(&description, "Trace ID:"),
        at: time_after(&description, "Timestamp:"),
        ..Problem::plain(words.title, words.who, words.next)
    }
}

/// The most precise words there are.
fn words(error: &str, suberror: Option<&str>, number: Option<u32>) -> &'static Words {
    let named = |table: &'static [(&str, Words)], name: &str| {
        table.iter().find(|(known, _)| *known == name).map(|(_, words)| words)
    };
    number
        .and_then(|number| CODES.iter().find(|code| code.numbers.contains(&number)))
        .map(|code| &code.words)
        .or_else(|| named(SUBERRORS, suberror?))
        .or_else(|| named(ERRORS, error))
        .unwrap_or(&UNKNOWN)
}

/// The beginning of a description, with spaces where an address has `+`.
fn readable(description: &str) -> String {
    let beginning = &description[..description.floor_char_boundary(LONGEST)];
    if beginning.contains(' ') { beginning.to_owned() } else { beginning.replace('+', " ") }
}

/// The number in `AADSTS50011: …`.
fn aadsts(description: &str) -> Option<u32> {
    const PREFIX: &str = "AADSTS";
    description.match_indices(PREFIX).find_map(|(at, _)| {
        let digits = run(&description[at + PREFIX.len()..], |character| character.is_ascii_digit());
        digits.parse().ok()
    })
}

fn guid_after(description: &str, label: &str) -> Option<String> {
    let value = run(after(description, label)?, |character| character.is_ascii_hexdigit() || character == '-');
    is_guid(value).then(|| value.to_owned())
}

fn time_after(description: &str, label: &str) -> Option<String> {
    const LONGEST_TIME: usize = "2026-01-01 00:00:00.0000000+00:00".len();
    let is_part = |character: char| character.is_ascii_digit() || " -:.TZ+".contains(character);
    let value = run(after(description, label)?, is_part).trim_end_matches([' ', '.']);
    let begins_with_a_year = value.bytes().take_while(u8::is_ascii_digit).count() == 4;
    (begins_with_a_year && value.len() <= LONGEST_TIME).then(|| value.to_owned())
}

fn after<'a>(description: &'a str, label: &str) -> Option<&'a str> {
    description.split_once(label).map(|(_, rest)| rest.trim_start())
}

/// An error name as OAuth writes them; nothing that could be a sentence or a tag.
fn token(error: &str) -> Option<String> {
    let name = run(error, |character| character.is_ascii_alphanumeric() || character == '_');
    (!name.is_empty() && name.len() <= 64).then(|| name.to_owned())
}

/// The beginning of `text` that is made of such characters.
fn run(text: &str, is_part: impl Fn(char) -> bool) -> &str {
    text.split_once(|character| !is_part(character)).map_or(text, |(beginning, _)| beginning)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const TRACE: &str = "0000aaaa-11bb-cccc-dd22-eeeeee333333";
    const CORRELATION: &str = "aaaa0000-bb11-2222-33cc-444444dddddd";

    fn described(separator: &str) -> String {
        ["AADSTS65004: User declined to consent to access the app.", "Trace ID: ", "Correlation ID: ", "Timestamp: "]
            .into_iter()
            .zip(["", TRACE, CORRELATION, "2026-01-09 02:02:12Z"])
            .map(|(label, value)| format!("{label}{value}"))
            .collect::<Vec<_>>()
            .join(separator)
    }

    fn all_words() -> impl Iterator<Item = &'static Words> {
        let named = SUBERRORS.iter().chain(ERRORS).map(|(_, words)| words);
        CODES.iter().map(|code| &code.words).chain(named).chain([&UNKNOWN])
    }

    #[test]
    fn ids_and_time_are_found_however_the_text_is_laid_out() {
        for text in [described("\r\n"), described("\n"), described(" "), described(" ").replace(' ', "+")] {
            let problem = explain("access_denied", Some("cancel"), &text);
            assert_eq!(problem.code.as_deref(), Some("AADSTS65004"), "{text}");
            assert_eq!(problem.trace_id.as_deref(), Some(TRACE), "{text}");
            assert_eq!(problem.correlation_id.as_deref(), Some(CORRELATION), "{text}");
            assert_eq!(problem.at.as_deref(), Some("2026-01-09 02:02:12Z"), "{text}");
        }
    }

    #[test]
    fn a_known_number_has_words_of_its_own() {
        let problem = explain("invalid_request", None, "AADSTS50011: The redirect URI does not match.");
        assert_eq!(problem.who, Who::Host);
        assert!(!problem.retry);
        assert!(problem.title.contains("address"), "{}", problem.title);
    }

    #[test]
    fn numbers_that_begin_alike_are_told_apart() {
        let title = |number: u32| explain("access_denied", None, &format!("AADSTS{number}: text")).title;
        assert_eq!(title(500_021), title(500_022));
        assert!(title(500_571).contains("guest account") && !title(50_057).contains("guest"));
        assert!(title(5_000_224).contains("not available") && title(5_000_225).contains("nobody used it"));
        assert!(title(65_004).contains("not accepted"));
    }

    #[test]
    fn an_unknown_number_is_kept_and_the_error_chooses_the_words() {
        let problem = explain("consent_required", None, "AADSTS999999: Something new.");
        assert_eq!(problem.code.as_deref(), Some("AADSTS999999"));
        assert_eq!(problem.title, explain("consent_required", None, "").title);
        let problem = explain("something_new", None, "AADSTS999999: Something new.");
        assert_eq!((problem.code.as_deref(), problem.title.as_str()), (Some("AADSTS999999"), UNKNOWN.title));
    }

    #[test]
    fn a_suberror_says_more_than_its_error() {
        let problem = explain("invalid_grant", Some("consent_required"), "");
        assert_eq!(problem.title, explain("consent_required", None, "").title);
        assert_eq!(problem.code.as_deref(), Some("invalid_grant"));
        assert_eq!(explain("invalid_grant", Some("new"), ""), explain("invalid_grant", None, ""));
    }

    #[test]
    fn without_a_description_the_error_is_the_code() {
        let problem = explain("server_error", None, "");
        assert_eq!(problem.code.as_deref(), Some("server_error"));
        assert_eq!((problem.trace_id, problem.correlation_id, problem.at), (None, None, None));
        assert_eq!(explain("", None, "").code, None);
    }

    #[test]
    fn hostile_text_is_not_shown() {
        let long = "a".repeat(100_000);
        let tag = "<script>alert(1)</script>";
        for text in [tag, &long, &format!("AADSTS{long}"), "AADSTS99999999999999", "Call 555-0100 now", "é\u{202e}"] {
            let description = format!(
                "{text} Trace ID: {text} Correlation ID: {TRACE}{text} Timestamp: {text} {}",
                "é".repeat(50_000)
            );
            let problem = explain(text, Some(text), &description);
            assert_eq!((problem.title.as_str(), problem.next.as_str()), (UNKNOWN.title, UNKNOWN.next));
            assert_eq!((&problem.trace_id, &problem.at), (&None, &None));
            assert!(problem.correlation_id.is_none_or(|id| id == TRACE));
            assert!(problem.code.is_none_or(|code| code.len() <= 64 && !code.contains(['<', ' '])));
        }
    }

    #[test]
    fn a_time_is_a_time() {
        assert_eq!(
            time_after("Timestamp: 2026-01-09 02:02:12Z.", "Timestamp:").as_deref(),
            Some("2026-01-09 02:02:12Z")
        );
        assert_eq!(
            time_after("Timestamp: 2026-01-09T02:02:12.123Z x", "Timestamp:").as_deref(),
            Some("2026-01-09T02:02:12.123Z")
        );
        for bad in
            ["Timestamp: 5550100", "Timestamp: soon", "Timestamp:", &format!("Timestamp: 2026-{}", "0".repeat(60))]
        {
            assert_eq!(time_after(bad, "Timestamp:"), None, "{bad}");
        }
    }

    #[test]
    fn each_number_stands_once() {
        let all: Vec<u32> = CODES.iter().flat_map(|code| code.numbers).copied().collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        for number in all {
            assert_ne!(explain("", None, &format!("AADSTS{number}: text")).title, UNKNOWN.title, "{number}");
        }
    }

    #[test]
    fn words_are_whole_and_short() {
        for words in all_words() {
            assert!(
                !words.title.is_empty() && words.title.len() <= 110 && !words.title.ends_with('.'),
                "{}",
                words.title
            );
            assert!(words.next.ends_with('.') && words.next.len() <= 260, "{}", words.next);
        }
        let total: usize = all_words().map(|words| words.title.len() + words.next.len()).sum();
        assert!(total < 12_000, "{total} bytes of words, and all go into the page");
    }
}
