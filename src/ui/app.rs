//! The page as a whole: its state, its screens, its bar.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, DragEvent, HtmlElement};

use super::control::ControlScreen;
use super::first::FirstScreen;
use super::model::{View, file_name, page_rule};
use super::report::ReportScreen;
use super::worker::Engine;
use super::{components, files};
use crate::engine::ControlId;
use crate::report::Assessment;

/// Everything the screens share.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) view: RwSignal<View>,
    pub(super) assessment: RwSignal<Option<Arc<Assessment>>>,
    /// The assessment's bytes, as the worker gave them.
    pub(super) json: RwSignal<String>,
    /// The snapshot's text, for saving.
    pub(super) snapshot: RwSignal<String>,
    /// What is being done now, in words.
    pub(super) busy: RwSignal<Option<&'static str>>,
    /// What went wrong last.
    pub(super) error: RwSignal<Option<String>>,
    /// The texts of rules that were asked for.
    pub(super) rules: RwSignal<BTreeMap<ControlId, String>>,
    pub(super) engine: Engine,
}

impl State {
    fn new() -> Self {
        Self {
            view: RwSignal::new(View::First),
            assessment: RwSignal::new(None),
            json: RwSignal::new(String::new()),
            snapshot: RwSignal::new(String::new()),
            busy: RwSignal::new(None),
            error: RwSignal::new(None),
            rules: RwSignal::new(BTreeMap::new()),
            engine: Engine::new(),
        }
    }

    /// Something has begun.
    pub(super) fn begin(self, what: &'static str) {
        self.error.set(None);
        self.busy.set(Some(what));
    }

    /// Something went wrong; what was there stays.
    pub(super) fn fail(self, message: String) {
        self.busy.set(None);
        self.error.set(Some(message));
    }

    /// Goes to a screen by its address, so that Back works.
    pub(super) fn go(self, view: View) {
        // Setting a fragment cannot fail.
        let _ = window().location().set_hash(&view.hash());
        self.view.set(view);
    }
}

/// Puts the app in the place of the first paint.
pub fn mount() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(App);
    if let Some(first_paint) = document().get_element_by_id("first-paint") {
        first_paint.remove();
    }
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

#[component]
fn App() -> impl IntoView {
    let state = State::new();
    state.engine.start(state);
    // A report lives in memory only, so after a reload every address is the first screen.
    let _ = window_event_listener(ev::hashchange, move |_| state.view.set(View::from_hash(&hash())));
    let _ = window_event_listener(ev::dragover, |event: DragEvent| event.prevent_default());
    let _ = window_event_listener(ev::drop, move |event: DragEvent| {
        event.prevent_default();
        files::open(state, event.data_transfer().and_then(|transfer| transfer.files()));
    });
    Effect::new(move |_| state.assessment.with(|assessment| assessment.as_deref().map(name_printed_pages)));
    Effect::new(move |before: Option<View>| {
        let view = state.view.get();
        document().set_title(&title(&view));
        if before.is_some_and(|before| before != view) {
            focus_heading();
        }
        view
    });
    view! {
        <Bar state />
        <main id="main" tabindex="-1">
            <components::Notices state />
            {move || screen(state)}
        </main>
    }
}

fn screen(state: State) -> AnyView {
    match (state.view.get(), state.assessment.get()) {
        (View::Report, Some(assessment)) => view! { <ReportScreen state assessment /> }.into_any(),
        (View::Control(id), Some(assessment)) => view! { <ControlScreen state assessment id /> }.into_any(),
        _ => view! { <FirstScreen state /> }.into_any(),
    }
}

fn title(view: &View) -> String {
    match view {
        View::First => "Tenant Triage".to_owned(),
        View::Report => "Report · Tenant Triage".to_owned(),
        View::Control(id) => format!("{id} · Tenant Triage"),
    }
}

/// A new screen is read from its heading on, after it is there.
fn focus_heading() {
    request_animation_frame(|| {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        let heading = document().query_selector("main h1").ok().flatten();
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            heading.set_tab_index(-1);
            let _ = heading.focus();
        }
    });
}

/// Puts the practice's name on printed pages. The style sheet is the page's own,
/// so the browser lets it be changed; where it does not, the name is left out.
fn name_printed_pages(assessment: &Assessment) {
    let sheets = document().style_sheets();
    let sheet = (0..sheets.length())
        .filter_map(|index| sheets.get(index))
        .find_map(|sheet| sheet.dyn_into::<CssStyleSheet>().ok());
    if let Some(sheet) = sheet {
        let end = sheet.css_rules().map_or(0, |rules| rules.length());
        let _ = sheet.insert_rule_with_index(&page_rule(assessment), end);
    }
}

#[component]
fn Bar(state: State) -> impl IntoView {
    let has_report = move || state.assessment.with(Option::is_some);
    let save = move |_| {
        if let Some(assessment) = state.assessment.get_untracked() {
            files::save(&file_name(&assessment), &state.snapshot.get_untracked());
        }
    };
    let print = move |_| {
        // Where there is no printing there is nothing to report.
        let _ = window().print();
    };
    view! {
        <header class="bar">
            <a class="mark" href="#/">
                <components::Mark />
                "Tenant Triage"
            </a>
            <p class="promise"><components::Shield /><span>"Nothing here has left this device"</span></p>
            <Show when=has_report>
                <nav class="bar-actions" aria-label="Report">
                    <a class="button" href="#/report">"Report"</a>
                    <button on:click=save>"Save"</button>
                    <button class="first" on:click=print>"Print"</button>
                </nav>
            </Show>
        </header>
    }
}
