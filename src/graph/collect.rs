//! Works the catalogue off: what is asked when, what came, what is still to do.
//!
//! [`Collection`] is plain data that [`run`](super::run) changes, so that a
//! snapshot of what has arrived can be made at any moment.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::pace::{Pace, is_serial};
use super::progress::Progress;
use super::refused::{Refused, Standing};
use super::rows::reduced;
use super::slot::{Slot, State};
use super::wire::{NoAnswer, Reply};
use super::{CALLS, Call, ConsentSet, Each, Reads, Service, Version};
use crate::capabilities;
use crate::sign_in::{Cloud, percent_encoded};
use crate::snapshot::{Snapshot, Source, SourceName, SourceStatus, Tenant, check_source};
use crate::time::Utc;

/// Graph takes this many calls in one batch.
/// <https://learn.microsoft.com/graph/json-batching>
const BATCH: usize = 20;
/// A call is tried this often.
const TRIES: u32 = 5;
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

/// One request within a batch.
#[derive(Debug, Clone)]
pub(super) struct Task {
    slot: usize,
    /// The object it is asked for.
    id: Option<String>,
    /// Path and query.
    pub(super) url: String,
    tries: u32,
    not_before: u64,
    /// It was in a batch that was lost as a whole, and may be the reason: it goes
    /// by itself from now on.
    alone: bool,
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
    sets: BTreeSet<ConsentSet>,
    started: u64,
    /// The sign-in ran out.
    pub(super) expired: bool,
    offline: bool,
}

impl Collection {
    /// Everything in the catalogue that the chosen sets and the granted permissions
    /// allow. `now` is in milliseconds since 1970.
    pub fn new(cloud: Cloud, tenant: &str, granted: &BTreeSet<String>, sets: &BTreeSet<ConsentSet>, now: u64) -> Self {
        let mut collection = Self {
            graph: cloud.graph_host(),
            tenant: Tenant { id: tenant.to_owned(), cloud: cloud.key().to_owned(), ..Tenant::default() },
            standing: Standing { granted: granted.clone(), ..Standing::default() },
            slots: std::iter::once(&ROLES).chain(CALLS).map(Slot::new).collect(),
            tasks: Vec::new(),
            paces: BTreeMap::new(),
            followed: BTreeSet::new(),
            sets: sets.clone(),
            started: now,
            expired: false,
            offline: false,
        };
        for slot in &mut collection.slots {
            if !sets.contains(&slot.call.set) || !collection.standing.allows(slot.call) {
                slot.state = State::Done;
            }
        }
        collection
    }

    /// Begins every call whose time has come.
    pub(super) fn begin(&mut self, now: u64) {
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
        let path = slot.call.path.replace("{id}", &percent_encoded(id.as_deref().unwrap_or_default()));
        let url = with_dates(&path, slot.call.query, self.started);
        self.tasks.push(Task { slot: index, id, url, tries: 0, not_before: 0, alone: false });
    }

