//! For whoever hosts the page: how to register it with Microsoft, with the exact values.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::address::own_address;
use super::model::{SETS, permissions};
use super::parts::AddressNote;
use super::registration::{NAME, config_file, redirect_address, script};
use crate::sign_in::{Cloud, Config, OPENID, is_authority};
use crate::ui::components::{Copyable, TextField};
use crate::ui::state::State;

/// What a person chooses and types.
#[derive(Clone, Copy)]
struct Typed {
    cloud: RwSignal<Cloud>,
    /// Whether other organizations may sign in too.
    several: RwSignal<bool>,
    id: RwSignal<String>,
    authority: RwSignal<String>,
    /// Somebody wanted to go on: what is missing is told from now on.
    tried: RwSignal<bool>,
}

impl Typed {
    fn new(config: &Config) -> Self {
        Self {
            cloud: RwSignal::new(config.cloud),
            several: RwSignal::new(false),
            id: RwSignal::new(String::new()),
            authority: RwSignal::new(config.authority.clone().unwrap_or_default()),
            tried: RwSignal::new(false),
        }
    }

    fn config(self) -> Config {
        let text = |text: RwSignal<String>| text.get().trim().to_owned();
        let authority = Some(text(self.authority)).filter(|text| !text.is_empty());
        Config { client_id: text(self.id), cloud: self.cloud.get(), authority }
    }

    fn id_is_wrong(self) -> bool {
        !self.config().is_complete()
    }

    /// A registration for one organization lets in nobody who comes without naming it.
    fn authority_is_wrong(self) -> bool {
        match self.config().authority.as_deref() {
            None | Some("organizations") => !self.several.get(),
            Some(authority) => !is_authority(authority),
        }
    }
}

/// The steps, the same as one text, and a field for the id that comes out of them.
#[component]
pub(super) fn SetUp(state: State, config: Config) -> impl IntoView {
    let typed = Typed::new(&config);
    view! {
        <section class="lead">
            <h1>"Signing in must be set up once"</h1>
            <p class="say">
                "Microsoft lets a page read only after somebody has registered it. This takes ten minutes and costs nothing. You need an account that may register apps, such as a Cloud Application Administrator."
            </p>
        </section>
        <AddressNote />
        <ForWhom typed />
        <Register typed />
        <UseIt state typed />
    }
}

#[component]
fn ForWhom(typed: Typed) -> impl IntoView {
    view! {
        <section class="card part" aria-labelledby="for-whom">
            <h2 id="for-whom">"Where, and for whom"</h2>
            <label class="field">
                "Cloud"
                <select on:change=move |event| typed.cloud.set(cloud_of(&event_target_value(&event)))>
                    {Cloud::ALL
                        .into_iter()
                        .map(|one| view! { <option value=one.key() selected=move || typed.cloud.get() == one>{one.title()}</option> })
                        .collect_view()}
                </select>
            </label>
            <label class="field">
                "Who may sign in"
                <select on:change=move |event| typed.several.set(event_target_value(&event) == "several")>
                    <option value="one">"One practice: this organization"</option>
                    <option value="several">"Several practices: any organization"</option>
                </select>
            </label>
        </section>
    }
}

