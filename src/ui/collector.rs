//! The page's end of the collector, the worker that signs in and reads the tenant.

use wasm_bindgen::JsValue;

use super::state::State;
use super::worker::Port;
use crate::protocol::{Ask, Tell, pack, unpack};

/// What Trunk names the script that starts the collector.
const SCRIPT: &str = "collector_loader.js";

/// The collector, started when somebody wants to sign in.
#[derive(Clone, Copy)]
pub(super) struct Collector {
    port: Port,
}

impl Collector {
    pub(super) fn new() -> Self {
        Self { port: Port::new(SCRIPT) }
    }

    /// Sends a message; starts the worker for the first one.
    pub(super) fn ask(self, state: State, ask: &Ask) {
        if !self.port.is_running() {
            self.start(state);
        }
        // Plain data always packs.
        if let Ok(message) = pack(ask, None) {
            self.port.send(message);
        }
    }

    /// Ends the worker, and with it the token and what it had read.
    pub(super) fn end(self) {
        self.port.end();
    }

    fn start(self, state: State) {
        let hear = move |data: JsValue| match unpack::<Tell>(&data) {
            Some((Tell::Ready, _)) => self.port.ready(),
            Some((tell, bytes)) => state.sign_in.hear(state, tell, &bytes),
            None => {}
        };
        let broke = move || {
            self.end();
            state.sign_in.broke(state);
        };
        if !self.port.start(hear, broke) {
            state.sign_in.broke(state);
        }
    }
}
