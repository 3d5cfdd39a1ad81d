//! How a verdict is known.

use leptos::prelude::*;

use super::model::{Known, SourceRow};

/// The basis, what was found, and why it could not be told.
#[component]
pub(crate) fn Findings(known: Known) -> impl IntoView {
    let findings: Vec<_> = known.findings.into_iter().map(|text| view! { <li>{text}</li> }).collect();
    view! {
        {known.basis.map(|basis| view! { <p class="basis">{basis}</p> })}
        {known.reason.map(|reason| view! { <p>{reason}</p> })}
        {(!findings.is_empty()).then(|| view! { <ul class="findings">{findings}</ul> })}
    }
}

/// The sources in one sentence, the table behind it.
#[component]
pub(crate) fn SourcesInShort(known: Known) -> impl IntoView {
    (!known.sources.is_empty()).then(|| {
        view! {
            <details class="sources">
                <summary>{known.in_short}</summary>
                <SourceTable sources=known.sources />
            </details>
        }
    })
}

/// Every source, how it came here and when.
#[component]
pub(crate) fn SourceTable(sources: Vec<SourceRow>) -> impl IntoView {
    let rows: Vec<_> = sources.into_iter().map(source_row).collect();
    view! {
        <table class="stacked">
            <thead>
                <tr>
                    <th scope="col">"Source"</th>
                    <th scope="col">"From"</th>
                    <th scope="col">"Read"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn source_row(row: SourceRow) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{row.text}</th>
            <td>{row.via}</td>
            <td class="num">{row.when}</td>
        </tr>
    }
}
