//! Works the catalogue off: what is asked when, what came, what is still to do.
//!
//! [`run`] is the only place that waits; [`Collection`] is plain data that it
//! changes, so that a snapshot of what has arrived can be made at any moment.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;

use futures_util::future::{Either, select};
use futures_util::stream::{FuturesUnordered, StreamExt};
use serde_json::{Map, Value, json};

use super::pace::Pace;
use super::progress::{Ended, Progress};
use super::refused::{Refused, Standing};
use super::rows::reduced;
use super::{CALLS, Call, ConsentSet, Each, Reads, Service, Version};
use crate::sign_in::Cloud;
use crate::snapshot::{Snapshot, Source, SourceName, SourceStatus, Tenant};
use crate::time::Utc;

/// Graph takes this many calls in one batch.
/// <https://learn.microsoft.com/graph/json-batching>
const BATCH: usize = 20;
/// Batches under way at the same time.
const IN_FLIGHT: usize = 4;
/// A batch that is not answered in this time counts as lost, in milliseconds.
const PATIENCE: u64 = 60_000;
/// A call is tried this often.
const TRIES: u32 = 5;
/// The largest answer that is read, in bytes.
pub const LARGEST_ANSWER: usize = 48 * 1024 * 1024;
/// Pages of one list. Ten times what the largest tenant this is made for has.
const PAGES: usize = 2_000;

/// Which roles the person holds: not a source, but it explains refusals.
const ROLES: Call = Call {
    source: "",
    version: Version::V1,
    path: "/me/memberOf/microsoft.graph.directoryRole",
    query: "$select=id,displayName",
    reads: Reads::Pages,
    scopes: &["User.Read"],
    set: ConsentSet::Core,
    roles: &[],
    licence: None,
    service: Service::Directory,
    keep: &[],
};

/// The way to Graph, to the clock and to chance.
pub trait Wire {
    /// Sends a batch: `POST {graph}/{version}/$batch`.
    fn post(&self, version: Version, body: String) -> impl Future<Output = Result<Reply, NoAnswer>>;
    /// Waits, in milliseconds.
    fn sleep(&self, milliseconds: u64) -> impl Future<Output = ()>;
    /// Milliseconds since 1970.
    fn now(&self) -> u64;
    /// A number from 0 up to 1.
    fn chance(&self) -> f64;
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Seconds, where the header could be read.
    pub retry_after: Option<u64>,
    /// The body.
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAnswer {
    /// No connection.
    Unreachable,
    /// Larger than [`LARGEST_ANSWER`].
    TooLarge,
    /// Nothing within the time.
    TimeOut,
}

impl NoAnswer {
    fn refused(self) -> Refused {
        match self {
            NoAnswer::Unreachable => Refused::silent("unreachable", "Microsoft Graph could not be reached."),
            NoAnswer::TooLarge => Refused::silent("tooLarge", "The answer was too large to be read."),
            NoAnswer::TimeOut => Refused::silent("timeOut", "Microsoft Graph did not answer in time."),
        }
    }
}

/// One call of the catalogue and what came of it.
#[derive(Debug)]
struct Slot {
    call: &'static Call,
    state: State,
    /// Rows of a list, or of all lists.
    rows: Vec<Value>,
    /// The one object.
    object: Option<Value>,
    /// Answers by the id they were asked for.
    map: Map<String, Value>,
    /// Lists by id that still have pages to come.
    unfinished: BTreeMap<String, Vec<Value>>,
    /// Tasks waiting or under way.
    outstanding: usize,
    pages: usize,
    refused: Option<Refused>,
    /// For calls per object: it was known for which.
    asked: bool,
    /// Something is missing that was asked for.
    missing: bool,
    ended: Option<Utc>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Not begun: it depends on something, or is only for the case that another call fails.
    Waiting,
    Reading,
    Done,
}

/// One request within a batch.
#[derive(Debug, Clone)]
struct Task {
    slot: usize,
    /// The object it is asked for.
    id: Option<String>,
    /// Path and query.
    url: String,
    tries: u32,
    not_before: u64,
}

/// What has been read so far and what is still to do.
#[derive(Debug)]
pub struct Collection {
    graph: &'static str,
    tenant: Tenant,
    standing: Standing,
    slots: Vec<Slot>,
    tasks: Vec<Task>,
    paces: BTreeMap<Service, Pace>,
    followed: BTreeSet<String>,
    /// Sources that an earlier run had read.
    kept: BTreeMap<SourceName, Source>,
    sets: BTreeSet<ConsentSet>,
    started: u64,
    expired: bool,
    offline: bool,
    /// Batches sent.
    pub requests: u32,
}

impl Collection {
    /// Everything in the catalogue that the granted permissions allow. What an
    /// `earlier` run had read whole is kept and not read again. `now` is in
    /// milliseconds since 1970.
    pub fn new(
        cloud: Cloud,
        tenant: &str,
        granted: &BTreeSet<String>,
        sets: &BTreeSet<ConsentSet>,
        earlier: Option<Snapshot>,
        now: u64,
    ) -> Self {
        let kept = earlier.map(|snapshot| snapshot.sources).unwrap_or_default();
        let kept: BTreeMap<_, _> = kept.into_iter().filter(|(_, source)| source.status == SourceStatus::Read).collect();
        let mut collection = Self {
            graph: cloud.graph_host(),
            tenant: Tenant { id: tenant.to_owned(), cloud: cloud.key().to_owned(), ..Tenant::default() },
            standing: Standing { granted: granted.clone(), ..Standing::default() },
            slots: std::iter::once(&ROLES).chain(CALLS).map(Slot::new).collect(),
            tasks: Vec::new(),
            paces: BTreeMap::new(),
            followed: BTreeSet::new(),
            kept,
            sets: sets.clone(),
            started: now,
            expired: false,
            offline: false,
            requests: 0,
        };
        for index in 0..collection.slots.len() {
            let call = collection.slots[index].call;
            let wanted = sets.contains(&call.set) && collection.allows(call);
            if collection.kept.contains_key(call.source) || !wanted {
                collection.slots[index].state = State::Done;
            }
        }
        collection
    }

