//! The form in which a question is answered.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlElement, HtmlFormElement, HtmlInputElement};

use super::model::{AS_TICKED, Draft, Wrong, choices};
use crate::control_id::ControlId;
use crate::report::QuestionLine;
use crate::ui::clock;
use crate::ui::engine;
use crate::ui::state::State;

/// The names of the fields.
const CHOICE: &str = "choice";
const PART: &str = "part";
const EVIDENCE: &str = "evidence";
const PLACE: &str = "place";
const BY: &str = "by";
const REVIEWED_BY: &str = "reviewed-by";
const ON: &str = "on";

/// The form; what it gives is judged by the engine.
#[component]
pub(crate) fn AnswerForm(state: State, id: ControlId, question: QuestionLine) -> impl IntoView {
    let last_by = state.last_by.get_untracked();
    let draft = Draft::of(&question, &last_by, &clock::today());
    let wrong = RwSignal::new(Vec::new());
    let button = if question.answer.is_some() { "Answer again" } else { "Take this answer" };
    let (ticks, words) = (ticks(&question, &draft), words(&question, &draft, wrong));
    let lines = lines(draft, question.may_not_apply, wrong);
    let take = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(draft) = written(&event) else { return };
        let found = draft.wrong(&question, &clock::today());
        let first = found.first().copied();
        wrong.set(found);
        if let Some(first) = first {
            focus(field(first));
            return;
        }
        state.last_by.set(draft.by.trim().to_owned());
        engine::add(state, id.clone(), draft.given(&id, &question, &clock::now()));
    };
    view! {
        <form class="answer screen-only" on:submit=take novalidate=true>
            {ticks}
            {words}
            {lines}
            <p class="actions">
                <button class="first" type="submit">
                    {button}
                </button>
            </p>
        </form>
    }
}

/// What stands in the form that is sent.
fn written(event: &SubmitEvent) -> Option<Draft> {
    let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
    let data = FormData::new_with_form(&form).ok()?;
    let text = |name: &str| data.get(name).as_string().unwrap_or_default();
    Some(Draft {
        choice: text(CHOICE),
        ticked: data.get_all(PART).iter().filter_map(|part| part.as_string()).collect(),
        by: text(BY),
        reviewed_by: text(REVIEWED_BY),
        on: text(ON),
        evidence: text(EVIDENCE),
        place: text(PLACE),
    })
}

/// The field in which something is wrong.
fn field(wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::Choice => CHOICE,
        Wrong::By => BY,
        Wrong::On => ON,
        Wrong::Reason => EVIDENCE,
    }
}

fn in_form(selector: &str) -> Option<web_sys::Element> {
    document().query_selector(&format!(".answer {selector}")).ok().flatten()
}

fn focus(name: &str) {
    let field = in_form(&format!("[name='{name}']"));
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
}

/// The parts of a question, to tick; who ticks one answers by them.
fn ticks(question: &QuestionLine, draft: &Draft) -> Option<impl IntoView + use<>> {
    let boxes: Vec<_> = question
        .parts
        .iter()
        .map(|part| {
            view! {
                <label class="choice">
                    <input type="checkbox" name=PART value=part.id.clone() checked=draft.ticked.contains(&part.id) />
                    {part.text.clone()}
                </label>
            }
        })
        .collect();
    let choose = |_| {
        let radio = in_form(&format!("[value='{AS_TICKED}']"));
        if let Some(radio) = radio.and_then(|radio| radio.dyn_into::<HtmlInputElement>().ok()) {
            radio.set_checked(true);
        }
    };
    (!boxes.is_empty()).then(|| {
        view! {
            <fieldset on:change=choose>
                <legend>"Tick each that holds"</legend>
                {boxes}
            </fieldset>
        }
    })
}

/// Yes, partly, no and what else may be said.
fn words(question: &QuestionLine, draft: &Draft, wrong: RwSignal<Vec<Wrong>>) -> impl IntoView + use<> {
    let radios: Vec<_> = choices(question)
        .into_iter()
        .map(|(value, words)| {
            view! {
                <label class="choice">
                    <input type="radio" name=CHOICE value=value aria-describedby="choice-wrong" checked=draft.choice == value />
                    {words}
                </label>
            }
        })
        .collect();
    view! {
        <fieldset>
            <legend>"The answer"</legend>
            {radios}
            <p id="choice-wrong" class="wrong">
                {move || said(wrong, Wrong::Choice)}
            </p>
        </fieldset>
    }
}

fn said(wrong: RwSignal<Vec<Wrong>>, field: Wrong) -> Option<&'static str> {
    wrong.with(|wrong| wrong.contains(&field)).then(|| field.words())
}

/// The lines to write on, each with what is wrong with it below.
fn lines(draft: Draft, may_not_apply: bool, wrong: RwSignal<Vec<Wrong>>) -> impl IntoView {
    let why = if may_not_apply {
        "What supports it (a document’s name and date); for “does not apply”, why"
    } else {
        "What supports it (a document’s name and date)"
    };
    [
        (EVIDENCE, why, draft.evidence, Some(Wrong::Reason)),
        (PLACE, "Where that lies (may stay empty)", draft.place, None),
        (BY, "Who says so", draft.by, Some(Wrong::By)),
        (REVIEWED_BY, "Who looked it over (may stay empty)", draft.reviewed_by, None),
        (ON, "On which day", draft.on, Some(Wrong::On)),
    ]
    .map(|(name, label, value, says)| {
        let hint = format!("{name}-wrong");
        let words = move || says.and_then(|says| said(wrong, says));
        view! {
            <label class="field">
                {label}
                <input
                    type=if name == ON { "date" } else { "text" }
                    name=name
                    value=value
                    autocomplete="off"
                    aria-describedby=hint.clone()
                    aria-invalid=move || words().is_some().to_string()
                />
                <span id=hint class="wrong">
                    {words}
                </span>
            </label>
        }
    })
    .collect_view()
}
