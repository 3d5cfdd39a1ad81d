//! The page's end of the worker, in which the rules run.

use std::sync::Arc;

use js_sys::Uint8Array;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::state::{Open, State};
use super::worker::Port;
use crate::engine::ControlId;
use crate::protocol::{FilePart, Request, Response, pack, unpack};

/// What Trunk names the script that starts the worker.
const SCRIPT: &str = "worker_loader.js";
const NO_WORKERS: &str = "This browser does not let a page work in the background. Open the page in another browser.";
const NOT_STARTED: &str = "The part of this page that does the work could not be loaded. Reload the page.";
const STOPPED: &str = "This tool failed on this file; the fault is its own. What was open before is still here. Please report it, and keep the file to yourself.";

/// The engine, started when the page opens.
#[derive(Clone, Copy)]
pub(super) struct Engine {
    port: Port,
    /// A file is being worked on.
    working: StoredValue<bool>,
    /// Whether everything it needs has been loaded.
    pub(super) loaded: RwSignal<bool>,
}

impl Engine {
    pub(super) fn new() -> Self {
        Self { port: Port::new(SCRIPT), working: StoredValue::new(false), loaded: RwSignal::new(false) }
    }

    /// Starts a worker in the place of the one there was.
    pub(super) fn start(self, state: State) {
        self.working.set_value(false);
        let hear = move |data: JsValue| {
            if let Some((response, bytes)) = unpack::<Response>(&data) {
                self.receive(state, response, &bytes);
            }
        };
        if !self.port.start(hear, move || self.broke(state)) {
            state.fail(NO_WORKERS.to_owned());
        }
    }

    /// Starts afresh when a file is being worked on.
    pub(super) fn stop_work(self, state: State) {
        if self.working.get_value() {
            self.start(state);
        }
    }

    /// Reads and assesses files of one practice, whose bytes stand one behind the other.
    pub(super) fn open(self, state: State, files: Vec<FilePart>, bytes: &JsValue) {
        if !self.port.is_running() {
            self.start(state);
        }
        self.send(&Request::Open { files }, Some(bytes));
        self.working.set_value(true);
    }

    /// Joins the files that were opened last, for somebody vouches for them.
    pub(super) fn join(self) {
        self.send(&Request::Join, None);
        self.working.set_value(true);
    }

    /// Assesses a snapshot that is not to be shown.
    pub(super) fn rehearse(self, bytes: &JsValue) {
        self.send(&Request::Rehearse, Some(bytes));
    }

    /// Asks for the text of a rule.
    pub(super) fn rule(self, id: ControlId) {
        self.send(&Request::Rule { id }, None);
    }

    /// Asks what each control needs.
    pub(super) fn needs(self) {
        self.send(&Request::Needs, None);
    }

    fn send(self, request: &Request, bytes: Option<&JsValue>) {
        // Plain data always packs.
        if let Ok(message) = pack(request, bytes) {
            self.port.send(message);
        }
    }

    fn receive(self, state: State, response: Response, bytes: &JsValue) {
        match response {
            Response::Ready => self.ready(),
            Response::Assessed { assessment } => {
                self.working.set_value(false);
                assessed(state, assessment, bytes);
            }
            Response::Failed { message } => {
                self.working.set_value(false);
                state.fail(message);
            }
            Response::Unsure { message } => {
                self.working.set_value(false);
                state.ask_whose(message);
            }
            Response::Needs { controls } => state.sign_in.needs.set(controls),
            Response::Rule { id, text } => state.rules.update(|rules| drop(rules.insert(id, text))),
        }
    }

    fn ready(self) {
        self.loaded.set(true);
        self.port.ready();
    }

    /// A worker that broke can't be used again. One that had never been ready is
    /// not replaced until it is needed, or a missing file would be asked for without end.
    fn broke(self, state: State) {
        let was_ready = self.port.is_ready();
        self.port.end();
        if was_ready {
            self.start(state);
        }
        state.fail(if was_ready { STOPPED } else { NOT_STARTED }.to_owned());
    }
}

fn assessed(state: State, json: String, snapshot: &JsValue) {
    let snapshot: Arc<[u8]> = Uint8Array::new(snapshot).to_vec().into();
    match serde_json::from_str(&json) {
        Ok(assessment) => {
            state.show(Open { assessment: Arc::new(assessment), json: json.into(), snapshot });
        }
        Err(error) => state.fail(format!("The assessment could not be shown: {error}")),
    }
}