    fn allows(&self, call: &Call) -> bool {
        call.scopes.iter().all(|scope| self.standing.granted.contains(*scope))
    }

    /// Begins every call whose time has come.
    fn begin(&mut self, now: u64) {
        for index in 0..self.slots.len() {
            if self.slots[index].state != State::Waiting {
                continue;
            }
            let call = self.slots[index].call;
            match call.reads {
                Reads::Object | Reads::Pages if !self.finished(call.source, index) => {}
                // A later call for a source is for the case that the earlier ones bring nothing.
                Reads::Object | Reads::Pages if self.has_something(call.source, index) => {
                    self.slots[index].state = State::Done;
                }
                Reads::Object | Reads::Pages => self.ask(index, None),
                Reads::MapOf { each } | Reads::RowsOf { each } | Reads::Into { each, .. } => {
                    if each.sources().iter().all(|source| self.finished(source, usize::MAX)) {
                        self.ask_for_each(index, each, now);
                    }
                }
            }
        }
    }

    /// Whether all calls for a source (before `end`) have ended.
    fn finished(&self, source: &str, end: usize) -> bool {
        let slots = &self.slots[..end.min(self.slots.len())];
        slots.iter().filter(|slot| slot.fills(source)).all(|slot| slot.state == State::Done)
    }

    fn has_something(&self, source: &str, end: usize) -> bool {
        self.slots[..end].iter().any(|slot| slot.fills(source) && slot.has_something())
    }

    fn ask(&mut self, index: usize, id: Option<String>) {
        let slot = &mut self.slots[index];
        slot.state = State::Reading;
        slot.outstanding += 1;
        let path = slot.call.path.replace("{id}", id.as_deref().unwrap_or_default());
        let url = with_dates(&path, slot.call.query, self.started);
        self.tasks.push(Task { slot: index, id, url, tries: 0, not_before: 0 });
    }

