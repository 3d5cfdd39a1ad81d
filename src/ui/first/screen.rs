//! The first screen.

use leptos::html::Input;
use leptos::prelude::*;

use crate::ui::files;
use crate::ui::state::State;
use crate::ui::view::SIGN_IN;

/// What this does in one sentence, three doors, the promise and its proof. The
/// first paint in `index.html` begins with the same words in the same place.
#[component]
pub(crate) fn FirstScreen(state: State) -> impl IntoView {
    view! {
        <div class="screen first">
            <section class="lead">
                <h1>"See what to fix first in your practice’s Microsoft 365."</h1>
                <p class="say">
                    "Tenant Triage compares your Microsoft 365 settings with the HIPAA Security Rule and makes a list: what to fix first, why, who is affected, the exact steps, and the paragraph of law."
                </p>
            </section>
            <section class="doors" aria-label="Start">
                <div class="card door">
                    <a class="button first" href=SIGN_IN>
                        "Sign in to your Microsoft 365"
                    </a>
                    <p>"Reads your settings and changes nothing. You choose first what may be read."</p>
                </div>
                <div class="card door">
                    <button on:click=move |_| files::open_sample(state)>
                        "See a sample practice"
                    </button>
                    <p>"An invented family clinic with the gaps that practices really have. Takes a few seconds."</p>
                </div>
                <FileDoor state />
            </section>
            <Promise state />
            <p class="quiet">
                "This tool helps with a self-assessment. Whether a practice meets the Security Rule is for the practice and its adviser to judge."
            </p>
        </div>
    }
}

#[component]
fn FileDoor(state: State) -> impl IntoView {
    let picker = NodeRef::<Input>::new();
    let pick = move |_| {
        if let Some(picker) = picker.get() {
            picker.click();
        }
    };
    let picked = move |_| {
        if let Some(picker) = picker.get() {
            files::open(state, picker.files());
            // The same files can be chosen again.
            picker.set_value("");
        }
    };
    view! {
        <div class="card door drop">
            <button on:click=pick>"Open a snapshot or ScubaGear export"</button>
            <p>
                "A file saved here or sent to you (a snapshot), or one that your IT person exported with ScubaGear: ScubaResults_….json, in older versions ProviderSettingsExport.json. Several files of one practice can be opened together, up to 100 MB. You can also drop them anywhere on this page."
            </p>
            <input
                class="hidden"
                type="file"
                accept=".json,application/json"
                multiple
                aria-label="Choose a file"
                tabindex="-1"
                node_ref=picker
                on:change=picked
            />
        </div>
    }
}

#[component]
fn Promise(state: State) -> impl IntoView {
    let now = move || {
        state.engine.loaded.get().then(|| {
            view! { <p class="loaded">"Everything the page needs for this is loaded: you can turn off Wi-Fi now."</p> }
        })
    };
    view! {
        <section class="card part" aria-labelledby="promise">
            <h2 id="promise">"Nothing you open leaves this device"</h2>
            <p>
                "The work is done by this page, inside your browser. What it reads is sent nowhere, and nothing is kept when you close it. Its security policy shuts out every address but its own and Microsoft’s."
            </p>
            <p>
                "Check it yourself: turn off Wi-Fi and open a file; it works the same. Or open your browser’s developer tools and watch the Network tab stay empty while you work."
            </p>
            {now}
        </section>
    }
}
