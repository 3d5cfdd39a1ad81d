//! Small parts that screens share.

use leptos::prelude::*;

use super::app::State;
use crate::engine::Affected;
use crate::report::{ControlReport, words};

/// The mark.
#[component]
pub(super) fn Mark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 26 26" aria-hidden="true">
            <rect class="mark-paper" x="2" y="2" width="22" height="22" rx="6" />
            <path class="mark-lines" d="M7 9h12M7 13h8M7 17h4" />
        </svg>
    }
}

/// The shield beside the promise.
#[component]
pub(super) fn Shield() -> impl IntoView {
    view! {
        <svg viewBox="0 0 16 16" aria-hidden="true" class="line">
            <path d="M8 1.5 13.5 4v4c0 3.4-2.3 5.6-5.5 6.5C4.8 13.6 2.5 11.4 2.5 8V4z" />
            <path d="m5.5 8 1.8 1.8L10.8 6" />
        </svg>
    }
}

/// What is going on, and what went wrong; read out by screen readers.
#[component]
pub(super) fn Notices(state: State) -> impl IntoView {
    view! {
        <div class="notices">
            <div role="status" aria-live="polite">
                {move || {
                    state.busy.get().map(|what| view! {
                        <p class="busy">
                            <span>{what}</span>
                            <button on:click=move |_| state.engine.cancel(state)>"Cancel"</button>
                        </p>
                    })
                }}
            </div>
            <div role="alert">
                {move || {
                    state.error.get().map(|message| view! {
                        <p class="error"><strong>"That did not work. "</strong><span>{message}</span></p>
                    })
                }}
            </div>
        </div>
    }
}

/// The objects a verdict names. Long lists show their first part.
#[component]
pub(super) fn Who(affected: Vec<Affected>) -> impl IntoView {
    const SHOWN: usize = 25;
    let rest = affected.len().saturating_sub(SHOWN);
    let mut items = affected.into_iter().map(entry);
    let first: Vec<_> = items.by_ref().take(SHOWN).collect();
    let more: Vec<_> = items.collect();
    view! {
        <ul class="who">{first}</ul>
        {(rest > 0).then(|| view! {
            <details class="more"><summary>{format!("{rest} more")}</summary><ul class="who">{more}</ul></details>
        })}
    }
}

fn entry(object: Affected) -> impl IntoView {
    let detail = (!object.detail.is_empty()).then(|| format!(": {}", object.detail));
    let accepted =
        object.accepted.map(|reason| view! { <span class="quiet">{format!(" (accepted: {reason})")}</span> });
    view! { <li><strong>{object.name}</strong>{detail}{accepted}</li> }
}

/// Numbered steps and where to go.
#[component]
pub(super) fn Steps(steps: Vec<String>, link: Option<String>) -> impl IntoView {
    let steps: Vec<_> = steps.into_iter().map(|step| view! { <li>{step}</li> }).collect();
    view! {
        <ol class="steps">{steps}</ol>
        {link.map(|link| {
            let address = link.clone();
            view! { <p class="where-to">"Go to " <a href=link rel="noreferrer" target="_blank">{address}</a></p> }
        })}
    }
}

/// How a verdict is known.
#[component]
pub(super) fn HowWeKnow(control: ControlReport) -> impl IntoView {
    let basis = control.basis.map(|basis| view! { <p>{format!("{}.", basis.words())}</p> });
    let lines: Vec<_> = control
        .evidence
        .into_iter()
        .map(|note| {
            let when = note.read_at.map(|time| format!(" ({})", time.spoken()));
            view! { <li>{note.text}<span class="quiet">{when}</span></li> }
        })
        .collect();
    let reason = control.reason.map(|reason| view! { <p>{reason}</p> });
    view! { {basis}{reason}{(!lines.is_empty()).then(|| view! { <ul>{lines}</ul> })} }
}

/// The paragraphs of law.
#[component]
pub(super) fn Law(control: ControlReport) -> impl IntoView {
    let lines: Vec<_> = control
        .hipaa
        .into_iter()
        .map(|line| view! { <li>{format!("{} {} ({})", line.cite, line.name, words::specification(line.specification))}</li> })
        .collect();
    view! { <ul>{lines}</ul> }
}