    fn ask_for_each(&mut self, index: usize, each: Each, now: u64) {
        let mut ids = BTreeSet::new();
        let (mut asked, mut missing) = (false, false);
        for source in each.sources() {
            let Source { status, value, .. } = self.source(source, now);
            asked |= status == SourceStatus::Read || status == SourceStatus::Partial;
            // Where a plan does not include something, there is none of it.
            missing |= !matches!(status, SourceStatus::Read | SourceStatus::NotLicensed);
            if let Some(Value::Array(rows)) = value {
                ids.extend(each.ids(source, &rows));
            }
        }
        self.slots[index].asked = asked;
        self.slots[index].missing = missing;
        self.slots[index].state = State::Reading;
        for id in ids {
            self.ask(index, Some(id));
        }
        self.end_if_through(index, now);
    }

    /// The next batch that may go out now: calls of one version, each within the pace of its service.
    fn next_batch(&mut self, now: u64) -> Option<(Version, Vec<Task>)> {
        let mut version = None;
        let mut batch: Vec<Task> = Vec::new();
        let mut rest = Vec::new();
        for task in std::mem::take(&mut self.tasks) {
            let call = self.slots[task.slot].call;
            let pace = self.paces.entry(call.service).or_default();
            let fits = batch.len() < BATCH
                && version.is_none_or(|version| version == call.version)
                && task.not_before <= now
                && pace.next(call.service, now) <= now;
            if fits {
                version = Some(call.version);
                pace.send(now);
                batch.push(task);
            } else {
                rest.push(task);
            }
        }
        self.tasks = rest;
        self.requests += u32::from(!batch.is_empty());
        version.map(|version| (version, batch))
    }

    /// When something that waits may go out at the earliest.
    fn next_time(&mut self, now: u64) -> Option<u64> {
        let mut times = Vec::new();
        for task in &self.tasks {
            let service = self.slots[task.slot].call.service;
            times.push(self.paces.entry(service).or_default().next(service, now).max(task.not_before));
        }
        times.into_iter().min()
    }

    /// Takes the answer to a batch.
    fn take(&mut self, batch: Vec<Task>, reply: Result<Reply, NoAnswer>, now: u64, chance: f64) {
        self.offline = matches!(reply, Err(NoAnswer::Unreachable));
        let reply = match reply {
            Ok(reply) => reply,
            Err(none) => return self.all_failed(batch, &none.refused(), None, now, chance),
        };
        let body: Option<Value> = serde_json::from_slice(&reply.body).ok();
        match (reply.status, body) {
            (200, Some(body)) => self.take_answers(batch, body, now, chance),
            (401, _) => {
                self.expired = true;
                self.tasks.extend(batch);
            }
            (429 | 500..=599, body) => {
                let refused = Refused::of(reply.status, &body.unwrap_or_default());
                self.all_failed(batch, &refused, reply.retry_after, now, chance);
            }
            (200, None) => {
                let refused = Refused::silent("malformed", "The answer was not valid JSON.");
                self.all_failed(batch, &refused, None, now, chance);
            }
            (status, body) => {
                let refused = Refused::of(status, &body.unwrap_or_default());
                batch.into_iter().for_each(|task| self.refuse(task, refused.clone(), now));
            }
        }
    }

    fn all_failed(&mut self, batch: Vec<Task>, refused: &Refused, after: Option<u64>, now: u64, chance: f64) {
        batch.into_iter().for_each(|task| self.again(task, refused.clone(), after, now, chance));
    }

    fn take_answers(&mut self, batch: Vec<Task>, body: Value, now: u64, chance: f64) {
        let mut answers: BTreeMap<usize, Value> = BTreeMap::new();
        if let Value::Object(mut body) = body
            && let Some(Value::Array(list)) = body.remove("responses")
        {
            for answer in list {
                if let Some(number) = answer["id"].as_str().and_then(|id| id.parse().ok()) {
                    answers.insert(number, answer);
                }
            }
        }
        for (number, task) in batch.into_iter().enumerate() {
            match answers.remove(&number) {
                Some(answer) => self.take_answer(task, answer, now, chance),
                None => {
                    let refused = Refused::silent("malformed", "The batch came back without this answer.");
                    self.again(task, refused, None, now, chance);
                }
            }
        }
    }

