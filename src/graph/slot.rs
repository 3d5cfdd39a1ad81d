//! One call of the catalogue and what came of it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::refused::Refused;
use super::{Call, Reads};
use crate::time::Utc;

/// One call of the catalogue and what came of it.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) call: &'static Call,
    pub(super) state: State,
    /// Rows of a list, or of all lists.
    pub(super) rows: Vec<Value>,
    /// The one object.
    pub(super) object: Option<Value>,
    /// Answers by the id they were asked for.
    pub(super) map: Map<String, Value>,
    /// Lists by id that still have pages to come.
    pub(super) unfinished: BTreeMap<String, Vec<Value>>,
    /// Tasks waiting or under way.
    pub(super) outstanding: usize,
    pub(super) pages: usize,
    pub(super) refused: Option<Refused>,
    /// It was known what to ask for: for which objects, or that there is nothing to ask.
    pub(super) asked: bool,
    /// The tenant's plans lack it, so it was not asked for.
    pub(super) unlicensed: bool,
    /// Something is missing that was asked for.
    pub(super) missing: bool,
    pub(super) ended: Option<Utc>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Not begun: it depends on something, or is only for the case that another call fails.
    Waiting,
    Reading,
    Done,
}

impl Slot {
    pub(super) fn new(call: &'static Call) -> Self {
        Self {
            call,
            state: State::Waiting,
            rows: Vec::new(),
            object: None,
            map: Map::new(),
            unfinished: BTreeMap::new(),
            outstanding: 0,
            pages: 0,
            refused: None,
            asked: false,
            unlicensed: false,
            missing: call.partial,
            ended: None,
        }
    }

    /// Whether this call makes the value of a source, rather than adding to one.
    pub(super) fn fills(&self, source: &str) -> bool {
        self.call.source == source && !matches!(self.call.reads, Reads::Into { .. })
    }

    pub(super) fn is_whole(&self) -> bool {
        self.state == State::Done && !self.missing && self.has_something()
    }

    /// Something arrived, if only an empty list, or there was nothing to ask for.
    pub(super) fn has_something(&self) -> bool {
        let nothing_to_ask = self.asked && self.state == State::Done && self.refused.is_none();
        self.object.is_some() || self.pages > 0 || !self.map.is_empty() || nothing_to_ask
    }

    pub(super) fn value(&self) -> Value {
        match self.call.reads {
            Reads::Object => self.object.clone().unwrap_or_default(),
            Reads::Pages | Reads::RowsOf { .. } => Value::Array(self.rows.clone()),
            Reads::MapOf { .. } | Reads::ListsOf { .. } | Reads::Into { .. } => Value::Object(self.map.clone()),
        }
    }
}
