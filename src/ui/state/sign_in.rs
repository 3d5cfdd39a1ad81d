//! How far a sign-in is, and what was read.

use std::collections::BTreeSet;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Window;

use crate::graph::{ConsentSet, Progress};
use crate::protocol::worker::Need;
use crate::sign_in::{Account, Config, Problem};
use crate::ui::worker::Port;

/// How far a sign-in is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
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

/// Everything about signing in and reading.
#[derive(Clone, Copy)]
pub(crate) struct SignIn {
    pub(crate) stage: RwSignal<Stage>,
    /// Read from `config.json`; none until it has arrived.
    pub(crate) config: RwSignal<Option<Config>>,
    pub(crate) sets: RwSignal<BTreeSet<ConsentSet>>,
    pub(crate) needs: RwSignal<Vec<Need>>,
    pub(crate) progress: RwSignal<Progress>,
    pub(crate) account: RwSignal<Option<Account>>,
    pub(crate) problem: RwSignal<Option<Problem>>,
    /// What has been read since the report was opened early.
    pub(crate) complete: RwSignal<Option<JsValue>, LocalStorage>,
    pub(crate) collector: Port,
    /// What a renewal in another tab must answer.
    pub(crate) renewal: StoredValue<Option<String>>,
    /// The tab in which a person signs in again.
    pub(crate) tab: StoredValue<Option<Window>, LocalStorage>,
    /// An administrator elsewhere was asked for the approval.
    pub(crate) waiting: StoredValue<bool>,
    /// What an approval that is asked for from here must carry.
    pub(crate) approval: StoredValue<String>,
}

impl SignIn {
    pub(crate) fn new() -> Self {
        Self {
            stage: RwSignal::new(Stage::Choosing),
            config: RwSignal::new(None),
            sets: RwSignal::new(ConsentSet::ALL.into()),
            needs: RwSignal::new(Vec::new()),
            progress: RwSignal::new(Progress::default()),
            account: RwSignal::new(None),
            problem: RwSignal::new(None),
            complete: RwSignal::new_local(None),
            collector: Port::collector(),
            renewal: StoredValue::new(None),
            tab: StoredValue::new_local(None),
            waiting: StoredValue::new(false),
            approval: StoredValue::new(random_state()),
        }
    }

    /// Where it is when nothing is under way.
    pub(crate) fn at_rest(self) -> Stage {
        if self.waiting.get_value() { Stage::Waiting } else { Stage::Choosing }
    }

    /// What may be read.
    pub(crate) fn chosen(self) -> Vec<ConsentSet> {
        self.sets.get_untracked().into_iter().collect()
    }

    /// Somebody else was asked to approve.
    pub(crate) fn wait(self, config: Config) {
        self.config.set(Some(config));
        self.problem.set(None);
        self.waiting.set_value(true);
        self.stage.set(Stage::Waiting);
    }

    /// Back to the choice of what may be read.
    pub(crate) fn start_over(self) {
        self.problem.set(None);
        self.waiting.set_value(false);
        self.stage.set(Stage::Choosing);
    }

    /// A sign-in went wrong.
    pub(crate) fn fail(self, problem: Problem) {
        if self.stage.get_untracked() != Stage::Expired {
            self.stage.set(self.at_rest());
        }
        self.problem.set(Some(problem));
    }
}

/// Something that no answer carries by chance; empty where the browser has no randomness.
fn random_state() -> String {
    let mut bytes = [0_u8; 16];
    match window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes)) {
        Ok(_) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        Err(_) => String::new(),
    }
}