    fn take_answer(&mut self, task: Task, mut answer: Value, now: u64, chance: f64) {
        let status = answer["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(0);
        let body = answer["body"].take();
        match status {
            200..=299 => self.accept(task, body, now),
            429 | 500..=599 => {
                let after = retry_after(&answer["headers"]);
                self.again(task, Refused::of(status, &body), after, now, chance);
            }
            _ => {
                let refused = Refused::of(status, &body);
                if status == 401 && refused.code == "InvalidAuthenticationToken" {
                    self.expired = true;
                    self.tasks.push(task);
                } else {
                    self.refuse(task, refused, now);
                }
            }
        }
    }

    /// Tries a call again later, as long as there are tries left.
    fn again(&mut self, mut task: Task, refused: Refused, after: Option<u64>, now: u64, chance: f64) {
        task.tries += 1;
        if task.tries >= TRIES || refused.code == "tooLarge" {
            return self.refuse(task, refused, now);
        }
        let backoff = 1_000.0 * f64::from(1_u32 << task.tries) * (0.5 + chance / 2.0);
        let delay = after.map_or(backoff as u64, |seconds| seconds.min(300) * 1_000);
        task.not_before = now + delay;
        if refused.status == Some(429) {
            // The whole service wants peace, not this call alone.
            let service = self.slots[task.slot].call.service;
            self.paces.entry(service).or_default().pause(task.not_before);
        }
        self.tasks.push(task);
    }

    fn refuse(&mut self, task: Task, refused: Refused, now: u64) {
        let slot = &mut self.slots[task.slot];
        if let Some(id) = &task.id {
            slot.unfinished.remove(id);
        }
        // One object of many that is gone is no gap: it is not there to be read.
        if task.id.is_none() || refused.status != Some(404) {
            slot.missing = true;
            slot.refused.get_or_insert(refused);
        }
        slot.outstanding -= 1;
        self.end_if_through(task.slot, now);
    }

    /// Takes the body of an answer.
    fn accept(&mut self, task: Task, mut body: Value, now: u64) {
        let call = self.slots[task.slot].call;
        let list = match body.get_mut("value").map(Value::take) {
            Some(Value::Array(rows)) => Some(rows),
            Some(other) => {
                body["value"] = other;
                None
            }
            None => None,
        };
        let malformed = || Refused::silent("malformed", "The answer had another form than Microsoft documents.");
        let rows = match (call.reads, list) {
            (Reads::Object, None) if body.is_object() => {
                self.slots[task.slot].object = Some(body);
                return self.through(task.slot, now);
            }
            // An object without this part: a computer that never reported.
            (Reads::Into { .. }, None) if body.is_null() => return self.through(task.slot, now),
            (Reads::MapOf { .. } | Reads::Into { .. }, None) if body.is_object() => {
                if let Some(id) = task.id {
                    self.slots[task.slot].map.insert(id, body);
                }
                return self.through(task.slot, now);
            }
            (Reads::Object, Some(_)) | (_, None) => return self.refuse(task, malformed(), now),
            (_, Some(rows)) => rows,
        };
        let slot = &mut self.slots[task.slot];
        slot.pages += 1;
        let pages = slot.pages;
        let rows = rows.into_iter().map(|row| reduced(row, call.keep));
        match (&task.id, call.reads) {
            (Some(id), Reads::MapOf { .. } | Reads::Into { .. }) => {
                slot.unfinished.entry(id.clone()).or_default().extend(rows);
            }
            _ => slot.rows.extend(rows),
        }
        match body["@odata.nextLink"].as_str() {
            None => {
                let slot = &mut self.slots[task.slot];
                if let Some((id, rows)) = task.id.and_then(|id| slot.unfinished.remove_entry(&id)) {
                    let ids = rows.into_iter().filter_map(|row| row.get("id").cloned()).collect();
                    slot.map.insert(id, ids);
                }
                self.through(task.slot, now);
            }
            Some(next) => match self.follow(next, call.version, pages, task.slot) {
                Ok(url) => self.tasks.push(Task { url, tries: 0, not_before: 0, ..task }),
                Err(refused) => self.refuse(task, refused, now),
            },
        }
    }

    /// The path of the next page: only at the chosen Graph host, and never twice.
    fn follow(&mut self, next: &str, version: Version, pages: usize, slot: usize) -> Result<String, Refused> {
        let prefix = format!("{}/{}", self.graph, version.path());
        let Some(url) = next.strip_prefix(&prefix).filter(|url| url.starts_with('/')) else {
            return Err(Refused::silent("foreignLink", "The next page was said to be at another host."));
        };
        if pages >= PAGES || !self.followed.insert(format!("{slot} {next}")) {
            return Err(Refused::silent("endlessPages", "The pages of this list have no end."));
        }
        Ok(url.to_owned())
    }

    fn through(&mut self, index: usize, now: u64) {
        self.slots[index].outstanding -= 1;
        self.end_if_through(index, now);
    }

    fn end_if_through(&mut self, index: usize, now: u64) {
        let slot = &mut self.slots[index];
        if slot.outstanding > 0 {
            return;
        }
        slot.state = State::Done;
        slot.ended = seconds(now);
        let whole = slot.is_whole();
        match slot.call.source {
            "" if whole => self.standing.roles = Some(texts(&slot.rows, "displayName")),
            "subscribedSkus" if whole => self.standing.plans = Some(plans(&slot.rows)),
            "organization" => {
                if let Some(name) = slot.rows.first().and_then(|row| row["displayName"].as_str()) {
                    self.tenant.display_name = name.to_owned();
                }
            }
            _ => {}
        }
    }

    /// Goes on with a new sign-in where an old one ran out.
    pub fn renew(&mut self, granted: &BTreeSet<String>) {
        self.standing.granted = granted.clone();
        self.expired = false;
    }

    /// How far it is.
    pub fn progress(&self, now: u64) -> Progress {
        let sources: BTreeSet<&str> = CALLS.iter().map(|call| call.source).collect();
        let done = |source: &&&str| self.finished(source, usize::MAX);
        let reading = self.slots.iter().filter(|slot| slot.state == State::Reading && !slot.call.source.is_empty());
        Progress {
            reading: reading.map(|slot| slot.call.source.to_owned()).collect(),
            done: sources.iter().filter(done).count(),
            of: sources.len(),
            not_read: sources
                .iter()
                .filter(done)
                .map(|source| ((*source).to_owned(), self.source(source, now).status))
                .filter(|(_, status)| *status != SourceStatus::Read)
                .collect(),
            seconds_left: self.seconds_left(),
            offline: self.offline,
        }
    }

    /// What the limits of the slowest service make of the calls that wait.
    fn seconds_left(&self) -> u64 {
        let mut waiting: BTreeMap<Service, u64> = BTreeMap::new();
        for task in &self.tasks {
            *waiting.entry(self.slots[task.slot].call.service).or_default() += 1;
        }
        waiting.into_iter().map(|(service, calls)| Pace::seconds(service, calls)).max().unwrap_or_default()
    }

    /// One source as it stands.
    fn source(&self, name: &str, now: u64) -> Source {
        if let Some(kept) = self.kept.get(name) {
            return kept.clone();
        }
        let slots: Vec<&Slot> = self.slots.iter().filter(|slot| slot.fills(name)).collect();
        let slot = slots.iter().find(|slot| slot.has_something()).or(slots.first());
        match slot {
            Some(slot) => self.outcome(slot, now),
            None => Slot::new(&ROLES).unread(SourceStatus::Skipped),
        }
    }

    fn outcome(&self, slot: &Slot, now: u64) -> Source {
        let call = slot.call;
        if slot.has_something() {
            let status = if slot.is_whole() { SourceStatus::Read } else { SourceStatus::Partial };
            return Source {
                via: Some("graph".to_owned()),
                read_at: slot.ended.or_else(|| seconds(now)),
                value: Some(self.completed(slot)),
                ..slot.unread(status)
            };
        }
        let status = match (&slot.refused, call.reads.each()) {
            (Some(refused), _) => self.standing.explain(call, refused),
            (None, Some(each)) if slot.state == State::Done && self.allows(call) => {
                // It could not be known for which objects.
                self.source(each.sources()[0], now).status
            }
            (None, _) if self.sets.contains(&call.set) && !self.allows(call) => SourceStatus::NotConsented,
            (None, _) => SourceStatus::Skipped,
        };
        slot.unread(status)
    }

    /// A slot's value, with what other calls add to its rows.
    fn completed(&self, slot: &Slot) -> Value {
        let mut value = slot.value();
        for other in self.slots.iter().filter(|other| other.call.source == slot.call.source) {
            let Reads::Into { property, .. } = other.call.reads else { continue };
            for row in value.as_array_mut().into_iter().flatten() {
                let found = row["id"].as_str().and_then(|id| other.map.get(id)).cloned();
                if let (Some(found), Some(row)) = (found, row.as_object_mut()) {
                    row.insert(property.to_owned(), found);
                }
            }
        }
        value
    }

    /// The snapshot of what has been read so far. `now` is in milliseconds since 1970.
    pub fn snapshot(&self, now: u64) -> Option<Snapshot> {
        let mut snapshot = Snapshot::new(self.tenant.clone(), seconds(now)?);
        for call in CALLS {
            snapshot.sources.insert(SourceName::from(call.source), self.source(call.source, now));
        }
        Some(snapshot)
    }
}

impl Slot {
    fn new(call: &'static Call) -> Self {
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
            missing: false,
            ended: None,
        }
    }

