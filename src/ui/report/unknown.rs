//! What Microsoft 365 does not bring as it was bought, questions for a person, and
//! what could not be looked at. What is not known has a look of its own, which is never
//! that of what is in place.

use leptos::prelude::*;

use crate::plan::Band;
use crate::report::{Assessment, ControlReport, QuestionLine, words};
use crate::ui::view::{control_hash, question_hash};

/// One of the two bands; nothing where it has no lines.
#[component]
pub(crate) fn UnknownBand<'a>(assessment: &'a Assessment, band: Band) -> impl IntoView + use<> {
    let lines = assessment.band(band);
    let note = words::band_note(assessment, band);
    let items: Vec<_> = lines.into_iter().map(|control| line(control, band)).collect();
    let id = if band == Band::Answer { "questions" } else { "not-looked-at" };
    (!items.is_empty()).then(|| {
        view! {
            <section class="band unknown">
                <h2 id=id>{band.title()} " " <span>{note}</span></h2>
                <ol class="list">{items}</ol>
            </section>
        }
    })
}

/// What the plans do not include: one line for all of it.
#[component]
pub(crate) fn NotInPlans<'a>(assessment: &'a Assessment) -> impl IntoView + use<> {
    let groups = words::by_plan(assessment);
    let count = assessment.not_in_plans_list.len();
    let heading = words::not_in_plans(count);
    let plans: Vec<_> = groups.into_iter().map(|(reason, controls)| plan(reason, &controls)).collect();
    (count > 0).then(|| {
        view! {
            <section class="band unknown">
                <h2 id="not-in-plans">
                    {Band::NotInPlans.title()} " " <span>{words::band_note(assessment, Band::NotInPlans)}</span>
                </h2>
                <ol class="list">
                    <li>
                        <details class="item unknown">
                            <summary>
                                <span class="no" aria-hidden="true">
                                    "–"
                                </span>
                                <h3>{heading}</h3>
                            </summary>
                            <div class="body">
                                <p>{words::ANOTHER_PRODUCT}</p>
                                {plans}
                            </div>
                        </details>
                    </li>
                </ol>
            </section>
        }
    })
}

fn plan(reason: String, controls: &[&ControlReport]) -> impl IntoView + use<> {
    let lines: Vec<_> = controls
        .iter()
        .map(|control| {
            view! {
                <li>
                    <a href=control_hash(&control.id)>{control.id.to_string()}</a>
                    " "
                    {control.title.clone()}
                </li>
            }
        })
        .collect();
    view! {
        <p class="why">{reason}</p>
        <ul>{lines}</ul>
    }
}

fn line(control: &ControlReport, band: Band) -> impl IntoView + use<> {
    let question = control.question.clone().filter(|_| band == Band::Answer);
    let heading = question.as_ref().map_or_else(|| control.title.clone(), |question| question.question.clone());
    let answer = question.is_some().then(|| {
        view! {
            <p class="screen-only">
                <a class="button" href=question_hash(&control.id)>
                    "Answer this question"
                </a>
            </p>
        }
    });
    let small = [Some(control.id.to_string()), words::first_paragraph(control)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <li>
            <details class="item unknown">
                <summary>
                    <span class="no" aria-hidden="true">
                        "–"
                    </span>
                    <h3>{heading}</h3>
                    <span class="tag">{control.status.word()}</span>
                    <span class="meta">{small}</span>
                    {question.is_some().then(boxes)}
                </summary>
                <div class="body">
                    {match question {
                        Some(question) => counts(question).into_any(),
                        None => view! { <p>{control.reason.clone()}</p> }.into_any(),
                    }} <p class="why">{control.description.clone()}</p> {answer} <p class="more-link">
                        <a href=control_hash(&control.id)>"See what is asked for, the law and the rule"</a>
                    </p>
                </div>
            </details>
        </li>
    }
}

/// What counts as evidence for an answer.
pub(super) fn counts(question: QuestionLine) -> impl IntoView {
    view! {
        <p>
            <strong>"Counts as evidence: "</strong>
            {question.counts}
        </p>
    }
}

/// The boxes to tick with a pen, on paper alone.
pub(super) fn boxes() -> impl IntoView {
    view! {
        <span class="paper-only" aria-hidden="true">
            <span class="box"></span>
            "Yes"
            <span class="box"></span>
            "Partly"
            <span class="box"></span>
            "No"
            <span class="write">"Evidence, by whom, on what day:"</span>
        </span>
    }
}