    fn ask_for_each(&mut self, index: usize, each: Each, now: u64) {
        let mut ids = BTreeSet::new();
        let (mut asked, mut missing) = (false, false);
        for source in each.sources() {
            let status = self.status(source);
            asked |= matches!(status, SourceStatus::Read | SourceStatus::Partial);
            // Where a plan does not include something, there is none of it.
            missing |= !matches!(status, SourceStatus::Read | SourceStatus::NotLicensed);
            ids.extend(self.slot(source).map(|slot| each.ids(source, &slot.rows)).unwrap_or_default());
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
    pub(super) fn next_batch(&mut self, now: u64) -> Option<(Version, Vec<Task>)> {
        // The narrowest service sets the time that all takes: its call goes first.
        self.tasks.sort_by_key(|task| !is_serial(self.slots[task.slot].call.service));
        let mut version = None;
        let mut batch: Vec<Task> = Vec::new();
        let mut full = false;
        let mut rest = Vec::new();
        for task in std::mem::take(&mut self.tasks) {
            let call = self.slots[task.slot].call;
            let pace = self.paces.entry(call.service).or_default();
            let alone = task.alone || is_serial(call.service);
            let fits = batch.len() < BATCH
                && (batch.is_empty() || !alone && !full)
                && version.is_none_or(|version| version == call.version)
                && task.not_before <= now
                && pace.next(call.service, now).is_some_and(|next| next <= now);
            if fits {
                version = Some(call.version);
                full = alone;
                pace.send(now);
                batch.push(task);
            } else {
                rest.push(task);
            }
        }
        self.tasks = rest;
        version.map(|version| (version, batch))
    }

    /// When something that waits may go out at the earliest.
    pub(super) fn next_time(&mut self, now: u64) -> Option<u64> {
        let mut times = Vec::new();
        for task in &self.tasks {
            let service = self.slots[task.slot].call.service;
            let next = self.paces.entry(service).or_default().next(service, now);
            times.extend(next.map(|next| next.max(task.not_before)));
        }
        times.into_iter().min()
    }

    /// Takes the answer to a batch.
    pub(super) fn take(&mut self, batch: Vec<Task>, reply: Result<Reply, NoAnswer>, now: u64, chance: f64) {
        self.offline = matches!(reply, Err(NoAnswer::Unreachable));
        for task in &batch {
            let service = self.slots[task.slot].call.service;
            self.paces.entry(service).or_default().answered(service, now);
        }
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
        // By itself and again: another minute of waiting would bring the same.
        let hopeless =
            task.alone && [NoAnswer::TooLarge, NoAnswer::TimeOut].map(NoAnswer::code).contains(&&*refused.code);
        if task.tries >= TRIES || hopeless {
            return self.refuse(task, refused, now);
        }
        // A batch that came to nothing as a whole: one of its calls may be the reason.
        task.alone |= refused.status.is_none() && refused.code != NoAnswer::Unreachable.code();
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
        // In a map an object that is gone is just not there; in a list of rows
        // its absence would not show.
        let gone = refused.status == Some(404) && !matches!(slot.call.reads, Reads::RowsOf { .. });
        if task.id.is_none() || !gone {
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
        let next = match body.get("@odata.nextLink") {
            None => None,
            Some(Value::String(next)) => Some(next.clone()),
            // There is more, and no telling where.
            Some(_) => return self.refuse(task, malformed(), now),
        };
        let rows = Value::Array(rows.into_iter().map(|row| reduced(row, call.keep)).collect());
        let in_map = matches!(call.reads, Reads::MapOf { .. } | Reads::Into { .. });
        if !in_map && check_source(call.source, SourceStatus::Read, Some(&rows)).is_err() {
            return self.refuse(task, malformed(), now);
        }
        let Value::Array(rows) = rows else { return };
        // Of a list within a map the ids are kept; one that has none would be left out unseen.
        if in_map && !rows.iter().all(|row| row["id"].is_string()) {
            return self.refuse(task, malformed(), now);
        }
        let slot = &mut self.slots[task.slot];
        slot.pages += 1;
        let pages = slot.pages;
        match (&task.id, call.reads) {
            (Some(id), Reads::MapOf { .. } | Reads::Into { .. }) => {
                slot.unfinished.entry(id.clone()).or_default().extend(rows);
            }
            _ => slot.rows.extend(rows),
        }
        match next {
            None => {
                let slot = &mut self.slots[task.slot];
                if let Some((id, rows)) = task.id.and_then(|id| slot.unfinished.remove_entry(&id)) {
                    let ids = rows.into_iter().filter_map(|row| row.get("id").cloned()).collect();
                    slot.map.insert(id, ids);
                }
                self.through(task.slot, now);
            }
            Some(next) => match self.follow(&next, call.version, pages, task.slot) {
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
            "subscribedSkus" if whole => self.standing.owned = capabilities::of_tenant(&slot.rows),
            "organization" => {
                if let Some(name) = slot.rows.first().and_then(|row| row["displayName"].as_str()) {
                    self.tenant.display_name = name.to_owned();
                }
            }
            _ => {}
        }
    }

    /// Goes on with a new sign-in where an old one ran out. The roles are read again: one
    /// that was activated for some hours may be gone.
    pub fn renew(&mut self, granted: &BTreeSet<String>) {
        self.read_roles_again(granted);
        self.standing.granted = granted.clone();
        self.expired = false;
    }

    fn read_roles_again(&mut self, granted: &BTreeSet<String>) {
        self.standing.roles = None;
        for slot in &mut self.slots {
            let allowed = slot.call.scopes.iter().all(|scope| granted.contains(*scope));
            if slot.call.source.is_empty() && slot.state == State::Done && allowed {
                *slot = Slot::new(slot.call);
            }
        }
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
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
                .map(|source| ((*source).to_owned(), self.status(source)))
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

    /// The call that tells about a source: the first that brought something, else the first.
    fn slot(&self, source: &str) -> Option<&Slot> {
        let mut slots = self.slots.iter().filter(|slot| slot.fills(source));
        slots.clone().find(|slot| slot.has_something()).or_else(|| slots.next())
    }

    /// How the reading of a source ended, or stands.
    fn status(&self, source: &str) -> SourceStatus {
        let Some(slot) = self.slot(source) else { return SourceStatus::Skipped };
        let call = slot.call;
        match (&slot.refused, call.reads.each()) {
            _ if slot.is_whole() => SourceStatus::Read,
            _ if slot.has_something() => SourceStatus::Partial,
            (Some(refused), _) => self.standing.explain(call, refused),
            _ if !self.sets.contains(&call.set) => SourceStatus::Skipped,
            _ if !self.standing.allows(call) => SourceStatus::NotConsented,
            // It could not be known for which objects.
            (None, Some(each)) if slot.state == State::Done => self.status(each.sources()[0]),
            (None, _) => SourceStatus::Skipped,
        }
    }

    /// One source as it stands.
    fn source(&self, name: &str, now: u64) -> Source {
        let refused = self.slot(name).and_then(|slot| slot.refused.as_ref());
        let value = self.slot(name).filter(|slot| slot.has_something()).map(|slot| self.completed(slot));
        let ended = self.slot(name).and_then(|slot| slot.ended);
        Source {
            status: self.status(name),
            via: value.is_some().then(|| "graph".to_owned()),
            read_at: value.is_some().then(|| ended.or_else(|| seconds(now))).flatten(),
            http_status: refused.and_then(|refused| refused.status),
            code: refused.map(|refused| refused.code.clone()),
            message: refused.map(|refused| refused.message.clone()),
            value,
            more: serde_json::Map::new(),
        }
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
