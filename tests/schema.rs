//! Every property that a rule or a fact reads exists: in Microsoft's schema for
//! the sources that the rule declares, or among our own names.
//!
//! `tests/schema/graph-schema.json` holds the names. A name that Microsoft sends
//! and does not declare carries a comment on its line or the line before:
//! `not in v1.0: where it is from`. Names that reach a getter through a variable
//! are not seen here; the rule's own tests reach them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs::read_to_string;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tenant_triage::capabilities::CAPABILITIES;

/// Functions whose first or second argument names a property.
const GETTERS: [&str; 23] = [
    "get",
    "value_at",
    "text_at",
    "first_text",
    "list_at",
    "items_at",
    "object_at",
    "number_at",
    "choice_at",
    "flag_at",
    "values_of",
    "grouped",
    "rows_among",
    "rows_outside",
    "rows_since",
    "rows_of_words",
    "boolean",
    "dated",
    "word",
    "filled",
    "listed",
    "set",
    "level",
];

/// What the engine hands to a rule (CONTRIBUTING.md, "What a rule sees"), and the
/// arguments of the Secure Score and coverage helpers.
const INPUT: &str = "basis sources facts now tenant id displayName parameters profile state \
    emergencyAccounts countries secureScore controls name title percentage date \
    yes partly no all nobody some_one some_many weaker none bare_one bare_many";

/// What the built-in functions give (`src/engine/builtins`).
const BUILTINS: &str = "assigned legible everyDevice everyUser included excluded strange filtered members within \
    whole settings";

/// Keys inside the text of an idle timeout policy, which Graph does not declare.
const TIMEOUT_TEXT: &str = "ActivityBasedTimeoutPolicy ApplicationPolicies ApplicationId WebSessionIdleTimeout";

/// Fields of the fact people that come from its struct, not from a `json!`.
const PEOPLE: &str = "guest guestType typeKnown licensed capabilities possibleCapabilities synced syncAccount emergency eligible \
    daysSinceUse daysSinceSignIn daysSinceAttempt daysSinceCreated useKnown signInKnown";

/// What `licences_bring` gives.
const LICENCES: &str = "has perhaps";

/// OData's own words and the wrappings in which exports put a value.
const ENVELOPES: &str = "@odata.type results value PSComputerName";

type Names = BTreeSet<String>;

/// A property read, and the line it stands on (from 0).
struct Read {
    name: String,
    line: usize,
}

fn words(text: &str) -> Names {
    text.split_whitespace().map(str::to_owned).collect()
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Whether an import or a package name begins here; neither reads anything.
fn starts_line(letters: &[char], at: usize) -> bool {
    let word: String = letters[at..].iter().take_while(|letter| is_word(**letter)).collect();
    (at == 0 || letters[at - 1] == '\n') && ["import", "package"].contains(&word.as_str())
}

/// The reads in a text, and the keys of the objects that it makes itself.
fn scan(text: &str, comment: &str, dotted: bool) -> (Vec<Read>, Names) {
    let letters: Vec<char> = text.chars().collect();
    let (mut reads, mut keys, mut line, mut at) = (Vec::new(), Names::new(), 0, 0);
    // The open brackets: the word before each, the bracket, and the commas since.
    let mut open: Vec<(String, char, usize)> = Vec::new();
    let mut word = String::new();
    while at < letters.len() {
        let letter = letters[at];
        let rest: String = letters[at..letters.len().min(at + 2)].iter().collect();
        if rest.starts_with(comment) {
            while at < letters.len() && letters[at] != '\n' {
                at += 1;
            }
            continue;
        }
        match letter {
            'i' | 'p' if starts_line(&letters, at) => {
                at = (at..letters.len()).find(|end| letters[*end] == '\n').unwrap_or(letters.len());
                continue;
            }
            '"' => {
                let start = at + 1;
                at += 1;
                while at < letters.len() && letters[at] != '"' {
                    at += if letters[at] == '\\' { 2 } else { 1 };
                }
                let name: String = letters[start..at.min(letters.len())].iter().collect();
                let next = letters[(at + 1).min(letters.len())..].iter().copied().find(|letter| *letter != ' ');
                if next == Some(':') {
                    keys.insert(name);
                } else if names_property(&open) && !name.is_empty() {
                    reads.push(Read { name, line });
                }
                word.clear();
            }
            '(' | '[' | '{' => open.push((std::mem::take(&mut word), letter, 0)),
            ')' | ']' | '}' => {
                open.pop();
                word = ")".to_owned();
            }
            ',' => {
                if let Some(last) = open.last_mut() {
                    last.2 += 1;
                }
                word.clear();
            }
            '.' if dotted && word.chars().last().is_some_and(|last| is_word(last) || last == ')') => {
                let end = (at + 1..letters.len()).find(|end| !is_word(letters[*end])).unwrap_or(letters.len());
                let name: String = letters[at + 1..end].iter().collect();
                if letters.get(end) != Some(&'(') && !word.starts_with(|first: char| first.is_ascii_digit()) {
                    reads.push(Read { name: name.clone(), line });
                }
                word = name;
                at = end;
                continue;
            }
            letter if is_word(letter) => word.push(letter),
            '\n' => {
                line += 1;
                word.clear();
            }
            _ => word.clear(),
        }
        at += 1;
    }
    (reads, keys)
}

/// Whether a text in these brackets names a property: `row["name"]`, or the
/// first or second argument of a getter, alone or in a list.
fn names_property(open: &[(String, char, usize)]) -> bool {
    let getter = |(word, bracket, commas): &(String, char, usize)| {
        *bracket == '(' && GETTERS.contains(&word.as_str()) && *commas <= 1
    };
    match open {
        [.., call, (before, '[', _)] if before.is_empty() => getter(call),
        [.., (before, '[', 0)] => !before.is_empty(),
        [.., call] => getter(call),
        [] => false,
    }
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) && !path.to_string_lossy().contains("_test.") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The sources that a rule's metadata declares.
fn declared(text: &str) -> Names {
    text.lines()
        .filter_map(|line| line.strip_prefix('#')?.trim().strip_prefix("- ").or(line.strip_prefix('#').map(str::trim)))
        .filter(|line| line.starts_with("sources: [") || line.starts_with("uses: ["))
        .flat_map(|line| line.split(|letter: char| !is_word(letter)).skip(1))
        .map(str::to_owned)
        .collect()
}

/// Every key in a JSON document.
fn keys_in(value: &Value, keys: &mut Names) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                keys.insert(key.clone());
                keys_in(value, keys);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| keys_in(item, keys)),
        _ => {}
    }
}

