//! What reading needs of the world, so that tests can take the place of the browser.

use std::future::Future;

use super::Version;

/// The largest answer that is read, in bytes.
pub const LARGEST_ANSWER: usize = 48 * 1024 * 1024;

/// What reading needs of the world: requests, a clock, and randomness.
pub trait Transport {
    /// Sends a batch, `POST {graph}/{version}/$batch`, and gives the answer.
    fn post(&self, version: Version, body: String) -> impl Future<Output = Result<Reply, NoAnswer>>;
    /// Waits, in milliseconds.
    fn sleep(&self, milliseconds: u64) -> impl Future<Output = ()>;
    /// Milliseconds since 1970.
    fn now(&self) -> u64;
    /// A random number from 0 up to 1, which spreads retries over time.
    fn jitter(&self) -> f64;
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
    /// The code that a snapshot carries.
    pub(super) fn code(self) -> &'static str {
        match self {
            NoAnswer::Unreachable => "unreachable",
            NoAnswer::TooLarge => "tooLarge",
            NoAnswer::TimeOut => "timeOut",
        }
    }
}
