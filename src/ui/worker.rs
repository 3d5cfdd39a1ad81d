//! A Web Worker of the page: started when it is needed, spoken to once it is ready.

use leptos::prelude::*;
use serde::Serialize;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::protocol::pack;

/// The way to one worker; none runs until it is started.
#[derive(Clone, Copy)]
pub(super) struct Port {
    /// What Trunk names the script that starts it.
    script: &'static str,
    running: StoredValue<Option<Running>, LocalStorage>,
}

/// A worker and what waits for it.
struct Running {
    worker: Worker,
    ready: bool,
    /// Sent before it was ready.
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

impl Port {
    /// The engine, in which the rules run.
    pub(super) fn engine() -> Self {
        Self { script: "worker_loader.js", running: StoredValue::new_local(None) }
    }

    /// The collector, which signs in and reads the tenant.
    pub(super) fn collector() -> Self {
        Self { script: "collector_loader.js", running: StoredValue::new_local(None) }
    }

    /// Starts a worker in the place of the one there was. False where the browser has none.
    pub(super) fn start(self, on_message: impl Fn(JsValue) + 'static, on_error: impl Fn() + 'static) -> bool {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let Ok(worker) = Worker::new_with_options(self.script, &options) else { return false };
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| on_message(event.data()));
        let error = Closure::<dyn FnMut(Event)>::new(move |_| on_error());
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        let running = Running { worker, ready: false, waiting: Vec::new(), _message: message, _error: error };
        self.running.set_value(Some(running));
        true
    }

    pub(super) fn is_running(self) -> bool {
        self.running.with_value(Option::is_some)
    }

    pub(super) fn is_ready(self) -> bool {
        self.running.with_value(|running| running.as_ref().is_some_and(|running| running.ready))
    }

    /// The worker said that it is ready: what waited is sent.
    pub(super) fn ready(self) {
        self.running.update_value(|running| {
            if let Some(running) = running {
                running.ready = true;
                running.waiting.drain(..).for_each(|message| post(&running.worker, &message));
            }
        });
    }

    /// Sends a request with its bytes, or keeps it until the worker is ready.
    pub(super) fn send<T: Serialize>(self, request: &T, bytes: Option<&JsValue>) {
        // Plain data always packs.
        let Ok(message) = pack(request, bytes) else { return };
        self.running.update_value(|running| {
            if let Some(running) = running {
                if running.ready { post(&running.worker, &message) } else { running.waiting.push(message) }
            }
        });
    }

    /// Ends the worker, and with it all it holds.
    pub(super) fn end(self) {
        self.running.set_value(None);
    }
}

/// Bytes are handed over, not copied. A message of plain data always posts.
fn post(worker: &Worker, message: &js_sys::Array) {
    let transfer = js_sys::Array::new();
    if let Ok(buffer) = message.get(1).dyn_into::<js_sys::ArrayBuffer>() {
        transfer.push(&buffer);
    }
    let _ = worker.post_message_with_transfer(message, &transfer);
}