struct Schema(Value);

impl Schema {
    fn names(&self, source: &str) -> Names {
        let graph = self.0["graph"][source].as_str();
        words(graph.or_else(|| self.0["cmdlets"][source]["names"].as_str()).unwrap_or_default())
    }

    fn sources(&self) -> Names {
        ["graph", "cmdlets"].into_iter().flat_map(|kind| self.0[kind].as_object().unwrap().keys().cloned()).collect()
    }
}

/// The reads of a file that nothing explains.
fn unexplained(path: &Path, text: &str, reads: Vec<Read>, known: &[&Names]) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let noted = |line: usize| (line.saturating_sub(1)..=line).any(|line| lines[line].contains("not in v1.0: "));
    reads
        .into_iter()
        .filter(|read| !known.iter().any(|names| names.contains(&read.name)) && !noted(read.line))
        .map(|read| format!("{}:{}: {}", path.display(), read.line + 1, read.name))
        .collect()
}

#[test]
fn every_property_that_is_read_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let json = |path: &str| serde_json::from_str::<Value>(&read_to_string(root.join(path)).unwrap()).unwrap();
    let schema = Schema(json("tests/schema/graph-schema.json"));
    let everything: Names = schema.sources().iter().flat_map(|source| schema.names(source)).collect();
    let mut ours = words(&[INPUT, BUILTINS, LICENCES, PEOPLE, TIMEOUT_TEXT, ENVELOPES].join(" "));
    keys_in(&json("rules/parameters.json"), &mut ours);
    ours.extend(CAPABILITIES.iter().map(|capability| capability.key.to_owned()));
    let mut problems = Vec::new();
    for path in files(&root.join("src/facts"), "rs") {
        let text = read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let (reads, keys) = scan(code, "//", false);
        ours.extend(keys);
        problems.extend(unexplained(&path, &text, reads, &[&everything, &ours]));
    }
    // The names of facts are constants of the catalogue of facts.
    let facts = read_to_string(root.join("src/facts/mod.rs")).unwrap();
    ours.extend(facts.split('"').skip(1).step_by(2).map(str::to_owned));
    for path in files(&root.join("rules/lib"), "rego") {
        let text = read_to_string(&path).unwrap();
        ours.extend(scan(&text, "#", true).1);
        ours.extend(text.lines().map(|line| line.split(|letter| !is_word(letter)).next().unwrap().to_owned()));
    }
    for path in files(&root.join("rules"), "rego") {
        let text = read_to_string(&path).unwrap();
        let (reads, keys) = scan(&text, "#", true);
        // A library file may be called with any source.
        let library = path.starts_with(root.join("rules/lib"));
        let sources = if library { schema.sources() } else { declared(&text) };
        let names: Names = sources.iter().flat_map(|source| schema.names(source)).collect();
        problems.extend(unexplained(&path, &text, reads, &[&names, &sources, &keys, &ours]));
    }
    assert!(problems.is_empty(), "{} names that nobody declares:\n{}", problems.len(), problems.join("\n"));
}
