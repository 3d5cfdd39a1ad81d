//! What to do.

use leptos::prelude::*;

use super::model::destination;

/// Numbered steps and where to go.
#[component]
pub(crate) fn Steps(steps: Vec<String>, link: Option<String>) -> impl IntoView {
    let steps: Vec<_> = steps.into_iter().map(|step| view! { <li>{step}</li> }).collect();
    let link = link.and_then(|address| {
        let text = format!("Open {}", destination(&address)?);
        Some(view! {
            <p>
                <OutLink address text />
            </p>
        })
    });
    view! {
        <ol class="steps">{steps}</ol>
        {link}
    }
}

/// A link out of this page; its address is written out on paper. Only `https`
/// becomes one, anything else stays text.
#[component]
pub(crate) fn OutLink(address: String, text: String) -> impl IntoView {
    match destination(&address) {
        Some(_) => view! {
            <a class="out" href=address rel="noreferrer" target="_blank">
                {text}
                <span class="visually-hidden">" (opens in a new tab)"</span>
            </a>
        }
        .into_any(),
        None => text.into_any(),
    }
}
