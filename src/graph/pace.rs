//! How fast each service may be asked.
//! <https://learn.microsoft.com/graph/throttling-limits>

use std::collections::VecDeque;

use super::Service;

/// The limits of a service, a little below Microsoft's own: others use the tenant too,
/// and requests arrive closer together than they were sent.
struct Limit {
    /// This many calls, in the directory units…
    units: u32,
    /// …in this time.
    milliseconds: u64,
}

/// How many go out to a service that may be slower than it is taken to be, before the
/// first answer.
const PROBE: u32 = 20;

fn limit(service: Service, manner: Manner) -> Limit {
    let (units, milliseconds) = match service {
        // The smallest tenants have 3,500.
        Service::Directory => (3_000, 10_000),
        Service::SignInActivity => (10, 60_500),
        // For the tenant, all apps together.
        Service::Protection => (1, 1_000),
        Service::Reports => (4, 10_500),
        Service::Methods if manner == Manner::Refused => (4, 10_500),
        Service::Methods => (2_000, 10_000),
        Service::Intune => (900, 20_000),
        Service::Security => (100, 60_000),
        Service::Other => (100, 10_000),
    };
    Limit { units, milliseconds }
}

/// Whether a service counts so narrowly that the way of a request matters: two that
/// are sent a second apart may arrive closer. The next goes when the one before has
/// been answered, the time counts from the answer, and no slow neighbour shares the batch.
pub(super) fn is_serial(service: Service) -> bool {
    service == Service::Protection
}

/// How a service took what it was asked.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// It has not answered yet.
    #[default]
    Unknown,
    /// It answers.
    Answering,
    /// It has said once that it was asked too fast.
    Refused,
}

/// What a service was asked lately, and until when it must not be asked again.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// When, and at what cost.
    sent: VecDeque<(u64, u32)>,
    /// The cost of all of these.
    used: u32,
    under_way: bool,
    manner: Manner,
    paused_until: u64,
}

impl Pace {
    /// The earliest time for the next call of so many units, in milliseconds; `None` while
    /// that depends on an answer.
    pub(super) fn next(&mut self, service: Service, units: u32, now: u64) -> Option<u64> {
        if self.under_way && is_serial(service) {
            return None;
        }
        if service == Service::Methods && self.manner == Manner::Unknown && self.used + units > PROBE {
            return None;
        }
        let limit = limit(service, self.manner);
        while let Some((_, cost)) = self.sent.front().copied().filter(|(at, _)| at + limit.milliseconds <= now) {
            self.used -= cost;
            self.sent.pop_front();
        }
        Some(self.free(&limit, units, now).max(self.paused_until))
    }

    /// When so many units fit into the window.
    fn free(&self, limit: &Limit, units: u32, now: u64) -> u64 {
        let mut used = self.used;
        let mut free = now;
        for (at, cost) in &self.sent {
            if used + units <= limit.units {
                break;
            }
            used -= cost;
            free = at + limit.milliseconds;
        }
        free
    }

    /// How many seconds calls of so many units take at least.
    pub(super) fn seconds(&self, service: Service, units: u64) -> u64 {
        let limit = limit(service, self.manner);
        (units / u64::from(limit.units) * limit.milliseconds).div_ceil(1_000)
    }

    /// A call of so many units goes out.
    pub(super) fn send(&mut self, units: u32, now: u64) {
        self.sent.push_back((now, units));
        self.used += units;
        self.under_way = true;
    }

    /// Calls of this service have been answered.
    pub(super) fn answered(&mut self, service: Service, now: u64) {
        self.under_way = false;
        if self.manner == Manner::Unknown {
            self.manner = Manner::Answering;
        }
        if is_serial(service)
            && let Some((last, _)) = self.sent.back_mut()
        {
            *last = now;
        }
    }

    /// The service must not be asked until then.
    pub(super) fn pause(&mut self, until: u64) {
        self.manner = Manner::Refused;
        self.paused_until = self.paused_until.max(until);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_spread_over_the_window() {
        let mut pace = Pace::default();
        for at in [0, 600, 620, 630] {
            assert_eq!(pace.next(Service::Reports, 1, at), Some(at));
            pace.send(1, at);
        }
        assert_eq!(pace.next(Service::Reports, 1, 640), Some(10_500));
        assert_eq!(pace.next(Service::Reports, 1, 10_505), Some(10_505));
    }

    #[test]
    fn what_costs_more_waits_longer() {
        let mut pace = Pace::default();
        for at in 0..750 {
            assert_eq!(pace.next(Service::Directory, 4, at), Some(at));
            pace.send(4, at);
        }
        assert_eq!(pace.next(Service::Directory, 4, 750), Some(10_000));
        assert_eq!(pace.next(Service::Directory, 8, 750), Some(10_001));
    }

    #[test]
    fn a_serial_service_counts_from_the_answer() {
        let mut pace = Pace::default();
        pace.send(1, 0);
        assert_eq!(pace.next(Service::Protection, 1, 2_000), None);
        pace.answered(Service::Protection, 2_500);
        assert_eq!(pace.next(Service::Protection, 1, 2_500), Some(3_500));
    }

    #[test]
    fn a_service_of_unknown_pace_is_tried_with_a_batch_and_obeyed_when_it_refuses() {
        let mut pace = Pace::default();
        for _ in 0..PROBE {
            assert_eq!(pace.next(Service::Methods, 1, 0), Some(0));
            pace.send(1, 0);
        }
        assert_eq!(pace.next(Service::Methods, 1, 100), None);
        pace.answered(Service::Methods, 200);
        assert_eq!(pace.next(Service::Methods, 1, 200), Some(200));
        pace.pause(5_000);
        assert_eq!(pace.next(Service::Methods, 1, 300), Some(10_500));
    }

    #[test]
    fn a_pause_holds_even_when_calls_are_left() {
        let mut pace = Pace::default();
        pace.pause(5_000);
        assert_eq!(pace.next(Service::Directory, 1, 1_000), Some(5_000));
        assert_eq!(pace.next(Service::Directory, 1, 6_000), Some(6_000));
    }
}
