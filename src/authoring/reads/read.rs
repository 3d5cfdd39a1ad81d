//! A property that a rule reads.

use std::collections::BTreeSet;

use super::thing::Place;

/// A property that is read, or a key that an object is asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Read {
    /// The file in which its name stands, below `rules/`.
    pub path: String,
    /// The line there, counted from 1.
    pub line: usize,
    /// Its name.
    pub name: String,
    /// The places of the input of which it may be read.
    pub of: BTreeSet<Place>,
    /// Whether rules made the object and may have given it this.
    pub made: bool,
    /// Whether it may be read of something that nothing is known of.
    pub open: bool,
}

/// All that a rule reads, or a file of the library by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reads {
    /// What it reads.
    pub properties: BTreeSet<Read>,
    /// The keys of the objects that it makes itself.
    pub made: BTreeSet<String>,
}
