//! What is going on, and what went wrong; read out by screen readers.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::ui::engine;
use crate::ui::sign_in::open_complete;
use crate::ui::state::State;

/// All kinds of notice. The boxes are there from the start, or their first
/// message would not be read out.
#[component]
pub(crate) fn Notices(state: State) -> impl IntoView {
    view! {
        <div class="notices">
            <div role="status">{move || state.busy.get().map(|what| busy(state, what))}</div>
            <div role="status">{move || state.sign_in.complete.get().map(|_| complete(state))}</div>
            <div role="status">{move || state.unsure.get().map(|message| unsure(state, message))}</div>
            <div role="alert">{move || state.error.get().map(|message| error(state, message))}</div>
        </div>
    }
}

fn busy(state: State, what: &'static str) -> impl IntoView {
    let cancel = move |_| {
        engine::give_up(state);
        focus_main();
    };
    view! {
        <p class="notice busy">
            <span>{what}</span>
            <button on:click=cancel>"Cancel"</button>
        </p>
    }
}

fn complete(state: State) -> impl IntoView {
    view! {
        <p class="notice busy">
            <span>"Everything has been read."</span>
            <button on:click=move |_| open_complete(state)>"Show the complete report"</button>
        </p>
    }
}

fn unsure(state: State, message: String) -> impl IntoView {
    let join = move |_| {
        engine::join(state);
        focus_main();
    };
    let leave = move |_| {
        state.unsure.set(None);
        focus_main();
    };
    view! {
        <p class="notice busy">
            <span>{message}</span>
            <button on:click=join>"They belong to one practice: join them"</button>
            <button on:click=leave>"Do not open them"</button>
        </p>
    }
}

fn error(state: State, message: String) -> impl IntoView {
    let close = move |_| {
        state.error.set(None);
        focus_main();
    };
    view! {
        <p class="notice error">
            <span>{message}</span>
            <button on:click=close>"Close"</button>
        </p>
    }
}

/// Where the keyboard goes on when the button it was on is gone.
fn focus_main() {
    let main = document().get_element_by_id("main").and_then(|main| main.dyn_into::<HtmlElement>().ok());
    if let Some(main) = main {
        let _ = main.focus();
    }
}

/// Says that a file can be let go here.
#[component]
pub(crate) fn DropHint(state: State) -> impl IntoView {
    view! {
        <Show when=move || state.dragging.get()>
            <div class="drop-hint" aria-hidden="true">
                <p>"Let go to open this file. It stays on this device."</p>
            </div>
        </Show>
    }
}
