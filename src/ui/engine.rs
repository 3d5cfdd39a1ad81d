//! The page's end of the worker in which the rules run: what is asked of it, and what follows
//! from its responses.

use std::sync::Arc;

use js_sys::Uint8Array;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::state::{Open, State};
use crate::control_id::ControlId;
use crate::protocol::unpack;
use crate::protocol::worker::{FilePart, Request, Response};

const NO_WORKERS: &str = "This browser does not let a page work in the background. Open the page in another browser.";
const NOT_STARTED: &str = "The part of this page that does the work could not be loaded. Reload the page.";
const STOPPED: &str = "This tool failed on this file; the fault is its own. What was open before is still here. Please report it, and keep the file to yourself.";

const WORKING: &str = "Working out what to fix first…";

/// Starts a worker in the place of the one there was.
pub(super) fn start(state: State) {
    state.engine.working.set_value(false);
    state.engine.holds.set_value(false);
    let on_message = move |data: JsValue| {
        if let Some((response, bytes)) = unpack::<Response>(&data) {
            receive(state, response, &bytes);
        }
    };
    if !state.engine.port.start(on_message, move || worker_failed(state)) {
        state.fail(NO_WORKERS.to_owned());
    }
}

/// Begins to open something, and gives the number of this job; what was being opened is given up.
pub(super) fn begin(state: State, what: &'static str) -> u32 {
    give_up(state);
    state.error.set(None);
    state.unsure.set(None);
    state.busy.set(Some(what));
    state.job()
}

/// Stops what is being done; the engine starts afresh if it was at work.
pub(super) fn give_up(state: State) {
    state.next_job();
    if state.engine.working.get_value() {
        start(state);
    }
}

/// Reads and assesses files of one practice, whose bytes stand one behind the other; nothing
/// where the job was given up meanwhile.
pub(super) fn open(state: State, job: u32, files: Vec<FilePart>, bytes: &JsValue) {
    if state.step(job, WORKING) {
        ensure_running(state);
        send_files(state, files, false, bytes);
    }
}

/// Assesses a snapshot that the collector made; what people settled in what is open goes with
/// it where both are of one tenant.
pub(super) fn open_collected(state: State, bytes: &JsValue) {
    begin(state, WORKING);
    hold(state);
    let size = Uint8Array::new(bytes).length() as usize;
    send_files(state, vec![FilePart { name: "What was read".to_owned(), size }], true, bytes);
}

fn send_files(state: State, files: Vec<FilePart>, take_over: bool, bytes: &JsValue) {
    state.engine.takes_over.set_value(take_over);
    state.engine.port.send(&Request::Open { files, take_over }, Some(bytes));
    state.engine.working.set_value(true);
}

/// Adds what somebody answered or decided about a control, in JSON, and shows what it
/// changes where the person is.
pub(super) fn add(state: State, control: ControlId, given: String) {
    begin(state, "Taking it down…");
    hold(state);
    state.engine.port.send(&Request::Add { control, given }, None);
    state.engine.working.set_value(true);
}

fn ensure_running(state: State) {
    if !state.engine.port.is_running() {
        start(state);
    }
}

/// Sees that the worker has what is open.
fn hold(state: State) {
    ensure_running(state);
    if !state.engine.holds.get_value()
        && let Some(open) = state.open.get_untracked()
    {
        let bytes = Uint8Array::from(&*open.snapshot).buffer();
        state.engine.port.send(&Request::Hold, Some(&bytes));
        state.engine.holds.set_value(true);
    }
}

/// Joins the files that were opened last: a person says that they are of one practice.
pub(super) fn join(state: State) {
    begin(state, WORKING);
    state.engine.port.send(&Request::Join, None);
    state.engine.working.set_value(true);
}

/// Assesses a snapshot that is not to be shown.
pub(super) fn warm_up(state: State, bytes: &JsValue) {
    state.engine.port.send(&Request::WarmUp, Some(bytes));
}

/// Asks for the text of a rule.
pub(super) fn ask_for_rule(state: State, id: ControlId) {
    state.engine.port.send(&Request::Rule { id }, None);
}

/// Asks what each control needs.
pub(super) fn ask_for_needs(state: State) {
    state.engine.port.send(&Request::Needs, None);
}

fn receive(state: State, response: Response, bytes: &JsValue) {
    match response {
        Response::Ready => ready(state),
        Response::Assessed { assessment } => {
            state.engine.working.set_value(false);
            if let Some(open) = opened(state, assessment, bytes) {
                let kept = state.engine.takes_over.get_value() && state.has_open(&open.assessment.snapshot.tenant_id);
                state.unsaved.update(|unsaved| *unsaved &= kept);
                state.show(open);
            }
        }
        Response::AssessedAgain { control, assessment } => {
            state.engine.working.set_value(false);
            if let Some(open) = opened(state, assessment, bytes) {
                state.show_again(open, control);
            }
        }
        Response::Failed { message } => {
            state.engine.working.set_value(false);
            state.fail(message);
        }
        Response::Unsure { message } => {
            state.engine.working.set_value(false);
            state.ask_whose(message);
        }
        Response::Needs { controls } => state.sign_in.needs.set(controls),
        Response::Rule { id, text } => state.rules.update(|rules| drop(rules.insert(id, text))),
    }
}

fn ready(state: State) {
    state.engine.loaded.set(true);
    state.engine.port.ready();
}

/// A worker that failed can't be used again. One that had never been ready is
/// not replaced until it is needed, or a missing file would be asked for without end.
fn worker_failed(state: State) {
    let was_ready = state.engine.port.is_ready();
    state.engine.port.end();
    if was_ready {
        start(state);
    }
    state.fail(if was_ready { STOPPED } else { NOT_STARTED }.to_owned());
}

fn opened(state: State, json: String, snapshot: &JsValue) -> Option<Open> {
    let snapshot: Arc<[u8]> = Uint8Array::new(snapshot).to_vec().into();
    match serde_json::from_str(&json) {
        Ok(assessment) => {
            state.engine.holds.set_value(true);
            Some(Open { assessment: Arc::new(assessment), json: json.into(), snapshot })
        }
        Err(error) => {
            state.fail(format!("The assessment could not be shown: {error}"));
            None
        }
    }
}
