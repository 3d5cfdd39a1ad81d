//! How fast each service may be asked.
//! <https://learn.microsoft.com/graph/throttling-limits>

use std::collections::VecDeque;

use super::Service;

/// The limits of a service, a little below Microsoft's own: others use the tenant too,
/// and requests arrive closer together than they were sent.
struct Limit {
    /// This many calls…
    calls: usize,
    /// …in this time.
    milliseconds: u64,
}

fn limit(service: Service) -> Limit {
    let (calls, milliseconds) = match service {
        // The smallest tenants have 3,500 units, and most calls cost one.
        Service::Directory => (2_000, 10_000),
        Service::SignInActivity => (10, 60_500),
        // For the tenant, all apps together.
        Service::Protection => (1, 1_000),
        Service::Reports => (4, 10_500),
        Service::Intune => (900, 20_000),
        Service::Security => (100, 60_000),
        Service::Other => (100, 10_000),
    };
    Limit { calls, milliseconds }
}

/// Whether a service counts so narrowly that the way of a request matters: two that
/// are sent a second apart may arrive closer. The next goes when the one before has
/// been answered, the time counts from the answer, and no slow neighbour shares the batch.
pub(super) fn is_serial(service: Service) -> bool {
    service == Service::Protection
}

/// What a service was asked lately, and until when it wants peace.
#[derive(Debug, Default)]
pub(super) struct Pace {
    sent: VecDeque<u64>,
    under_way: bool,
    paused_until: u64,
}

impl Pace {
    /// The earliest time for the next call, in milliseconds; `None` while that
    /// depends on an answer.
    pub(super) fn next(&mut self, service: Service, now: u64) -> Option<u64> {
        if self.under_way && is_serial(service) {
            return None;
        }
        let limit = limit(service);
        while self.sent.front().is_some_and(|sent| sent + limit.milliseconds <= now) {
            self.sent.pop_front();
        }
        let free = if self.sent.len() < limit.calls {
            now
        } else {
            self.sent[self.sent.len() - limit.calls] + limit.milliseconds
        };
        Some(free.max(self.paused_until))
    }

    /// How many seconds so many calls take at least.
    pub(super) fn seconds(service: Service, calls: u64) -> u64 {
        let limit = limit(service);
        (calls / limit.calls as u64 * limit.milliseconds).div_ceil(1_000)
    }

    /// A call goes out.
    pub(super) fn send(&mut self, now: u64) {
        self.sent.push_back(now);
        self.under_way = true;
    }

    /// Calls of this service have been answered.
    pub(super) fn answered(&mut self, service: Service, now: u64) {
        self.under_way = false;
        if is_serial(service)
            && let Some(last) = self.sent.back_mut()
        {
            *last = now;
        }
    }

    /// The service asked to be left alone.
    pub(super) fn pause(&mut self, until: u64) {
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
            assert_eq!(pace.next(Service::Reports, at), Some(at));
            pace.send(at);
        }
        assert_eq!(pace.next(Service::Reports, 640), Some(10_500));
        assert_eq!(pace.next(Service::Reports, 10_505), Some(10_505));
    }

    #[test]
    fn a_serial_service_counts_from_the_answer() {
        let mut pace = Pace::default();
        pace.send(0);
        assert_eq!(pace.next(Service::Protection, 2_000), None);
        pace.answered(Service::Protection, 2_500);
        assert_eq!(pace.next(Service::Protection, 2_500), Some(3_500));
    }

    #[test]
    fn a_pause_holds_even_when_calls_are_left() {
        let mut pace = Pace::default();
        pace.pause(5_000);
        assert_eq!(pace.next(Service::Directory, 1_000), Some(5_000));
        assert_eq!(pace.next(Service::Directory, 6_000), Some(6_000));
    }
}