    /// Whether this call makes the value of a source, rather than adding to one.
    fn fills(&self, source: &str) -> bool {
        self.call.source == source && !matches!(self.call.reads, Reads::Into { .. })
    }

    fn is_whole(&self) -> bool {
        self.state == State::Done && !self.missing && self.has_something()
    }

    /// Something arrived, if only an empty list, or there was nothing to ask for.
    fn has_something(&self) -> bool {
        let nothing_to_ask = self.asked && self.state == State::Done && self.refused.is_none();
        self.object.is_some() || self.pages > 0 || !self.map.is_empty() || nothing_to_ask
    }

    fn value(&self) -> Value {
        match self.call.reads {
            Reads::Object => self.object.clone().unwrap_or_default(),
            Reads::Pages | Reads::RowsOf { .. } => Value::Array(self.rows.clone()),
            Reads::MapOf { .. } | Reads::Into { .. } => Value::Object(self.map.clone()),
        }
    }

    /// The source without a value.
    fn unread(&self, status: SourceStatus) -> Source {
        let refused = self.refused.as_ref();
        Source {
            status,
            via: None,
            read_at: None,
            http_status: refused.and_then(|refused| refused.status),
            code: refused.map(|refused| refused.code.clone()),
            message: refused.map(|refused| refused.message.clone()),
            value: None,
            more: Map::new(),
        }
    }
}

impl Reads {
    /// The objects it is called for, one by one.
    fn each(self) -> Option<Each> {
        match self {
            Reads::Object | Reads::Pages => None,
            Reads::MapOf { each } | Reads::RowsOf { each } | Reads::Into { each, .. } => Some(each),
        }
    }
}

impl Version {
    /// The part of the address.
    pub fn path(self) -> &'static str {
        match self {
            Version::V1 => "v1.0",
            Version::Beta => "beta",
        }
    }
}

