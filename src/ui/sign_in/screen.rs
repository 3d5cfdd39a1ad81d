//! The sign-in screen: one stage after the other.

use leptos::prelude::*;

use super::address::own_address;
use super::consent::Consent;
use super::model::{can_be_approved, for_support, mail_to_administrator, scopes, who};
use super::reading::{Expired, Reading};
use super::set_up::SetUp;
use super::state::Stage;
use crate::sign_in::{Config, Problem};
use crate::ui::state::State;

/// Chooses what may be read, goes to Microsoft, reads.
#[component]
pub(crate) fn SignInScreen(state: State) -> impl IntoView {
    let sign_in = state.sign_in;
    sign_in.prepare(state);
    view! {
        <div class="screen sign-in">
            <div role="alert">{move || sign_in.problem.get().map(|problem| view! { <ProblemCard state problem /> })}</div>
            {move || match sign_in.stage.get() {
                Stage::Choosing => choosing(state),
                Stage::Between => view! { <Plain heading="On the way to Microsoft and back…" text="Microsoft’s own page asks for your password; this page never sees it." /> }.into_any(),
                Stage::Reading => view! { <Reading state /> }.into_any(),
                Stage::Expired => view! { <Expired state /> }.into_any(),
                Stage::Brought => {
                    view! { <Plain heading="You are signed in again" text="Go back to the tab you came from: it goes on reading. You can close this one." /> }.into_any()
                }
                Stage::Approved => view! { <Approved state /> }.into_any(),
            }}
        </div>
    }
}

fn choosing(state: State) -> AnyView {
    match state.sign_in.config.get() {
        None => view! { <Plain heading="Sign in" text="Loading…" /> }.into_any(),
        Some(config) if config.is_complete() => view! { <Consent state config /> }.into_any(),
        Some(config) => view! { <SetUp state config /> }.into_any(),
    }
}

#[component]
fn Plain(heading: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <section class="lead" role="status">
            <h1>{heading}</h1>
            <p>{text}</p>
        </section>
    }
}

#[component]
fn Approved(state: State) -> impl IntoView {
    view! {
        <section class="lead">
            <h1>"The permissions are approved"</h1>
            <p>"Everybody in your practice can now sign in here and will see what their own account may see. Tell whoever asked you, or go on yourself."</p>
            <p>
                <button class="first" on:click=move |_| state.sign_in.start_over()>
                    "Go on"
                </button>
            </p>
        </section>
    }
}

/// What went wrong, who can solve it, what to do next.
#[component]
fn ProblemCard(state: State, problem: Problem) -> impl IntoView {
    let support = for_support(&problem);
    let approval = can_be_approved(&problem).then(|| view! { <AskAdministrator state /> });
    view! {
        <section class="card part problem">
            <h2>{problem.title}</h2>
            <p>{problem.next}</p>
            <p class="quiet">{who(problem.who)}</p>
            {approval}
            {(!support.is_empty())
                .then(|| {
                    view! {
                        <details class="more">
                            <summary>"For support"</summary>
                            <pre tabindex="0">{support}</pre>
                        </details>
                    }
                })}
        </section>
    }
}

/// The address at which an administrator approves, and a mail that explains it.
#[component]
pub(super) fn AskAdministrator(state: State) -> impl IntoView {
    let address = move || {
        let config: Config = state.sign_in.config.get().unwrap_or_default();
        let scopes = scopes(&config, &state.sign_in.sets.get());
        config.approval_address(&own_address(), &scopes)
    };
    view! {
        <details class="more">
            <summary>"Somebody else must approve it? A text to send them"</summary>
            <textarea class="mail" readonly rows="10" aria-label="A text for your administrator" prop:value=move || mail_to_administrator(&address())></textarea>
            <p class="quiet">
                "Select the text and copy it into a mail. If you are the administrator yourself, "
                <a href=address>"approve it now"</a> "."
            </p>
        </details>
    }
}
