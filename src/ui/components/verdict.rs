//! A verdict as a word with its own shape.

use leptos::prelude::*;

use super::model::status_class;
use crate::engine::Status;

/// The word; the bar beside it is solid, shorter or hatched.
#[component]
pub(crate) fn VerdictWord(status: Status) -> impl IntoView {
    let class = status_class(status);
    view! {
        <span class=format!("verdict {class}")>
            <i class=format!("shape {class}") aria-hidden="true"></i>
            {status.word()}
        </span>
    }
}
