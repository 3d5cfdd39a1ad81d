//! For whoever hosts the page: how to register it with Microsoft, with the exact values.

use leptos::prelude::*;

use super::address::own_address;
use super::model::{SETS, permissions};
use crate::sign_in::{Cloud, Config, is_authority, is_guid};
use crate::ui::components::TextField;
use crate::ui::state::State;

/// The steps, and a field for the id that comes out of them.
#[component]
pub(super) fn SetUp(state: State, config: Config) -> impl IntoView {
    let id = RwSignal::new(String::new());
    let cloud = RwSignal::new(config.cloud);
    let authority = RwSignal::new(String::new());
    let complete = move || {
        let authority = authority.get();
        is_guid(id.get().trim()) && (authority.trim().is_empty() || is_authority(authority.trim()))
    };
    let base = config.clone();
    let use_it = move |_| {
        let client_id = id.get_untracked().trim().to_owned();
        let authority = Some(authority.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        let authority = authority.or_else(|| base.authority.clone());
        state.sign_in.config.set(Some(Config { client_id, cloud: cloud.get_untracked(), authority }));
    };
    let scopes = || SETS.iter().flat_map(|words| permissions(words.set)).map(|(scope, _)| scope).collect::<Vec<_>>();
    view! {
        <section class="lead">
            <h1>"Signing in must be set up once"</h1>
            <p class="say">
                "Microsoft lets a page read only after somebody has registered it. This takes ten minutes and costs nothing. You need an account that may register apps, such as a Cloud Application Administrator."
            </p>
        </section>
        <section class="card part" aria-labelledby="steps">
            <h2 id="steps">"Register this page"</h2>
            <ol class="steps">
                <li>
                    "Open " <a href=move || cloud.get().portal() target="_blank" rel="noreferrer">{move || cloud.get().portal()}</a>
                    " and go to App registrations, New registration."
                </li>
                <li>"Name: " <code>"Tenant Triage"</code></li>
                <li>
                    "Supported account types: accounts in this organizational directory only, for one practice; accounts in any organizational directory, for several."
                </li>
                <li>"Redirect URI: choose Single-page application (SPA) and paste " <code>{own_address()}</code></li>
                <li>
                    "API permissions, Add a permission, Microsoft Graph, Delegated permissions, each of these: "
                    <code class="scopes">{scopes().join(" ")}</code>
                </li>
                <li>"Grant admin consent, if you may; otherwise Microsoft asks at the first sign-in."</li>
                <li>"No secret and no certificate: a page in the browser must not have one."</li>
                <li>
                    "Copy the Application (client) ID from the overview into the field below. To keep it for everybody who opens this page, put it into "
                    <code>"config.json"</code> " beside the page."
                </li>
                <li>"On this computer itself, open the page as http://localhost, not 127.0.0.1: Microsoft accepts only that."</li>
            </ol>
        </section>
        <section class="card part" aria-labelledby="use-id">
            <h2 id="use-id">"Use it"</h2>
            <TextField label="Application (client) ID" text=id />
            <TextField label="The practice’s domain or tenant id, if you registered it for one organization only" text=authority />
            <label class="field">
                "Cloud"
                <select on:change=move |event| cloud.set(cloud_of(&event_target_value(&event)))>
                    {Cloud::ALL
                        .into_iter()
                        .map(|one| view! { <option value=one.key() selected=move || cloud.get() == one>{one.title()}</option> })
                        .collect_view()}
                </select>
            </label>
            <p class="actions">
                <button class="first" disabled=move || !complete() on:click=use_it>
                    "Go on"
                </button>
                <a class="button" href="#/">
                    "Back"
                </a>
            </p>
        </section>
    }
}

fn cloud_of(key: &str) -> Cloud {
    Cloud::ALL.into_iter().find(|cloud| cloud.key() == key).unwrap_or_default()
}
