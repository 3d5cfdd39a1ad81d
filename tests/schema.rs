//! Every property that a rule or a fact reads exists: in Microsoft's schema for the sources
//! that it is read from, or among our own names.
//!
//! `tests/schema/graph-schema.json` holds the names. A name that Microsoft sends and does
//! not declare carries a comment on its line or the line before: `not in v1.0: where it is
//! from`. What rules read is told by their syntax trees (`authoring::reads_of_rules`), which
//! know most often what a property is read from; where they do not, it has to be some
//! name that is known. That facts exist, and their fields, is checked by `triage test`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs::read_to_string;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tenant_triage::authoring::{Read, Reads, RuleFiles, reads_of_library, reads_of_rules};
use tenant_triage::facts::FACTS;

/// Functions of facts that read a property by its name.
const GETTERS: [&str; 7] = ["get", "text", "texts", "boolean", "number", "any_case", "any_case_text"];

/// Keys inside the texts of an idle timeout policy and of `AdvancedRule`, which Microsoft
/// does not declare.
const INSIDE_TEXTS: &str = "ActivityBasedTimeoutPolicy ApplicationPolicies ApplicationId WebSessionIdleTimeout \
    conditionname subconditions";

/// OData's own words and the wrappings in which exports put a value.
const ENVELOPES: &str = "@odata.type results value PSComputerName";

type Names = BTreeSet<String>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read_to_string(root().join(path)).unwrap()).unwrap()
}

fn words(text: &str) -> Names {
    text.split_whitespace().map(str::to_owned).collect()
}

/// Every key in a JSON document.
fn keys_in(value: &Value) -> Names {
    match value {
        Value::Object(object) => {
            object.iter().flat_map(|(key, value)| [words(key), keys_in(value)]).flatten().collect()
        }
        Value::Array(items) => items.iter().flat_map(keys_in).collect(),
        _ => Names::new(),
    }
}

struct Schema(Value);

impl Schema {
    fn read() -> Self {
        Self(json("tests/schema/graph-schema.json"))
    }

    fn names(&self, source: &str) -> Names {
        let graph = self.0["graph"][source].as_str();
        words(graph.or_else(|| self.0["cmdlets"][source]["names"].as_str()).unwrap_or_default())
    }

    fn all(&self) -> Names {
        let sources = ["graph", "cmdlets"].into_iter().flat_map(|kind| self.0[kind].as_object().unwrap().keys());
        sources.flat_map(|source| self.names(source)).collect()
    }
}

/// Names that are known, whatever they are read from.
struct Known {
    schema: Schema,
    envelopes: Names,
    /// What may be read of something that nobody can tell.
    anywhere: Names,
}

impl Known {
    fn new<'a>(made: impl Iterator<Item = &'a Reads>) -> Self {
        let schema = Schema::read();
        let mut anywhere = schema.all();
        anywhere.extend(words(&[INSIDE_TEXTS, ENVELOPES].join(" ")));
        anywhere.extend(keys_in(&json("rules/parameters.json")));
        anywhere.extend(FACTS.iter().flat_map(|fact| fact.gives.names()).map(str::to_owned));
        anywhere.extend(made.flat_map(|reads| reads.made.iter().cloned()));
        Self { schema, envelopes: words(ENVELOPES), anywhere }
    }

    fn has(&self, read: &Read) -> bool {
        let of_sources = read.of.iter().filter_map(|place| Some((place.source()?, place))).collect::<Vec<_>>();
        if read.made || self.envelopes.contains(&read.name) {
            return true;
        }
        if read.open || read.of.is_empty() {
            return self.anywhere.contains(&read.name);
        }
        // What is read of facts and of the rest of the input is held against what these declare.
        of_sources.len() < read.of.len()
            || of_sources.iter().any(|(source, _)| self.schema.names(source).contains(&read.name))
    }
}

