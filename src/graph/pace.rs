//! How fast each service may be asked.
//! <https://learn.microsoft.com/graph/throttling-limits>

use std::collections::VecDeque;

use super::Service;

/// The limits of a service, below Microsoft's own: others use the tenant too.
struct Limit {
    /// This many calls…
    calls: usize,
    /// …in this time.
    milliseconds: u64,
}

fn limit(service: Service) -> Limit {
    let (calls, milliseconds) = match service {
        Service::Directory => (1_000, 10_000),
        Service::SignInActivity => (10, 60_000),
        // One a second for the tenant, all apps together.
        Service::Protection => (1, 1_050),
        Service::Reports => (4, 10_000),
        Service::Intune => (900, 20_000),
        Service::Security => (100, 60_000),
        Service::Other => (100, 10_000),
    };
    Limit { calls, milliseconds }
}

/// What a service was asked lately, and until when it wants peace.
#[derive(Debug, Default)]
pub(super) struct Pace {
    sent: VecDeque<u64>,
    paused_until: u64,
}

impl Pace {
    /// The earliest time for the next call, in milliseconds.
    pub(super) fn next(&mut self, service: Service, now: u64) -> u64 {
        let limit = limit(service);
        while self.sent.front().is_some_and(|sent| sent + limit.milliseconds <= now) {
            self.sent.pop_front();
        }
        let free = if self.sent.len() < limit.calls {
            now
        } else {
            self.sent[self.sent.len() - limit.calls] + limit.milliseconds
        };
        free.max(self.paused_until)
    }

    /// How many seconds so many calls take at least.
    pub(super) fn seconds(service: Service, calls: u64) -> u64 {
        let limit = limit(service);
        (calls / limit.calls as u64 * limit.milliseconds).div_ceil(1_000)
    }

    /// A call goes out.
    pub(super) fn send(&mut self, now: u64) {
        self.sent.push_back(now);
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
        for at in [0, 10, 20, 30] {
            assert_eq!(pace.next(Service::Reports, at), at);
            pace.send(at);
        }
        assert_eq!(pace.next(Service::Reports, 40), 10_000);
        assert_eq!(pace.next(Service::Reports, 10_005), 10_005);
    }

    #[test]
    fn a_pause_holds_even_when_calls_are_left() {
        let mut pace = Pace::default();
        pace.pause(5_000);
        assert_eq!(pace.next(Service::Directory, 1_000), 5_000);
        assert_eq!(pace.next(Service::Directory, 6_000), 6_000);
    }
}
