//! The collector in a Web Worker: signs in, reads the tenant from Microsoft
//! Graph, hands over a snapshot. The access token exists in here only.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    collector::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser’s Web Worker; on the command line use triage.");
}

#[cfg(target_arch = "wasm32")]
mod collector {
    use std::cell::{Cell, RefCell};
    use std::collections::BTreeSet;
    use std::rc::Rc;

    use gloo_net::http::{Method, RequestBuilder};
    use js_sys::{Date, Math, Uint8Array};
    use oauth2::HttpRequest;
    use oauth2::http::{Response as HttpResponse, StatusCode};
    use tenant_triage::graph::{
        CALLS, Collection, ConsentSet, Ended, LARGEST_ANSWER, NoAnswer, Reply, Transport, Version, run,
    };
    use tenant_triage::protocol::collector::{Request, Response};
    use tenant_triage::protocol::{pack, unpack};
    use tenant_triage::sign_in::{self, Account, Pending, Problem, Refusal, Session};
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::spawn_local;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// What the collector holds between messages.
    #[derive(Default)]
    struct Collector {
        session: RefCell<Option<(Pending, Session)>>,
        collection: RefCell<Option<Rc<RefCell<Collection>>>>,
        /// Grows when reading is stopped; what was begun before sends nothing more.
        round: Cell<u32>,
    }

