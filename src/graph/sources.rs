//! Every call with what came of it so far, and what that says of each source.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::call_state::{CallState, Phase};
use super::caller::Caller;
use super::progress::Progress;
use super::refused::Refused;
use super::{CALLS, Call, ConsentSet, Reads};
use crate::capabilities::Owned;
use crate::snapshot::{Source, SourceStatus};
use crate::time::Utc;

/// The calls, in the order of the catalogue, and on whose behalf they are made.
#[derive(Debug)]
pub(super) struct Sources {
    pub(super) calls: Vec<CallState>,
    pub(super) caller: Caller,
    sets: BTreeSet<ConsentSet>,
}

impl Sources {
    /// Calls that have not begun; those that were not chosen or not permitted never will.
    pub(super) fn new(
        calls: impl Iterator<Item = &'static Call>,
        granted: &BTreeSet<String>,
        sets: &BTreeSet<ConsentSet>,
    ) -> Self {
        let caller = Caller { granted: granted.clone(), ..Caller::default() };
        let mut calls: Vec<CallState> = calls.map(CallState::new).collect();
        for state in &mut calls {
            if !sets.contains(&state.call.set) || !caller.allows(state.call) {
                state.phase = Phase::Done;
            }
        }
        Self { calls, caller, sets: sets.clone() }
    }

    /// Whether all calls for a source have ended.
    pub(super) fn has_ended(&self, source: &str) -> bool {
        self.has_ended_before(source, self.calls.len())
    }

    /// The same of the calls before one.
    pub(super) fn has_ended_before(&self, source: &str, index: usize) -> bool {
        self.calls[..index].iter().filter(|state| state.fills(source)).all(|state| state.phase == Phase::Done)
    }

    /// The call that tells about a source: the first that brought something, else the first.
    pub(super) fn call_for(&self, source: &str) -> Option<&CallState> {
        let mut states = self.calls.iter().filter(|state| state.fills(source));
        states.clone().find(|state| state.has_something()).or_else(|| states.next())
    }

    /// The rows of a source; none where none came.
    pub(super) fn rows(&self, source: &str) -> &[Value] {
        self.call_for(source).map(|state| state.rows.as_slice()).unwrap_or_default()
    }

    /// Whether a refusal for want of a plan stands against what is known of the plans, or
    /// came before they are known.
    pub(super) fn may_be_taken_back(&self, call: &Call, refused: &Refused) -> bool {
        let plans_known = self.has_ended("subscribedSkus");
        self.caller.contradicts(call, refused) || !plans_known && refused.names_the_plan()
    }

    /// Ends a call that waits for no more answers, and notes what it says of the caller. False
    /// where it still waits.
    pub(super) fn end_if_complete(&mut self, index: usize, now: u64) -> bool {
        let state = &mut self.calls[index];
        if state.outstanding > 0 {
            return false;
        }
        state.phase = Phase::Done;
        state.ended = Utc::from_milliseconds(now);
        match state.call.source {
            "" if state.is_whole() => self.caller.roles = role_templates(&state.rows),
            "subscribedSkus" if state.is_whole() => self.caller.owned = Some(Owned::by_products(&state.rows)),
            _ => {}
        }
        true
    }

    /// Goes on with the permissions of a new sign-in. The roles are read again: one that was
    /// activated for some hours may be gone.
    pub(super) fn renew(&mut self, granted: &BTreeSet<String>) {
        self.caller.granted = granted.clone();
        self.caller.roles = None;
        for state in &mut self.calls {
            if state.call.source.is_empty() && state.phase == Phase::Done && self.caller.allows(state.call) {
                *state = CallState::new(state.call);
            }
        }
    }

    /// How the reading of a source ended, or stands.
    pub(super) fn status(&self, source: &str) -> SourceStatus {
        let Some(state) = self.call_for(source) else { return SourceStatus::NotInCloud };
        let call = state.call;
        match (&state.refused, call.reads.each()) {
            _ if state.is_whole() => SourceStatus::Read,
            _ if state.has_something() => SourceStatus::Partial,
            _ if state.unlicensed => SourceStatus::NotLicensed,
            (Some(refused), _) => self.caller.explain(call, refused),
            _ if !self.sets.contains(&call.set) => SourceStatus::Skipped,
            _ if !self.caller.allows(call) => SourceStatus::NotConsented,
            // It could not be known for which objects.
            (None, Some(each)) if state.phase == Phase::Done => self.status(each.sources()[0]),
            (None, _) => SourceStatus::Skipped,
        }
    }

    /// One source as it stands.
    pub(super) fn source(&self, name: &str, now: u64) -> Source {
        let state = self.call_for(name);
        let refused = state.and_then(|state| self.why(state));
        let value = state.filter(|state| state.has_something()).map(|state| self.completed(state));
        let read_at = || state.and_then(|state| state.ended).or_else(|| Utc::from_milliseconds(now));
        Source {
            status: self.status(name),
            via: value.is_some().then(|| "graph".to_owned()),
            read_at: value.is_some().then(read_at).flatten(),
            http_status: refused.and_then(|refused| refused.status),
            code: refused.map(|refused| refused.code.clone()),
            message: refused.map(|refused| refused.message.clone()),
            value,
            more: Map::new(),
        }
    }

    /// Why something is missing; where a second call stands in for the first, why it had to.
    fn why<'a>(&'a self, state: &'a CallState) -> Option<&'a Refused> {
        let first = || {
            self.calls.iter().filter(|other| other.fills(state.call.source)).find_map(|other| other.refused.as_ref())
        };
        state.refused.as_ref().or_else(|| if state.call.partial { first() } else { None })
    }

    /// The value of a source, with what other calls add to its rows.
    fn completed(&self, state: &CallState) -> Value {
        let mut value = state.value();
        for other in self.calls.iter().filter(|other| other.call.source == state.call.source) {
            let Reads::Into { property, .. } = other.call.reads else { continue };
            for row in value.as_array_mut().into_iter().flatten() {
                let found = row["id"].as_str().and_then(|id| other.map.get(id)).cloned();
                if let (Some(found), Some(row)) = (found, row.as_object_mut()) {
                    row.insert(property.to_owned(), found);
                    // It is whole now.
                    row.shift_remove(&format!("{property}@odata.nextLink"));
                }
            }
        }
        value
    }

    /// How far it is; the time that is left, and the connection, are for others to say.
    pub(super) fn progress(&self) -> Progress {
        let sources: BTreeSet<&str> = CALLS.iter().map(|call| call.source).collect();
        let done: Vec<&str> = sources.iter().copied().filter(|source| self.has_ended(source)).collect();
        let reading = self.calls.iter().filter(|state| state.phase == Phase::Reading && !state.call.source.is_empty());
        let ended = done.iter().map(|source| ((*source).to_owned(), self.status(source)));
        Progress {
            reading: reading.map(|state| state.call.source.to_owned()).collect(),
            done: done.len(),
            of: sources.len(),
            not_read: ended.filter(|(_, status)| *status != SourceStatus::Read).collect(),
            ..Progress::default()
        }
    }
}

/// The template ids of the roles in rows; none where one has none.
fn role_templates(rows: &[Value]) -> Option<BTreeSet<String>> {
    rows.iter().map(|row| row["roleTemplateId"].as_str().map(str::to_ascii_lowercase)).collect()
}
