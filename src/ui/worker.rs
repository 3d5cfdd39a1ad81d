//! The page's end of the worker.

use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::app::State;
use super::model::View;
use crate::engine::ControlId;
use crate::protocol::{Request, Response, pack, unpack};

/// A worker and what waits for it to be ready.
struct Running {
    worker: Worker,
    ready: bool,
    waiting: Vec<js_sys::Array>,
}

/// The engine, started when the page opens.
#[derive(Clone, Copy)]
pub(super) struct Engine {
    running: StoredValue<Option<Running>, LocalStorage>,
}

impl Engine {
    pub(super) fn new() -> Self {
        Self { running: StoredValue::new_local(None) }
    }

    /// Starts (or after a cancel restarts) the worker.
    pub(super) fn start(self, state: State) {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        match Worker::new_with_options("worker_loader.js", &options) {
            Ok(worker) => {
                let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                    if let Some((response, _)) = unpack::<Response>(&event.data()) {
                        self.receive(state, response);
                    }
                });
                worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
                on_message.forget();
                let on_error = Closure::<dyn FnMut()>::new(move || {
                    state.fail("The part of this page that does the work could not start. Reload the page.".to_owned());
                });
                worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
                on_error.forget();
                self.running.set_value(Some(Running { worker, ready: false, waiting: Vec::new() }));
            }
            Err(_) => state
                .fail("This browser does not allow the page to work in the background. Try another one.".to_owned()),
        }
    }

    /// Stops what is being worked on and starts afresh.
    pub(super) fn cancel(self, state: State) {
        self.running.update_value(|running| {
            if let Some(running) = running.take() {
                running.worker.terminate();
            }
        });
        state.busy.set(None);
        self.start(state);
    }

    /// Reads and assesses a file.
    pub(super) fn open(self, name: String, bytes: &JsValue) {
        self.send(&Request::Open { name }, Some(bytes));
    }

    /// Asks for the text of a rule.
    pub(super) fn rule(self, id: ControlId) {
        self.send(&Request::Rule { id }, None);
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
            Response::Ready => self.running.update_value(|running| {
                if let Some(running) = running {
                    running.ready = true;
                    running.waiting.drain(..).for_each(|message| post(&running.worker, &message));
                }
            }),
            Response::Assessed { assessment, snapshot } => match serde_json::from_str(&assessment) {
                Ok(read) => {
                    state.error.set(None);
                    state.busy.set(None);
                    state.json.set(assessment);
                    state.snapshot.set(snapshot);
                    state.assessment.set(Some(Arc::new(read)));
                    state.go(View::Report);
                }
                Err(error) => state.fail(format!("The assessment could not be shown: {error}")),
            },
            Response::Failed { message } => state.fail(message),
            Response::Rule { id, text } => state.rules.update(|rules| drop(rules.insert(id, text))),
        }
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
