//! The page as a whole: its screens, and what happens between them.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, DragEvent, HtmlElement};

use super::control::ControlScreen;
use super::first::FirstScreen;
use super::frame::{Bar, DropHint, Notices};
use super::questions::QuestionScreen;
use super::report::ReportScreen;
use super::sign_in::{SignInScreen, listen_for_return, reloaded, returned, take_answer, was_reloaded};
use super::state::{Left, State};
use super::view::{SIGN_IN, View};
use super::{engine, files, print};

/// Puts the app in the place of the first paint.
pub fn mount() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(App);
    if let Some(first_paint) = document().get_element_by_id("first-paint") {
        first_paint.remove();
    }
}

#[component]
fn App() -> impl IntoView {
    let state = State::new();
    let answer = take_answer();
    engine::start(state);
    if window().location().hash().is_ok_and(|hash| hash == SIGN_IN) {
        state.view.set(View::SignIn);
    }
    listen_for_return(state);
    let again = was_reloaded();
    match answer {
        Some(answer) => returned(state, answer),
        None if again => reloaded(state),
        None => {}
    }
    listen_for_addresses(state);
    listen_for_dropped_files(state);
    ask_before_answers_are_lost(state);
    print::open_lines_for_print();
    Effect::new(move |_| {
        state.open.with(|open| {
            if let Some(open) = open {
                print::name_printed_pages(&open.assessment);
            }
        });
    });
    Effect::new(move |before: Option<View>| {
        let view = state.shown();
        let title = state.open.with(|open| view.title(open.as_ref().map(|open| &*open.assessment)));
        document().set_title(&title);
        if let Some(before) = before.filter(|before| *before != view) {
            arrive(state, &before, &view);
        }
        view
    });
    view! {
        <Bar state />
        <main id="main" tabindex="-1">
            <Notices state />
            // Stays when another screen is shown: open lines, filters and all.
            {move || state.open.get().map(|open| view! { <ReportScreen state open /> })}
            {move || screen(state)}
        </main>
        <DropHint state />
    }
}

fn screen(state: State) -> AnyView {
    match state.shown() {
        View::First => view! { <FirstScreen state /> }.into_any(),
        View::SignIn => view! { <SignInScreen state /> }.into_any(),
        View::Report(_) => ().into_any(),
        View::Control(id) => view! { <ControlScreen state id /> }.into_any(),
        View::Question(id) => view! { <QuestionScreen state id /> }.into_any(),
    }
}

/// A report lives in memory only, so after a reload every address is the first screen.
fn listen_for_addresses(state: State) {
    let _ = window_event_listener(ev::hashchange, move |_| {
        let view = View::from_hash(&window().location().hash().unwrap_or_default());
        if matches!(state.view.get_untracked(), View::Report(_)) && !matches!(view, View::Report(_)) {
            state.left.set_value(Some(here()));
        }
        state.error.set(None);
        state.view.set(view);
    });
}

/// Leaving the page would lose what has not been saved; the browser asks in its own words.
fn ask_before_answers_are_lost(state: State) {
    let _ = window_event_listener(ev::beforeunload, move |event: BeforeUnloadEvent| {
        if state.unsaved.get_untracked() {
            event.prevent_default();
            // Older browsers ask only where there is a text, which they do not show.
            event.set_return_value("Answers have not been saved.");
        }
    });
}

fn listen_for_dropped_files(state: State) {
    let _ = window_event_listener(ev::dragover, move |event: DragEvent| {
        event.prevent_default();
        state.dragging.set(true);
    });
    let _ = window_event_listener(ev::dragleave, move |event: DragEvent| {
        // Leaving for nothing is leaving the window.
        if event.related_target().is_none() {
            state.dragging.set(false);
        }
    });
    let _ = window_event_listener(ev::drop, move |event: DragEvent| {
        event.prevent_default();
        state.dragging.set(false);
        files::open(state, event.data_transfer().and_then(|transfer| transfer.files()));
    });
}

/// Where a person is now.
fn here() -> Left {
    let focus = document().active_element().and_then(|element| element.dyn_into().ok());
    Left { scroll: window().scroll_y().unwrap_or_default(), focus }
}

/// A new screen is read from its heading on; the report, on return, from where
/// it was left.
fn arrive(state: State, before: &View, view: &View) {
    let target = view.target();
    let returns = matches!(view, View::Report(_)) && !matches!(before, View::Report(_));
    let left = if returns { state.left.get_value() } else { None };
    // By the next frame the screen is there.
    request_animation_frame(move || match left {
        Some(left) => return_to(&left),
        None => focus_on(target),
    });
}

fn return_to(left: &Left) {
    if let Some(element) = &left.focus {
        let _ = element.focus();
    }
    window().scroll_to_with_x_and_y(0.0, left.scroll);
}

fn focus_on(target: &str) {
    let Some(element) = document().query_selector(target).ok().flatten() else { return };
    let Ok(element) = element.dyn_into::<HtmlElement>() else { return };
    if element.tag_name() != "SUMMARY" {
        element.set_tab_index(-1);
    }
    let _ = element.focus();
    if element.tag_name() == "H1" {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    } else {
        element.scroll_into_view();
    }
}
