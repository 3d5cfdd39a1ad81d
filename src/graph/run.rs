//! Drives a collection: the only place that waits.

use std::cell::RefCell;

use futures_util::future::{Either, select};
use futures_util::stream::{FuturesUnordered, StreamExt};
use serde_json::{Value, json};

use super::Version;
use super::collect::Collection;
use super::progress::{Ended, Progress};
use super::queue::{Moment, Task};
use super::transport::{NoAnswer, Reply, Transport};

/// Batches under way at the same time.
const IN_FLIGHT: usize = 4;
/// A batch that is not answered in this time counts as lost, in milliseconds.
const TIME_LIMIT: u64 = 60_000;

/// Reads until everything is there, the sign-in runs out, or the future is dropped.
/// `on_progress` is called with how far it is.
pub async fn run(
    collection: &RefCell<Collection>,
    transport: &impl Transport,
    on_progress: impl Fn(Progress),
) -> Ended {
    let mut in_flight = FuturesUnordered::new();
    loop {
        let now = transport.now();
        let next = {
            let mut collection = collection.borrow_mut();
            if collection.has_expired() && in_flight.is_empty() {
                return Ended::Expired;
            }
            collection.begin(now);
            while in_flight.len() < IN_FLIGHT && !collection.has_expired() {
                let Some((version, batch)) = collection.next_batch(now) else { break };
                in_flight.push(send(transport, version, batch));
            }
            on_progress(collection.progress());
            // After a sign-in has run out, what is under way is still waited for.
            if collection.has_expired() { None } else { collection.next_time(now) }
        };
        let pause = next.map(|next| next.saturating_sub(now).max(10));
        let answered = match (in_flight.is_empty(), pause) {
            (true, None) => return Ended::Complete,
            (true, Some(pause)) => {
                transport.sleep(pause).await;
                None
            }
            (false, Some(pause)) if in_flight.len() < IN_FLIGHT => {
                match select(in_flight.next(), std::pin::pin!(transport.sleep(pause))).await {
                    Either::Left((answered, _)) => answered,
                    Either::Right(_) => None,
                }
            }
            (false, _) => in_flight.next().await,
        };
        if let Some((batch, reply)) = answered {
            collection.borrow_mut().take(batch, reply, Moment { now: transport.now(), jitter: transport.jitter() });
        }
    }
}

async fn send(transport: &impl Transport, version: Version, batch: Vec<Task>) -> (Vec<Task>, Result<Reply, NoAnswer>) {
    let answer = std::pin::pin!(transport.post(version, body(&batch)));
    let reply = match select(answer, std::pin::pin!(transport.sleep(TIME_LIMIT))).await {
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
