//! What happens while somebody signs in and the tenant is read: what the collector is asked,
//! and what follows from its responses.

use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, MessageEvent, PageTransitionEvent, UrlSearchParams};

use super::address::{
    Answer, Asked, Begun, can_remember, note_use, own_address, recall, recall_asked, remember, remember_asked,
};
use super::host_config::host_config;
use super::model;
use crate::graph::{Ended, Progress};
use crate::protocol::collector::{Request, Response};
use crate::protocol::unpack;
use crate::sign_in::{Config, RENEWAL, Refusal};
use crate::ui::engine;
use crate::ui::state::{Stage, State};
use crate::ui::view::View;

/// By which tabs of this page send each other the answer to a renewed sign-in, and nothing else.
const CHANNEL: &str = "tenant-triage-sign-in";
const NOT_STARTED: &str = "The part of this page that signs in could not be loaded, or it stopped. Reload the page.";

/// Listens for the page being shown again as it was left, by the browser's Back button:
/// whoever was on the way to Microsoft has come back without an answer.
pub(crate) fn listen_for_return(state: State) {
    let sign_in = state.sign_in;
    let _ = window_event_listener_untyped("pageshow", move |event| {
        let kept = event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted);
        if kept && sign_in.stage.get_untracked() == Stage::Between {
            sign_in.stage.set(sign_in.at_rest());
        }
    });
}

/// Reads what the host set up, and which control needs what.
pub(super) fn prepare(state: State) {
    engine::ask_for_needs(state);
    let config = state.sign_in.config;
    // What a person typed, or came back with, stands.
    if config.with_untracked(|config| config.as_ref().is_some_and(Config::is_complete)) {
        return;
    }
    spawn_local(async move {
        let found = host_config().await.unwrap_or_else(|problem| {
            state.fail(problem);
            Config::default()
        });
        config.set(Some(found));
    });
}

/// Goes to Microsoft's sign-in page; from a tab of its own where a sign-in ran out.
pub(super) fn begin(state: State, config: Config) {
    let sign_in = state.sign_in;
    sign_in.problem.set(None);
    let renewal = sign_in.stage.get_untracked() == Stage::Expired;
    if renewal && !open_tab(state) {
        return sign_in.fail(Refusal::NoTab.problem());
    }
    if !renewal {
        sign_in.stage.set(Stage::Between);
    }
    sign_in.config.set(Some(config.clone()));
    send(state, &Request::Begin { config, redirect_uri: own_address(), sets: sign_in.chosen(), renewal });
}

/// Opens the tab for a renewal, still empty. Within the click: a browser takes what
/// opens later for an unwanted pop-up. False where it does not open.
fn open_tab(state: State) -> bool {
    let tab = window().open_with_url_and_target("", "_blank").ok().flatten();
    if let Some(tab) = &tab {
        // What is opened there has no business with this page.
        let _ = tab.set_opener(&JsValue::NULL);
    }
    let opened = tab.is_some();
    state.sign_in.tab.set_value(tab);
    opened
}

/// Gives up a sign-in that is on its way.
pub(super) fn cancel(state: State) {
    state.sign_in.collector.end();
    state.sign_in.stage.set(state.sign_in.at_rest());
}

/// The page at which an administrator approves what is chosen.
pub(super) fn approval_address(state: State, config: &Config) -> String {
    let scopes = model::scopes(config, &state.sign_in.sets.get());
    config.approval_address(&own_address(), &scopes, &state.sign_in.approval.get_value())
}

/// Somebody goes to the approval page from here: the answer will be believed.
pub(super) fn ask_approval(state: State, config: Config) {
    let sign_in = state.sign_in;
    remember_asked(&Asked { state: sign_in.approval.get_value(), config, sets: sign_in.chosen() });
}

