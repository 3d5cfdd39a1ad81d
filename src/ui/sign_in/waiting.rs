//! While an administrator elsewhere approves the permissions.

use leptos::prelude::*;

use super::model::SETS;
use super::parts::ApprovalText;
use super::session::begin;
use crate::ui::state::State;

/// What is waited for, and the way on. Nothing asks Microsoft until the person does.
#[component]
pub(super) fn Waiting(state: State) -> impl IntoView {
    let sign_in = state.sign_in;
    let config = Signal::derive(move || sign_in.config.get().unwrap_or_default());
    let check = move |_| begin(state, config.get_untracked());
    let sets = move || {
        let chosen = sign_in.sets.get();
        SETS.iter()
            .filter(|words| chosen.contains(&words.set))
            .map(|words| view! { <li>{words.title}</li> })
            .collect_view()
    };
    view! {
        <section class="lead" role="status">
            <h1>"Waiting for an administrator’s approval"</h1>
            <p class="say">
                "An administrator of your Microsoft 365 opens the link that you sent, signs in on Microsoft’s page and accepts. Only they can tell you when that is done: Microsoft does not tell this page, and it does not keep asking."
            </p>
            <p>
                "You may close this page meanwhile. Nothing is lost: nothing has been read yet. Open it again later, choose the same and sign in."
            </p>
        </section>
        <p class="actions">
            <button class="first" on:click=check>
                "Check again"
            </button>
            <button on:click=move |_| sign_in.start_over()>"Back to the choice"</button>
        </p>
        <p class="quiet">"“Check again” signs you in once more and, if it is approved, goes on to read."</p>
        <section class="card part" aria-labelledby="to-approve">
            <h2 id="to-approve">"What is to be approved"</h2>
            <ul>{sets}</ul>
            <details class="more">
                <summary>"The text and the link once more"</summary>
                <ApprovalText state config />
            </details>
        </section>
    }
}