/// Whether a line, counted from 1, or the one before says that the name is undeclared.
fn is_noted(text: &str, line: usize) -> bool {
    let lines = text.lines().skip(line.saturating_sub(2)).take(2);
    lines.into_iter().any(|line| line.contains("not in v1.0: "))
}

/// `access/x.rego:9: reads nam of input.sources.users[]`.
fn told(read: &Read) -> String {
    let of = read.of.first().map_or_else(|| "an object that no rule makes with it".to_owned(), ToString::to_string);
    format!("{}:{}: reads {} of {of}", read.path, read.line, read.name)
}

/// What these rule files read and nothing declares, each with its file and line.
fn undeclared(files: &RuleFiles, text: impl Fn(&str) -> String) -> BTreeSet<String> {
    let rules = reads_of_rules(files).into_iter().map(|(_, reads)| reads);
    let all: Vec<Reads> = rules.chain(reads_of_library(files).into_iter().map(|(_, reads)| reads)).collect();
    let known = Known::new(all.iter());
    let unknown = all.iter().flat_map(|reads| &reads.properties).filter(|read| !known.has(read));
    let unnoted = unknown.filter(|read| !is_noted(&text(&read.path), read.line));
    unnoted.map(told).collect()
}

#[test]
fn every_property_that_rules_read_exists() {
    let files = RuleFiles::read(&root().join("rules")).unwrap();
    let problems = undeclared(&files, |path| read_to_string(root().join("rules").join(path)).unwrap());
    assert!(problems.is_empty(), "{} names that nobody declares: {problems:#?}", problems.len());
}

/// Modules of the facts, with their lines up to their tests.
fn facts() -> Vec<(PathBuf, String)> {
    fn below(folder: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
    }
    let mut paths = below(&root().join("src/facts"));
    paths.sort();
    let code = |path: &PathBuf| read_to_string(path).unwrap().split("#[cfg(test)]").next().unwrap().to_owned();
    paths.into_iter().map(|path| (path.clone(), code(&path))).collect()
}

/// The texts among the arguments of a call, alone or in a list, up to its end.
fn texts_among(arguments: &str) -> Names {
    let (mut texts, mut depth, mut in_text) = (Names::new(), 0, false);
    for part in arguments.split('"') {
        if in_text {
            texts.insert(part.to_owned());
        }
        for letter in part.chars().filter(|_| !in_text) {
            match letter {
                '(' | '{' => depth += 1,
                ')' | '}' if depth == 0 => return texts,
                ')' | '}' => depth -= 1,
                _ => {}
            }
        }
        in_text = !in_text;
    }
    texts
}

/// Whether a name is made of parts (`"{side}{kind}"`); tests of the fact reach it.
fn is_put_together(name: &str) -> bool {
    name.contains('{')
}

/// What a line reads by one of the functions that read properties.
fn read_on(line: &str) -> Names {
    let code = line.split("//").next().unwrap_or_default();
    let is_whole = |at: usize| !code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_');
    let mut names = Names::new();
    for getter in GETTERS.map(|getter| format!("{getter}(")) {
        let calls = code.match_indices(&getter).filter(|(at, _)| is_whole(*at));
        names.extend(calls.flat_map(|(at, call)| texts_among(&code[at + call.len()..])));
    }
    names
}

#[test]
fn every_property_that_facts_read_exists() {
    let known = Known::new(std::iter::empty());
    let mut problems = Vec::new();
    for (path, code) in facts() {
        for (place, line) in code.lines().enumerate() {
            let unknown =
                read_on(line).into_iter().filter(|name| !known.anywhere.contains(name) && !is_put_together(name));
            let unnoted = unknown.filter(|_| !is_noted(&code, place + 1));
            problems.extend(unnoted.map(|name| format!("{}:{}: {name}", path.display(), place + 1)));
        }
    }
    assert!(problems.is_empty(), "{} names that nobody declares: {problems:#?}", problems.len());
}

mod caught {
    //! What is wrong in a rule and is told with its file and line.

    use tenant_triage::authoring::check;

    use super::*;

