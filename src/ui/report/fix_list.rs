//! The fix list: what to do first, and everything needed to do it.

use leptos::prelude::*;

use super::model::{band_class, meta, names_many, tag};
use super::unknown::{boxes, counts};
use crate::engine::Status;
use crate::plan::Band;
use crate::report::{Assessment, ControlReport, words};
use crate::ui::components::model::Known;
use crate::ui::components::{Findings, SourcesInShort, Steps, Who};
use crate::ui::view::{control_hash, question_hash};

/// One band of the fix list; nothing where it has no lines.
#[component]
pub(crate) fn FixBand<'a>(
    assessment: &'a Assessment,
    band: Band,
    /// Whether the lines have been painted: what is folded away is drawn after them.
    painted: RwSignal<bool>,
) -> impl IntoView + use<> {
    let lines = assessment.band(band);
    let note = words::band_note(assessment, band);
    let items: Vec<_> = lines.into_iter().map(|control| fix_line(control, band, painted)).collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="band">
                <h2>{band.title()} " " <span>{note}</span></h2>
                <ol class="list">{items}</ol>
            </section>
        }
    })
}

fn fix_line(control: &ControlReport, band: Band, painted: RwSignal<bool>) -> impl IntoView + use<> {
    let place = control.priority.as_ref().map_or(0, |priority| priority.place);
    let folded = control.clone();
    view! {
        <li>
            <details class=format!("item fix {}", band_class(band)) open=place == 1>
                <summary>
                    <span class="no num">{place}</span>
                    <h3>
                        <span class="tick" aria-hidden="true"></span>
                        {words::heading(control)}
                    </h3>
                    <span class="tag">{tag(control.status)}</span>
                    <span class="meta">{meta(control)}</span>
                </summary>
                {move || (place == 1 || painted.get()).then(|| body(&folded))}
            </details>
        </li>
    }
}

fn body(control: &ControlReport) -> impl IntoView + use<> {
    let known = Known::of(control);
    let class = if names_many(control) { "halves many" } else { "halves" };
    let who = (!control.affected.is_empty()).then(|| {
        view! {
            <div class="who-part">
                <h4>"Who or what"</h4>
                <Who affected=control.affected.clone() />
            </div>
        }
    });
    let question = control.question.clone().filter(|_| control.status == Status::Unanswered);
    let answer = view! {
        <p class="screen-only">
            <a class="button" href=question_hash(&control.id)>
                "Answer this question"
            </a>
        </p>
    };
    let (to_do, class_to_do) = if question.is_some() { ("If the answer is no", "if-no") } else { ("What to do", "") };
    let place = control.priority.as_ref().map(|priority| {
        view! {
            <p class="quiet place">"Why this place: " {priority.explanation.clone()}</p>
        }
    });
    view! {
        <div class="body">
            <p class="why">{control.description.clone()}</p>
            {question.map(|question| view! { {counts(question)} {boxes()} {answer} })}
            <div class=class>
                {who} <div class="steps-part">
                    <h4 class=class_to_do>{to_do}</h4>
                    <Steps steps=control.fix.clone() link=control.link.clone() />
                </div>
            </div>
            <div class="evidence">
                <h4>"How it is known"</h4>
                <Findings known=known.clone() />
                <SourcesInShort known />
            </div>
            {place}
            <p class="more-link">
                <a href=control_hash(&control.id)>"See the evidence, the law and the rule"</a>
            </p>
        </div>
    }
}
