//! What a rule finds in its input, and whether what it reads can be there.

use std::collections::BTreeSet;

use serde_json::Value;

use super::read::Read;
use super::thing::{Place, Step};
use crate::engine::{Bundle, Control, Evidence, Problem};
use crate::facts::FACTS;
use crate::facts::shape::{Shape, field};
use crate::snapshot::known_sources;

/// What the engine puts beside sources and facts (`src/engine/gate.rs`).
const COMMON: Shape = Shape::Object(&[
    field("basis", Shape::Word(&["graph", "import", "secureScore"]), "which evidence was read"),
    field("now", Shape::Text, "the time of the snapshot"),
    field("parameters", Shape::Object(&[]), "thresholds"),
    field("facts", Shape::Object(&[]), "the declared facts"),
    field("sources", Shape::Object(&[]), "the declared sources"),
    field(
        "tenant",
        Shape::Object(&[field("id", Shape::Text, "its id"), field("displayName", Shape::Text, "its name")]),
        "the practice's Microsoft 365",
    ),
    field(
        "profile",
        Shape::Object(&[
            field("state", Shape::Text, "the state whose law on records applies"),
            field("emergencyAccounts", Shape::List(&Shape::Text), "ids of the declared emergency accounts"),
            field("countries", Shape::List(&Shape::Text), "codes of the countries in which staff work"),
            field("seats", Shape::Number, "how many people work in the practice"),
        ]),
        "what the practice says of itself",
    ),
    field(
        "secureScore",
        Shape::Object(&[
            field(
                "controls",
                Shape::List(&Shape::Object(&[
                    field("name", Shape::Text, "Microsoft's name for the control"),
                    field("title", Shape::Text, "its title"),
                    field("percentage", Shape::Number, "the score"),
                    field("date", Shape::Text, "the day it was looked at"),
                ])),
                "the declared controls",
            ),
            field("date", Shape::Text, "the oldest of their dates"),
        ]),
        "what Microsoft Secure Score reports",
    ),
]);

/// The input of one rule, or of a file of the library, which any rule may call.
pub(super) struct Input<'a> {
    bundle: &'a Bundle,
    /// Whose input it is.
    rule: Option<&'a str>,
    facts: BTreeSet<&'a str>,
    sources: BTreeSet<&'a str>,
    secure_score: bool,
}

impl<'a> Input<'a> {
    pub(super) fn of_rule(bundle: &'a Bundle, control: &'a Control) -> Self {
        let needs = control.evidence.iter().filter_map(|evidence| match evidence {
            Evidence::Graph(needs) | Evidence::Import(needs) => Some(needs),
            Evidence::SecureScore { .. } | Evidence::Answer(_) => None,
        });
        let is_secure_score = |evidence: &Evidence| matches!(evidence, Evidence::SecureScore { .. });
        Self {
            bundle,
            rule: Some(&control.path),
            facts: needs.clone().flat_map(|needs| &needs.facts).map(String::as_str).collect(),
            sources: needs.flat_map(|needs| needs.sources.iter().chain(&needs.uses)).map(String::as_str).collect(),
            secure_score: control.evidence.iter().any(is_secure_score),
        }
    }

    pub(super) fn of_library(bundle: &'a Bundle) -> Self {
        Self {
            bundle,
            rule: None,
            facts: FACTS.iter().map(|fact| fact.name).collect(),
            sources: known_sources().iter().map(|source| source.name).collect(),
            secure_score: true,
        }
    }

    /// What is wrong with reading this, if it can be there at none of the places that it may
    /// be read from.
    pub(super) fn problem(&self, read: &Read) -> Option<Problem> {
        if read.made || read.open || read.of.iter().any(|place| self.has(place, &read.name)) {
            return None;
        }
        let place = read.of.first()?;
        let text = format!("reads {place}.{}, {}", read.name, self.why_not(place));
        Some(Problem { path: read.path.clone(), line: Some(read.line), text })
    }

    fn why_not(&self, place: &Place) -> String {
        if place.is_below_any() {
            return "of which no rule tells the name".to_owned();
        }
        match (self.rule, place.is_declared()) {
            (Some(rule), true) => format!("which no basis of {rule} names"),
            (None, true) => "which is none that there is".to_owned(),
            (_, false) => "which is never there".to_owned(),
        }
    }

    /// Whether a place has a property, as far as this can be told: what Microsoft's sources
    /// have is not known here.
    fn has(&self, place: &Place, name: &str) -> bool {
        match place.0.as_slice() {
            [] => COMMON.at(name).is_some() && (name != "secureScore" || self.secure_score),
            [Step::Name(kind)] if kind == "sources" => self.sources.contains(name),
            [Step::Name(kind)] if kind == "facts" => self.facts.contains(name),
            [Step::Name(kind)] if kind == "parameters" => self.bundle.parameters.contains_key(name),
            [Step::Name(kind), Step::Name(fact), below @ ..] if kind == "facts" => {
                FACTS.iter().find(|own| own.name == fact).is_none_or(|fact| shows(&fact.gives, below, name))
            }
            [Step::Name(kind), Step::Name(parameter), below @ ..] if kind == "parameters" => {
                let parameter = self.bundle.parameters.get(parameter);
                parameter.is_none_or(|parameter| holds(&parameter.default, below, name))
            }
            [Step::Name(kind), Step::Name(_), ..] if kind == "sources" => true,
            _ if place.is_below_any() => false,
            below => shows(&COMMON, below, name),
        }
    }
}

/// Whether a shape has a property at some place below it. Of a place that it has not
/// nothing is said; reading that was a problem of its own.
fn shows(shape: &Shape, below: &[Step], name: &str) -> bool {
    match below {
        [] => shape.at(name).is_some(),
        [Step::Name(step), rest @ ..] => shape.at(step).is_none_or(|inner| shows(inner, rest, name)),
        [Step::Each, rest @ ..] => shape.each().is_none_or(|each| shows(each, rest, name)),
    }
}

/// The same for the value of a parameter.
fn holds(value: &Value, below: &[Step], name: &str) -> bool {
    match below {
        [] => value.get(name).is_some(),
        [Step::Name(step), rest @ ..] => value.get(step).is_none_or(|inner| holds(inner, rest, name)),
        [Step::Each, rest @ ..] => match value {
            Value::Array(items) => items.iter().any(|item| holds(item, rest, name)),
            Value::Object(entries) => entries.values().any(|entry| holds(entry, rest, name)),
            _ => true,
        },
    }
}
