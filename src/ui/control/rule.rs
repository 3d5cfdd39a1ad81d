//! The rule's own text, asked of the worker when it is wanted.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDetailsElement};

use crate::control_id::ControlId;
use crate::ui::engine;
use crate::ui::state::State;

/// The rule behind a control, closed at first.
#[component]
pub(crate) fn RuleText(state: State, id: ControlId, path: String) -> impl IntoView {
    let asked = id.clone();
    let ask = move |event: Event| {
        let opened = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok())
            .is_some_and(|details| details.open());
        if opened && !state.rules.with_untracked(|rules| rules.contains_key(&asked)) {
            engine::ask_for_rule(state, asked.clone());
        }
    };
    let text =
        move || state.rules.with(|rules| rules.get(&id).cloned()).unwrap_or_else(|| "Fetching the rule…".to_owned());
    view! {
        <details class="card fold rule screen-only" on:toggle=ask>
            <summary>
                <h2>"The rule"</h2>
            </summary>
            <p class="quiet">{format!("The file rules/{path}, in the language Rego. It sees only evidence that was read.")}</p>
            <pre tabindex="0" role="region" aria-label="The rule’s text">
                {text}
            </pre>
        </details>
    }
}
