//! The engine in a Web Worker: files in, assessments out. It has no network.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    worker::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser's Web Worker; on the command line use triage.");
}

#[cfg(target_arch = "wasm32")]
mod worker {
    use js_sys::Uint8Array;
    use tenant_triage::engine::{Bundle, Evidence};
    use tenant_triage::imports;
    use tenant_triage::protocol::{Need, Request, Response, pack, unpack};
    use tenant_triage::report::Assessor;
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    pub(super) fn start() {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let mut assessor = Bundle::embedded().and_then(Assessor::new);
        let replies = scope.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let Some((request, bytes)) = unpack::<Request>(&event.data()) else { return };
            let response = match &mut assessor {
                Ok(assessor) => answer(assessor, request, &bytes),
                Err(error) => Some((Response::Failed { message: error.to_string() }, None)),
            };
            if let Some((response, bytes)) = response {
                send(&replies, &response, bytes.as_ref());
            }
        });
        scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        send(&scope, &Response::Ready, None);
    }

    fn send(scope: &DedicatedWorkerGlobalScope, response: &Response, bytes: Option<&JsValue>) {
        // Plain data always packs, and a worker's port is always open.
        if let Ok(message) = pack(response, bytes) {
            let _ = scope.post_message(&message);
        }
    }

    /// The response, with the bytes that go along.
    fn answer(assessor: &mut Assessor, request: Request, bytes: &JsValue) -> Option<(Response, Option<JsValue>)> {
        let response = match request {
            Request::Rehearse => {
                // What is wrong with it shows when it is opened.
                let _ = open(assessor, &Uint8Array::new(bytes).to_vec());
                return None;
            }
            Request::Open { name } => match open(assessor, &Uint8Array::new(bytes).to_vec()) {
                Ok((assessment, snapshot)) => {
                    let bytes = Uint8Array::from(snapshot.as_bytes()).buffer();
                    return Some((Response::Assessed { assessment }, Some(bytes.into())));
                }
                Err(problem) => Response::Failed { message: format!("{name}: {problem}") },
            },
            Request::Needs => Response::Needs { controls: needs(assessor.bundle()) },
            Request::Rule { id } => {
                let text = assessor.bundle().rule(&id).map(|rule| rule.text.clone()).unwrap_or_default();
                Response::Rule { id, text }
            }
        };
        Some((response, None))
    }

    /// The sources each control needs on each of its ways through Graph; Secure Score is one.
    fn needs(bundle: &Bundle) -> Vec<Need> {
        let way = |evidence: &Evidence| evidence.sources().into_iter().map(str::to_owned).collect();
        let controls = bundle.rules.iter().map(|rule| &rule.control);
        controls
            .map(|control| Need {
                id: control.id.clone(),
                title: control.title.clone(),
                ways: control.evidence.iter().filter(|evidence| evidence.is_live()).map(way).collect(),
            })
            .filter(|need| !need.ways.is_empty())
            .collect()
    }

    fn open(assessor: &mut Assessor, bytes: &[u8]) -> Result<(String, String), String> {
        let snapshot = imports::open(bytes).map_err(|error| error.to_string())?;
        let json = assessor.assess(&snapshot).json().map_err(|error| error.to_string())?;
        let text = snapshot.write().map_err(|error| error.to_string())?;
        Ok((json, text))
    }
}