/// Reads until everything is there, the sign-in runs out, or the future is dropped.
/// `told` hears how far it is.
pub async fn run(collection: &RefCell<Collection>, wire: &impl Wire, told: impl Fn(Progress)) -> Ended {
    let mut flying = FuturesUnordered::new();
    loop {
        let now = wire.now();
        let next = {
            let mut collection = collection.borrow_mut();
            if collection.expired && flying.is_empty() {
                return Ended::Expired;
            }
            collection.begin(now);
            while flying.len() < IN_FLIGHT && !collection.expired {
                let Some((version, batch)) = collection.next_batch(now) else { break };
                flying.push(send(wire, version, batch));
            }
            told(collection.progress(now));
            // After a sign-in has run out, what is under way is still waited for.
            if collection.expired { None } else { collection.next_time(now) }
        };
        let pause = next.map(|next| next.saturating_sub(now).max(10));
        let answered = match (flying.is_empty(), pause) {
            (true, None) => return Ended::Complete,
            (true, Some(pause)) => {
                wire.sleep(pause).await;
                None
            }
            (false, Some(pause)) if flying.len() < IN_FLIGHT => {
                match select(flying.next(), std::pin::pin!(wire.sleep(pause))).await {
                    Either::Left((answered, _)) => answered,
                    Either::Right(_) => None,
                }
            }
            (false, _) => flying.next().await,
        };
        if let Some((batch, reply)) = answered {
            collection.borrow_mut().take(batch, reply, wire.now(), wire.chance());
        }
    }
}

