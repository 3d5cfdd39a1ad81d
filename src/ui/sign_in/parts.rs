//! Parts that several stages of a sign-in show.

use leptos::prelude::*;

use super::address::own_address;
use super::model::mail_to_administrator;
use super::registration::{Address, address};
use super::session::{approval_address, ask_approval};
use crate::sign_in::Config;
use crate::ui::components::Copyable;
use crate::ui::state::State;

/// What Microsoft does not take this page's address for, and which it takes.
#[component]
pub(super) fn AddressNote() -> impl IntoView {
    let words = match address(&own_address()) {
        Address::Taken => return ().into_any(),
        Address::AsLocalhost(address) => {
            let shown = address.clone();
            view! { <p>"Microsoft calls this computer localhost. Open the page as " <a href=address>{shown}</a> " and sign in there."</p> }
                .into_any()
        }
        Address::Refused => {
            view! { <p>"Microsoft takes this page’s address only over https: as it was opened, nobody can sign in here."</p> }
                .into_any()
        }
    };
    view! { <section class="card part problem" aria-label="This page’s address">{words}</section> }.into_any()
}

/// The address at which an administrator approves, and a mail that explains it.
#[component]
pub(super) fn AskAdministrator(state: State, #[prop(into)] config: Signal<Config>) -> impl IntoView {
    let sign_in = state.sign_in;
    view! {
        <details class="more">
            <summary>"Somebody else must approve it? A text to send them"</summary>
            <ApprovalText state config />
            <p class="actions">
                <button type="button" on:click=move |_| sign_in.wait(config.get_untracked())>
                    "I have sent it"
                </button>
            </p>
        </details>
    }
}

/// The text to send, and the way for an administrator who is here.
#[component]
pub(super) fn ApprovalText(state: State, #[prop(into)] config: Signal<Config>) -> impl IntoView {
    let address = Memo::new(move |_| config.with(|config| approval_address(state, config)));
    let text = Memo::new(move |_| mail_to_administrator(&address.get()));
    view! {
        <Copyable label="Copy the text for your administrator" text>
            <textarea class="mail" readonly rows="10" aria-label="A text for your administrator" prop:value=move || text.get()></textarea>
        </Copyable>
        <p class="quiet">
            "Put the text into an email. If you are the administrator yourself, "
            <a href=move || address.get() on:click=move |_| ask_approval(state, config.get_untracked())>
                "approve it now"
            </a> "."
        </p>
    }
}