    const HEAD: &str = "\
# METADATA
# title: A setting is safe
# description: What is at stake.
# related_resources:
#   - ref: https://learn.microsoft.com/x
#     description: X
# custom:
#   id: SPO-77
#   severity: low
#   effort: 15 minutes
#   hipaa: [{cite: \"164.312(a)(1)\", specification: standard}]
#   evidence:
#     - {basis: graph, sources: [users, groups], facts: [people]}
#   fix: [Switch it on.]
#   since: 0.1.0
package triage.spo_77

import data.triage.lib.helper

";

    const HELPER: &str = "\
package triage.lib.helper

cut(row, key) := lower(text_at(row, key))

name(row) := first_text(row, [\"name\", \"displayName\"])

verified := rows_where(input.sources.domains, {\"isVerified\": true})

is_premium if input.facts.capabilities.entraP1 == \"yes\"

cap(text) := upper(text)
";

    /// What is said of the reads of a rule of these lines, which begin at line 20, and of a
    /// library.
    fn said_with(lines: &str, helper: &str) -> Vec<String> {
        let texts = [("data/spo_77.rego", format!("{HEAD}{lines}\n")), ("lib/helper.rego", helper.to_owned())];
        let texts = texts.map(|(path, text)| (path.to_owned(), text));
        let files = RuleFiles::new(texts.clone().into()).unwrap();
        let problems: Vec<String> = check(&files).iter().map(ToString::to_string).collect();
        assert_eq!(files.count(), 1, "{problems:?}");
        let text = |path: &str| texts.iter().find(|(own, _)| own == path).map(|(_, text)| text.clone()).unwrap();
        let said = problems.into_iter().filter(|problem| problem.contains(": reads "));
        said.chain(undeclared(&files, text)).collect()
    }

    fn said(lines: &str) -> Vec<String> {
        said_with(lines, HELPER)
    }

    #[test]
    fn nothing_of_what_there_is() {
        for rule in [
            "result := [person.daysSinceUse | some person in input.facts.people]",
            "result := [helper.name(row) | some row in array.concat(input.facts.people, input.sources.groups)]",
            "result := [helper.cut(row, \"mail\") | some row in input.sources.users]",
            "result := helper.cap(input.tenant.displayName)",
            "result := [row.grade | some row in rows]\n\nrows := [object.union(row, {\"grade\": 1}) | some row in input.sources.users]",
            "result := input.parameters.supportedSystems.windows[0].build",
            "# not in v1.0: b is of somewhere else.\nresult := [user[pair[1]] | some pair in [[\"a\", \"b\"]]; some user in input.sources.users]",
        ] {
            assert_eq!(said(rule), [""; 0], "{rule}");
        }
    }

    #[test]
    fn a_misspelt_field_of_a_fact() {
        for rule in [
            "result := [person.daySinceUse | some person in input.facts.people]",
            "result := count([1 | some who in input.facts.people; who.daySinceUse > 1])",
            "result := [number_at(person, \"daySinceUse\") | some person in input.facts.people]",
            "result := [helper.cut(person, \"daySinceUse\") | some person in input.facts.people]",
            "result := rows_where(input.facts.people, {\"daySinceUse\": null})",
            "result := grouped(input.facts.people, [\"enabled\", \"daySinceUse\"])",
            "result := [row | some key in {\"daySinceUse\"}; some row in input.facts.people; text_at(row, key)]",
            "result if { every part in grouped(input.facts.people, [\"guest\"]) { part[0].daySinceUse } }",
        ] {
            let expected = "data/spo_77.rego:20: reads input.facts.people[].daySinceUse, which is never there";
            assert_eq!(said(rule), [expected], "{rule}");
        }
    }

    #[test]
    fn a_misspelt_field_in_a_function_far_from_the_fact() {
        let rule = "result := [age(part[0]) | some part in parts]\n\n\
            parts := grouped(rows_where(input.facts.people, {\"guest\": false}), [\"enabled\"])\n\n\
            age(person) := person.daySinceUse";
        let expected = "data/spo_77.rego:24: reads input.facts.people[].daySinceUse, which is never there";
        assert_eq!(said(rule), [expected]);
    }

    #[test]
    fn a_misspelt_property_of_a_source() {
        for rule in [
            "result := [user.acountEnabled | some user in input.sources.users]",
            "result := [helper.cut(user, \"acountEnabled\") | some user in object.get(input.sources, \"users\", [])]",
            "result := values_of(items_at(input.sources, \"users\"), \"acountEnabled\")",
        ] {
            let expected = "data/spo_77.rego:20: reads acountEnabled of input.sources.users[]";
            assert_eq!(said(rule), [expected], "{rule}");
        }
        // Groups have it, accounts have not.
        let other = "data/spo_77.rego:20: reads groupTypes of input.sources.users[]";
        assert_eq!(said("result := input.sources.users[0].groupTypes"), [other]);
    }

    #[test]
    fn a_source_or_a_fact_that_no_basis_names() {
        for (rule, read) in [
            ("result := input.sources.domains", "sources.domains"),
            ("result := items_at(input.sources, \"domains\")", "sources.domains"),
            (
                "result := [row | some name in [\"users\", \"domains\"]; some row in input.sources[name]]",
                "sources.domains",
            ),
            ("result := input.facts.admins.other", "facts.admins"),
            ("result := object.get(input.facts, [\"admins\", \"other\"], [])", "facts.admins"),
            ("result := input.facts.persons", "facts.persons"),
        ] {
            let expected = format!("data/spo_77.rego:20: reads input.{read}, which no basis of data/spo_77.rego names");
            assert_eq!(said(rule), [expected], "{rule}");
        }
        let by_any_name = said("result := [row.id | some name in input.parameters; some row in input.sources[name]]");
        assert_eq!(by_any_name, ["data/spo_77.rego:20: reads input.sources[][].id, of which no rule tells the name"]);
    }

    #[test]
    fn a_source_or_a_fact_that_a_function_of_the_library_reads() {
        let sources = "lib/helper.rego:7: reads input.sources.domains, which no basis of data/spo_77.rego names";
        assert_eq!(said("result := helper.verified"), [sources]);
        let facts = "lib/helper.rego:9: reads input.facts.capabilities, which no basis of data/spo_77.rego names";
        assert_eq!(said("result if helper.is_premium"), [facts]);
    }

    #[test]
    fn what_the_input_never_has() {
        for (rule, read) in [
            ("result := input.parameters.inactiveDay", "parameters.inactiveDay"),
            ("result := input.profile.seat", "profile.seat"),
            ("result := input.tenant.name", "tenant.name"),
            ("result := input.base", "base"),
            ("result := input.secureScore.date", "secureScore"),
        ] {
            assert_eq!(
                said(rule),
                [format!("data/spo_77.rego:20: reads input.{read}, which is never there")],
                "{rule}"
            );
        }
    }

    /// Even where no rule calls it.
    #[test]
    fn what_is_wrong_in_the_library_itself() {
        let with = |line: &str| said_with("result := 1", &format!("{HELPER}\n{line}\n"));
        assert_eq!(
            with("odd := [person.nam | some person in input.facts.people]"),
            ["lib/helper.rego:13: reads input.facts.people[].nam, which is never there"]
        );
        assert_eq!(
            with("odd := input.sources.user"),
            ["lib/helper.rego:13: reads input.sources.user, which is none that there is"]
        );
        assert_eq!(
            with("odd(row) := text_at(row, \"acountEnabled\")"),
            ["lib/helper.rego:13: reads acountEnabled of an object that no rule makes with it"]
        );
    }

    #[test]
    fn what_is_no_rego() {
        let files = [("lib/helper.rego".to_owned(), "package triage.lib.helper\n\nx := (".to_owned())];
        let problems = check(&RuleFiles::new(files.into()).unwrap());
        assert!(problems[0].to_string().contains("lib/helper.rego:3"), "{problems:?}");
    }
}
