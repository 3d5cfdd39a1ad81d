//! The engine in a Web Worker: files in, assessments out. It has no network.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    worker::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser’s Web Worker; on the command line use triage.");
}

#[cfg(target_arch = "wasm32")]
mod worker {
    use std::cell::RefCell;
    use std::rc::Rc;

    use js_sys::Uint8Array;
    use tenant_triage::engine::{Bundle, ControlId, Evidence, Rule};
    use tenant_triage::imports::{self, JoinError, Named, Practice};
    use tenant_triage::protocol::worker::{FilePart, Need, Request, Response};
    use tenant_triage::protocol::{pack, unpack};
    use tenant_triage::report::Assessor;
    use tenant_triage::snapshot::{self, Snapshot};
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    pub(super) fn start() {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let assessor = Rc::new(RefCell::new(Bundle::embedded().and_then(Assessor::new)));
        let asked = assessor.clone();
        let replies = scope.clone();
        let mut held = Held::default();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let Some((request, bytes)) = unpack::<Request>(&event.data()) else { return };
            let response = match &mut *asked.borrow_mut() {
                Ok(assessor) => answer(assessor, &mut held, request, &bytes),
                Err(error) => Some((Response::Failed { message: error.to_string() }, None)),
            };
            if let Some((response, bytes)) = response {
                send(&replies, &response, bytes.as_ref());
            }
        });
        scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        send(&scope, &Response::Ready, None);
        // Before somebody waits for it. What is wrong shows when a snapshot is opened.
        if let Ok(assessor) = &mut *assessor.borrow_mut() {
            let _ = assessor.load();
        }
    }

    fn send(scope: &DedicatedWorkerGlobalScope, response: &Response, bytes: Option<&JsValue>) {
        // Plain data always packs, and a worker's port is always open.
        if let Ok(message) = pack(response, bytes) {
            let _ = scope.post_message(&message);
        }
    }

    /// What stays here from one request to the next.
    #[derive(Default)]
    struct Held {
        /// What the page has open.
        open: Option<Snapshot>,
        /// Files that wait for somebody to say that they are of one practice, and whether
        /// they take over what people settled.
        unsure: (Vec<Named>, bool),
    }

    /// The response, with the bytes that go along.
    fn answer(
        assessor: &mut Assessor,
        held: &mut Held,
        request: Request,
        bytes: &JsValue,
    ) -> Option<(Response, Option<JsValue>)> {
        let response = match request {
            Request::WarmUp => {
                // What is wrong with it shows when it is opened.
                let snapshot = imports::open(&Uint8Array::new(bytes).to_vec());
                let _ = snapshot.map(|snapshot| assess(assessor, &snapshot));
                return None;
            }
            Request::Open { files, take_over } => match read(&files, &Uint8Array::new(bytes).to_vec()) {
                Ok(files) => return Some(join(assessor, held, files, take_over, Practice::AsTheFilesSay)),
                Err(message) => Response::Failed { message },
            },
            Request::Join => {
                let (files, take_over) = std::mem::take(&mut held.unsure);
                return Some(join(assessor, held, files, take_over, Practice::TheSame));
            }
            Request::Hold => {
                held.open = snapshot::read(&Uint8Array::new(bytes).to_vec()).ok();
                return None;
            }
            Request::Add { control, given } => match add(assessor, held, control, &given) {
                Ok(added) => return Some(added),
                Err(message) => Response::Failed { message },
            },
            Request::Needs => Response::Needs { controls: needs(assessor.bundle()) },
            Request::Rule { id } => {
                let text = assessor.bundle().rule(&id).map(Rule::shown).unwrap_or_default();
                Response::Rule { id, text }
            }
        };
        Some((response, None))
    }

    /// Adds what somebody answered or decided to what is open. Where that cannot be assessed
    /// it stays as it was.
    fn add(
        assessor: &mut Assessor,
        held: &mut Held,
        control: ControlId,
        given: &str,
    ) -> Result<(Response, Option<JsValue>), String> {
        let open = held.open.as_mut().ok_or("Open the report again.")?;
        let given = snapshot::read_given(given.as_bytes()).map_err(|error| error.to_string())?;
        let before = (open.edited_at, open.answers.clone(), open.exceptions.clone(), open.profile.clone());
        open.add(given);
        match assess(assessor, open) {
            Ok((assessment, text)) => Ok((Response::AssessedAgain { control, assessment }, Some(buffer(&text)))),
            Err(message) => {
                (open.edited_at, open.answers, open.exceptions, open.profile) = before;
                Err(message)
            }
        }
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

    /// Reads each of the files, which stand one behind the other.
    fn read(files: &[FilePart], bytes: &[u8]) -> Result<Vec<Named>, String> {
        let mut rest = bytes;
        let mut read = Vec::new();
        for FilePart { name, size } in files {
            let (own, behind) = rest.split_at_checked(*size).ok_or_else(|| format!("{name}: could not be read."))?;
            rest = behind;
            let snapshot = imports::open(own).map_err(|problem| format!("{name}: {problem}"))?;
            read.push((name.clone(), snapshot));
        }
        Ok(read)
    }

    /// Joins the files and assesses what they say together.
    fn join(
        assessor: &mut Assessor,
        held: &mut Held,
        files: Vec<Named>,
        take_over: bool,
        practice: Practice,
    ) -> (Response, Option<JsValue>) {
        match imports::may_join(&files, practice) {
            Err(error @ JoinError::Unknown(_)) => {
                held.unsure = (files, take_over);
                return (Response::Unsure { message: error.to_string() }, None);
            }
            Err(error) => return (Response::Failed { message: error.to_string() }, None),
            Ok(()) => {}
        }
        let mut files = files.into_iter();
        let Some(first) = files.next() else {
            return (Response::Failed { message: "Open the files again.".to_owned() }, None);
        };
        match (imports::join(first, files.collect(), practice), held.open.as_ref().filter(|_| take_over)) {
            (Ok(snapshot), Some(earlier)) => assessed(assessor, held, imports::take_over(earlier, snapshot)),
            (Ok(snapshot), None) => assessed(assessor, held, snapshot),
            (Err(error), _) => (Response::Failed { message: error.to_string() }, None),
        }
    }

    fn assessed(assessor: &mut Assessor, held: &mut Held, snapshot: Snapshot) -> (Response, Option<JsValue>) {
        match assess(assessor, &snapshot) {
            Ok((assessment, text)) => {
                held.open = Some(snapshot);
                (Response::Assessed { assessment }, Some(buffer(&text)))
            }
            Err(message) => (Response::Failed { message }, None),
        }
    }

    fn buffer(text: &str) -> JsValue {
        Uint8Array::from(text.as_bytes()).buffer().into()
    }

    fn assess(assessor: &mut Assessor, snapshot: &Snapshot) -> Result<(String, String), String> {
        let json = assessor.assess(snapshot).json().map_err(|error| error.to_string())?;
        let text = snapshot.write().map_err(|error| error.to_string())?;
        Ok((json, text))
    }
}
