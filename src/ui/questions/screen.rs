//! One question after the other.

use leptos::prelude::*;

use super::form::AnswerForm;
use super::model::{next_open, progress};
use super::taken::Taken;
use crate::control_id::ControlId;
use crate::report::{ControlReport, QuestionLine};
use crate::ui::components::Arrow;
use crate::ui::state::State;
use crate::ui::view::{Place, control_hash, question_hash};

/// The screen of a question; a control without one leads back.
#[component]
pub(crate) fn QuestionScreen(state: State, id: ControlId) -> impl IntoView {
    let found = state.open.with(|open| {
        let assessment = &open.as_ref()?.assessment;
        let control = assessment.control(&id)?;
        let next = next_open(assessment, &id).map(|control| control.id.clone());
        Some((control.clone(), control.question.clone()?, progress(assessment), next))
    });
    view! {
        <div class="screen question">
            <a class="back" href=Place::Questions.hash()>
                <Arrow />
                "Report"
            </a>
            {match found {
                Some((control, question, progress, next)) => {
                    ask(state, control, question, progress, next).into_any()
                }
                None => view! { <h1>"There is no such question."</h1> }.into_any(),
            }}
        </div>
    }
}

fn ask(
    state: State,
    control: ControlReport,
    question: QuestionLine,
    progress: String,
    next: Option<ControlId>,
) -> impl IntoView {
    let about = control_hash(&control.id);
    let onward = match next {
        Some(next) => view! { <a class="button" href=question_hash(&next)>"Next open question"</a> }.into_any(),
        None => view! { <a class="button" href=Place::Top.hash()>"No other question is open: see the report"</a> }
            .into_any(),
    };
    view! {
        <section class="lead">
            <p class="quiet">{progress} " · " {control.id.to_string()}</p>
            <h1>{question.question.clone()}</h1>
            <p>
                <strong>"Counts as evidence: "</strong>
                {question.counts.clone()}
            </p>
        </section>
        <Taken state control=control.clone() />
        <section class="card part" aria-label="Your answer">
            <AnswerForm state id=control.id.clone() question />
        </section>
        <p class="actions">
            {onward} <a class="button" href=about>
                "Why it is asked, the law and the steps"
            </a>
        </p>
    }
}
