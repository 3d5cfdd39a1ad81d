//! The requests that wait, and when each may go out.

use std::collections::BTreeMap;

use super::pace::{Pace, is_serial};
use super::refused::Refused;
use super::{Call, Service, Version};

/// Graph takes this many calls in one batch.
/// <https://learn.microsoft.com/graph/json-batching>
const BATCH: usize = 20;
/// A request is tried this often.
const TRIES: u32 = 5;
/// The longest wait that a service is granted, in seconds.
const LONGEST_WAIT: u64 = 300;

/// One request within a batch.
#[derive(Debug, Clone)]
pub(super) struct Task {
    /// Which of the calls it is made for.
    pub(super) index: usize,
    pub(super) call: &'static Call,
    /// The object it is asked for.
    pub(super) id: Option<String>,
    /// Path and query.
    pub(super) url: String,
    /// Pages of this list that came before.
    pub(super) pages: usize,
    tries: u32,
    not_before: u64,
    /// It was in a batch that was lost as a whole, and may be the reason: it goes
    /// by itself from now on.
    alone: bool,
}

impl Task {
    pub(super) fn new(index: usize, call: &'static Call, id: Option<String>, url: String) -> Self {
        Self { index, call, id, url, pages: 0, tries: 0, not_before: 0, alone: false }
    }

    /// The request for the next page of the same list.
    pub(super) fn next_page(self, url: String) -> Self {
        Self { url, pages: self.pages + 1, tries: 0, not_before: 0, ..self }
    }
}

/// When an answer came, and by how much the next try is to be spread.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    /// Milliseconds since 1970.
    pub(super) now: u64,
    /// A random number from 0 up to 1.
    pub(super) jitter: f64,
}

/// The requests that wait, and how fast each service may be asked.
#[derive(Debug, Default)]
pub(super) struct Queue {
    tasks: Vec<Task>,
    paces: BTreeMap<Service, Pace>,
}

impl Queue {
    /// Adds requests.
    pub(super) fn add(&mut self, tasks: impl IntoIterator<Item = Task>) {
        self.tasks.extend(tasks);
    }

    /// The next batch that may go out now: calls of one version, each within the pace of its service.
    pub(super) fn next_batch(&mut self, now: u64) -> Option<(Version, Vec<Task>)> {
        // The narrowest service sets the time that all takes: its call goes first.
        self.tasks.sort_by_key(|task| !is_serial(task.call.service));
        let mut version = None;
        let mut batch: Vec<Task> = Vec::new();
        let mut full = false;
        let mut rest = Vec::new();
        for task in std::mem::take(&mut self.tasks) {
            let call = task.call;
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
            let Call { service, units, .. } = *task.call;
            let next = self.paces.entry(service).or_default().next(service, units, now);
            times.extend(next.map(|next| next.max(task.not_before)));
        }
        times.into_iter().min()
    }

    /// A batch has been answered, one way or another.
    pub(super) fn answered(&mut self, batch: &[Task], now: u64) {
        for task in batch {
            let service = task.call.service;
            self.paces.entry(service).or_default().answered(service, now);
        }
    }

    /// Adds a request once more, after so many seconds where the service named a time; gives
    /// it back where it was tried often enough.
    pub(super) fn retry(&mut self, mut task: Task, refused: &Refused, after: Option<u64>, at: Moment) -> Option<Task> {
        let service = task.call.service;
        task.tries += 1;
        // By itself and again: another minute of waiting would bring the same.
        let hopeless = task.alone && refused.is_too_large_or_slow();
        if hopeless || task.tries >= tries(service, refused) {
            return Some(task);
        }
        task.alone |= refused.lost_the_batch();
        let delay = match after {
            Some(seconds) => seconds.min(LONGEST_WAIT) * 1_000,
            None => backoff(service, task.tries, at.jitter),
        };
        task.not_before = at.now + delay;
        if refused.status == Some(429) {
            // The limit is the service's, not this call's alone.
            self.paces.entry(service).or_default().pause(task.not_before);
        }
        self.tasks.push(task);
        None
    }

    /// Seconds that the limits of the slowest service make of the calls that wait.
    pub(super) fn seconds_left(&self) -> u64 {
        let mut waiting: BTreeMap<Service, u64> = BTreeMap::new();
        for task in &self.tasks {
            *waiting.entry(task.call.service).or_default() += u64::from(task.call.units);
        }
        let fresh = Pace::default();
        let seconds = |(service, units)| self.paces.get(&service).unwrap_or(&fresh).seconds(service, units);
        waiting.into_iter().map(seconds).max().unwrap_or_default()
    }
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

/// Milliseconds to wait after so many tries: twice as long each time, less up to a half by jitter.
fn backoff(service: Service, tries: u32, jitter: f64) -> u64 {
    // The power of two, in seconds, beyond which waiting does not grow.
    let longest = if is_serial(service) { 3 } else { TRIES };
    (1_000.0 * f64::from(1_u32 << tries.min(longest)) * (0.5 + jitter / 2.0)) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CALLS;

    const AT: Moment = Moment { now: 0, jitter: 0.0 };

    fn task(source: &str) -> Task {
        let call = CALLS.iter().find(|call| call.source == source).unwrap();
        Task::new(0, call, None, "/x".to_owned())
    }

    #[test]
    fn a_request_waits_longer_each_time_and_is_given_back_in_the_end() {
        let mut queue = Queue::default();
        let refused = Refused { status: Some(503), code: String::new(), message: String::new() };
        let mut times = Vec::new();
        let mut next = task("domains");
        while queue.retry(next, &refused, None, AT).is_none() {
            next = queue.tasks.remove(0);
            times.push(next.not_before);
        }
        assert_eq!(times, [1_000, 2_000, 4_000, 8_000]);
    }

    #[test]
    fn a_service_that_names_a_time_is_left_alone_until_then() {
        let mut queue = Queue::default();
        let refused = Refused { status: Some(429), code: String::new(), message: String::new() };
        assert!(queue.retry(task("domains"), &refused, Some(7), AT).is_none());
        queue.add([task("organization")]);
        assert_eq!((queue.next_time(0), queue.next_batch(6_999).is_none()), (Some(7_000), true));
        assert_eq!(queue.next_batch(7_000).map(|(_, batch)| batch.len()), Some(2));
    }

    #[test]
    fn a_lost_batch_is_sent_again_one_by_one() {
        let mut queue = Queue::default();
        let lost = Refused::malformed("");
        assert!(queue.retry(task("domains"), &lost, Some(0), AT).is_none());
        assert!(queue.retry(task("organization"), &lost, Some(0), AT).is_none());
        assert_eq!(queue.next_batch(0).map(|(_, batch)| batch.len()), Some(1));
    }
}
