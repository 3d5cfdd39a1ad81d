//! Works the catalogue off: what is asked when, what came, what is still to do.
//!
//! [`Collection`] is plain data that [`run`](super::run) changes, so that a
//! snapshot of what has arrived can be made at any moment.

use std::collections::BTreeSet;

use serde_json::Value;

use super::address::{Pages, address};
use super::answer::{Answer, Content, answers, content};
use super::call_state::Phase;
use super::caller::ROLES;
use super::next_step::{Step, next_step, objects};
use super::progress::Progress;
use super::queue::{Moment, Queue, Task};
use super::refused::Refused;
use super::sources::Sources;
use super::transport::{NoAnswer, Reply};
use super::{CALLS, ConsentSet, Each, Extent, Version};
use crate::sign_in::Cloud;
use crate::snapshot::{Snapshot, SourceName, Tenant};
use crate::time::Utc;

/// A sign-in lasts an hour at least. Within so many milliseconds of a renewal it has not run
/// out: a service that says so refuses it for another reason.
const FRESH: u64 = 300_000;

/// What has been read so far and what is still to do.
#[derive(Debug)]
pub struct Collection {
    tenant: Tenant,
    sources: Sources,
    queue: Queue,
    pages: Pages,
    started: u64,
    token: Token,
    /// The last try got no answer.
    offline: bool,
}

/// Whether the sign-in still holds.
#[derive(Debug, Default)]
struct Token {
    expired: bool,
    /// It was renewed, and nothing was asked since.
    renewed: bool,
    /// Until then it cannot have run out again.
    fresh_until: u64,
}

impl Collection {
    /// Everything in the catalogue that the chosen sets and the granted permissions
    /// allow. `now` is in milliseconds since 1970.
    pub fn new(cloud: Cloud, tenant: &str, granted: &BTreeSet<String>, sets: &BTreeSet<ConsentSet>, now: u64) -> Self {
        let calls = std::iter::once(&ROLES).chain(CALLS).filter(|call| call.exists_in(cloud));
        Self {
            tenant: Tenant { id: tenant.to_owned(), cloud: cloud.key().to_owned(), ..Tenant::default() },
            sources: Sources::new(calls, granted, sets),
            queue: Queue::default(),
            pages: Pages::at(cloud.graph_host()),
            started: now,
            token: Token::default(),
            offline: false,
        }
    }

    /// Goes on with a new sign-in where an old one ran out.
    pub fn renew(&mut self, granted: &BTreeSet<String>) {
        self.sources.renew(granted);
        self.token.expired = false;
        self.token.renewed = true;
    }

    /// Whether the sign-in ran out.
    pub(super) fn has_expired(&self) -> bool {
        self.token.expired
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        Progress { seconds_left: self.queue.seconds_left(), offline: self.offline, ..self.sources.progress() }
    }

    /// The snapshot of what has been read so far. `now` is in milliseconds since 1970.
    pub fn snapshot(&self, now: u64) -> Option<Snapshot> {
        let mut snapshot = Snapshot::new(self.tenant.clone(), Utc::from_milliseconds(now)?);
        for call in CALLS {
            snapshot.sources.insert(SourceName::from(call.source), self.sources.source(call.source, now));
        }
        Some(snapshot)
    }

    /// Begins every call whose time has come.
    pub(super) fn begin(&mut self, now: u64) {
        if std::mem::take(&mut self.token.renewed) {
            self.token.fresh_until = now + FRESH;
        }
        for index in 0..self.sources.calls.len() {
            if self.sources.calls[index].phase == Phase::Waiting {
                self.take_step(index, now);
            }
        }
    }

    fn take_step(&mut self, index: usize, now: u64) {
        let step = next_step(&self.sources, index);
        let state = &mut self.sources.calls[index];
        match step {
            Step::Wait => {}
            Step::Ask => self.ask(index, None),
            Step::AskForEach(each) => self.ask_for_each(index, each, now),
            Step::LeaveOut | Step::NothingToAsk | Step::Unlicensed => {
                state.asked = step == Step::NothingToAsk;
                state.unlicensed = step == Step::Unlicensed;
                state.phase = Phase::Done;
            }
        }
    }

    fn ask(&mut self, index: usize, id: Option<String>) {
        let state = &mut self.sources.calls[index];
        state.phase = Phase::Reading;
        state.outstanding += 1;
        let url = address(state.call, id.as_deref(), self.started);
        self.queue.add([Task::new(index, state.call, id, url)]);
    }

    fn ask_for_each(&mut self, index: usize, each: Each, now: u64) {
        let objects = objects(&self.sources, each);
        let state = &mut self.sources.calls[index];
        state.asked = objects.known;
        state.missing = objects.incomplete;
        state.phase = Phase::Reading;
        for id in objects.ids {
            self.ask(index, Some(id));
        }
        self.end_if_complete(index, now);
    }

    /// The next batch that may go out now.
    pub(super) fn next_batch(&mut self, now: u64) -> Option<(Version, Vec<Task>)> {
        self.queue.next_batch(now)
    }

