//! A recipient of mail, and what a rule may know of them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::Tri;

/// A recipient in a report.
#[derive(Debug, Clone)]
pub(super) struct Who {
    kind: &'static str,
    id: String,
    name: String,
}

impl Who {
    pub(super) fn new(kind: &'static str, id: &str, name: &str) -> Self {
        Self { kind, id: id.to_owned(), name: name.to_owned() }
    }

    /// Whom no rule names.
    pub(super) fn anybody_else() -> Self {
        Self::new("everybody", "everybody", "everybody whom no rule names")
    }

    pub(super) fn as_json(&self) -> Value {
        json!({"type": self.kind, "id": self.id, "name": self.name})
    }
}

/// The domain of a recipient's address.
#[derive(Debug, Clone)]
pub(super) enum Domain {
    /// This one.
    Known(String),
    /// One of these.
    OneOf(BTreeSet<String>),
    /// One that no rule names.
    Unnamed,
    /// Nothing is known of it.
    Unknown,
}

/// Somebody who gets mail, or a kind of people whom the rules do not tell apart.
#[derive(Debug)]
pub(super) struct Recipient {
    pub(super) who: Who,
    /// Whether there surely is such a recipient.
    pub(super) certain: bool,
    /// What a rule may call this recipient, in small letters.
    pub(super) names: BTreeSet<String>,
    pub(super) domain: Domain,
    /// The groups that rules name and this recipient is in.
    pub(super) inside: BTreeSet<String>,
    /// Those of which it is not known.
    pub(super) perhaps: BTreeSet<String>,
}

impl Recipient {
    pub(super) fn new(who: Who, domain: Domain) -> Self {
        let none = BTreeSet::new;
        Self { who, certain: true, names: none(), domain, inside: none(), perhaps: none() }
    }

    /// Whether one of these names this recipient.
    pub(super) fn is_among(&self, entries: &BTreeSet<String>) -> Tri {
        (!self.names.is_disjoint(entries)).into()
    }

    /// Whether this recipient is in one of these groups.
    pub(super) fn is_in(&self, entries: &BTreeSet<String>) -> Tri {
        if !self.inside.is_disjoint(entries) {
            Tri::Yes
        } else if self.perhaps.is_disjoint(entries) {
            Tri::No
        } else {
            Tri::Maybe
        }
    }

    /// Whether the address is in one of these domains or below one.
    pub(super) fn is_at(&self, entries: &BTreeSet<String>) -> Tri {
        match &self.domain {
            Domain::Known(own) => is_below(own, entries).into(),
            Domain::OneOf(own) => {
                let below = own.iter().filter(|domain| is_below(domain, entries)).count();
                if below == own.len() {
                    Tri::Yes
                } else if below == 0 {
                    Tri::No
                } else {
                    Tri::Maybe
                }
            }
            Domain::Unnamed => Tri::No,
            Domain::Unknown => Tri::Maybe,
        }
    }
}

/// Domains below one that is named belong to it.
fn is_below(domain: &str, entries: &BTreeSet<String>) -> bool {
    std::iter::successors(Some(domain), |domain| domain.split_once('.').map(|(_, rest)| rest))
        .any(|domain| entries.contains(domain))
}
