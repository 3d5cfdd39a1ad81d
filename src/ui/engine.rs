//! The page's end of the worker, in which the rules run.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::state::{Open, State};
use crate::engine::ControlId;
use crate::protocol::{Request, Response, pack, unpack};

/// What Trunk names the script that starts the worker.
const SCRIPT: &str = "worker_loader.js";
const NO_WORKERS: &str = "This browser does not let a page work in the background. Open the page in another browser.";
const NOT_STARTED: &str = "The part of this page that does the work could not be loaded. Reload the page.";
const STOPPED: &str = "The work stopped at a place in this file that it should not stop at. What was open is still here. Please report this; the file itself you keep.";

/// A worker and what waits for it.
struct Running {
    worker: Worker,
    /// The engine is loaded.
    ready: bool,
    /// A file is being worked on.
    working: bool,
    /// Asked for before it was ready.
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

/// The engine, started when the page opens.
#[derive(Clone, Copy)]
pub(super) struct Engine {
    running: StoredValue<Option<Running>, LocalStorage>,
    /// Whether everything it needs has been loaded.
    pub(super) loaded: RwSignal<bool>,
}

impl Engine {
    pub(super) fn new() -> Self {
        Self { running: StoredValue::new_local(None), loaded: RwSignal::new(false) }
    }

    /// Starts a worker in the place of the one there was.
    pub(super) fn start(self, state: State) {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        match Worker::new_with_options(SCRIPT, &options) {
            Ok(worker) => self.running.set_value(Some(self.listen(state, worker))),
            Err(_) => state.fail(NO_WORKERS.to_owned()),
        }
    }

    fn listen(self, state: State, worker: Worker) -> Running {
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some((response, _)) = unpack::<Response>(&event.data()) {
                self.receive(state, response);
            }
        });
        let error = Closure::<dyn FnMut(Event)>::new(move |_| self.broke(state));
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        Running { worker, ready: false, working: false, waiting: Vec::new(), _message: message, _error: error }
    }

    /// Starts afresh when a file is being worked on.
    pub(super) fn stop_work(self, state: State) {
        if self.running.with_value(|running| running.as_ref().is_some_and(|running| running.working)) {
            self.start(state);
        }
    }

    /// Reads and assesses a file.
    pub(super) fn open(self, state: State, name: String, bytes: &JsValue) {
        if self.running.with_value(Option::is_none) {
            self.start(state);
        }
        self.send(&Request::Open { name }, Some(bytes));
        self.set_working(true);
    }

    /// Asks for the text of a rule.
    pub(super) fn rule(self, id: ControlId) {
        self.send(&Request::Rule { id }, None);
    }

    /// Asks what each control needs.
    pub(super) fn needs(self) {
        self.send(&Request::Needs, None);
    }

    fn set_working(self, working: bool) {
        self.running.update_value(|running| {
            if let Some(running) = running {
                running.working = working;
            }
        });
    }

    fn send(self, request: &Request, bytes: Option<&JsValue>) {
        // Plain data always packs.
        let Ok(message) = pack(request, bytes) else { return };
        self.running.update_value(|running| {
            if let Some(running) = running {
                if running.ready { post(&running.worker, &message) } else { running.waiting.push(message) }
            }
        });
    }

    fn receive(self, state: State, response: Response) {
        match response {
            Response::Ready => self.ready(),
            Response::Assessed { assessment, snapshot } => {
                self.set_working(false);
                assessed(state, assessment, snapshot);
            }
            Response::Failed { message } => {
                self.set_working(false);
                state.fail(message);
            }
            Response::Needs { controls } => state.sign_in.needs.set(controls),
            Response::Rule { id, text } => state.rules.update(|rules| drop(rules.insert(id, text))),
        }
    }

    fn ready(self) {
        self.loaded.set(true);
        self.running.update_value(|running| {
            if let Some(running) = running {
                running.ready = true;
                running.waiting.drain(..).for_each(|message| post(&running.worker, &message));
            }
        });
    }

    /// A worker that broke can't be used again. One that had never been ready is
    /// not replaced until it is needed, or a missing file would be asked for without end.
    fn broke(self, state: State) {
        let was_ready = self.running.with_value(|running| running.as_ref().is_some_and(|running| running.ready));
        self.running.set_value(None);
        if was_ready {
            self.start(state);
        }
        state.fail(if was_ready { STOPPED } else { NOT_STARTED }.to_owned());
    }
}

fn assessed(state: State, json: String, snapshot: String) {
    match serde_json::from_str(&json) {
        Ok(assessment) => {
            state.show(Open { assessment: Arc::new(assessment), json: json.into(), snapshot: snapshot.into() });
        }
        Err(error) => state.fail(format!("The assessment could not be shown: {error}")),
    }
}

/// The bytes are handed over, not copied. A message of plain data always posts.
fn post(worker: &Worker, message: &js_sys::Array) {
    let transfer = js_sys::Array::new();
    if let Ok(buffer) = message.get(1).dyn_into::<js_sys::ArrayBuffer>() {
        transfer.push(&buffer);
    }
    let _ = worker.post_message_with_transfer(message, &transfer);
}
