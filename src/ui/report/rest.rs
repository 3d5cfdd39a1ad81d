//! What needs no work: in place, accepted, without use here; and exceptions that
//! do not count as they stand.

use leptos::prelude::*;

use super::model::{exception_notes, reasons, with_status};
use crate::engine::{ExceptionUse, Status};
use crate::report::{Assessment, ControlReport};
use crate::ui::view::control_hash;

/// Three lists, closed.
#[component]
pub(crate) fn Rest<'a>(assessment: &'a Assessment) -> impl IntoView + use<> {
    let lists: Vec<_> = [Status::Pass, Status::Accepted, Status::NotApplicable]
        .into_iter()
        .filter_map(|status| list(assessment, status))
        .collect();
    (!lists.is_empty()).then(|| view! { <section class="band screen-only">{lists}</section> })
}

fn list(assessment: &Assessment, status: Status) -> Option<impl IntoView + use<>> {
    let items: Vec<_> = with_status(assessment, status).into_iter().map(line).collect();
    let count = items.len();
    (count > 0).then(|| {
        view! {
            <details class="card fold">
                <summary>
                    <h2>{status.word()} " " <span>{count}</span></h2>
                </summary>
                <ul>{items}</ul>
            </details>
        }
    })
}

fn line(control: &ControlReport) -> impl IntoView + use<> {
    let reasons: Vec<_> = reasons(control).into_iter().map(|reason| view! { <p class="quiet">{reason}</p> }).collect();
    view! {
        <li>
            <a href=control_hash(&control.id)>{control.id.to_string()}</a>
            " "
            {control.summary.clone()}
            {reasons}
        </li>
    }
}

/// Exceptions that are expired, incomplete or without use.
#[component]
pub(crate) fn Exceptions<'a>(exceptions: &'a [ExceptionUse]) -> impl IntoView + use<> {
    let items: Vec<_> = exception_notes(exceptions)
        .into_iter()
        .map(|exception| {
            view! {
                <li>
                    <a href=control_hash(&exception.control)>{exception.control.to_string()}</a>
                    " "
                    {exception.what}
                    <p class="quiet">{exception.note}</p>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="card fold screen-only" aria-labelledby="exceptions">
                <h2 id="exceptions">"Exceptions to look at"</h2>
                <ul>{items}</ul>
            </section>
        }
    })
}
