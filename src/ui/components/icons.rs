//! Small drawings. Each stands beside words that say the same.

use leptos::prelude::*;

/// The mark.
#[component]
pub(crate) fn Mark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 26 26" aria-hidden="true">
            <rect class="mark-paper" x="2" y="2" width="22" height="22" rx="6" />
            <path class="mark-lines" d="M7 9h12M7 13h8M7 17h4" />
        </svg>
    }
}

/// The shield beside the promise.
#[component]
pub(crate) fn Shield() -> impl IntoView {
    view! {
        <svg viewBox="0 0 16 16" aria-hidden="true" class="line">
            <path d="M8 1.5 13.5 4v4c0 3.4-2.3 5.6-5.5 6.5C4.8 13.6 2.5 11.4 2.5 8V4z" />
            <path d="m5.5 8 1.8 1.8L10.8 6" />
        </svg>
    }
}

/// Back to where one came from.
#[component]
pub(crate) fn Arrow() -> impl IntoView {
    view! {
        <svg viewBox="0 0 16 16" aria-hidden="true" class="line">
            <path d="M13 8H3M7 4 3 8l4 4" />
        </svg>
    }
}