#[component]
fn Register(typed: Typed) -> impl IntoView {
    let portal = move || typed.cloud.get().portal();
    let redirect = redirect_address(&own_address());
    let text = Memo::new({
        let redirect = redirect.clone();
        move |_| script(typed.cloud.get(), &redirect, typed.several.get())
    });
    let kind = move || {
        if typed.several.get() {
            "Accounts in any organizational directory"
        } else {
            "Accounts in this organizational directory only"
        }
    };
    let all = permission_names().join(" ");
    view! {
        <section class="card part" aria-labelledby="steps">
            <h2 id="steps">"Register this page, step by step"</h2>
            <ol class="steps">
                <li>
                    "Open " <a href=portal target="_blank" rel="noreferrer">{portal}</a>
                    " and go to App registrations, New registration."
                </li>
                <li>"Name:" <Copyable label="Copy the name" text=NAME.to_owned()><code>{NAME}</code></Copyable></li>
                <li>"Supported account types: " {kind} "."</li>
                <li>
                    "Redirect URI: choose Single-page application (SPA) and paste"
                    <Copyable label="Copy the redirect address" text=redirect.clone()><code>{redirect.clone()}</code></Copyable>
                </li>
                <li>
                    "API permissions, Add a permission, Microsoft Graph, Delegated permissions, each of these:"
                    <Copyable label="Copy the permissions" text=all.clone()><code class="scopes">{all.clone()}</code></Copyable>
                    <details class="more">
                        <summary>"Each by itself, for Microsoft’s search field"</summary>
                        {permission_names()
                            .into_iter()
                            .map(|name| {
                                view! { <Copyable label=format!("Copy {name}") text=name.to_owned()><code>{name}</code></Copyable> }
                            })
                            .collect_view()}
                    </details>
                </li>
                <li>
                    "Token configuration, Add optional claim, ID, login_hint. With it, signing out does not ask which account is meant."
                </li>
                <li>"Grant admin consent, if you may; otherwise Microsoft asks at the first sign-in."</li>
                <li>"No secret and no certificate: a page in the browser must not have one."</li>
                <li>"Copy the Application (client) ID from the overview into the field below."</li>
            </ol>
        </section>
        <section class="card part" aria-labelledby="at-once">
            <h2 id="at-once">"Or all of it at once"</h2>
            <p>
                "This text registers the page with the same values. Paste it into Azure Cloud Shell (choose Bash), which stands in the bar on top of the portal, or into a terminal with the Azure CLI. It prints the id for the field below. The permissions still have to be approved."
            </p>
            <Copyable label="Copy the script" text>
                <pre class="script" tabindex="0" role="region" aria-label="The script">{move || text.get()}</pre>
            </Copyable>
        </section>
    }
}

#[component]
fn UseIt(state: State, typed: Typed) -> impl IntoView {
    let wrong_id = Signal::derive(move || typed.tried.get() && typed.id_is_wrong());
    let wrong_authority = Signal::derive(move || typed.tried.get() && typed.authority_is_wrong());
    let go = move |event: SubmitEvent| {
        event.prevent_default();
        typed.tried.set(true);
        if !untrack(|| typed.id_is_wrong() || typed.authority_is_wrong()) {
            state.sign_in.config.set(Some(untrack(|| typed.config())));
        }
    };
    let file = Memo::new(move |_| config_file(&typed.config()));
    view! {
        <form class="card part" aria-labelledby="use-id" on:submit=go novalidate=true>
            <h2 id="use-id">"Use it"</h2>
            <TextField label="Application (client) ID" text=typed.id hint="id-hint" wrong=wrong_id />
            <p id="id-hint" class="quiet">
                {move || if wrong_id.get() { "This is not yet an id: it has 36 characters, such as" } else { "Such as" }}
                " 11111111-2222-3333-4444-555555555555."
            </p>
            <TextField label="The practice’s domain or tenant id" text=typed.authority hint="practice-hint" wrong=wrong_authority />
            <p id="practice-hint" class="quiet">
                {move || {
                    if wrong_authority.get() {
                        "This must be a domain, such as clinic.example, or the Directory (tenant) ID."
                    } else if typed.several.get() {
                        "Such as clinic.example. Leave it empty for any organization."
                    } else {
                        "Such as clinic.example, or the Directory (tenant) ID. Needed where one organization alone may sign in."
                    }
                }}
            </p>
            <details class="more">
                <summary>"To keep it for everybody who opens this page"</summary>
                <p>"Put this into the file config.json beside the page."</p>
                <Copyable label="Copy the file" text=file><pre>{move || file.get()}</pre></Copyable>
            </details>
            <p class="actions">
                <button class="first" type="submit">
                    "Go on"
                </button>
                <a class="button" href="#/">
                    "Back"
                </a>
            </p>
        </form>
    }
}

/// Every permission a sign-in may ask for, by its short name.
fn permission_names() -> Vec<&'static str> {
    let own = SETS.iter().flat_map(|words| permissions(words.set)).map(|(scope, _)| scope);
    own.chain(OPENID).collect()
}

fn cloud_of(key: &str) -> Cloud {
    Cloud::ALL.into_iter().find(|cloud| cloud.key() == key).unwrap_or_default()
}
