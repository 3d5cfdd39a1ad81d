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
use super::{CALLS, Call, ConsentSet, Each, Extent, Instead, Only, Reads, Service, Version};
use crate::capabilities::Owned;
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
/// A sign-in lasts an hour at least. Within so many milliseconds of a renewal it has not run
/// out: a service that says so refuses it for another reason.
const FRESH: u64 = 300_000;

/// Which roles the person holds, through groups too: not a source, but it explains refusals.
/// That only roles are asked for makes it an advanced query:
/// <https://learn.microsoft.com/graph/aad-advanced-queries>
const ROLES: Call = Call {
    source: "",
    version: Version::V1,
    path: "/me/transitiveMemberOf/microsoft.graph.directoryRole",
    query: "$count=true&$select=id,displayName,roleTemplateId",
    reads: Reads::Pages,
    scopes: &["User.Read"],
    set: ConsentSet::Core,
    roles: &[],
    licence: None,
    service: Service::Directory,
    keep: &[],
    instead: Instead::OfNothing,
    partial: false,
    absent: &[],
    only: Only::Always,
    extent: Extent::Whole,
    units: 2,
    refused_without: &[],
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
    /// Pages of this list that have come.
    pages: usize,
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
    /// It was renewed, and nothing was asked since.
    renewed: bool,
    /// Until then it cannot have run out again.
    fresh_until: u64,
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
            slots: std::iter::once(&ROLES).chain(CALLS).filter(|call| call.exists_in(cloud)).map(Slot::new).collect(),
            tasks: Vec::new(),
            paces: BTreeMap::new(),
            followed: BTreeSet::new(),
            sets: sets.clone(),
            started: now,
            expired: false,
            renewed: false,
            fresh_until: 0,
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
        if std::mem::take(&mut self.renewed) {
            self.fresh_until = now + FRESH;
        }
        for index in 0..self.slots.len() {
            if self.slots[index].state != State::Waiting {
                continue;
            }
            let call = self.slots[index].call;
            match call.reads.each() {
                Some(each) => self.begin_for_each(index, each, now),
                None if !self.finished(call.source, index) => {}
                None if !self.is_called_for(index) => self.slots[index].state = State::Done,
                None => match self.is_wanted(call.only) {
                    None => {}
                    Some(true) => self.ask(index, None),
                    Some(false) => {
                        self.slots[index].asked = true;
                        self.slots[index].state = State::Done;
                    }
                },
            }
        }
    }

    fn begin_for_each(&mut self, index: usize, each: Each, now: u64) {
        let call = self.slots[index].call;
        // A call for each of many objects is not made where the plans are known to lack it.
        let plans_known = call.licence.is_none() || self.finished("subscribedSkus", usize::MAX);
        if !plans_known || !each.sources().iter().all(|source| self.finished(source, usize::MAX)) {
            return;
        }
        if self.standing.lacks(call) {
            self.slots[index].unlicensed = true;
            self.slots[index].state = State::Done;
        } else {
            self.ask_for_each(index, each, now);
        }
    }

    /// Whether a call is to be made after what became of those before it for the same source.
    fn is_called_for(&self, index: usize) -> bool {
        let call = self.slots[index].call;
        let before: Vec<&Slot> = self.slots[..index].iter().filter(|slot| slot.fills(call.source)).collect();
        if before.iter().any(|slot| slot.has_something()) {
            return false;
        }
        let is_bad_request = |slot: &&Slot| slot.refused.as_ref().is_some_and(|refused| refused.status == Some(400));
        // The roles may not be known yet, so 401 and 403 are told by themselves.
        let failed = |slot: &&Slot| {
            slot.refused.as_ref().is_some_and(|refused| {
                let explained = self.standing.explain(slot.call, refused);
                !matches!(refused.status, Some(401 | 403)) && explained == SourceStatus::Failed
            })
        };
        match call.instead {
            _ if before.is_empty() => true,
            Instead::OfNothing => true,
            Instead::OfBadRequest => before.iter().any(is_bad_request),
            Instead::OfFailure => before.iter().any(failed),
        }
    }

    /// Whether what a call needs is the case; none while that is not known yet.
    fn is_wanted(&self, only: Only) -> Option<bool> {
        match only {
            Only::Always => Some(true),
            Only::WhereSynced => {
                let known = ["organization", "users"].iter().all(|source| self.finished(source, usize::MAX));
                known.then(|| self.may_be_synced())
            }
        }
    }

    /// Whether accounts come from a local directory, or may.
    fn may_be_synced(&self) -> bool {
        let rows = |source| self.slot(source).map(|slot| slot.rows.as_slice()).unwrap_or_default();
        let told =
            |row: &Value| row.get("onPremisesSyncEnabled").is_some_and(|value| value.is_null() || value == false);
        let told_not = !rows("organization").is_empty() && rows("organization").iter().all(told);
        !told_not || rows("users").iter().any(|row| row["onPremisesSyncEnabled"] == true)
    }

    /// Whether all calls for a source (before `end`) have ended.
    fn finished(&self, source: &str, end: usize) -> bool {
        let slots = &self.slots[..end.min(self.slots.len())];
        slots.iter().filter(|slot| slot.fills(source)).all(|slot| slot.state == State::Done)
    }

    fn ask(&mut self, index: usize, id: Option<String>) {
        let slot = &mut self.slots[index];
        slot.state = State::Reading;
        slot.outstanding += 1;
        let text = id.as_deref().unwrap_or_default();
        let path = slot.call.path.replace("{id}", &percent_encoded(text));
        // In a filter it stands between quotes, and one of its own is doubled there.
        let query = slot.call.query.replace("{id}", &percent_encoded(&text.replace('\'', "''")));
        let url = with_dates(&path, &query, self.started);
        self.tasks.push(Task { slot: index, id, url, tries: 0, pages: 0, not_before: 0, alone: false });
    }

    fn ask_for_each(&mut self, index: usize, each: Each, now: u64) {
        let mut ids = BTreeSet::new();
        let (mut asked, mut missing) = (false, false);
        for source in each.sources() {
            let status = self.status(source);
            asked |= matches!(status, SourceStatus::Read | SourceStatus::Partial);
            // Where a plan does not include something, or a cloud does not have it, there is none of it.
            let none = matches!(status, SourceStatus::NotLicensed | SourceStatus::NotInCloud);
            // Groups that a policy names beyond the list matter as far as the policy is known.
            let enough = status == SourceStatus::Partial && *source == "conditionalAccessPolicies";
            missing |= !(status == SourceStatus::Read || none || enough);
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
                && pace.next(call.service, call.units, now).is_some_and(|next| next <= now);
            if fits {
                version = Some(call.version);
                full = alone;
                pace.send(call.units, now);
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
            let call = self.slots[task.slot].call;
            let next = self.paces.entry(call.service).or_default().next(call.service, call.units, now);
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
            (401, _) if now >= self.fresh_until => {
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
        if matches!(status, 200..=299) {
            return self.accept(task, body, now);
        }
        let refused = Refused::of(status, &body);
        if matches!(status, 429 | 500..=599) || self.may_be_taken_back(task.slot, &refused) {
            let after = retry_after(&answer["headers"]);
            self.again(task, refused, after, now, chance);
        } else if status == 401 && refused.code == "InvalidAuthenticationToken" && now >= self.fresh_until {
            self.expired = true;
            self.tasks.push(task);
        } else {
            self.refuse(task, refused, now);
        }
    }

    /// Whether a refusal for want of a plan stands against what is known of the plans, or
    /// came before they are known.
    fn may_be_taken_back(&self, slot: usize, refused: &Refused) -> bool {
        let plans_known = self.finished("subscribedSkus", usize::MAX);
        self.standing.contradicts(self.slots[slot].call, refused) || !plans_known && refused.names_the_plan()
    }

    /// Tries a call again later, as long as there are tries left.
    fn again(&mut self, mut task: Task, refused: Refused, after: Option<u64>, now: u64, chance: f64) {
        let service = self.slots[task.slot].call.service;
        task.tries += 1;
        // By itself and again: another minute of waiting would bring the same.
        let hopeless =
            task.alone && [NoAnswer::TooLarge, NoAnswer::TimeOut].map(NoAnswer::code).contains(&&*refused.code);
        if task.tries >= tries(service, &refused) || hopeless {
            return self.refuse(task, refused, now);
        }
        // A batch that came to nothing as a whole: one of its calls may be the reason.
        task.alone |= refused.status.is_none() && refused.code != NoAnswer::Unreachable.code();
        let backoff = 1_000.0 * f64::from(1_u32 << task.tries.min(longest_backoff(service))) * (0.5 + chance / 2.0);
        let delay = after.map_or(backoff as u64, |seconds| seconds.min(300) * 1_000);
        task.not_before = now + delay;
        if refused.status == Some(429) {
            // The whole service wants peace, not this call alone.
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
            (Reads::MapOf { .. } | Reads::ListsOf { .. } | Reads::Into { .. }, None) if body.is_object() => {
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
        let in_map = matches!(call.reads, Reads::MapOf { .. } | Reads::ListsOf { .. } | Reads::Into { .. });
        if !in_map && check_source(call.source, SourceStatus::Read, Some(&rows)).is_err() {
            return self.refuse(task, malformed(), now);
        }
        let Value::Array(rows) = rows else { return };
        // Of a list within a map the ids are kept; one that has none would be left out unseen.
        if in_map && !rows.iter().all(|row| row["id"].is_string()) {
            return self.refuse(task, malformed(), now);
        }
        let pages = task.pages + 1;
        let slot = &mut self.slots[task.slot];
        slot.pages += 1;
        match &task.id {
            Some(id) if in_map => slot.unfinished.entry(id.clone()).or_default().extend(rows),
            _ => slot.rows.extend(rows),
        }
        match next.filter(|_| call.extent != Extent::FirstPage) {
            None => {
                if let Some((id, rows)) = task.id.and_then(|id| slot.unfinished.remove_entry(&id)) {
                    slot.map.insert(id, listed(call.reads, rows));
                }
                self.through(task.slot, now);
            }
            Some(next) => match self.follow(&next, call, pages, task.slot) {
                Ok(url) => self.tasks.push(Task { url, tries: 0, pages, not_before: 0, ..task }),
                Err(refused) => self.refuse(task, refused, now),
            },
        }
    }

    /// The path of the next page: only at the chosen Graph host, and never twice.
    fn follow(&mut self, next: &str, call: &Call, pages: usize, slot: usize) -> Result<String, Refused> {
        let Some(url) = path_at(next, self.graph, call.version) else {
            return Err(Refused::silent("foreignLink", "The next page was said to be at another host."));
        };
        match call.extent {
            Extent::Pages(most) if pages >= most => {
                Err(Refused::silent("cutShort", "The list is longer than what is read of it."))
            }
            _ if pages >= PAGES || !self.followed.insert(format!("{slot} {next}")) => {
                Err(Refused::silent("endlessPages", "The pages of this list have no end."))
            }
            _ => Ok(url),
        }
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
            "" if whole => self.standing.roles = role_templates(&slot.rows),
            "subscribedSkus" if whole => self.standing.owned = Some(Owned::by_products(&slot.rows)),
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
        self.renewed = true;
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
            let call = self.slots[task.slot].call;
            *waiting.entry(call.service).or_default() += u64::from(call.units);
        }
        let fresh = Pace::default();
        let seconds = |(service, units)| self.paces.get(&service).unwrap_or(&fresh).seconds(service, units);
        waiting.into_iter().map(seconds).max().unwrap_or_default()
    }

    /// The call that tells about a source: the first that brought something, else the first.
    fn slot(&self, source: &str) -> Option<&Slot> {
        let mut slots = self.slots.iter().filter(|slot| slot.fills(source));
        slots.clone().find(|slot| slot.has_something()).or_else(|| slots.next())
    }

    /// How the reading of a source ended, or stands.
    fn status(&self, source: &str) -> SourceStatus {
        let Some(slot) = self.slot(source) else { return SourceStatus::NotInCloud };
        let call = slot.call;
        match (&slot.refused, call.reads.each()) {
            _ if slot.is_whole() => SourceStatus::Read,
            _ if slot.has_something() => SourceStatus::Partial,
            _ if slot.unlicensed => SourceStatus::NotLicensed,
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
        let refused = self.slot(name).and_then(|slot| self.why(slot));
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

    /// Why something is missing; where a second call stands in for the first, why it had to.
    fn why<'a>(&'a self, slot: &'a Slot) -> Option<&'a Refused> {
        let first =
            || self.slots.iter().filter(|other| other.fills(slot.call.source)).find_map(|other| other.refused.as_ref());
        slot.refused.as_ref().or_else(|| if slot.call.partial { first() } else { None })
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
                    // It is whole now.
                    row.shift_remove(&format!("{property}@odata.nextLink"));
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

/// The template ids of the roles in rows; none where one has none.
fn role_templates(rows: &[Value]) -> Option<BTreeSet<String>> {
    rows.iter().map(|row| row["roleTemplateId"].as_str().map(str::to_ascii_lowercase)).collect()
}

/// How often a call is tried. Conditional Access answers one call a second for all the apps of a
/// tenant together and names no time to come back, so that a busy neighbour can be in the way
/// for minutes.
fn tries(service: Service, refused: &Refused) -> u32 {
    match service {
        Service::Protection if refused.status == Some(429) => 30,
        Service::Methods if refused.status == Some(429) => 10,
        _ => TRIES,
    }
}

/// The power of two, in seconds, beyond which waiting between tries does not grow.
fn longest_backoff(service: Service) -> u32 {
    if is_serial(service) { 3 } else { TRIES }
}

/// What a map keeps of a list: the ids alone, or the rows.
fn listed(reads: Reads, rows: Vec<Value>) -> Value {
    match reads {
        Reads::MapOf { .. } => rows.into_iter().filter_map(|row| row.get("id").cloned()).collect(),
        _ => Value::Array(rows),
    }
}

/// The path and query of an address at a host and version; none if it is elsewhere. Graph may write
/// the host in other letters, or with its port.
fn path_at(address: &str, host: &str, version: Version) -> Option<String> {
    let (_, rest) = address.split_at_checked(host.len()).filter(|(start, _)| start.eq_ignore_ascii_case(host))?;
    let rest = rest.strip_prefix(":443").unwrap_or(rest);
    let path = rest.strip_prefix('/')?.strip_prefix(version.path())?;
    path.starts_with('/').then(|| path.to_owned())
}
