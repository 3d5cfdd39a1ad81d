//! What the screens share: where the page is, what is open, what is being done. Data and what
//! follows from it alone; what speaks to a worker is in `engine` and `sign_in`.

mod sign_in;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use web_sys::HtmlElement;

pub(super) use self::sign_in::{SignIn, Stage};
use super::view::{Place, View};
use super::worker::Port;
use crate::control_id::ControlId;
use crate::report::Assessment;

/// A file that has been assessed.
#[derive(Clone)]
pub(super) struct Open {
    pub(super) assessment: Arc<Assessment>,
    /// The assessment's bytes, as the worker gave them.
    pub(super) json: Arc<str>,
    /// The snapshot file's bytes, for saving.
    pub(super) snapshot: Arc<[u8]>,
}

/// Where a person was in the report before looking at something else.
#[derive(Clone)]
pub(super) struct Left {
    pub(super) scroll: f64,
    pub(super) focus: Option<HtmlElement>,
}

/// The engine, started when the page opens.
#[derive(Clone, Copy)]
pub(super) struct Engine {
    pub(super) port: Port,
    /// A file is being worked on.
    pub(super) working: StoredValue<bool>,
    /// Whether what is being opened takes over answers from what is open.
    pub(super) takes_over: StoredValue<bool>,
    /// Whether the worker has what is open.
    pub(super) holds: StoredValue<bool>,
    /// Whether everything it needs has been loaded.
    pub(super) loaded: RwSignal<bool>,
}

/// Everything the screens share.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) view: RwSignal<View>,
    pub(super) open: RwSignal<Option<Open>>,
    /// The control about which something was settled last, in what is open.
    pub(super) settled: RwSignal<Option<ControlId>>,
    /// Whether what is open holds answers that have not been saved.
    pub(super) unsaved: RwSignal<bool>,
    /// Who answered last.
    pub(super) last_by: RwSignal<String>,
    /// What is being done now, in words.
    pub(super) busy: RwSignal<Option<&'static str>>,
    /// What went wrong last.
    pub(super) error: RwSignal<Option<String>>,
    /// Which files do not say whose they are, where somebody has to.
    pub(super) unsure: RwSignal<Option<String>>,
    /// Whether a file hovers over the page.
    pub(super) dragging: RwSignal<bool>,
    /// The texts of rules that were asked for.
    pub(super) rules: RwSignal<BTreeMap<ControlId, String>>,
    pub(super) left: StoredValue<Option<Left>, LocalStorage>,
    pub(super) engine: Engine,
    pub(super) sign_in: SignIn,
    job: StoredValue<u32>,
}

impl State {
    pub(super) fn new() -> Self {
        Self {
            view: RwSignal::new(View::First),
            open: RwSignal::new(None),
            settled: RwSignal::new(None),
            unsaved: RwSignal::new(false),
            last_by: RwSignal::new(String::new()),
            busy: RwSignal::new(None),
            error: RwSignal::new(None),
            unsure: RwSignal::new(None),
            dragging: RwSignal::new(false),
            rules: RwSignal::new(BTreeMap::new()),
            left: StoredValue::new_local(None),
            engine: Engine {
                port: Port::engine(),
                working: StoredValue::new(false),
                takes_over: StoredValue::new(false),
                holds: StoredValue::new(false),
                loaded: RwSignal::new(false),
            },
            sign_in: SignIn::new(),
            job: StoredValue::new(0),
        }
    }

    /// The screen to show: without an open report there are only the first and the sign-in.
    pub(super) fn shown(self) -> View {
        match self.view.get() {
            View::SignIn => View::SignIn,
            view if self.open.with(Option::is_some) => view,
            _ => View::First,
        }
    }

    /// Somebody has to say whether the files are of one practice.
    pub(super) fn ask_whose(self, message: String) {
        self.busy.set(None);
        self.unsure.set(Some(message));
    }

    /// A new job takes the place of the one there was.
    pub(super) fn next_job(self) {
        self.job.update_value(|job| *job += 1);
        self.busy.set(None);
    }

    /// The job that is being done, by its number.
    pub(super) fn job(self) -> u32 {
        self.job.get_value()
    }

    /// The next step of a job; false when it was given up meanwhile.
    pub(super) fn step(self, job: u32, what: &'static str) -> bool {
        let current = self.is_current(job);
        if current {
            self.busy.set(Some(what));
        }
        current
    }

    fn is_current(self, job: u32) -> bool {
        self.job.get_value() == job && self.busy.with_untracked(Option::is_some)
    }

    /// A job went wrong; what was open stays open.
    pub(super) fn fail_job(self, job: u32, message: &str) {
        if self.is_current(job) {
            self.fail(message.to_owned());
        }
    }

    /// Something went wrong; what was open stays open.
    pub(super) fn fail(self, message: String) {
        self.busy.set(None);
        self.error.set(Some(message));
    }

    /// Whether what is open is of this tenant.
    pub(super) fn has_open(self, tenant: &str) -> bool {
        self.open.with_untracked(|open| open.as_ref().is_some_and(|open| open.assessment.snapshot.tenant_id == tenant))
    }

    /// Asks before something else takes the place of answers that have not been saved.
    pub(super) fn may_lose_answers(self) -> bool {
        const ASK: &str = "The report that is open has answers that are not saved. Open something else, and lose them? To keep them, cancel and save first.";
        !self.unsaved.get_untracked() || window().confirm_with_message(ASK).unwrap_or(false)
    }

    /// Shows a new report.
    pub(super) fn show(self, open: Open) {
        self.error.set(None);
        self.busy.set(None);
        self.left.set_value(None);
        self.settled.set(None);
        self.open.set(Some(open));
        self.go(View::Report(Place::Top));
    }

    /// Shows what was changed by something that was settled about a control, where the
    /// person is.
    pub(super) fn show_again(self, open: Open, control: ControlId) {
        self.error.set(None);
        self.busy.set(None);
        self.left.set_value(None);
        self.unsaved.set(true);
        self.settled.set(Some(control));
        self.open.set(Some(open));
    }

    /// Goes to a screen by its address, so that Back works.
    pub(super) fn go(self, view: View) {
        // Setting a fragment cannot fail.
        let _ = window().location().set_hash(&view.hash());
        self.view.set(view);
    }
}
