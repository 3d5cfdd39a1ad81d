//! The page's end of the collector, the worker that signs in and reads the tenant.

use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::state::State;
use crate::protocol::{Ask, Tell, pack, unpack};

/// What Trunk names the script that starts the collector.
const SCRIPT: &str = "collector_loader.js";

/// A worker and what waits for it.
struct Running {
    worker: Worker,
    ready: bool,
    waiting: Vec<js_sys::Array>,
    /// Kept as long as the worker lives.
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// The collector, started when somebody wants to sign in.
#[derive(Clone, Copy)]
pub(super) struct Collector {
    running: StoredValue<Option<Running>, LocalStorage>,
}

impl Collector {
    pub(super) fn new() -> Self {
        Self { running: StoredValue::new_local(None) }
    }

    /// Sends a message; starts the worker for the first one.
    pub(super) fn ask(self, state: State, ask: &Ask) {
        if self.running.with_value(Option::is_none) {
            self.start(state);
        }
        // Plain data always packs.
        let Ok(message) = pack(ask, None) else { return };
        self.running.update_value(|running| {
            if let Some(running) = running {
                if running.ready { post(&running.worker, &message) } else { running.waiting.push(message) }
            }
        });
    }

    /// Ends the worker, and with it the token and what it had read.
    pub(super) fn end(self) {
        self.running.set_value(None);
    }

    fn start(self, state: State) {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let Ok(worker) = Worker::new_with_options(SCRIPT, &options) else {
            return state.sign_in.broke(state);
        };
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some((tell, bytes)) = unpack::<Tell>(&event.data()) {
                match tell {
                    Tell::Ready => self.ready(),
                    other => state.sign_in.hear(state, other, &bytes),
                }
            }
        });
        let error = Closure::<dyn FnMut(Event)>::new(move |_| {
            self.end();
            state.sign_in.broke(state);
        });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        let running = Running { worker, ready: false, waiting: Vec::new(), _message: message, _error: error };
        self.running.set_value(Some(running));
    }

    fn ready(self) {
        self.running.update_value(|running| {
            if let Some(running) = running {
                running.ready = true;
                running.waiting.drain(..).for_each(|message| post(&running.worker, &message));
            }
        });
    }
}

/// A message of plain data always posts.
fn post(worker: &Worker, message: &JsValue) {
    let _ = worker.post_message(message);
}
