//! For the auditor: every control in a table that can be filtered.

use leptos::prelude::*;

use super::model::{file_name, matches};
use crate::engine::Status;
use crate::report::{ControlReport, words};
use crate::ui::components::VerdictWord;
use crate::ui::files;
use crate::ui::state::Open;
use crate::ui::view::control_hash;

/// The table with its filters.
#[component]
pub(crate) fn Auditor(open: Open) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let status = RwSignal::new(None::<Status>);
    let all = open.assessment.controls.len();
    let (for_count, for_rows) = (open.assessment.clone(), open.assessment.clone());
    let shown = move |control: &&ControlReport| matches(control, &text.read(), status.get());
    let count = move || format!("{} of {all} controls", for_count.controls.iter().filter(shown).count());
    let rows = move || for_rows.controls.iter().filter(shown).map(row).collect::<Vec<_>>();
    view! {
        <section class="card part auditor screen-only" aria-labelledby="auditor">
            <h2 id="auditor">"For your auditor"</h2>
            <p class="quiet">
                "Every control with its verdict, how it was known, and the paragraphs it answers to. "
                {words::SPECIFICATIONS}
            </p>
            <Filters open text status />
            <p class="quiet" role="status">
                {count}
            </p>
            <table class="stacked">
                <thead>
                    <tr>
                        <th scope="col">"Control"</th>
                        <th scope="col">"Safeguard"</th>
                        <th scope="col">"Verdict"</th>
                        <th scope="col">"Known by"</th>
                        <th scope="col">"Security Rule"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

#[component]
fn Filters(open: Open, text: RwSignal<String>, status: RwSignal<Option<Status>>) -> impl IntoView {
    let choices: Vec<_> = Status::ALL
        .into_iter()
        .filter_map(|status| {
            let count = open.assessment.counts.get(status.key()).copied().filter(|count| *count > 0)?;
            Some(view! { <option value=status.key()>{format!("{} ({count})", status.word())}</option> })
        })
        .collect();
    let choose = move |key: String| status.set(Status::ALL.into_iter().find(|status| status.key() == key));
    let save = move |_| files::save(&format!("assessment-{}", file_name(&open.assessment)), open.json.as_bytes());
    view! {
        <div class="filters">
            <label>
                "Find"
                <input type="search" on:input=move |event| text.set(event_target_value(&event)) />
            </label>
            <label>
                "Verdict"
                <select on:change=move |event| choose(event_target_value(&event))>
                    <option value="">"All"</option>
                    {choices}
                </select>
            </label>
            <button on:click=save>"Save the assessment as JSON"</button>
        </div>
    }
}

fn row(control: &ControlReport) -> impl IntoView + use<> {
    let cites: Vec<&str> = control.hipaa.iter().map(|line| line.cite.as_str()).collect();
    view! {
        <tr>
            <th scope="row">
                <a href=control_hash(&control.id)>{control.id.to_string()}</a>
            </th>
            <td>{control.title.clone()}</td>
            <td>
                <VerdictWord status=control.status />
            </td>
            <td>{control.basis.map_or("–", |basis| basis.words())}</td>
            <td>{cites.join(", ")}</td>
        </tr>
    }
}
