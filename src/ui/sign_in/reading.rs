//! While the tenant is being read.

use leptos::prelude::*;

use super::model::{now_reading, source_words, time_left, why_not};
use super::session::{begin, open_early, stop};
use crate::ui::state::State;

/// What is being read now, how far it is, what was left out and why.
#[component]
pub(super) fn Reading(state: State) -> impl IntoView {
    let sign_in = state.sign_in;
    let progress = sign_in.progress;
    // A screen reader hears a new line only when it says something new.
    let now = Memo::new(move |_| progress.with(now_reading));
    let left = Memo::new(move |_| progress.with(time_left));
    let account = move || sign_in.account.get().map(|account| format!("Signed in as {}.", account.name));
    view! {
        <section class="lead">
            <h1>"Reading your Microsoft 365"</h1>
            <p class="quiet">{account}</p>
        </section>
        <section class="card part" aria-label="Progress">
            <p role="status" class="now-reading">
                {move || now.get()}
            </p>
            <progress
                aria-label="Sources read"
                max=move || progress.with(|progress| progress.of.max(1)).to_string()
                prop:value=move || progress.with(|progress| progress.done).to_string()
            ></progress>
            <p class="num quiet">
                {move || progress.with(|progress| format!("{} of {} lists and settings done.", progress.done, progress.of))}
                " " {move || left.get()}
            </p>
            <p class="actions">
                <button on:click=move |_| open_early(state)>"Open the report with what has arrived"</button>
                <button on:click=move |_| stop(state)>"Stop reading"</button>
            </p>
        </section>
        <NotRead state />
    }
}

#[component]
fn NotRead(state: State) -> impl IntoView {
    let not_read = Memo::new(move |_| state.sign_in.progress.with(|progress| progress.not_read.clone()));
    view! {
        <Show when=move || not_read.with(|list| !list.is_empty())>
            <section class="card part">
                <h2>"Not read, and why"</h2>
                <ul>
                    {move || {
                        not_read
                            .get()
                            .into_iter()
                            .map(|(source, status)| {
                                view! { <li>{format!("{}: {}", source_words(&source), why_not(status))}</li> }
                            })
                            .collect_view()
                    }}
                </ul>
                <p class="quiet">"The report says which controls are left without an answer because of it."</p>
            </section>
        </Show>
    }
}

/// The sign-in ran out in the middle.
#[component]
pub(super) fn Expired(state: State) -> impl IntoView {
    let sign_in = state.sign_in;
    let again = move |_| {
        let config = sign_in.config.get_untracked().unwrap_or_default();
        begin(state, config);
    };
    let same = move || {
        let name = sign_in.account.get().map(|account| account.name).filter(|name| !name.is_empty());
        name.map_or_else(
            || "Use the same account as before.".to_owned(),
            |name| format!("Use the same account: {name}."),
        )
    };
    view! {
        <section class="lead" role="status">
            <h1>"Your sign-in has run out"</h1>
            <p>
                "What was read so far is still here, in this tab. Sign in again in a new tab, and reading goes on where it was."
            </p>
            <p>{same}</p>
        </section>
        <p class="actions">
            <button class="first" on:click=again>
                "Sign in again"
            </button>
            <button on:click=move |_| stop(state)>"Open the report with what has arrived"</button>
        </p>
    }
}
