//! The sign-in screen: one stage after the other.

use leptos::prelude::*;

use super::consent::Consent;
use super::model::{can_be_approved, for_support, who};
use super::parts::AskAdministrator;
use super::reading::{Expired, Reading};
use super::session::{cancel, prepare};
use super::set_up::SetUp;
use super::waiting::Waiting;
use crate::sign_in::Problem;
use crate::ui::state::{Stage, State};

/// Chooses what may be read, goes to Microsoft, reads.
#[component]
pub(crate) fn SignInScreen(state: State) -> impl IntoView {
    let sign_in = state.sign_in;
    prepare(state);
    view! {
        <div class="screen sign-in">
            <div role="alert">{move || sign_in.problem.get().map(|problem| view! { <ProblemCard state problem /> })}</div>
            {move || match sign_in.stage.get() {
                Stage::Choosing => choosing(state),
                Stage::Between => view! { <Between state /> }.into_any(),
                Stage::Reading => view! { <Reading state /> }.into_any(),
                Stage::Expired => view! { <Expired state /> }.into_any(),
                Stage::Brought { refused: false } => {
                    view! { <Plain heading="You are signed in again" text="Go back to the tab you came from: it goes on reading. You can close this one." /> }.into_any()
                }
                Stage::Brought { refused: true } => {
                    view! { <Plain heading="You are not signed in again" text="Go back to the tab you came from: it says why, and what to do. You can close this one." /> }.into_any()
                }
                Stage::Waiting => view! { <Waiting state /> }.into_any(),
                Stage::Approved => view! { <Approved state /> }.into_any(),
                Stage::NotAsked => view! { <NotAsked state /> }.into_any(),
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
fn Between(state: State) -> impl IntoView {
    view! {
        <Plain
            heading="On the way to Microsoft and back…"
            text="Microsoft’s own page asks for your password; this page never sees it."
        />
        <p class="actions">
            <button on:click=move |_| cancel(state)>"Cancel"</button>
        </p>
    }
}

/// An answer that nobody asked for here proves nothing; signing in does.
#[component]
fn NotAsked(state: State) -> impl IntoView {
    view! {
        <section class="lead">
            <h1>"The next sign-in will show whether it is approved"</h1>
            <p>
                "This tab did not ask for an approval, so it cannot tell whether this answer is Microsoft’s. If somebody sent you a link and you accepted on Microsoft’s page, tell them to press “Check again”. You can close this page."
            </p>
            <p class="actions">
                <button on:click=move |_| state.sign_in.start_over()>"Sign in yourself"</button>
            </p>
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
    // Where one waits for the approval, the text stands below.
    let waiting = state.sign_in.stage.get_untracked() == Stage::Waiting;
    let config = Signal::derive(move || state.sign_in.config.get().unwrap_or_default());
    let approval = (can_be_approved(&problem) && !waiting).then(|| view! { <AskAdministrator state config /> });
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
