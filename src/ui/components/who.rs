//! The objects a verdict names.

use leptos::prelude::*;

use crate::engine::Affected;
use crate::report::words;

/// How many are shown at once; the others are one click away, and on paper.
const SHOWN: usize = 20;

/// The objects by name. Long lists show their first part.
#[component]
pub(crate) fn Who(affected: Vec<Affected>) -> impl IntoView {
    let rest = affected.len().saturating_sub(SHOWN);
    let mut items = affected.into_iter().map(entry);
    let first: Vec<_> = items.by_ref().take(SHOWN).collect();
    let more: Vec<_> = items.collect();
    view! {
        <ul class="who">{first}</ul>
        {(rest > 0)
            .then(|| {
                view! {
                    <details class="more">
                        <summary>{format!("{rest} more")}</summary>
                        <ul class="who">{more}</ul>
                    </details>
                }
            })}
    }
}

fn entry(object: Affected) -> impl IntoView {
    let detail = (!object.detail.is_empty()).then(|| format!(": {}", object.detail));
    let decided = words::decided(&object).map(|words| view! { <span class="decided">{words}</span> });
    view! {
        <li>
            <strong>{object.name}</strong>
            {detail}
            {decided}
        </li>
    }
}