/// Takes what Microsoft's page came back with.
pub(crate) fn returned(state: State, answer: Answer) {
    state.view.set(View::SignIn);
    match answer {
        Answer::Approval(query) => approved(state, &query),
        Answer::SignIn(fragment) if fragment.contains(&format!("state={RENEWAL}")) => pass_on(state, &fragment),
        Answer::SignIn(fragment) => go_on(state, fragment),
    }
}

/// Goes on with the sign-in that this tab began.
fn go_on(state: State, fragment: String) {
    let sign_in = state.sign_in;
    sign_in.stage.set(Stage::Between);
    match recall() {
        Some(begun) => {
            sign_in.config.set(Some(begun.config));
            sign_in.sets.set(begun.sets.into_iter().collect());
            sign_in.waiting.set_value(begun.waiting);
            send(state, &Request::Return { fragment, pending: begun.pending });
        }
        None if can_remember() => sign_in.fail(Refusal::State.problem()),
        None => sign_in.fail(Refusal::NoStorage.problem()),
    }
}

/// Believes what is said of an approval only where this tab asked for it: anybody can
/// make such a link.
fn approved(state: State, query: &str) {
    let sign_in = state.sign_in;
    let fields = UrlSearchParams::new_with_str(query).ok();
    let field = |name: &str| fields.as_ref().and_then(|fields| fields.get(name)).unwrap_or_default();
    let asked = recall_asked().filter(|asked| !asked.state.is_empty() && asked.state == field("state"));
    let Some(asked) = asked else { return sign_in.stage.set(Stage::NotAsked) };
    sign_in.config.set(Some(asked.config));
    sign_in.sets.set(asked.sets.into_iter().collect());
    match field("error").as_str() {
        "" => sign_in.stage.set(Stage::Approved),
        error => sign_in.fail(model::approval_refused(error, &field("error_description"))),
    }
}

/// The page was loaded again while it read: the token and what it had read are gone.
pub(crate) fn reloaded(state: State) {
    state.view.set(View::SignIn);
    state.sign_in.fail(Refusal::Reloaded.problem());
}

/// Passes an answer on to the tab that waits for it.
fn pass_on(state: State, fragment: &str) {
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        let _ = channel.post_message(&JsValue::from_str(fragment));
        channel.close();
    }
    state.sign_in.stage.set(Stage::Brought { refused: fragment.contains("error=") });
}

/// Listens for the tab in which a person signs in again.
fn wait_for_renewal(state: State, pending: String) {
    let renewal = state.sign_in.renewal;
    renewal.set_value(Some(pending));
    let Ok(channel) = BroadcastChannel::new(CHANNEL) else { return };
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
        let channel = channel.clone();
        move |event: MessageEvent| {
            let (Some(fragment), Some(pending)) = (event.data().as_string(), renewal.get_value()) else {
                return;
            };
            // Another tab may wait for an answer of its own.
            if !model::answers(&fragment, &pending) {
                return;
            }
            renewal.set_value(None);
            channel.close();
            send(state, &Request::Return { fragment, pending });
        }
    });
    channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

/// The report with what has arrived; reading goes on.
pub(super) fn open_early(state: State) {
    send(state, &Request::SoFar { warm_up: false });
}

/// Stops reading; what has been read is kept.
pub(super) fn stop(state: State) {
    send(state, &Request::Stop);
}

/// Opens everything that was read after the report was opened early.
pub(crate) fn open_complete(state: State) {
    let complete = state.sign_in.complete;
    if let Some(bytes) = complete.get_untracked() {
        complete.set(None);
        open_read(state, &bytes);
    }
}

/// Opens what was read. Answers in what is open go with it where both are of one tenant;
/// else it waits, if somebody would lose them.
fn open_read(state: State, bytes: &JsValue) {
    let same = state
        .sign_in
        .account
        .with_untracked(|account| account.as_ref().is_some_and(|account| state.has_open(&account.tenant)));
    if same || state.may_lose_answers() {
        engine::open_collected(state, bytes);
    } else {
        state.sign_in.complete.set(Some(bytes.clone()));
    }
}