    /// When something that waits may go out at the earliest.
    pub(super) fn next_time(&mut self, now: u64) -> Option<u64> {
        self.queue.next_time(now)
    }

    /// Takes the answer to a batch.
    pub(super) fn take(&mut self, batch: Vec<Task>, reply: Result<Reply, NoAnswer>, at: Moment) {
        self.offline = matches!(reply, Err(NoAnswer::Unreachable));
        self.queue.answered(&batch, at.now);
        let reply = match reply {
            Ok(reply) => reply,
            Err(none) => return self.retry_all(batch, &none.into(), None, at),
        };
        let body: Option<Value> = serde_json::from_slice(&reply.body).ok();
        match (reply.status, body) {
            (200, Some(body)) => self.take_answers(batch, body, at),
            (401, _) if self.may_have_expired(at) => self.expire(batch),
            (429 | 500..=599, body) => {
                let refused = Refused::of(reply.status, &body.unwrap_or_default());
                self.retry_all(batch, &refused, reply.retry_after, at);
            }
            (200, None) => self.retry_all(batch, &Refused::malformed("The answer was not valid JSON."), None, at),
            (status, body) => {
                let refused = Refused::of(status, &body.unwrap_or_default());
                batch.into_iter().for_each(|task| self.refuse(task, refused.clone(), at.now));
            }
        }
    }

    fn take_answers(&mut self, batch: Vec<Task>, body: Value, at: Moment) {
        let mut answers = answers(body);
        for (number, task) in batch.into_iter().enumerate() {
            match answers.remove(&number) {
                Some(answer) => self.take_answer(task, answer, at),
                None => {
                    let refused = Refused::malformed("The batch came back without this answer.");
                    self.retry(task, refused, None, at);
                }
            }
        }
    }

    fn take_answer(&mut self, task: Task, answer: Answer, at: Moment) {
        let Answer { status, retry_after, body } = answer;
        if matches!(status, 200..=299) {
            return self.accept(task, body, at.now);
        }
        let refused = Refused::of(status, &body);
        if matches!(status, 429 | 500..=599) || self.sources.may_be_taken_back(task.call, &refused) {
            self.retry(task, refused, retry_after, at);
        } else if status == 401 && refused.code == "InvalidAuthenticationToken" && self.may_have_expired(at) {
            self.expire([task]);
        } else {
            self.refuse(task, refused, at.now);
        }
    }

    fn may_have_expired(&self, at: Moment) -> bool {
        at.now >= self.token.fresh_until
    }

    /// The sign-in ran out; what was asked for waits until it is renewed.
    fn expire(&mut self, tasks: impl IntoIterator<Item = Task>) {
        self.token.expired = true;
        self.queue.add(tasks);
    }

    fn retry_all(&mut self, batch: Vec<Task>, refused: &Refused, after: Option<u64>, at: Moment) {
        batch.into_iter().for_each(|task| self.retry(task, refused.clone(), after, at));
    }

    /// Tries a call again later, as long as there are tries left.
    fn retry(&mut self, task: Task, refused: Refused, after: Option<u64>, at: Moment) {
        if let Some(task) = self.queue.retry(task, &refused, after, at) {
            self.refuse(task, refused, at.now);
        }
    }

    fn refuse(&mut self, task: Task, refused: Refused, now: u64) {
        self.sources.calls[task.index].refuse(task.id.as_deref(), refused);
        self.answered(task.index, now);
    }

    /// Takes the body of an answer.
    fn accept(&mut self, task: Task, body: Value, now: u64) {
        match content(task.call, body) {
            Err(refused) => self.refuse(task, refused, now),
            Ok(Content::Page { rows, next }) => self.accept_page(task, rows, next, now),
            Ok(Content::Nothing) => self.answered(task.index, now),
            Ok(Content::Object(object)) => {
                self.sources.calls[task.index].take_object(task.id, object);
                self.answered(task.index, now);
            }
        }
    }

    fn accept_page(&mut self, task: Task, rows: Vec<Value>, next: Option<String>, now: u64) {
        let state = &mut self.sources.calls[task.index];
        state.take_page(task.id.as_deref(), rows);
        match next.filter(|_| task.call.extent != Extent::FirstPage) {
            None => {
                state.end_list(task.id.as_deref());
                self.answered(task.index, now);
            }
            Some(next) => match self.pages.follow(&next, task.call, task.index, task.pages + 1) {
                Ok(url) => self.queue.add([task.next_page(url)]),
                Err(refused) => self.refuse(task, refused, now),
            },
        }
    }

    fn answered(&mut self, index: usize, now: u64) {
        self.sources.calls[index].outstanding -= 1;
        self.end_if_complete(index, now);
    }

    fn end_if_complete(&mut self, index: usize, now: u64) {
        if !self.sources.end_if_complete(index, now) {
            return;
        }
        let state = &self.sources.calls[index];
        let name = state.rows.first().and_then(|row| row["displayName"].as_str());
        if let ("organization", Some(name)) = (state.call.source, name) {
            self.tenant.display_name = name.to_owned();
        }
    }
}
