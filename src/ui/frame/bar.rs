//! The bar on top: the mark, the promise, what can be done with a report.

use leptos::prelude::*;

use crate::ui::components::{Mark, Shield};
use crate::ui::files;
use crate::ui::report::file_name;
use crate::ui::sign_in::sign_out_address;
use crate::ui::state::State;
use crate::ui::view::View;

/// The bar.
#[component]
pub(crate) fn Bar(state: State) -> impl IntoView {
    view! {
        <header class="bar">
            <a class="mark" href="#/">
                <Mark />
                "Tenant Triage"
            </a>
            <p class="promise">
                <Shield />
                "Nothing here has left this device"
            </p>
            {move || sign_out_address(state).map(|address| view! { <SignOut address /> })}
            <Show when=move || state.open.with(Option::is_some)>
                <Actions state />
            </Show>
        </header>
    }
}

/// Ends the sign-in at Microsoft, in a tab of its own: the report stays.
#[component]
fn SignOut(address: String) -> impl IntoView {
    view! {
        <a class="button" href=address target="_blank" rel="noreferrer">
            "Sign out at Microsoft"
        </a>
    }
}

#[component]
fn Actions(state: State) -> impl IntoView {
    let save = move |_| {
        if let Some(open) = state.open.get_untracked() {
            files::save(&file_name(&open.assessment), &open.snapshot);
            state.unsaved.set(false);
        }
    };
    let print = move |_| {
        // Where there is no printing there is nothing to report.
        let _ = window().print();
    };
    let on_first = move || state.shown() == View::First;
    view! {
        <nav class="bar-actions" aria-label="Report">
            <Show
                when=on_first
                fallback=move || {
                    view! {
                        <button on:click=save>{move || if state.unsaved.get() { "Save answers" } else { "Save" }}</button>
                        <button class="first" on:click=print>
                            "Print"
                        </button>
                    }
                }
            >
                <a class="button" href="#/report">
                    "Report"
                </a>
            </Show>
        </nav>
    }
}