async fn send(wire: &impl Wire, version: Version, batch: Vec<Task>) -> (Vec<Task>, Result<Reply, NoAnswer>) {
    let answer = std::pin::pin!(wire.post(version, body(&batch)));
    let reply = match select(answer, std::pin::pin!(wire.sleep(PATIENCE))).await {
        Either::Left((reply, _)) => reply,
        Either::Right(_) => Err(NoAnswer::TimeOut),
    };
    (batch, reply)
}

/// The body of a batch.
fn body(batch: &[Task]) -> String {
    let requests: Vec<Value> = batch
        .iter()
        .enumerate()
        .map(|(number, task)| {
            // Else members that were added to an enum later arrive as "unknownFutureValue".
            let mut headers = json!({"Prefer": "include-unknown-enum-members"});
            if task.url.contains("$count=true") {
                headers["ConsistencyLevel"] = json!("eventual");
            }
            json!({"id": number.to_string(), "method": "GET", "url": task.url, "headers": headers})
        })
        .collect();
    json!({"requests": requests}).to_string()
}

/// Path and query, with `{daysAgo:N}` as the time so many days before `now`.
fn with_dates(path: &str, query: &str, now: u64) -> String {
    const MARK: &str = "{daysAgo:";
    let mut url = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    while let Some(start) = url.find(MARK) {
        let Some(end) = url[start..].find('}').map(|end| start + end) else { break };
        let days: u64 = url[start + MARK.len()..end].parse().unwrap_or_default();
        let date = seconds(now.saturating_sub(days * 86_400_000)).map(|time| time.to_string()).unwrap_or_default();
        url.replace_range(start..=end, &date);
    }
    url.replace(' ', "%20")
}

fn seconds(milliseconds: u64) -> Option<Utc> {
    Utc::from_seconds(i64::try_from(milliseconds / 1_000).ok()?)
}

fn retry_after(headers: &Value) -> Option<u64> {
    let headers = headers.as_object()?;
    let (_, value) = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("retry-after"))?;
    value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())
}

fn texts(rows: &[Value], property: &str) -> BTreeSet<String> {
    rows.iter().filter_map(|row| row[property].as_str().map(str::to_owned)).collect()
}

/// The ids of the service plans in subscriptions that are in force.
fn plans(rows: &[Value]) -> BTreeSet<String> {
    rows.iter()
        .filter(|row| matches!(row["capabilityStatus"].as_str(), Some("Enabled" | "Warning")))
        .filter_map(|row| row["servicePlans"].as_array())
        .flatten()
        .filter_map(|plan| plan["servicePlanId"].as_str().map(str::to_lowercase))
        .collect()
}
