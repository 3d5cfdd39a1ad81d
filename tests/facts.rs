//! What the facts give over every fixture tenant, held against what they declare.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use serde_json::Value;
use tenant_triage::capabilities::capability;
use tenant_triage::engine::Bundle;
use tenant_triage::facts::shape::Shape;
use tenant_triage::facts::{FACTS, FactError, Facts};
use tenant_triage::report::facts;

/// What is wrong with a value, and the fields that were seen, both by their place.
#[derive(Default)]
struct Found {
    problems: BTreeSet<String>,
    seen: BTreeSet<String>,
}

impl Found {
    fn problem(&mut self, text: String) {
        self.problems.insert(text);
    }

    fn hold(&mut self, place: &str, shape: &Shape, value: &Value) {
        let place = like(shape).unwrap_or(place);
        let fits = match (shape, value) {
            (Shape::OrNull(_), Value::Null) | (Shape::YesNo, Value::Bool(_)) | (Shape::Text, Value::String(_)) => true,
            (Shape::OrNull(inner), value) => return self.hold(place, inner, value),
            (Shape::YesNoUnknown, Value::String(word)) => ["yes", "no", "unknown"].contains(&word.as_str()),
            (Shape::Word(words), Value::String(word)) => words.contains(&word.as_str()),
            (Shape::Number, Value::Number(number)) => number.is_i64() || number.is_u64(),
            (Shape::List(each), Value::Array(items)) => {
                items.iter().for_each(|item| self.hold(&format!("{place}[]"), each, item));
                true
            }
            (Shape::ById(_, each), Value::Object(entries)) => {
                entries.values().for_each(|entry| self.hold(&format!("{place}.*"), each, entry));
                true
            }
            (Shape::ByCapability(each), Value::Object(entries)) => {
                entries.values().for_each(|entry| self.hold(&format!("{place}.*"), each, entry));
                entries.keys().all(|key| capability(key).is_some())
            }
            (Shape::Object(_) | Shape::More(..), Value::Object(entries)) => {
                self.hold_object(place, shape, entries);
                true
            }
            _ => false,
        };
        if !fits {
            self.problem(format!("{place} is not {shape}: {value}"));
        }
    }

    fn hold_object(&mut self, place: &str, shape: &Shape, entries: &serde_json::Map<String, Value>) {
        let fields = shape.fields();
        for name in entries.keys().filter(|name| fields.iter().all(|field| field.name != name.as_str())) {
            self.problem(format!("{place}.{name} is given and not declared"));
        }
        for field in fields {
            let place = format!("{place}.{}", field.name);
            match entries.get(field.name) {
                Some(value) => self.hold(&place, &field.shape, value),
                None => self.problem(format!("{place} is declared and not given")),
            }
            if entries.get(field.name).is_some_and(shows_something) {
                self.seen.insert(place);
            }
        }
    }

    /// Fields that no tenant shows, but as null or empty, and that do not say why; and the reverse.
    fn never_shown(&mut self, place: &str, shape: &Shape) {
        let place = like(shape).unwrap_or(place);
        if let Some(each) = shape.each() {
            let step = if matches!(shape, Shape::List(_) | Shape::OrNull(_)) { "[]" } else { ".*" };
            return self.never_shown(&format!("{place}{step}"), each);
        }
        for field in shape.fields() {
            let place = format!("{place}.{}", field.name);
            match (self.seen.contains(&place), field.rare) {
                (false, None) => self.problem(format!("{place} is given by no fixture tenant")),
                (true, Some(_)) => self.problem(format!("{place} is not rare: a fixture tenant shows it")),
                _ => {}
            }
            if field.rare.is_none() {
                self.never_shown(&place, &field.shape);
            }
        }
    }
}

fn shows_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::Object(entries) => !entries.is_empty(),
        _ => true,
    }
}

/// The first fact that declares the same: what one never shows, another may.
fn like(shape: &Shape) -> Option<&'static str> {
    FACTS.iter().find(|fact| fact.gives == *shape).map(|fact| fact.name)
}

#[test]
fn facts_give_what_they_declare() {
    let bundle = Bundle::embedded().unwrap();
    let mut found = Found::default();
    for tenant in common::FIXTURES {
        let snapshot = common::fixture(tenant);
        let facts = Facts::new(&snapshot, bundle.thresholds(&snapshot.profile.parameters));
        for fact in FACTS {
            match facts.get(fact.name) {
                Ok(value) => found.hold(fact.name, &fact.gives, &value),
                Err(FactError::Missing(_)) => {}
                Err(error) => panic!("{tenant}, {}: {error}", fact.name),
            }
        }
    }
    for fact in FACTS {
        found.never_shown(fact.name, &fact.gives);
    }
    assert!(found.problems.is_empty(), "{:#?}", found.problems);
}

#[test]
fn every_fact_and_field_says_what_it_tells() {
    fn meanings(shape: &Shape) -> Vec<&'static str> {
        let below = shape.fields().into_iter().flat_map(|field| [vec![field.meaning], meanings(&field.shape)].concat());
        below.chain(shape.each().into_iter().flat_map(meanings)).collect()
    }
    for fact in FACTS {
        assert!(fact.meaning.ends_with('.'), "{}", fact.name);
        for meaning in meanings(&fact.gives) {
            assert!(!meaning.is_empty() && !meaning.ends_with('.'), "{}: {meaning}", fact.name);
        }
    }
}

/// `make docs` renews the page.
#[test]
fn the_page_of_facts_is_up_to_date() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/facts.md");
    let made = facts::render();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "docs/facts.md is out of date: run make docs");
}
