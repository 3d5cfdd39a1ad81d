//! What became of the answer that was just given.

use leptos::prelude::*;

use super::model::taken;
use crate::report::ControlReport;
use crate::ui::state::State;

/// Says it where the control was answered last; read out by screen readers.
#[component]
pub(crate) fn Taken(state: State, control: ControlReport) -> impl IntoView {
    let words = move || {
        let here = state.settled.with(|settled| settled.as_ref() == Some(&control.id));
        here.then(|| view! { <p class="notice busy">{taken(&control)}</p> })
    };
    view! { <div role="status">{words}</div> }
}
