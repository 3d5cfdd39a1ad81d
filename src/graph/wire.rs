//! The way to Graph: the only place that waits.

use std::cell::RefCell;
use std::future::Future;

use futures_util::future::{Either, select};
use futures_util::stream::{FuturesUnordered, StreamExt};
use serde_json::{Value, json};

use super::Version;
use super::collect::{Collection, Task};
use super::progress::{Ended, Progress};
use super::refused::Refused;

/// Batches under way at the same time.
const IN_FLIGHT: usize = 4;
/// A batch that is not answered in this time counts as lost, in milliseconds.
const PATIENCE: u64 = 60_000;
/// The largest answer that is read, in bytes.
pub const LARGEST_ANSWER: usize = 48 * 1024 * 1024;

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
    /// The code that a snapshot carries.
    pub(super) fn code(self) -> &'static str {
        match self {
            NoAnswer::Unreachable => "unreachable",
            NoAnswer::TooLarge => "tooLarge",
            NoAnswer::TimeOut => "timeOut",
        }
    }

    pub(super) fn refused(self) -> Refused {
        let message = match self {
            NoAnswer::Unreachable => "Microsoft Graph could not be reached.",
            NoAnswer::TooLarge => "The answer was too large to be read.",
            NoAnswer::TimeOut => "Microsoft Graph did not answer in time.",
        };
        Refused::silent(self.code(), message)
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
            told(collection.progress());
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
