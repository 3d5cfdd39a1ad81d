//! Before signing in: what will be read, why, and what never.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::model::{SETS, SetWords, left_unanswered, permissions};
use super::parts::{AddressNote, AskAdministrator};
use super::session::begin;
use crate::english::counted;
use crate::graph::ConsentSet;
use crate::sign_in::{Config, is_authority};
use crate::ui::components::TextField;
use crate::ui::state::State;

/// The form that Enter in the field above sends.
const FORM: &str = "sign-in-form";

/// The choice, and the way to Microsoft's sign-in page.
#[component]
pub(super) fn Consent(state: State, config: Config) -> impl IntoView {
    let authority = RwSignal::new(config.authority.clone().unwrap_or_default());
    let wrong = move || {
        let authority = authority.get();
        !authority.trim().is_empty() && !is_authority(authority.trim())
    };
    let typed = Memo::new(move |_| {
        let authority = Some(authority.get().trim().to_owned()).filter(|text| !text.is_empty());
        Config { authority, ..config.clone() }
    });
    let go = move |event: SubmitEvent| {
        event.prevent_default();
        if !wrong() {
            begin(state, typed.get_untracked());
        }
    };
    view! {
        <section class="lead">
            <h1>"What will be read, and what never"</h1>
            <p class="say">
                "You sign in on Microsoft’s own page. This page then reads settings of your practice’s Microsoft 365 and works out what to fix first. What it reads is sent nowhere. It can change nothing: it asks for reading only."
            </p>
        </section>
        <AddressNote />
        <fieldset class="card part sets">
            <legend>"What may be read"</legend>
            {SETS.iter().map(|words| view! { <Set state words /> }).collect_view()}
        </fieldset>
        <LeftOut state />
        <section class="card part" aria-labelledby="never">
            <h2 id="never">"Never asked for"</h2>
            <p>
                "Mail, calendars, files, chats, patients’ data, passwords, and any right to change something. Of the sign-in log and other lists about people, only what the controls need is kept."
            </p>
        </section>
        <section class="card part" aria-labelledby="who-can">
            <h2 id="who-can">"Who can do this"</h2>
            <p>
                "The first time, an administrator approves it for everybody: a Cloud Application Administrator, Application Administrator or Privileged Role Administrator. After that, sign in with an account that has the roles Global Reader and Security Reader. It can change nothing and can read all of this but one thing: how a local directory is synchronized is shown to a Global Administrator alone."
            </p>
            <AskAdministrator state config=typed />
            <TextField
                form=FORM
                label="The practice’s domain, if you are its guest or service provider"
                text=authority
                hint="authority-hint"
                wrong=Signal::derive(wrong)
            />
            <p id="authority-hint" class="quiet">
                {move || {
                    if wrong() {
                        "This is neither a domain, such as clinic.example, nor a tenant id."
                    } else {
                        "Such as clinic.example, or the tenant id. Leave it empty for your own organization."
                    }
                }}
            </p>
        </section>
        <form id=FORM class="actions" on:submit=go>
            <button class="first" type="submit">
                "Sign in with Microsoft"
            </button>
            <a class="button" href="#/">
                "Back"
            </a>
        </form>
    }
}

#[component]
fn Set(state: State, words: &'static SetWords) -> impl IntoView {
    let sets = state.sign_in.sets;
    let set = words.set;
    let change = move |event| {
        let chosen = event_target_checked(&event);
        sets.update(|sets| {
            if chosen {
                sets.insert(set)
            } else {
                sets.remove(&set)
            };
        });
    };
    view! {
        <div class="set">
            <label>
                <input
                    type="checkbox"
                    disabled=set == ConsentSet::Core
                    prop:checked=move || sets.with(|sets| sets.contains(&set))
                    on:change=change
                />
                <strong>{words.title}</strong>
            </label>
            <p>{words.what}</p>
            <details class="more">
                <summary>"The permissions, by Microsoft’s names"</summary>
                <dl>
                    {permissions(set)
                        .into_iter()
                        .map(|(scope, why)| {
                            view! {
                                <dt>
                                    <code>{scope}</code>
                                </dt>
                                <dd>{why}</dd>
                            }
                        })
                        .collect_view()}
                </dl>
            </details>
        </div>
    }
}

/// The controls that stay unanswered with what is left out.
#[component]
fn LeftOut(state: State) -> impl IntoView {
    let sign_in = state.sign_in;
    let lines = move || {
        sign_in.needs.with(|needs| {
            let left = sign_in.sets.with(|sets| left_unanswered(needs, sets).into_iter().cloned().collect::<Vec<_>>());
            (!left.is_empty()).then(|| {
                view! {
                    <section class="card part left-out">
                        <h2>{format!("Left without an answer: {}", counted(left.len(), "control", "controls"))}</h2>
                        <ul>
                            {left.into_iter().map(|need| view! { <li>{format!("{}: {}", need.id, need.title)}</li> }).collect_view()}
                        </ul>
                    </section>
                }
            })
        })
    };
    view! { <div role="status">{lines}</div> }
}
