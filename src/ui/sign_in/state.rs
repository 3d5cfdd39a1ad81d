//! Where a sign-in is, and what happens next.

use std::collections::BTreeSet;

use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent, PageTransitionEvent, Response, Window};

use super::address::{
    Answer, Asked, Begun, can_remember, note_use, own_address, random_state, recall, recall_asked, remember,
    remember_asked,
};
use super::model::{Need, SETS, answers, approval_refused, scopes, sign_out_address};
use crate::graph::{ConsentSet, Ended, Progress};
use crate::protocol::{Ask, Tell};
use crate::sign_in::{AGAIN, Account, Config, Problem, Refusal};
use crate::ui::collector::Collector;
use crate::ui::state::State;
use crate::ui::view::View;

/// Tabs of this page hear each other here: only a renewed sign-in is told.
const CHANNEL: &str = "tenant-triage-sign-in";

/// Where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// A person chooses what may be read.
    Choosing,
    /// On the way to Microsoft's page, or back.
    Between,
    /// The tenant is being read.
    Reading,
    /// The sign-in ran out in the middle.
    Expired,
    /// This tab only brought an answer for another one: a sign-in, or why there is none.
    Brought { refused: bool },
    /// An administrator elsewhere was asked to approve the permissions.
    Waiting,
    /// An administrator approved the permissions.
    Approved,
    /// An answer about an approval came that this tab did not ask for.
    NotAsked,
}

/// Everything about signing in that screens show.
#[derive(Clone, Copy)]
pub(crate) struct SignIn {
    pub(super) stage: RwSignal<Stage>,
    /// Read from `config.json`; none until it has arrived.
    pub(super) config: RwSignal<Option<Config>>,
    pub(super) sets: RwSignal<BTreeSet<ConsentSet>>,
    pub(crate) needs: RwSignal<Vec<Need>>,
    pub(super) progress: RwSignal<Progress>,
    pub(crate) account: RwSignal<Option<Account>>,
    pub(super) problem: RwSignal<Option<Problem>>,
    /// What has been read since the report was opened early.
    pub(crate) complete: RwSignal<Option<JsValue>, LocalStorage>,
    collector: Collector,
    /// What a renewal in another tab must answer.
    renewal: StoredValue<Option<String>>,
    /// The tab in which a person signs in again.
    tab: StoredValue<Option<Window>, LocalStorage>,
    /// An administrator elsewhere was asked for the approval.
    waiting: StoredValue<bool>,
    /// What an approval that is asked for from here must carry.
    approval: StoredValue<String>,
}

impl SignIn {
    pub(crate) fn new() -> Self {
        Self {
            stage: RwSignal::new(Stage::Choosing),
            config: RwSignal::new(None),
            sets: RwSignal::new(SETS.iter().map(|words| words.set).collect()),
            needs: RwSignal::new(Vec::new()),
            progress: RwSignal::new(Progress::default()),
            account: RwSignal::new(None),
            problem: RwSignal::new(None),
            complete: RwSignal::new_local(None),
            collector: Collector::new(),
            renewal: StoredValue::new(None),
            tab: StoredValue::new_local(None),
            waiting: StoredValue::new(false),
            approval: StoredValue::new(random_state()),
        }
    }