/// Where somebody who signed in can sign out.
pub(crate) fn sign_out_address(state: State) -> Option<String> {
    let account = state.sign_in.account.get()?;
    Some(model::sign_out_address(&state.sign_in.config.get()?, &account, &own_address()))
}

/// Sends a request to the collector; starts it for the first one.
fn send(state: State, request: &Request) {
    let port = state.sign_in.collector;
    if !port.is_running() {
        let on_message = move |data: JsValue| {
            if let Some((response, bytes)) = unpack::<Response>(&data) {
                receive(state, response, &bytes);
            }
        };
        if !port.start(on_message, move || collector_failed(state)) {
            collector_failed(state);
        }
    }
    port.send(request, None);
}

fn collector_failed(state: State) {
    state.sign_in.collector.end();
    state.sign_in.stage.set(Stage::Choosing);
    state.fail(NOT_STARTED.to_owned());
}

fn receive(state: State, response: Response, bytes: &JsValue) {
    let sign_in = state.sign_in;
    match response {
        Response::Ready => sign_in.collector.ready(),
        Response::Go { address, pending } => go(state, &address, pending),
        Response::SignedIn { account } => {
            sign_in.account.set(Some(account));
            sign_in.problem.set(None);
            sign_in.waiting.set_value(false);
            sign_in.stage.set(Stage::Reading);
            note_use(true);
            send(state, &Request::Read { sets: sign_in.chosen() });
        }
        Response::Problem { problem } => sign_in.fail(problem),
        Response::Progress { progress } => on_progress(state, progress),
        Response::SoFar { warm_up: false } => open_read(state, bytes),
        Response::SoFar { warm_up: true } => engine::warm_up(state, bytes),
        Response::Ended { how: Some(Ended::Expired) } => {
            sign_in.stage.set(Stage::Expired);
            state.go(View::SignIn);
        }
        Response::Ended { .. } => on_end(state, bytes),
    }
}

/// The last sources are those that Microsoft answers one a second: time for the engine
/// to assess what is there, twice, so that it is quick once all is.
fn on_progress(state: State, progress: Progress) {
    let before = state.sign_in.progress.with_untracked(Progress::left);
    if [3, 1].into_iter().any(|last| before > last && (1..=last).contains(&progress.left())) {
        send(state, &Request::SoFar { warm_up: true });
    }
    state.sign_in.progress.set(progress);
}

fn on_end(state: State, bytes: &JsValue) {
    state.sign_in.collector.end();
    note_use(false);
    state.sign_in.stage.set(Stage::Choosing);
    // Somebody who reads or answers the early report decides when it changes.
    if matches!(state.view.get_untracked(), View::First | View::SignIn) {
        open_read(state, bytes);
    } else {
        state.sign_in.complete.set(Some(bytes.clone()));
    }
}

fn go(state: State, address: &str, pending: String) {
    let sign_in = state.sign_in;
    if sign_in.stage.get_untracked() == Stage::Expired {
        return go_in_tab(state, address, pending);
    }
    let config = sign_in.config.get_untracked().unwrap_or_default();
    let begun = Begun { pending, config, sets: sign_in.chosen(), waiting: sign_in.waiting.get_value() };
    if !remember(&begun) {
        // The answer would fit nothing: better not to go at all.
        return sign_in.fail(Refusal::NoStorage.problem());
    }
    let _ = window().location().set_href(address);
}

fn go_in_tab(state: State, address: &str, pending: String) {
    let sign_in = state.sign_in;
    let tab = sign_in.tab.get_value().filter(|tab| !tab.closed().unwrap_or(true));
    let Some(tab) = tab else { return sign_in.fail(Refusal::NoTab.problem()) };
    sign_in.tab.set_value(None);
    wait_for_renewal(state, pending);
    if tab.location().set_href(address).is_err() {
        sign_in.fail(Refusal::NoTab.problem());
    }
}