    pub(super) fn start() {
        let collector = Rc::new(Collector::default());
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some((request, _)) = unpack::<Request>(&event.data()) {
                spawn_local(Rc::clone(&collector).answer(request));
            }
        });
        scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        send(&Response::Ready, None);
    }

    fn scope() -> DedicatedWorkerGlobalScope {
        js_sys::global().unchecked_into()
    }

    fn send(response: &Response, bytes: Option<&JsValue>) {
        // Plain data always packs, and a worker's port is always open.
        if let Ok(message) = pack(response, bytes) {
            let _ = scope().post_message(&message);
        }
    }

    impl Collector {
        async fn answer(self: Rc<Self>, request: Request) {
            match request {
                Request::Begin { config, redirect_uri, sets, renewal } => {
                    let before = self.account().filter(|_| renewal);
                    let response = match sign_in::begin(&config, &redirect_uri, &scopes(&sets), before.as_ref()) {
                        Ok((address, pending)) => go(address, &pending),
                        Err(refusal) => Response::Problem { problem: refusal.problem() },
                    };
                    send(&response, None);
                }
                Request::Return { fragment, pending } => match self.returned(&fragment, &pending).await {
                    Ok(()) => {}
                    Err(problem) => send(&Response::Problem { problem }, None),
                },
                Request::Read { sets } => self.read(&sets).await,
                Request::SoFar { warm_up } => self.hand_over(&Response::SoFar { warm_up }),
                Request::Stop => {
                    self.round.set(self.round.get() + 1);
                    self.hand_over(&Response::Ended { how: None });
                }
            }
        }

        /// Whose sign-in is in use.
        fn account(&self) -> Option<Account> {
            self.session.borrow().as_ref().map(|(_, session)| session.account.clone())
        }

        async fn returned(&self, fragment: &str, pending: &str) -> Result<(), Problem> {
            let pending: Pending = serde_json::from_str(pending).map_err(|_| Refusal::State.problem())?;
            let code = sign_in::answer(fragment, &pending).map_err(|problem| *problem)?;
            let session = sign_in::redeem(code, pending.clone(), fetch, now() as i64 / 1_000).await?;
            let account = session.account.clone();
            // What another account may read would be mixed with what this one could.
            if self.account().is_some_and(|before| !before.is_same_as(&account)) {
                return Err(Refusal::OtherAccount.problem());
            }
            if let Some(collection) = &*self.collection.borrow() {
                collection.borrow_mut().renew(&session.granted);
            }
            self.session.replace(Some((pending, session)));
            send(&Response::SignedIn { account }, None);
            Ok(())
        }

        /// Reads, or goes on where an old sign-in ran out.
        async fn read(&self, sets: &[ConsentSet]) {
            let Some((pending, session)) = self.session.borrow().clone() else { return };
            let collection = Rc::clone(self.collection.borrow_mut().get_or_insert_with(|| {
                let sets: BTreeSet<ConsentSet> = sets.iter().copied().collect();
                let tenant = &session.account.tenant;
                let new = Collection::new(pending.config.cloud, tenant, &session.granted, &sets, now());
                Rc::new(RefCell::new(new))
            }));
            let round = self.round.get();
            let graph = Graph { host: pending.config.cloud.graph_host(), authorization: session.authorization() };
            let ended = run(&collection, &graph, |progress| {
                if self.round.get() == round {
                    send(&Response::Progress { progress }, None);
                }
            })
            .await;
            if self.round.get() == round {
                if ended == Ended::Complete {
                    // Nothing more is asked for: the token has done its work.
                    self.session.replace(None);
                }
                self.hand_over(&Response::Ended { how: Some(ended) });
            }
        }

        fn hand_over(&self, response: &Response) {
            let collection = self.collection.borrow();
            let snapshot = collection.as_ref().and_then(|collection| collection.borrow().snapshot(now()));
            let text = snapshot.and_then(|snapshot| snapshot.write().ok());
            let bytes = text.map(|text| Uint8Array::from(text.as_bytes()).buffer());
            send(response, bytes.as_ref().map(|bytes| bytes.as_ref()));
        }
    }

    fn go(address: String, pending: &Pending) -> Response {
        match serde_json::to_string(pending) {
            Ok(pending) => Response::Go { address, pending },
            Err(_) => Response::Problem { problem: Refusal::Address.problem() },
        }
    }

    /// The permissions that the chosen sets need.
    fn scopes(sets: &[ConsentSet]) -> Vec<&'static str> {
        let calls = CALLS.iter().filter(|call| sets.contains(&call.set));
        let scopes: BTreeSet<&str> = calls.flat_map(|call| call.scopes.iter().copied()).chain(["User.Read"]).collect();
        scopes.into_iter().collect()
    }

    fn now() -> u64 {
        Date::now() as u64
    }

    /// Microsoft Graph over the browser's fetch.
    struct Graph {
        host: &'static str,
        authorization: String,
    }

    impl Transport for Graph {
        async fn post(&self, version: Version, body: String) -> Result<Reply, NoAnswer> {
            let address = format!("{}/{}/$batch", self.host, version.path());
            let request = RequestBuilder::new(&address)
                .method(Method::POST)
                .header("Authorization", &self.authorization)
                .header("Content-Type", "application/json")
                .body(body)
                .map_err(|_| NoAnswer::Unreachable)?;
            let response = request.send().await.map_err(|_| NoAnswer::Unreachable)?;
            let retry_after = response.headers().get("Retry-After").and_then(|seconds| seconds.parse().ok());
            let body = response.binary().await.map_err(|_| NoAnswer::Unreachable)?;
            if body.len() > LARGEST_ANSWER {
                return Err(NoAnswer::TooLarge);
            }
            Ok(Reply { status: response.status(), retry_after, body })
        }

        async fn sleep(&self, milliseconds: u64) {
            let milliseconds = u32::try_from(milliseconds).unwrap_or(u32::MAX);
            gloo_timers::future::TimeoutFuture::new(milliseconds).await;
        }

        fn now(&self) -> u64 {
            now()
        }

        fn jitter(&self) -> f64 {
            Math::random()
        }
    }

    /// What `oauth2` sends, over the browser's fetch.
    async fn fetch(request: HttpRequest) -> Result<HttpResponse<Vec<u8>>, gloo_net::Error> {
        let (parts, body) = request.into_parts();
        let mut builder = RequestBuilder::new(&parts.uri.to_string()).method(Method::POST);
        for (name, value) in &parts.headers {
            builder = builder.header(name.as_str(), value.to_str().unwrap_or_default());
        }
        let response = builder.body(Uint8Array::from(body.as_slice()))?.send().await?;
        let status = StatusCode::from_u16(response.status()).unwrap_or(StatusCode::BAD_GATEWAY);
        let mut answer = HttpResponse::new(response.binary().await?);
        *answer.status_mut() = status;
        if let Some(kind) = response.headers().get("Content-Type").and_then(|kind| kind.parse().ok()) {
            answer.headers_mut().insert("content-type", kind);
        }
        Ok(answer)
    }
}
