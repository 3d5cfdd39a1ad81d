//! The form in which a question is answered.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::model::{AS_TICKED, Draft, Wrong, choices};
use crate::control_id::ControlId;
use crate::report::QuestionLine;
use crate::ui::clock;
use crate::ui::engine;
use crate::ui::state::State;

/// Each field by itself, so that typing in one redraws no other.
#[derive(Clone, Copy)]
struct Fields {
    choice: RwSignal<String>,
    ticked: RwSignal<Vec<String>>,
    by: RwSignal<String>,
    reviewed_by: RwSignal<String>,
    on: RwSignal<String>,
    evidence: RwSignal<String>,
    place: RwSignal<String>,
    /// What could not be taken when it was last tried.
    wrong: RwSignal<Vec<Wrong>>,
}

impl Fields {
    fn of(draft: Draft) -> Self {
        Self {
            choice: RwSignal::new(draft.choice),
            ticked: RwSignal::new(draft.ticked),
            by: RwSignal::new(draft.by),
            reviewed_by: RwSignal::new(draft.reviewed_by),
            on: RwSignal::new(draft.on),
            evidence: RwSignal::new(draft.evidence),
            place: RwSignal::new(draft.place),
            wrong: RwSignal::new(Vec::new()),
        }
    }

    fn draft(self) -> Draft {
        Draft {
            choice: self.choice.get_untracked(),
            ticked: self.ticked.get_untracked(),
            by: self.by.get_untracked(),
            reviewed_by: self.reviewed_by.get_untracked(),
            on: self.on.get_untracked(),
            evidence: self.evidence.get_untracked(),
            place: self.place.get_untracked(),
        }
    }

    fn is_wrong(self, field: Wrong) -> bool {
        self.wrong.with(|wrong| wrong.contains(&field))
    }
}

/// The form; what it gives is judged by the engine.
#[component]
pub(crate) fn AnswerForm(state: State, id: ControlId, question: QuestionLine) -> impl IntoView {
    let last_by = state.last_by.get_untracked();
    let fields = Fields::of(Draft::of(&question, &last_by, &clock::today()));
    let asked = question.clone();
    let take = move |event: SubmitEvent| {
        event.prevent_default();
        let draft = fields.draft();
        let wrong = draft.wrong(&asked, &clock::today());
        if let Some(first) = wrong.first() {
            let first = element(*first);
            fields.wrong.set(wrong);
            request_animation_frame(move || focus(first));
            return;
        }
        fields.wrong.set(Vec::new());
        state.last_by.set(draft.by.trim().to_owned());
        engine::add(state, id.clone(), draft.given(&id, &asked, &clock::now()));
    };
    let again = question.answer.is_some();
    view! {
        <form class="answer screen-only" on:submit=take novalidate=true>
            {ticks(fields, &question)}
            {words(fields, &question)}
            <Line fields label="What supports it (a document’s name and date); for “does not apply”, why" name="answer-evidence" text=fields.evidence wrong=Wrong::Reason />
            <Line fields label="Where that lies (may stay empty)" name="answer-place" text=fields.place />
            <Line fields label="Who says so" name="answer-by" text=fields.by wrong=Wrong::By />
            <Line fields label="Who looked it over (may stay empty)" name="answer-reviewed" text=fields.reviewed_by />
            <Line fields label="On which day" name="answer-on" text=fields.on wrong=Wrong::On kind="date" />
            <p class="actions">
                <button class="first" type="submit" disabled=move || state.busy.with(Option::is_some)>
                    {if again { "Answer again" } else { "Take this answer" }}
                </button>
            </p>
        </form>
    }
}

fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Where the focus goes for what is wrong.
fn element(wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::Choice => ".answer input[type='radio']",
        Wrong::By => "#answer-by",
        Wrong::On => "#answer-on",
        Wrong::Reason => "#answer-evidence",
    }
}

/// The parts of a question, to tick.
fn ticks(fields: Fields, question: &QuestionLine) -> Option<impl IntoView + use<>> {
    let boxes: Vec<_> = question
        .parts
        .iter()
        .map(|part| {
            let (id, own) = (part.id.clone(), part.id.clone());
            let change = move |event| {
                let holds = event_target_checked(&event);
                fields.ticked.update(|ticked| {
                    ticked.retain(|other| *other != id);
                    if holds {
                        ticked.push(id.clone());
                    }
                });
                fields.choice.set(AS_TICKED.to_owned());
            };
            view! {
                <label class="choice">
                    <input
                        type="checkbox"
                        prop:checked=move || fields.ticked.with(|ticked| ticked.contains(&own))
                        on:change=change
                    />
                    {part.text.clone()}
                </label>
            }
        })
        .collect();
    (!boxes.is_empty()).then(|| {
        view! {
            <fieldset>
                <legend>"Tick each that holds"</legend>
                {boxes}
            </fieldset>
        }
    })
}

/// Yes, partly, no and what else may be said.
fn words(fields: Fields, question: &QuestionLine) -> impl IntoView + use<> {
    let radios: Vec<_> = choices(question)
        .into_iter()
        .map(|(value, words)| {
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name="answer"
                        value=value
                        aria-describedby="answer-wrong"
                        prop:checked=move || fields.choice.with(|choice| choice == value)
                        on:change=move |_| fields.choice.set(value.to_owned())
                    />
                    {words}
                </label>
            }
        })
        .collect();
    view! {
        <fieldset>
            <legend>"The answer"</legend>
            {radios}
            <p id="answer-wrong" class="wrong">
                {move || fields.is_wrong(Wrong::Choice).then(|| Wrong::Choice.words())}
            </p>
        </fieldset>
    }
}

/// A line to write on, with what is wrong with it below.
#[component]
fn Line(
    fields: Fields,
    label: &'static str,
    name: &'static str,
    text: RwSignal<String>,
    #[prop(optional)] wrong: Option<Wrong>,
    #[prop(default = "text")] kind: &'static str,
) -> impl IntoView {
    let is_wrong = move || wrong.is_some_and(|wrong| fields.is_wrong(wrong));
    let hint = format!("{name}-wrong");
    view! {
        <label class="field">
            {label}
            <input
                id=name
                type=kind
                autocomplete="off"
                aria-describedby=hint.clone()
                aria-invalid=move || is_wrong().to_string()
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
            <span id=hint class="wrong">
                {move || wrong.filter(|_| is_wrong()).map(Wrong::words)}
            </span>
        </label>
    }
}
