//! What an expression of a rule may be, as far as the text of the rules tells.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A step down from an object or a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// To the field of this name.
    Name(String),
    /// To any item, or to any field of an object.
    Each,
}

/// A place of the input: `input.facts.people[]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(pub Vec<Step>);

impl Place {
    /// The source that the place lies in.
    pub fn source(&self) -> Option<&str> {
        match self.0.as_slice() {
            [Step::Name(sources), Step::Name(source), ..] if sources == "sources" => Some(source),
            _ => None,
        }
    }

    /// Whether it holds what a rule declares: its sources, or its facts.
    pub(super) fn is_declared(&self) -> bool {
        matches!(self.0.as_slice(), [Step::Name(kind)] if kind == "sources" || kind == "facts")
    }

    /// Whether it lies in a source or a fact by a name that is worked out, so that nobody
    /// can tell whether the rule declares it.
    pub(super) fn is_below_any(&self) -> bool {
        matches!(self.0.as_slice(), [Step::Name(kind), Step::Each, ..] if kind == "sources" || kind == "facts")
    }

    fn down(&self, step: Step) -> Self {
        Self(self.0.iter().cloned().chain([step]).collect())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "input")?;
        self.0.iter().try_for_each(|step| match step {
            Step::Name(name) => write!(formatter, ".{name}"),
            Step::Each => write!(formatter, "[]"),
        })
    }
}

/// A text that stands in a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Text {
    pub(super) text: String,
    /// The file it stands in, below `rules/`.
    pub(super) path: String,
    /// The line, counted from 1.
    pub(super) line: usize,
}

/// What an expression may be. Numbers, and whatever else holds nothing that could be read,
/// is a thing without anything.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Thing {
    /// Places of the input that it may come from.
    pub(super) places: BTreeSet<Place>,
    /// Texts that it may be.
    pub(super) texts: BTreeSet<Text>,
    /// Fields of an object that the rules made, with the texts that name them.
    pub(super) fields: BTreeMap<String, Thing>,
    pub(super) keys: BTreeSet<Text>,
    /// Items of a list that the rules made, or what stands at the keys that they worked out.
    pub(super) items: Option<Box<Thing>>,
    /// Whether it may be something of which nothing is known.
    pub(super) open: bool,
}

impl Thing {
    pub(super) fn open() -> Self {
        Self { open: true, ..Self::default() }
    }

    pub(super) fn input() -> Self {
        Self { places: BTreeSet::from([Place::default()]), ..Self::default() }
    }

    pub(super) fn list_of(items: Thing) -> Self {
        Self { items: Some(Box::new(items)), ..Self::default() }
    }

    /// An object with these fields of which nothing is known.
    pub(super) fn object_of(fields: &[&str]) -> Self {
        let fields = fields.iter().map(|name| ((*name).to_owned(), Self::open()));
        Self { fields: fields.collect(), ..Self::default() }
    }

    /// Either of the two.
    pub(super) fn or(mut self, other: Thing) -> Self {
        self.places.extend(other.places);
        self.texts.extend(other.texts);
        self.keys.extend(other.keys);
        for (name, thing) in other.fields {
            let own = self.fields.remove(&name).unwrap_or_default();
            self.fields.insert(name, own.or(thing));
        }
        self.items = match (self.items, other.items) {
            (Some(own), Some(items)) => Some(Box::new(own.or(*items))),
            (own, items) => own.or(items),
        };
        self.open |= other.open;
        self
    }

    /// The keys of an object, or the places of a list.
    pub(super) fn its_keys(&self) -> Self {
        let open = self.open || self.items.is_some() || !self.places.is_empty();
        Self { texts: self.keys.clone(), open, ..Self::default() }
    }

    /// Any item, or what stands at any key.
    pub(super) fn each(&self) -> Self {
        let places = self.places.iter().map(|place| place.down(Step::Each)).collect();
        let made = self.fields.values().cloned().chain(self.items.as_deref().cloned());
        made.fold(Self { places, open: self.open, ..Self::default() }, Thing::or)
    }

    /// What stands at a key.
    pub(super) fn at(&self, name: &str) -> Self {
        let places = self.places.iter().map(|place| place.down(Step::Name(name.to_owned()))).collect();
        let made = self.fields.get(name).cloned().into_iter().chain(self.items.as_deref().cloned());
        made.fold(Self { places, open: self.open, ..Self::default() }, Thing::or)
    }

    /// Whether the rules may have put something at a key.
    pub(super) fn is_made(&self, name: &str) -> bool {
        self.fields.contains_key(name) || self.items.is_some()
    }
}

impl FromIterator<Thing> for Thing {
    fn from_iter<T: IntoIterator<Item = Thing>>(things: T) -> Self {
        things.into_iter().fold(Self::default(), Thing::or)
    }
}
