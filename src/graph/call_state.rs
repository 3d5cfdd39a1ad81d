//! One call of the catalogue and what came of it so far.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::refused::Refused;
use super::{Call, Reads};
use crate::time::Utc;

/// One call of the catalogue and what came of it.
#[derive(Debug)]
pub(super) struct CallState {
    pub(super) call: &'static Call,
    pub(super) phase: Phase,
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

/// How far a call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// Not begun: it depends on something, or is only for the case that another call fails.
    Waiting,
    Reading,
    Done,
}

impl CallState {
    /// A call that has not begun.
    pub(super) fn new(call: &'static Call) -> Self {
        Self {
            call,
            phase: Phase::Waiting,
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

    /// Whether all of it arrived.
    pub(super) fn is_whole(&self) -> bool {
        self.phase == Phase::Done && !self.missing && self.has_something()
    }

    /// Something arrived, if only an empty list, or there was nothing to ask for.
    pub(super) fn has_something(&self) -> bool {
        let nothing_to_ask = self.asked && self.phase == Phase::Done && self.refused.is_none();
        self.object.is_some() || self.pages > 0 || !self.map.is_empty() || nothing_to_ask
    }

    /// Takes an answer that is one object: the call's own, or that for an id.
    pub(super) fn take_object(&mut self, id: Option<String>, object: Value) {
        match (self.call.reads, id) {
            (Reads::Object, _) => self.object = Some(object),
            (_, Some(id)) => drop(self.map.insert(id, object)),
            (_, None) => {}
        }
    }

    /// Takes a page of a list: the call's own, or that for an id.
    pub(super) fn take_page(&mut self, id: Option<&str>, rows: Vec<Value>) {
        self.pages += 1;
        match id {
            Some(id) if self.call.reads.makes_map() => {
                self.unfinished.entry(id.to_owned()).or_default().extend(rows);
            }
            _ => self.rows.extend(rows),
        }
    }

    /// The last page of a list has come.
    pub(super) fn end_list(&mut self, id: Option<&str>) {
        if let Some((id, rows)) = id.and_then(|id| self.unfinished.remove_entry(id)) {
            self.map.insert(id, listed(self.call.reads, rows));
        }
    }

    /// Takes a refusal.
    pub(super) fn refuse(&mut self, id: Option<&str>, refused: Refused) {
        if let Some(id) = id {
            self.unfinished.remove(id);
        }
        // In a map an object that is gone is just not there; in a list of rows
        // its absence would not show.
        let gone = refused.status == Some(404) && !matches!(self.call.reads, Reads::RowsOf { .. });
        if id.is_none() || !gone {
            self.missing = true;
            self.refused.get_or_insert(refused);
        }
    }

    /// The value of the source, as far as this call makes it.
    pub(super) fn value(&self) -> Value {
        match self.call.reads {
            Reads::Object => self.object.clone().unwrap_or_default(),
            Reads::Pages | Reads::RowsOf { .. } => Value::Array(self.rows.clone()),
            Reads::MapOf { .. } | Reads::ListsOf { .. } | Reads::Into { .. } => Value::Object(self.map.clone()),
        }
    }
}

/// What a map keeps of a list: the ids alone, or the rows.
fn listed(reads: Reads, rows: Vec<Value>) -> Value {
    match reads {
        Reads::MapOf { .. } => rows.into_iter().filter_map(|row| row.get("id").cloned()).collect(),
        _ => Value::Array(rows),
    }
}
