//! What a fact gives, as rules see it. Each fact declares it beside the code that works it
//! out; `docs/facts.md` prints it, `tests/facts.rs` holds what is given against it, and
//! [`crate::authoring::check`] what rules read.

use std::collections::BTreeSet;

use crate::capabilities::{CAPABILITIES, capability};

/// What stands at a place of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// True or false.
    YesNo,
    /// `"yes"`, `"no"` or `"unknown"`, as [`super::Tri`] says it.
    YesNoUnknown,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Any text: a name, an id, words for a reader.
    Text,
    /// A whole number.
    Number,
    /// An object with these fields.
    Object(&'static [Field]),
    /// An object with the fields of another one, and these beside or instead.
    More(&'static Shape, &'static [Field]),
    /// A list of such items.
    List(&'static Shape),
    /// An object from the ids of such things to what is told of each.
    ById(&'static str, &'static Shape),
    /// An object from each key of the table of capabilities to what is told of it.
    ByCapability(&'static Shape),
    /// The same, or null.
    OrNull(&'static Shape),
}

/// A field of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What stands there.
    pub shape: Shape,
    /// What it tells: "display name", "whether it can sign in; null where not known".
    pub meaning: &'static str,
    /// Why no fixture tenant shows it, where none does.
    pub rare: Option<&'static str>,
}

/// A field that some fixture tenant shows.
pub const fn field(name: &'static str, shape: Shape, meaning: &'static str) -> Field {
    Field { name, shape, meaning, rare: None }
}

impl Field {
    /// The same field, which no fixture tenant shows, with the reason.
    pub const fn rare(self, why: &'static str) -> Self {
        Self { rare: Some(why), ..self }
    }
}

impl Shape {
    /// The fields of an object, by themselves or of its like; none of anything else.
    pub fn fields(&self) -> Vec<&'static Field> {
        match self {
            Shape::Object(fields) => fields.iter().collect(),
            Shape::More(base, fields) => {
                let is_own = |name: &str| fields.iter().any(|own| own.name == name);
                let inherited = base.fields().into_iter().filter(|field| !is_own(field.name));
                inherited.chain(fields.iter()).collect()
            }
            Shape::OrNull(inner) => inner.fields(),
            _ => Vec::new(),
        }
    }

    /// What stands at a key of an object; `None` where an object has no such key, or this
    /// is none.
    pub fn at(&self, key: &str) -> Option<&'static Shape> {
        match self {
            Shape::ById(_, each) => Some(each),
            Shape::ByCapability(each) => capability(key).map(|_| *each),
            Shape::OrNull(inner) => inner.at(key),
            _ => self.fields().into_iter().find(|field| field.name == key).map(|field| &field.shape),
        }
    }

    /// What each item is, of a list or of an object from ids to something.
    pub fn each(&self) -> Option<&'static Shape> {
        match self {
            Shape::List(each) | Shape::ById(_, each) | Shape::ByCapability(each) => Some(each),
            Shape::OrNull(inner) => inner.each(),
            _ => None,
        }
    }

    /// The names of all fields, however deep.
    pub fn names(&self) -> BTreeSet<&'static str> {
        let mut names = BTreeSet::new();
        if let Shape::ByCapability(_) = self {
            names.extend(CAPABILITIES.iter().map(|capability| capability.key));
        }
        for field in self.fields() {
            names.insert(field.name);
            names.extend(field.shape.names());
        }
        names.extend(self.each().into_iter().flat_map(Shape::names));
        names
    }
}

/// In words: "list of objects", "text, or null".
impl std::fmt::Display for Shape {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Shape::YesNo => write!(formatter, "true or false"),
            Shape::YesNoUnknown => write!(formatter, "`yes`, `no` or `unknown`"),
            Shape::Word(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                write!(formatter, "{}", words.join(" | "))
            }
            Shape::Text => write!(formatter, "text"),
            Shape::Number => write!(formatter, "number"),
            Shape::Object(_) | Shape::More(..) => write!(formatter, "object"),
            Shape::List(each) => write!(formatter, "list, each {each}"),
            Shape::ById(what, each) => write!(formatter, "object by {what}, each {each}"),
            Shape::ByCapability(each) => write!(formatter, "object by key of a capability, each {each}"),
            Shape::OrNull(inner) => write!(formatter, "{inner}, or null"),
        }
    }
}