    /// Hears when the page is shown again as it was left, by the browser's Back button:
    /// whoever was on the way to Microsoft has come back without an answer.
    pub(crate) fn listen(self) {
        let _ = window_event_listener_untyped("pageshow", move |event| {
            let kept = event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted);
            if kept && self.stage.get_untracked() == Stage::Between {
                self.stage.set(self.at_rest());
            }
        });
    }

    /// Where it is when nothing is under way.
    fn at_rest(self) -> Stage {
        if self.waiting.get_value() { Stage::Waiting } else { Stage::Choosing }
    }

    /// Reads what the host set up, and which control needs what.
    pub(super) fn prepare(self, state: State) {
        state.engine.needs();
        // What a person typed, or came back with, stands.
        if self.config.with_untracked(|config| config.as_ref().is_some_and(Config::is_complete)) {
            return;
        }
        spawn_local(async move {
            let found = config().await.unwrap_or_else(|problem| {
                state.fail(problem);
                Config::default()
            });
            self.config.set(Some(found));
        });
    }

    fn chosen(self) -> Vec<ConsentSet> {
        self.sets.get_untracked().into_iter().collect()
    }

    /// Goes to Microsoft's sign-in page; from a tab of its own where a sign-in ran out.
    pub(super) fn begin(self, state: State, config: Config) {
        self.problem.set(None);
        let again = self.stage.get_untracked() == Stage::Expired;
        if again && !self.open_tab() {
            return self.fail(Refusal::NoTab.problem());
        }
        if !again {
            self.stage.set(Stage::Between);
        }
        self.config.set(Some(config.clone()));
        let ask = Ask::Begin { config, redirect_uri: own_address(), sets: self.chosen(), again };
        self.collector.ask(state, &ask);
    }

    /// Opens the tab for a renewal, still empty. Within the click: a browser takes what
    /// opens later for an unwanted pop-up. False where it does not open.
    fn open_tab(self) -> bool {
        let tab = window().open_with_url_and_target("", "_blank").ok().flatten();
        if let Some(tab) = &tab {
            // What is opened there has no business with this page.
            let _ = tab.set_opener(&JsValue::NULL);
        }
        let opened = tab.is_some();
        self.tab.set_value(tab);
        opened
    }

    /// Gives up a sign-in that is on its way.
    pub(super) fn cancel(self) {
        self.collector.end();
        self.stage.set(self.at_rest());
    }

    /// The page at which an administrator approves what is chosen.
    pub(super) fn approval_address(self, config: &Config) -> String {
        config.approval_address(&own_address(), &scopes(config, &self.sets.get()), &self.approval.get_value())
    }

    /// Somebody goes to the approval page from here: the answer will be believed.
    pub(super) fn ask_approval(self, config: Config) {
        remember_asked(&Asked { state: self.approval.get_value(), config, sets: self.chosen() });
    }

    /// Somebody else was asked to approve.
    pub(super) fn wait(self, config: Config) {
        self.config.set(Some(config));
        self.problem.set(None);
        self.waiting.set_value(true);
        self.stage.set(Stage::Waiting);
    }

    /// Takes what Microsoft's page came back with.
    pub(crate) fn returned(self, state: State, answer: Answer) {
        state.view.set(View::SignIn);
        match answer {
            Answer::Approval(query) => self.approved(&query),
            Answer::SignIn(fragment) if fragment.contains(&format!("state={AGAIN}")) => self.bring(&fragment),
            Answer::SignIn(fragment) => {
                self.stage.set(Stage::Between);
                match recall() {
                    Some(begun) => {
                        self.config.set(Some(begun.config));
                        self.sets.set(begun.sets.into_iter().collect());
                        self.waiting.set_value(begun.waiting);
                        self.collector.ask(state, &Ask::Return { fragment, pending: begun.pending });
                    }
                    None if can_remember() => self.fail(Refusal::State.problem()),
                    None => self.fail(Refusal::NoStorage.problem()),
                }
            }
        }
    }

    /// Believes what is said of an approval only where this tab asked for it: anybody can
    /// make such a link.
    fn approved(self, query: &str) {
        let fields = web_sys::UrlSearchParams::new_with_str(query).ok();
        let field = |name: &str| fields.as_ref().and_then(|fields| fields.get(name)).unwrap_or_default();
        let asked = recall_asked().filter(|asked| !asked.state.is_empty() && asked.state == field("state"));
        let Some(asked) = asked else { return self.stage.set(Stage::NotAsked) };
        self.config.set(Some(asked.config));
        self.sets.set(asked.sets.into_iter().collect());
        match field("error").as_str() {
            "" => self.stage.set(Stage::Approved),
            error => self.fail(approval_refused(error, &field("error_description"))),
        }
    }

    /// The page was loaded again while it read: the token and what it had read are gone.
    pub(crate) fn reloaded(self, state: State) {
        state.view.set(View::SignIn);
        self.fail(Refusal::Reloaded.problem());
    }

    /// Hands an answer to the tab that waits for it.
    fn bring(self, fragment: &str) {
        if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
            let _ = channel.post_message(&JsValue::from_str(fragment));
            channel.close();
        }
        self.stage.set(Stage::Brought { refused: fragment.contains("error=") });
    }

    /// Listens for the tab in which a person signs in again.
    fn wait_for_renewal(self, state: State, pending: String) {
        self.renewal.set_value(Some(pending));
        let Ok(channel) = BroadcastChannel::new(CHANNEL) else { return };
        let hear = Closure::<dyn FnMut(MessageEvent)>::new({
            let channel = channel.clone();
            move |event: MessageEvent| {
                let (Some(fragment), Some(pending)) = (event.data().as_string(), self.renewal.get_value()) else {
                    return;
                };
                // Another tab may wait for an answer of its own.
                if !answers(&fragment, &pending) {
                    return;
                }
                self.renewal.set_value(None);
                channel.close();
                self.collector.ask(state, &Ask::Return { fragment, pending });
            }
        });
        channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        hear.forget();
    }

    /// The report with what has arrived; reading goes on.
    pub(super) fn open_early(self, state: State) {
        self.collector.ask(state, &Ask::SoFar { rehearsal: false });
    }

    /// Stops reading; what has been read is kept.
    pub(super) fn stop(self, state: State) {
        self.collector.ask(state, &Ask::Stop);
    }

    /// Opens everything that was read after the report was opened early.
    pub(crate) fn open_complete(self, state: State) {
        if let Some(bytes) = self.complete.get_untracked() {
            self.complete.set(None);
            state.open_collected(&bytes);
        }
    }

    /// Back to the choice of what may be read.
    pub(super) fn start_over(self) {
        self.problem.set(None);
        self.waiting.set_value(false);
        self.stage.set(Stage::Choosing);
    }

    /// Where somebody who signed in can sign out.
    pub(crate) fn sign_out_address(self) -> Option<String> {
        let account = self.account.get()?;
        Some(sign_out_address(&self.config.get()?, &account, &own_address()))
    }

    fn fail(self, problem: Problem) {
        if self.stage.get_untracked() != Stage::Expired {
            self.stage.set(self.at_rest());
        }
        self.problem.set(Some(problem));
    }

    pub(crate) fn broke(self, state: State) {
        self.stage.set(Stage::Choosing);
        state.fail(
            "The part of this page that signs in could not be loaded, or it stopped. Reload the page.".to_owned(),
        );
    }

    /// Hears the collector.
    pub(crate) fn hear(self, state: State, tell: Tell, bytes: &JsValue) {
        match tell {
            Tell::Ready => {}
            Tell::Go { address, pending } => self.go(state, &address, pending),
            Tell::SignedIn { account } => {
                self.account.set(Some(account));
                self.problem.set(None);
                self.waiting.set_value(false);
                self.stage.set(Stage::Reading);
                note_use(true);
                self.collector.ask(state, &Ask::Read { sets: self.chosen() });
            }
            Tell::Problem { problem } => self.fail(problem),
            Tell::Progress { progress } => self.progressed(state, progress),
            Tell::SoFar { rehearsal: false } => state.open_collected(bytes),
            Tell::SoFar { rehearsal: true } => state.engine.rehearse(bytes),
            Tell::Ended { how: Some(Ended::Expired) } => {
                self.stage.set(Stage::Expired);
                state.go(View::SignIn);
            }
            Tell::Ended { .. } => self.ended(state, bytes),
        }
    }

    /// The last sources are those that Microsoft answers one a second: time for the engine
    /// to assess what is there, twice, so that it is quick once all is.
    fn progressed(self, state: State, progress: Progress) {
        let before = self.progress.with_untracked(Progress::left);
        if [3, 1].into_iter().any(|last| before > last && (1..=last).contains(&progress.left())) {
            self.collector.ask(state, &Ask::SoFar { rehearsal: true });
        }
        self.progress.set(progress);
    }

    fn ended(self, state: State, bytes: &JsValue) {
        self.collector.end();
        note_use(false);
        self.stage.set(Stage::Choosing);
        // Somebody who reads the early report decides when it changes.
        if matches!(state.view.get_untracked(), View::Report(_) | View::Control(_)) {
            self.complete.set(Some(bytes.clone()));
        } else {
            state.open_collected(bytes);
        }
    }

    fn go(self, state: State, address: &str, pending: String) {
        if self.stage.get_untracked() == Stage::Expired {
            return self.go_in_tab(state, address, pending);
        }
        let config = self.config.get_untracked().unwrap_or_default();
        let begun = Begun { pending, config, sets: self.chosen(), waiting: self.waiting.get_value() };
        if !remember(&begun) {
            // The answer would fit nothing: better not to go at all.
            return self.fail(Refusal::NoStorage.problem());
        }
        let _ = window().location().set_href(address);
    }

    fn go_in_tab(self, state: State, address: &str, pending: String) {
        let tab = self.tab.get_value().filter(|tab| !tab.closed().unwrap_or(true));
        let Some(tab) = tab else { return self.fail(Refusal::NoTab.problem()) };
        self.tab.set_value(None);
        self.wait_for_renewal(state, pending);
        if tab.location().set_href(address).is_err() {
            self.fail(Refusal::NoTab.problem());
        }
    }
}

/// What the host set up; a file that is not there is a page that was not set up.
async fn config() -> Result<Config, String> {
    match text_of("config.json").await {
        Some(text) => serde_json::from_str(&text).map_err(|error| format!("config.json, beside this page: {error}")),
        None => Ok(Config::default()),
    }
}

async fn text_of(file: &str) -> Option<String> {
    let response: Response = JsFuture::from(window().fetch_with_str(file)).await.ok()?.dyn_into().ok()?;
    let text = response.ok().then(|| response.text().ok())??;
    JsFuture::from(text).await.ok()?.as_string()
}
