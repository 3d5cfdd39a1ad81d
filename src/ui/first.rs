//! The first screen: what this does, the promise, two doors.

use leptos::html::Input;
use leptos::prelude::*;

use super::app::State;
use super::files;

/// Two doors: the sample, and a file of one's own.
#[component]
pub(super) fn FirstScreen(state: State) -> impl IntoView {
    let picker = NodeRef::<Input>::new();
    let pick = move |_| {
        if let Some(picker) = picker.get() {
            picker.click();
        }
    };
    let picked = move |_| {
        if let Some(picker) = picker.get() {
            files::open(state, picker.files());
            // The same file can be chosen again.
            picker.set_value("");
        }
    };
    view! {
        <section class="lead">
            <h1>"See what to fix first in your practice’s Microsoft 365."</h1>
            <p class="say">
                "Tenant Triage holds the settings of a Microsoft 365 tenant against the HIPAA Security Rule and prints a list: "
                "what to fix first, why, who is affected, the exact steps, and the paragraph of law."
            </p>
        </section>
        <section class="doors" aria-label="Start">
            <div class="card door">
                <h2>"See a sample practice"</h2>
                <p>"An invented family clinic with the faults that practices really have."</p>
                <button class="first" on:click=move |_| files::open_sample(state)>"See a sample practice"</button>
            </div>
            <div class="card door">
                <h2>"Open a file"</h2>
                <p>"A snapshot that somebody sent you, or a ScubaGear export (ProviderSettingsExport.json). You can also drop it anywhere on this page."</p>
                <button on:click=pick>"Open a snapshot or ScubaGear export"</button>
                <input class="hidden" type="file" accept=".json,application/json" aria-label="Choose a file" tabindex="-1" node_ref=picker on:change=picked />
            </div>
        </section>
        <section class="card promise-card">
            <h2>"Nothing you open leaves this device"</h2>
            <p>"The work is done by this page, inside your browser. Its security policy lets it talk to nobody else, and nothing is kept when you close it."</p>
            <p>"Check it yourself: once this page has loaded, turn off your network and open a file. It works the same. Or open your browser’s developer tools and watch the Network tab stay empty."</p>
        </section>
        <p class="quiet">"This tool helps with a self-assessment. Whether a practice meets the Security Rule is for the practice and its adviser to judge."</p>
    }
}
