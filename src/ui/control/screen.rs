//! A control's screen.

use leptos::prelude::*;

use super::model::{frameworks, needs_work, paragraphs, standing};
use super::rule::RuleText;
use crate::engine::{ControlId, Status};
use crate::english::counted;
use crate::report::{ControlReport, words};
use crate::ui::components::model::Known;
use crate::ui::components::{Arrow, Findings, OutLink, SourceTable, Steps, VerdictWord, Who};
use crate::ui::questions::{AnswerForm, Taken, may_be_answered};
use crate::ui::state::State;

/// The screen of a control; an id that is none leads back.
#[component]
pub(crate) fn ControlScreen(state: State, id: ControlId) -> impl IntoView {
    let control = state.open.with(|open| open.as_ref()?.assessment.control(&id).cloned());
    view! {
        <div class="screen control">
            <a class="back" href="#/report">
                <Arrow />
                "Report"
            </a>
            {match control {
                Some(control) => details(state, &control).into_any(),
                None => view! { <h1>"There is no such control."</h1> }.into_any(),
            }}
        </div>
    }
}

fn details(state: State, control: &ControlReport) -> impl IntoView + use<> {
    view! {
        <section class="lead">
            <p class="quiet">{control.id.to_string()} " · " {control.title.clone()}</p>
            <h1>{words::heading(control)}</h1>
            <p class="standing">
                <VerdictWord status=control.status />
                <span class="quiet">{standing(control)}</span>
            </p>
            <p>{control.description.clone()}</p>
        </section>
        <Taken state control=control.clone() />
        {who(control)}
        {question(state, control)}
        {what_to_do(control)}
        <HowWeKnow known=Known::of(control) status=control.status />
        {law(control)}
        {beside_the_law(control)}
        <RuleText state id=control.id.clone() path=control.rule.clone() />
    }
}

fn who(control: &ControlReport) -> Option<impl IntoView + use<>> {
    let affected = control.affected.clone();
    (!affected.is_empty()).then(|| {
        view! {
            <section class="card part">
                <h2>"Who or what"</h2>
                <Who affected />
            </section>
        }
    })
}

fn question(state: State, control: &ControlReport) -> Option<impl IntoView + use<>> {
    let question = control.question.clone()?;
    let months = usize::try_from(question.renew_months).unwrap_or_default();
    // As the heading it has been asked already.
    let asked = (control.status != Status::Unanswered).then(|| view! { <p>{question.question.clone()}</p> });
    let form = may_be_answered(control)
        .then(|| view! { <AnswerForm state id=control.id.clone() question=question.clone() /> });
    let parts = question.parts.iter().map(|part| view! { <li>{part.text.clone()}</li> });
    let parts: Vec<_> = parts.filter(|_| form.is_none()).collect();
    Some(view! {
        <section class="card part">
            <h2>"What you can answer"</h2>
            {asked}
            {(!parts.is_empty())
                .then(|| {
                    view! {
                        <p>"Each of these counts for itself:"</p>
                        <ul>{parts}</ul>
                    }
                })}
            <p>
                <strong>"Counts as evidence: "</strong>
                {question.counts}
            </p>
            {form}
            <p class="quiet">{format!("This tool asks again after {}.", counted(months, "month", "months"))}</p>
        </section>
    })
}

fn what_to_do(control: &ControlReport) -> impl IntoView + use<> {
    let steps = view! {
        <Steps steps=control.fix.clone() link=control.link.clone() />
        <p class="quiet">{format!("Takes about {}.", control.effort)}</p>
    };
    if needs_work(control.status) {
        view! {
            <section class="card part">
                <h2>"What to do"</h2>
                {steps}
            </section>
        }
        .into_any()
    } else {
        view! {
            <details class="card fold screen-only">
                <summary>
                    <h2>"How to put it in place"</h2>
                </summary>
                <div class="part-body">{steps}</div>
            </details>
        }
        .into_any()
    }
}

#[component]
fn HowWeKnow(known: Known, status: Status) -> impl IntoView {
    let title = match status {
        Status::NotAssessed | Status::NotLicensed | Status::Unanswered | Status::Error => "Why it is not known",
        _ => "How it is known",
    };
    let sources = known.sources.clone();
    view! {
        <section class="card part">
            <h2>{title}</h2>
            <Findings known />
            {(!sources.is_empty()).then(|| view! { <SourceTable sources /> })}
        </section>
    }
}

fn law(control: &ControlReport) -> impl IntoView + use<> {
    let lines: Vec<_> = paragraphs(control)
        .into_iter()
        .map(|(cite, name, specification)| view! { <li><strong>{cite}</strong>{format!(" {name}, {specification}")}</li> })
        .collect();
    view! {
        <section class="card part">
            <h2>"The law"</h2>
            <p class="quiet">"HIPAA Security Rule, 45 CFR Part 164"</p>
            <ul>{lines}</ul>
            <p class="quiet">{words::SPECIFICATIONS}</p>
        </section>
    }
}

fn beside_the_law(control: &ControlReport) -> Option<impl IntoView + use<>> {
    let frameworks: Vec<_> =
        frameworks(control).into_iter().map(|(name, ids)| view! { <li>{format!("{name}: {ids}")}</li> }).collect();
    let references: Vec<_> = control
        .references
        .iter()
        .map(|reference| {
            let (address, text) = (reference.address.clone(), reference.description.clone());
            view! {
                <li>
                    <OutLink address text />
                </li>
            }
        })
        .collect();
    (!frameworks.is_empty() || !references.is_empty()).then(|| {
        view! {
            <section class="card part">
                <h2>"Read more"</h2>
                <ul>{references}{frameworks}</ul>
            </section>
        }
    })
}
