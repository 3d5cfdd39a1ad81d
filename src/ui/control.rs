//! One control: verdict, who, what to do, how we know, the law, the rule.

use std::sync::Arc;

use leptos::prelude::*;

use super::app::State;
use super::components::{HowWeKnow, Law, Steps, Who};
use super::model::status_class;
use crate::engine::ControlId;
use crate::report::{Assessment, ControlReport, words};

/// The screen of a control; an id that is none leads back.
#[component]
pub(super) fn ControlScreen(state: State, assessment: Arc<Assessment>, id: ControlId) -> impl IntoView {
    match assessment.control(&id) {
        Some(control) => details(state, control.clone()).into_any(),
        None => view! { <section class="lead"><h1>"There is no such control."</h1><p><a href="#/report">"Back to the report"</a></p></section> }.into_any(),
    }
}

fn details(state: State, control: ControlReport) -> impl IntoView {
    let question = control.question.clone().map(|question| view! {
        <section class="card part">
            <h2>"The question"</h2>
            <p>{question.question}</p>
            <p class="quiet">{format!("Counts as evidence: {} Answer again after {} months.", question.counts, question.renew_months)}</p>
        </section>
    });
    let affected = (!control.affected.is_empty()).then(|| {
        view! {
            <section class="card part"><h2>"Who or what"</h2><Who affected=control.affected.clone() /></section>
        }
    });
    let explanation = control
        .priority
        .as_ref()
        .map(|priority| format!("Place {} in the fix list. {}", priority.place, priority.explanation));
    view! {
        <section class="lead">
            <p class="quiet"><a href="#/report">"Report"</a>" · "{control.id.to_string()}" · "{control.title.clone()}</p>
            <h1>{control.summary.clone()}</h1>
            <p><span class=format!("verdict {}", status_class(control.status))>{control.status.word()}</span>
                <span class="quiet">{format!(" Severity: {}. {}", words::severity(control.severity), explanation.unwrap_or_default())}</span></p>
            <p>{control.description.clone()}</p>
        </section>
        {affected}
        <section class="card part"><h2>"What to do"</h2><Steps steps=control.fix.clone() link=control.link.clone() /><p class="quiet">{format!("Takes about {}.", control.effort)}</p></section>
        {question}
        <section class="card part"><h2>"How we know"</h2><HowWeKnow control=control.clone() /></section>
        <section class="card part"><h2>"The law"</h2><Law control=control.clone() /><p class="quiet">{words::ADDRESSABLE}</p></section>
        <section class="card part"><h2>"Beside the law"</h2>{frameworks(&control)}{references(&control)}</section>
        <RuleText state id=control.id.clone() path=control.rule.clone() />
    }
}

fn frameworks(control: &ControlReport) -> impl IntoView + use<> {
    let own = &control.frameworks;
    let lines: Vec<_> = [
        ("NIST Cybersecurity Framework 2.0", &own.nist_csf),
        ("NIST SP 800-53", &own.nist_800_53),
        ("HICP (405(d))", &own.hicp),
    ]
    .into_iter()
    .filter(|(_, ids)| !ids.is_empty())
    .map(|(name, ids)| view! { <li>{format!("{name}: {}", ids.join(", "))}</li> })
    .collect();
    view! { <ul>{lines}</ul> }
}

fn references(control: &ControlReport) -> impl IntoView + use<> {
    let lines: Vec<_> = control
        .references
        .iter()
        .map(|reference| {
            let (address, description) = (reference.address.clone(), reference.description.clone());
            view! { <li><a href=address rel="noreferrer" target="_blank">{description}</a></li> }
        })
        .collect();
    view! { <ul>{lines}</ul> }
}

/// The rule's own text, asked of the worker when it is wanted.
#[component]
fn RuleText(state: State, id: ControlId, path: String) -> impl IntoView {
    let asked = id.clone();
    let ask = move |_| {
        if !state.rules.with_untracked(|rules| rules.contains_key(&asked)) {
            state.engine.rule(asked.clone());
        }
    };
    let text = move || state.rules.with(|rules| rules.get(&id).cloned());
    view! {
        <details class="card part rule" on:toggle=ask>
            <summary><h2>"The rule"</h2></summary>
            <p class="quiet">{format!("rules/{path}, in Rego. It sees only evidence that was read.")}</p>
            <pre tabindex="0">{text}</pre>
        </details>
    }
}
